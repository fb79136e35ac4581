#include <algorithm>

#include "lint/rule.h"

namespace planlint {

void unusedSuppression(const RuleContext& context, Reporter& report) {
    const auto& run = context.rulesRun;
    for (const Suppression& suppression : context.suppressions) {
        if (suppression.isExpired) continue;  // E006 tells it
        for (const Suppression::Code& named : suppression.codes) {
            if (named.used || !suppression.hasReason) continue;
            if (std::find(run.begin(), run.end(), named.code) == run.end()) continue;
            report.report(named.range, {{"code", named.code}});
        }
    }
}

}  // namespace planlint
