#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "model/date.h"
#include "syntax/syntax_tree.h"
#include "text/source_file.h"
#include "vocabulary/word_index.h"

namespace planlint {

// What the author of a plan meant: everything a rule can ask. Each value stands with the range of
// checked text it was read from; what is not written is nullopt or empty, never "" or 0.
// Field names, values and Chinese words are those of fields.h (8-facts).

enum class DocumentKind : std::uint8_t {
    Plan,
    Summary,
    SummaryPlan,
    Scheme,
    Breakdown,
    Report,
    Bulletin,
    Assessment,
    Other
};
enum class Profile : std::uint8_t { Outline, Scheme, Report, Strict };
enum class TaskPart : std::uint8_t { Plan, Safeguards };
enum class FigureRole : std::uint8_t { Target, Actual, Expected, Baseline, Count };
enum class Bound : std::uint8_t { Lower, Upper, Point, Unknown };
enum class Provenance : std::uint8_t { Explicit, Inline, Table, Prose };
enum class UnitClass : std::uint8_t { Named, Collective, Generic };
enum class UnitRole : std::uint8_t { Lead, Responsible, Cooperating, Leader, Other };
enum class DeadlineSource : std::uint8_t { Own, Inherited, Annex };
enum class PhraseKind : std::uint8_t { RelativeTime, VagueTime, VagueResult, Match };
enum class DeadlinePrecision : std::uint8_t { Day, Month, Quarter, Half, Year };

struct DocumentInfo {
    std::string title;
    std::string issuer;
    std::string number;
    std::optional<Date> date;
    DocumentKind kind = DocumentKind::Other;
    std::optional<int> year;         // the year planned for
    std::optional<int> summaryYear;  // the year reported on
    bool summaryIsHalfYear = false;  // 上半年工作总结
    std::optional<Period> planSpan;  // of a five-year plan
    Profile profile = Profile::Outline;
    bool isPolicy = false;  // 若干措施, 意见: clauses that grant and rule, not tasks handed out
    bool isRule = false;    // 条例, 管理办法: rules, and no work handed out
    bool firstListedLeads = false;  // 列第一位者为牵头单位
    bool statesDuties = false;      // a part of its own says which unit does what
    bool statesSchedule = false;    // a part of its own says what is done when
    bool isAnnual = false;          // 2024年工作要点: the title names one year
    bool impliesYearEnd = false;  // annual, and few tasks state a time of their own within the year
};

/// A heading or numbered item and what stands under it.
struct Section {
    TextRange range;        // the heading line
    TextRange markerRange;  // "（三）"
    TextRange titleRange;   // up to the first full stop
    std::string number;     // "（三）" as written, simplified
    std::string title;
    int level = 1;    // 1 to 5
    int ordinal = 0;  // 3
    SectionRole role = SectionRole::Background;
    std::optional<int> year;  // a year in the title
    std::optional<std::uint32_t> parent;
    std::uint32_t firstLine = 0;  // indices into Plan::lines: heading, then body
    std::uint32_t endLine = 0;    // past the last line before the next heading
    bool hasChildren = false;
    bool isAnnex = false;  // 附件1
};

struct UnitName {
    std::string name;  // simplified and completed: 市农业局、水利局 → 市水利局
    TextRange range;
    Provenance provenance = Provenance::Inline;
    UnitClass unitClass = UnitClass::Named;
    bool isUnsure = false;  // ends like no unit and is in no table: kept as written
};

/// A role there is no field for, with its word: 督办单位：市政府督查室.
struct OtherRole {
    std::string key;
    std::vector<UnitName> units;
};

/// Units that one stretch of text gives one role.
struct UnitList {
    UnitRole role = UnitRole::Responsible;
    std::string key;  // of another role
    std::vector<UnitName> units;
};

/// A stretch that says who answers: a bracket, a field from its key to its end, a clause.
struct OwnerClause {
    /// Division: 责任分工：A负责编制，B组织实施 — prose that says nothing else.
    enum class Form : std::uint8_t { Bracket, Field, Prose, OwnerFirst, Division };
    TextRange range;  // with its brackets
    Form form = Form::Bracket;
    std::vector<UnitList> lists;
    bool isHelpersOnly = false;  // 会同X制定…: who answers stands elsewhere
    bool isSole = false;         // one unit that 负责: it leads where nobody else has a role
    std::optional<TextRange> unclosed;  // bracket and key where the bracket never closes
    bool hasTime = false;               // a time or a key of times stands in it
    bool isUnread = false;              // units or a key stand in it, and nobody was read
    std::uint32_t line = 0;             // index into Plan::lines
};

struct Deadline {
    TextRange range;
    std::optional<Date> date;  // absent: ongoing, vague, or a limit that runs from an event
    DeadlinePrecision precision = DeadlinePrecision::Year;
    std::optional<Date> from;  // where a span begins: 7月至12月
    bool recurring = false;    // 每月25日前
    bool ongoing = false;
    bool vague = false;
    bool isKeyed = false;  // stands where times stand: after 完成时限：, in an owners' bracket
    bool isUnread = false;  // stands where times stand, and no word of it is a time
    DeadlineSource source = DeadlineSource::Own;
};

/// A limit in a year before the plan's: 2023年6月底前 in a plan for 2024.
struct PastLimit {
    TextRange range;
    int year = 0;
};

struct Deliverable {
    TextRange range;
    TextRange verb;
    TextRange object;
    DeliverableKind kind = DeliverableKind::Document;
};

struct Task {
    TextRange range;  // heading and body, to the last line that belongs to it
    TextRange titleRange;
    std::string title;
    std::string path;  // "三/(二)/1"
    TaskPart part = TaskPart::Plan;
    bool isTableRow = false;
    bool continuesRow = false;  // its first task cell is blank: it goes on with the row above
    std::string rowName;        // what the first task cell says
    bool isInAnnex = false;     // a row of a table under a title of its own
    bool isSplit =
        false;  // one of 一是, 二是 … of a paragraph: a group at its end is for all of them
    std::optional<std::uint32_t> section;  // the section it is or stands in; none for a bare table
    std::vector<UnitName> lead;
    std::vector<UnitName> responsible;
    std::vector<UnitName> cooperating;
    std::vector<UnitName> leaders;
    std::vector<OtherRole> otherRoles;
    bool isDuty = false;   // 市城管局：负责…: what a unit is there for, without an end
    bool isStage = false;  // 部署阶段: an item of the schedule
    bool ownersInProse = false;  // read from running text: a bracket or field says it better
    bool hasSoleOwner = false;   // its one responsible unit was written X负责
    std::optional<Deadline> deadline;
    std::vector<PastLimit> pastLimits;
    std::optional<Date> assumedDeadline;  // end of the plan year; silences no rule
    std::vector<std::uint32_t> targets;   // indices into Plan::figures
    std::vector<Deliverable> deliverables;
    bool hasOutcome = false;  // 统一信用目录, 每月通报: no named thing, but one can look it up
    std::uint32_t siblings = 0;  // index into Plan::siblings

    bool hasOwner() const { return !lead.empty() || !responsible.empty(); }
    bool namesAnyone() const {
        return hasOwner() || !cooperating.empty() || !leaders.empty() || !otherRoles.empty();
    }
    bool isMeasurable() const { return !targets.empty() || !deliverables.empty(); }
};

struct Figure {
    TextRange range;      // comparator, number and unit as they stand
    TextRange nameRange;  // the words that name the indicator; may be empty
    std::string indicator;
    std::optional<std::uint16_t> canonical;  // index into the vocabulary's indicators
    Decimal value;                           // in the base unit; the low end of a range
    std::optional<Decimal> high;             // the high end of a range
    std::string unit;
    Dimension dimension = Dimension::Other;
    Comparator comparator = Comparator::Equal;
    Modality modality = Modality::Plain;
    FigureRole role = FigureRole::Count;
    FigureKind kind = FigureKind::Other;
    Direction direction =
        Direction::None;  // where it should go: the vocabulary's, else what the verbs say
    std::optional<Period> period;
    bool isPart = false;      // 其中, 每, 各, 分别, 年均 …: says nothing of the whole
    bool isHeadline = false;  // a main target: of the goals part, or after 主要预期目标是
    std::string area;         // 全市, 全省 … as written; empty: the document's own
    std::optional<std::uint32_t> task;
    std::optional<std::uint32_t> section;
    Provenance provenance = Provenance::Prose;
};

/// Tasks of one section, counted.
struct Siblings {
    std::uint32_t total = 0;
    std::uint32_t withOwner = 0;
    std::uint32_t withLead = 0;
    std::uint32_t withDeadline = 0;
    std::uint32_t withMeasure = 0;
    std::vector<std::uint32_t> firstOwned;  // offsets of the first few that name an owner
};

/// Words that a rule asks about, found in the pass that reads the figures.
struct Phrase {
    TextRange range;
    PhraseKind kind = PhraseKind::Match;
    bool isReview = false;      // in a part that looks back
    bool besideFigure = false;  // its clause has a number
    std::optional<std::uint32_t> task;
    std::optional<std::uint32_t> section;
};

/// One non-blank line of the document with its leaves.
struct Line {
    std::uint32_t node;  // index of the Line node
    TextRange range;
    TextRange body;  // without the marker
    TokenKind start;
    bool ignored = false;        // page chrome, annotation, front matter
    std::optional<Period> span;  // 过去五年, 今后五年: what this and the lines around it look at
    std::optional<std::uint32_t> section;
};

/// A table row that repeats a task of the body and completes it.
struct AnnexRow {
    TextRange range;
    std::uint32_t task;  // index into Plan::tasks
};

/// Text that looks as if it said what is done, who answers or by when, and of which nothing was
/// read.
struct Unread {
    enum class Kind : std::uint8_t {
        Bracket,        // names of units that no word gives a role
        Field,          // a key or column with text and nobody in it
        Time,           // a key or column of times with text and no time in it
        TableOfOwners,  // a column of owners, no column of tasks
        TableOfTasks,   // numbered tasks, no column of owners, times or measures
        Elsewhere       // owners of something that is no task
    };
    TextRange range;
    Kind kind;
};

/// A document as meant. Owns its source and tree; everything else refers to them.
struct Plan {
    std::shared_ptr<const SourceFile> source;
    std::optional<WordIndex> words;  // of the checked text
    SyntaxTree tree;
    DocumentInfo info;
    std::vector<Line> lines;
    std::vector<OwnerClause> ownerClauses;  // in document order
    std::vector<Section> sections;
    std::vector<Task> tasks;
    std::vector<AnnexRow> annexRows;
    std::vector<Figure> figures;
    std::vector<Siblings> siblings;
    std::vector<Phrase> phrases;
    std::vector<Unread> unread;  // in document order

    std::string_view text(TextRange range) const { return source->slice(range); }
    const Vocabulary& vocabulary() const { return words->vocabulary(); }
};

/// Reads a document: parse, then lower to meaning. Never fails on any checked text; linear in it.
/// `vocabulary` must outlive the plan.
Plan buildPlan(std::shared_ptr<const SourceFile> source, const Vocabulary& vocabulary);

/// The owner clauses whose range lies within `range`.
std::span<const OwnerClause> clausesIn(const Plan& plan, TextRange range);

/// Two neighbouring items of one list whose ordinals do not follow each other.
struct OrdinalGap {
    std::uint32_t before, after;  // indices into Plan::sections
    std::optional<TextRange>
        lost;  // the line between them that is the missing item without its mark
};

/// In document order. Numbering that starts anew or runs on from the section before is no gap.
std::vector<OrdinalGap> ordinalGaps(const Plan& plan);

/// What a figure's comparator means: a plain target is a lower bound where the indicator should
/// rise, an upper one where it should fall (3-figures).
Bound boundOf(const Figure& figure);

/// "一、市政府" + index → "一/（二）/3".
std::string sectionPath(const Plan& plan, std::uint32_t section);

}  // namespace planlint
