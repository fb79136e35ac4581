// What looks as if it said what is done, who answers or by when, and gave none of it: nothing is
// lost in silence.
#include <algorithm>

#include "model/builder.h"

namespace planlint {

namespace {

bool saysWhoDoes(const OwnerClause& clause) {
    return std::any_of(clause.lists.begin(), clause.lists.end(), [](const UnitList& list) {
        return list.role == UnitRole::Lead || list.role == UnitRole::Responsible;
    });
}

/// Parts where owners belong to nothing that a plan hands out.
bool looksBack(const Plan& plan, const Line& line) {
    return line.section && plan.sections[*line.section].role == SectionRole::Summary;
}

/// Clauses that name owners outside of every task, and clauses that name nobody.
void unreadClauses(Plan& plan) {
    std::size_t next = 0;
    for (const OwnerClause& clause : plan.ownerClauses) {
        const Line& line = plan.lines[clause.line];
        if (looksBack(plan, line)) continue;
        while (next < plan.tasks.size() && plan.tasks[next].range.end <= clause.range.begin) ++next;
        const bool inTask =
            next < plan.tasks.size() && plan.tasks[next].range.contains(clause.range.begin);
        const bool ofParent = line.section && plan.sections[*line.section].hasChildren;
        if (clause.isUnread) {
            plan.unread.push_back({clause.range, clause.form == OwnerClause::Form::Bracket
                                                     ? Unread::Kind::Bracket
                                                     : Unread::Kind::Field});
        } else if (!inTask && !ofParent && saysWhoDoes(clause) && line.section &&
                   clause.form != OwnerClause::Form::Prose &&
                   clause.form != OwnerClause::Form::OwnerFirst) {
            plan.unread.push_back({clause.range, Unread::Kind::Elsewhere});
        }
    }
}

/// Keys and columns of times without one.
void unreadTimes(Plan& plan) {
    for (const Task& task : plan.tasks) {
        if (task.deadline && task.deadline->isUnread &&
            task.deadline->source == DeadlineSource::Own)
            plan.unread.push_back({task.deadline->range, Unread::Kind::Time});
    }
}

}  // namespace

void findUnread(Plan& plan) {
    unreadClauses(plan);
    unreadTimes(plan);
    std::sort(plan.unread.begin(), plan.unread.end(),
              [](const Unread& a, const Unread& b) { return a.range.begin < b.range.begin; });
}

}  // namespace planlint
