#pragma once

#include <span>
#include <string_view>

#include "model/plan.h"
#include "phrase/tokens.h"

namespace planlint {

/// What stands around a time in running text, and so whether it limits an action. `at` are indexes
/// of tokens: the first of a time, or the one after its last.
class TimePlace {
public:
    TimePlace(const Plan& plan, std::span<const PhraseToken> tokens)
        : plan_(plan), tokens_(tokens) {}

    const PhraseToken* before(std::size_t at) const;
    static bool separates(PhraseTokenKind kind);
    std::string_view textBefore(std::size_t at) const;
    bool follows(std::size_t at, Particle particle) const;
    /// At the begin of a clause, or after 到, 于, 力争.
    bool opensClause(std::size_t at) const;
    /// Whether an action follows: （，）完成…
    bool actionFollows(std::size_t at) const;
    bool actsAfter(std::uint32_t at) const;
    /// 首批名单第四季度公布: an action right after the time, in the middle of a clause.
    bool actsAtOnce(std::size_t at) const;
    /// 每季度开展1次: how often, in the clause after the time.
    bool saysHowOften(std::size_t at) const;
    /// 2023年6月底前签约的项目: the time says which things are meant.
    bool tellsWhich(std::size_t at) const;
    /// （2024年6月底）: the bracket holds a time and nothing else.
    bool aloneInBracket(std::size_t at) const;
    /// 年末覆盖率达到90%: the clause after the time says what is reached.
    bool reachesGoal(std::size_t at) const;
    /// 年度内的休息日, 5月1日前到期的贷款: what the time stands before is a thing, no action.
    bool modifies(std::size_t at) const;
    /// 本通知自发布之日起执行至2020年6月30日: how long the document holds.
    bool isValidity(std::size_t at) const;
    /// 2025年 in digits after a full stop: 今年 only says which year is spoken of.
    bool opensSentence(std::size_t at) const;

private:
    const Plan& plan_;
    std::span<const PhraseToken> tokens_;
};

}  // namespace planlint
