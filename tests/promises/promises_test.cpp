// Promises, results and targets of pairs of reports, against what readers who had not seen the
// program found (tests/promises/*.tsv; README.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "history/history.h"
#include "read/reader.h"
#include "support/plan.h"
#include "support/table.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;
using testing::readTable;
using Row = testing::TableRow;

const fs::path kTables = PLANLINT_SOURCE_DIR "/tests/promises";
const fs::path kCorpus = PLANLINT_CORPUS;

std::unique_ptr<Plan> planAt(const std::string& file) {
    auto source = readDocument(kCorpus / file);
    if (!source) return nullptr;
    return std::make_unique<Plan>(
        buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), Vocabulary::builtIn()));
}

/// The first number of a text, in half-width digits: 约6.5％ → 6.5.
std::string numberIn(const std::string& text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded d = utf8::decode(text, at);
        at += d.length;
        const char32_t c =
            d.codePoint >= 0xFF0E && d.codePoint <= 0xFF19 ? d.codePoint - 0xFEE0 : d.codePoint;
        const bool isDigit = (c >= '0' && c <= '9') || (c == '.' && !digits.empty());
        if (isDigit)
            digits += static_cast<char>(c);
        else if (!digits.empty())
            break;
    }
    return digits;
}

/// Whether a cell of a row is the one that the readers named; "-": there is none.
bool isAt(const std::optional<Mention>& mention, const std::string& line,
          const std::string& value) {
    if (line == "-") return !mention;
    if (!mention || std::to_string(mention->plan->source->place(mention->range).line) != line)
        return false;
    const std::string wanted = numberIn(value);
    return wanted.empty() || numberIn(std::string(mention->text())) == wanted ||
           mention->text().find(wanted) != std::string_view::npos;
}

bool says(const Promise& promise, const std::string& word) {
    const std::string long_ =
        word == "上调" || word == "下调" || word == "持平" ? "目标" + word : word;
    return word == "-" || std::any_of(promise.judgements.begin(), promise.judgements.end(),
                                      [&](const Judgement& judgement) {
                                          return chineseOf(judgement.verdict) == long_;
                                      });
}

struct Counts {
    std::size_t rows = 0, found = 0, result = 0, past = 0, target = 0, now = 0, whole = 0;
    void add(const Counts& other) {
        rows += other.rows, found += other.found, result += other.result, past += other.past,
            target += other.target, now += other.now, whole += other.whole;
    }
};

Counts compare(const History& history, const std::vector<Row>& rows) {
    Counts counts;
    for (const Row& row : rows) {
        ++counts.rows;
        const bool isNew = row.at("prior_line") == "-";
        const Promise* best = nullptr;
        int bestScore = -1;
        for (const Promise& promise : history.promises) {
            const bool fits =
                isNew ? !promise.before && isAt(promise.now, row.at("now_line"), row.at("target"))
                      : promise.before &&
                            isAt(promise.before, row.at("prior_line"), row.at("promise"));
            if (!fits) continue;
            int score = isAt(promise.actual, row.at("result_line"), row.at("result")) ? 1 : 0;
            score += says(promise, row.at("past")) + says(promise, row.at("now")) +
                     isAt(promise.now, row.at("now_line"), row.at("target"));
            if (score > bestScore) best = &promise, bestScore = score;
        }
        if (best == nullptr) continue;
        ++counts.found;
        counts.result += isAt(best->actual, row.at("result_line"), row.at("result"));
        counts.past += says(*best, row.at("past"));
        counts.target += isAt(best->now, row.at("now_line"), row.at("target"));
        counts.now += says(*best, row.at("now"));
        counts.whole += bestScore == 4;
    }
    return counts;
}

TEST(PromiseTables, RowsAreWhole) {
    if (!fs::exists(kCorpus)) GTEST_SKIP() << "NOTICE: no corpus at " << kCorpus;
    std::map<std::string, Counts> halves;
    for (const Row& pair : readTable(kTables / "pairs.tsv")) {
        const auto prior = planAt(pair.at("prior"));
        const auto now = planAt(pair.at("now"));
        ASSERT_TRUE(prior && now) << pair.at("table");
        const std::vector<const Plan*> earlier = {prior.get()};
        halves[pair.at("half")].add(compare(compareWithHistory(*now, earlier),
                                            readTable(kTables / (pair.at("table") + ".tsv"))));
    }
    for (const auto& [half, c] : halves)
        std::cout << half << " half: " << c.whole << " of " << c.rows << " rows whole; promises "
                  << c.found << ", results " << c.result << ", verdicts " << c.past << ", targets "
                  << c.target << ", verdicts on them " << c.now << '\n';
    EXPECT_GE(halves["read"].whole, 60U);
    EXPECT_GE(halves["unread"].whole, 54U);
}

TEST(PromiseTables, GrowthTargetsAreJudged) {
    if (!fs::exists(kCorpus)) GTEST_SKIP() << "NOTICE: no corpus at " << kCorpus;
    std::size_t right = 0;
    std::size_t all = 0;
    for (const Row& row : readTable(kTables / "growth.tsv")) {
        const auto prior = planAt(row.at("prior"));
        const auto now = planAt(row.at("now"));
        ASSERT_TRUE(prior && now) << row.at("prior");
        const std::vector<const Plan*> earlier = {prior.get()};
        const History history = compareWithHistory(*now, earlier);
        const auto growth = std::find_if(history.promises.begin(), history.promises.end(),
                                         [](const Promise& promise) {
                                             return promise.before && promise.before->index &&
                                                    promise.indicator == "地区生产总值增长率";
                                         });
        ++all;
        right += growth == history.promises.end() ? row.at("verdict") == "无目标"
                                                  : says(*growth, row.at("verdict"));
    }
    std::cout << "growth targets judged rightly: " << right << " of " << all << '\n';
    EXPECT_GE(right, 84U);
}

}  // namespace
}  // namespace planlint
