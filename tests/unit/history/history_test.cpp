#include "history/history.h"

#include <gtest/gtest.h>

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
