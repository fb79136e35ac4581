#include "history/series.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "history/statements.h"

namespace planlint {

namespace {

class Collector {
public:
    void add(const Plan& plan) {
        if (plan.info.year)
            for (Statement& each : promisesOf(plan, *plan.info.year))
                put(std::move(each), *plan.info.year, &YearOfSeries::target);
        if (plan.info.summaryYear && !plan.info.summaryIsHalfYear)
            for (Statement& each : resultsOf(plan, *plan.info.summaryYear))
                put(std::move(each), *plan.info.summaryYear, &YearOfSeries::result);
    }

    std::vector<Series> take(std::size_t fewest) {
        std::erase_if(all_, [&](const Series& each) { return each.years.size() < fewest; });
        std::stable_sort(all_.begin(), all_.end(), [](const Series& a, const Series& b) {
            return a.isHeadline > b.isHeadline;
        });
        return std::move(all_);
    }

private:
    using Side = std::optional<Mention> YearOfSeries::*;

    void put(Statement statement, int year, Side side) {
        const Figure& figure = statement.figure();
        if (statement.isPart || (figure.period && *figure.period != Period::ofYear(year))) return;
        const std::string name =
            figure.canonical
                ? std::string(
                      statement.mention.plan->vocabulary().indicator(*figure.canonical).name)
                : statement.name;
        const auto [at, isNew] =
            index_.emplace(std::tuple(name, statement.measure, figure.unit), all_.size());
        if (isNew) all_.push_back({name, figure.unit, false, {}});
        Series& series = all_[at->second];
        auto entry = std::lower_bound(
            series.years.begin(), series.years.end(), year,
            [](const YearOfSeries& each, int wanted) { return each.year < wanted; });
        if (entry == series.years.end() || entry->year != year)
            entry = series.years.insert(entry, {year, std::nullopt, std::nullopt});
        std::optional<Mention>& place = (*entry).*side;
        const bool speaksForIt = place && statement.isHeadline && !place->figure().isHeadline;
        if (!place || (speaksForIt && place->plan == statement.mention.plan))
            place = statement.mention;
        series.isHeadline =
            series.isHeadline || (side == &YearOfSeries::target && statement.isHeadline);
    }

    std::map<std::tuple<std::string, Measure, std::string>, std::size_t> index_;
    std::vector<Series> all_;
};

}  // namespace

std::vector<Series> seriesOf(std::span<const Plan* const> plans, std::size_t fewest) {
    Collector collector;
    for (const Plan* plan : plans) collector.add(*plan);
    return collector.take(fewest);
}

}  // namespace planlint
