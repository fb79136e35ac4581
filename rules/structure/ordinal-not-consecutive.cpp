#include <fmt/format.h>

#include "lint/rule.h"

namespace planlint {

void ordinalNotConsecutive(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    for (const OrdinalGap& gap : ordinalGaps(plan)) {
        if (gap.lost) continue;  // S004 shows the line
        const Section& before = plan.sections[gap.before];
        const Section& after = plan.sections[gap.after];
        const bool repeated = after.ordinal == before.ordinal;
        report
            .report(after.markerRange, {{"number", after.number},
                                        {"before", before.number},
                                        {"what", repeated ? "重复" : "不连续"},
                                        {"whatEn", repeated ? "repeats" : "does not follow"}})
            .relate({plan.source.get(), before.markerRange},
                    {fmt::format("前一项是“{}”", before.number),
                     fmt::format("the item before is \"{}\"", before.number)})
            .within(after.title);
    }
}

}  // namespace planlint
