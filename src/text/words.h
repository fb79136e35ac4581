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

inline bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

/// Like text.starts_with(word) and ends_with, but settled on one character before anything is
/// called: extraction asks this of long word lists at every figure.
inline bool beginsWith(std::string_view text, std::string_view word) {
    if (text.size() < word.size() || word.size() < 3) return text.starts_with(word);
    return text[2] == word[2] && text[1] == word[1] && text.starts_with(word);
}
inline bool finishesWith(std::string_view text, std::string_view word) {
    if (text.size() < word.size() || word.size() < 3) return text.ends_with(word);
    const std::size_t t = text.size();
    const std::size_t w = word.size();
    return text[t - 1] == word[w - 1] && text[t - 2] == word[w - 2] && text.ends_with(word);
}

inline bool startsWithAny(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return beginsWith(text, word); });
}
inline bool endsWithAny(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return finishesWith(text, word); });
}
inline bool containsAny(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}
inline bool containsAny(std::string_view text, Words words) {
    return containsAny(text, std::span(words.begin(), words.size()));
}

/// Without blanks and line breaks around: ASCII ones, no-break, ideographic and zero-width spaces.
inline std::string_view trimmed(std::string_view text) {
    static constexpr std::string_view kWide[] = {"\xC2\xA0", "\u3000", "\uFEFF", "\u200B"};
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const auto leadsWide = [](char c) {
        return c == '\xC2' || c == '\xE3' || c == '\xEF' || c == '\xE2';
    };
    const auto endsWide = [](char c) {
        return c == '\xA0' || c == '\x80' || c == '\xBF' || c == '\x8B';
    };
    for (bool again = true; again && !text.empty();) {
        again = false;
        while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
        while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
        if (text.empty()) break;
        for (const std::string_view blank : kWide) {
            if (leadsWide(text.front()) && text.starts_with(blank))
                text.remove_prefix(blank.size()), again = true;
            if (text.empty()) break;
            if (endsWide(text.back()) && text.ends_with(blank))
                text.remove_suffix(blank.size()), again = true;
            if (text.empty()) break;
        }
    }
    return text;
}

inline std::size_t characters(std::string_view text) { return utf8::countCodePoints(text); }

}  // namespace planlint
