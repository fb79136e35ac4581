#pragma once

#include <iosfwd>
#include <memory>
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
    virtual void document(const Plan& plan, const LintResult& result) = 0;
    virtual void error(const FileError& error) = 0;
    /// After the last document.
    virtual void finish() = 0;
};

struct TextReportOptions {
    bool color = false;
    Language language = Language::Chinese;
    bool showHistory = false;  // earlier documents were given: print the promise table
};

std::unique_ptr<Report> makeTextReport(std::ostream& out, TextReportOptions options);

/// One row of the promise table, as check and compare write it.
Json promiseJson(const Plan& plan, const Promise& promise);

/// The promise table of `compare`; every verdict with the arithmetic behind it.
void writePromisesText(std::ostream& out, const Plan& plan, const History& history,
                       Language language);
/// planlint.compare/1: the same rows as objects.
void writePromisesJson(std::ostream& out, const Plan& plan, std::span<const Plan* const> others,
                       const History& history, const std::vector<FileError>& errors);

/// planlint.findings/1 (fields: docs/language.md has the terms, src/model/fields.h the names).
/// `language` chooses the messages.
std::unique_ptr<Report> makeJsonReport(std::ostream& out, Language language);

}  // namespace planlint
