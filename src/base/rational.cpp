#include "base/rational.h"

#include <algorithm>
#include <limits>

namespace planlint {

namespace {

using Wide = Rational::Wide;

constexpr Wide kMost = (static_cast<Wide>(1) << 126) - 1;

Wide magnitude(Wide value) { return value < 0 ? -value : value; }

Wide greatestCommonDivisor(Wide a, Wide b) {
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::optional<Wide> product(Wide a, Wide b) {
    Wide result = 0;
    if (__builtin_mul_overflow(a, b, &result) || magnitude(result) > kMost) return std::nullopt;
    return result;
}

/// Rounded towards −∞.
Wide floorDivision(Wide a, Wide b) {
    const Wide quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

std::string digitsOf(Wide value) {
    if (value == 0) return "0";
    std::string digits;
    for (Wide rest = magnitude(value); rest != 0; rest /= 10)
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    if (value < 0) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace

std::optional<Rational> Rational::make(Wide numerator, Wide denominator) {
    if (denominator == 0 || magnitude(numerator) > kMost || magnitude(denominator) > kMost)
        return std::nullopt;
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const Wide divisor = greatestCommonDivisor(magnitude(numerator), denominator);
    return Rational(numerator / divisor, denominator / divisor);
}

std::optional<Rational> Rational::of(const Decimal& decimal) {
    Wide power = 1;
    const int exponent = decimal.exponent() < 0 ? -decimal.exponent() : decimal.exponent();
    for (int i = 0; i < exponent; ++i) {
        const std::optional<Wide> next = product(power, 10);
        if (!next) return std::nullopt;
        power = *next;
    }
    if (decimal.exponent() < 0) return make(decimal.coefficient(), power);
    const std::optional<Wide> whole = product(decimal.coefficient(), power);
    return whole ? make(*whole, 1) : std::nullopt;
}

std::optional<Rational> Rational::plus(const Rational& other) const {
    // Over the smallest common denominator, so that sums of equal precision never grow.
    const Wide common = greatestCommonDivisor(denominator_, other.denominator_);
    const std::optional<Wide> a = product(numerator_, other.denominator_ / common);
    const std::optional<Wide> b = product(other.numerator_, denominator_ / common);
    const std::optional<Wide> bottom = product(denominator_ / common, other.denominator_);
    if (!a || !b || !bottom) return std::nullopt;
    Wide sum = 0;
    if (__builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
    return make(sum, *bottom);
}

std::optional<Rational> Rational::minus(const Rational& other) const {
    return plus(Rational(-other.numerator_, other.denominator_));
}

std::optional<Rational> Rational::times(const Rational& other) const {
    // Reduced crosswise first: what fits in the end fits on the way.
    const Wide p = greatestCommonDivisor(magnitude(numerator_), other.denominator_);
    const Wide q = greatestCommonDivisor(magnitude(other.numerator_), denominator_);
    const std::optional<Wide> top = product(numerator_ / p, other.numerator_ / q);
    const std::optional<Wide> bottom = product(denominator_ / q, other.denominator_ / p);
    return top && bottom ? make(*top, *bottom) : std::nullopt;
}

std::optional<Rational> Rational::dividedBy(const Rational& other) const {
    if (other.numerator_ == 0) return std::nullopt;
    const bool negative = other.numerator_ < 0;
    return times(negative ? Rational(-other.denominator_, -other.numerator_)
                          : Rational(other.denominator_, other.numerator_));
}

std::optional<Decimal> Rational::roundedDown(int decimals) const {
    Wide power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    const std::optional<Wide> scaled = product(numerator_, power);
    if (!scaled) return std::nullopt;
    const Wide floor = floorDivision(*scaled, denominator_);
    if (magnitude(floor) > 999'999'999'999'999'999) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(floor), -decimals);
}

std::optional<Decimal> Rational::roundedUp(int decimals) const {
    const std::optional<Decimal> down = Rational(-numerator_, denominator_).roundedDown(decimals);
    return down ? std::optional(Decimal(-down->coefficient(), down->exponent())) : std::nullopt;
}

std::string Rational::toString() const {
    const std::string top = digitsOf(numerator_);
    return denominator_ == 1 ? top : top + "/" + digitsOf(denominator_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    Wide p = a.numerator_;
    Wide q = a.denominator_;
    Wide r = b.numerator_;
    Wide s = b.denominator_;
    for (bool flipped = false;; flipped = !flipped) {
        const Wide x = floorDivision(p, q);
        const Wide y = floorDivision(r, s);
        if (x != y)
            return (x < y) != flipped ? std::strong_ordering::less : std::strong_ordering::greater;
        const Wide restA = p - x * q;
        const Wide restB = r - y * s;
        if (restA == 0 || restB == 0) {
            if (restA == restB) return std::strong_ordering::equal;
            return (restA == 0) != flipped ? std::strong_ordering::less
                                           : std::strong_ordering::greater;
        }
        // p/q < r/s exactly when the reciprocals of the rests stand the other way round.
        p = q;
        q = restA;
        r = s;
        s = restB;
    }
}

}  // namespace planlint
