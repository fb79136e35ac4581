#include "lint/rule.h"

namespace planlint {

void unclosedRoleGroup(const RuleContext& context, Reporter& report) {
    for (const TextRange range : context.plan.tree.unclosedGroups()) report.report(range, {});
}

}  // namespace planlint
