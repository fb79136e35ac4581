#include "base/decimal.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace planlint {

namespace {

constexpr int kMaxExponent = 30;
constexpr int kMaxDigits = 18;

__extension__ using Wide = __int128;

constexpr Wide powerOfTen(int n) {
    Wide result = 1;
    while (n-- > 0) result *= 10;
    return result;
}

std::optional<Decimal> fromWide(Wide coefficient, int exponent) {
    while (coefficient % 10 == 0 && coefficient != 0 &&
           (coefficient > std::numeric_limits<std::int64_t>::max() ||
            coefficient < std::numeric_limits<std::int64_t>::min())) {
        coefficient /= 10;
        ++exponent;
    }
    if (coefficient > std::numeric_limits<std::int64_t>::max() ||
        coefficient < std::numeric_limits<std::int64_t>::min() || exponent < -kMaxExponent ||
        exponent > kMaxExponent) {
        return std::nullopt;
    }
    return Decimal(static_cast<std::int64_t>(coefficient), exponent);
}

/// Both coefficients at the smaller of the two exponents; nullopt when one would not fit 128 bits.
std::optional<std::pair<Wide, Wide>> aligned(const Decimal& a, const Decimal& b, int& exponent) {
    exponent = std::min(a.exponent(), b.exponent());
    const int up_a = a.exponent() - exponent;
    const int up_b = b.exponent() - exponent;
    if (std::max(up_a, up_b) > 19) return std::nullopt;
    return std::pair<Wide, Wide>(a.coefficient() * powerOfTen(up_a),
                                 b.coefficient() * powerOfTen(up_b));
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
    std::int64_t coefficient = 0;
    int exponent = 0;
    int significant = 0;
    bool point = false;
    bool any = false;
    for (const char c : digits) {
        if (c == ',' && !point) continue;
        if (c == '.') {
            if (point || !any) return std::nullopt;
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        if (coefficient != 0 || c != '0') ++significant;
        if (significant > kMaxDigits) return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
        if (point) --exponent;
    }
    if (!any || exponent < -kMaxExponent) return std::nullopt;
    return Decimal(coefficient, exponent);
}

std::optional<Decimal> Decimal::scaled(int power) const {
    return fromWide(coefficient_, exponent_ + power);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    int exponent = 0;
    const auto pair = aligned(*this, other, exponent);
    if (!pair) return std::nullopt;
    return fromWide(pair->first + pair->second, exponent);
}

std::optional<Decimal> Decimal::minus(const Decimal& other) const {
    int exponent = 0;
    const auto pair = aligned(*this, other, exponent);
    if (!pair) return std::nullopt;
    return fromWide(pair->first - pair->second, exponent);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    return fromWide(static_cast<Wide>(coefficient_) * other.coefficient_,
                    exponent_ + other.exponent_);
}

std::optional<Decimal> Decimal::halfUnitInLastPlace() const { return fromWide(5, exponent_ - 1); }

Decimal Decimal::withoutTrailingZeros() const {
    Decimal trimmed = *this;
    while (trimmed.exponent_ < 0 && trimmed.coefficient_ % 10 == 0) {
        trimmed.coefficient_ /= 10;
        ++trimmed.exponent_;
    }
    return trimmed;
}

std::string Decimal::toString() const {
    const bool negative = coefficient_ < 0;
    std::string digits = std::to_string(coefficient_);
    if (negative) digits.erase(0, 1);
    if (exponent_ >= 0) {
        if (coefficient_ != 0) digits.append(static_cast<std::size_t>(exponent_), '0');
    } else {
        const std::size_t decimals = static_cast<std::size_t>(-exponent_);
        if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    int exponent = 0;
    if (const auto pair = aligned(a, b, exponent)) return pair->first <=> pair->second;
    // Exponents more than 19 apart: a non-zero coefficient at the larger one decides.
    const auto sign = [](const Decimal& d) { return (d.coefficient_ > 0) - (d.coefficient_ < 0); };
    if (sign(a) != sign(b)) return sign(a) <=> sign(b);
    if (sign(a) == 0) return std::strong_ordering::equal;
    return (a.exponent_ > b.exponent_) == (sign(a) > 0) ? std::strong_ordering::greater
                                                        : std::strong_ordering::less;
}

}  // namespace planlint
