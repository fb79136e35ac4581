#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/formats.h"
#include "reports/html/node.h"

// One document as the HTML report shows it. Each section has a file of its own that fills its part
// of document.html; what they share stands here.

namespace planlint::html {

/// All findings of one rule. Its number is the key of the whole report: list, card, margin, matrix.
struct Group {
    std::size_t number = 0;
    std::string_view code;
    const RuleMeta* rule = nullptr;  // none for E099
    Severity worst = Severity::Info;
    std::vector<const Diagnostic*> findings;  // by place
    std::size_t places = 0;                   // of grouped findings each one counts
};

/// A stretch of the file that a finding is about.
struct Mark {
    TextRange raw;             // of the file's text as UTF-8
    std::uint32_t offset = 0;  // where it begins in the checked text
    std::uint32_t line = 0;
    const Group* group = nullptr;
    const Diagnostic* finding = nullptr;
};

/// What became of a promise, worst first; the order of the table.
enum class Fate : std::uint8_t {
    Missed,
    MaybeMissed,
    Silent,      // neither reported nor continued
    Unreported,  // continued, not reported
    Claimed,
    Elsewhere,
    Incomparable,
    Met,
    New
};
constexpr std::size_t kFates = 9;

struct View {
    const Plan& plan;
    const LintResult& result;
    std::span<const Plan* const> earlier;
    const ReportOptions& options;
    std::string prefix;  // of every id; empty for one document
    bool zh = true;
    bool several = false;
    std::vector<Group> groups;
    std::vector<Mark> marks;        // by place
    std::set<std::uint32_t> lines;  // that the document view shows
    bool showsAllLines = true;
    std::map<const Diagnostic*, std::string> prints;  // ids of findings, each once
    std::size_t section_ = 0;                         // sections numbered so far

    View(const Plan& plan, const LintResult& result, std::span<const Plan* const> earlier,
         const ReportOptions& options, std::string prefix, bool several);

    /// A heading 一、 or 1. with the next number; its section goes into the list of contents.
    void heading(Node document, Node section, const char* word, std::string_view id,
                 std::string_view count);
    /// 第12行 of this document, with a link where the line is shown; of others with their year.
    /// `brief`: where the column says which year it is.
    void place(Node node, const Location& at, bool brief = false) const;
    std::string lineWord(std::size_t line) const;
    bool shows(std::size_t line) const {
        return showsAllLines || lines.contains(static_cast<std::uint32_t>(line));
    }
    std::string say(std::string_view chinese, std::string_view english) const {
        return std::string(zh ? chinese : english);
    }
};

/// The task that a place of the checked text lies in; nullptr in none.
const Task* taskAt(const Plan& plan, std::uint32_t offset);

/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view english);

/// What the report says whatever the document, from words.tsv.
std::string_view word(std::string_view name, bool chinese);
void setWords(ctemplate::TemplateDictionary& dictionary, bool chinese);

std::string_view className(Severity severity);

/// Words around a place, cut to what one or two lines hold, with the place marked.
void fillExcerpt(Node node, const Location& at, std::string_view mark);

Fate fateOf(const Promise& promise);

void fillConclusion(View& view, Node document);
void fillFindings(View& view, Node document);
void fillText(View& view, Node document);
/// Which lines fillText will show: links into the document need it before.
void chooseLines(View& view);
void fillMatrix(View& view, Node document, Node tables);
void fillPromises(View& view, Node document, Node tables);
void fillTrend(View& view, Node document, Node tables);
void fillUnchecked(View& view, Node document, Node tables, std::span<const FileError> errors);
void fillAbout(View& view, Node document, Node tables);

/// The rungs 错误, 警告, 提示, 未检查.
void fillLadder(Node ladder, const Tally& tally, bool chinese, std::string_view unchecked);
/// 没有错误，有 14 处警告要在付印前处理。
std::string verdictSentence(const Tally& tally, bool chinese);

/// The rows of the promise table, grouped by what became of them; at most `most`. Returns how many
/// were left out. `compare --format html` shows the same.
std::size_t fillPromiseTable(View& view, Node table, std::size_t most);
/// The same in one line: widths are shares.
void fillStrip(View& view, Node place);

}  // namespace planlint::html
