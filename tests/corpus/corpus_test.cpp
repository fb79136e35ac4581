// Every text document of the corpus, and damaged copies of some: no crash, no invalid range, no
// lost byte. Skipped with a printed notice where there is no corpus.
#include <gtest/gtest.h>

#include <algorithm>

#include "lint/linter.h"
#include "model/fields.h"
#include "parse/parse.h"
#include "read/reader.h"
#include "support/corpus.h"
#include "support/plan.h"
#include "support/random_text.h"
#include "text/han.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {
namespace {

void expectValid(const SourceFile& source, TextRange range) {
    ASSERT_LE(range.begin, range.end);
    ASSERT_LE(range.end, source.text().size());
    const Place place = source.place(range);
    ASSERT_GE(place.line, 1U);
    ASSERT_GE(place.column, 1U);
    ASSERT_LE(std::pair(place.line, place.column), std::pair(place.endLine, place.endColumn));
}

/// The tree keeps every byte: between its leaves there is nothing but blanks and line breaks.
void expectTreeIsText(const SourceFile& source) {
    const SyntaxTree tree = parse(source.text());
    std::uint32_t at = 0;
    for (const Node& node : tree.nodes()) {
        if (node.kind != NodeKind::Token) continue;
        ASSERT_GE(node.range.begin, at);
        ASSERT_EQ(trimmed(source.slice({at, node.range.begin})), "") << "lost text at " << at;
        at = node.range.end;
    }
    ASSERT_EQ(trimmed(source.text().substr(at)), "");
}

/// map ∘ checked text = file: each piece stands for file text that differs only by the declared
/// changes, and what a gap leaves out is a mark, not words.
void expectMapLeadsHome(const SourceFile& source) {
    const std::string_view text = source.text();
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < text.size();) {
        const std::uint32_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
        const TextRange raw = source.checkedToRaw().toBase({at, at + length});
        ASSERT_LE(last, raw.begin);
        last = raw.end;
        const char32_t checked = utf8::decode(text, at).codePoint;
        if (raw.isEmpty()) {
            ASSERT_EQ(checked, U'\n') << "only paragraph breaks are inserted";
        } else {
            const char32_t original = utf8::decode(source.raw(), raw.begin).codePoint;
            const bool same = checked == original || checked == simplified(original) ||
                              checked == original - 0xFEE0 || original == '&' || original == '\\' ||
                              original == '<' || (checked == '.' && original == 0xFF0E) ||
                              (checked == 0x2014 && original == '-');  // a dash of hyphens
            ASSERT_TRUE(same) << "byte " << at << ": " << std::hex
                              << static_cast<std::uint32_t>(checked) << " for "
                              << static_cast<std::uint32_t>(original);
        }
        at += length;
    }
}

void checkEverything(const std::string& path, std::string bytes) {
    auto source = readDocument(path, std::move(bytes));
    if (!source) {  // unreadable: must say which file, and what to do
        EXPECT_NE(source.error().message.find(path), std::string::npos);
        EXPECT_FALSE(source.error().hint.empty());
        return;
    }
    expectTreeIsText(**source);
    expectMapLeadsHome(**source);
    const Plan plan =
        buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), Vocabulary::builtIn());
    for (const Section& section : plan.sections) expectValid(*plan.source, section.range);
    for (const Task& task : plan.tasks) {
        expectValid(*plan.source, task.range);
        expectValid(*plan.source, task.titleRange);
        for (const UnitName& unit : task.lead) expectValid(*plan.source, unit.range);
        for (const Deliverable& deliverable : task.deliverables)
            expectValid(*plan.source, deliverable.object);
        if (task.deadline) expectValid(*plan.source, task.deadline->range);
    }
    for (const Figure& figure : plan.figures) {
        expectValid(*plan.source, figure.range);
        expectValid(*plan.source, figure.nameRange);
    }
    ASSERT_EQ(utf8::firstMalformed(testing::factsText(plan)), std::string::npos);
    const LintResult result = lint(plan, {}, builtInRules(), {});
    for (const Diagnostic& finding : result.findings) {
        EXPECT_NE(finding.code, "E099") << finding.message.zh;
        expectValid(*plan.source, finding.at.range);
    }
}

TEST(Corpus, EveryDocumentRuns) {
    if (testing::corpusDocuments().empty()) GTEST_SKIP() << "no corpus";
    for (const auto& path : testing::corpusDocuments()) {
        SCOPED_TRACE(path);
        checkEverything(path.string(), testing::readFile(path));
    }
}

TEST(Corpus, EveryDocumentHoldsSomething) {
    if (testing::corpusDocuments().empty()) GTEST_SKIP() << "no corpus";
    for (const auto& path : testing::corpusDocuments()) {
        const auto plan = testing::planOf(testing::readFile(path), path.string());
        EXPECT_FALSE(plan->figures.empty()) << path;
        EXPECT_TRUE(plan->info.year.has_value()) << path;
    }
}

TEST(Robustness, DamagedDocuments) {
    testing::RandomText random(7);
    std::vector<std::string> texts = {
        "市科技局2022年工作要点\n一、重点任务\n1."
        "推进转化。技术合同成交额达到1200亿元以上。（牵头单位：市科技局；责任单位：各区〈含开发区，"
        "下同〉）\n"};
    for (const auto& path : testing::corpusDocuments()) {
        if (texts.size() < 12 && path.filename().string().size() % 3 == 0)
            texts.push_back(testing::readFile(path).substr(0, 6000));
    }
    for (int i = 0; i < 600; ++i)
        checkEverything("damaged.txt", random.damaged(texts[random.pick(texts.size())]));
}

TEST(Robustness, RandomBytesAndRandomWords) {
    testing::RandomText random(11);
    for (int i = 0; i < 500; ++i) checkEverything("bytes.txt", random.bytes(random.pick(400)));
    for (int i = 0; i < 1500; ++i)
        checkEverything(i % 2 == 0 ? "words.plan" : "words.md", random.sentence(random.pick(60)));
}

}  // namespace
}  // namespace planlint
