#include "lint/rule.h"

namespace planlint {

namespace {

Message reasonOf(Unread::Kind kind) {
    switch (kind) {
        case Unread::Kind::Bracket:
            return {"括号里是单位名称，但看不出各是什么角色",
                    "the bracket names units but not their roles"};
        case Unread::Kind::Field:
            return {"责任分工的写法没有读懂，没有得到单位", "no unit was read behind this key"};
        case Unread::Kind::Time:
            return {"时限的写法没有读懂", "no time was read where a time stands"};
        case Unread::Kind::TableOfOwners:
            return {
                "表中有责任单位一栏，但没有认出任务栏，各行没有作为任务检查",
                "the table has a column of owners but none of tasks; its rows were not checked"};
        case Unread::Kind::TableOfTasks:
            return {"表中逐条列出任务，但没有责任、时限、目标任何一栏，各行没有作为任务检查",
                    "the table lists tasks without owners, times or measures; its rows were not "
                    "checked"};
        case Unread::Kind::Elsewhere:
            return {"这里写明了责任单位，但不在识别出的任务中",
                    "owners are named here outside of any task"};
    }
    PLANLINT_UNREACHABLE();
}

}  // namespace

void allocationNotRead(const RuleContext& context, Reporter& report) {
    for (const Unread& unread : context.plan.unread) {
        report.look();
        report.report(unread.range, reasonOf(unread.kind));
        report.undecided(unread.range, {"写法没有读懂，没有检查", "not understood, not checked"});
    }
}

}  // namespace planlint
