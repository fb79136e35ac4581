#include <set>

#include <fmt/format.h>

#include "history/names.h"
#include "history/text_search.h"
#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

/// Something that a task could carry: no rate of the whole economy, no share, no rank.
bool needsTask(const Plan& plan, const Figure& figure) {
    if (figure.role != FigureRole::Target || figure.isPart) return false;
    if (figure.kind == FigureKind::Rank || figure.kind == FigureKind::Ratio ||
        figure.kind == FigureKind::Growth)
        return false;
    if (figure.canonical && plan.vocabulary().indicator(*figure.canonical).isMacro) return false;
    return characters(coreOf(figure.indicator)) >= 4;
}

/// What a rate is the rate of: tasks speak of 明厨亮灶, not of its 覆盖率.
std::string subjectOf(const Figure& figure) {
    std::string name = familyOf(figure.indicator);
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view tail :
             {"覆盖率", "增长率", "达标率", "合格率", "完成率", "普及率", "满意度", "满意率",
              "比重", "比例", "占比", "率"}) {
            if (characters(name) < characters(tail) + 4 || !name.ends_with(tail)) continue;
            name.resize(name.size() - tail.size());
            again = true;
        }
    }
    return name;
}

}  // namespace

void headlineTargetWithoutTask(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    if (plan.info.planSpan || contains(plan.info.title, "规划")) return;  // goals of a society
    if (plan.info.statesDuties) return;  // carried by the duties of units, not by tasks
    std::set<std::uint16_t> carried;
    std::set<std::string> carriedNames;
    std::set<std::pair<Decimal, std::string>> carriedValues;  // the same number under another name
    bool hasTasks = false;
    for (const Task& task : plan.tasks) {
        hasTasks =
            hasTasks || (task.section && plan.sections[*task.section].role != SectionRole::Goals);
    }
    if (!hasTasks) return;
    for (const Figure& figure : plan.figures) {
        if (figure.isHeadline || !figure.task) continue;
        if (figure.canonical) carried.insert(*figure.canonical);
        carriedNames.insert(coreOf(figure.indicator));
        carriedValues.emplace(figure.value, figure.unit);
    }
    TextSearch tasks;
    std::vector<std::pair<const Figure*, std::size_t>> open;
    for (const Figure& figure : plan.figures) {
        if (!figure.isHeadline || !needsTask(plan, figure)) continue;
        report.look();
        if ((figure.canonical && carried.contains(*figure.canonical)) ||
            carriedNames.contains(coreOf(figure.indicator)) ||
            carriedValues.contains({figure.value, figure.unit}))
            continue;
        open.emplace_back(&figure, tasks.add(subjectOf(figure), 50));
    }
    tasks.run(plan, TextSearch::Side::Tasks);
    for (const auto& [figure, index] : open) {
        if (tasks.found(index)) continue;
        report
            .report(figure->range, {{"indicator", figure->indicator},
                                    {"figure", std::string(plan.source->original(figure->range))}})
            .within(figure->indicator);
    }
}

}  // namespace planlint
