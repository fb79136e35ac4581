#pragma once

#include <compare>
#include <optional>
#include <string>

#include "base/decimal.h"

namespace planlint {

/// An exact fraction, always reduced, denominator positive. For what decimals cannot hold: a share,
/// the base that a growth implies. What does not fit 126 bits is nullopt, never wrapped.
class Rational {
public:
    __extension__ using Wide = __int128;

    constexpr Rational() = default;
    /// nullopt when `denominator` is 0.
    static std::optional<Rational> make(Wide numerator, Wide denominator);
    static std::optional<Rational> of(const Decimal& decimal);

    std::optional<Rational> plus(const Rational& other) const;
    std::optional<Rational> minus(const Rational& other) const;
    std::optional<Rational> times(const Rational& other) const;
    /// nullopt when `other` is 0.
    std::optional<Rational> dividedBy(const Rational& other) const;

    /// The nearest decimal with `decimals` places (0 to 9), not above the fraction or not below it:
    /// an interval shown with them holds the exact one. nullopt when it has more than 18 digits.
    std::optional<Decimal> roundedDown(int decimals) const;
    std::optional<Decimal> roundedUp(int decimals) const;

    bool isZero() const { return numerator_ == 0; }
    /// "5604" or "16813/3".
    std::string toString() const;

    friend bool operator==(const Rational& a, const Rational& b) = default;
    /// Exact, without overflow: compares the continued fractions.
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

private:
    constexpr Rational(Wide numerator, Wide denominator)
        : numerator_(numerator), denominator_(denominator) {}

    Wide numerator_ = 0;
    Wide denominator_ = 1;
};

}  // namespace planlint
