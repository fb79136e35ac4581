// The dense table and the lean parser must give what ANTLR's own lexer and parser give: the .g4
// files are the only definition of the language.
#include <gtest/gtest.h>

#include "parse/parse.h"
#include "parse/scanner.h"
#include "parse/stock_antlr.h"
#include "read/reader.h"
#include "support/corpus.h"
#include "support/random_text.h"

namespace planlint {
namespace {

void expectSame(std::string_view text, const std::string& where) {
    ASSERT_EQ(scanAll(text), scanWithStockAntlr(text)) << where << "\n" << text.substr(0, 300);
    const SyntaxTree lean = parse(text);
    ASSERT_TRUE(lean == parseWithStockAntlr(text)) << where << "\n" << text.substr(0, 300);
}

TEST(AntlrEquivalence, CorpusTexts) {
    if (testing::corpusDocuments().empty()) GTEST_SKIP() << "no corpus";
    for (const auto& path : testing::corpusDocuments()) {
        auto source = readDocument(path);
        ASSERT_TRUE(source.ok()) << path << source.error().message;
        expectSame((*source)->text(), path.string());
    }
}

TEST(AntlrEquivalence, TenThousandRandomTexts) {
    testing::RandomText random(20221231);
    for (int i = 0; i < 10'000; ++i)
        expectSame(random.sentence(1 + random.pick(40)), "random text " + std::to_string(i));
}

TEST(AntlrEquivalence, NestedBracketsBeyondTheLimit) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "（牵头单位：" : "（";
    expectSame(text + "市科技局", "open");
    for (int i = 0; i < 5000; ++i) text += "）";
    expectSame(text, "closed");
}

}  // namespace
}  // namespace planlint
