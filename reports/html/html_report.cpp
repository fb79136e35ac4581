// --format html: one file that needs nothing else. Documents are written to a spool as they finish;
// the head, which sums up, goes before them at the end.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "base/spool.h"
#include "model/fields.h"
#include "reports/html/page.h"
#include "reports/html/view.h"

namespace planlint {

namespace {

using html::Node;
using html::View;

/// JSON that an HTML parser passes over: no end tag, no comment.
class ScriptSafe final : public std::streambuf {
public:
    explicit ScriptSafe(std::ostream& out) : out_(out) {}

protected:
    int_type overflow(int_type c) override {
        if (c == '<')
            out_ << "\\u003c";
        else if (!traits_type::eq_int_type(c, traits_type::eof()))
            out_.put(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }

private:
    std::ostream& out_;
};

/// A row of the index.
struct Row {
    std::string id, title, file, kind;
    Tally tally;
    std::size_t tasks = 0, complete = 0;
};

class HtmlReport final : public Report {
public:
    HtmlReport(std::ostream& out, const ReportOptions& options)
        : out_(out),
          options_(options),
          zh_(options.language == Language::Chinese),
          several_(options.documents > 1),
          json_(makeEmbeddedJson(data_, options)) {}

    void against(std::span<const Plan* const> earlier) override { earlier_ = earlier; }

    void document(const Plan& plan, const LintResult& result) override {
        tally_.add(result);
        json_->document(plan, result);
        const std::string prefix = several_ ? fmt::format("d{}-", ++documents_) : std::string();
        View view(plan, result, earlier_, options_, prefix, several_);
        html::chooseLines(view);
        ctemplate::TemplateDictionary dictionary("document");
        html::setGlobals(dictionary, zh_, prefix);
        const Node document(&dictionary);
        document.show(several_ ? "SEVERAL" : "SINGLE");
        const std::string title =
            plan.info.title.empty() ? plan.source->path() : utf8::shortened(plan.info.title, 240);
        document.set("TITLE", title);
        document.set("FILE", plan.source->path());
        document.set("DAY", html::dayWords(options_.day, zh_));
        html::fillConclusion(view, document);
        html::fillFindings(view, document);
        html::fillText(view, document);
        const Node tables = document.include("TABLES", "tables.html");
        html::fillMatrix(view, document, tables);
        html::fillPromises(view, document, tables);
        html::fillTrend(view, document, tables);
        html::fillUnchecked(view, document, tables, errors_);
        html::fillAbout(view, document, tables);
        html::expand(body_, "document.html", dictionary);
        body_ << '\n';
        title_ = title;
        note(plan, result, prefix, title);
    }

    void error(const FileError& error) override {
        errors_.push_back(error);
        json_->error(error);
    }

    void finish() override {
        ctemplate::TemplateDictionary dictionary("page");
        html::setGlobals(dictionary, zh_, "");
        const Node page(&dictionary);
        const bool isIndex = several_ || tally_.documents == 0;
        html::fillHead(page, zh_);
        page.set("PAGE_TITLE", !isIndex ? title_
                               : zh_    ? fmt::format("{} 份文件", tally_.documents)
                                        : fmt::format("{} documents", tally_.documents));
        if (isIndex) writeIndex(page.add("INDEX"));
        html::expand(out_, "head.html", dictionary);
        body_.copyTo(out_);
        html::expand(out_, "foot.html", dictionary);
        json_->finish();
        out_ << "<script type=\"application/json\" id=\"planlint-json\">";
        ScriptSafe buffer(out_);
        std::ostream safe(&buffer);
        data_.copyTo(safe);
        out_ << "</script>\n";
        html::writeEnd(out_);
    }

private:
    void note(const Plan& plan, const LintResult& result, const std::string& prefix,
              const std::string& title) {
        if (!several_) return;
        Row row{prefix + "top",
                title,
                plan.source->path(),
                std::string(zh_ ? chineseOf(plan.info.kind) : nameOf(plan.info.kind)),
                {},
                0,
                0};
        row.tally.add(result);
        row.tasks = plan.tasks.size();
        for (const Task& task : plan.tasks)
            row.complete +=
                task.hasOwner() && (task.isMeasurable() || task.hasOutcome) && task.deadline ? 1U
                                                                                             : 0U;
        rows_.push_back(std::move(row));
        std::set<std::string_view> seen;
        for (const Diagnostic& finding : result.findings) {
            Broken& broken = broken_[std::string(finding.code)];
            broken.worst = std::max(broken.worst, finding.severity);
            ++broken.findings;
            if (seen.insert(finding.code).second) ++broken.documents;
        }
    }

    void writeIndex(Node index) {
        index.set("DAY", html::dayWords(options_.day, zh_));
        index.set("SENTENCE", html::verdictSentence(tally_, zh_));
        index.set("META", zh_ ? fmt::format("检查了 {} 份文件", tally_.documents)
                              : html::counted(tally_.documents, "document") + " checked");
        const auto wrong = std::count_if(rows_.begin(), rows_.end(),
                                         [](const Row& row) { return row.tally.errors > 0; });
        const auto clean = std::count_if(rows_.begin(), rows_.end(), [](const Row& row) {
            return row.tally.errors + row.tally.warnings == 0;
        });
        index.add("WHY_LINE")
            .set("WHY", zh_ ? fmt::format("{} 份有错误，{} 份没有错误和警告。", wrong, clean)
                            : fmt::format("{} with errors, {} without errors and warnings.", wrong,
                                          clean));
        html::fillLadder(index.include("LADDER", "ladder.html"), tally_, zh_, "");
        index.include("FILTER", "filter.html");
        writeFirst(index);
        index.showIf(!errors_.empty(), "FILES");
        for (const FileError& error : errors_) {
            const Node entry = index.add("UNREAD");
            entry.set("FILE", error.file);
            entry.set("MESSAGE", error.message);
            entry.set("HINT", error.hint);
        }
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
            return std::pair(a.tally.errors, a.tally.warnings) >
                   std::pair(b.tally.errors, b.tally.warnings);
        });
        for (const Row& row : rows_) {
            const Node entry = index.add("ROW");
            entry.set("ID", row.id);
            entry.set("TITLE", row.title);
            entry.set("FILE", row.file);
            entry.set("KIND", row.kind);
            entry.set("ERRORS", row.tally.errors);
            entry.show(row.tally.errors > 0 ? "E" : "NO_E");
            entry.set("WARNINGS", row.tally.warnings);
            entry.set("INFOS", row.tally.infos);
            entry.set("UNCHECKED", row.tally.unchecked);
            entry.set("TASKS", row.tasks);
            entry.set("COVERED", row.tasks == 0
                                     ? std::string("—")
                                     : fmt::format("{}%", row.complete * 100 / row.tasks));
        }
    }

    /// The rules that most documents break, the worst first.
    void writeFirst(Node index) {
        constexpr std::size_t kShown = 8;
        std::vector<std::pair<std::string, Broken>> rules(broken_.begin(), broken_.end());
        if (rules.empty()) return;
        std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.worst, a.second.documents) >
                   std::pair(b.second.worst, b.second.documents);
        });
        if (rules.size() > kShown) rules.resize(kShown);
        const Node list = index.add("FIRST_LIST");
        for (const auto& [code, broken] : rules) {
            const auto rule = std::find_if(
                options_.rules.begin(), options_.rules.end(),
                [&, &wanted = code](const Rule& each) { return each.meta.code == wanted; });
            const Node entry = list.add("FIRST");
            entry.set("CODE", code);
            entry.set("FILTER_LINK", "#?rule=" + code);
            entry.set("DO", rule == options_.rules.end() ? std::string_view(code)
                            : zh_                        ? rule->meta.doZh
                                                         : rule->meta.doEn);
            entry.set("WEIGHT",
                      fmt::format(fmt::runtime(zh_ ? "{} {}，{} 份文件" : "{} {}, {} documents"),
                                  severityWord(broken.worst, options_.language), broken.findings,
                                  broken.documents));
        }
    }

    /// A rule over all documents.
    struct Broken {
        Severity worst = Severity::Info;
        std::size_t findings = 0, documents = 0;
    };

    std::ostream& out_;
    ReportOptions options_;
    bool zh_, several_;
    Spool body_;
    Spool data_;  // the JSON at the end
    std::unique_ptr<Report> json_;
    std::span<const Plan* const> earlier_;
    std::size_t documents_ = 0;
    std::string title_;
    Tally tally_;
    std::vector<Row> rows_;
    std::map<std::string, Broken> broken_;
    std::vector<FileError> errors_;
};

}  // namespace

std::unique_ptr<Report> makeHtml(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<HtmlReport>(out, options);
}

}  // namespace planlint
