#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace planlint {

/// A whole number at the start of a text: digits, or Chinese numerals up to 百 (十二, 三十一). At
/// most 9999. `bytes` is what it covers; 0 when there is none.
struct SmallNumber {
    int value = 0;
    std::size_t bytes = 0;
};
SmallNumber readSmallNumber(std::string_view text);
/// Its value; 0 when there is none.
inline int smallNumber(std::string_view text) { return readSmallNumber(text).value; }

/// Four numerals that spell a year digit by digit, or four digits: 二〇二四, 2024.
SmallNumber readYear(std::string_view text);

/// Where the run of Chinese numerals that ends `text` begins; text.size() when it ends in none.
std::size_t numeralsBefore(std::string_view text);

}  // namespace planlint
