// The first screen: the verdict in a sentence, counts, what to mend first.
#include <algorithm>

#include <fmt/format.h>

#include "model/fields.h"
#include "reports/html/charts.h"
#include "reports/html/view.h"

namespace planlint::html {

namespace {

constexpr std::size_t kFirst = 8;

struct Coverage {
    std::size_t tasks = 0, owned = 0, led = 0, measured = 0, dated = 0;
};

Coverage coverageOf(const Plan& plan) {
    Coverage count;
    for (const Task& task : plan.tasks) {
        ++count.tasks;
        count.owned += task.hasOwner() ? 1U : 0U;
        count.led += task.lead.empty() ? 0U : 1U;
        count.measured += task.isMeasurable() || task.hasOutcome ? 1U : 0U;
        count.dated += task.deadline ? 1U : 0U;
    }
    return count;
}

std::string whyLine(const View& view, const Coverage& coverage) {
    std::size_t history = 0;
    std::size_t figures = 0;
    for (const Diagnostic& finding : view.result.findings) {
        if (finding.severity == Severity::Info) continue;
        history += finding.code[0] == 'X' ? 1U : 0U;
        figures += finding.code[0] == 'F' ? 1U : 0U;
    }
    std::vector<std::string> parts;
    if (figures > 0)
        parts.push_back(view.say(fmt::format("{} 处与数字有关", figures),
                                 fmt::format("{} about figures", figures)));
    if (history > 0)
        parts.push_back(view.say(fmt::format("{} 处与上年文件不衔接", history),
                                 fmt::format("{} against earlier documents", history)));
    if (coverage.tasks > 0)
        parts.push_back(view.say(
            fmt::format("{} 项任务，写明责任单位 {} 项，有目标或成果 {} 项，写明完成时限 {} 项",
                        coverage.tasks, coverage.owned, coverage.measured, coverage.dated),
            fmt::format("of {} tasks {} name who answers, {} a target or result, {} a deadline",
                        coverage.tasks, coverage.owned, coverage.measured, coverage.dated)));
    std::string line;
    for (const std::string& part : parts)
        line += (line.empty() ? "" : view.zh ? "；" : "; ") + part;
    if (!line.empty()) line += view.zh ? "。" : ".";
    return line;
}

std::string severityCounts(const View& view, const Group& group) {
    std::size_t grouped = 0;
    std::array<std::size_t, 3> count{};
    for (const Diagnostic* finding : group.findings) {
        ++count[static_cast<std::size_t>(finding->severity)];
        if (finding->grouped) grouped += finding->related.size();
    }
    std::string words;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const std::size_t n = count[static_cast<std::size_t>(severity)];
        if (n == 0) continue;
        words += fmt::format("{}{} {}", words.empty() ? "" : " ",
                             severityWord(severity, view.options.language), n);
    }
    if (grouped > 0)
        words += view.say(fmt::format("（{} 项）", grouped), fmt::format(" ({} places)", grouped));
    return words;
}

void fillFirst(const View& view, Node document) {
    if (view.groups.empty()) return document.show("NOTHING");
    const Node list = document.add("FIRST_LIST");
    list.show(view.several ? "SEVERAL" : "SINGLE");
    for (std::size_t i = 0; i < std::min(kFirst, view.groups.size()); ++i) {
        const Group& group = view.groups[i];
        const Node entry = list.add("FIRST");
        entry.set("NO", group.number);
        const Diagnostic& first = *group.findings.front();
        const std::string_view remedy = group.rule == nullptr ? std::string_view()
                                        : view.zh             ? group.rule->doZh
                                                              : group.rule->doEn;
        std::string line(remedy.empty() ? first.message.in(view.options.language) : remedy);
        if (group.findings.size() == 1 && !first.grouped)
            line = view.lineWord(view.plan.source->place(first.at.range).line) +
                   (view.zh ? "：" : ": ") + line;
        entry.set("DO", line);
        entry.set("WEIGHT", severityCounts(view, group));
    }
    if (view.groups.size() > kFirst) {
        const std::size_t more = view.groups.size() - kFirst;
        list.add("REST").set("REST_LINE", view.say(fmt::format("另有 {} 个问题见下文。", more),
                                                   fmt::format("{} more below.", more)));
    }
}

/// summary_plan → summary and plan.
std::string kindInEnglish(DocumentKind kind) {
    std::string words(nameOf(kind));
    if (const std::size_t at = words.find('_'); at != std::string::npos)
        words.replace(at, 1, " and ");
    return words;
}

void fillFacts(const View& view, Node document) {
    const auto fact = [&](const std::string& zh, const std::string& en) {
        document.add("META").set("FACT", view.say(zh, en));
    };
    const DocumentInfo& info = view.plan.info;
    fact(fmt::format("按“{}”一类检查，因为文种是{}", chineseOf(view.result.profile),
                     info.isPolicy ? "政策措施，各条是规定而不是分解的任务" : chineseOf(info.kind)),
         fmt::format("profile {}, because the document is a {}", nameOf(view.result.profile),
                     info.isPolicy ? "policy paper" : kindInEnglish(info.kind)));
    fact(fmt::format("看过 {} 项任务、{} 个数据", view.plan.tasks.size(), view.plan.figures.size()),
         counted(view.plan.tasks.size(), "task") + ", " +
             counted(view.plan.figures.size(), "figure"));
    if (view.earlier.empty()) return;
    const auto rows =
        std::count_if(view.result.history.promises.begin(), view.result.history.promises.end(),
                      [](const Promise& promise) { return promise.before.has_value(); });
    fact(fmt::format("对照往年文件 {} 份、上年目标 {} 项", view.earlier.size(), rows),
         fmt::format("against {}, {}", counted(view.earlier.size(), "earlier document"),
                     counted(static_cast<std::size_t>(rows), "promise")));
}

}  // namespace

std::string verdictSentence(const Tally& tally, bool chinese) {
    const auto say = [&](std::string zh, std::string en) { return chinese ? zh : en; };
    if (tally.documents == 0) return say("没有文件可以检查。", "No document could be checked.");
    if (tally.errors > 0) {
        const std::string more =
            tally.warnings == 0
                ? say("。", ".")
                : say(fmt::format("；另有 {} 处警告。", tally.warnings),
                      fmt::format("; {} besides.", counted(tally.warnings, "warning")));
        return say(fmt::format("有 {} 处错误，改好之前不宜印发{}", tally.errors, more),
                   fmt::format("{}: not fit to be issued before that is mended{}",
                               counted(tally.errors, "error"), more));
    }
    if (tally.warnings > 0)
        return say(fmt::format("没有错误，有 {} 处警告要在付印前处理。", tally.warnings),
                   fmt::format("No errors; {} to look at before printing.",
                               counted(tally.warnings, "warning")));
    if (tally.infos > 0)
        return say(fmt::format("没有错误和警告，有 {} 处提示可以斟酌。", tally.infos),
                   fmt::format("No errors or warnings; {}.", counted(tally.infos, "remark")));
    return say("没有发现问题。", "Nothing was found.");
}

void fillLadder(Node ladder, const Tally& tally, bool chinese, std::string_view unchecked) {
    const auto rung = [&](std::string_view style, const char* name, const char* means,
                          std::size_t count) {
        const Node node = ladder.add("RUNG");
        node.set("CLASS", style);
        node.set("WORD", word(name, chinese));
        node.set("COUNT", count);
        if (count == 0) node.show("ZERO");
        const bool links = style == "unchecked" && !unchecked.empty() && count > 0;
        const Node text = node.add(links ? "LINK" : "PLAIN");
        if (links) text.set("TARGET", unchecked);
        text.set("MEANS", word(means, chinese));
    };
    rung("error", "ERROR", "ERROR_MEANS", tally.errors);
    rung("warning", "WARNING", "WARNING_MEANS", tally.warnings);
    rung("info", "INFO", "INFO_MEANS", tally.infos);
    rung("unchecked", "UNCHECKED", "UNCHECKED_MEANS", tally.unchecked);
}

void fillConclusion(View& view, Node document) {
    Tally tally;
    tally.add(view.result);
    document.set("SENTENCE", verdictSentence(tally, view.zh));
    const Coverage coverage = coverageOf(view.plan);
    if (const std::string why = whyLine(view, coverage); !why.empty())
        document.add("WHY_LINE").set("WHY", why);
    fillFacts(view, document);
    if (!view.several)
        fillLadder(document.include("LADDER", "ladder.html"), tally, view.zh,
                   view.prefix + "skipped");
    if (coverage.tasks > 0) {
        const Node elements = document.add("ELEMENTS");
        elements.set("TASKS", view.say(fmt::format("（{} 项任务）", coverage.tasks),
                                       fmt::format("({})", counted(coverage.tasks, "task"))));
        elements.set("COVERED",
                     view.say(fmt::format("写明牵头单位 {}，目标或成果 {}，完成时限 {}",
                                          coverage.led, coverage.measured, coverage.dated),
                              fmt::format("lead unit {}, target or result {}, deadline {}",
                                          coverage.led, coverage.measured, coverage.dated)));
    }
    fillFirst(view, document);
}

}  // namespace planlint::html
