#pragma once

#include "report.h"

// What the formats share, each made in the file of its family.

namespace planlint {

using MakeReport = std::unique_ptr<Report>(std::ostream& out, const ReportOptions& options);
MakeReport makeText, makeJson, makeJsonLines, makeSarif, makeJUnit, makeCheckstyle, makeRdjson,
    makeRdjsonLines, makeGitHub, makeGitLab, makeMarkdown, makeCsv, makeHtml;
/// The JSON report on one line, for the HTML report; of several documents without promises.
MakeReport makeEmbeddedJson;

/// file, line, column, endLine, endColumn (characters, from 1), byteOffset, byteLength.
Json placeJson(const Location& at);

/// "[95, 105)", one an operand.
Json intervalsJson(const Evidence& evidence);

/// rule, file, count, reason, places (the first of them).
Json uncheckedJson(const Plan& plan, const Unchecked& unchecked, Language language);

/// 错误 or error.
std::string_view severityWord(Severity severity, Language language);

/// Counts of a run.
struct Tally {
    std::size_t documents = 0;
    std::size_t errors = 0, warnings = 0, infos = 0;
    std::size_t unchecked = 0;
    std::size_t known = 0;   // to a baseline
    std::size_t waived = 0;  // by a waiver

    void add(const LintResult& result);
};

}  // namespace planlint
