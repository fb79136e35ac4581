// SARIF 2.1.0 (OASIS): one run, its rules first, then results as documents finish.
#include <algorithm>
#include <map>

#include "base/json_stream.h"
#include "formats.h"
#include "text/utf8.h"
#include "uri.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint {

namespace {

std::string_view levelOf(Severity severity) {
    return severity == Severity::Info ? "note" : severityName(severity);
}

Json messageJson(std::string_view text) { return {{"text", text}}; }

/// A place as SARIF has it: columns are characters (columnKind), offsets bytes of the file.
Json physicalLocation(const Location& at) {
    const Place place = at.source->place(at.range);
    return {{"artifactLocation", {{"uri", uriOf(at.source->path())}}},
            {"region",
             {{"startLine", place.line},
              {"startColumn", place.column},
              {"endLine", place.endLine},
              {"endColumn", place.endColumn},
              {"byteOffset", place.byteOffset},
              {"byteLength", place.byteLength}}}};
}

Json ruleJson(const RuleMeta& meta, Language language) {
    const bool zh = language == Language::Chinese;
    const auto strongest = std::max_element(
        meta.severity.begin(), meta.severity.end(), [](const auto& a, const auto& b) {
            return !a ? b.has_value() : b && static_cast<int>(*a) < static_cast<int>(*b);
        });
    return {{"id", meta.code},
            {"name", meta.name},
            {"shortDescription", messageJson(zh ? meta.titleZh : meta.titleEn)},
            {"fullDescription", messageJson(meta.doZh.empty() ? (zh ? meta.titleZh : meta.titleEn)
                                            : zh              ? meta.doZh
                                                              : meta.doEn)},
            {"help", {{"text", meta.page}, {"markdown", meta.page}}},
            {"defaultConfiguration", {{"level", *strongest ? levelOf(**strongest) : "none"}}},
            {"properties", {{"basis", meta.source}, {"needsPrior", meta.needsPrior}}}};
}

class SarifReport final : public Report {
public:
    SarifReport(std::ostream& out, const ReportOptions& options)
        : json_(out, JsonStream::Style::Indented), out_(out), language_(options.language) {
        json_.open('{');
        json_.value("https://json.schemastore.org/sarif-2.1.0.json", "$schema");
        json_.value("2.1.0", "version");
        json_.open('[', "runs");
        json_.open('{');
        Json rules = Json::array();
        for (const Rule& rule : options.rules) {
            ruleAt_.emplace(rule.meta.code, rules.size());
            rules.push_back(ruleJson(rule.meta, language_));
        }
        json_.value({{"driver",
                      {{"name", "planlint"},
                       {"semanticVersion", PLANLINT_VERSION},
                       {"language", language_ == Language::Chinese ? "zh-CN" : "en"},
                       {"rules", std::move(rules)}}}},
                    "tool");
        json_.value("unicodeCodePoints", "columnKind");
        json_.open('[', "results");
    }

    void document(const Plan& plan, const LintResult& result) override {
        for (const Diagnostic& finding : result.findings) write(finding);
        for (const Unchecked& unchecked : result.unchecked)
            unchecked_.push_back(uncheckedJson(plan, unchecked, language_));
    }

    void error(const FileError& error) override {
        errors_.push_back(
            {{"level", "error"},
             {"message",
              messageJson(error.hint.empty() ? error.message : error.message + "\n" + error.hint)},
             {"locations",
              Json::array({{{"physicalLocation",
                             {{"artifactLocation", {{"uri", uriOf(error.file)}}}}}}})}});
    }

    void finish() override {
        json_.close();  // results
        Json invocation{{"executionSuccessful", errors_.empty()}};
        if (!errors_.empty()) invocation["toolExecutionNotifications"] = errors_;
        json_.value(Json::array({invocation}), "invocations");
        json_.value({{"unchecked", unchecked_}}, "properties");
        json_.close();
        json_.close();
        json_.close();
        out_ << '\n';
    }

private:
    void write(const Diagnostic& finding) {
        std::string text = finding.message.in(language_);
        if (finding.note) text += "\n" + finding.note->in(language_);
        Json result{{"ruleId", finding.code}};
        if (const auto rule = ruleAt_.find(finding.code); rule != ruleAt_.end())
            result["ruleIndex"] = rule->second;
        result["level"] = levelOf(finding.severity);
        result["message"] = messageJson(text);
        result["locations"] = Json::array({{{"physicalLocation", physicalLocation(finding.at)}}});
        Json related = Json::array();
        for (const Related& item : finding.related)
            related.push_back({{"id", related.size()},
                               {"physicalLocation", physicalLocation(item.at)},
                               {"message", messageJson(item.message.in(language_))}});
        if (!related.empty()) result["relatedLocations"] = std::move(related);
        result["partialFingerprints"] = {{"planlint/v1", fingerprint(finding)}};
        if (finding.evidence)
            result["properties"] = {{"operands", finding.evidence->operands},
                                    {"intervals", intervalsJson(*finding.evidence)},
                                    {"formula", finding.evidence->formula}};
        json_.value(result);
    }

    JsonStream json_;
    std::ostream& out_;
    Language language_;
    std::map<std::string_view, std::size_t> ruleAt_;
    Json unchecked_ = Json::array();
    Json errors_ = Json::array();
};

}  // namespace

std::unique_ptr<Report> makeSarif(std::ostream& out, const ReportOptions& options) {
    return std::make_unique<SarifReport>(out, options);
}

}  // namespace planlint
