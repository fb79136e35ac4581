#include "lint/rule.h"

namespace planlint {

void bracketsTooDeep(const RuleContext& context, Reporter& report) {
    const std::vector<TextRange>& deep = context.plan.tree.tooDeep();
    if (!deep.empty()) report.report(deep.front(), {});  // once: the rest is the same story
}

}  // namespace planlint
