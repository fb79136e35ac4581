#include "lint/rule.h"

namespace planlint {

void suppressionWithoutReason(const RuleContext& context, Reporter& report) {
    for (const Suppression& suppression : context.suppressions) {
        if (!suppression.hasReason) report.report(suppression.range, {});
    }
}

}  // namespace planlint
