#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planlint {

/// An exact decimal number: coefficient × 10^exponent, with the digits as they were written
/// ("2.90" keeps its zero). No operation rounds; what does not fit is nullopt, never wrapped.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t coefficient, int exponent)
        : coefficient_(coefficient), exponent_(static_cast<std::int8_t>(exponent)) {}

    /// Reads ASCII digits with an optional point and thousands commas: "1,234.50". Up to 18
    /// significant digits; anything else gives nullopt.
    static std::optional<Decimal> parse(std::string_view digits);

    /// The same digits times 10^power; nullopt when the exponent leaves [-30, 30].
    std::optional<Decimal> scaled(int power) const;

    std::optional<Decimal> plus(const Decimal& other) const;
    std::optional<Decimal> minus(const Decimal& other) const;
    std::optional<Decimal> times(const Decimal& other) const;

    /// Half of the last digit written: 1.29亿 → 0.005亿 (3-figures, XBRL calculations 1.1).
    std::optional<Decimal> halfUnitInLastPlace() const;

    /// The same value with no zero at the end of its decimals: 11.00 → 11.
    Decimal withoutTrailingZeros() const;

    std::int64_t coefficient() const { return coefficient_; }
    int exponent() const { return exponent_; }
    bool isNegative() const { return coefficient_ < 0; }
    bool isInteger() const { return exponent_ >= 0; }

    /// Plain notation without an exponent: "314810000000", "2.90".
    std::string toString() const;

    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
    /// By value: 2.9 equals 2.90.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

private:
    std::int64_t coefficient_ = 0;
    std::int8_t exponent_ = 0;
};

}  // namespace planlint
