#include <fmt/format.h>

#include "lint/rule.h"

namespace planlint {

namespace {

/// Lines of the tasks in the same section that do name an owner, for the note.
std::vector<std::uint32_t> siblingsWithOwner(const Plan& plan, const Task& task) {
    const auto parent = plan.sections[task.section].parent;
    std::vector<std::uint32_t> lines;
    for (const Task& other : plan.tasks) {
        if (&other != &task && plan.sections[other.section].parent == parent && other.hasOwner()) lines.push_back(plan.source->line(other.range.begin));
    }
    return lines;
}

}  // namespace

void taskWithoutOwner(const RuleContext& context, Reporter& report) {
    for (const Task& task : context.plan.tasks) {
        if (task.part != TaskPart::Plan) continue;
        report.look();
        if (task.hasOwner()) continue;
        Reporter::Finding finding = report.report(task.titleRange, {{"title", task.title}});
        finding.within(task.title);
        constexpr std::size_t kShown = 6;
        const std::vector<std::uint32_t> lines = siblingsWithOwner(context.plan, task);
        if (lines.empty()) continue;
        std::string list;
        for (std::size_t i = 0; i < lines.size() && i < kShown; ++i) list += (i > 0 ? "、" : "") + std::to_string(lines[i]);
        finding.note({fmt::format("同节其余 {} 项任务写明了单位（第 {} 行{}）", lines.size(), list, lines.size() > kShown ? "等" : ""),
                      fmt::format("{} other tasks of this section name one (lines {}{})", lines.size(), list, lines.size() > kShown ? " …" : "")});
    }
}

}  // namespace planlint
