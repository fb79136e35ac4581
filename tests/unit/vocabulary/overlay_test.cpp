#include <gtest/gtest.h>

#include "read/reader.h"
#include "support/plan.h"

namespace planlint {
namespace {

Result<Vocabulary> with(std::string rows) {
    const OverlayTable table{"dict/ours.tsv", std::move(rows)};
    return Vocabulary::withOverlays(std::span(&table, 1));
}

std::string cooperatingWith(const Vocabulary& vocabulary) {
    auto source = readDocument(std::string("a.txt"),
                               std::string("某局2024年工作要点\n一、重点任务\n1."
                                           "甲甲。（责任单位：市教育局；襄办单位：市财政局）\n"));
    const Plan plan = buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), vocabulary);
    return plan.tasks[0].cooperating.empty() ? "" : plan.tasks[0].cooperating[0].name;
}

TEST(Overlay, ARoleWordOfOneOfficeIsKnownWithoutACompiler) {
    EXPECT_EQ(cooperatingWith(Vocabulary::builtIn()), "");
    const Result<Vocabulary> ours =
        with("word\tclass\tvalue\tnote\n襄办\trole_verb\tcooperating\t\n");
    ASSERT_TRUE(ours.ok());
    EXPECT_EQ(cooperatingWith(*ours), "市财政局");
}

TEST(Overlay, TakesRowsAway) {
    ASSERT_NE(Vocabulary::builtIn().exactly("牵头", WordClass::RoleVerb), nullptr);
    const Result<Vocabulary> ours = with("-牵头\trole_verb\n");
    ASSERT_TRUE(ours.ok());
    EXPECT_EQ(ours->exactly("牵头", WordClass::RoleVerb), nullptr);
    EXPECT_NE(ours->exactly("主责", WordClass::RoleVerb), nullptr);
}

TEST(Overlay, MeasuresIndicatorsAndValuesThatWin) {
    const Result<Vocabulary> ours = with(
        "畈\tmeasure\t亩\t\n技术交易额\tindicator\t技术合同成交额\t\n督办\trole_verb\tlead\t\n");
    ASSERT_TRUE(ours.ok()) << ours.error().message;
    ASSERT_NE(ours->measureUnit("畈田"), nullptr);
    EXPECT_EQ(ours->measureUnit("畈田")->dimension, Dimension::Area);
    ASSERT_NE(ours->indicatorNamed("技术交易额"), nullptr);
    EXPECT_EQ(ours->indicatorNamed("技术交易额")->name, "技术合同成交额");
    EXPECT_EQ(ours->exactly("督办", WordClass::RoleVerb)->value, static_cast<int>(RoleWord::Lead));
    EXPECT_EQ(ours->tableOf(*ours->exactly("督办", WordClass::RoleVerb)), "dict/ours.tsv");
}

struct Mistake {
    const char* name;
    std::string rows;
    std::string place;
    std::string hint;
};
class OverlayMistakes : public ::testing::TestWithParam<Mistake> {};

TEST_P(OverlayMistakes, NameFileLineColumnAndRemedy) {
    const Result<Vocabulary> ours = with(GetParam().rows);
    ASSERT_FALSE(ours.ok());
    EXPECT_EQ(ours.error().message.rfind("dict/ours.tsv:" + GetParam().place, 0), 0U)
        << ours.error().message;
    EXPECT_NE(ours.error().hint.find(GetParam().hint), std::string::npos) << ours.error().hint;
}

INSTANTIATE_TEST_SUITE_P(
    All, OverlayMistakes,
    ::testing::Values(Mistake{"Class", "word\tclass\tvalue\tnote\n襄办\trole_verbs\tlead\n", "2:4",
                              "role_verb"},
                      Mistake{"Value", "襄办\trole_verb\tleed\n", "1:14", "lead"},
                      Mistake{"Closed", "共\tparticle\tjoint\n", "1:3", "--classes"},
                      Mistake{"Nothing", "\n-襄办\trole_verb\n", "2:1", "planlint words"},
                      Mistake{"Columns", "襄办\n", "1:1", "制表符"},
                      Mistake{"Empty", "\trole_verb\tlead\n", "1:1", "改短"}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Overlay, SameHitsInOneOrder) {
    const Result<Vocabulary> ours = with("重点\tname\trole\n水利\trole_verb\tlead\n");
    ASSERT_TRUE(ours.ok());
    const std::string text = "市水利局牵头重点任务，水利配合";
    const WordIndex index(*ours, text);
    for (std::size_t i = 1; i < index.size(); ++i)
        EXPECT_LE(index[i - 1].range.begin, index[i].range.begin);
}

}  // namespace
}  // namespace planlint
