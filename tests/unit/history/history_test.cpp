#include "history/history.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/plan.h"

namespace planlint {
namespace {

struct Case {
    const char* name;
    std::string before;  // 2022 goal
    std::string actual;  // reported for 2022
    std::string now;     // 2023 goal
    std::vector<Verdict> verdicts;
};

std::vector<Verdict> verdictsOf(const Promise& promise) {
    std::vector<Verdict> verdicts;
    for (const Judgement& judgement : promise.judgements) verdicts.push_back(judgement.verdict);
    return verdicts;
}

class Promises : public ::testing::TestWithParam<Case> {};

TEST_P(Promises, AreJudgedByIntervals) {
    const Case& c = GetParam();
    const auto prior = testing::planOf("某局2022年工作计划\n一、工作目标\n" + c.before + "。\n");
    const auto plan =
        testing::planOf("某局2022年工作总结和2023年工作计划\n一、2022年工作总结\n" + c.actual +
                        "。\n二、2023年工作计划\n（一）工作目标\n" + c.now + "。\n");
    const std::vector<const Plan*> earlier = {prior.get()};
    const std::vector<Promise> promises = compareWithHistory(*plan, earlier).promises;
    ASSERT_FALSE(promises.empty());
    EXPECT_EQ(verdictsOf(promises[0]), c.verdicts);
}

INSTANTIATE_TEST_SUITE_P(All, Promises,
                         ::testing::Values(Case{"ExceededAndRaised",
                                                "技术合同成交额达到100亿元",
                                                "技术合同成交额完成120亿元",
                                                "技术合同成交额达到130亿元",
                                                {Verdict::Exceeded, Verdict::Raised}},
                                           Case{"Missed",
                                                "技术合同成交额达到100亿元",
                                                "技术合同成交额完成93亿元",
                                                "技术合同成交额达到110亿元",
                                                {Verdict::Missed, Verdict::Raised}},
                                           Case{"MetByALowerBound",
                                                "技术合同成交额达到100亿元",
                                                "技术合同成交额已突破100亿元",
                                                "技术合同成交额达到100亿元",
                                                {Verdict::Met, Verdict::Kept}},
                                           Case{"AnotherPeriod",
                                                "技术合同成交额达到100亿元",
                                                "前三季度技术合同成交额完成60亿元",
                                                "技术合同成交额达到90亿元",
                                                {Verdict::PeriodDiffers, Verdict::Lowered}},
                                           Case{"AboutIsMetOnItsBetterSide",
                                                "地区生产总值增长6.5%左右",
                                                "地区生产总值增长6.6%",
                                                "地区生产总值增长6%",
                                                {Verdict::Met, Verdict::Lowered}},
                                           Case{"BelowAboutIsSuspected",
                                                "地区生产总值增长6.5%左右",
                                                "地区生产总值增长6.1%",
                                                "地区生产总值增长6.5%以上",
                                                {Verdict::SuspectedMissed, Verdict::Raised}},
                                           Case{"WellBelowAboutIsMissed",
                                                "地区生产总值增长6.5%左右",
                                                "地区生产总值增长5.8%",
                                                "地区生产总值增长6.5%左右",
                                                {Verdict::Missed, Verdict::Kept}},
                                           Case{"AFallIsNoGrowth",
                                                "地区生产总值增长8%",
                                                "地区生产总值下降4.7%",
                                                "地区生产总值增长8%左右",
                                                {Verdict::Missed, Verdict::Lowered}},
                                           Case{"ARangeIsMetWithin",
                                                "地区生产总值增长6%—6.5%",
                                                "地区生产总值增长6.1%",
                                                "地区生产总值增长6%",
                                                {Verdict::Met, Verdict::Kept}},
                                           Case{"FarBelowACeilingIsMore",
                                                "城镇调查失业率控制在5.5%以内",
                                                "城镇调查失业率为4.5%",
                                                "城镇调查失业率控制在6%以内",
                                                {Verdict::Exceeded, Verdict::Lowered}},
                                           Case{"FallingIsBetter",
                                                "城镇调查失业率控制在5.5%以内",
                                                "城镇调查失业率为5.2%",
                                                "城镇调查失业率控制在5%以内",
                                                {Verdict::Met, Verdict::Raised}}),
                         [](const auto& item) { return std::string(item.param.name); });

TEST(Promises, NeverAcrossKinds) {
    const auto prior =
        testing::planOf("某局2022年工作计划\n一、工作目标\n高新技术企业总数达到900家。\n");
    const auto plan = testing::planOf("某局2023年工作计划\n一、工作目标\n净增高新技术企业80家。\n");
    const std::vector<const Plan*> earlier = {prior.get()};
    const std::vector<Promise> promises = compareWithHistory(*plan, earlier).promises;
    ASSERT_EQ(promises.size(), 1U);
    EXPECT_EQ(verdictsOf(promises[0]), std::vector<Verdict>{Verdict::KindDiffers});
}

/// What a report and the plan in it say of a promise made the year before.
std::vector<Promise> rowsOf(const std::string& before, const std::string& review,
                            const std::string& now, std::vector<std::unique_ptr<Plan>>& keep) {
    keep.push_back(
        testing::planOf("某市2022年政府工作报告\n一、2022年工作目标\n" + before + "。\n"));
    keep.push_back(testing::planOf("某市2023年政府工作报告\n一、2022年工作回顾\n" + review +
                                   "。\n二、2023年工作目标\n" + now + "。\n"));
    const std::vector<const Plan*> earlier = {keep[keep.size() - 2].get()};
    return compareWithHistory(*keep.back(), earlier).promises;
}

TEST(Promises, AreBoundByWhatTheirNamesShareAndNeverAcrossContrasts) {
    struct Pair {
        const char* promised;
        const char* reported;
        bool bound;
    };
    for (const Pair& pair : {Pair{"新建高标准农田32万亩", "建成高标准农田35万亩", true},
                             Pair{"规上工业增加值增长5%", "规模以上工业增加值增长6%", true},
                             Pair{"引进国内到位资金170亿元", "引进到位资金176亿元", true},
                             Pair{"规模以上工业增加值增长5%", "规模以上服务业增加值增长6%", false},
                             Pair{"城镇居民收入增长7%", "农村居民收入增长8%", false},
                             Pair{"地区生产总值增长6%", "单位地区生产总值能耗下降3%", false}}) {
        std::vector<std::unique_ptr<Plan>> keep;
        const std::vector<Promise> rows = rowsOf(pair.promised, pair.reported, "新建水厂3座", keep);
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [](const Promise& p) { return p.before.has_value(); });
        ASSERT_NE(row, rows.end()) << pair.promised;
        EXPECT_EQ(row->actual.has_value(), pair.bound) << pair.promised << " " << pair.reported;
    }
}

TEST(Promises, ThresholdsCostsAndNamesAreNone) {
    for (const char* sentence : {"完善四项机制", "推进总投资15亿元的项目", "每人每年补助2000元",
                                 "3年内基本建成", "年均增长9%左右"}) {
        std::vector<std::unique_ptr<Plan>> keep;
        for (const Promise& row : rowsOf(sentence, "新建水厂3座", "新建水厂4座", keep))
            EXPECT_FALSE(row.before) << sentence << ": " << row.indicator;
    }
}

TEST(Promises, MainTargetsInWordsAreRows) {
    std::vector<std::unique_ptr<Plan>> keep;
    const std::vector<Promise> rows =
        rowsOf("居民收入增长与经济增长基本同步", "地区生产总值增长6%，居民收入增长6.3%",
               "居民收入增长与经济增长基本同步", keep);
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(verdictsOf(rows[0]), (std::vector<Verdict>{Verdict::Met, Verdict::Kept}));
}

TEST(Promises, ADocumentMayHoldItsOwnPast) {
    const auto plan = testing::planOf(
        "某局2022年工作总结和2023年工作计划\n一、2022年工作总结\n全年新建绿道90公里。\n二、2023年工"
        "作计划\n（一）工作目标\n新建绿道80公里。\n");
    const std::vector<Promise> promises = compareWithHistory(*plan, {}).promises;
    ASSERT_EQ(promises.size(), 1U);
    EXPECT_EQ(verdictsOf(promises[0]), std::vector<Verdict>{Verdict::Lowered});
}

}  // namespace
}  // namespace planlint
