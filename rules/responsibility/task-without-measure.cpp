#include "lint/rule.h"

namespace planlint {

void taskWithoutMeasure(const RuleContext& context, Reporter& report) {
    for (const Task& task : context.plan.tasks) {
        if (task.part != TaskPart::Plan) continue;
        report.look();
        if (!task.isMeasurable())
            report.report(task.titleRange, {{"title", task.title}}).within(task.title);
    }
}

}  // namespace planlint
