#pragma once

#include <optional>
#include <string>

#include "base/decimal.h"

namespace planlint {

/// What a statement about a number allows: a range of exact decimals with open, closed or missing
/// (infinite) ends. Never empty by construction of the callers; `disjoint` is the only relation
/// that proves a contradiction (3-figures).
struct Interval {
    std::optional<Decimal> low;   // nullopt: −∞
    std::optional<Decimal> high;  // nullopt: +∞
    bool lowClosed = true;
    bool highClosed = true;

    static Interval point(const Decimal& value) { return {value, value, true, true}; }
    static Interval atLeast(const Decimal& value) { return {value, std::nullopt, true, false}; }
    static Interval above(const Decimal& value) { return {value, std::nullopt, false, false}; }
    static Interval atMost(const Decimal& value) { return {std::nullopt, value, false, true}; }
    static Interval below(const Decimal& value) { return {std::nullopt, value, false, false}; }

    /// True when no number lies in both.
    bool disjoint(const Interval& other) const {
        return endsBefore(other) || other.endsBefore(*this);
    }

    /// True when every number here is smaller than every number there.
    bool endsBefore(const Interval& other) const {
        if (!high || !other.low) return false;
        if (*high < *other.low) return true;
        return *high == *other.low && !(highClosed && other.lowClosed);
    }

    /// Every sum of a number here and a number there; an end is closed when both are. nullopt on
    /// overflow.
    std::optional<Interval> plus(const Interval& other) const;
    /// Every product; both intervals must lie at or above 0. nullopt on overflow, or when a lower
    /// end is missing or negative.
    std::optional<Interval> times(const Interval& other) const;
    /// The numbers that lie in both; nullopt when there are none.
    std::optional<Interval> intersection(const Interval& other) const;
    bool contains(const Decimal& value) const;

    friend bool operator==(const Interval&, const Interval&) = default;

    /// "[95, 105)", "(12, +∞)".
    std::string toString() const;
};

}  // namespace planlint
