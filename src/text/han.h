#pragma once

#include "text/simplified_table.h"

namespace planlint {

/// The simplified form of a Han character, or the character itself (ICU, Hant-Hans, one by one).
constexpr char32_t simplified(char32_t c) {
    namespace t = simplified_table;
    if (c < t::kFirst || c > t::kLast) return c;
    const std::uint32_t at = static_cast<std::uint32_t>(c) - t::kFirst;
    const std::uint16_t value = t::kValues[t::kIndex[at / t::kBlock] * t::kBlock + at % t::kBlock];
    return value == 0 ? c : value;
}

/// Whether the character has a simplified form and is unknown to everyday simplified text (漢, not
/// 著).
constexpr bool isTraditionalOnly(char32_t c) {
    namespace t = simplified_table;
    if (c < t::kFirst || c > t::kLast) return false;
    const std::uint32_t at = static_cast<std::uint32_t>(c) - t::kFirst;
    return (t::kTraditionalOnly[at / 64] >> (at % 64)) & 1U;
}

}  // namespace planlint
