// Rows of an annex table that repeat tasks of the body: they complete those and are no tasks.
#include <algorithm>
#include <map>

#include "model/builder.h"
#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kTelling = 4;   // characters that name a task
constexpr std::size_t kVerb = 4;      // characters: 推进管网延伸 and 管网延伸
constexpr std::size_t kLongest = 60;  // characters of a title that are compared

/// A title for comparison: Han characters, letters and digits only.
std::u32string essence(std::string_view title) {
    std::u32string out;
    for (std::size_t at = 0; at < title.size() && out.size() < kLongest;) {
        const utf8::Decoded d = utf8::decode(title, at);
        at += std::max<std::uint32_t>(d.length, 1);
        if (utf8::isHan(d.codePoint) ||
            (d.codePoint < 0x80 && std::isalnum(static_cast<int>(d.codePoint))))
            out += d.codePoint;
    }
    return out;
}

/// The tasks of the body by title. Two titles name one task where they are equal, one begins with
/// the other, or one is the other with a verb more in front.
class Titles {
public:
    void add(const std::u32string& title, std::uint32_t task) {
        if (title.empty()) return;
        whole_[title].push_back(task);
        for (std::size_t cut = 1; cut <= kVerb && title.size() >= kTelling + cut; ++cut)
            withoutVerb_[title.substr(cut)].push_back(task);
    }

    /// The task that a row's title names: rows follow the body's order, so the first from `next`
    /// on, then the first of all.
    std::optional<std::uint32_t> find(const std::u32string& title, std::uint32_t next) const {
        std::optional<std::uint32_t> best;
        const auto consider = [&](const std::vector<std::uint32_t>& tasks) {
            const auto at = std::lower_bound(tasks.begin(), tasks.end(), next);
            const std::uint32_t task = at == tasks.end() ? tasks.front() : *at;
            if (!best || std::pair(task < next, task) < std::pair(*best < next, *best)) best = task;
        };
        const auto look = [&](const Index& index, const std::u32string& key) {
            if (const auto found = index.find(key); found != index.end()) consider(found->second);
        };
        if (title.empty()) return std::nullopt;
        look(whole_, title);
        if (title.size() < kTelling) return best;
        look(withoutVerb_, title);
        for (std::size_t cut = 1; cut <= kVerb && title.size() >= kTelling + cut; ++cut)
            look(whole_, title.substr(cut));
        for (std::size_t length = kTelling; length < title.size(); ++length)
            look(whole_, title.substr(0, length));
        constexpr int kMost = 64;  // longer titles that begin with this one
        auto longer = whole_.upper_bound(title);
        for (int i = 0; i < kMost && longer != whole_.end() && longer->first.starts_with(title);
             ++i, ++longer)
            consider(longer->second);
        return best;
    }

private:
    using Index = std::map<std::u32string, std::vector<std::uint32_t>>;  // tasks in order
    Index whole_;
    Index withoutVerb_;
};

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
    Titles titles;
    std::vector<bool> isAnnex(plan.tasks.size(), false);
    std::uint32_t next = 0;
    for (std::size_t r = 0; r < plan.tasks.size(); ++r) {
        Task& row = plan.tasks[r];
        if (!row.isTableRow) titles.add(essence(row.title), static_cast<std::uint32_t>(r));
        if (!row.isTableRow || !row.isInAnnex) continue;
        if (row.continuesRow && r > 0 && isAnnex[r - 1]) {
            add(plan.tasks[plan.annexRows.back().task], row);
            plan.annexRows.push_back({row.range, plan.annexRows.back().task});
            isAnnex[r] = true;
            continue;
        }
        const std::optional<std::uint32_t> task = titles.find(essence(row.title), next);
        if (!task) continue;
        complete(plan.tasks[*task], row);
        plan.annexRows.push_back({row.range, *task});
        isAnnex[r] = true;
        next = *task + 1;
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
