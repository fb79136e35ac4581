#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "formats.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kExcerptCells = 76;  // of the line shown around a finding
constexpr std::size_t kLeadCells = 24;     // before the finding when the line is cut

struct Style {
    std::string_view on, off;
};

class TextReport final : public Report {
public:
    TextReport(std::ostream& out, ReportOptions options) : out_(out), options_(options) {}

    void document(const Plan& plan, const LintResult& result) override {
        tally_.add(result);
        for (const Diagnostic& finding : result.findings) write(plan, finding);
        if (options_.showHistory) writeHistory(plan, result.history.promises);
    }

    void error(const FileError& error) override { errors_.push_back(error); }

    void finish() override {
        const bool zh = options_.language == Language::Chinese;
        const std::size_t total = tally_.errors + tally_.warnings + tally_.infos;
        if (tally_.documents > 0) {
            out_ << (zh ? fmt::format("检查了 {} 个文件，发现 {} 个问题：错误 {}，警告 {}，提示 {}",
                                      tally_.documents, total, tally_.errors, tally_.warnings,
                                      tally_.infos)
                        : fmt::format(
                              "{} file{} checked, {} finding{}: {} error{}, {} warning{}, {} info",
                              tally_.documents, s(tally_.documents), total, s(total), tally_.errors,
                              s(tally_.errors), tally_.warnings, s(tally_.warnings), tally_.infos));
            if (tally_.unchecked > 0)
                out_ << (zh ? fmt::format("；未检查 {} 处（依据不足）", tally_.unchecked)
                            : fmt::format("; {} comparisons undecided", tally_.unchecked));
            if (tally_.waived > 0)
                out_ << (zh ? fmt::format("；豁免 {} 处", tally_.waived)
                            : fmt::format("; {} waived", tally_.waived));
            out_ << '\n';
        }
        if (!errors_.empty()) {
            out_ << (zh ? fmt::format("{} 个文件没有检查：\n", errors_.size())
                        : fmt::format("{} files could not be checked:\n", errors_.size()));
            for (const FileError& error : errors_)
                out_ << "  " << utf8::visible(error.file) << '\n';  // why: on standard error
        }
    }

private:
    static std::string_view s(std::size_t count) { return count == 1 ? "" : "s"; }

    Style severityStyle(Severity severity) const {
        if (!options_.color) return {"", ""};
        switch (severity) {
            case Severity::Error:
                return {"\033[1;31m", "\033[0m"};
            case Severity::Warning:
                return {"\033[1;33m", "\033[0m"};
            case Severity::Info:
                return {"\033[1;36m", "\033[0m"};
        }
        PLANLINT_UNREACHABLE();
    }

    void write(const Plan& plan, const Diagnostic& finding) {
        const SourceFile& source = *plan.source;
        const Place place = source.place(finding.at.range);
        const Style style = severityStyle(finding.severity);
        const bool zh = options_.language == Language::Chinese;
        out_ << fmt::format("{}:{}:{}: {}{}{} {} {}\n", utf8::visible(source.path()), place.line,
                            place.column, style.on,
                            severityWord(finding.severity, options_.language), style.off,
                            finding.code, utf8::visible(finding.message.in(options_.language)));
        if (!finding.grouped) writeExcerpt(source.excerpt(finding.at.range), place.line, style);
        if (finding.grouped) {
            const std::size_t listed = options_.full ? finding.related.size() : 5;
            for (std::size_t i = 0; i < std::min(listed, finding.related.size()); ++i) {
                const TextRange range = finding.related[i].at.range;
                out_ << fmt::format("  {:>4} │ {}\n", source.place(range).line,
                                    utf8::visible(clipped(source.slice(range))));
            }
            if (finding.related.size() > listed) {
                const std::size_t more = finding.related.size() - listed;
                out_ << (zh ? fmt::format("       │ …另有 {} 处，--full 列出全部\n", more)
                            : fmt::format("       │ … {} more; --full lists all\n", more));
            }
        } else {
            for (const Related& related : finding.related) {
                const Place at = related.at.source->place(related.at.range);
                out_ << (zh ? "  另见 " : "  see ")
                     << fmt::format("{}:{}:{}: {}\n", utf8::visible(related.at.source->path()),
                                    at.line, at.column,
                                    utf8::visible(related.message.in(options_.language)));
            }
        }
        if (finding.note)
            out_ << "  " << utf8::visible(finding.note->in(options_.language)) << '\n';
        if (finding.evidence)
            out_ << (zh ? "  依据：" : "  because ") << utf8::visible(finding.evidence->formula)
                 << '\n';
        writeRemedy(finding.code);
    }

    /// What to do, and where it is explained.
    void writeRemedy(std::string_view code) {
        const bool zh = options_.language == Language::Chinese;
        const auto rule = std::find_if(options_.rules.begin(), options_.rules.end(),
                                       [&](const Rule& each) { return each.meta.code == code; });
        const std::string_view remedy = rule == options_.rules.end() ? std::string_view()
                                        : zh                         ? rule->meta.doZh
                                                                     : rule->meta.doEn;
        if (remedy.empty())
            out_ << (zh ? "  规则：" : "  rule: ") << "planlint explain " << code << "\n\n";
        else
            out_ << (zh ? fmt::format("  怎么改：{}（planlint explain {}）\n\n", remedy, code)
                        : fmt::format("  fix: {} (planlint explain {})\n\n", remedy, code));
    }

    static std::string clipped(std::string_view text) {
        constexpr std::size_t kMost = 40;  // characters
        if (characters(text) <= kMost) return std::string(text);
        std::size_t end = 0;
        for (std::size_t n = 0; n < kMost; ++n)
            end += utf8::lengthFromLead(static_cast<unsigned char>(text[end]));
        return std::string(text.substr(0, end)) + "…";
    }

    /// The line with carets under the finding. A long line is cut around it; a Han character takes
    /// two cells.
    void writeExcerpt(const SourceFile::Excerpt& excerpt, std::uint32_t number,
                      const Style& style) {
        const auto [line, range] = excerpt;
        std::size_t from = 0;
        constexpr std::size_t kSurelyLong = 4 * kLeadCells + 32;  // bytes: no need to measure
        if (range.begin > kSurelyLong ||
            utf8::displayWidth(line.substr(0, range.begin)) > kLeadCells + 8) {
            from = range.begin;
            for (std::size_t cells = 0; from > 0 && cells < kLeadCells;) {
                const std::size_t previous = utf8::floorToCodePoint(line, from - 1);
                cells += utf8::displayWidth(line.substr(previous, from - previous));
                from = previous;
            }
        }
        std::string shown;
        std::size_t to = from;
        for (std::size_t cells = 0; to < line.size() && cells < kExcerptCells;) {
            const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(line[to]));
            const std::string_view character = line.substr(to, length);
            cells += cellsOf(character);
            shown += isControl(character) ? std::string_view(" ") : character;
            to += length;
        }
        const std::string_view prefix = from > 0 ? "…" : "";
        const std::size_t end = std::min<std::size_t>(range.end, to);
        const std::size_t lead =
            utf8::displayWidth(prefix) + cellsOf(line.substr(from, range.begin - from));
        const std::size_t width = std::max<std::size_t>(
            1, end > range.begin ? cellsOf(line.substr(range.begin, end - range.begin)) : 0);
        out_ << fmt::format("  {:>4} │ {}{}{}\n", number, prefix, shown,
                            to < line.size() ? "…" : "");
        out_ << fmt::format("       │ {:{}}{}{:^>{}}{}\n", "", lead, style.on, "", width,
                            style.off);
    }

    /// Tabs, and what would steer the terminal: shown as one blank.
    static bool isControl(std::string_view character) {
        return utf8::visible(character) != character;
    }

    static std::size_t cellsOf(std::string_view text) {
        std::size_t cells = utf8::displayWidth(text);
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[i]));
            cells += isControl(text.substr(i, length));
            i += length;
        }
        return cells;
    }

    void writeHistory(const Plan& plan, const std::vector<Promise>& promises) {
        const bool zh = options_.language == Language::Chinese;
        bool any = false;
        for (const Promise& promise : promises) {
            const bool fromOther = (promise.before && promise.before->plan != &plan) ||
                                   (promise.actual && promise.actual->plan != &plan);
            if (!fromOther) continue;
            if (!any)
                out_ << (zh ? "与往年对照：" : "against earlier documents: ")
                     << utf8::visible(plan.source->path()) << '\n';
            any = true;
            out_ << "  " << utf8::visible(promise.indicator) << '\n';
            const auto cell = [&](std::string_view label, const std::optional<Mention>& ref) {
                if (!ref) return;
                const Place at = ref->plan->source->place(ref->range);
                out_ << fmt::format(
                    fmt::runtime(zh ? "    {} {}（{}:{}）\n" : "    {} {} ({}:{})\n"), label,
                    utf8::visible(ref->words()), utf8::visible(ref->plan->source->path()), at.line);
            };
            const auto year = [](const std::optional<Mention>& ref) {
                return ref && ref->index && ref->figure().period ? ref->figure().period->toString()
                                                                 : std::string();
            };
            cell(year(promise.before) + (zh ? " 目标" : " target"), promise.before);
            cell(year(promise.actual) + (zh ? " 完成" : " result"), promise.actual);
            cell(year(promise.now) + (zh ? " 目标" : " target"), promise.now);
            std::string verdicts;
            for (const Judgement& judgement : promise.judgements)
                verdicts.append(verdicts.empty() ? ""
                                : zh             ? "；"
                                                 : ", ")
                    .append(zh ? chineseOf(judgement.verdict) : englishOf(judgement.verdict));
            if (!verdicts.empty()) out_ << "    → " << verdicts << '\n';
        }
        if (any) out_ << '\n';
    }

    std::ostream& out_;
    ReportOptions options_;
    Tally tally_;
    std::vector<FileError> errors_;
};

}  // namespace

std::unique_ptr<Report> makeText(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<TextReport>(out, options);
}

}  // namespace planlint
