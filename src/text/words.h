#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

#include "text/utf8.h"

namespace planlint {

// Questions on UTF-8 text that extraction asks everywhere. All compare bytes, which on well-formed
// UTF-8 is the same as comparing characters.

using Words = std::initializer_list<std::string_view>;

inline bool contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

inline bool startsWithAny(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}
inline bool endsWithAny(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}
inline bool containsAny(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}
inline bool containsAny(std::string_view text, Words words) { return containsAny(text, std::span(words.begin(), words.size())); }

/// Without blanks and line breaks around: ASCII ones, no-break, ideographic and zero-width spaces.
inline std::string_view trimmed(std::string_view text) {
    static constexpr std::string_view kBlanks[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\u3000", "\uFEFF", "\u200B"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks) {
            while (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            while (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

inline std::size_t characters(std::string_view text) { return utf8::countCodePoints(text); }

}  // namespace planlint
