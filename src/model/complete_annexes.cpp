// Rows of an annex table that repeat tasks of the body: they complete those and are no tasks.
#include <algorithm>

#include "model/builder.h"
#include "text/utf8.h"

namespace planlint {

namespace {

/// A title for comparison: Han characters, letters and digits only.
std::u32string essence(std::string_view title) {
    std::u32string out;
    for (std::size_t at = 0; at < title.size();) {
        const utf8::Decoded d = utf8::decode(title, at);
        at += std::max<std::uint32_t>(d.length, 1);
        if (utf8::isHan(d.codePoint) ||
            (d.codePoint < 0x80 && std::isalnum(static_cast<int>(d.codePoint))))
            out += d.codePoint;
    }
    return out;
}

bool isSameTitle(const std::u32string& a, const std::u32string& b) {
    constexpr std::size_t kTelling = 4;  // characters that name a task
    if (a.empty() || b.empty()) return false;
    if (a == b) return true;
    const std::u32string& shorter = a.size() < b.size() ? a : b;
    const std::u32string& longer = a.size() < b.size() ? b : a;
    // 推进管网延伸 and 管网延伸: a verb more in front.
    constexpr std::size_t kVerb = 4;  // characters
    const bool ends = longer.size() - shorter.size() <= kVerb && longer.ends_with(shorter);
    return shorter.size() >= kTelling && (longer.find(shorter) == 0 || ends);
}

/// Rows that go on with the one above name owners of parts: all of them answer.
void add(Task& task, const Task& row) {
    addUnits(task, {UnitRole::Lead, {}, row.lead});
    addUnits(task, {UnitRole::Responsible, {}, row.responsible});
    addUnits(task, {UnitRole::Cooperating, {}, row.cooperating});
    addUnits(task, {UnitRole::Leader, {}, row.leaders});
}

void complete(Task& task, Task& row) {
    if (task.ownersInProse && row.namesAnyone()) {  // what a table says outweighs running text
        task.lead.clear();
        task.responsible.clear();
        task.cooperating.clear();
    }
    if (task.lead.empty()) task.lead = std::move(row.lead);
    if (task.responsible.empty()) task.responsible = std::move(row.responsible);
    if (task.cooperating.empty()) task.cooperating = std::move(row.cooperating);
    if (task.leaders.empty()) task.leaders = std::move(row.leaders);
    if (task.otherRoles.empty()) task.otherRoles = std::move(row.otherRoles);
    const bool outweighs =
        row.deadline && row.deadline->isKeyed && task.deadline && !task.deadline->isKeyed;
    if (row.deadline && (!task.deadline || outweighs)) {
        task.deadline = row.deadline;
        task.deadline->source = DeadlineSource::Annex;
    }
}

}  // namespace

void completeFromAnnexes(Plan& plan) {
    std::vector<std::u32string> titles;
    for (const Task& task : plan.tasks)
        titles.push_back(task.isTableRow ? std::u32string() : essence(task.title));
    std::vector<bool> isAnnex(plan.tasks.size(), false);
    std::size_t next = 0;
    for (std::size_t r = 0; r < plan.tasks.size(); ++r) {
        Task& row = plan.tasks[r];
        if (!row.isTableRow || !row.isInAnnex) continue;
        if (row.continuesRow && r > 0 && isAnnex[r - 1]) {
            add(plan.tasks[plan.annexRows.back().task], row);
            plan.annexRows.push_back({row.range, plan.annexRows.back().task});
            isAnnex[r] = true;
            continue;
        }
        const std::u32string title = essence(row.title);
        for (std::size_t k = 0; k < r; ++k) {
            const std::size_t t = (next + k) % r;  // rows follow the body's order
            if (!isSameTitle(titles[t], title)) continue;
            complete(plan.tasks[t], row);
            plan.annexRows.push_back({row.range, static_cast<std::uint32_t>(t)});
            isAnnex[r] = true;
            next = t + 1;
            break;
        }
    }
    if (plan.annexRows.empty()) return;
    std::size_t index = 0;
    std::vector<std::uint32_t> now(plan.tasks.size());  // where tasks stand after the rows are gone
    std::uint32_t kept = 0;
    for (std::size_t t = 0; t < plan.tasks.size(); ++t) {
        now[t] = kept;
        kept += isAnnex[t] ? 0 : 1;
    }
    for (AnnexRow& row : plan.annexRows) row.task = now[row.task];
    std::erase_if(plan.tasks, [&](const Task&) { return isAnnex[index++]; });
}

}  // namespace planlint
