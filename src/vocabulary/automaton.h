#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace planlint {

/// Finds all of many words in one pass over bytes (Aho and Corasick 1975), or the longest one that
/// begins at a place. Transitions stand in a double array (Aoe 1989). A view: the arrays belong to
/// the generated tables or to an AutomatonBuilder's result.
class Automaton {
public:
    struct State {
        std::int32_t base;  // the child for byte c is base + c, if that state's parent is this one
        std::int32_t parent;  // -1: unused cell
        std::int32_t fail;    // longest proper suffix that is a prefix of some word
        std::int32_t word;    // index of the word that ends here, -1 none
        std::int32_t suffix;  // nearest state along the fail links where a word ends, 0 none
        std::int32_t depth;   // bytes from the root
    };

    constexpr Automaton() = default;
    constexpr explicit Automaton(std::span<const State> states) : states_(states) {}

    /// Calls found(begin, end, word) for every occurrence of every word, by ascending end, longer
    /// words first.
    template <class Found>
    void findAll(std::string_view text, Found&& found) const {
        std::int32_t state = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            for (;;) {
                const std::int32_t next = child(state, byte);
                if (next > 0) {
                    state = next;
                    break;
                }
                if (state == 0) break;
                state = states_[static_cast<std::size_t>(state)].fail;
            }
            for (std::int32_t at = states_[static_cast<std::size_t>(state)].word >= 0
                                       ? state
                                       : states_[static_cast<std::size_t>(state)].suffix;
                 at > 0; at = states_[static_cast<std::size_t>(at)].suffix) {
                const State& end = states_[static_cast<std::size_t>(at)];
                found(i + 1 - static_cast<std::size_t>(end.depth), i + 1, end.word);
            }
        }
    }

    struct Match {
        std::int32_t word = -1;
        std::size_t length = 0;
    };

    /// The longest word that `text` begins with; word -1 when there is none.
    Match longestPrefix(std::string_view text) const {
        Match match;
        std::int32_t state = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            state = child(state, static_cast<unsigned char>(text[i]));
            if (state <= 0) break;
            if (states_[static_cast<std::size_t>(state)].word >= 0)
                match = {states_[static_cast<std::size_t>(state)].word, i + 1};
        }
        return match;
    }

private:
    std::int32_t child(std::int32_t state, unsigned char byte) const {
        const std::int32_t next = states_[static_cast<std::size_t>(state)].base + byte;
        return static_cast<std::size_t>(next) < states_.size() &&
                       states_[static_cast<std::size_t>(next)].parent == state
                   ? next
                   : 0;
    }

    std::span<const State> states_;
};

/// Builds the states for words in the given order; word i of the result is words[i]. Words must be
/// non-empty and distinct.
std::vector<Automaton::State> buildAutomaton(std::span<const std::string_view> words);

}  // namespace planlint
