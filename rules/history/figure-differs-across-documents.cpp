#include <fmt/format.h>

#include "lint/rule.h"

namespace planlint {

namespace {

/// Of two lower bounds for a target, which is the more demanding.
std::string_view comparisonOf(const Disagreement& found) {
    const Figure& here = found.here.figure();
    const Figure& there = found.there.figure();
    if (here.role != FigureRole::Target || here.direction == Direction::Down) return "不同于";
    return here.value > there.value ? "高于" : "低于";
}

}  // namespace

void figureDiffersAcrossDocuments(const RuleContext& context, Reporter& report) {
    for (const Disagreement& found : context.history.disagreements) {
        const Figure& here = found.here.figure();
        const bool isTarget = here.role == FigureRole::Target;
        const std::string_view relation = comparisonOf(found);
        Reporter::Finding finding =
            report.report(found.here.range, {{"indicator", found.indicator},
                                             {"period", here.period->toString()},
                                             {"role", isTarget ? "目标" : "实绩"},
                                             {"roleEn", isTarget ? "target" : "result"},
                                             {"here", std::string(found.here.text())},
                                             {"relation", std::string(relation)},
                                             {"relationEn", relation == "高于"   ? "above"
                                                            : relation == "低于" ? "below"
                                                                                 : "other than"},
                                             {"there", std::string(found.there.text())}});
        finding.relate(found.there.location(),
                       {fmt::format("另一份文件写为{}", found.there.text()),
                        fmt::format("the other document says {}", found.there.text())});
        finding.note({fmt::format("按指标表认定为同一指标“{}”{}", found.indicator,
                                  found.isCompatible ? "；两处说法可以同时成立" : ""),
                      fmt::format("the indicator table takes both for \"{}\"{}", found.indicator,
                                  found.isCompatible ? "; both can be true" : "")});
        finding.prove(found.evidence);
        finding.within(found.indicator);
        if (found.isCompatible) finding.stepDown();
    }
}

}  // namespace planlint
