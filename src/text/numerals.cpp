#include "text/numerals.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kOtherZeros = U"○零";

/// 0 to 9, 10 for 十, 100 for 百, -1 for anything else.
int numeral(char32_t c) {
    if (const std::size_t digit = kDigits.find(c); digit != std::u32string_view::npos)
        return static_cast<int>(digit);
    if (kOtherZeros.find(c) != std::u32string_view::npos) return 0;
    return c == U'十' ? 10 : c == U'百' ? 100 : -1;
}

constexpr std::string_view kYear = "年";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

SmallNumber readSmallNumber(std::string_view text) {
    SmallNumber number;
    while (number.bytes < text.size() && isDigit(text[number.bytes]) && number.value < 1000)
        number.value = number.value * 10 + (text[number.bytes++] - '0');
    if (number.bytes > 0) return number;
    int digit = 0;
    while (number.bytes < text.size()) {
        const utf8::Decoded d = utf8::decode(text, number.bytes);
        const int value = numeral(d.codePoint);
        if (value < 0) break;
        if (value < 10) {
            digit = value;
        } else {
            number.value += (digit == 0 ? 1 : digit) * value;
            digit = 0;
        }
        number.bytes += d.length;
        if (number.value > 9999) return {};
    }
    number.value += digit;
    return number;
}

SmallNumber readYear(std::string_view text) {
    if (text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, isDigit))
        return {
            (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'),
            4};
    SmallNumber year;
    for (int i = 0; i < 4; ++i) {
        if (year.bytes >= text.size()) return {};
        const utf8::Decoded d = utf8::decode(text, year.bytes);
        const int value = numeral(d.codePoint);
        if (value < 0 || value > 9) return {};
        year.value = year.value * 10 + value;
        year.bytes += d.length;
    }
    return year;
}

bool endsInNumber(std::string_view text) {
    text = trimmed(text);
    return (!text.empty() && isDigit(text.back())) || numeralsBefore(text) < text.size();
}

std::optional<int> yearBefore(std::string_view text) {
    text = trimmed(text);
    std::size_t begin = text.size();
    for (int i = 0; i < 4; ++i) {
        if (begin == 0) return std::nullopt;
        begin = utf8::floorToCodePoint(text, begin - 1);
    }
    if (begin > 0 && isDigit(text[begin - 1])) return std::nullopt;
    const SmallNumber year = readYear(text.substr(begin));
    if (year.bytes != text.size() - begin || year.value < 1949 || year.value > 2100)
        return std::nullopt;
    return year.value;
}

std::optional<int> yearAtStart(std::string_view text) {
    const std::size_t bytes = readYear(text).bytes;
    if (bytes == 0 || !trimmed(text.substr(bytes)).starts_with(kYear)) return std::nullopt;
    return yearBefore(text.substr(0, bytes));
}

std::size_t monthAtStart(std::string_view text) {
    constexpr std::string_view kMonth = "月";
    return text.starts_with(kMonth) ? kMonth.size() : 0;
}

std::vector<WrittenYear> yearsIn(std::string_view text) {
    std::vector<WrittenYear> years;
    for (std::size_t at = text.find(kYear); at != std::string_view::npos;
         at = text.find(kYear, at + kYear.size())) {
        if (const std::optional<int> year = yearBefore(text.substr(0, at)))
            years.push_back({*year, at + kYear.size()});
    }
    return years;
}

std::size_t numeralsBefore(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const std::size_t at = utf8::floorToCodePoint(text, begin - 1);
        if (numeral(utf8::decode(text, at).codePoint) < 0) break;
        begin = at;
    }
    return begin;
}

}  // namespace planlint
