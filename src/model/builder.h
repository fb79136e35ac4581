#pragma once

// The steps of buildPlan(), one file a topic, in the order they run. Each adds to the plan what the
// later ones need.
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

void readLine(const Plan& plan, const Line& line, LineWords& words);

void buildDocument(Plan& plan);   // title, kind, years, issuer, number, date
void buildSections(Plan& plan);   // accepted headings, titles, roles
void buildTasks(Plan& plan);      // leaves of the task sections
void buildOwners(Plan& plan);     // lead, responsible, cooperating, leaders
void buildFigures(Plan& plan);    // quantities with their indicators
void buildDeadlines(Plan& plan);  // times by which tasks shall be done
void buildMeasures(Plan& plan);   // targets and deliverables of tasks

/// Reads "十二" or "12" at the start of `text`; 0 when there is no number. At most 9999.
int smallNumber(std::string_view text);

}  // namespace planlint
