#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lint/rule.h"

namespace planlint {

namespace {

/// The section that holds a task's siblings; tasks of a section without a parent share “none”.
std::uint32_t groupOf(const Plan& plan, const Task& task) {
    return task.section ? plan.sections[*task.section].parent.value_or(0xFFFFFFFF) : 0xFFFFFFFF;
}

constexpr std::size_t kShown = 6;  // line numbers in the note

struct Siblings {
    std::size_t count = 0;
    std::vector<std::string> lines;  // the first few, for the note
};

/// For each group of siblings, those that do name an owner.
std::map<std::uint32_t, Siblings> ownedSiblings(const Plan& plan) {
    std::map<std::uint32_t, Siblings> groups;
    for (const Task& task : plan.tasks) {
        if (!task.hasOwner()) continue;
        Siblings& siblings = groups[groupOf(plan, task)];
        if (siblings.count++ < kShown)
            siblings.lines.push_back(std::to_string(plan.source->line(task.range.begin)));
    }
    return groups;
}

}  // namespace

void taskWithoutOwner(const RuleContext& context, Reporter& report) {
    const std::map<std::uint32_t, Siblings> groups = ownedSiblings(context.plan);
    for (const Task& task : context.plan.tasks) {
        if (task.part != TaskPart::Plan) continue;
        report.look();
        if (task.hasOwner()) continue;
        Reporter::Finding finding = report.report(task.titleRange, {{"title", task.title}});
        finding.within(task.title);
        const auto group = groups.find(groupOf(context.plan, task));
        if (group == groups.end()) continue;
        const auto& [count, lines] = group->second;
        finding.note({fmt::format("同节其余 {} 项任务写明了单位（第 {} 行{}）", count,
                                  fmt::join(lines, "、"), count > kShown ? "等" : ""),
                      fmt::format("{} other tasks of this section name one (lines {}{})", count,
                                  fmt::join(lines, ", "), count > kShown ? " …" : "")});
    }
}

}  // namespace planlint
