#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace planlint::utf8 {

constexpr char32_t kReplacement = 0xFFFD;

/// One decoded code point and the bytes it took; `length` 0 marks a malformed sequence.
struct Decoded {
    char32_t codePoint;
    std::uint32_t length;
};

/// Decodes the code point at `text[at]`, `at < text.size()`. Overlong forms, surrogates and values
/// above U+10FFFF are malformed.
constexpr Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto follows = [&](std::size_t n) {
        if (text.size() - at < n) return false;
        for (std::size_t i = 1; i < n; ++i) {
            if ((byte(i) & 0xC0) != 0x80) return false;
        }
        return true;
    };
    const char32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && follows(2))
        return {((first & 0x1F) << 6) | (byte(1) & 0x3FU), 2};
    if (first >= 0xE0 && first < 0xF0 && follows(3)) {
        const char32_t c = ((first & 0x0F) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (first >= 0xF0 && first < 0xF5 && follows(4)) {
        const char32_t c = ((first & 0x07) << 18) | ((byte(1) & 0x3FU) << 12) |
                           ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {kReplacement, 0};
}

/// Appends the UTF-8 form of a code point.
inline void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// Offset of the first malformed sequence, or npos.
std::size_t firstMalformed(std::string_view text);

/// The text with each malformed byte as U+FFFD: file names are any bytes.
std::string wellFormed(std::string_view text);

/// The last bytes of well-formed text, at most `bytes`, from the begin of a code point on.
inline std::string_view suffix(std::string_view text, std::size_t bytes);

/// Number of code points in well-formed text.
std::size_t countCodePoints(std::string_view text);

/// Han ideographs of the unified blocks and the compatibility block.
constexpr bool isHan(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

/// Terminal cells that well-formed text takes: 2 for wide characters (UAX #11), 0 for combining
/// ones.
std::size_t displayWidth(std::string_view text);

/// Length of the well-formed code point that begins with this lead byte.
constexpr std::uint32_t lengthFromLead(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// The offset moved back to the first byte of the code point it lies in.
inline std::size_t floorToCodePoint(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

inline std::string_view suffix(std::string_view text, std::size_t bytes) {
    if (bytes >= text.size()) return text;
    std::size_t at = text.size() - bytes;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return text.substr(at);
}

/// A prefix of at most `bytes` bytes that ends between two code points.
inline std::string_view prefix(std::string_view text, std::size_t bytes) {
    return bytes >= text.size() ? text : text.substr(0, floorToCodePoint(text, bytes));
}

/// A text as a terminal may be sent it: controls, escapes, marks of writing direction and breaks of
/// other kinds than the newline are shown, ␛ or <U+202E>; a tab is a blank.
std::string visible(std::string_view text);

/// What a message shows of a text: all of it, or its beginning and an ellipsis.
inline std::string shortened(std::string_view text, std::size_t bytes) {
    return bytes >= text.size() ? std::string(text) : std::string(prefix(text, bytes)) + "…";
}

}  // namespace planlint::utf8
