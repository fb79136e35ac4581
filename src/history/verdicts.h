#pragma once

#include <optional>

#include "history/history.h"

namespace planlint {

/// Last year's target against its result (5-history). 左右 reaches half a point of a rate and a
/// twentieth of an amount: below it, but within, is only suspected.
Judgement judgeResult(const Mention& target, const Mention& result);

/// This year's target against last year's: higher is 上调 where the indicator should rise, lower
/// where it should fall; the same number said more softly (以上 → 左右) is 下调. nullopt where
/// they cannot be compared.
std::optional<Judgement> judgeNext(const Mention& before, const Mention& now);

/// A level promised last year, its result, and a growth on it promised now: what that comes to.
std::optional<Judgement> judgeGrowthOnLevel(const Mention& before, const Mention& result,
                                            const Mention& growth);

}  // namespace planlint
