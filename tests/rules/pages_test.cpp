// Every rule page is a rule, its documentation and its test: this runs the examples.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "lint/linter.h"
#include "lint/rule_page.h"
#include "read/reader.h"
#include "support/corpus.h"

namespace planlint {
namespace {

std::vector<std::string> pagePaths() {
    std::vector<std::string> paths;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(PLANLINT_SOURCE_DIR "/rules")) {
        if (entry.path().extension() == ".md" && entry.path().filename() != "README.md")
            paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::unique_ptr<Plan> planOf(const RuleExample::File& file) {
    auto source = readDocument(file.path, file.text);
    EXPECT_TRUE(source.ok());
    return std::make_unique<Plan>(
        buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), Vocabulary::builtIn()));
}

class RulePages : public ::testing::TestWithParam<std::string> {};

TEST_P(RulePages, IsTheBuiltInRule) {
    const Result<RulePage> page = readRulePage(GetParam(), testing::readFile(GetParam()));
    ASSERT_TRUE(page.ok()) << page.error().message;
    const auto rules = builtInRules();
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const Rule& r) { return r.meta.code == page->meta.code; });
    ASSERT_NE(rule, rules.end()) << page->meta.code << " is not in the catalogue";
    EXPECT_EQ(rule->meta, page->meta) << "the embedded page and the page differ";
    EXPECT_FALSE(page->examples.empty()) << "a page without examples is untested";
    EXPECT_EQ(std::filesystem::path(GetParam()).stem().string(), page->meta.name)
        << "a rule is found by its name";
}

TEST_P(RulePages, ExamplesSayWhatTheRuleDoes) {
    const Result<RulePage> page = readRulePage(GetParam(), testing::readFile(GetParam()));
    ASSERT_TRUE(page.ok()) << page.error().message;
    for (const RuleExample& example : page->examples) {
        SCOPED_TRACE(GetParam() + ":" + std::to_string(example.line));
        std::vector<std::unique_ptr<Plan>> plans;
        for (const RuleExample::File& file : example.files) plans.push_back(planOf(file));
        std::vector<const Plan*> earlier;
        for (std::size_t i = 0; i + 1 < plans.size(); ++i) earlier.push_back(plans[i].get());
        const Plan& plan = *plans.back();
        LintResult result = lint(plan, earlier, builtInRules(), {});
        // The page speaks for its own rule; others may have their say about the same text.
        std::erase_if(result.findings,
                      [&](const Diagnostic& finding) { return finding.code != page->meta.code; });

        std::vector<std::string> found;
        for (const Diagnostic& finding : result.findings)
            found.emplace_back(plan.text(finding.at.range));
        std::vector<std::string> marked;
        for (const TextRange mark : example.files.back().marks)
            marked.push_back(example.files.back().text.substr(mark.begin, mark.length()));
        const bool counted = std::any_of(result.unchecked.begin(), result.unchecked.end(),
                                         [](const Unchecked& u) { return u.count > 0; });
        switch (example.kind) {
            case RuleExample::Kind::Bad:
                ASSERT_FALSE(marked.empty()) << "a bad example marks what is wrong";
                EXPECT_EQ(found, marked);
                for (std::size_t i = 0; i < std::min(found.size(), marked.size()); ++i)
                    EXPECT_EQ(result.findings[i].at.range, example.files.back().marks[i]);
                break;
            case RuleExample::Kind::Good:
                EXPECT_TRUE(found.empty()) << found.front();
                break;
            case RuleExample::Kind::Unchecked:
                EXPECT_TRUE(found.empty());
                EXPECT_TRUE(counted);
                break;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, RulePages, ::testing::ValuesIn(pagePaths()), [](const auto& item) {
    std::string name = std::filesystem::path(item.param).stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(RulePageErrors, NamePlaceAndRemedy) {
    struct Case {
        std::string text, message, hint;
    };
    const std::string good =
        "---\ncode: Q001\nname: q\ntitle: { zh: 一, en: a }\nseverity: { outline: info, scheme: "
        "info, report: info }\ncheck: q\nmessage: { zh: 一, en: a }\nsource: s\nsince: 0.1\n---\n";
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    const std::vector<Case> cases = {
        {"no front matter", "p.md:1:1", ""},
        {with("severity", "severty"), "p.md:5:1：不认识的键“severty”", "severity"},
        {with("outline: info", "outline: warnin"), "p.md:5:22：不认识的级别“warnin”", "warning"},
        {with("name: q\n", ""), "缺少 name", ""},
        {with("en: a }\nsever", "fr: a }\nsever"), "缺少 title.en", "both"},
        {with("source: s", "source: [s"), "p.md:", ""},
        {good + "```plan odd\n一、\n```\n", "p.md:11:9：不认识的示例“odd”", "good"},
        {with("source: s", "source: \xb9\xd6"), "p.md:8：不是 UTF-8", "UTF-8"},  // GBK
        {with("source: s", std::string("source: s\0", 10)), "p.md:8：不是 UTF-8", "UTF-8"},
        {with("source: s", "source: s\nsource: t"), "p.md:9:1：键“source”重复", "remove"},
        {with("source: s", "source: s\n--- \nsource: t"), "p.md:", ""},
        {with("since: 0.1", "since: &a 0.1\nstatus: *a"), "不能用 * 引用", "write it out"},
        {with("since: 0.1", "since: 0.1\nstatus: beta"), "p.md:10:9：不认识的状态“beta”", ""},
        {with("since: 0.1", "since: 0.1\ncoverage: .nan"), "p.md:10:11：coverage 应在", ""},
        {with("since: 0.1", "since: 0.1\ncoverage: half"), "p.md:10:11：coverage 应在", ""},
        {with("since: 0.1", "since: 0.1\nruns-last: perhaps"), "true or false", ""},
        {with("since: 0.1", "since: " + std::string(5000, '[')), "嵌套超过 40 层", ""},
        {with(
             "since: 0.1", "since:\n  " +
                               [] {
                                   std::string dashes;
                                   for (int i = 0; i < 5000; ++i) dashes += "- ";
                                   return dashes;
                               }()),
         "嵌套超过 40 层", ""},
        {with("code: Q001", "code: \"\""), "p.md:2:7：code 是空的", ""},
        {with("code: Q001", "code: 规则一"), "p.md:2:7：code“规则一”写法不对", "T001"},
        {with("name: q", "name: A b"), "p.md:3:7：name“A b”写法不对", "task-without-owner"},
        {with("check: q", "find: '水\\C'"), "切断汉字", "."},
    };
    for (const Case& c : cases) {
        const Result<RulePage> page = readRulePage("p.md", c.text);
        ASSERT_FALSE(page.ok()) << c.text;
        EXPECT_NE(page.error().message.find(c.message), std::string::npos) << page.error().message;
        EXPECT_NE(page.error().hint.find(c.hint), std::string::npos) << page.error().hint;
    }
    EXPECT_TRUE(readRulePage("p.md", good).ok());
    std::string windows = "\xEF\xBB\xBF" + good + "说明\n";
    for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2)
        windows.replace(at, 1, "\r\n");
    const Result<RulePage> page = readRulePage("p.md", windows);
    ASSERT_TRUE(page.ok()) << page.error().message;
    EXPECT_EQ(page->meta.page, "说明\n");
}

TEST(RulePageErrors, AConditionOfManyStepsIsUncheckedAndEnds) {
    std::string condition = "true";
    for (int depth = 0; depth < 8; ++depth)
        condition = "document.tasks.all(" + std::string(1, static_cast<char>('a' + depth)) + ", " +
                    condition + ")";
    const std::string text =
        "---\ncode: Q001\nname: q\ntitle: { zh: 一, en: a }\nseverity: { outline: info, scheme: "
        "info, report: info }\nfor: document\nassert: \"" +
        condition + "\"\nmessage: { zh: 一, en: a }\nsource: s\nsince: 0.1\n---\n";
    const Result<RulePage> page = readRulePage("p.md", text);
    ASSERT_TRUE(page.ok()) << page.error().message;
    std::string plan = "某局2023年工作要点\n一、重点任务\n";
    for (int i = 1; i <= 20; ++i) plan += std::to_string(i) + ".修路。\n";
    const std::unique_ptr<Plan> built = planOf({"p.plan", plan, {}});
    const std::vector<Rule> rules = {{page->meta, nullptr}};
    const LintResult result = lint(*built, {}, rules, {});
    EXPECT_TRUE(result.findings.empty());
    ASSERT_EQ(result.unchecked.size(), 1U);
    EXPECT_NE(result.unchecked[0].reason.zh.find("步数"), std::string::npos);
}

}  // namespace
}  // namespace planlint
