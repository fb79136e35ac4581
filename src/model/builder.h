#pragma once

// The steps of buildPlan(), one file a topic. Each adds to the plan what the later ones need.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "phrase/tokens.h"
#include "text/numerals.h"
#include "text/words.h"

namespace planlint {

/// The words and leaves of one line, gathered once and shared by the steps that read prose.
struct LineWords {
    std::vector<Leaf> leaves;
    std::vector<WordHit> hits;  // by ascending end
};

/// The clause around a place of a line: between commas, stops and the like outside brackets.
TextRange clauseAround(const Line& line, const std::vector<Leaf>& leaves, TextRange place);

void readLine(const Plan& plan, const Line& line, LineWords& words);
/// The leaves alone. Brackets 〔…〕, 【…】, […] that hold words of roles are cut open.
void readLeaves(const Plan& plan, const Line& line, std::vector<Leaf>& leaves);

// Over the whole document, in this order.
void findOwnerClauses(Plan& plan);  // who answers, as written, line by line
void buildDocument(Plan& plan);     // title, kind, years, issuer, number, date
void buildSections(Plan& plan);     // accepted headings, titles, roles
void buildSpans(Plan& plan);        // paragraphs about several years
void buildTasks(Plan& plan);        // leaves of the task sections

void splitTasks(Plan& plan);           // 一是, 二是 … within a paragraph
void buildTableTasks(Plan& plan);      // rows of task tables
void completeFromAnnexes(Plan& plan);  // rows that repeat tasks of the body

// Line by line, on words gathered once. The task is the one the line belongs to.
void addOwners(const Plan& plan, const Line& line, Task& task);
void addFigures(Plan& plan, const Line& line, LineWords& words);
void addDeadline(const Plan& plan, const LineWords& words, Task& task);
/// Units of a cell whose column says their role: a list, or keys of its own. Whether there are any.
bool addUnitCell(const Plan& plan, std::span<const Leaf> leaves, UnitRole role,
                 std::string_view key, Task& task);
/// A time that stands where times stand: every one counts.
void addDeadlineCell(const Plan& plan, std::span<const Leaf> leaves, Task& task);
/// The units a task has in a role; nullptr when it has no other role of that key.
std::vector<UnitName>* unitsOf(Task& task, UnitRole role, std::string_view key);
/// Gives the units of a list its role in a task, each once.
void addUnits(Task& task, const UnitList& list);
/// Gives what the lists of a clause say to a task.
void assign(const OwnerClause& clause, Task& task);
/// 市农业局、水利局 → 市水利局; 各市、县（区）人民政府 is one; a name listed twice is one owner.
void completeUnits(const Plan& plan, std::vector<UnitList>& lists);
/// Whether a stretch of text holds a word of titles.
bool saysOf(const Plan& plan, TextRange range, TitleWord word);
/// Words that rules ask about. `figures` of the line are those from index `firstFigure` on.
void addPhrases(Plan& plan, const Line& line, const LineWords& words, std::size_t firstFigure);
void addDeliverables(const Plan& plan, const Line& line, const LineWords& words, Task& task);

// Once more over the document, when all lines are read.
void completeOwners(Plan& plan);    // conventions, groups for several, what parents say
void noteStatedDuties(Plan& plan);  // who does what, where one part says it for all
void inheritDeadlines(Plan& plan);  // a time in a parent's heading
void linkFigures(Plan& plan);       // figures to tasks, targets of tasks
void linkPhrases(Plan& plan);       // phrases to tasks
void findUnread(Plan& plan);        // what looks like tasks, owners or times and gave none
void countSiblings(Plan& plan);     // tasks of one section

/// The five-year plan that words name: “十四五”, 第十一个五年规划.
std::optional<Period> fiveYearPlan(std::string_view words);

}  // namespace planlint
