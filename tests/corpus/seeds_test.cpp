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
    Json expected = factsOf(*utf8);
    expected.erase("encoding");
    for (const auto& [converter, name] : std::vector<std::pair<const char*, std::string>>{
             {"GB18030", "GB18030"}, {"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}}) {
        const auto plan = testing::planOf(encoded(text, converter), "seed.txt");
        ASSERT_NE(plan, nullptr) << converter;
        Json facts = factsOf(*plan);
        EXPECT_EQ(facts["encoding"], name);
        facts.erase("encoding");
        EXPECT_EQ(facts.dump(1), expected.dump(1)) << converter;
    }
}

}  // namespace
}  // namespace planlint
