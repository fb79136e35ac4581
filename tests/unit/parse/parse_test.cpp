#include "parse/parse.h"

#include <gtest/gtest.h>

namespace planlint {
namespace {

struct Case {
    const char* name;
    std::string text;
    std::string tree;
};

class Trees : public ::testing::TestWithParam<Case> {};

TEST_P(Trees, AreAsTheGrammarSays) {
    EXPECT_EQ(parse(GetParam().text).dump(GetParam().text), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    All, Trees,
    ::testing::Values(
        Case{"Heading", "一、总体要求",
             "plan\n  line\n    H1 \"一、\"\n    sentence\n      TEXT \"总体要求\"\n"},
        Case{"DecimalAtLineStart", "1.29亿元",
             "plan\n  line\n    LINE_DECIMAL \"1.29\"\n    sentence\n      TEXT \"亿元\"\n"},
        Case{"Brackets", "甲。(责任单位:区(县)局)",
             "plan\n  line\n    NL \"\"\n    sentence\n      TEXT \"甲\"\n    STOP \"。\"\n    "
             "sentence\n      bracket\n        LP \"(\"\n        TEXT \"责任单位\"\n        COLON "
             "\":\"\n        TEXT \"区\"\n        bracket\n          LP \"(\"\n          TEXT "
             "\"县\"\n          RP \")\"\n        TEXT \"局\"\n        RP \")\"\n"},
        Case{"UnclosedBracket", "(市局\n乙",
             "plan\n  line\n    NL \"\"\n    sentence\n      OTHER \"(\"\n      TEXT \"市局\"\n  "
             "line\n    NL \"\"\n    sentence\n      TEXT \"乙\"\n"},
        Case{"TableRow", "| 甲 | 5 |",
             "plan\n  line\n    ROW \"|\"\n    cell\n      TEXT \"甲\"\n    BAR \"|\"\n    cell\n  "
             "    NUMBER \"5\"\n    BAR \"|\"\n    cell\n"},
        Case{"NamesWithDigits", "“410”工程5G《2021方案》",
             "plan\n  line\n    NL \"\"\n    sentence\n      QUOTED \"“410”\"\n      TEXT "
             "\"工程\"\n      NUMBER \"5\"\n      LATIN \"G\"\n      TITLE "
             "\"《2021方案》\"\n"},
        Case{"Dates", "2022年6月底前，6月，2022-01-14",
             "plan\n  line\n    NL \"\"\n    sentence\n      DATE \"2022年6月\"\n      TEXT "
             "\"底前\"\n      COMMA \"，\"\n      DATE \"6月\"\n      COMMA \"，\"\n    "
             "  DATE \"2022-01-14\"\n"},
        Case{"Empty", "", "plan\n  line\n    NL \"\"\n"}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Parse, BlocksGiveTheTreeOfTheWhole) {
    // Sections are parsed one by one; a tree of many must be the trees of each, shifted.
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += i % 7 == 0 ? "\n一、甲乙丙" : "\n一段没有标题的正文，写明了数量5家（含2家）。";
    const SyntaxTree tree = parse(text);
    std::size_t lines = 0;
    for (const Node& node : tree.nodes()) lines += node.kind == NodeKind::Line;
    EXPECT_EQ(lines, 3000U);
    EXPECT_EQ(tree.nodes().front().next, tree.size());
}

}  // namespace
}  // namespace planlint
