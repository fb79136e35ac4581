// What must be found in the five documents the project began with.
#include <gtest/gtest.h>

#include <unicode/ucnv.h>

#include <algorithm>

#include "lint/linter.h"
#include "model/fields.h"
#include "support/corpus.h"
#include "support/plan.h"

namespace planlint {
namespace {

std::unique_ptr<Plan> seed(const std::string& number) {
    const auto path = testing::corpusDocument(number);
    return path.empty() ? nullptr
                        : testing::planOf(testing::readFile(path), path.filename().string());
}

#define REQUIRE_CORPUS(plan) \
    if ((plan) == nullptr) GTEST_SKIP() << "no corpus"

std::vector<Diagnostic> findings(const Plan& plan, const std::string& code,
                                 std::vector<const Plan*> earlier = {}) {
    return lint(plan, earlier, builtInRules(),
                {.profile = std::nullopt, .select = {code}, .ignore = {}})
        .findings;
}

TEST(Seeds, TheOneTaskWithoutAnOwnerIsFound) {
    const auto plan = seed("004_");
    REQUIRE_CORPUS(plan);
    const std::vector<Diagnostic> found = findings(*plan, "T001");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(plan->source->place(found[0].at.range).line, 88U);
    EXPECT_FALSE(found[0].grouped);
}

TEST(Seeds, OutlinesGetOneFindingThatListsTheTasks) {
    const std::vector<std::pair<std::string, std::size_t>> expected = {
        {"000_", 8}, {"001_", 22}, {"002_", 24}, {"003_", 5}};
    for (const auto& [number, tasks] : expected) {
        const auto plan = seed(number);
        REQUIRE_CORPUS(plan);
        const std::vector<Diagnostic> found = findings(*plan, "T001");
        ASSERT_EQ(found.size(), 1U) << number;
        EXPECT_TRUE(found[0].grouped);
        EXPECT_EQ(found[0].related.size(), tasks) << number;
    }
}

TEST(Seeds, LastYearsPromisesAreFollowed) {
    const auto plan = seed("000_");
    const auto prior = seed("004_");
    REQUIRE_CORPUS(plan);
    const std::vector<Diagnostic> lowered = findings(*plan, "X008", {prior.get()});
    ASSERT_EQ(lowered.size(), 1U);
    EXPECT_EQ(plan->source->place(lowered[0].at.range).line, 37U);
    ASSERT_EQ(lowered[0].related.size(), 2U);
    EXPECT_EQ(lowered[0].related[0].at.source, prior->source.get());
    EXPECT_EQ(prior->source->place(lowered[0].related[0].at.range).line, 58U);

    const std::vector<const Plan*> earlier = {prior.get()};
    const std::vector<Promise> promises = compareWithHistory(*plan, earlier).promises;
    const auto contracts = std::find_if(promises.begin(), promises.end(), [](const Promise& p) {
        return p.indicator == "技术合同成交额";
    });
    ASSERT_NE(contracts, promises.end());
    ASSERT_TRUE(contracts->before && contracts->actual && contracts->now);
    EXPECT_EQ(contracts->before->figure().value.toString(), "100000000000");
    EXPECT_EQ(contracts->actual->figure().comparator, Comparator::Greater);
    EXPECT_EQ(contracts->now->figure().value.toString(), "120000000000");
    ASSERT_EQ(contracts->judgements.size(), 2U);
    EXPECT_EQ(contracts->judgements[0].verdict, Verdict::Met);
    EXPECT_EQ(contracts->judgements[1].verdict, Verdict::Raised);
}

struct KnownFinding {
    const char* document;
    const char* prior;  // nullptr: none
    const char* rule;
    std::uint32_t line;
    const char* text;  // what the finding marks, checked text
};

/// Defects of the seeds that people found (the list).
TEST(Seeds, KnownDefectsAreFound) {
    const KnownFinding cases[] = {
        {"002_", nullptr, "S004", 19, "5新增"},
        {"002_", nullptr, "F002", 32, "320亿元"},
        {"002_", nullptr, "F003", 32, "技术合同交易额"},
        {"002_", nullptr, "F003", 35, "大学生创业园区"},
        {"004_", nullptr, "S006", 110, "附后"},
        {"004_", nullptr, "D003", 66, "尽快"},
        {"004_", nullptr, "T005", 68, "各依托单位"},
        {"004_", nullptr, "T005", 70, "各依托单位"},
        {"001_", nullptr, "C003", 17, "位居全省同等市州前列"},
        {"000_", nullptr, "D001", 21, "本周"},
        {"000_", "004_", "X008", 37, "超过12%"},
        {"000_", "004_", "X006", 17, "增长19%"},
        {"000_", "004_", "X005", 17, "超过2800家"},
        {"001_", "gwr-yichang-2023", "X019", 45, "360亿元以上"},
        {"gwr-wuhan-2015.md", "002_", "X004", 46, "309亿元"},
    };
    for (const KnownFinding& c : cases) {
        const auto plan = seed(c.document);
        REQUIRE_CORPUS(plan);
        const auto prior = c.prior == nullptr ? nullptr : seed(c.prior);
        std::vector<const Plan*> earlier;
        if (prior) earlier.push_back(prior.get());
        const std::vector<Diagnostic> found = findings(*plan, c.rule, earlier);
        EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                                [&](const Diagnostic& finding) {
                                    return plan->source->place(finding.at.range).line == c.line &&
                                           plan->text(finding.at.range).find(c.text) !=
                                               std::string_view::npos;
                                }))
            << c.document << ' ' << c.rule << ' ' << c.line << ' ' << c.text;
    }
}

/// Targets of last year that the report passes over in silence.
TEST(Seeds, UnreportedTargetsAreFound) {
    const auto plan = seed("000_");
    const auto prior = seed("004_");
    REQUIRE_CORPUS(plan);
    const std::vector<Diagnostic> found = findings(*plan, "X002", {prior.get()});
    for (const char* figure : {"3.24%", "26%"}) {
        EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const Diagnostic& finding) {
            return finding.message.zh.find(figure) != std::string::npos;
        })) << figure;
    }
}

/// Right text that a careless rule would report (shared/gold/seeds/traps.tsv, rules that are
/// built).
TEST(Seeds, TrapsStaySilent) {
    struct Trap {
        const char* document;
        const char* rule;
        std::uint32_t line;
    };
    const Trap traps[] = {{"004_", "S010", 70}, {"002_", "S010", 29}, {"001_", "S003", 17},
                          {"003_", "S003", 37}, {"004_", "F001", 78}, {"003_", "F001", 21},
                          {"000_", "F006", 17}};
    for (const Trap& trap : traps) {
        const auto plan = seed(trap.document);
        REQUIRE_CORPUS(plan);
        for (const Diagnostic& finding : findings(*plan, trap.rule, {}))
            EXPECT_NE(plan->source->place(finding.at.range).line, trap.line)
                << trap.document << ' ' << trap.rule;
    }
}

TEST(Seeds, TraditionalTextKeepsItsPlaces) {
    const auto plan = seed("004_");
    REQUIRE_CORPUS(plan);
    const auto figure =
        std::find_if(plan->figures.begin(), plan->figures.end(),
                     [](const Figure& f) { return f.indicator == "技术合同成交额"; });
    ASSERT_NE(figure, plan->figures.end());
    EXPECT_EQ(plan->source->original(figure->range), "1000億元");
    EXPECT_EQ(plan->source->place(figure->range).line, 56U);
}

/// The bytes of UTF-8 text in another encoding.
std::string encoded(const std::string& text, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(text.size() * 4 + 16, '\0');
    const auto n =
        ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                     text.data(), static_cast<std::int32_t>(text.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(n));
    return out;
}

TEST(Seeds, OtherEncodingsGiveTheSameFacts) {
    const auto path = testing::corpusDocument("003_");
    if (path.empty()) GTEST_SKIP() << "no corpus";
    const std::string text = testing::readFile(path);
    const auto utf8 = testing::planOf(text, "seed.txt");
    Json expected = Json::parse(testing::factsText(*utf8));
    expected.erase("encoding");
    for (const auto& [converter, name] : std::vector<std::pair<const char*, std::string>>{
             {"GB18030", "GB18030"}, {"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}}) {
        const auto plan = testing::planOf(encoded(text, converter), "seed.txt");
        ASSERT_NE(plan, nullptr) << converter;
        Json facts = Json::parse(testing::factsText(*plan));
        EXPECT_EQ(facts["encoding"], name);
        facts.erase("encoding");
        EXPECT_EQ(facts.dump(1), expected.dump(1)) << converter;
    }
}

}  // namespace
}  // namespace planlint
