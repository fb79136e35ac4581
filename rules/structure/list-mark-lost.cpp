#include <fmt/format.h>

#include "lint/rule.h"

namespace planlint {

void listMarkLost(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    for (const OrdinalGap& gap : ordinalGaps(plan)) {
        if (!gap.lost) continue;
        const Section& before = plan.sections[gap.before];
        const Section& after = plan.sections[gap.after];
        report
            .report(*gap.lost, {{"number", std::to_string(before.ordinal + 1)},
                                {"before", before.number},
                                {"after", after.number}})
            .relate({plan.source.get(), before.markerRange},
                    {fmt::format("前一项“{}”", before.number),
                     fmt::format("the item before, \"{}\"", before.number)})
            .relate({plan.source.get(), after.markerRange},
                    {fmt::format("后一项“{}”", after.number),
                     fmt::format("the item after, \"{}\"", after.number)})
            .within(before.title);
    }
}

}  // namespace planlint
