#pragma once

#include <vector>

#include "history/statements.h"

namespace planlint {

/// A main target in words: 居民收入增长与经济增长基本同步, 主要污染物排放量继续下降.
struct Intention {
    Mention mention;  // the clause; no figure
    std::string indicator;
    NameKey key;
    IntentWord way = IntentWord::Pace;
};

/// Those of the goals of a plan, in order. Clauses with a number are none.
std::vector<Intention> intentionsOf(const Plan& plan);

/// What the reports say of an intention, as a row: its result where a growth or a level of it is
/// reported, and whether the next plan says it again.
Promise judgeIntention(const Intention& intention, const std::vector<Statement>& results,
                       const std::vector<Intention>& next, bool isReported);

}  // namespace planlint
