#include "vocabulary/automaton.h"

#include <algorithm>
#include <map>
#include <queue>

#include "base/assert.h"

namespace planlint {

namespace {

struct TrieNode {
    std::map<unsigned char, int> children;
    int word = -1;
    int depth = 0;
};

std::vector<TrieNode> buildTrie(std::span<const std::string_view> words) {
    std::vector<TrieNode> trie(1);
    for (std::size_t i = 0; i < words.size(); ++i) {
        PLANLINT_ASSERT(!words[i].empty());
        int at = 0;
        for (const char c : words[i]) {
            const auto byte = static_cast<unsigned char>(c);
            const auto found = trie[static_cast<std::size_t>(at)].children.find(byte);
            if (found != trie[static_cast<std::size_t>(at)].children.end()) {
                at = found->second;
                continue;
            }
            const int depth = trie[static_cast<std::size_t>(at)].depth + 1;
            trie.push_back({{}, -1, depth});
            trie[static_cast<std::size_t>(at)].children[byte] = static_cast<int>(trie.size()) - 1;
            at = static_cast<int>(trie.size()) - 1;
        }
        PLANLINT_ASSERT(trie[static_cast<std::size_t>(at)].word < 0);
        trie[static_cast<std::size_t>(at)].word = static_cast<int>(i);
    }
    return trie;
}

}  // namespace

std::vector<Automaton::State> buildAutomaton(std::span<const std::string_view> words) {
    const std::vector<TrieNode> trie = buildTrie(words);
    constexpr Automaton::State kUnused{0, -1, 0, -1, 0, 0};
    std::vector<Automaton::State> states(512, kUnused);
    std::vector<int> place(trie.size(), 0);  // trie node → state
    states[0] = {1, 0, 0, -1, 0, 0};

    std::size_t firstFree = 1;
    std::queue<int> queue;
    queue.push(0);
    while (!queue.empty()) {
        const int node = queue.front();
        queue.pop();
        const TrieNode& from = trie[static_cast<std::size_t>(node)];
        if (from.children.empty()) continue;
        while (firstFree < states.size() && states[firstFree].parent >= 0) ++firstFree;
        // The lowest base at which every child finds its cell free.
        const int lowest = from.children.begin()->first;
        std::int32_t base =
            std::max<std::int32_t>(1, static_cast<std::int32_t>(firstFree) - lowest);
        const auto fits = [&](std::int32_t candidate) {
            for (const auto& [byte, childNode] : from.children) {
                const auto cell = static_cast<std::size_t>(candidate + byte);
                if (cell < states.size() && (cell == 0 || states[cell].parent >= 0)) return false;
            }
            return true;
        };
        while (!fits(base)) ++base;
        const std::int32_t self = place[static_cast<std::size_t>(node)];
        if (static_cast<std::size_t>(base) + 256 >= states.size())
            states.resize(static_cast<std::size_t>(base) + 512, kUnused);
        states[static_cast<std::size_t>(self)].base = base;
        for (const auto& [byte, childNode] : from.children) {
            const std::int32_t cell = base + byte;
            const TrieNode& to = trie[static_cast<std::size_t>(childNode)];
            states[static_cast<std::size_t>(cell)] = {0, self, 0, to.word, 0, to.depth};
            place[static_cast<std::size_t>(childNode)] = cell;
            // The parent's fail link is known: breadth first.
            if (node != 0) {
                std::int32_t fail = states[static_cast<std::size_t>(self)].fail;
                for (;;) {
                    const std::int32_t next = states[static_cast<std::size_t>(fail)].base + byte;
                    if (static_cast<std::size_t>(next) < states.size() && next != cell &&
                        states[static_cast<std::size_t>(next)].parent == fail) {
                        fail = next;
                        break;
                    }
                    if (fail == 0) break;
                    fail = states[static_cast<std::size_t>(fail)].fail;
                }
                Automaton::State& state = states[static_cast<std::size_t>(cell)];
                state.fail = fail;
                state.suffix = states[static_cast<std::size_t>(fail)].word >= 0
                                   ? fail
                                   : states[static_cast<std::size_t>(fail)].suffix;
            }
            queue.push(childNode);
        }
    }
    return states;
}

}  // namespace planlint
