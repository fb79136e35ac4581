// Tasks of one section counted, and what kind of unit a name stands for.
#include <map>

#include "model/builder.h"

namespace planlint {

void countSiblings(Plan& plan) {
    constexpr std::size_t kListed = 6;           // lines for a note
    constexpr std::uint32_t kNone = 0xFFFFFFFF;  // tasks of a section without a parent
    std::map<std::uint32_t, std::uint32_t> groups;
    for (Task& task : plan.tasks) {
        const std::uint32_t parent =
            task.section ? plan.sections[*task.section].parent.value_or(kNone) : kNone;
        const auto [at, isNew] =
            groups.emplace(parent, static_cast<std::uint32_t>(plan.siblings.size()));
        if (isNew) plan.siblings.emplace_back();
        task.siblings = at->second;
        Siblings& group = plan.siblings[at->second];
        ++group.total;
        group.withLead += task.lead.empty() ? 0 : 1;
        group.withDeadline += task.deadline && !task.deadline->vague ? 1 : 0;
        group.withMeasure += task.isMeasurable() ? 1 : 0;
        if (!task.hasOwner()) continue;
        ++group.withOwner;
        if (group.firstOwned.size() < kListed) group.firstOwned.push_back(task.range.begin);
    }
}

UnitClass classOf(const UnitName& unit) {
    const std::string_view name = unit.name;
    if (containsAny(name, {"有关", "相关", "各依托", "各责任", "各成员", "各牵头", "各承担",
                           "各主管", "各建设", "各实施"}) &&
        !containsAny(name, {"区人民政府", "县人民政府", "区政府", "县政府", "市人民政府", "街道"}))
        return UnitClass::Generic;
    if (name == "各部门" || name == "各单位" || name == "各科室" || name == "各部门单位")
        return UnitClass::Generic;
    if (name.starts_with("各")) return UnitClass::Collective;
    return UnitClass::Named;
}

}  // namespace planlint
