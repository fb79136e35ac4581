#include "text/utf8.h"

#include <unicode/uchar.h>

#include <cstring>

namespace planlint::utf8 {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t load(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

}  // namespace

std::size_t firstMalformed(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        // Han and most else of the plane: three bytes that need no look at the value.
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
        while (i + 3 <= text.size() && byte(i) - 0xE1U < 0x0C &&
               ((byte(i + 1) ^ 0x80U) | (byte(i + 2) ^ 0x80U)) < 0x40)
            i += 3;
        if (i == text.size()) break;
        if (text.size() - i >= 8 && (load(text.data() + i) & kHighBits) == 0) {
            i += 8;
            continue;
        }
        const Decoded d = decode(text, i);
        if (d.length == 0) return i;
        i += d.length;
    }
    return std::string_view::npos;
}

std::string wellFormed(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t bad = firstMalformed(text);
        out += text.substr(0, bad);
        if (bad == std::string_view::npos) break;
        append(out, kReplacement);
        text.remove_prefix(bad + 1);
    }
    return out;
}

std::size_t countCodePoints(std::string_view text) {
    std::size_t continuation = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        const std::uint64_t word = load(text.data() + i);
        // A continuation byte is 10xxxxxx: high bit set, next bit clear.
        // One bit a byte, added up by the multiplication: faster than a popcount without the
        // instruction.
        continuation += static_cast<std::size_t>(
            (((word & ~(word << 1) & kHighBits) >> 7) * 0x0101010101010101ULL) >> 56);
    }
    for (; i < text.size(); ++i)
        continuation += (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    return text.size() - continuation;
}

std::string visible(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode(text, at);
        const char32_t c = d.codePoint;
        const bool steers = (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
                            (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                            c == 0xFEFF;
        if (c == '\n') {
            shown += '\n';
        } else if (c == '\t') {
            shown += ' ';
        } else if (c < 0x20) {
            append(shown, 0x2400 + c);
        } else if (c == 0x7F) {
            append(shown, 0x2421);
        } else if (steers) {
            constexpr std::string_view kHex = "0123456789ABCDEF";
            shown += "<U+";
            for (int shift = 12; shift >= 0; shift -= 4) shown += kHex[c >> shift & 0xF];
            shown += '>';
        } else {
            append(shown, c);
        }
        at += d.length;
    }
    return shown;
}

std::size_t displayWidth(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded d = decode(text, i);
        i += d.length == 0 ? 1 : d.length;
        if (d.codePoint >= 0x20 && d.codePoint < 0x7F) {
            ++cells;
            continue;
        }
        const auto c = static_cast<UChar32>(d.codePoint);
        const int type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
            type == U_CONTROL_CHAR)
            continue;
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        cells += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return cells;
}

}  // namespace planlint::utf8
