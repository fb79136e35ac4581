#pragma once

// The steps of buildPlan(), one file a topic. Each adds to the plan what the later ones need.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "text/words.h"

namespace planlint {

/// A leaf of the syntax tree within a line.
struct Leaf {
    TokenKind kind;
    TextRange range;
    std::uint8_t depth;  // brackets around it
    bool inGroup;        // within a role group
};

/// The words and leaves of one line, gathered once and shared by the steps that read prose.
struct LineWords {
    std::vector<Leaf> leaves;
    std::vector<WordHit> hits;  // by ascending end
};

/// The clause around a place of a line: between commas, stops and the like outside brackets.
TextRange clauseAround(const Line& line, const std::vector<Leaf>& leaves, TextRange place);

void readLine(const Plan& plan, const Line& line, LineWords& words);

// Over the whole document, in this order.
void buildDocument(Plan& plan);  // title, kind, years, issuer, number, date
void buildSections(Plan& plan);  // accepted headings, titles, roles
void buildSpans(Plan& plan);     // paragraphs about several years
void buildTasks(Plan& plan);     // leaves of the task sections

void splitTasks(Plan& plan);       // 一是, 二是 … within a paragraph
void buildTableTasks(Plan& plan);  // rows of task tables

// Line by line, on words gathered once. The task is the one the line belongs to.
void addOwners(const Plan& plan, const LineWords& words, Task& task);
void addFigures(Plan& plan, const Line& line, LineWords& words);
void addDeadline(const Plan& plan, const LineWords& words, Task& task);
void addUnitList(const Plan& plan, const LineWords& words,
                 std::vector<UnitName>& units);  // a cell of units
void addDeadlineCell(const Plan& plan, const LineWords& words,
                     Task& task);  // a cell of a 时限 column
/// Words that rules ask about. `figures` of the line are those from index `firstFigure` on.
void addPhrases(Plan& plan, const Line& line, const LineWords& words, std::size_t firstFigure);
void addDeliverables(const Plan& plan, const Line& line, const LineWords& words, Task& task);

// Once more over the document, when all lines are read.
void completeOwners(Plan& plan);  // 列第一位者为牵头单位
void linkFigures(Plan& plan);     // figures to tasks, targets of tasks
void linkPhrases(Plan& plan);     // phrases to tasks
void countSiblings(Plan& plan);   // tasks of one section

/// The five-year plan that words name: “十四五”, 第十一个五年规划.
std::optional<Period> fiveYearPlan(std::string_view words);

/// Reads "十二" or "12" at the start of `text`; 0 when there is no number. At most 9999.
int smallNumber(std::string_view text);

}  // namespace planlint
