// The list of formats, and what several of them write alike.
#include "formats.h"

#include <array>

namespace planlint {

std::span<const ReportFormat> reportFormats() {
    static constexpr std::array kFormats = {
        ReportFormat{"text", makeText},         ReportFormat{"json", makeJson},
        ReportFormat{"jsonl", makeJsonLines},   ReportFormat{"sarif", makeSarif},
        ReportFormat{"junit", makeJUnit},       ReportFormat{"checkstyle", makeCheckstyle},
        ReportFormat{"rdjson", makeRdjson},     ReportFormat{"rdjsonl", makeRdjsonLines},
        ReportFormat{"github", makeGitHub},     ReportFormat{"gitlab", makeGitLab},
        ReportFormat{"markdown", makeMarkdown}, ReportFormat{"csv", makeCsv},
        ReportFormat{"html", makeHtml},
    };
    return kFormats;
}

Json placeJson(const Location& at) {
    const Place place = at.source->place(at.range);
    return {{"file", at.source->path()},     {"line", place.line},
            {"column", place.column},        {"endLine", place.endLine},
            {"endColumn", place.endColumn},  {"byteOffset", place.byteOffset},
            {"byteLength", place.byteLength}};
}

Json intervalsJson(const Evidence& evidence) {
    Json intervals = Json::array();
    for (const Interval& each : evidence.intervals) intervals.push_back(each.toString());
    return intervals;
}

Json uncheckedJson(const Plan& plan, const Unchecked& unchecked, Language language) {
    Json places = Json::array();
    for (const Location& at : unchecked.places) places.push_back(placeJson(at));
    return {{"rule", unchecked.code},
            {"file", plan.source->path()},
            {"count", unchecked.count},
            {"reason", unchecked.reason.in(language)},
            {"places", std::move(places)}};
}

std::string_view severityWord(Severity severity, Language language) {
    if (language == Language::English) return severityName(severity);
    switch (severity) {
        case Severity::Error:
            return "错误";
        case Severity::Warning:
            return "警告";
        case Severity::Info:
            return "提示";
    }
    PLANLINT_UNREACHABLE();
}

void Tally::add(const LintResult& result) {
    ++documents;
    known += result.known;
    waived += result.waived;
    for (const Diagnostic& finding : result.findings)
        ++(finding.severity == Severity::Error     ? errors
           : finding.severity == Severity::Warning ? warnings
                                                   : infos);
    for (const Unchecked& each : result.unchecked) unchecked += each.count;
}

}  // namespace planlint
