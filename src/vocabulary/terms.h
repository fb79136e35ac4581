#pragma once

#include <cstdint>

#include "vocabulary/word_classes.h"

namespace planlint {

// The closed sets that vocabulary tables and the model share (8-facts), beside those generated from
// rules/vocabulary/classes.tsv. Their spelling in JSON is in src/model/fields.h.

enum class Comparator : std::uint8_t {
    Equal,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    About,
    Range
};
enum class FigureKind : std::uint8_t { Stock, Flow, NetFlow, Growth, Share, Rank, Ratio, Other };
enum class Direction : std::uint8_t { Up, Down, Interval, None };
enum class Dimension : std::uint8_t {
    Count,
    Money,
    Ratio,
    Length,
    Area,
    Mass,
    Volume,
    Energy,
    Power,
    Time,
    Ict,
    Rate,
    Other
};

}  // namespace planlint
