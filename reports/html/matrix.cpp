// Tasks against what each must have, and the ledger of those who lead.
#include <algorithm>

#include <fmt/format.h>

#include "reports/html/view.h"

namespace planlint::html {

namespace {

constexpr std::size_t kMostTasks = 500, kMostOfSeveral = 40, kMostOwners = 100;

std::string namesOf(const std::vector<UnitName>& units, bool chinese) {
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, units.size()); ++i)
        names += (i == 0 ? "" : chinese ? "、" : ", ") + units[i].name;
    if (units.size() > kNamed)
        names += chinese ? fmt::format("等 {} 个", units.size())
                         : fmt::format(" and {} more", units.size() - kNamed);
    return names;
}

struct Ledger {
    std::size_t tasks = 0, targets = 0, times = 0, findings = 0, met = 0, missed = 0, silent = 0;
};

class Matrix {
public:
    Matrix(View& view, Node section) : view_(view), section_(section) {
        for (const Mark& mark : view.marks) {
            if (const Task* task = taskAt(view.plan, mark.offset))
                numbers_[static_cast<std::size_t>(task - view.plan.tasks.data())].insert(
                    mark.group->number);
        }
    }

    void write() {
        const Plan& plan = view_.plan;
        std::size_t led = 0, measured = 0, dated = 0, shown = 0, left = 0;
        const std::size_t most = view_.several ? kMostOfSeveral : kMostTasks;
        for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
            const Task& task = plan.tasks[i];
            led += task.lead.empty() ? 0U : 1U;
            measured += task.isMeasurable() || task.hasOutcome ? 1U : 0U;
            dated += task.deadline ? 1U : 0U;
            note(task, numbers_.contains(i));
            if (view_.several && !numbers_.contains(i)) continue;  // only what is to be mended
            if (shown < most) {
                ++shown;
                writeTask(i);
            } else {
                ++left;
            }
        }
        const auto share = [&](std::size_t count) {
            return view_.say(fmt::format("{} / {} 项写明", count, plan.tasks.size()),
                             fmt::format("{} of {}", count, plan.tasks.size()));
        };
        section_.set("LEADS", share(led));
        section_.set("MEASURED", share(measured));
        section_.set("DATED", share(dated));
        if (left > 0)
            section_.add("MORE").set("MORE_LINE",
                                     view_.say(fmt::format("其余 {} 项略去。", left),
                                               fmt::format("{} more tasks are left out.", left)));
        writeLedger();
    }

private:
    void note(const Task& task, bool hasFinding) {
        if (view_.several) return;
        std::string owner = view_.say("（未写明）", "(none named)");
        if (!task.lead.empty()) owner = task.lead.front().name;
        Ledger& row = ledger_[owner];
        ++row.tasks;
        row.targets += task.isMeasurable() || task.hasOutcome ? 1U : 0U;
        row.times += task.deadline ? 1U : 0U;
        row.findings += hasFinding ? 1U : 0U;
    }

    void writeTask(std::size_t index) {
        const Plan& plan = view_.plan;
        const Task& task = plan.tasks[index];
        const Node row = section_.add("TASK");
        const std::uint32_t line = plan.source->line(task.titleRange.begin);
        const Node name = row.add(view_.shows(line) ? "LINKED" : "UNLINKED");
        name.set("LINE", line);
        name.set("NAME", utf8::shortened(plan.source->original(task.titleRange), 120));
        if (!task.lead.empty())
            row.add("WHO").set("NAMES", namesOf(task.lead, view_.zh));
        else if (!task.hasOwner())
            row.show("NONE");
        if (!task.responsible.empty() && task.lead.empty())
            row.add("OTHERS").set("NAMES", namesOf(task.responsible, view_.zh));
        constexpr std::size_t kTargets = 3;
        std::string targets;
        for (std::size_t i = 0; i < std::min(kTargets, task.targets.size()); ++i) {
            const Figure& figure = plan.figures[task.targets[i]];
            targets += (i == 0     ? ""
                        : view_.zh ? "；"
                                   : "; ") +
                       std::string(plan.source->original(figure.range));
        }
        if (task.targets.size() > kTargets)
            targets += view_.say(fmt::format(" 等 {} 个", task.targets.size()),
                                 fmt::format(" and {} more", task.targets.size() - kTargets));
        if (!targets.empty()) row.add("WHAT").set("TEXT", targets);
        if (targets.empty() && !task.deliverables.empty())
            row.add("DONE").set(
                "TEXT",
                std::string(word("OUTCOME", view_.zh)) +
                    utf8::shortened(plan.source->original(task.deliverables.front().range), 90));
        else if (targets.empty() && task.hasOutcome)
            row.add("DONE").set("TEXT", word("CHECKABLE", view_.zh));
        else if (targets.empty())
            row.show("NO_TARGET");
        if (task.deadline)
            row.add("WHEN").set("TEXT",
                                utf8::shortened(plan.source->original(task.deadline->range), 90));
        else if (task.assumedDeadline)
            row.add("ASSUMED").set(
                "TEXT", view_.say(fmt::format("未写，按 {}", task.assumedDeadline->toString()),
                                  fmt::format("not said: {}", task.assumedDeadline->toString())));
        else
            row.show("NO_TIME");
        if (const auto at = numbers_.find(index); at != numbers_.end())
            for (const std::size_t number : at->second) row.add("BOX").set("NO", number);
    }

    void writeLedger() {
        if (view_.several || ledger_.size() < 2) return;
        bool kept = false;
        for (const Promise& promise : view_.result.history.promises) {
            if (!promise.before) continue;
            const std::vector<std::string> lead = promise.lead();
            if (lead.empty()) continue;
            Ledger& row = ledger_[lead.front()];
            const Fate fate = fateOf(promise);
            row.met += fate == Fate::Met ? 1U : 0U;
            row.missed += fate == Fate::Missed || fate == Fate::MaybeMissed ? 1U : 0U;
            row.silent += fate == Fate::Silent || fate == Fate::Unreported ? 1U : 0U;
            kept = true;
        }
        std::vector<std::pair<std::string, Ledger>> rows(ledger_.begin(), ledger_.end());
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return a.second.tasks + a.second.silent > b.second.tasks + b.second.silent;
        });
        if (rows.size() > kMostOwners) rows.resize(kMostOwners);
        const Node table = section_.add("LEDGER");
        table.showIf(kept, "KEPT");
        for (const auto& [owner, count] : rows) {
            const Node row = table.add("OWNER");
            row.set("NAME", owner);
            row.set("TASKS", count.tasks);
            row.set("TARGETS", count.targets);
            row.set("TIMES", count.times);
            row.set("FINDINGS", count.findings);
            if (!kept) continue;
            const Node cells = row.add("KEPT");
            cells.set("MET", count.met);
            cells.set("MISSED", count.missed);
            cells.set("SILENT", count.silent);
        }
    }

    View& view_;
    Node section_;
    std::map<std::size_t, std::set<std::size_t>> numbers_;  // of the findings of a task
    std::map<std::string, Ledger> ledger_;
};

}  // namespace

void fillMatrix(View& view, Node document, Node tables) {
    const std::size_t tasks = view.plan.tasks.size();
    if (view.several && tasks == 0) return;
    const Node section = tables.add("SEC_MATRIX");
    view.heading(document, section, "ELEMENTS", "matrix", std::to_string(tasks));
    if (tasks == 0) return section.show("EMPTY");
    Matrix(view, section.add("SOME")).write();
}

}  // namespace planlint::html
