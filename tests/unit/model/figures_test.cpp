#include <gtest/gtest.h>

#include <map>

#include <algorithm>

#include "model/fields.h"
#include "model/statement.h"
#include "support/plan.h"

namespace planlint {
namespace {

/// "comparator value unit" of each figure of a plan sentence.
std::string summary(const Plan& plan) {
    std::string out;
    for (const Figure& f : plan.figures) {
        out += (out.empty() ? "" : "; ") + std::string(nameOf(f.comparator)) + " " +
               f.value.toString() + (f.high ? ".." + f.high->toString() : "") + " " + f.unit;
    }
    return out;
}

struct Case {
    const char* name;
    std::string sentence;
    std::string figures;
};

class Quantities : public ::testing::TestWithParam<Case> {};

TEST_P(Quantities, AreReadAsWritten) {
    const auto plan =
        testing::planOf("市某局2023年工作要点\n一、重点任务\n1.甲。" + GetParam().sentence + "\n");
    EXPECT_EQ(summary(*plan), GetParam().figures) << GetParam().sentence;
}

INSTANTIATE_TEST_SUITE_P(
    All, Quantities,
    ::testing::Values(
        Case{"Scale", "总经费1.29亿元，服务13.8万家企业。", "= 129000000 元; = 138000 家"},
        Case{"ThousandsComma", "达到10,000家。", "= 10000 家"},
        Case{"Comparators", "超过12%，不低于220亿元，突破5家，控制在4.5%以内，30个以上，近9户。",
             "> 12 %; >= 22000000000 元; > 5 家; <= 4.5 %; >= 30 个; ~ 9 户"},
        Case{"StrongerMarkWins", "达到360亿元以上，至少5家。", ">= 36000000000 元; >= 5 家"},
        Case{"MoreOrLess", "2万余个，600多项，10名左右。", "> 20000 个; > 600 项; ~ 10 名"},
        Case{"Ranges", "立项1-2个，1到2名，增长6%—6.5%，补助500—1000元，新增10-20万人。",
             "range 1..2 个; range 1..2 名; range 6..6.5 %; range 500..1000 元; range "
             "100000..200000 人"},
        Case{"FromTo", "由20%提高到25%。", "= 20 %; = 25 %"},
        Case{"BareScale", "融资3个亿，服务市民160万。", "= 300000000 元; = 1600000 人"},
        Case{"Spelled", "引进两家企业，投资十亿元，建成十余项。",
             "= 2 家; = 1000000000 元; > 10 项"},
        Case{"Fraction", "占五分之一。", "= 20 %"},
        Case{"RankAfterBlanks", "居 第 41位，保持  第 3 位。", "= 41 位; = 3 位"},
        Case{"Ranks", "居全省第41位，保持全国第一，位居前三。", "= 41 位; = 1 位; <= 3 位"},
        Case{"Points", "提高2.5个百分点、下降3‰。", "= 2.5 个百分点; = 3 ‰"},
        Case{"Names",
             "实施“410”工程、5G、1+4政策、《2020年5家方案》、十四五规划、G60走廊、3D打印。", ""},
        Case{"Dates", "2023年6月底前，12月31日，2021-2025年。", ""},
        Case{"DocumentNumbers", "按照武政办〔2021〕26号文件。", ""},
        Case{"Idioms", "推进一批项目，落实两个维护，每个一次，三个方面，开展三年行动。", ""},
        Case{"NotUnits", "会同3部门，第2批次，5号线。", ""},
        Case{"FullWidth", "增长１２％。", "= 12 %"}),
    [](const auto& item) { return std::string(item.param.name); });

struct NameCase {
    const char* name;
    std::string sentence;
    std::vector<std::string> indicators;
};

class Names : public ::testing::TestWithParam<NameCase> {};

TEST_P(Names, AreWhatAPersonWouldSay) {
    const auto plan =
        testing::planOf("市某局2023年工作要点\n一、重点任务\n1.甲。" + GetParam().sentence + "\n");
    std::vector<std::string> names;
    for (const Figure& figure : plan->figures) names.push_back(figure.indicator);
    EXPECT_EQ(names, GetParam().indicators);
}

INSTANTIATE_TEST_SUITE_P(
    All, Names,
    ::testing::Values(
        NameCase{"LeftOfTheNumber", "力争全市粮食种植合作社达到120家。", {"粮食种植合作社"}},
        NameCase{"BehindTheMeasureWord",
                 "新获批3家省级种业实验室、5个制种基地。",
                 {"新获批省级种业实验室", "制种基地"}},
        NameCase{"AsTheAuthorSays", "技术交易额达到90亿元。", {"技术交易额"}},
        NameCase{"GrowthRefersBack",
                 "港口集装箱中转量完成30万标箱，增长12%。",
                 {"港口集装箱中转量", "港口集装箱中转量增长率"}},
        NameCase{"List", "建设社区食堂30个、日间照料中心12个。", {"建设社区食堂", "日间照料中心"}}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Figures, WhatAnAnnouncedGoalSaysIsAMainTarget) {
    const auto plan = testing::planOf(
        "云岭市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n建成水厂1座。\n"
        "二、2024年目标任务和重点工作\n"
        "建议今年主要预期目标为：建成水厂2座，管网3公里。改造泵站4座。\n"
        "（一）抓供水。围绕工作目标，建成水厂5座。主要目标是安装水表6块。\n");
    std::map<std::string, bool> main;
    for (const Figure& figure : plan->figures)
        main[std::string(plan->text(figure.range))] = figure.isHeadline;
    const std::map<std::string, bool> wanted = {{"1座", false}, {"2座", true},  {"3公里", true},
                                                {"4座", false}, {"5座", false}, {"6块", true}};
    EXPECT_EQ(main, wanted);
}

TEST(Figures, ScalesWithoutEndAreNoNumber) {
    std::string many;
    for (int i = 0; i < 300; ++i) many += "万";
    const auto plan = testing::planOf("某局2023年工作要点\n一、重点任务\n1.建设。投资" + many +
                                      "元，投资三" + many + "亿元，投资三万亿元。\n");
    ASSERT_EQ(plan->figures.size(), 1U);
    EXPECT_EQ(plan->text(plan->figures[0].range), "三万亿元");
}

TEST(Figures, LinkToTheVocabularyOnlyWithoutNarrowingWords) {
    const auto canonical = [](const std::string& sentence) -> std::string {
        const auto plan =
            testing::planOf("市某局2023年工作要点\n一、重点任务\n1.甲。" + sentence + "\n");
        const auto& link = plan->figures.at(0).canonical;
        return link ? std::string(Vocabulary::builtIn().indicator(*link).name) : "";
    };
    EXPECT_EQ(canonical("技术交易额达到90亿元。"), "技术合同成交额");
    EXPECT_EQ(canonical("全市社会消费品零售总额增长8%。"), "社会消费品零售总额增长率");
    EXPECT_EQ(canonical("乡村旅游综合收入达到90亿元。"), "");
    EXPECT_EQ(canonical("技术交易额达到90家。"), "") << "another unit";
}

TEST(Figures, ImpossibleNumeralsAreNoFigures) {
    const auto plan = testing::planOf(
        "市某局2023年工作要点\n一、重点任务\n1."
        "甲。新增九千亿亿亿家企业，占十亿亿分之一，九百九百九百九百九百九百家。\n");
    for (const Figure& figure : plan->figures) EXPECT_FALSE(figure.value.isNegative());
}

TEST(Figures, RoleAndPeriodFollowTheSection) {
    const auto plan = testing::planOf(
        "市某局2022年工作总结和2023年工作计划\n一、2022年工作总结\n建成公园12个，预计全年接待游客30"
        "万人次，前三季度完成投资9亿元。\n二、2023年工作计划\n（一）工作目标\n建成公园15个。\n");
    ASSERT_EQ(plan->figures.size(), 4U);
    EXPECT_EQ(plan->figures[0].role, FigureRole::Actual);
    EXPECT_EQ(plan->figures[0].period->toString(), "2022");
    EXPECT_EQ(plan->figures[1].role, FigureRole::Expected);
    EXPECT_EQ(plan->figures[2].period->toString(), "2022Q1-Q3");
    EXPECT_EQ(plan->figures[3].role, FigureRole::Target);
    EXPECT_EQ(plan->figures[3].period->toString(), "2023");
}

TEST(Figures, ParagraphsAboutFiveYears) {
    const auto plan = testing::planOf(
        "某市2022年政府工作报告\n一、2021年工作回顾\n新建绿道20公里。\n各位代表！过去五年，我们砥砺"
        "前行。\n新建公园90个。\n"
        "二、2022年重点工作\n（一）抓生态\n新建公园12个。\n");
    ASSERT_EQ(plan->figures.size(), 3U);
    EXPECT_EQ(plan->figures[0].period->toString(), "2021");
    EXPECT_EQ(plan->figures[1].period->toString(), "2017..2021");
    EXPECT_EQ(plan->figures[2].period->toString(), "2022") << "the next part ends the span";
}

TEST(Figures, AParagraphAboutTheReportedYearIsOfThatYear) {
    const auto plan = testing::planOf(
        "某市2022年政府工作报告\n一、过去五年工作回顾\n过去五年，新建公园90个。\n各位代表！2021年是"
        "本届政府收官之年。地区生产总值增长6%。\n2021年以来，新建绿道20公里。\n");
    ASSERT_EQ(plan->figures.size(), 3U);
    EXPECT_EQ(plan->figures[0].period->toString(), "2017..2021");
    EXPECT_EQ(plan->figures[1].period->toString(), "2021");
}

TEST(Figures, OneNameForTwoIsToldApart) {
    const auto names = [](const std::string& sentence) {
        const auto plan =
            testing::planOf("某市2022年政府工作报告\n一、2022年工作目标\n" + sentence + "\n");
        std::string list;
        for (const Figure& f : plan->figures)
            list.append(list.empty() ? "" : "|")
                .append(f.indicator + "=" + f.value.toString())
                .append(f.kind == FigureKind::Growth ? "g" : "");
        return list;
    };
    EXPECT_EQ(names("城乡居民人均可支配收入分别增长7%、8%左右。"),
              "城镇居民人均可支配收入增长率=7g|农村居民人均可支配收入增长率=8g");
    EXPECT_EQ(names("城镇和农村居民人均可支配收入分别增长6%和7%。"),
              "城镇居民人均可支配收入增长率=6g|农村居民人均可支配收入增长率=7g");
    EXPECT_EQ(names("地区生产总值增长6%，固定资产投资增长8%。"),
              "地区生产总值增长率=6g|固定资产投资增长率=8g");
}

TEST(Figures, AThresholdIsNoAim) {
    const auto roles = [](const std::string& sentence) {
        const auto plan =
            testing::planOf("某市2022年工作要点\n一、重点任务\n1.甲甲。" + sentence + "\n");
        std::string list;
        for (const Figure& f : plan->figures)
            list.append(list.empty() ? "" : " ").append(nameOf(f.role));
        return list;
    };
    EXPECT_EQ(roles("培育年营收超1000万元的企业100家以上。"), "count target");
    EXPECT_EQ(roles("完成投资10亿元以上，新增企业30家。"), "target target");
    EXPECT_EQ(roles("投资增长10%以上达到20亿元。"), "target target");
}

TEST(Figures, AMilestoneNamesNothing) {
    const auto plan = testing::planOf(
        "某县2022年政府工作报告\n一、2021年工作回顾\n完成地区生产总值100.6亿元，"
        "历史性突破百亿大关，增长7.2%。\n");
    ASSERT_FALSE(plan->figures.empty());
    EXPECT_EQ(plan->figures.back().indicator, "地区生产总值增长率");
}

TEST(Figures, WhatDoesNotSpeakForTheWhole) {
    const auto figureOf = [](const std::string& sentence) {
        return testing::planOf("市某局2023年工作要点\n一、工作目标\n" + sentence + "\n")
            ->figures.at(0);
    };
    EXPECT_FALSE(figureOf("技术合同成交额达到90亿元。").isPart);
    EXPECT_TRUE(figureOf("其中技术合同成交额达到90亿元。").isPart);
    EXPECT_TRUE(figureOf("东湖新区技术合同成交额达到90亿元。").isPart);
    EXPECT_TRUE(figureOf("技术合同成交额年均增长9%。").isPart);
    EXPECT_FALSE(figureOf("空气质量优良天数比上年增加14天。").canonical.has_value())
        << "an amount of change is no level";
    EXPECT_FALSE(figureOf("社会消费品零售总额实际增长6%。").canonical.has_value())
        << "real growth is not the nominal rate";
}

TEST(Figures, StatementsAreIntervals) {
    const auto plan = testing::planOf(
        "市某局2023年工作要点\n一、重点任务\n1.甲。投资1.3亿元，新增5家，超过12%，近3家。\n");
    ASSERT_EQ(plan->figures.size(), 4U);
    EXPECT_EQ(statementOf(plan->figures[0])->toString(), "[125000000, 135000000]");
    EXPECT_EQ(statementOf(plan->figures[1])->toString(), "[5, 5]");
    EXPECT_EQ(statementOf(plan->figures[2])->toString(), "(12, +∞)");
    EXPECT_FALSE(statementOf(plan->figures[3]));
}

TEST(Figures, RangesCoverExactlyTheWords) {
    const testing::Marked input = testing::marked(
        "市某局2023年工作要点\n一、重点任务\n1.甲。投资[[超过1.3亿元]]，[[增长8%以上]]，新增[["
        "5家左右]]。\n");
    const auto plan = testing::planOf(input.text);
    std::vector<TextRange> ranges;
    for (const Figure& figure : plan->figures) ranges.push_back(figure.range);
    EXPECT_EQ(ranges, input.ranges);
}

}  // namespace
}  // namespace planlint
