#include <gtest/gtest.h>

#include <sstream>

#include "reports/report.h"
#include "support/plan.h"

namespace planlint {
namespace {

std::string rendered(const std::string& text, const std::string& marked,
                     Language language = Language::Chinese) {
    const auto plan = testing::planOf(text, "甲.txt");
    LintResult result;
    Diagnostic diagnostic;
    diagnostic.code = "Q001";
    diagnostic.severity = Severity::Error;
    diagnostic.message = {"有问题", "wrong"};
    const auto at = static_cast<std::uint32_t>(plan->source->text().find(marked));
    diagnostic.at = {plan->source.get(), {at, at + static_cast<std::uint32_t>(marked.size())}};
    result.findings.push_back(diagnostic);
    std::ostringstream out;
    const auto report = reportFormats()[0].make(out, {.language = language});
    report->document(*plan, result);
    report->finish();
    return out.str();
}

TEST(TextReport, CaretsStandUnderWideCharacters) {
    EXPECT_EQ(rendered("第一行\na好的b\n", "的b"),
              "甲.txt:2:3: 错误 Q001 有问题\n     2 │ a好的b\n       │    ^^^\n  规则：planlint "
              "explain Q001\n\n检查了 1 个文件，发现 1 个问题：错误 1，警告 0，提示 0\n");
}

TEST(TextReport, ShowsTheFileAndNotTheCheckedText) {
    const std::string out = rendered("大力推進創(chuàng)新發展\n", "创新");
    EXPECT_NE(out.find("│ 大力推進創(chuàng)新發展\n       │         ^^^^^^^^^^^^"),
              std::string::npos)
        << out;
}

TEST(TextReport, CutsALongLineAroundTheFinding) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "好";
    const std::string out = rendered(text + "此处" + text + "\n", "此处");
    EXPECT_NE(out.find("│ …好好好好好好好好好好好好此处好"), std::string::npos) << out;
    EXPECT_NE(out.find("│                          ^^^^"), std::string::npos) << out;
}

TEST(TextReport, SpeaksEnglish) {
    EXPECT_NE(rendered("好\n", "好", Language::English).find("error Q001 wrong"),
              std::string::npos);
}

}  // namespace
}  // namespace planlint
