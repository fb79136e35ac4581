#include "lint/rule.h"

namespace planlint {

void unclosedRoleGroup(const RuleContext& context, Reporter& report) {
    for (const OwnerClause& clause : context.plan.ownerClauses) {
        if (clause.unclosed) report.report(*clause.unclosed, {});
    }
}

}  // namespace planlint
