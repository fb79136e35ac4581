#include "lint/rule.h"

namespace planlint {

void noTaskRecognised(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    if (!plan.tasks.empty()) return;
    switch (plan.info.kind) {
        case DocumentKind::Summary:
        case DocumentKind::Bulletin:
        case DocumentKind::Assessment:
            return;
        default:
            break;
    }
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        report.report(line.range, {});
        return;
    }
}

}  // namespace planlint
