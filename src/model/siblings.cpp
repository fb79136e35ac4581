// Tasks of one section counted.
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
        // X负责 leads for want of others; it does not make 牵头 this document's way of writing.
        group.withLead += task.lead.empty() || task.hasSoleOwner ? 0 : 1;
        group.withDeadline += task.deadline && !task.deadline->vague ? 1 : 0;
        group.withMeasure += task.isMeasurable() ? 1 : 0;
        if (!task.hasOwner()) continue;
        ++group.withOwner;
        if (group.firstOwned.size() < kListed) group.firstOwned.push_back(task.range.begin);
    }
}

}  // namespace planlint
