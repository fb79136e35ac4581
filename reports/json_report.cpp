#include <ostream>

#include "base/json_stream.h"
#include "base/spool.h"
#include "formats.h"
#include "model/fields.h"
#include "text/utf8.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint {

namespace {

Json mentionJson(const std::optional<Mention>& ref) {
    if (!ref) return nullptr;
    Json json = placeJson(ref->location());
    json["text"] = ref->words();
    json["period"] =
        ref->index && ref->figure().period ? Json(ref->figure().period->toString()) : Json(nullptr);
    return json;
}

Json evidenceJson(const Evidence& evidence) {
    return {{"operands", evidence.operands},
            {"intervals", intervalsJson(evidence)},
            {"formula", evidence.formula}};
}

}  // namespace

Json promiseJson(const Plan& plan, const Promise& promise) {
    Json verdicts = Json::array();
    Json chinese = Json::array();
    Json evidence = Json::array();
    for (const Judgement& judgement : promise.judgements) {
        verdicts.push_back(nameOf(judgement.verdict));
        chinese.push_back(chineseOf(judgement.verdict));
        if (!judgement.evidence) continue;
        Json entry{{"verdict", nameOf(judgement.verdict)}};
        entry.update(evidenceJson(*judgement.evidence));
        evidence.push_back(std::move(entry));
    }
    return {{"file", plan.source->path()},
            {"indicator", promise.indicator},
            {"kind", promise.isDeliverable ? "deliverable" : "figure"},
            {"match", nameOf(promise.weakestMatch())},
            {"lead", promise.lead()},
            {"before", mentionJson(promise.before)},
            {"actual", mentionJson(promise.actual)},
            {"now", mentionJson(promise.now)},
            {"verdicts", std::move(verdicts)},
            {"verdictsZh", std::move(chinese)},
            {"evidence", std::move(evidence)}};
}

namespace {

Json documentJson(const Plan& plan, const LintResult& result) {
    return {
        {"file", plan.source->path()},       {"kind", nameOf(plan.info.kind)},
        {"profile", nameOf(result.profile)}, {"encoding", encodingName(plan.source->encoding())},
        {"tasks", plan.tasks.size()},        {"figures", plan.figures.size()}};
}

Json findingJson(const Diagnostic& finding, Language language) {
    constexpr std::size_t kExcerpt = 600;  // bytes; the range says how far it goes on
    Json json{{"rule", finding.code},
              {"name", finding.name},
              {"severity", severityName(finding.severity)},
              {"message", finding.message.in(language)}};
    json.update(placeJson(finding.at));
    json["excerpt"] = utf8::shortened(finding.at.source->original(finding.at.range), kExcerpt);
    json["grouped"] = finding.grouped;
    Json related = Json::array();
    for (const Related& item : finding.related) {
        Json at = placeJson(item.at);
        at["message"] = item.message.in(language);
        related.push_back(std::move(at));
    }
    json["related"] = std::move(related);
    if (finding.note) json["note"] = finding.note->in(language);
    if (finding.evidence) json["evidence"] = evidenceJson(*finding.evidence);
    json["fixes"] = Json::array();
    json["fingerprint"] = fingerprint(finding);
    return json;
}

Json errorJson(const FileError& error) {
    return {{"file", error.file}, {"message", error.message}, {"hint", error.hint}};
}

Json toolJson() { return {{"name", "planlint"}, {"version", PLANLINT_VERSION}}; }

Json summaryJson(const Tally& tally) {
    return {{"error", tally.errors},        {"warning", tally.warnings}, {"info", tally.infos},
            {"unchecked", tally.unchecked}, {"known", tally.known},      {"waived", tally.waived}};
}

/// planlint.findings/1: one object. Its lists are spooled, for the first key is known last.
class JsonReport final : public Report {
public:
    JsonReport(std::ostream& out, Language language, JsonStream::Style style, bool hasPromises)
        : out_(out),
          language_(language),
          style_(style),
          hasPromises_(hasPromises),
          list_(findings_, style, 1),
          rows_(promises_, style, 1) {
        list_.open('[');
        rows_.open('[');
    }

    void document(const Plan& plan, const LintResult& result) override {
        tally_.add(result);
        documents_.push_back(documentJson(plan, result));
        for (const Diagnostic& finding : result.findings)
            list_.value(findingJson(finding, language_));
        for (const Unchecked& unchecked : result.unchecked)
            unchecked_.push_back(uncheckedJson(plan, unchecked, language_));
        if (!hasPromises_) return;
        for (const Promise& promise : result.history.promises)
            rows_.value(promiseJson(plan, promise));
    }

    void error(const FileError& error) override { errors_.push_back(errorJson(error)); }

    void finish() override {
        list_.close();
        rows_.close();
        JsonStream report(out_, style_);
        report.open('{');
        report.value("planlint.findings/1", "schema");
        report.value(toolJson(), "tool");
        report.value(documents_, "documents");
        report.written(findings_, "findings");
        report.written(promises_, "promises");
        report.value(unchecked_, "unchecked");
        report.value(errors_, "errors");
        report.value(summaryJson(tally_), "summary");
        report.close();
        out_ << '\n';
    }

private:
    std::ostream& out_;
    Language language_;
    JsonStream::Style style_;
    bool hasPromises_;
    Tally tally_;
    Json documents_ = Json::array();
    Spool findings_;
    Spool promises_;
    JsonStream list_;
    JsonStream rows_;
    Json unchecked_ = Json::array();
    Json errors_ = Json::array();
};

/// planlint.findings/1 as a line an object, `type` first; nothing is kept.
class JsonLinesReport final : public Report {
public:
    JsonLinesReport(std::ostream& out, Language language) : out_(out), language_(language) {
        line("run", {{"schema", "planlint.findings/1"}, {"tool", toolJson()}});
    }

    void document(const Plan& plan, const LintResult& result) override {
        tally_.add(result);
        line("document", documentJson(plan, result));
        for (const Diagnostic& finding : result.findings)
            line("finding", findingJson(finding, language_));
        for (const Unchecked& unchecked : result.unchecked)
            line("unchecked", uncheckedJson(plan, unchecked, language_));
        for (const Promise& promise : result.history.promises)
            line("promise", promiseJson(plan, promise));
    }
    void error(const FileError& error) override { line("error", errorJson(error)); }
    void finish() override { line("summary", summaryJson(tally_)); }

private:
    void line(std::string_view type, const Json& fields) {
        Json json{{"type", type}};
        json.update(fields);
        out_ << json.dump() << '\n';
    }

    std::ostream& out_;
    Language language_;
    Tally tally_;
};

}  // namespace

std::unique_ptr<Report> makeJson(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<JsonReport>(out, options.language, JsonStream::Style::Indented, true);
}

std::unique_ptr<Report> makeEmbeddedJson(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<JsonReport>(out, options.language, JsonStream::Style::OneLine,
                                        options.documents <= 1);
}

std::unique_ptr<Report> makeJsonLines(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<JsonLinesReport>(out, options.language);
}

}  // namespace planlint
