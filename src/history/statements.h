#pragma once

#include <vector>

#include "history/history.h"
#include "history/likeness.h"

namespace planlint {

/// How an indicator is measured. Only like is compared with like: growth of a thing says nothing
/// of its level.
enum class Measure : std::uint8_t { Amount, Growth, Share, Rank, Ratio };

Measure measureOf(const Figure& figure);

/// What a document says of one indicator for one year.
struct Statement {
    Mention mention;
    std::string name;  // as rows show it
    NameKey key;       // of growth: of what grows
    Measure measure = Measure::Amount;
    bool isHeadline = false;
    bool isPart = false;

    const Figure& figure() const { return mention.figure(); }
};

/// What a plan promises for a year: targets of its planning part that somebody can be held to.
/// Thresholds, ages, limits of time, parameters of policy and names with a number in them are none.
std::vector<Statement> promisesOf(const Plan& plan, int year);

/// What a document reports for a year, or for less than all of it.
std::vector<Statement> resultsOf(const Plan& plan, int year);

/// Whether a figure counts what came (新增), what came less what went (净增), what there is (总数),
/// or does not say.
enum class Counted : std::uint8_t { Unsaid, Added, Net, Existing };
Counted countedIn(const Mention& mention);

}  // namespace planlint
