#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lint/linter.h"
#include "model/value.h"

namespace planlint {

/// A file that could not be checked. Never the same as a file without findings.
struct FileError {
    std::string file;
    std::string message;
    std::string hint;
};

/// Writes what a run of `check` found. Documents come in the order of the command line, each once.
class Report {
public:
    virtual ~Report() = default;
    /// The earlier documents of the next document(); they outlive the report.
    virtual void against(std::span<const Plan* const> earlier) { (void)earlier; }
    virtual void document(const Plan& plan, const LintResult& result) = 0;
    virtual void error(const FileError& error) = 0;
    /// After the last document.
    virtual void finish() = 0;
};

struct ReportOptions {
    Language language = Language::Chinese;
    bool color = false;
    bool full = false;         // text lists every place of a grouped finding
    bool showHistory = false;  // earlier documents were given: text prints the promise table
    std::span<const Rule> rules = {};  // that ran; outlive the report
    Date day = {};                     // of the check
    std::size_t documents = 1;         // that will come
};

/// A format of `check`. The stream outlives the report; findings are written as documents finish.
struct ReportFormat {
    std::string_view name;
    std::unique_ptr<Report> (*make)(std::ostream& out, const ReportOptions& options);
};
/// All of them, in the order in which they are listed for users.
std::span<const ReportFormat> reportFormats();

/// One row of the promise table, as check and compare write it.
Json promiseJson(const Plan& plan, const Promise& promise);

/// The promise table of `compare`; every verdict with the arithmetic behind it.
void writePromisesText(std::ostream& out, const Plan& plan, const History& history,
                       Language language);
/// The same as a page, with trends; a spreadsheet's rows, one a promise.
void writePromisesHtml(std::ostream& out, const Plan& plan, std::span<const Plan* const> others,
                       const History& history, const ReportOptions& options);
void writePromisesCsv(std::ostream& out, const History& history, Language language);
/// planlint.compare/1: the same rows as objects.
void writePromisesJson(std::ostream& out, const Plan& plan, std::span<const Plan* const> others,
                       const History& history, const std::vector<FileError>& errors);

}  // namespace planlint
