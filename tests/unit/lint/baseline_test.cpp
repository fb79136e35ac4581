#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lint/baseline.h"
#include "support/plan.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

/// The findings of the built-in rules on a scheme whose items are given.
struct Checked {
    std::unique_ptr<Plan> plan;
    LintResult result;
    explicit Checked(const std::string& items)
        : plan(testing::planOf("某县供水实施方案\n一、主要任务\n" + items, "甲.txt")) {
        result = lint(*plan, {}, builtInRules(), {});
    }
};

const std::string kOwned = "（责任单位：县水务局；完成时限：2024年6月底）\n";
const std::string kItems = "1.新建水厂。建成水厂3座。" + kOwned + "2.改造管网。改造管网30公里。" +
                           kOwned + "3.治理漏损。降到9%。" + kOwned +
                           "4.优化服务。\n5.改造泵站。改造5座。" + kOwned +
                           "6.安装水表。安装900块。" + kOwned;

Baseline rereadOf(const Baseline& baseline, Baseline::Update update, const std::string& day) {
    const fs::path file = fs::temp_directory_path() / "planlint-baseline-test.json";
    std::ofstream out(file);
    baseline.write(out, update, day);
    out.close();
    Result<Baseline> read = Baseline::read(file);
    EXPECT_TRUE(read.ok()) << read.error().message;
    fs::remove(file);
    return std::move(*read);
}

Baseline first() {
    Baseline baseline(fs::temp_directory_path() / "planlint-baseline-test.json");
    Checked before(kItems);
    EXPECT_GT(before.result.findings.size(), 0U);
    baseline.takeKnown("甲.txt", before.result);
    EXPECT_EQ(before.result.known, 0U);
    return rereadOf(baseline, Baseline::Update::Replace, "2024-01-02");
}

TEST(Baseline, TellsOnlyWhatIsNew) {
    Baseline same = first();
    Checked again(kItems);
    const std::size_t all = again.result.findings.size();
    same.takeKnown("甲.txt", again.result);
    EXPECT_TRUE(again.result.findings.empty());
    EXPECT_EQ(again.result.known, all);
    EXPECT_EQ(same.oldest(), "2024-01-02");
    EXPECT_EQ(same.gone(), 0U);

    Baseline moved = first();  // renumbered, and another task before it
    Checked later("1.优化服务。\n2.新建水厂。建成水厂3座。" + kOwned +
                  "3.改造管网。改造管网30公里。" + kOwned + "4.治理漏损。降到9%。" + kOwned +
                  "5.改造泵站。改造5座。" + kOwned + "6.安装水表。安装900块。" + kOwned);
    moved.takeKnown("甲.txt", later.result);
    EXPECT_TRUE(later.result.findings.empty()) << later.result.findings[0].message.zh;

    Baseline more = first();
    Checked added(kItems + "7.水站建成。\n");
    more.takeKnown("甲.txt", added.result);
    ASSERT_FALSE(added.result.findings.empty());
    for (const Diagnostic& finding : added.result.findings)
        EXPECT_EQ(added.plan->text(finding.at.range).find("优化"), std::string_view::npos)
            << finding.message.zh;
}

TEST(Baseline, AGroupedFindingIsNewWhenAPlaceJoinsIt) {
    const std::string three = "1.甲甲甲。\n2.乙乙乙。\n3.丙丙丙。\n";
    const auto isGrouped = [](const LintResult& result) {
        return std::any_of(result.findings.begin(), result.findings.end(),
                           [](const Diagnostic& finding) { return finding.grouped; });
    };
    Baseline baseline(fs::temp_directory_path() / "planlint-baseline-test.json");
    Checked before(three);
    ASSERT_TRUE(isGrouped(before.result));
    baseline.takeKnown("甲.txt", before.result);
    Baseline same = rereadOf(baseline, Baseline::Update::Replace, "2024-01-02");
    Checked again(three);
    same.takeKnown("甲.txt", again.result);
    EXPECT_TRUE(again.result.findings.empty());
    Baseline joined = rereadOf(baseline, Baseline::Update::Replace, "2024-01-02");
    Checked after(three + "4.丁丁丁。\n");
    joined.takeKnown("甲.txt", after.result);
    EXPECT_TRUE(isGrouped(after.result));
}

TEST(Baseline, ShrinksAndKeepsItsDays) {
    Baseline baseline = first();
    Checked mended("1.新建水厂。建成水厂3座。" + kOwned + "2.扩建水厂。\n");
    baseline.takeKnown("甲.txt", mended.result);
    EXPECT_GT(baseline.gone(), 0U);
    std::ostringstream shrunk;
    baseline.write(shrunk, Baseline::Update::Shrink, "2025-01-01");
    EXPECT_EQ(shrunk.str().find("2025-01-01"), std::string::npos) << "nothing is added";
    std::ostringstream replaced;
    baseline.write(replaced, Baseline::Update::Replace, "2025-01-01");
    EXPECT_NE(replaced.str().find("2025-01-01"), std::string::npos);
    std::ostringstream untouched;
    first().write(untouched, Baseline::Update::Replace, "2025-01-01");
    EXPECT_NE(untouched.str().find("2024-01-02"), std::string::npos)
        << "documents that were not checked keep their entries";
}

TEST(Baseline, WhatIsNoneIsAnError) {
    const fs::path file = fs::temp_directory_path() / "planlint-baseline-bad.json";
    for (const char* text : {"", "[]", "{}", "{\"schema\":\"planlint.baseline/1\"}",
                             "{\"schema\":\"planlint.baseline/1\",\"findings\":[3]}",
                             "{\"schema\":\"planlint.baseline/2\",\"findings\":[]}"}) {
        std::ofstream(file) << text;
        const Result<Baseline> read = Baseline::read(file);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_NE(read.error().message.find("baseline-bad.json"), std::string::npos);
    }
    fs::remove(file);
    EXPECT_FALSE(Baseline::read(file).ok());
}

}  // namespace
}  // namespace planlint
