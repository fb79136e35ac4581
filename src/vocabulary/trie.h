#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace planlint {

/// Finds words in UTF-8 text by a trie over code points that is restarted at every character. Its
/// nodes stand in a double array (Aoe 1989): the child of cell s for character rank r is cell
/// base(s) + r, if that cell's parent is s. A view: the arrays belong to the generated tables or to
/// a TrieTables. Text must be well-formed UTF-8.
class Trie {
public:
    struct Cell {
        std::int32_t base = 0;
        std::int32_t parent = -1;  // -1: unused cell
        std::int32_t word = -1;    // index of the word that ends here, -1 none
    };
    static constexpr std::size_t kBlocks = 0x1100;  // code points / 256

    constexpr Trie() = default;
    /// `blocks`: code point / 256 → page of `ranks`; `ranks`: 256 a page, 0 for characters that no
    /// word has.
    constexpr Trie(std::span<const std::uint8_t> blocks, std::span<const std::uint16_t> ranks,
                   std::span<const Cell> cells)
        : blocks_(blocks), ranks_(ranks), cells_(cells) {}

    bool isEmpty() const { return cells_.size() <= 1; }

    /// Calls found(begin, end, word) for every occurrence of every word, by ascending begin,
    /// shorter words first.
    template <class Found>
    void findAll(std::string_view text, Found&& found) const {
        if (isEmpty()) return;
        for (std::size_t at = 0; at < text.size();) {
            const Step first = decode(text, at);
            std::int32_t state = child(0, first.rank);
            std::size_t end = at + first.length;
            while (state > 0) {
                if (const std::int32_t word = cells_[static_cast<std::size_t>(state)].word;
                    word >= 0)
                    found(at, end, word);
                if (end >= text.size()) break;
                const Step next = decode(text, end);
                state = child(state, next.rank);
                end += next.length;
            }
            at += first.length;
        }
    }

    struct Match {
        std::int32_t word = -1;
        std::size_t length = 0;
    };

    /// The longest word that `text` begins with; word -1 when there is none.
    Match longestPrefix(std::string_view text) const {
        Match match;
        prefixes(text, [&](std::size_t length, std::int32_t word) { match = {word, length}; });
        return match;
    }

    /// Calls found(length, word) for every word that `text` begins with, shorter ones first.
    template <class Found>
    void prefixes(std::string_view text, Found&& found) const {
        if (isEmpty()) return;
        std::int32_t state = 0;
        for (std::size_t at = 0; at < text.size();) {
            const Step next = decode(text, at);
            state = child(state, next.rank);
            if (state <= 0) break;
            at += next.length;
            if (const std::int32_t word = cells_[static_cast<std::size_t>(state)].word; word >= 0)
                found(at, word);
        }
    }

    /// The word that is exactly `text`, or -1.
    std::int32_t find(std::string_view text) const {
        if (isEmpty()) return -1;
        std::int32_t state = 0;
        for (std::size_t at = 0; at < text.size();) {
            const Step next = decode(text, at);
            state = child(state, next.rank);
            if (state <= 0) return -1;
            at += next.length;
        }
        return cells_[static_cast<std::size_t>(state)].word;
    }

private:
    struct Step {
        std::uint32_t rank;
        std::uint32_t length;
    };

    Step decode(std::string_view text, std::size_t at) const {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) return {rankOf(lead), 1};
        const std::uint32_t length = utf8::lengthFromLead(lead);
        if (at + length > text.size()) return {0, static_cast<std::uint32_t>(text.size() - at)};
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]) & 0x3F);
        };
        if (length == 3) return {rankOf((lead & 0x0FU) << 12 | byte(1) << 6 | byte(2)), 3};
        if (length == 2) return {rankOf((lead & 0x1FU) << 6 | byte(1)), 2};
        return {rankOf((lead & 0x07U) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3)), 4};
    }
    std::uint32_t rankOf(std::uint32_t codePoint) const {
        if (codePoint >= kBlocks * 256) return 0;
        return ranks_[static_cast<std::size_t>(blocks_[codePoint >> 8]) * 256 + (codePoint & 255)];
    }
    std::int32_t child(std::int32_t state, std::uint32_t rank) const {
        if (rank == 0) return 0;
        const auto next =
            static_cast<std::size_t>(cells_[static_cast<std::size_t>(state)].base) + rank;
        return next < cells_.size() && cells_[next].parent == state
                   ? static_cast<std::int32_t>(next)
                   : 0;
    }

    std::span<const std::uint8_t> blocks_;
    std::span<const std::uint16_t> ranks_;
    std::span<const Cell> cells_;
};

/// The arrays of a trie made at run time, or by the generator of the built-in tables.
struct TrieTables {
    std::vector<std::uint8_t> blocks;
    std::vector<std::uint16_t> ranks;
    std::vector<Trie::Cell> cells;

    Trie view() const { return {blocks, ranks, cells}; }
};

/// Word i of the result is words[i]. Words must be non-empty, distinct and well-formed UTF-8, and
/// may have 65,535 different characters in all.
TrieTables buildTrie(std::span<const std::string_view> words);

}  // namespace planlint
