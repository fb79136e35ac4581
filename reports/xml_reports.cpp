// JUnit (valid under the windyroad and the Jenkins schema) and Checkstyle.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "formats.h"
#include "text/utf8.h"

namespace planlint {

namespace {

/// Text and attribute values; characters that XML 1.0 does not know are shown, ␛.
std::string xml(std::string_view text) {
    std::string out;
    for (const char c : utf8::visible(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += "&#10;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// One suite a document, one case a finding: failures are findings at warning or above.
class JUnitReport final : public Report {
public:
    JUnitReport(std::ostream& out, const ReportOptions& options)
        : out_(out), language_(options.language), day_(options.day.toString()) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    }

    void document(const Plan& plan, const LintResult& result) override {
        const std::string file = plan.source->path();
        const auto failures =
            std::count_if(result.findings.begin(), result.findings.end(),
                          [](const Diagnostic& f) { return f.severity != Severity::Info; });
        // A document without findings passes one test: Jenkins calls an empty suite a failure.
        open(file, std::max<std::size_t>(result.findings.size(), 1),
             static_cast<std::size_t>(failures), 0);
        if (result.findings.empty()) testCase("planlint", file, "");
        for (const Diagnostic& finding : result.findings) {
            const Place place = plan.source->place(finding.at.range);
            const std::string& message = finding.message.in(language_);
            std::string failure;
            if (finding.severity != Severity::Info)
                failure =
                    fmt::format("<failure message=\"{}\" type=\"{}\">{}:{}:{}: {} {}</failure>",
                                xml(message), severityName(finding.severity), xml(file), place.line,
                                place.column, finding.code, xml(message));
            testCase(fmt::format("{} {}:{}", finding.code, place.line, place.column), file,
                     failure);
        }
        close();
    }

    void error(const FileError& error) override {
        open(error.file, 1, 0, 1);
        testCase("planlint", error.file,
                 fmt::format("<error message=\"{}\" type=\"unread\">{}</error>", xml(error.message),
                             xml(error.hint)));
        close();
    }

    void finish() override { out_ << "</testsuites>\n"; }

private:
    void open(std::string_view file, std::size_t tests, std::size_t failures, std::size_t errors) {
        out_ << fmt::format(
            "  <testsuite name=\"{0}\" package=\"planlint\" id=\"{1}\" timestamp=\"{2}T00:00:00\" "
            "hostname=\"localhost\" tests=\"{3}\" failures=\"{4}\" errors=\"{5}\" time=\"0\">\n"
            "    <properties><property name=\"tool\" value=\"planlint\"/></properties>\n",
            xml(file), suites_++, day_, tests, failures, errors);
    }
    void testCase(std::string_view name, std::string_view file, std::string_view inside) {
        out_ << fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0\"{}", xml(name),
                            xml(file), inside.empty() ? "/>\n" : ">");
        if (!inside.empty()) out_ << inside << "</testcase>\n";
    }
    void close() { out_ << "    <system-out/>\n    <system-err/>\n  </testsuite>\n"; }

    std::ostream& out_;
    Language language_;
    std::string day_;
    std::size_t suites_ = 0;
};

class CheckstyleReport final : public Report {
public:
    CheckstyleReport(std::ostream& out, const ReportOptions& options)
        : out_(out), language_(options.language) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n";
    }

    void document(const Plan& plan, const LintResult& result) override {
        out_ << fmt::format("  <file name=\"{}\">\n", xml(plan.source->path()));
        for (const Diagnostic& finding : result.findings) {
            const Place place = plan.source->place(finding.at.range);
            out_ << fmt::format(
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
                "source=\"planlint.{}\"/>\n",
                place.line, place.column, severityName(finding.severity),
                xml(finding.message.in(language_)), finding.code);
        }
        out_ << "  </file>\n";
    }

    void error(const FileError& error) override {
        out_ << fmt::format(
            "  <file name=\"{}\">\n    <error line=\"1\" severity=\"error\" message=\"{}\" "
            "source=\"planlint.unread\"/>\n  </file>\n",
            xml(error.file), xml(error.message));
    }

    void finish() override { out_ << "</checkstyle>\n"; }

private:
    std::ostream& out_;
    Language language_;
};

}  // namespace

std::unique_ptr<Report> makeJUnit(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<JUnitReport>(out, options);
}

std::unique_ptr<Report> makeCheckstyle(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<CheckstyleReport>(out, options);
}

}  // namespace planlint
