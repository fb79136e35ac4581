#include "lint/linter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/plan.h"

namespace planlint {
namespace {

constexpr std::array kAll = {std::optional(Severity::Warning), std::optional(Severity::Error),
                             std::optional<Severity>()};

RuleMeta meta(std::string_view code, int coverage = 0) {
    RuleMeta rule;
    rule.code = code;
    rule.name = "r";
    rule.severity = kAll;
    rule.coverage = coverage;
    rule.check = "native";
    rule.messageZh.text = "“{what}”";
    rule.messageEn.text = "{what}";
    rule.groupedZh = rule.groupedEn = "{count}/{total}";
    return rule;
}

void everyTask(const RuleContext& context, Reporter& report) {
    for (const Task& task : context.plan.tasks) {
        report.look();
        if (task.targets.empty()) report.report(task.titleRange, {{"what", task.title}});
    }
}
void breaks(const RuleContext&, Reporter&) { PLANLINT_ASSERT(false); }

std::unique_ptr<Plan> plan(int measured, int vague) {
    std::string text = "某局2023年工作要点\n一、重点任务\n";
    constexpr int kNumbers = 999;  // 1000. opens no item
    int n = 0;
    const auto number = [&] { return std::to_string(n++ % kNumbers + 1); };
    for (int i = 0; i < measured; ++i) text += number() + ".甲甲。新增5家。\n";
    for (int i = 0; i < vague; ++i) text += number() + ".乙乙。推进工作。\n";
    return testing::planOf(text);
}

TEST(Linter, GroupsBelowTheCoverage) {
    const Rule rules[] = {{meta("Q001", 60), everyTask}};
    EXPECT_EQ(lint(*plan(3, 2), {}, rules, {}).findings.size(), 2U)
        << "60 % have it: one finding each";
    const auto some = plan(2, 3);
    const LintResult grouped = lint(*some, {}, rules, {});
    ASSERT_EQ(grouped.findings.size(), 1U);
    EXPECT_TRUE(grouped.findings[0].grouped);
    EXPECT_EQ(grouped.findings[0].related.size(), 3U);
    EXPECT_EQ(grouped.findings[0].message.zh, "3/5");
    EXPECT_EQ(lint(*some, {}, rules, {.profile = Profile::Strict, .select = {}, .ignore = {}})
                  .findings.size(),
              3U)
        << "strict never groups";
}

TEST(Linter, AThousandAreListedAndTheRestIsCounted) {
    const auto many = plan(0, 1200);
    const Rule one[] = {{meta("Q001"), everyTask}};
    const LintResult listed = lint(*many, {}, one, {});
    ASSERT_EQ(listed.findings.size(), Reporter::kMost + 1);
    const Diagnostic& rest = listed.findings.back();
    EXPECT_TRUE(rest.grouped);
    EXPECT_NE(rest.message.zh.find("200"), std::string::npos) << rest.message.zh;
    EXPECT_EQ(rest.at.range.begin, many->tasks[Reporter::kMost].titleRange.begin);

    const Rule folded[] = {{meta("Q001", 60), everyTask}};
    const LintResult grouped = lint(*many, {}, folded, {});
    ASSERT_EQ(grouped.findings.size(), 1U);
    EXPECT_EQ(grouped.findings[0].message.zh, "1200/1200") << "the count is of all";
}

TEST(Linter, SeverityIsTheProfiles) {
    const Rule rules[] = {{meta("Q001"), everyTask}};
    const auto one = plan(0, 1);
    EXPECT_EQ(lint(*one, {}, rules, {}).findings.at(0).severity, Severity::Warning);
    EXPECT_EQ(lint(*one, {}, rules, {.profile = Profile::Scheme, .select = {}, .ignore = {}})
                  .findings.at(0)
                  .severity,
              Severity::Error);
    EXPECT_TRUE(lint(*one, {}, rules, {.profile = Profile::Report, .select = {}, .ignore = {}})
                    .findings.empty())
        << "off in reports";
}

TEST(Linter, ABrokenRuleTakesNoOtherWithIt) {
    const Rule rules[] = {{meta("Q001"), breaks}, {meta("Q002"), everyTask}};
    const auto one = plan(0, 1);
    const LintResult result = lint(*one, {}, rules, {});
    ASSERT_EQ(result.findings.size(), 2U);
    EXPECT_EQ(result.findings[0].code, "E099");
    EXPECT_EQ(result.findings[1].code, "Q002");
}

TEST(Linter, SelectAndIgnore) {
    const Rule rules[] = {{meta("Q001"), everyTask}, {meta("Q002"), everyTask}};
    const auto one = plan(0, 1);
    EXPECT_EQ(lint(*one, {}, rules, {.profile = {}, .select = {"Q002"}, .ignore = {}})
                  .findings.at(0)
                  .code,
              "Q002");
    EXPECT_EQ(lint(*one, {}, rules, {.profile = {}, .select = {}, .ignore = {"Q002"}})
                  .findings.at(0)
                  .code,
              "Q001");
}

TEST(Linter, MessagesFillEveryPlaceholder) {
    EXPECT_EQ(fillIn("“{a}”和{b}", {{"a", "甲"}, {"b", "乙"}}), "“甲”和乙");
    EXPECT_THROW(fillIn("{c}", {{"a", "甲"}}), InternalError);
}

TEST(Suppressions, ReachAsFarAsTheySay) {
    const Rule rules[] = {{meta("Q001"), everyTask}};
    const auto titles = [&](const std::string& scope) {
        const auto plan = testing::planOf(
            "某局2023年工作要点\n一、重点任务\n（一）抓产业\n%% 忽略 " + scope +
                " Q001：理由\n1.甲甲。推进。\n2.乙乙。推进。\n（二）抓民生\n1.丙丙。推进。\n",
            "t.plan");
        std::string out;
        for (const Diagnostic& finding : lint(*plan, {}, rules, {}).findings)
            out += plan->text(finding.at.range);
        return out;
    };
    EXPECT_EQ(titles(""), "乙乙丙丙");
    EXPECT_EQ(titles("下一项"), "乙乙丙丙");
    EXPECT_EQ(titles("本节"), "丙丙");
    EXPECT_EQ(titles("全文"), "");
}

TEST(Suppressions, WithoutAReasonHaveNoEffect) {
    const Rule rules[] = {{meta("Q001"), everyTask}};
    const auto plan = testing::planOf(
        "某局2023年工作要点\n一、重点任务\n%% 忽略 全文 Q001\n%% 一条注释\n1.甲甲。推进。\n",
        "t.plan");
    EXPECT_EQ(lint(*plan, {}, rules, {}).findings.size(), 1U);
    EXPECT_EQ(findSuppressions(*plan).size(), 1U);
}

TEST(Fingerprint, StaysWhenLinesMove) {
    const Rule rules[] = {{meta("Q001"), everyTask}};
    const auto a = testing::planOf("某局2023年工作要点\n一、重点任务\n1.乙乙。推进工作。\n");
    const auto b = testing::planOf("某局2023年工作要点\n\n\n一、重点任务\n\n1. 乙乙。推进工作。\n");
    EXPECT_EQ(fingerprint(lint(*a, {}, rules, {}).findings.at(0)),
              fingerprint(lint(*b, {}, rules, {}).findings.at(0)));
    const auto c = testing::planOf("某局2023年工作要点\n一、重点任务\n1.丙丙。推进工作。\n");
    EXPECT_NE(fingerprint(lint(*a, {}, rules, {}).findings.at(0)),
              fingerprint(lint(*c, {}, rules, {}).findings.at(0)));
}

}  // namespace
}  // namespace planlint
