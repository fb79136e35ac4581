#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "read/checked_text.h"
#include "read/page_chrome.h"
#include "read/reader.h"
#include "support/plan.h"

namespace planlint {
namespace {

struct Case {
    const char* name;
    std::string raw;
    std::string checked;
    SourceFile::Format format = SourceFile::Format::Text;
};

class CheckedTexts : public ::testing::TestWithParam<Case> {};

TEST_P(CheckedTexts, AreWhatTheAuthorMeant) {
    const CheckedText result = makeCheckedText(GetParam().raw, GetParam().format);
    EXPECT_EQ(result.text.value_or(GetParam().raw), GetParam().checked);
}

std::string oneLine(const std::string& tail) {
    std::string text = "某省人民政府关于做好工作的通知 各市人民政府： ";
    while (text.size() < 1600) text += "为做好有关工作提出以下措施。";
    return text + tail;
}

INSTANTIATE_TEST_SUITE_P(
    All, CheckedTexts,
    ::testing::Values(
        Case{"TraditionalLine", "大力推進科技創新，技術合同成交額達到1000億元\n",
             "大力推进科技创新，技术合同成交额达到1000亿元\n"},
        Case{"AmbiguousCharactersOfSimplifiedTextStay", "显著提升，于右任、乾隆著作\n",
             "显著提升，于右任、乾隆著作\n"},
        Case{"OneTraditionalCharacter",
             "确保全市企业信貸余额不低于上年同期余额，金融服务实体经济的质效显著提升\n",
             "确保全市企业信贷余额不低于上年同期余额，金融服务实体经济的质效显著提升\n"},
        Case{"BracketedPinyin", "印發(fā)創(chuàng)新方案(km)\n", "印发创新方案(km)\n"},
        Case{"MarkdownMarks", "## 一、总体要求\n**市长 某某**\n", "一、总体要求\n市长 某某\n",
             SourceFile::Format::Markdown},
        Case{"MarkdownAsides", "甲\n> 1.引用\n```\n1.代码\n```\n<!-- 说\n明 -->\n乙\n```\n丙\n",
             "甲\n乙\n```\n丙\n", SourceFile::Format::Markdown},
        Case{"LineSeparators", "甲，\u2028乙\u0085丙\n", "甲， 乙 丙\n", SourceFile::Format::Text},
        Case{"MarkdownFrontMatter", "---\ntitle: 报告\n---\n正文", "正文",
             SourceFile::Format::Markdown},
        Case{"MarkdownEscapesAndImages", "1\\. 甲![图](a.png)乙\n", "1. 甲乙\n",
             SourceFile::Format::Markdown},
        Case{"FullWidthDigitsAndLetters", "２０２２年，Ｒ＆Ｄ占比３．５％\n",
             "2022年，R＆D占比3.5%\n"},
        Case{"CharacterReferences", "达到&nbsp;5家&ldquo;A&rdquo;\n", "达到 5家“A”\n"},
        Case{"HtmlBreaks", "甲<br/>乙<b>丙</b>，3<5\n", "甲 乙丙，3<5\n"},
        Case{"LiteralLineBreaks", "标题\\r\\n一、甲\\r\\n", "标题\n一、甲\n"},
        Case{"ControlCharacters", std::string("甲\0乙\x01\n", 9), "甲乙\n"},
        Case{"NothingToDo", "一、甲，乙。\r\n　　丙\n", "一、甲，乙。\r\n　　丙\n"},
        Case{"LostParagraphs",
             oneLine("一、加强扶持 1.支持企业。（省科技厅牵头） 2.减免租金5000万元。二、稳定就业"),
             [] {
                 std::string text = oneLine("");
                 text = "某省人民政府关于做好工作的通知\n 各市人民政府：\n " +
                        text.substr(text.find("： ") + 4);
                 return text +
                        "\n一、加强扶持\n 1.支持企业。（省科技厅牵头）\n "
                        "2.减免租金5000万元。\n二、稳定就业";
             }()}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(CheckedText, LeadsBackToTheFile) {
    const std::string raw = "印發(fā)《創新方案》\n";
    const auto source = std::move(*readDocument("t.txt", raw));
    ASSERT_EQ(source->text(), "印发《创新方案》\n");
    const auto at = static_cast<std::uint32_t>(source->text().find("创新"));
    EXPECT_EQ(source->original({at, at + 6}), "創新");
    EXPECT_EQ(source->original({3, 9}), "發(fā)《");
    EXPECT_EQ(source->place({at, at + 6}).column, 8U);
}

TEST(PageChrome, IsFoundAndTextIsNot) {
    const std::string text =
        "今天是:\n市科技局2022年工作要点\n发布时间: 2022-01-14 "
        "浏览量：12\n一、来源广泛\n坚持开放合作，推进各项工作取得实效，不断塑造发展新动能新优势，努"
        "力\n"
        "坚持开放合作，推进各项工作取得实效，不断塑造发展新动能新优势，努力实现目标。\n扫描二维码查"
        "看原文\nhttp://example.org/a.jpg\n首页建设取得成效。扫码。\n";
    std::vector<std::string> chrome;
    for (const SourceFile::Noise& noise : findPageChrome(text))
        chrome.emplace_back(text.substr(noise.range.begin, noise.range.length() - 1));
    EXPECT_EQ(chrome, (std::vector<std::string>{
                          "今天是:", "发布时间: 2022-01-14 浏览量：12",
                          "坚持开放合作，推进各项工作取得实效，不断塑造发展新动能新优势，努力",
                          "扫描二维码查看原文", "http://example.org/a.jpg"}));
}

TEST(PageChrome, ItemsRowsAndFieldsAreText) {
    for (const char* line : {"| 1 | 材料收集整理 |", "3.推广微信公众号", "（二）制作二维码",
                             "时间：2024年6月底前", "- 更新微信公众号"})
        EXPECT_TRUE(findPageChrome(std::string("甲\n") + line + "\n").empty()) << line;
    EXPECT_EQ(findPageChrome("甲\n时间：2024-06-01 来源：某网\n").size(), 1U);
}

TEST(PageChrome, DatelinesAreAndDaysOfPowerWorkAreNot) {
    EXPECT_EQ(findPageChrome("甲\n新华社临川12月22日电近日，某部印发办法。\n").size(), 1U);
    for (const char* line :
         {"6月30日电网改造完成", "1.6月30日电网改造完成。", "社区6月30日电梯加装完成",
          "各区6月30日电费清缴完成", "网格6月30日讯问制度建立"})
        EXPECT_TRUE(findPageChrome(std::string("甲\n") + line + "\n").empty()) << line;
}

TEST(CheckedText, HyphensThatOpenALineAreADash) {
    // As a fence of front matter they would hide the line.
    const auto plan = testing::planOf(
        "2013年政府工作报告\n一、2012年工作回顾\n----农业稳步发展。发放补贴6194万元。\n");
    ASSERT_EQ(plan->figures.size(), 1U);
    EXPECT_EQ(plan->figures[0].role, FigureRole::Actual);
    const CheckedText rule = makeCheckedText("甲\n----\n乙\n", SourceFile::Format::Text);
    EXPECT_EQ(rule.text.value_or("甲\n----\n乙\n"), "甲\n----\n乙\n") << "a rule stays one";
}

TEST(CheckedText, FrontMatterMayHaveWideColons) {
    const auto plan =
        testing::planOf("---\n标题：\"2022年工作要点\"\n年度: 2022\n---\n一、重点任务\n", "a.md");
    EXPECT_EQ(plan->info.title, "2022年工作要点");
    EXPECT_EQ(plan->info.year, 2022);
}

TEST(Reader, SaysWhatIsWrongWithAFile) {
    const auto missing = readDocument(std::filesystem::path("/nonexistent/plan.txt"));
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.error().message.find("/nonexistent/plan.txt"), std::string::npos);
    EXPECT_FALSE(missing.error().hint.empty());
    EXPECT_FALSE(readDocument(std::filesystem::path("/")).ok());
    const auto device = readDocument(std::filesystem::path("/dev/zero"));
    ASSERT_FALSE(device.ok());
    EXPECT_NE(device.error().message.find("device"), std::string::npos);
}

TEST(Reader, BlanksAreNoDocument) {
    EXPECT_FALSE(readDocument("t.txt", " \n\t\n\u3000\n").ok());
    EXPECT_TRUE(readDocument("t.txt", " \n甲\n").ok());
}

TEST(Reader, ReadsAPipeToItsEnd) {
    const std::filesystem::path pipe =
        std::filesystem::temp_directory_path() / ("planlint-pipe-" + std::to_string(::getpid()));
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const std::string text(200'000, 'a');  // more than a pipe holds at once
    std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
    const auto bytes = readBytes(pipe);
    writer.join();
    std::filesystem::remove(pipe);
    ASSERT_TRUE(bytes.ok());
    EXPECT_EQ(*bytes, text);
}

}  // namespace
}  // namespace planlint
