#include "lint/rule.h"

namespace planlint {

void suppressionUnexplainedOrExpired(const RuleContext& context, Reporter& report) {
    for (const Suppression& suppression : context.suppressions) {
        if (!suppression.hasReason)
            report.report(suppression.range, {{"what", "没有写理由"}, {"whatEn", "has no reason"}});
        else if (suppression.isExpired)
            report.report(suppression.range,
                          {{"what", "已于 " + suppression.until->toString() + " 到期"},
                           {"whatEn", "expired on " + suppression.until->toString()}});
    }
}

}  // namespace planlint
