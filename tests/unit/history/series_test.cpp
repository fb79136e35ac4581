#include "history/series.h"

#include <gtest/gtest.h>

#include "support/plan.h"

namespace planlint {
namespace {

TEST(Series, JoinTargetsAndResultsOverTheYears) {
    const auto newest = testing::planOf(
        "某市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n城镇新增就业21万人。\n"
        "二、2024年工作安排\n今年主要预期目标是：城镇新增就业22万人以上。\n",
        "2024.txt");
    const auto older = testing::planOf(
        "某市2023年政府工作报告\n各位代表：\n一、2022年工作回顾\n城镇新增就业19万人。\n"
        "二、2023年工作安排\n今年主要预期目标是：城镇新增就业20万人。\n",
        "2023.txt");
    const std::vector<const Plan*> plans = {newest.get(), older.get()};
    const std::vector<Series> all = seriesOf(plans, 3);
    ASSERT_EQ(all.size(), 1U);
    const Series& series = all.front();
    EXPECT_EQ(series.indicator, "城镇新增就业人数");
    EXPECT_TRUE(series.isHeadline);
    ASSERT_EQ(series.years.size(), 3U);
    EXPECT_EQ(series.years[0].year, 2022);
    EXPECT_FALSE(series.years[0].target);
    EXPECT_EQ(series.years[1].target->text(), "20万人");
    EXPECT_EQ(series.years[1].result->text(), "21万人");
    EXPECT_EQ(series.years[2].target->text(), "22万人以上");
    EXPECT_FALSE(series.years[2].result);
    EXPECT_TRUE(seriesOf(plans, 4).empty());
}

}  // namespace
}  // namespace planlint
