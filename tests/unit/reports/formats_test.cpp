// Every format of `check` on a document whose text and name want out of their quotes.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "reports/report.h"
#include "support/plan.h"

namespace planlint {
namespace {

const std::string kText =
    "第一行\n=cmd|'/c calc'!A1 <script>]]>&amp; \x1b[31m \u2028 \u202e 𠮷好\n";
const std::string kMarked = "=cmd|'/c calc'!A1 <script>]]>&amp; \x1b[31m \u2028 \u202e 𠮷";

std::string rendered(std::string_view format) {
    const auto plan = testing::planOf(kText, "甲 <b>|&,:\".txt");
    LintResult result;
    Diagnostic diagnostic;
    diagnostic.code = "Q001";
    diagnostic.name = "q";
    diagnostic.severity = Severity::Warning;
    diagnostic.message = {"“" + kMarked + "”有问题\n第二行", "wrong"};
    const std::string text(plan->source->text());
    const auto at = static_cast<std::uint32_t>(text.find("=cmd"));
    diagnostic.at = {plan->source.get(),
                     {at, at + static_cast<std::uint32_t>(text.find("好") - at)}};
    diagnostic.related.push_back({diagnostic.at, {"另一处", "elsewhere"}});
    result.findings = {diagnostic, diagnostic};
    result.unchecked.push_back({"Q002", 3, {"不知道", "unknown"}, {}});
    std::ostringstream out;
    for (const ReportFormat& each : reportFormats()) {
        if (each.name != format) continue;
        const auto report = each.make(out, {.day = *makeDate(2024, 1, 2)});
        report->document(*plan, result);
        report->error({"不\"在.txt", "不\"在.txt：文件不存在 (no such file)", "检查路径"});
        report->finish();
    }
    return out.str();
}

using nlohmann::json;

TEST(Formats, SarifHasPlaceRuleAndFingerprint) {
    const json log = json::parse(rendered("sarif"));
    EXPECT_EQ(log["version"], "2.1.0");
    const json& run = log["runs"][0];
    EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
    const json& result = run["results"][0];
    EXPECT_EQ(result["level"], "warning");
    const json& place = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "%E7%94%B2%20%3Cb%3E%7C%26%2C%3A%22.txt");
    EXPECT_EQ(place["region"]["startLine"], 2);
    EXPECT_EQ(place["region"]["startColumn"], 1);
    EXPECT_FALSE(result["partialFingerprints"].empty());
    EXPECT_EQ(result["relatedLocations"].size(), 1U);
    EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
    EXPECT_EQ(run["properties"]["unchecked"][0]["count"], 3);
}

TEST(Formats, ReviewdogCountsBytes) {
    const json all = json::parse(rendered("rdjson"));
    const json& range = all["diagnostics"][0]["location"]["range"];
    EXPECT_EQ(range["start"]["column"], 1);
    EXPECT_EQ(range["end"]["column"], static_cast<int>(kMarked.size()) + 1);
    std::istringstream lines(rendered("rdjsonl"));
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        EXPECT_EQ(json::parse(line)["source"]["name"], "planlint");
        ++count;
    }
    EXPECT_EQ(count, 3);
}

TEST(Formats, JsonLinesAreObjectsWithATypeEach) {
    std::istringstream lines(rendered("jsonl"));
    std::string line;
    std::vector<std::string> types;
    while (std::getline(lines, line)) types.push_back(json::parse(line)["type"]);
    EXPECT_EQ(types, (std::vector<std::string>{"run", "document", "finding", "finding", "unchecked",
                                               "error", "summary"}));
}

TEST(Formats, GitLabFingerprintsAreDistinct) {
    const json issues = json::parse(rendered("gitlab"));
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_NE(issues[0]["fingerprint"], issues[1]["fingerprint"]);
}

TEST(Formats, GitHubCommandsStayOnOneLine) {
    const std::string text = rendered("github");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_TRUE(text.starts_with("::warning file=甲 <b>|&%2C%3A\".txt,line=2,endLine=2,col=1,"))
        << text;
    EXPECT_NE(text.find("有问题%0A第二行"), std::string::npos);
}

TEST(Formats, NothingSteersATerminalOrEndsItsQuotes) {
    for (const std::string_view format :
         {"text", "junit", "checkstyle", "github", "markdown", "csv"}) {
        const std::string text = rendered(format);
        EXPECT_EQ(text.find('\x1b'), std::string::npos) << format;
        EXPECT_EQ(text.find("\u2028"), std::string::npos) << format;
        EXPECT_EQ(text.find("\u202e"), std::string::npos) << format;
    }
    for (const std::string_view format : {"junit", "checkstyle"}) {
        const std::string text = rendered(format);
        EXPECT_EQ(text.find("<script"), std::string::npos) << format;
        EXPECT_EQ(text.find("]]>"), std::string::npos) << format;
        EXPECT_EQ(text.find("<b>"), std::string::npos) << format;
    }
    EXPECT_EQ(rendered("markdown").find(" <script"), std::string::npos);
    const std::string csv = rendered("csv");
    EXPECT_NE(csv.find(",\"'=cmd|"), std::string::npos) << "a formula stands behind an apostrophe";
    EXPECT_EQ(csv.find(",\"=cmd"), std::string::npos);
}

}  // namespace
}  // namespace planlint
