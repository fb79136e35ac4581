#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "history/names.h"
#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

using Key = std::tuple<std::string, std::string, FigureKind, Period, std::string>;

std::optional<Key> keyOf(const Figure& figure) {
    if (figure.role != FigureRole::Target || figure.isPart || !figure.period || figure.high)
        return std::nullopt;
    std::string name =
        figure.canonical ? fmt::format("#{}", *figure.canonical) : coreOf(figure.indicator);
    if (!figure.canonical && characters(name) < 5) return std::nullopt;
    return Key{std::move(name), figure.unit, figure.kind, *figure.period, figure.area};
}

std::string commitmentOf(const Mention& mention) {
    const Figure& figure = mention.figure();
    const std::string words(mention.words());
    return figure.modality == Modality::Aspirational && !contains(words, "力争") &&
                   !contains(words, "争取")
               ? "力争" + words
               : words;
}

}  // namespace

void commitmentDisagrees(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    std::map<Key, std::uint32_t> headlines;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        if (!plan.figures[i].isHeadline) continue;
        if (const std::optional<Key> key = keyOf(plan.figures[i])) headlines.emplace(*key, i);
    }
    std::set<Key> told;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        const Figure& figure = plan.figures[i];
        if (figure.isHeadline) continue;
        const std::optional<Key> key = keyOf(figure);
        if (!key) continue;
        const auto at = headlines.find(*key);
        if (at == headlines.end()) continue;
        const Figure& headline = plan.figures[at->second];
        const bool otherBound = figure.comparator != headline.comparator;
        const bool softer = (figure.modality == Modality::Aspirational) !=
                            (headline.modality == Modality::Aspirational);
        if (figure.value != headline.value || (!otherBound && !softer)) continue;
        if (!told.insert(*key).second) continue;  // one finding for a target
        const Mention here{&plan, figure.range, i};
        const Mention there{&plan, headline.range, at->second};
        report
            .report(figure.range, {{"indicator", headline.indicator},
                                   {"here", commitmentOf(here)},
                                   {"there", commitmentOf(there)}})
            .relate(there.location(), {fmt::format("目标部分：{}", commitmentOf(there)),
                                       fmt::format("among the goals: {}", commitmentOf(there))})
            .prove({{commitmentOf(there), commitmentOf(here)},
                    {},
                    fmt::format("{} ≠ {}", commitmentOf(there), commitmentOf(here))})
            .within(headline.indicator);
    }
}

}  // namespace planlint
