#pragma once

#include "base/interval.h"
#include "model/plan.h"

namespace planlint {

/// The numbers that a figure's words allow, as written (3-figures): a count without scale and
/// decimals is exact; anything else stands for half a unit of its last digit to both sides. `以上`
/// and `以下` include their number, 超过 and 低于 exclude it. nullopt for 约, 近 and what
/// overflows.
std::optional<Interval> statementOf(const Figure& figure);

/// A value as a reader would write it: 9.65亿元.
std::string amount(const Decimal& value, std::string_view unit);

/// An interval as a reader would write it: [9.55亿, 9.65亿]元.
std::string shown(const Interval& interval, std::string_view unit);

/// What would reach a target: its half-line where it is a bound, else its statement. nullopt when
/// the direction of the indicator is unknown.
std::optional<Interval> attainmentOf(const Figure& target);

}  // namespace planlint
