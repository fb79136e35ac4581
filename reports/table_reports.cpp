// For people: a Markdown summary (pull requests, job pages) and CSV (spreadsheets).
#include <ostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/spool.h"
#include "formats.h"
#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kExcerpt = 120;  // bytes of text shown in a cell

/// A summary, then a table for each document with findings, worst first.
class MarkdownReport final : public Report {
public:
    MarkdownReport(std::ostream& out, Language language)
        : out_(out), zh_(language == Language::Chinese), language_(language) {}

    void document(const Plan& plan, const LintResult& result) override {
        tally_.add(result);
        if (result.findings.empty()) return;
        body_ << fmt::format("\n### {}\n\n", escaped(plan.source->path()))
              << (zh_ ? "| 级别 | 规则 | 位置 | 问题 |\n"
                      : "| severity | rule | place | finding |\n")
              << "|---|---|---|---|\n";
        std::size_t shown = 0;
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
            for (const Diagnostic& finding : result.findings) {
                if (finding.severity != severity || shown++ >= kShown) continue;
                const Place place = plan.source->place(finding.at.range);
                body_ << fmt::format("| {} | {} | {}:{} | {} |\n",
                                     severityWord(severity, language_), finding.code, place.line,
                                     place.column, escaped(finding.message.in(language_)));
            }
        }
        if (shown > kShown)
            body_ << fmt::format(fmt::runtime(zh_ ? "\n另有 {} 个问题。\n" : "\n{} more.\n"),
                                 shown - kShown);
    }

    void error(const FileError& error) override {
        errors_ << fmt::format("- {}\n", escaped(error.message));
    }

    void finish() override {
        const std::string_view verdict = tally_.errors > 0     ? "❌"
                                         : tally_.warnings > 0 ? "⚠️"
                                                               : "✅";
        out_ << "## planlint\n\n"
             << (zh_ ? fmt::format("{} 检查了 {} 个文件：错误 {}，警告 {}，提示 {}，未检查 {}\n",
                                   verdict, tally_.documents, tally_.errors, tally_.warnings,
                                   tally_.infos, tally_.unchecked)
                     : fmt::format("{} {} files checked: {} errors, {} warnings, {} info, {} "
                                   "undecided\n",
                                   verdict, tally_.documents, tally_.errors, tally_.warnings,
                                   tally_.infos, tally_.unchecked));
        if (!errors_.isEmpty()) out_ << (zh_ ? "\n没有检查的文件：\n\n" : "\nNot checked:\n\n");
        errors_.copyTo(out_);
        body_.copyTo(out_);
    }

private:
    static constexpr std::size_t kShown = 100;  // findings of a document; JSON has all

    /// Text of documents is text, whatever it contains.
    static std::string escaped(std::string_view text) {
        std::string out;
        for (const char c : utf8::visible(text)) {
            if (std::string_view("\\`*_{}[]<>()#+-.!|~&$@").find(c) != std::string_view::npos)
                out += '\\';
            if (c != '\n')
                out += c;
            else
                out += ' ';
        }
        return out;
    }

    std::ostream& out_;
    bool zh_;
    Language language_;
    Tally tally_;
    Spool body_;
    Spool errors_;
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What a spreadsheet would take for a formula stands behind an apostrophe.
std::string cell(std::string_view text) {
    std::string out = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
        out += '\'';
    for (const char c : utf8::visible(text)) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

/// RFC 4180 with a byte order mark: spreadsheets otherwise take Chinese for another encoding.
class CsvReport final : public Report {
public:
    CsvReport(std::ostream& out, Language language) : out_(out), language_(language) {
        out_ << kByteOrderMark
             << "file,line,column,severity,rule,name,message,excerpt,fingerprint\r\n";
    }

    void document(const Plan& plan, const LintResult& result) override {
        for (const Diagnostic& finding : result.findings) {
            const Place place = plan.source->place(finding.at.range);
            out_ << fmt::format(
                "{},{},{},{},{},{},{},{},{}\r\n", cell(plan.source->path()), place.line,
                place.column, severityName(finding.severity), finding.code, finding.name,
                cell(finding.message.in(language_)),
                cell(utf8::shortened(plan.source->original(finding.at.range), kExcerpt)),
                fingerprint(finding));
        }
    }
    void error(const FileError& error) override {
        out_ << fmt::format("{},,,error,,unread,{},,\r\n", cell(error.file), cell(error.message));
    }
    void finish() override {}

private:
    std::ostream& out_;
    Language language_;
};

}  // namespace

std::unique_ptr<Report> makeMarkdown(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<MarkdownReport>(out, options.language);
}

std::unique_ptr<Report> makeCsv(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<CsvReport>(out, options.language);
}

void writePromisesCsv(std::ostream& out, const History& history, Language language) {
    out << kByteOrderMark << "indicator,lead";
    for (const std::string_view side : {"before", "actual", "now"})
        out << fmt::format(",{0},{0}_period,{0}_file,{0}_line", side);
    out << ",verdicts,match,formula\r\n";
    const bool zh = language == Language::Chinese;
    for (const Promise& promise : history.promises) {
        const std::vector<std::string> lead = promise.lead();
        out << cell(promise.indicator) << ','
            << cell(fmt::format("{}", fmt::join(lead, zh ? "、" : ", ")));
        for (const std::optional<Mention>& mention :
             {promise.before, promise.actual, promise.now}) {
            if (!mention) {
                out << ",,,,";
                continue;
            }
            const bool hasPeriod = mention->index && mention->figure().period;
            out << fmt::format(",{},{},{},{}", cell(mention->words()),
                               cell(hasPeriod ? mention->figure().period->toString() : ""),
                               cell(mention->plan->source->path()),
                               mention->plan->source->line(mention->range.begin));
        }
        std::string verdicts;
        std::string formulas;
        for (const Judgement& judgement : promise.judgements) {
            verdicts.append(verdicts.empty() ? ""
                            : zh             ? "；"
                                             : "; ")
                .append(zh ? chineseOf(judgement.verdict) : englishOf(judgement.verdict));
            if (judgement.evidence && !judgement.evidence->formula.empty())
                formulas.append(formulas.empty() ? ""
                                : zh             ? "；"
                                                 : "; ")
                    .append(judgement.evidence->formula);
        }
        out << fmt::format(",{},{},{}\r\n", cell(verdicts), nameOf(promise.weakestMatch()),
                           cell(formulas));
    }
}

}  // namespace planlint
