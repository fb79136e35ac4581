// The phrase grammar: total on what the tokenizer yields, and the lean parser gives what ANTLR's
// own gives. The tokenizer's words are those that a naive search finds.
#include <gtest/gtest.h>

#include <algorithm>

#include "model/builder.h"
#include "parse/stock_antlr.h"
#include "read/reader.h"
#include "support/corpus.h"
#include "support/plan.h"
#include "support/random_text.h"

namespace planlint {
namespace {

bool isTime(PhraseTokenKind kind) {
    return kind == PhraseTokenKind::Date || kind == PhraseTokenKind::Time ||
           kind == PhraseTokenKind::Count || kind == PhraseTokenKind::Every ||
           kind == PhraseTokenKind::Limit || kind == PhraseTokenKind::Range;
}

/// Every line of a document: tokens cover it, both parsers agree on it. The tokens that were seen.
std::size_t expectSame(const Plan& plan, PhraseWall& wall) {
    const PhraseTokenizer tokenizer(plan.source->text(), *plan.words);
    std::vector<Leaf> leaves;
    std::size_t seen = 0;
    for (const Line& line : plan.lines) {
        readLeaves(plan, line, leaves);
        const std::vector<PhraseToken> tokens = tokenizer.tokens(leaves);
        seen += tokens.size();
        std::uint32_t at = 0;
        for (const PhraseToken& token : tokens) {
            EXPECT_LE(at, token.range.begin) << plan.text(line.range);
            EXPECT_LT(token.range.begin, token.range.end) << plan.text(line.range);
            at = token.range.end;
        }
        if (!tokens.empty() && !leaves.empty()) {
            EXPECT_EQ(tokens.front().range.begin, leaves.front().range.begin)
                << plan.text(line.range);
            EXPECT_EQ(tokens.back().range.end, leaves.back().range.end) << plan.text(line.range);
        }
        EXPECT_EQ(wall.parse(tokens, PhraseRule::Owners),
                  parsePhraseWithStockAntlr(tokens, PhraseRule::Owners))
            << plan.text(line.range);
    }
    return seen;
}

TEST(PhraseGrammar, CorpusLines) {
    if (testing::corpusDocuments().empty()) GTEST_SKIP() << "no corpus";
    PhraseWall wall;
    std::size_t documents = 0;
    for (const auto& path : testing::corpusDocuments()) {
        if (++documents % 9 != 0) continue;  // stock ANTLR is slow
        auto source = readDocument(path);
        ASSERT_TRUE(source.ok());
        const Plan plan =
            buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), Vocabulary::builtIn());
        EXPECT_GT(expectSame(plan, wall), 100U) << path;
    }
}

TEST(PhraseGrammar, TwentyThousandRandomTokenSequences) {
    std::mt19937 random(20261126);
    PhraseWall wall;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<PhraseToken> tokens;
        for (auto n = static_cast<std::uint32_t>(random() % 14); n > 0; --n) {
            const auto kind = static_cast<PhraseTokenKind>(
                1 + random() % static_cast<unsigned>(PhraseTokenKind::Word));
            tokens.push_back({{n, n + 1}, kind, 0});
        }
        pairBrackets(tokens);
        ASSERT_EQ(wall.parse(tokens, PhraseRule::Owners),
                  parsePhraseWithStockAntlr(tokens, PhraseRule::Owners));
        // Times as the reader of deadlines cuts them: no time after a limit without 至 between.
        std::vector<PhraseToken> times;
        for (PhraseToken token : tokens) {
            if (!isTime(token.kind) || (token.kind == PhraseTokenKind::Every && !times.empty()))
                continue;
            const bool limited = !times.empty() && times.back().kind == PhraseTokenKind::Limit;
            if (limited && token.kind != PhraseTokenKind::Limit &&
                token.kind != PhraseTokenKind::Range)
                continue;
            times.push_back(token);
        }
        ASSERT_EQ(wall.parse(times, PhraseRule::Deadline),
                  parsePhraseWithStockAntlr(times, PhraseRule::Deadline));
    }
}

TEST(PhraseTokens, OfAnOwnerClause) {
    const auto plan = testing::planOf(
        "市某局2024年工作要点\n（由市教育局牵头，会同市财政局和有关部门；完成时限：2024年6月底前）"
        "\n");
    const PhraseTokenizer tokenizer(plan->source->text(), *plan->words);
    std::vector<Leaf> leaves;
    readLeaves(*plan, plan->lines[1], leaves);
    std::string shown;
    for (const PhraseToken& token : tokenizer.tokens(leaves))
        shown.append(phraseTokenName(token.kind)).append(" ");
    EXPECT_EQ(shown,
              "LP BY WORD VERB COMMA JOIN WORD AND COLLECTIVE SEMI DUE DATE LIMIT LIMIT RP ");
}

TEST(WordIndex, HasWhatANaiveSearchFinds) {
    testing::RandomText random(7);
    const Vocabulary& vocabulary = Vocabulary::builtIn();
    for (int i = 0; i < 300; ++i) {
        const std::string text =
            random.sentence(30) + "（责任单位：市水利局、各有关单位，9月底前）";
        std::vector<std::pair<std::size_t, std::string>> naive;
        std::vector<std::pair<std::size_t, std::string>> found;
        for (std::size_t r = 0; r < vocabulary.rowCount(); ++r) {
            const WordRow& row = vocabulary.row(static_cast<std::uint16_t>(r));
            const bool asked =
                Vocabulary::classes()[static_cast<std::size_t>(row.wordClass)].isAsked ||
                utf8::countCodePoints(row.word) == 1;
            if (asked) continue;
            for (std::size_t at = text.find(row.word); at != std::string::npos;
                 at = text.find(row.word, at + 1))
                naive.emplace_back(at, std::string(row.word));
        }
        const WordIndex index(vocabulary, text);
        for (std::size_t k = 0; k < index.size(); ++k)
            found.emplace_back(index[k].range.begin, std::string(index[k].row->word));
        std::sort(naive.begin(), naive.end());
        std::sort(found.begin(), found.end());
        ASSERT_EQ(found, naive) << text;
    }
}

TEST(WordIndex, ANameSilencesItsGroup) {
    const std::string text = "加强组织领导，落实年终述法制度";
    const WordIndex index(Vocabulary::builtIn(), text);
    EXPECT_FALSE(
        index.mask({0, static_cast<std::uint32_t>(text.size())}).has(WordClass::TimePoint));
    EXPECT_TRUE(index.firstIn({0, static_cast<std::uint32_t>(text.size())}, bit(WordClass::Name)));
}

}  // namespace
}  // namespace planlint
