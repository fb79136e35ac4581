#include <algorithm>

#include <fmt/format.h>

#include "lint/rule.h"

namespace planlint {

void targetLowered(const RuleContext& context, Reporter& report) {
    for (const Promise& promise : context.promises) {
        if (!promise.now) continue;
        if (std::find(promise.verdicts.begin(), promise.verdicts.end(), Verdict::Lowered) ==
            promise.verdicts.end())
            continue;
        const FigureRef& before = promise.before ? *promise.before : *promise.actual;
        const std::string now(promise.now->text());
        const std::string then(before.text());
        // An indicator that should fall is loosened by a higher number.
        const bool falls = promise.now->figure().value > before.figure().value;
        const std::string relation = falls ? "宽于" : "低于";
        const std::string relationEn = falls ? "looser than" : "below";
        const std::string what = promise.before ? "目标" : "实绩";
        const std::string whatEn = promise.before ? "target" : "result";
        Reporter::Finding finding =
            report.report(promise.now->figure().range, {{"indicator", promise.indicator},
                                                        {"now", now},
                                                        {"relation", relation},
                                                        {"relationEn", relationEn},
                                                        {"what", what},
                                                        {"whatEn", whatEn},
                                                        {"before", then}});
        finding.relate(before.location(), {fmt::format("上年{}{}", what, then),
                                           fmt::format("last year's {}: {}", whatEn, then)});
        finding.note(whyMatched(promise));
        finding.prove({{then, now}, {}, fmt::format("{} {} {}", now, falls ? ">" : "<", then)});
        finding.within(promise.indicator);
    }
}

}  // namespace planlint
