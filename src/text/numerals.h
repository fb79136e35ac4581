#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

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

/// The year of 1949 to 2100 that ends a text, blanks behind it or not: …2024, …二〇二四 .
std::optional<int> yearBefore(std::string_view text);

/// The year of 1949 to 2100 that begins a text and has 年 behind it: 2024 年…
std::optional<int> yearAtStart(std::string_view text);

/// A year before 年, blanks between or not (2024 年, 二〇二四年); `end` is behind 年.
struct WrittenYear {
    int value = 0;
    std::size_t end = 0;
};
/// Bytes of the word for a month that a text begins with, or 0.
std::size_t monthAtStart(std::string_view text);
/// The written years of a text, in order.
std::vector<WrittenYear> yearsIn(std::string_view text);

/// Whether a text ends in a digit or a Chinese numeral, blanks behind it or not: …15 , …十五.
bool endsInNumber(std::string_view text);

/// Where the run of Chinese numerals that ends `text` begins; text.size() when it ends in none.
std::size_t numeralsBefore(std::string_view text);

}  // namespace planlint
