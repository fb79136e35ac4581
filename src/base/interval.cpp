#include "base/interval.h"

namespace planlint {

std::optional<Interval> Interval::plus(const Interval& other) const {
    Interval sum;
    sum.lowClosed = lowClosed && other.lowClosed;
    sum.highClosed = highClosed && other.highClosed;
    if (low && other.low) {
        sum.low = low->plus(*other.low);
        if (!sum.low) return std::nullopt;
    }
    if (high && other.high) {
        sum.high = high->plus(*other.high);
        if (!sum.high) return std::nullopt;
    }
    return sum;
}

std::optional<Interval> Interval::times(const Interval& other) const {
    if (!low || !other.low || low->isNegative() || other.low->isNegative()) return std::nullopt;
    const auto isZero = [](const Decimal& value) { return value.coefficient() == 0; };
    Interval product;
    product.low = low->times(*other.low);
    if (!product.low) return std::nullopt;
    // 0 is reached by a closed 0 on either side, whatever the other end is.
    product.lowClosed = (lowClosed && other.lowClosed) || (isZero(*low) && lowClosed) ||
                        (isZero(*other.low) && other.lowClosed);
    product.highClosed = highClosed && other.highClosed;
    if (high && other.high) {
        product.high = high->times(*other.high);
        if (!product.high) return std::nullopt;
        if (isZero(*product.high)) product.highClosed = true;
    } else if ((high && isZero(*high)) || (other.high && isZero(*other.high))) {
        product.high = Decimal(0, 0);
        product.highClosed = true;
    }
    return product;
}

std::optional<Interval> Interval::intersection(const Interval& other) const {
    if (disjoint(other)) return std::nullopt;
    Interval both = *this;
    if (other.low && (!low || *other.low > *low)) {
        both.low = other.low;
        both.lowClosed = other.lowClosed;
    } else if (other.low && *other.low == *low) {
        both.lowClosed = lowClosed && other.lowClosed;
    }
    if (other.high && (!high || *other.high < *high)) {
        both.high = other.high;
        both.highClosed = other.highClosed;
    } else if (other.high && *other.high == *high) {
        both.highClosed = highClosed && other.highClosed;
    }
    return both;
}

bool Interval::contains(const Decimal& value) const {
    if (low && (value < *low || (value == *low && !lowClosed))) return false;
    return !high || value < *high || (value == *high && highClosed);
}

std::string Interval::toString() const {
    std::string out(1, lowClosed && low ? '[' : '(');
    out.append(low ? low->toString() : "-∞").append(", ").append(high ? high->toString() : "+∞");
    out.push_back(highClosed && high ? ']' : ')');
    return out;
}

}  // namespace planlint
