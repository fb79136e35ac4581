// Tasks: the deepest numbered items of the parts that plan future work, and in reports and policy
// papers the unnumbered paragraphs with a run-in heading.
#include <algorithm>

#include "model/builder.h"
#include "parse/scanner.h"
#include "phrase/unit_name.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestRunIn = 40;  // characters of a run-in heading
constexpr std::string_view kFullStop = "\u3002";

bool opensWith(const Plan& plan, std::string_view text, Closing kind) {
    const WordRow* row = plan.vocabulary().prefix(text, WordClass::Closing);
    return row != nullptr && row->value == static_cast<int>(kind);
}
bool isAddress(const Plan& plan, std::string_view text) {
    return opensWith(plan, text, Closing::Address);
}
/// 本通知自发布之日起…: about the document, not about work.
bool isClosing(const Plan& plan, std::string_view text) {
    return opensWith(plan, text, Closing::Closing);
}

/// The run-in heading of a paragraph: a short first sentence with more text after it.
std::optional<TextRange> runInHeading(const Plan& plan, const Line& line) {
    if (line.span) return std::nullopt;  // 今后五年: an outlook, not this year's work
    if (line.ignored || (line.start != TokenKind::NewLine && line.start != TokenKind::Bullet))
        return std::nullopt;
    const SyntaxTree& tree = plan.tree;
    const std::uint32_t first = line.node + 2;
    const std::uint32_t end = tree[line.node].next;
    if (first >= end || tree[first].kind != NodeKind::Sentence) return std::nullopt;
    const std::uint32_t stop = tree[first].next;
    if (stop >= end || tree[stop].kind != NodeKind::Token || stop + 1 >= end) return std::nullopt;
    if (plan.text(tree[stop].range) != kFullStop) return std::nullopt;
    const TextRange range = tree[first].range;
    const std::string_view text = plan.text(range);
    if (characters(text) > kLongestRunIn || isAddress(plan, text) || isClosing(plan, text))
        return std::nullopt;
    if (!clausesIn(plan, range).empty()) return std::nullopt;  // 责任单位：市教育局。
    return range;
}

bool saysWhoDoes(const OwnerClause& clause) {
    return std::any_of(clause.lists.begin(), clause.lists.end(), [](const UnitList& list) {
        return list.role == UnitRole::Lead || list.role == UnitRole::Responsible;
    });
}

TextRange rangeOf(const Plan& plan, std::uint32_t firstLine, std::uint32_t endLine) {
    return {plan.lines[firstLine].range.begin, plan.lines[endLine - 1].range.end};
}

/// A goals section whose item names an owner assigns work after all.
bool namesOwner(const Plan& plan, const Section& section) {
    for (const OwnerClause& clause :
         clausesIn(plan, rangeOf(plan, section.firstLine, section.endLine))) {
        if (clause.form != OwnerClause::Form::Prose && saysWhoDoes(clause)) return true;
    }
    return false;
}

/// Whether a line begins with a field: 牵头单位：…
bool isFieldLine(const Plan& plan, const Line& line) {
    for (const OwnerClause& clause : clausesIn(plan, line.range)) {
        if (clause.form == OwnerClause::Form::Field)
            return clause.range.begin <= line.body.begin + 1;
    }
    return false;
}

/// Whether a line is nothing but an owner bracket: （责任单位：市教育局）
bool isBracketLine(const Plan& plan, const Line& line) {
    for (const OwnerClause& clause : clausesIn(plan, line.range)) {
        if (clause.form == OwnerClause::Form::Bracket)
            return clause.range.begin <= line.body.begin && clause.range.end + 3 >= line.range.end;
    }
    return false;
}

/// An item whose owner stands on a line of its own (牵头单位：…) is one task, whatever its
/// paragraphs look like.
bool ownsByFieldLine(const Plan& plan, const Section& section) {
    for (std::uint32_t i = section.firstLine + 1; i < section.endLine; ++i) {
        if (isFieldLine(plan, plan.lines[i])) return true;
    }
    return false;
}

/// Lines that each begin with their owner: 市城管局：负责…
std::vector<std::pair<std::uint32_t, TextRange>> dutiesOf(const Plan& plan,
                                                          const Section& section) {
    std::vector<std::pair<std::uint32_t, TextRange>> duties;
    for (std::uint32_t i = section.firstLine + 1; i < section.endLine; ++i) {
        const Line& line = plan.lines[i];
        if (line.ignored || (line.start != TokenKind::NewLine && line.start != TokenKind::Bullet))
            continue;
        for (const OwnerClause& clause : clausesIn(plan, line.range)) {
            if (clause.form != OwnerClause::Form::OwnerFirst) continue;
            TextRange title{clause.range.end, line.range.end};
            Scanner scanner = Scanner::within(plan.text(title));
            while (const std::optional<Token> token = scanner.next()) {
                if (token->kind != TokenKind::Stop && token->kind != TokenKind::Semicolon) continue;
                title.end = title.begin + token->range.begin;
                break;
            }
            duties.emplace_back(i, title);
        }
    }
    if (duties.size() < 2) duties.clear();
    return duties;
}

/// （二）市城管局：负责… as an item of its own.
bool isDuty(const Plan& plan, const Section& section) {
    for (const OwnerClause& clause : clausesIn(plan, plan.lines[section.firstLine].range)) {
        if (clause.form == OwnerClause::Form::OwnerFirst) return true;
    }
    return false;
}

/// 一、共性责任: what stands below is everybody's.
bool isCommon(const Plan& plan, std::optional<std::uint32_t> section) {
    for (; section; section = plan.sections[*section].parent) {
        if (saysOf(plan, plan.sections[*section].titleRange, TitleWord::Common)) return true;
    }
    return false;
}

/// A first sentence that could stand as a heading: short, and of one clause.
bool isHeading(std::string_view sentence) {
    constexpr std::size_t kLongest = 24;  // characters
    return characters(sentence) <= kLongest && !contains(sentence, "\uFF0C");
}

/// Whether owners stand in a bracket or field at the end of several paragraphs and nowhere else.
bool isClosedByOwners(const Plan& plan, const Section& section) {
    const std::span<const OwnerClause> clauses =
        clausesIn(plan, rangeOf(plan, section.firstLine, section.endLine));
    std::uint32_t last = section.endLine;
    while (last > section.firstLine && plan.lines[last - 1].ignored) --last;
    if (last < section.firstLine + 3) return false;
    std::size_t groups = 0;
    for (const OwnerClause& clause : clauses) {
        if (clause.form != OwnerClause::Form::Bracket && clause.form != OwnerClause::Form::Field)
            continue;
        if (!saysWhoDoes(clause)) continue;
        ++groups;
        if (clause.range.end + 3 < plan.lines[last - 1].range.end) return false;
    }
    return groups == 1;
}

/// 2023年6月底前, 7月至12月: a heading that says when and not what.
bool isOnlyTime(const Plan& plan, TextRange title) {
    const Vocabulary& vocabulary = plan.vocabulary();
    Scanner scanner = Scanner::within(plan.text(title));
    bool dated = false;
    while (const std::optional<Token> token = scanner.next()) {
        if (token->kind == TokenKind::Date) {
            dated = true;
            continue;
        }
        if (token->kind != TokenKind::Text) return false;
        std::string_view text = plan.text(title).substr(token->range.begin, token->range.length());
        while (!text.empty()) {
            const WordRow* row = vocabulary.prefix(text, WordClass::TimeLimit);
            if (row == nullptr) row = vocabulary.prefix(text, WordClass::TimePoint);
            if (row == nullptr) row = vocabulary.prefix(text, WordClass::TimeRange);
            if (row == nullptr) return false;
            dated = dated || row->wordClass == WordClass::TimePoint;
            text.remove_prefix(row->word.size());
        }
    }
    return dated;
}

bool holdsTasks(const Plan& plan, const Section& section) {
    if (section.hasChildren || section.title.empty() || section.isAnnex ||
        isClosing(plan, section.title))
        return false;
    if (plan.lines[section.firstLine].span) return false;  // an outlook on several years
    if (isOnlyTime(plan, section.titleRange)) return false;
    switch (section.role) {
        case SectionRole::Tasks:
            return true;
        case SectionRole::Safeguards:  // a report's 政府自身建设 hands out nothing
            return plan.info.kind != DocumentKind::Report;
        case SectionRole::Goals:
            return namesOwner(plan, section);
        case SectionRole::Background:
        case SectionRole::Summary:
        case SectionRole::Attachment:
            return false;
    }
    PLANLINT_UNREACHABLE();
}

/// Which sections are items of a schedule. Notes whether a part of its own says what is done when.
std::vector<bool> findStages(Plan& plan) {
    std::vector<bool> stages(plan.sections.size(), false);
    std::size_t times = 0;
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        const Section& section = plan.sections[s];
        stages[s] = (section.parent && stages[*section.parent]) ||
                    saysOf(plan, section.titleRange, TitleWord::Schedule);
        times += stages[s] && section.parent && stages[*section.parent] ? 1 : 0;
        times += isOnlyTime(plan, section.titleRange) ? 1 : 0;
    }
    constexpr std::size_t kFewest = 2;  // that make a list
    plan.info.statesSchedule = times >= kFewest;
    return stages;
}

/// A plan without any numbering: paragraphs that open with a run-in heading of one clause.
void buildUnnumbered(Plan& plan) {
    constexpr std::size_t kFewest = 3;  // paragraphs that make a list
    const DocumentKind kind = plan.info.kind;
    if (!plan.sections.empty() || (kind != DocumentKind::Plan && kind != DocumentKind::Scheme))
        return;
    std::vector<Task> tasks;
    for (const Line& line : plan.lines) {
        const std::optional<TextRange> title = runInHeading(plan, line);
        if (!title || !isHeading(plan.text(*title))) continue;
        Task task;
        if (plan.info.year) task.assumedDeadline = yearEnd(*plan.info.year);
        task.titleRange = *title;
        task.title = std::string(plan.text(*title));
        task.path = std::to_string(tasks.size() + 1);
        task.range = line.range;
        tasks.push_back(std::move(task));
    }
    if (tasks.size() >= kFewest) plan.tasks = std::move(tasks);
}

/// （二）强化要素保障 among the parts that hand out work, whose items name who answers: work, too.
void settleSafeguards(Plan& plan) {
    for (Section& section : plan.sections) {
        if (section.role != SectionRole::Safeguards || !section.parent ||
            plan.sections[*section.parent].role != SectionRole::Tasks)
            continue;
        const auto first = static_cast<std::size_t>(&section - plan.sections.data());
        std::size_t end = first + 1;
        while (end < plan.sections.size() && plan.sections[end].level > section.level) ++end;
        const bool handsOut =
            std::any_of(plan.sections.begin() + static_cast<std::ptrdiff_t>(first),
                        plan.sections.begin() + static_cast<std::ptrdiff_t>(end),
                        [&](const Section& each) { return namesOwner(plan, each); });
        if (!handsOut) continue;
        for (std::size_t s = first; s < end; ++s) {
            if (plan.sections[s].role == SectionRole::Safeguards)
                plan.sections[s].role = SectionRole::Tasks;
        }
    }
}

}  // namespace

void buildTasks(Plan& plan) {
    settleSafeguards(plan);
    const std::vector<bool> stages = findStages(plan);
    // Rules hand out no work; their tables may still name owners.
    if (plan.info.kind == DocumentKind::Assessment || plan.info.isRule) return;
    buildUnnumbered(plan);
    plan.tasks.reserve(plan.sections.size());
    for (std::uint32_t s = 0; s < plan.sections.size(); ++s) {
        const Section& section = plan.sections[s];
        if (!holdsTasks(plan, section)) continue;
        Task base;
        base.section = s;
        base.part = section.role == SectionRole::Safeguards ? TaskPart::Safeguards : TaskPart::Plan;
        if (plan.info.year) base.assumedDeadline = yearEnd(*plan.info.year);

        std::uint32_t end = section.endLine;  // an address to the audience ends the plan
        for (std::uint32_t i = section.firstLine + 1; i < section.endLine; ++i) {
            if (isAddress(plan, plan.text(plan.lines[i].range))) {
                end = i;
                break;
            }
        }
        std::vector<std::pair<std::uint32_t, TextRange>> paragraphs;
        const bool arabic = !section.number.empty() && section.number[0] >= '0' &&
                            section.number[0] <= '9';  // 1. is an item itself
        paragraphs = dutiesOf(plan, section);
        base.isStage = stages[s];
        base.isDuty =
            !paragraphs.empty() || isDuty(plan, section) || isCommon(plan, section.parent);
        if (paragraphs.empty() && section.level <= 2 && !arabic &&
            !ownsByFieldLine(plan, section)) {
            for (std::uint32_t i = section.firstLine + 1; i < end; ++i) {
                if (const std::optional<TextRange> title = runInHeading(plan, plan.lines[i]))
                    paragraphs.emplace_back(i, *title);
            }
        }
        // One paragraph is the text of its heading, and so are several that one bracket closes.
        if ((paragraphs.size() == 1 &&
             (section.level >= 2 || !isHeading(plan.text(paragraphs.front().second)))) ||
            (!paragraphs.empty() && isClosedByOwners(plan, section)))
            paragraphs.clear();
        if (paragraphs.empty()) {
            Task task = base;
            task.titleRange = section.titleRange;
            task.title = section.title;
            task.path = sectionPath(plan, s);
            std::uint32_t last = section.firstLine;
            for (std::uint32_t i = section.firstLine + 1; i < end; ++i) {
                if (!plan.lines[i].ignored) last = i;
            }
            task.range = {section.range.begin, plan.lines[last].range.end};
            plan.tasks.push_back(std::move(task));
            continue;
        }
        for (std::size_t p = 0; p < paragraphs.size(); ++p) {
            Task task = base;
            task.titleRange = paragraphs[p].second;
            task.title = std::string(plan.text(task.titleRange));
            task.path = sectionPath(plan, s) + "/" + std::to_string(p + 1);
            // Lines up to the next run-in heading belong to it only when they are fields or
            // bullets.
            std::uint32_t last = paragraphs[p].first;
            while (last + 1 < end &&
                   (p + 1 == paragraphs.size() || last + 1 < paragraphs[p + 1].first)) {
                const Line& next = plan.lines[last + 1];
                const bool field = isFieldLine(plan, next) || isBracketLine(plan, next);
                if (next.ignored || (!field && next.start != TokenKind::Bullet)) break;
                ++last;
            }
            task.range = {plan.lines[paragraphs[p].first].range.begin, plan.lines[last].range.end};
            plan.tasks.push_back(std::move(task));
        }
    }
}

}  // namespace planlint
