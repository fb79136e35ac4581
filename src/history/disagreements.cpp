#include "history/disagreements.h"

#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "model/statement.h"

namespace planlint {

namespace {

using Key = std::tuple<std::uint16_t, std::string, FigureKind, FigureRole, Period, std::string>;

/// 全市, 全省: all of the place.
bool isWhole(const Vocabulary& vocabulary, std::string_view area) {
    return vocabulary.prefix(area, WordClass::WholeArea) != nullptr;
}

std::optional<Key> keyOf(const Vocabulary& vocabulary, const Figure& figure) {
    if (!figure.canonical || !figure.period || figure.isPart ||
        figure.period->part == Period::Part::Years)
        return std::nullopt;
    const FigureRole role = figure.role == FigureRole::Expected ? FigureRole::Actual : figure.role;
    if (role != FigureRole::Target && role != FigureRole::Actual) return std::nullopt;
    return Key{*figure.canonical, figure.unit,
               figure.kind,       role,
               *figure.period,    isWhole(vocabulary, figure.area) ? std::string() : figure.area};
}

std::optional<Disagreement> disagreement(const Mention& here, const Mention& there) {
    const Figure& a = here.figure();
    const Figure& b = there.figure();
    if (a.value == b.value && a.high == b.high) return std::nullopt;
    const std::optional<Interval> x = statementOf(a);
    const std::optional<Interval> y = statementOf(b);
    if (!x || !y) return std::nullopt;
    const bool disjoint = x->disjoint(*y);
    const bool plain = a.comparator == Comparator::Equal && b.comparator == Comparator::Equal;
    if (!disjoint && plain) return std::nullopt;  // 3148.1亿 and 3148.12亿
    Disagreement found;
    found.indicator = here.plan->vocabulary().indicator(*a.canonical).name;
    found.here = here;
    found.there = there;
    // Two targets with different marks are two targets; two lower bounds of a result may both be
    // true.
    found.isCompatible = !disjoint && a.role != FigureRole::Target;
    found.evidence = {{std::string(there.text()), std::string(here.text())},
                      {*y, *x},
                      disjoint ? fmt::format("{} ∩ {} = ∅", shown(*x, a.unit), shown(*y, b.unit))
                               : fmt::format("{} ≠ {}", here.text(), there.text())};
    return found;
}

}  // namespace

std::vector<Disagreement> findDisagreements(const Plan& plan, std::span<const Plan* const> others) {
    // Who states one thing more often than this contradicts himself first.
    constexpr std::size_t kMost = 16;  // statements of one indicator and period
    std::map<Key, std::vector<Mention>> mine;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        const std::optional<Key> key = keyOf(plan.vocabulary(), plan.figures[i]);
        if (!key) continue;
        std::vector<Mention>& list = mine[*key];
        if (list.size() < kMost) list.push_back({&plan, plan.figures[i].range, i});
    }
    std::vector<Disagreement> disagreements;
    for (const Plan* document : others) {
        std::set<Key> told;
        for (std::uint32_t i = 0; i < document->figures.size(); ++i) {
            const std::optional<Key> key = keyOf(plan.vocabulary(), document->figures[i]);
            if (!key || told.contains(*key)) continue;
            const auto here = mine.find(*key);
            if (here == mine.end()) continue;
            const Mention there{document, document->figures[i].range, i};
            // One of several statements that agrees settles it.
            std::optional<Disagreement> found;
            bool agrees = false;
            for (const Mention& mention : here->second) {
                std::optional<Disagreement> each = disagreement(mention, there);
                agrees = agrees || !each;
                if (each && !found) found = std::move(each);
            }
            if (agrees || !found) continue;
            told.insert(*key);
            disagreements.push_back(std::move(*found));
        }
    }
    return disagreements;
}

}  // namespace planlint
