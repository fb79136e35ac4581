// What review tools read: reviewdog (rdjson, rdjsonl), GitHub workflow commands, GitLab Code
// Quality.
#include <map>
#include <ostream>

#include <fmt/format.h>

#include "base/json_stream.h"
#include "formats.h"
#include "text/utf8.h"

namespace planlint {

namespace {

/// Reviewdog Diagnostic Format: columns count UTF-8 bytes from 1, ends are exclusive.
class RdjsonReport final : public Report {
public:
    RdjsonReport(std::ostream& out, Language language, JsonStream::Style style)
        : out_(out), language_(language), style_(style) {
        if (!isLines()) {
            json_.open('{');
            json_.value({{"name", "planlint"}}, "source");
            json_.open('[', "diagnostics");
        }
    }

    void document(const Plan& /*plan*/, const LintResult& result) override {
        for (const Diagnostic& finding : result.findings) {
            Json related = Json::array();
            for (const Related& item : finding.related)
                related.push_back(
                    {{"message", item.message.in(language_)}, {"location", locationOf(item.at)}});
            Json json{{"message", finding.message.in(language_)},
                      {"location", locationOf(finding.at)},
                      {"severity", finding.severity == Severity::Error     ? "ERROR"
                                   : finding.severity == Severity::Warning ? "WARNING"
                                                                           : "INFO"},
                      {"code", {{"value", finding.code}}}};
            if (!related.empty()) json["related_locations"] = std::move(related);
            write(std::move(json));
        }
    }

    void error(const FileError& error) override {
        write({{"message", error.message},
               {"location", {{"path", error.file}}},
               {"severity", "ERROR"}});
    }

    void finish() override {
        if (isLines()) return;
        json_.close();
        json_.close();
        out_ << '\n';
    }

private:
    bool isLines() const { return style_ == JsonStream::Style::OneLine; }

    void write(Json json) {
        if (!isLines()) return json_.value(json);
        json["source"] = {{"name", "planlint"}};  // a line stands alone
        out_ << json.dump() << '\n';
    }

    static Json locationOf(const Location& at) {
        const Place place = at.source->place(at.range);
        const SourceFile::Excerpt line = at.source->excerpt(at.range);
        Json range{{"start", {{"line", place.line}, {"column", line.range.begin + 1}}}};
        if (place.endLine == place.line)
            range["end"] = {{"line", place.line}, {"column", line.range.end + 1}};
        return {{"path", at.source->path()}, {"range", std::move(range)}};
    }

    std::ostream& out_;
    Language language_;
    JsonStream::Style style_;
    JsonStream json_{out_, style_};
};

/// ::error file=…,line=…::… — GitHub shows ten of a kind in a step; the log has all.
class GitHubReport final : public Report {
public:
    GitHubReport(std::ostream& out, Language language) : out_(out), language_(language) {}

    void document(const Plan& plan, const LintResult& result) override {
        for (const Diagnostic& finding : result.findings) {
            const Place place = plan.source->place(finding.at.range);
            std::string where =
                fmt::format("file={},line={},endLine={},col={}", property(plan.source->path()),
                            place.line, place.endLine, place.column);
            if (place.line == place.endLine) where += fmt::format(",endColumn={}", place.endColumn);
            command(finding.severity == Severity::Info ? "notice" : severityName(finding.severity),
                    where + fmt::format(",title={} {}", finding.code, finding.name),
                    finding.message.in(language_));
        }
    }
    void error(const FileError& error) override {
        command("error", fmt::format("file={}", property(error.file)), error.message);
    }
    void finish() override {}

private:
    void command(std::string_view level, const std::string& where, std::string_view message) {
        out_ << fmt::format("::{} {}::{}\n", level, where, data(message));
    }
    static std::string data(std::string_view text) { return escaped(utf8::visible(text), "%\r\n"); }
    static std::string property(std::string_view text) {
        return escaped(utf8::visible(text), "%\r\n:,");
    }
    static std::string escaped(std::string_view text, std::string_view special) {
        std::string out;
        for (const char c : text) {
            if (special.find(c) == std::string_view::npos)
                out += c;
            else
                out += fmt::format("%{:02X}", static_cast<unsigned>(c));
        }
        return out;
    }

    std::ostream& out_;
    Language language_;
};

/// GitLab Code Quality: a list of issues, each with a fingerprint of its own.
class GitLabReport final : public Report {
public:
    GitLabReport(std::ostream& out, Language language) : out_(out), language_(language) {
        json_.open('[');
    }

    void document(const Plan& plan, const LintResult& result) override {
        const std::string& file = plan.source->path();
        std::map<std::string, std::size_t> seen;
        for (const Diagnostic& finding : result.findings) {
            const Place place = plan.source->place(finding.at.range);
            const std::string print = fingerprint(finding);
            json_.value(
                {{"description", fmt::format("{} {}", finding.code, finding.message.in(language_))},
                 {"check_name", finding.code},
                 {"fingerprint", fmt::format("{}:{}:{}", file, print, seen[print]++)},
                 {"severity", finding.severity == Severity::Error     ? "major"
                              : finding.severity == Severity::Warning ? "minor"
                                                                      : "info"},
                 {"location",
                  {{"path", file}, {"lines", {{"begin", place.line}, {"end", place.endLine}}}}}});
        }
    }
    void error(const FileError& error) override {
        json_.value({{"description", error.message},
                     {"check_name", "unread"},
                     {"fingerprint", error.file + ":unread"},
                     {"severity", "blocker"},
                     {"location", {{"path", error.file}, {"lines", {{"begin", 1}}}}}});
    }
    void finish() override {
        json_.close();
        out_ << '\n';
    }

private:
    std::ostream& out_;
    Language language_;
    JsonStream json_{out_, JsonStream::Style::Indented};
};

}  // namespace

std::unique_ptr<Report> makeRdjson(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<RdjsonReport>(out, options.language, JsonStream::Style::Indented);
}

std::unique_ptr<Report> makeRdjsonLines(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<RdjsonReport>(out, options.language, JsonStream::Style::OneLine);
}

std::unique_ptr<Report> makeGitHub(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<GitHubReport>(out, options.language);
}

std::unique_ptr<Report> makeGitLab(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<GitLabReport>(out, options.language);
}

}  // namespace planlint
