#include <algorithm>

#include <fmt/format.h>

#include "lint/rule.h"
#include "model/statement.h"

namespace planlint {

void targetMissed(const RuleContext& context, Reporter& report) {
    for (const Promise& promise : context.promises) {
        if (!promise.before || !promise.actual) continue;
        const auto says = [&](Verdict verdict) {
            return std::find(promise.verdicts.begin(), promise.verdicts.end(), verdict) !=
                   promise.verdicts.end();
        };
        if (says(Verdict::PeriodDiffers))
            report.undecided({"目标与实绩的期间不同", "target and result cover different periods"});
        if (says(Verdict::Undecided))
            report.undecided({"实绩只有下限或概数", "the result is only a bound or an estimate"});
        if (!says(Verdict::Missed) || promise.actual->plan != &context.plan) continue;
        const Figure& target = promise.before->figure();
        const Figure& actual = promise.actual->figure();
        const std::string wanted(promise.before->text());
        const std::string got(promise.actual->text());
        const Interval a = *attainmentOf(target);
        const Interval b = *statementOf(actual);
        report
            .report(actual.range,
                    {{"indicator", promise.indicator}, {"target", wanted}, {"actual", got}})
            .relate(promise.before->location(), {fmt::format("上年目标{}", wanted),
                                                 fmt::format("target of last year: {}", wanted)})
            .note(whyMatched(promise))
            .prove({{wanted, got},
                    {a.toString(), b.toString()},
                    fmt::format("{} ∩ {} = ∅", shown(a, target.unit), shown(b, actual.unit))})
            .within(promise.indicator);
    }
}

}  // namespace planlint
