#pragma once

// Numbers as offices write them: 1,820, 1 820, 13亿2千万, 三点五万, 十七八, 300多万, 百分之….
#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "vocabulary/vocabulary.h"

namespace planlint {

/// A written number, without its measure word.
struct Numeral {
    std::size_t end = 0;          // offset behind it in the text it was read from
    Decimal value;                // exact; of 两三百 the low end
    std::optional<Decimal> high;  // of 两三百
    bool isMore = false;          // 300多万, 十几万: above the value
    int power = 0;                // of the scale it ends with: 4 of 20万. A range writes it once
    bool hasScale = false;        // 万, 亿, 千, 百 stand in it
    bool isSpelled = false;       // begins with a Chinese numeral
    bool isOneCharacter = false;  // 一, 两, 百
    bool isOnlyScale = false;     // 百万, 亿
};

/// The number that begins at `at`; nullopt for none. A blank or a wide comma parts thousands (1
/// 820, 1，820) only with `looseThousands`: in a list they part numbers.
std::optional<Numeral> readNumeral(const Vocabulary& vocabulary, std::string_view text,
                                   std::size_t at, bool looseThousands);

/// Whether a character is a Chinese numeral or scale: 〇, 两, 十, 万.
bool isNumeralCharacter(char32_t c);

/// The share that 五分之一, 百分之九十三点八, 千分之五, 百分之5 write, in per cent: `denominator`
/// was read and ends at `at`. nullopt where no such fraction follows.
struct Fraction {
    std::size_t end = 0;
    Decimal percent;  // exact where it has an end, else to two decimals
};
std::optional<Fraction> readFraction(const Vocabulary& vocabulary, std::string_view text,
                                     const Decimal& denominator, std::size_t at);

}  // namespace planlint
