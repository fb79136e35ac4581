#pragma once

// Numbers with units in running text: what is written, before anyone asks what it measures.
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "model/builder.h"
#include "vocabulary/vocabulary.h"

namespace planlint {

/// A number with its unit as it stands. `range` covers digits, scale, unit and 多/余, without words
/// of comparison around it.
struct Quantity {
    TextRange range;
    Decimal value;                // in the base unit
    std::optional<Decimal> high;  // of a range such as 6%—6.5%
    std::string_view unit;        // "" for a bare scale (1386万)
    Dimension dimension = Dimension::Other;
    bool isRank = false;      // 第41位, 全省第一
    bool isUpTo = false;      // 前三
    bool isMore = false;      // 2万余个
    bool isSpelled = false;   // 两家
    bool isDoubling = false;  // 翻一番
    std::size_t leaf = 0;     // index of the leaf it begins in
};

/// All quantities of a line, left to right. Guards keep out dates, names with digits (5G, 1+8),
/// document numbers, ordinals and idioms (3-figures).
std::vector<Quantity> findQuantities(const Vocabulary& vocabulary, std::string_view text,
                                     const std::vector<Leaf>& leaves);

}  // namespace planlint
