#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "history/history.h"

namespace planlint {

/// What was promised and what was reported for one year.
struct YearOfSeries {
    int year = 0;
    std::optional<Mention> target;
    std::optional<Mention> result;  // of the whole year
};

/// One indicator, measured in one way and one unit, through the years.
struct Series {
    std::string indicator;
    std::string unit;  // "%", "元"
    bool isHeadline = false;
    std::vector<YearOfSeries> years;  // ascending, only those something is said of
};

/// The indicators that `plans` speak of in at least `fewest` years, main targets first, then in the
/// order of the first plan. A year's target is that of the plan for it, its result that of the
/// first plan that reports on it. Parts and shares of districts are left out. The plans outlive the
/// result.
std::vector<Series> seriesOf(std::span<const Plan* const> plans, std::size_t fewest);

}  // namespace planlint
