#include <algorithm>

#include "lint/rule.h"

namespace planlint {

void unusedSuppression(const RuleContext& context, Reporter& report) {
    const auto& run = context.rulesRun;
    std::vector<std::uint32_t> reported;  // ascending
    const auto eachUnused = [&](bool ofThisRule, auto&& use) {
        for (const Suppression& suppression : context.suppressions) {
            if (suppression.isExpired || !suppression.hasReason) continue;  // E006 tells it
            for (const Suppression::Code& named : suppression.codes) {
                if (!named.used && (named.code == report.code()) == ofThisRule)
                    use(suppression, named);
            }
        }
    };
    eachUnused(false, [&](const Suppression&, const Suppression::Code& named) {
        if (std::find(run.begin(), run.end(), named.code) == run.end()) return;
        report.report(named.range, {{"code", named.code}});
        reported.push_back(named.range.begin);
    });
    // A suppression of this rule is used where it covers one of those.
    eachUnused(true, [&](const Suppression& suppression, const Suppression::Code& named) {
        const auto at = std::lower_bound(reported.begin(), reported.end(), suppression.scope.begin);
        if (at != reported.end() && *at < suppression.scope.end) return;
        report.report(named.range, {{"code", named.code}});
    });
}

}  // namespace planlint
