#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace planlint {

/// Where the words of the tables stand in one document: made once from its checked text, asked by
/// everything above. Arrays sorted by place; about half a byte a byte of text.
///
/// A hit is live when no other word of its group begins before it and reaches into it, none is
/// longer at its place, and no name (a row of class `name`) silences its group there. Questions
/// answer live hits only; hits() has all.
class WordIndex {
public:
    WordIndex(const Vocabulary& vocabulary, std::string_view text);

    const Vocabulary& vocabulary() const { return *vocabulary_; }

    struct Hit {
        TextRange range;
        const WordRow* row;
        bool isLive;
    };
    std::size_t size() const { return begin_.size(); }
    Hit operator[](std::size_t index) const;
    /// Index of the first hit that begins at `at` or after it.
    std::size_t first(std::uint32_t at) const;

    /// The classes of the live hits within `range`.
    ClassMask mask(TextRange range) const;
    /// The first or last live hit of `classes` within `range`.
    std::optional<Hit> firstIn(TextRange range, ClassMask classes) const;
    std::optional<Hit> lastIn(TextRange range, ClassMask classes) const;
    /// The longest live hit of a class that begins or ends at a place.
    std::optional<Hit> startingAt(std::uint32_t at, WordClass wordClass) const;
    std::optional<Hit> endingAt(std::uint32_t at, WordClass wordClass) const;

    /// Appends the hits of `classes` within `range`, live or not, by ascending end, shorter words
    /// last.
    void hits(TextRange range, ClassMask classes, std::vector<WordHit>& out) const;

private:
    const Vocabulary* vocabulary_;
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint8_t> length_;
    std::vector<std::uint16_t> row_;
    std::vector<bool> live_;
};

}  // namespace planlint
