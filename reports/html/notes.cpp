// What was not checked and why, the rules behind the findings, and how the report was made.
#include <algorithm>

#include <fmt/format.h>

#include "model/fields.h"
#include "reports/html/view.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint::html {

namespace {

const RuleMeta* ruleOf(const View& view, std::string_view code) {
    const auto at = std::find_if(view.options.rules.begin(), view.options.rules.end(),
                                 [&](const Rule& rule) { return rule.meta.code == code; });
    return at == view.options.rules.end() ? nullptr : &at->meta;
}

void writeUnchecked(const View& view, Node table, const Unchecked& entry) {
    constexpr std::size_t kPlaces = 8;
    const Node row = table.add("UNDECIDED");
    const RuleMeta* rule = ruleOf(view, entry.code);
    row.set("CODE", entry.code);
    row.set("TITLE", rule == nullptr ? std::string_view()
                     : view.zh       ? rule->titleZh
                                     : rule->titleEn);
    row.set("COUNT", entry.count);
    row.set("REASON", entry.reason.in(view.options.language));
    std::set<std::uint32_t> lines;
    for (const Location& at : entry.places) {
        if (at.range.length() == 0 || lines.size() >= kPlaces) continue;
        const std::uint32_t line = at.source->place(at.range).line;
        if (!lines.insert(line).second) continue;
        const Node place = row.add("AT").add(view.shows(line) ? "LINKED" : "UNLINKED");
        place.set("LINE", line);
    }
    if (lines.empty()) row.show("ALL");
}

/// Rules that compare with earlier documents had none.
std::string idleRules(const View& view, std::size_t& count) {
    std::string codes;
    if (view.result.history.past) return codes;
    for (const Rule& rule : view.options.rules) {
        if (!rule.meta.needsPrior || !rule.meta.severityIn(view.result.profile)) continue;
        codes += fmt::format("{}{}", codes.empty() ? "" : " ", rule.meta.code);
        ++count;
    }
    return codes;
}

}  // namespace

void fillUnchecked(View& view, Node document, Node tables, std::span<const FileError> errors) {
    std::size_t idle = 0;
    const std::string idleCodes = idleRules(view, idle);
    const std::vector<Unchecked>& undecided = view.result.unchecked;
    std::size_t total = 0;
    for (const Unchecked& each : undecided) total += each.count;
    const bool files = !view.several && !errors.empty();
    if (view.several && undecided.empty()) return;
    const Node section = tables.add("SEC_UNCHECKED");
    view.heading(document, section, "UNCHECKED", "skipped", std::to_string(total));
    if (undecided.empty() && (idle == 0 || view.several)) {
        section.showIf(!files, "EMPTY");
    } else {
        const Node some = section.add("SOME");
        for (const Unchecked& each : undecided) writeUnchecked(view, some, each);
        if (idle > 0 && !view.several) {
            const Node row = some.add("UNDECIDED");
            row.set("CODE", idleCodes);
            row.set("TITLE", "");
            row.set("COUNT", "—");
            row.set("REASON", view.say(fmt::format("{} 条规则要与往年文件对照，没有给", idle),
                                       fmt::format("{} rules compare with earlier documents; none "
                                                   "was given",
                                                   idle)));
            row.add("REMEDY").set("TEXT", word("NO_PRIOR_DO", view.zh));
            row.show("ALL");
        }
    }
    if (!files) return;
    const Node list = section.add("FILES");
    for (const FileError& error : errors) {
        const Node row = list.add("UNREAD");
        row.set("FILE", error.file);
        row.set("MESSAGE", error.message);
        row.set("HINT", error.hint);
    }
}

void fillAbout(View& view, Node document, Node tables) {
    if (view.several) return;
    const Node section = tables.add("SEC_ABOUT");
    view.heading(document, section, "ABOUT", "about", "");
    if (!view.groups.empty()) {
        const Node table = section.add("RULES");
        std::vector<const Group*> groups;
        for (const Group& group : view.groups) groups.push_back(&group);
        std::sort(groups.begin(), groups.end(),
                  [](const Group* a, const Group* b) { return a->code < b->code; });
        for (const Group* group : groups) {
            const Node row = table.add("RULE");
            const RuleMeta* rule = group->rule;
            row.set("CODE", group->code);
            row.set("TITLE", rule == nullptr ? group->findings.front()->name
                             : view.zh       ? rule->titleZh
                                             : rule->titleEn);
            row.set("SOURCE", rule == nullptr ? std::string_view() : rule->source);
            row.set("JUDGED",
                    rule == nullptr || rule->judged == 0
                        ? view.say("没有判读过", "not judged yet")
                        : view.say(fmt::format("{} 处中 {} 处属实", rule->judged, rule->judgedTrue),
                                   fmt::format("{} of {} true", rule->judgedTrue, rule->judged)));
        }
    }
    const auto fact = [&](const std::string& zh, const std::string& en) {
        section.add("FACT").set("TEXT", view.say(zh, en));
    };
    const SourceFile& source = *view.plan.source;
    fact(fmt::format("文件：{}（{}）", source.path(), encodingName(source.encoding())),
         fmt::format("File: {} ({})", source.path(), encodingName(source.encoding())));
    for (const Plan* prior : view.earlier)
        fact(fmt::format("往年文件：{}", prior->source->path()),
             fmt::format("Earlier document: {}", prior->source->path()));
    fact(fmt::format("程序：planlint {}，{} 条规则；检查日期 {}", PLANLINT_VERSION,
                     view.options.rules.size(), view.options.day.toString()),
         fmt::format("Program: planlint {}, {} rules; checked {}", PLANLINT_VERSION,
                     view.options.rules.size(), view.options.day.toString()));
    fact("“判读”是请没有看过程序的人逐处判断问题是否属实的结果；数字不多，只作参考。",
         "“Judged”: people who had not seen the program said of each finding whether it was true. "
         "The numbers are small.");
    if (view.result.known > 0)
        fact(fmt::format("基线中已知的 {} 处没有再列。", view.result.known),
             fmt::format("{} findings known to the baseline are not listed.", view.result.known));
}

}  // namespace planlint::html
