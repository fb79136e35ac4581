#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "lint/rule.h"
#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

using Key = std::tuple<std::string_view, std::string_view, FigureKind, std::string_view, FigureRole,
                       std::string>;

}  // namespace

void figuresDisagree(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    std::map<Key, const Figure*> first;
    std::map<Key, std::set<Decimal>> reported;
    for (const Figure& figure : plan.figures) {
        // In a document without any year all speak of the same one.
        const bool timeless = !figure.period && !plan.info.year;
        if (!figure.canonical || (!figure.period && !timeless) ||
            figure.role == FigureRole::Count || figure.role == FigureRole::Baseline ||
            figure.isPart)
            continue;
        const FigureRole role =
            figure.role == FigureRole::Expected ? FigureRole::Actual : figure.role;
        const Key key{plan.vocabulary().indicator(*figure.canonical).name,
                      figure.unit,
                      figure.kind,
                      figure.area,
                      role,
                      timeless ? std::string() : figure.period->toString()};
        const auto [at, isNew] = first.emplace(key, &figure);
        if (isNew) continue;
        const Figure& before = *at->second;
        if (!before.isHeadline && !figure.isHeadline) continue;
        if (plan.source->line(before.range.begin) == plan.source->line(figure.range.begin))
            continue;
        std::optional<Interval> a = statementOf(before);
        std::optional<Interval> b = statementOf(figure);
        if (!a || !b) continue;
        // 突破1000家 beside 达到1000家 differs in commitment, not in number.
        a->lowClosed = a->highClosed = b->lowClosed = b->highClosed = true;
        if (!a->disjoint(*b)) continue;
        if (!reported[key].insert(figure.value).second)
            continue;  // one finding per distinct conflict
        const std::string here(plan.source->original(figure.range));
        const std::string there(plan.source->original(before.range));
        report
            .report(figure.range,
                    {{"indicator", figure.indicator}, {"here", here}, {"there", there}})
            .relate({plan.source.get(), before.range},
                    {fmt::format("前面写为{}", there), fmt::format("stated as {} here", there)})
            .prove({{there, here},
                    {*a, *b},
                    fmt::format("{} ∩ {} = ∅", shown(*a, before.unit), shown(*b, figure.unit))})
            .within(figure.indicator);
    }
}

}  // namespace planlint
