#include "vocabulary/trie.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "vocabulary/vocabulary.h"

namespace planlint {
namespace {

constexpr std::string_view kLetters[] = {"a", "b", "家", "亿", "é", "𠮷"};

TEST(Trie, FindsWhatANaiveSearchFinds) {
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        std::set<std::string> unique;
        for (int i = 0; i < 20; ++i) {
            std::string word;
            for (unsigned n = 1 + random() % 4; n > 0; --n) word += kLetters[random() % 5];
            unique.insert(word);
        }
        const std::vector<std::string_view> words(unique.begin(), unique.end());
        std::string text;
        for (int i = 0; i < 60; ++i) text += kLetters[random() % 6];
        std::set<std::tuple<std::size_t, std::size_t, std::int32_t>> expected, found;
        for (std::size_t w = 0; w < words.size(); ++w) {
            for (std::size_t at = text.find(words[w]); at != std::string::npos;
                 at = text.find(words[w], at + 1))
                expected.emplace(at, at + words[w].size(), static_cast<std::int32_t>(w));
        }
        const TrieTables tables = buildTrie(words);
        tables.view().findAll(text, [&](std::size_t begin, std::size_t end, std::int32_t word) {
            found.emplace(begin, end, word);
        });
        EXPECT_EQ(found, expected);
    }
}

TEST(Trie, LongestPrefix) {
    const std::vector<std::string_view> words = {"平方", "平方米", "米"};
    const TrieTables tables = buildTrie(words);
    const Trie trie = tables.view();
    EXPECT_EQ(trie.longestPrefix("平方米，").length, 9U);
    EXPECT_EQ(trie.longestPrefix("平方").word, 0);
    EXPECT_EQ(trie.longestPrefix("方米").word, -1);
}

TEST(Vocabulary, KnowsUnitsAndIndicators) {
    const Vocabulary& vocabulary = Vocabulary::builtIn();
    ASSERT_NE(vocabulary.measureUnit("平米的"), nullptr);
    EXPECT_EQ(vocabulary.measureUnit("平米的")->unit, "平方米");
    EXPECT_TRUE(vocabulary.measureUnit("部门")->unit.empty()) << "a longer word that is no unit";
    ASSERT_NE(vocabulary.indicatorNamed("技术成交额"), nullptr);
    EXPECT_EQ(vocabulary.indicatorNamed("技术成交额")->name, "技术合同成交额");
    EXPECT_EQ(vocabulary.indicatorNamed("技术成交"), nullptr);
}

}  // namespace
}  // namespace planlint
