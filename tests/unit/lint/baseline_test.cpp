#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lint/baseline.h"
#include "support/plan.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

/// Tests run beside each other, a process each.
fs::path baselineFile() {
    return fs::temp_directory_path() /
           ("planlint-baseline-" + std::to_string(::getpid()) + ".json");
}

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
    const fs::path file = baselineFile();
    std::ofstream out(file);
    baseline.write(out, update, day);
    out.close();
    Result<Baseline> read = Baseline::read(file);
    EXPECT_TRUE(read.ok()) << read.error().message;
    fs::remove(file);
    return std::move(*read);
}

Baseline first() {
    Baseline baseline(baselineFile());
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
    Baseline baseline(baselineFile());
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

/// Edits of a scheme, each against the baseline of the scheme before them: rule and line of exactly
/// what is new.
class Edits : public ::testing::Test {
protected:
    using Items = std::vector<std::string>;
    using Found = std::vector<std::string>;

    static std::string owned(const std::string& item) {
        return item + "（责任单位：县水务局；完成时限：2024年6月底）";
    }
    static std::string numbered(const Items& items) {
        std::string text;
        for (std::size_t i = 0; i < items.size(); ++i)
            text += std::to_string(i + 1) + "." + items[i] + "\n";
        return text;
    }
    static Items replaced(Items items, std::size_t at, const std::string& from,
                          const std::string& to) {
        const std::size_t place = items[at].find(from);
        EXPECT_NE(place, std::string::npos) << from;
        items[at].replace(place, from.size(), to);
        return items;
    }
    Found newIn(const Items& items) {
        ++edits;
        Baseline known = rereadOf(baseline, Baseline::Update::Replace, "2024-01-02");
        Checked checked(numbered(items));
        known.takeKnown("甲.txt", checked.result);
        Found found;
        for (const Diagnostic& finding : checked.result.findings)
            found.push_back(std::string(finding.code) + " " +
                            std::to_string(checked.plan->source->place(finding.at.range).line));
        return found;
    }

    const Items base = {owned("新建水厂。建成水厂3座。"),
                        owned("改造管网。改造管网30公里。"),
                        owned("治理漏损。漏损率降到9%。"),
                        "优化服务。发放手册500份。",
                        owned("改造泵站。改造泵站5座，6月31日前完工。"),
                        owned("安装水表。安装水表900块。"),
                        owned("加强协调。"),
                        owned("清洗水箱。清洗水箱40个。"),
                        owned("更换阀门。更换阀门60个。"),
                        owned("巡查水源。设立巡查点8处。")};
    Baseline baseline{baselineFile()};
    std::size_t edits = 0;

    void SetUp() override {
        Checked before(numbered(base));
        ASSERT_EQ(before.result.findings.size(), 4U);  // T001, T004, D008, T003
        baseline.takeKnown("甲.txt", before.result);
    }
};

TEST_F(Edits, GiveExactlyWhatIsNew) {
    const Found none;
    for (std::size_t i = 0; i + 1 < base.size(); ++i) {  // neighbours change places
        Items items = base;
        std::swap(items[i], items[i + 1]);
        EXPECT_EQ(newIn(items), none) << i;
    }
    EXPECT_EQ(newIn(Items(base.rbegin(), base.rend())), none);
    for (std::size_t i = 0; i <= base.size(); i += 2) {  // a good task comes before others
        Items items = base;
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(i),
                     owned("铺设支管。铺设支管12公里。"));
        EXPECT_EQ(newIn(items), none) << i;
    }
    EXPECT_EQ(newIn(replaced(base, 4, "6月31日", "6月30日")), none) << "mended";
    EXPECT_EQ(newIn(replaced(base, 0, "3座", "4座")), none) << "a figure nobody complains of";
    EXPECT_EQ(newIn(replaced(base, 5, "900块", "950块")), none);
    const auto line = [](std::size_t item) { return std::to_string(item + 3); };
    for (const std::size_t i : {0U, 1U, 2U, 5U, 7U})
        EXPECT_EQ(newIn(replaced(base, i, "责任单位：县水务局；", "")), Found{"T001 " + line(i)});
    for (const std::size_t i : {0U, 1U, 5U, 8U})
        EXPECT_EQ(newIn(replaced(base, i, "。（", "，9月31日前完工。（")),
                  Found{"D008 " + line(i)});
    EXPECT_EQ(newIn(replaced(base, 4, "6月31日", "9月31日")), Found{"D008 7"}) << "an edited date";
    EXPECT_EQ(newIn(replaced(base, 7, "清洗水箱40个。", "")), Found{"T003 10"});
    EXPECT_EQ(newIn(replaced(base, 6, "协调", "统筹")), Found{"T003 9"}) << "another task";
    EXPECT_GE(edits, 30U);
}

}  // namespace
}  // namespace planlint
