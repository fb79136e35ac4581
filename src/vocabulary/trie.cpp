#include "vocabulary/trie.h"

#include <algorithm>
#include <numeric>

#include "base/assert.h"

namespace planlint {

namespace {

/// Words as ranks of their characters, in sorted order, and the arrays that give the ranks.
class TrieBuilder {
public:
    explicit TrieBuilder(std::span<const std::string_view> words) {
        tables_.blocks.assign(Trie::kBlocks, 0);
        tables_.ranks.assign(256, 0);
        sequences_.reserve(words.size());
        for (const std::string_view word : words) {
            PLANLINT_ASSERT(!word.empty());
            std::vector<std::uint16_t> sequence;
            for (std::size_t at = 0; at < word.size();) {
                const utf8::Decoded d = utf8::decode(word, at);
                PLANLINT_ASSERT(d.length > 0);
                sequence.push_back(rankOf(d.codePoint));
                at += d.length;
            }
            sequences_.push_back(std::move(sequence));
        }
        order_.resize(words.size());
        std::iota(order_.begin(), order_.end(), 0);
        std::sort(order_.begin(), order_.end(),
                  [&](int a, int b) { return sequence(a) < sequence(b); });
    }

    TrieTables build() {
        tables_.cells.assign(1, {0, 0, -1});
        struct Node {
            std::size_t first, last;  // of order_
            std::size_t depth;
            std::size_t cell;
        };
        std::vector<Node> queue{{0, order_.size(), 0, 0}};
        std::vector<std::pair<std::uint16_t, std::size_t>> children;  // rank, first of order_
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const Node node = queue[i];
            children.clear();
            for (std::size_t k = node.first; k < node.last; ++k) {
                const std::vector<std::uint16_t>& ranks = sequence(order_[k]);
                if (ranks.size() == node.depth) {
                    PLANLINT_ASSERT(tables_.cells[node.cell].word < 0);
                    tables_.cells[node.cell].word = order_[k];
                } else if (children.empty() || children.back().first != ranks[node.depth]) {
                    children.emplace_back(ranks[node.depth], k);
                }
            }
            if (children.empty()) continue;
            const std::size_t base = node.cell == 0 ? 0 : findBase(children);
            tables_.cells[node.cell].base = static_cast<std::int32_t>(base);
            for (std::size_t c = 0; c < children.size(); ++c) {
                const std::size_t cell = base + children[c].first;
                grow(cell);
                tables_.cells[cell].parent = static_cast<std::int32_t>(node.cell);
                const std::size_t end =
                    c + 1 < children.size() ? children[c + 1].second : node.last;
                queue.push_back({children[c].second, end, node.depth + 1, cell});
            }
        }
        return std::move(tables_);
    }

private:
    const std::vector<std::uint16_t>& sequence(int word) const {
        return sequences_[static_cast<std::size_t>(word)];
    }

    std::uint16_t rankOf(char32_t c) {
        std::uint8_t& block = tables_.blocks[c >> 8];
        if (block == 0) {
            const std::size_t pages = tables_.ranks.size() / 256;
            PLANLINT_ASSERT(pages < 256);
            block = static_cast<std::uint8_t>(pages);
            tables_.ranks.resize(tables_.ranks.size() + 256, 0);
        }
        std::uint16_t& rank = tables_.ranks[static_cast<std::size_t>(block) * 256 + (c & 255)];
        if (rank == 0) {
            PLANLINT_ASSERT(lastRank_ < 65535);
            rank = ++lastRank_;
        }
        return rank;
    }

    bool isFree(std::size_t cell) const {
        return cell >= tables_.cells.size() || tables_.cells[cell].parent < 0;
    }
    void grow(std::size_t cell) {
        if (cell >= tables_.cells.size()) tables_.cells.resize(cell + 1);
    }

    /// The first base at which every child's cell is free.
    std::size_t findBase(std::span<const std::pair<std::uint16_t, std::size_t>> children) {
        while (!isFree(firstFree_)) ++firstFree_;
        const std::size_t least = children.front().first;
        for (std::size_t cell = std::max(firstFree_, least);; ++cell) {
            if (!isFree(cell)) continue;
            const std::size_t base = cell - least;
            if (std::all_of(children.begin() + 1, children.end(),
                            [&](const auto& child) { return isFree(base + child.first); }))
                return base;
        }
    }

    TrieTables tables_;
    std::vector<std::vector<std::uint16_t>> sequences_;
    std::vector<int> order_;
    std::uint16_t lastRank_ = 0;
    std::size_t firstFree_ = 1;
};

}  // namespace

TrieTables buildTrie(std::span<const std::string_view> words) { return TrieBuilder(words).build(); }

}  // namespace planlint
