#include "model/statement.h"

namespace planlint {

namespace {

std::optional<Interval> around(const Figure& figure) {
    const bool discrete = figure.dimension == Dimension::Count && figure.value.exponent() == 0;
    if (discrete) return Interval::point(figure.value);
    const std::optional<Decimal> half = figure.value.halfUnitInLastPlace();
    if (!half) return std::nullopt;
    const std::optional<Decimal> low = figure.value.minus(*half);
    const std::optional<Decimal> high = figure.value.plus(*half);
    if (!low || !high) return std::nullopt;
    return Interval{low, high, true, true};
}

}  // namespace

std::optional<Interval> statementOf(const Figure& figure) {
    switch (figure.comparator) {
        case Comparator::Equal:
            return around(figure);
        case Comparator::Greater:
            return Interval::above(figure.value);
        case Comparator::GreaterEqual:
            return Interval::atLeast(figure.value);
        case Comparator::Less:
            return Interval::below(figure.value);
        case Comparator::LessEqual:
            return Interval::atMost(figure.value);
        case Comparator::Range:
            return figure.high ? std::optional(Interval{figure.value, figure.high, true, true})
                               : std::nullopt;
        case Comparator::About:
            return std::nullopt;
    }
    PLANLINT_UNREACHABLE();
}

namespace {

std::string scaled(const Decimal& value) {
    for (const auto& [scale, word] : {std::pair{8, "亿"}, {4, "万"}}) {
        const Decimal one(1, scale);
        const Decimal magnitude =
            value.isNegative() ? Decimal(-value.coefficient(), value.exponent()) : value;
        if (magnitude < one) continue;
        if (const std::optional<Decimal> small = value.scaled(-scale))
            return small->withoutTrailingZeros().toString() + word;
    }
    return value.toString();
}

}  // namespace

std::string amount(const Decimal& value, std::string_view unit) {
    return scaled(value).append(unit);
}

std::string shown(const Interval& interval, std::string_view unit) {
    std::string out(1, interval.lowClosed && interval.low ? '[' : '(');
    out.append(interval.low ? scaled(*interval.low) : "-∞")
        .append(", ")
        .append(interval.high ? scaled(*interval.high) : "+∞");
    out.push_back(interval.highClosed && interval.high ? ']' : ')');
    return out.append(unit);
}

std::optional<Interval> attainmentOf(const Figure& target) {
    if (target.comparator != Comparator::Equal) return statementOf(target);
    switch (boundOf(target)) {
        case Bound::Lower:
            return Interval::atLeast(target.value);
        case Bound::Upper:
            return Interval::atMost(target.value);
        case Bound::Point:
            return statementOf(target);
        case Bound::Unknown:
            return std::nullopt;
    }
    PLANLINT_UNREACHABLE();
}

}  // namespace planlint
