// The HTML report: one file, nothing from outside, every link leads somewhere, text is text.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "reports/html/assets.h"
#include "reports/html/charts.h"
#include "reports/report.h"
#include "support/plan.h"

namespace planlint {
namespace {

const std::string kLast =
    "市科技局2022年工作计划\n一、工作目标\n技术合同成交额增长15%以上。新增孵化器12家。\n"
    "二、重点任务\n1.新建实验室8个。（牵头单位：市科技局）\n";
const std::string kPlan =
    "市科技局2022年工作总结和2023年工作计划\n一、2022年工作总结\n技术合同成交额增长9%。\n"
    "二、2023年工作计划\n（一）工作目标\n技术合同成交额增长12%以上。\n（二）重点任务\n"
    "1.加强<script>alert(1)</script>管理]]>。\n2.建设\"onload='x'\u2028水厂𠮷3座，6月31日前完成。\n"
    "3.推进=cmd|'/c calc'!A1 \x1b[31m红\u202e。\n";

std::string report(const std::vector<std::string>& texts, Language language = Language::Chinese) {
    const auto prior = testing::planOf(kLast, "2022年计划.txt");
    const std::vector<const Plan*> earlier = {prior.get()};
    std::ostringstream out;
    for (const ReportFormat& each : reportFormats()) {
        if (each.name != "html") continue;
        const auto made = each.make(out, {.language = language,
                                          .rules = builtInRules(),
                                          .day = *makeDate(2023, 1, 2),
                                          .documents = texts.size()});
        made->against(earlier);
        for (const std::string& text : texts) {
            const auto plan = testing::planOf(text, "甲<b>&.txt");
            made->document(*plan, lint(*plan, earlier, builtInRules(), {}));
        }
        made->error({"不在.txt", "不在.txt：文件不存在 (no such file)", "检查路径"});
        made->finish();
    }
    return out.str();
}

std::vector<std::string> all(const std::string& text, const std::string& pattern) {
    std::vector<std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        found.push_back((*at)[1]);
    return found;
}

class HtmlReport : public ::testing::TestWithParam<std::size_t> {
protected:
    std::string text = report(std::vector<std::string>(GetParam(), kPlan));
};

TEST_P(HtmlReport, LinksLeadToIdsAndIdsAreUnique) {
    const std::vector<std::string> ids = all(text, " id=\"([^\"]+)\"");
    const std::set<std::string> known(ids.begin(), ids.end());
    EXPECT_EQ(known.size(), ids.size());
    const std::vector<std::string> links = all(text, " href=\"#([^\"?][^\"]*)\"");
    EXPECT_GT(links.size(), 20U * GetParam());
    for (const std::string& link : links) EXPECT_TRUE(known.contains(link)) << link;
}

TEST_P(HtmlReport, NothingComesFromOutsideAndNothingIsStyledInPlace) {
    EXPECT_TRUE(all(text, "((?:src|action)=)").empty());
    EXPECT_TRUE(all(text, "href=\"([^#][^\"]*)\"").empty());
    EXPECT_TRUE(all(text, "(url\\(|@import|http:|https:)").empty());
    EXPECT_TRUE(all(text, "<[a-z][^>]* (style|on[a-z]+)=").empty());
}

TEST_P(HtmlReport, TextOfDocumentsIsText) {
    EXPECT_EQ(text.find("<script>alert"), std::string::npos);
    EXPECT_NE(text.find("&lt;script&gt;alert"), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
    EXPECT_NE(text.find("𠮷"), std::string::npos);
    EXPECT_EQ(text.find("{{"), std::string::npos) << "a template was not filled";
}

TEST_P(HtmlReport, CarriesItsJson) {
    const std::vector<std::string> data = all(text, "id=\"planlint-json\">([^<]*)</script>");
    ASSERT_EQ(data.size(), 1U);
    const nlohmann::json json = nlohmann::json::parse(data.front());
    EXPECT_EQ(json["documents"].size(), GetParam());
    EXPECT_GT(json["findings"].size(), 3U * GetParam());
    EXPECT_EQ(json["promises"].empty(), GetParam() > 1);
    EXPECT_EQ(json["errors"].size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(OneAndSeveral, HtmlReport, ::testing::Values(1U, 3U));

TEST(Html, SaysTheVerdictInOneSentence) {
    EXPECT_NE(report({kPlan}).find("宜印发"), std::string::npos) << "6月31日 is an error";
    EXPECT_NE(report({"某局2023年工作要点\n按上级要求办理。\n"}).find("没有读出任务"),
              std::string::npos);
    EXPECT_NE(report({}).find("没有文件可以检查。"), std::string::npos);
    EXPECT_NE(report({kPlan}, Language::English).find("not fit to be issued"), std::string::npos);
}

TEST(Html, WaiversNameTheFileFromAnyFolder) {
    EXPECT_NE(report({kPlan}).find("document: &quot;*甲&lt;b&gt;&amp;.txt&quot;"),
              std::string::npos);
}

TEST(Html, FollowsPromisesAndDrawsBothIntervals) {
    const std::string text = report({kPlan});
    EXPECT_NE(text.find("class=\"vd bad\">未达到"), std::string::npos) << "15% against 9%";
    EXPECT_NE(text.find("class=\"iv\""), std::string::npos);
    EXPECT_NE(text.find("没有下文"), std::string::npos) << "新增孵化器12家 is not reported";
}

TEST(Html, ComparisonIsAPageOfItsOwn) {
    const auto prior = testing::planOf(kLast, "2022年计划.txt");
    const auto plan = testing::planOf(kPlan, "甲<b>&.txt");
    const std::vector<const Plan*> earlier = {prior.get()};
    const History history = compareWithHistory(*plan, earlier);
    std::ostringstream out;
    writePromisesHtml(out, *plan, earlier, history, {.day = *makeDate(2023, 1, 2)});
    const std::string text = out.str();
    EXPECT_NE(text.find("class=\"vd bad\">未达到"), std::string::npos);
    EXPECT_NE(text.find("没有下文"), std::string::npos);
    EXPECT_EQ(text.find("{{"), std::string::npos);
    const std::vector<std::string> ids = all(text, " id=\"([^\"]+)\"");
    const std::set<std::string> known(ids.begin(), ids.end());
    EXPECT_EQ(known.size(), ids.size());
    for (const std::string& link : all(text, " href=\"#([^\"]+)\""))
        EXPECT_TRUE(known.contains(link)) << link;

    std::ostringstream rows;
    writePromisesCsv(rows, history, Language::Chinese);
    const std::string csv = rows.str();
    EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
              history.promises.size() + 1);
    EXPECT_NE(csv.find("\"增长15%以上\",\"2022\",\"2022年计划.txt\",3"), std::string::npos) << csv;
}

TEST(Html, IsTheSameEachTime) { EXPECT_EQ(report({kPlan, kLast}), report({kPlan, kLast})); }

TEST(Html, EveryWordHasBothLanguages) {
    std::istringstream rows{std::string(html::asset("words.tsv").text)};
    std::string row;
    std::string templates;
    for (const Asset& each : html::assets())
        if (each.name.ends_with(".html")) templates.append(each.text);
    std::set<std::string> known;
    while (std::getline(rows, row)) {
        if (row.starts_with('#')) continue;
        const auto tab = row.find('\t');
        ASSERT_NE(row.find('\t', tab + 1), std::string::npos) << row;
        known.insert(row.substr(0, tab));
    }
    for (const std::string& used : all(templates, "\\{\\{W_([A-Z_]+)\\}\\}"))
        EXPECT_TRUE(known.contains(used)) << used;
}

TEST(Html, DigestsAreWrittenAsThePolicyWantsThem) {
    // SHA-256 of nothing.
    EXPECT_EQ(html::base64OfHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
              "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST(Html, AxisNumbersAreShort) {
    EXPECT_EQ(html::axisNumber(120000000000.0, true), "1200亿");
    EXPECT_EQ(html::axisNumber(35000.0, true), "3.5万");
    EXPECT_EQ(html::axisNumber(0.3, true), "0.3");
    EXPECT_EQ(html::axisNumber(1500000.0, false), "1.5m");
}

}  // namespace
}  // namespace planlint
