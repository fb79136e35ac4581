#include <array>
#include <ostream>
#include <sstream>

#include "model/fields.h"
#include "report.h"
#include "text/utf8.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint {

namespace {

Json placeJson(const Location& at) {
    const Place place = at.source->place(at.range);
    return {{"file", at.source->path()},     {"line", place.line},
            {"column", place.column},        {"endLine", place.endLine},
            {"endColumn", place.endColumn},  {"byteOffset", place.byteOffset},
            {"byteLength", place.byteLength}};
}

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
            {"intervals", evidence.intervals},
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
            {"before", mentionJson(promise.before)},
            {"actual", mentionJson(promise.actual)},
            {"now", mentionJson(promise.now)},
            {"verdicts", std::move(verdicts)},
            {"verdictsZh", std::move(chinese)},
            {"evidence", std::move(evidence)}};
}

namespace {

class JsonReport final : public Report {
public:
    JsonReport(std::ostream& out, Language language) : out_(out), language_(language) {
        list_.open('[');
    }

    void document(const Plan& plan, const LintResult& result) override {
        documents_.push_back({{"file", plan.source->path()},
                              {"kind", nameOf(plan.info.kind)},
                              {"profile", nameOf(result.profile)},
                              {"encoding", encodingName(plan.source->encoding())},
                              {"tasks", plan.tasks.size()},
                              {"figures", plan.figures.size()}});
        for (const Diagnostic& finding : result.findings) add(finding);
        for (const Unchecked& unchecked : result.unchecked) {
            uncheckedTotal_ += unchecked.count;
            unchecked_.push_back({{"rule", unchecked.code},
                                  {"file", plan.source->path()},
                                  {"count", unchecked.count},
                                  {"reason", unchecked.reason.in(language_)}});
        }
        for (const Promise& promise : result.history.promises)
            promises_.push_back(promiseJson(plan, promise));
    }

    void error(const FileError& error) override {
        errors_.push_back({{"file", error.file}, {"message", error.message}, {"hint", error.hint}});
    }

    void finish() override {
        list_.close();
        JsonStream report(out_, JsonStream::Style::Indented);
        report.open('{');
        report.value("planlint.findings/1", "schema");
        report.value({{"name", "planlint"}, {"version", PLANLINT_VERSION}}, "tool");
        report.value(documents_, "documents");
        report.written(findings_.view(), "findings");
        report.value(promises_, "promises");
        report.value(unchecked_, "unchecked");
        report.value(errors_, "errors");
        report.value({{"error", counts_[2]},
                      {"warning", counts_[1]},
                      {"info", counts_[0]},
                      {"unchecked", uncheckedTotal_}},
                     "summary");
        report.close();
        out_ << '\n';
    }

private:
    void add(const Diagnostic& finding) {
        ++counts_[static_cast<std::size_t>(finding.severity)];
        Json json{{"rule", finding.code},
                  {"name", finding.name},
                  {"severity", severityName(finding.severity)},
                  {"message", finding.message.in(language_)}};
        json.update(placeJson(finding.at));
        json["excerpt"] = utf8::shortened(finding.at.source->original(finding.at.range), kExcerpt);
        json["grouped"] = finding.grouped;
        Json related = Json::array();
        for (const Related& item : finding.related) {
            Json at = placeJson(item.at);
            at["message"] = item.message.in(language_);
            related.push_back(std::move(at));
        }
        json["related"] = std::move(related);
        if (finding.note) json["note"] = finding.note->in(language_);
        if (finding.evidence) json["evidence"] = evidenceJson(*finding.evidence);
        json["fixes"] = Json::array();
        json["fingerprint"] = fingerprint(finding);
        list_.value(json);
    }

    static constexpr std::size_t kExcerpt = 600;  // bytes; the range says how far it goes on

    std::ostream& out_;
    Language language_;
    Json documents_ = Json::array();
    // Findings are kept as the text they become: a tree of a million takes ten times as much.
    std::ostringstream findings_;
    JsonStream list_{findings_, JsonStream::Style::Indented, 1};
    Json promises_ = Json::array();
    Json unchecked_ = Json::array();
    Json errors_ = Json::array();
    std::array<std::size_t, 3> counts_{};
    std::size_t uncheckedTotal_ = 0;
};

}  // namespace

std::unique_ptr<Report> makeJsonReport(std::ostream& out, Language language) {
    return std::make_unique<JsonReport>(out, language);
}

}  // namespace planlint
