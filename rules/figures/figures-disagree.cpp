#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "lint/rule.h"
#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

/// A figure about a part, or about each of several, does not speak for the whole.
bool speaksForAPart(const Plan& plan, const Figure& figure) {
    constexpr std::uint32_t kBefore = 60;
    const std::uint32_t begin = figure.range.begin > kBefore ? figure.range.begin - kBefore : 0;
    std::string_view left = plan.source->text().substr(begin, figure.range.begin - begin);
    for (const std::string_view stop : {"。", "；", "，", ",", "\n"}) {
        const std::size_t at = left.rfind(stop);
        if (at != std::string_view::npos) left = left.substr(at + stop.size());
    }
    return containsAny(left, {"其中", "每", "各", "分别", "人均", "平均", "再", "另", "新", "首批", "第", "累计"});
}

using Key = std::tuple<std::string_view, std::string_view, FigureKind, std::string_view, FigureRole, std::string>;

}  // namespace

void figuresDisagree(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    std::map<Key, const Figure*> first;
    std::map<Key, std::set<Decimal>> reported;
    for (const Figure& figure : plan.figures) {
        if (!figure.canonical || !figure.period || figure.role == FigureRole::Count || figure.role == FigureRole::Baseline) continue;
        if (speaksForAPart(plan, figure)) continue;
        const FigureRole role = figure.role == FigureRole::Expected ? FigureRole::Actual : figure.role;
        const Key key{Vocabulary::builtIn().indicator(*figure.canonical).name, figure.unit, figure.kind, figure.area, role, figure.period->toString()};
        const auto [at, isNew] = first.emplace(key, &figure);
        if (isNew) continue;
        const Figure& before = *at->second;
        std::optional<Interval> a = statementOf(before);
        std::optional<Interval> b = statementOf(figure);
        if (!a || !b) continue;
        // 突破1000家 beside 达到1000家 differs in commitment, not in number.
        a->lowClosed = a->highClosed = b->lowClosed = b->highClosed = true;
        if (!a->disjoint(*b)) continue;
        if (!reported[key].insert(figure.value).second) continue;  // one finding per distinct conflict
        const std::string here(plan.source->original(figure.range));
        const std::string there(plan.source->original(before.range));
        report.report(figure.range, {{"indicator", figure.indicator}, {"here", here}, {"there", there}})
            .relate({plan.source.get(), before.range}, {fmt::format("前面写为{}", there), fmt::format("stated as {} here", there)})
            .prove({{there, here}, {a->toString(), b->toString()}, fmt::format("{} ∩ {} = ∅", a->toString(), b->toString())})
            .within(figure.indicator);
    }
}

}  // namespace planlint
