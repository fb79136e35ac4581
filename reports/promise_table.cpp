// The promise table: target then, result, target now, verdict.
#include <ostream>

#include <fmt/format.h>

#include "model/fields.h"
#include "report.h"
#include "text/utf8.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint {

namespace {

void writeRow(std::ostream& out, const Promise& promise, bool zh) {
    out << "  " << utf8::visible(promise.indicator);
    if (promise.weakestMatch() == MatchKind::Suspected)
        out << (zh ? "（疑似同一指标）" : " (suspected match)");
    out << '\n';
    const auto cell = [&](std::string_view label, const std::optional<Mention>& mention) {
        if (!mention) return;
        const Place at = mention->plan->source->place(mention->range);
        const bool hasPeriod = mention->index && mention->figure().period;
        out << fmt::format(fmt::runtime(zh ? "    {}{} {}（{}:{}）\n" : "    {}{} {} ({}:{})\n"),
                           hasPeriod ? mention->figure().period->toString() + " " : "", label,
                           utf8::visible(mention->words()),
                           utf8::visible(mention->plan->source->path()), at.line);
    };
    cell(zh ? "目标" : "target", promise.before);
    cell(zh ? "完成" : "result", promise.actual);
    cell(zh ? "目标" : "target", promise.now);
    std::string verdicts;
    for (const Judgement& judgement : promise.judgements) {
        verdicts.append(verdicts.empty() ? ""
                        : zh             ? "；"
                                         : ", ")
            .append(zh ? chineseOf(judgement.verdict) : englishOf(judgement.verdict));
        if (judgement.evidence && !judgement.evidence->formula.empty())
            verdicts.append(zh ? "（" : " (")
                .append(utf8::visible(judgement.evidence->formula))
                .append(zh ? "）" : ")");
    }
    if (!verdicts.empty()) out << "    → " << verdicts << '\n';
}

}  // namespace

void writePromisesText(std::ostream& out, const Plan& plan, const History& history,
                       Language language) {
    const bool zh = language == Language::Chinese;
    if (!history.past) {
        out << (zh ? "没有更早的文件可以对照\n" : "no earlier document to compare with\n");
        return;
    }
    out << fmt::format(fmt::runtime(zh ? "{} 年与 {} 年对照：{}\n" : "{} against {}: {}\n"),
                       *history.year, *history.past, utf8::visible(plan.source->path()));
    for (const Promise& promise : history.promises) writeRow(out, promise, zh);
    out << fmt::format(fmt::runtime(zh ? "共 {} 项\n" : "{} rows\n"), history.promises.size());
}

void writePromisesJson(std::ostream& out, const Plan& plan, std::span<const Plan* const> others,
                       const History& history, const std::vector<FileError>& errors) {
    Json table{{"schema", "planlint.compare/1"},
               {"tool", {{"name", "planlint"}, {"version", PLANLINT_VERSION}}},
               {"file", plan.source->path()}};
    table["year"] = history.year ? Json(*history.year) : Json(nullptr);
    table["past"] = history.past ? Json(*history.past) : Json(nullptr);
    table["against"] = Json::array();
    for (const Plan* other : others) table["against"].push_back(other->source->path());
    table["promises"] = Json::array();
    for (const Promise& promise : history.promises)
        table["promises"].push_back(promiseJson(plan, promise));
    table["errors"] = Json::array();
    for (const FileError& error : errors)
        table["errors"].push_back(
            {{"file", error.file}, {"message", error.message}, {"hint", error.hint}});
    out << table.dump(1) << '\n';
}

}  // namespace planlint
