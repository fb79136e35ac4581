#include "model/numeral.h"

#include <array>
#include <limits>

#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kScales = U"十百千万亿";
constexpr char32_t kZero = U'零';
constexpr char32_t kTwo = U'两';
constexpr char32_t kPoint = U'点';
constexpr char32_t kFew = U'几';

int digitOf(char32_t c) {
    if (c == kTwo) return 2;
    if (c == kZero) return 0;
    const std::size_t digit = kDigits.find(c);
    return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

/// 1 of 十, 2 of 百, 3, 4, 8; 0 of anything else.
int powerOf(char32_t c) {
    constexpr std::array kPowers = {1, 2, 3, 4, 8};
    const std::size_t scale = kScales.find(c);
    return scale == std::u32string_view::npos ? 0 : kPowers[scale];
}

/// By the low byte of a character: settles nearly all of them at once.
constexpr std::array<bool, 256> kMayBeNumeral = [] {
    std::array<bool, 256> may{};
    for (const char32_t c : kDigits) may[c & 0xFF] = true;
    for (const char32_t c : kScales) may[c & 0xFF] = true;
    may[kTwo & 0xFF] = may[kZero & 0xFF] = true;
    return may;
}();

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    for (;;) {
        if (text.substr(at).starts_with(' ')) {
            ++at;
        } else if (text.substr(at).starts_with("\u00A0") || text.substr(at).starts_with("\u2009") ||
                   text.substr(at).starts_with("\u202F")) {
            at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
        } else {
            return at;
        }
    }
}

bool isScaleOfUnit(const Vocabulary& vocabulary, std::string_view text) {
    const MeasureUnit* unit = vocabulary.measureUnit(text);
    return unit != nullptr && characters(unit->surface) > 1;  // 千瓦, 百分点, not 千
}

/// Bytes of a mark between groups of three digits; 0 for none.
std::size_t thousandsMark(std::string_view text, bool loose) {
    if (text.starts_with(',')) return 1;
    if (!loose) return 0;
    for (const std::string_view mark : {"\uFF0C", " ", "\u00A0", "\u2009", "\u202F"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::size_t digitsAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end])) ++end;
    return end - at;
}

/// 1820, 1,820.5, 1 820: moves `at` behind it.
std::optional<Decimal> readArabic(std::string_view text, std::size_t& at, bool loose) {
    constexpr std::size_t kMost = 18;  // significant digits
    constexpr std::size_t kGroup = 3;
    std::string digits(text.substr(at, digitsAt(text, at)));
    if (digits.empty()) return std::nullopt;
    std::size_t end = at + digits.size();
    if (digits.size() <= kGroup && digits[0] != '0') {
        for (;;) {
            const std::size_t mark = thousandsMark(text.substr(end), loose);
            if (mark == 0 || digitsAt(text, end + mark) != kGroup || digits.size() > kMost) break;
            digits += text.substr(end + mark, kGroup);
            end += mark + kGroup;
        }
    }
    const std::string_view rest = text.substr(end);
    const std::size_t point = rest.starts_with('.') ? 1 : rest.starts_with("\uFF0E") ? 3 : 0;
    if (const std::size_t decimals = point == 0 ? 0 : digitsAt(text, end + point); decimals > 0) {
        digits += '.';
        digits += text.substr(end + point, decimals);
        end += point + decimals;
    }
    const std::optional<Decimal> value = Decimal::parse(digits);
    if (value) at = end;
    return value;
}

/// A run of Chinese numerals and its value, low and high where two neighbours stand side by side.
struct Spelled {
    std::size_t end = 0;
    Decimal low;
    std::optional<Decimal> high;
    int power = 0;
    bool hasScale = false;
    std::size_t count = 0;  // characters
    bool isOnlyScale = false;
};

/// The value of numerals such as 十二, 两百零五, 一万二, 三亿五千万; nullopt where digits stand
/// side by side (二〇二四) or it grows too large.
std::optional<std::int64_t> valueOf(std::u32string_view numerals) {
    constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / 100'000'001;
    std::int64_t total = 0;    // above the last 万 or 亿
    std::int64_t section = 0;  // below it
    std::int64_t digit = -1;
    std::int64_t last = 1;  // the scale before the last digit, for 一百二
    bool zero = false;
    for (const char32_t c : numerals) {
        if (const int d = digitOf(c); d >= 0) {
            if (d == 0) {
                if (digit > 0) return std::nullopt;
                zero = true;
                continue;
            }
            if (digit >= 0) return std::nullopt;
            digit = d;
            continue;
        }
        const int power = powerOf(c);
        if (power < 4) {
            last = power == 1 ? 10 : power == 2 ? 100 : 1000;
            section += (digit < 0 ? 1 : digit) * last;
        } else {
            const std::int64_t big = power == 4 ? 10'000 : 100'000'000;
            section += std::max<std::int64_t>(digit, 0);
            if (section > kLargest || (power == 8 && total > kLargest)) return std::nullopt;
            if (section == 0) {
                if (total > std::numeric_limits<std::int64_t>::max() / big) return std::nullopt;
                total = (total == 0 ? 1 : total) * big;  // 万亿
            } else if (power == 8) {
                if (total >= big) return std::nullopt;
                total = (total + section) * big;  // 三万五千亿
            } else {
                total += section * big;
            }
            section = 0;
            last = big;
        }
        digit = -1;
        zero = false;
    }
    if (digit > 0 && !zero && last >= 100) digit *= last / 10;  // 一百二, 一万二
    return total + section + std::max<std::int64_t>(digit, 0);
}

/// Reads the run that begins at `at`; nullopt where it is no number.
std::optional<Spelled> readSpelled(const Vocabulary& vocabulary, std::string_view text,
                                   std::size_t at) {
    std::u32string low;
    std::u32string high;
    Spelled spelled;
    spelled.end = at;
    std::size_t trailing = 0;  // scales at the end
    bool wellFormed = true;
    while (spelled.end < text.size()) {
        const utf8::Decoded d = utf8::decode(text, spelled.end);
        const int power = powerOf(d.codePoint);
        const int digit = digitOf(d.codePoint);
        if (power == 0 && digit < 0) break;
        if (power > 1 && isScaleOfUnit(vocabulary, text.substr(spelled.end))) break;
        // 两三百, 十七八: neighbours side by side are a range; 二〇二四 is no number.
        const int before = low.empty() ? -1 : digitOf(low.back());
        if (digit > 0 && before > 0) {
            const bool ascends = digit == before + 1 || (before == 3 && digit == 5);
            wellFormed = wellFormed && ascends && high.empty();
            high = low;
            high.back() = d.codePoint;
        } else {
            low += d.codePoint;
            if (!high.empty()) high += d.codePoint;
        }
        trailing = power >= 2 ? trailing + 1 : 0;
        spelled.hasScale = spelled.hasScale || power >= 2;
        ++spelled.count;
        spelled.end += d.length;
    }
    if (low.empty()) return std::nullopt;
    const std::optional<std::int64_t> first = valueOf(low);
    const std::optional<std::int64_t> second = high.empty() ? std::nullopt : valueOf(high);
    if (!wellFormed || !first || (!high.empty() && !second)) {
        spelled.count = 0;  // the caller skips it
        return spelled;
    }
    spelled.low = Decimal(*first, 0);
    spelled.isOnlyScale = trailing == low.size();
    if (second) spelled.high = Decimal(*second, 0);
    for (std::size_t i = low.size() - trailing; i < low.size() && i > 0; ++i)
        spelled.power += powerOf(low[i]);
    return spelled;
}

/// 点八六 behind 三: appended to a whole number.
std::optional<Decimal> readDecimals(std::string_view text, std::size_t& at, const Decimal& whole) {
    const utf8::Decoded point = utf8::decode(text, at);
    if (at >= text.size() || point.codePoint != kPoint || !whole.isInteger()) return std::nullopt;
    std::size_t end = at + point.length;
    std::int64_t coefficient = whole.coefficient();
    int decimals = 0;
    constexpr int kMost = 6;
    while (end < text.size() && decimals < kMost) {
        const utf8::Decoded d = utf8::decode(text, end);
        const int digit = digitOf(d.codePoint);
        if (digit < 0 || d.codePoint == kTwo) break;
        if (coefficient > std::numeric_limits<std::int64_t>::max() / 100) return std::nullopt;
        coefficient = coefficient * 10 + digit;
        ++decimals;
        end += d.length;
    }
    if (decimals == 0 || whole.exponent() != 0) return std::nullopt;
    at = end;
    return Decimal(coefficient, -decimals);
}

class NumeralReader {
public:
    NumeralReader(const Vocabulary& vocabulary, std::string_view text, bool loose)
        : vocabulary_(vocabulary), text_(text), loose_(loose) {}

    std::optional<Numeral> read(std::size_t at) {
        Numeral numeral;
        numeral.end = at;
        if (!readMantissa(numeral)) return std::nullopt;
        takeMore(numeral);
        takeScales(numeral);
        if (!numeral.isMore) takeMore(numeral);
        while (takeLowerPart(numeral)) {
        }
        return numeral;
    }

private:
    bool readMantissa(Numeral& numeral) const {
        if (numeral.end < text_.size() && isDigit(text_[numeral.end])) {
            const std::optional<Decimal> value = readArabic(text_, numeral.end, loose_);
            if (!value) return false;
            numeral.value = *value;
            return true;
        }
        const std::optional<Spelled> spelled = readSpelled(vocabulary_, text_, numeral.end);
        if (!spelled || spelled->count == 0) return false;
        numeral.end = spelled->end;
        numeral.value = spelled->low;
        numeral.high = spelled->high;
        numeral.power = spelled->power;
        numeral.hasScale = spelled->hasScale;
        numeral.isSpelled = true;
        numeral.isOneCharacter = spelled->count == 1;
        numeral.isOnlyScale = spelled->isOnlyScale;
        if (const std::optional<Decimal> value =
                numeral.high ? std::nullopt : readDecimals(text_, numeral.end, numeral.value)) {
            numeral.value = *value;
            numeral.power = 0;
            numeral.isOneCharacter = false;
        }
        return true;
    }

    /// 300多, 十余, 十几. 几 stands behind 十 and the scales, or digits.
    void takeMore(Numeral& numeral) const {
        const std::size_t at = skipBlanks(text_, numeral.end);
        const WordRow* more = vocabulary_.prefix(text_.substr(at), WordClass::NumberMark);
        if (!says(more, NumberMark::More)) return;
        if (utf8::decode(text_, at).codePoint == kFew && numeral.isSpelled &&
            powerOf(lastCharacter(numeral.end)) == 0)
            return;
        numeral.isMore = true;
        numeral.end = at + more->word.size();
    }

    char32_t lastCharacter(std::size_t end) const {
        return utf8::decode(text_, utf8::floorToCodePoint(text_, end - 1)).codePoint;
    }

    /// 万, 亿, 千万, 万亿 behind a number, blanks before them or not.
    void takeScales(Numeral& numeral) const {
        for (;;) {
            const std::size_t at = skipBlanks(text_, numeral.end);
            if (at >= text_.size() || at > numeral.end + kMostBlanks) return;
            const utf8::Decoded d = utf8::decode(text_, at);
            const int power = powerOf(d.codePoint);
            if (power < 2 || isScaleOfUnit(vocabulary_, text_.substr(at))) return;
            if (says(vocabulary_.prefix(text_.substr(at + d.length), WordClass::NumberMark),
                     NumberMark::Of))
                return;  // 百分之
            const std::optional<Decimal> value = numeral.value.scaled(power);
            if (!value) return;
            numeral.value = *value;
            if (numeral.high) numeral.high = numeral.high->scaled(power);
            numeral.power += power;
            numeral.hasScale = true;
            numeral.isOneCharacter = false;
            numeral.end = at + d.length;
        }
    }

    /// 2千万 behind 13亿, 5000 behind 3万: smaller than the scale before it, with a scale of its
    /// own or as many digits as there is room for.
    bool takeLowerPart(Numeral& numeral) const {
        if (numeral.isMore || numeral.high || numeral.power < 3 || !numeral.value.isInteger())
            return false;
        std::size_t at = numeral.end;
        if (at < text_.size() && digitOf(utf8::decode(text_, at).codePoint) == 0)
            at += utf8::decode(text_, at).length;  // 1亿零500万
        if (at >= text_.size() || !isDigit(text_[at])) return false;
        Numeral part;
        part.end = at;
        const std::size_t digits = digitsAt(text_, at);
        const std::optional<Decimal> value = readArabic(text_, part.end, false);
        if (!value) return false;
        part.value = *value;
        takeScales(part);
        const std::optional<Decimal> room = Decimal(1, 0).scaled(numeral.power);
        const bool fills = part.power == 0 && digits == static_cast<std::size_t>(numeral.power) &&
                           value->isInteger();
        if (!room || !(part.value < *room) || (part.power == 0 && !fills) ||
            part.power >= numeral.power)
            return false;
        const std::optional<Decimal> sum = numeral.value.plus(part.value);
        if (!sum) return false;
        numeral.value = *sum;
        numeral.end = part.end;
        numeral.power = part.power;
        return true;
    }

    static constexpr std::size_t kMostBlanks = 2;

    const Vocabulary& vocabulary_;
    std::string_view text_;
    bool loose_;
};

}  // namespace

bool isNumeralCharacter(char32_t c) {
    return kMayBeNumeral[c & 0xFF] && (digitOf(c) >= 0 || powerOf(c) > 0);
}

std::optional<Numeral> readNumeral(const Vocabulary& vocabulary, std::string_view text,
                                   std::size_t at, bool looseThousands) {
    return NumeralReader(vocabulary, text, looseThousands).read(at);
}

std::optional<Fraction> readFraction(const Vocabulary& vocabulary, std::string_view text,
                                     const Decimal& denominator, std::size_t at) {
    const WordRow* of = vocabulary.prefix(text.substr(at), WordClass::NumberMark);
    if (!says(of, NumberMark::Of)) return std::nullopt;
    const std::size_t begin = skipBlanks(text, at + of->word.size());
    const std::optional<Numeral> numerator = readNumeral(vocabulary, text, begin, false);
    constexpr int kLargest = 1'000'000;
    if (!numerator || !denominator.isInteger() || denominator <= Decimal(0, 0) ||
        denominator > Decimal(kLargest, 0) ||
        (numerator->value > denominator && denominator < Decimal(100, 0)))
        return std::nullopt;
    std::int64_t whole = denominator.coefficient();
    for (int i = 0; i < denominator.exponent(); ++i) whole *= 10;
    int power = 2;  // per cent
    while (whole % 10 == 0) whole /= 10, --power;
    Fraction fraction;
    fraction.end = numerator->end;
    const std::optional<Decimal> scaled = numerator->value.scaled(power);
    if (!scaled) return std::nullopt;
    if (whole == 1) {
        fraction.percent = *scaled;
        return fraction;
    }
    constexpr int kDecimals = 4;  // two of them are rounded away below
    std::int64_t coefficient = scaled->coefficient();
    for (int i = scaled->exponent(); i > -kDecimals; --i) {
        if (coefficient > std::numeric_limits<std::int64_t>::max() / 10) return std::nullopt;
        coefficient *= 10;
    }
    const bool ends = coefficient % whole == 0;
    coefficient = (coefficient + whole / 2) / whole;
    fraction.percent = ends ? Decimal(coefficient, -kDecimals).withoutTrailingZeros()
                            : Decimal((coefficient + 50) / 100, -2);
    return fraction;
}

}  // namespace planlint
