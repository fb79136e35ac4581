// One card a rule: what to do, the evidence, why, and how to keep it as it is.
#include <algorithm>

#include <fmt/format.h>

#include "reports/html/charts.h"
#include "reports/html/view.h"

namespace planlint::html {

namespace {

constexpr std::size_t kShown = 20;   // places of a card; the rest stands in the document's margin
constexpr std::size_t kTitle = 150;  // bytes of a title
constexpr std::size_t kFew = 5;      // places of a card with both documents side by side

/// 为什么：… of a rule page, without its mark; the first paragraph in English.
std::string_view reasonOf(const RuleMeta& rule, bool chinese) {
    std::string_view page = rule.page;
    const std::string_view mark = chinese ? "为什么：" : "Why: ";
    const std::size_t at = page.find(mark);
    if (at == std::string_view::npos) return {};
    page.remove_prefix(at + mark.size());
    return page.substr(0, page.find("\n\n"));
}

const Section* sectionAt(const Plan& plan, std::uint32_t offset) {
    const auto after = std::upper_bound(
        plan.sections.begin(), plan.sections.end(), offset,
        [](std::uint32_t at, const Section& section) { return at < section.range.begin; });
    return after == plan.sections.begin() ? nullptr : &*(after - 1);
}

/// The title of the part at the top level that a place lies in.
std::string partOf(const Plan& plan, std::uint32_t offset) {
    const Section* section = sectionAt(plan, offset);
    while (section != nullptr && section->parent) section = &plan.sections[*section->parent];
    return section == nullptr ? std::string()
                              : utf8::shortened(section->number + section->title, 60);
}

bool isHeading(const Plan& plan, TextRange range) {
    const Section* section = sectionAt(plan, range.begin);
    return section != nullptr && section->titleRange == range;
}

class Cards {
public:
    Cards(View& view, Node section) : view_(view), section_(section) {}

    void write(const Group& group) {
        const Node card = section_.add("Q");
        const RuleMeta* rule = group.rule;
        card.show(view_.several ? "SEVERAL" : "SINGLE");
        card.set("NO", group.number);
        card.set("CODE", group.code);
        card.set("SEV", className(group.worst));
        card.set("SEV_WORD", severityWord(group.worst, language()));
        const std::string_view title =
            rule == nullptr ? group.findings.front()->name
                            : std::string_view(view_.zh ? rule->titleZh : rule->titleEn);
        card.set("RULE_TITLE", title);
        const bool single = group.findings.size() == 1;
        card.set("HEADLINE",
                 single ? group.findings.front()->message.in(language()) : std::string(title));
        card.set("AMOUNT",
                 view_.say(fmt::format("{} 处", group.places), counted(group.places, "place")));
        if (rule != nullptr) {
            const std::string_view remedy = view_.zh ? rule->doZh : rule->doEn;
            if (!remedy.empty()) card.add("DO_LINE").set("DO", remedy);
            const Node why = card.add("WHY");
            if (const std::string_view reason = reasonOf(*rule, view_.zh); !reason.empty())
                why.add("REASON").set("TEXT", reason);
            if (!rule->source.empty()) why.add("SOURCE").set("TEXT", rule->source);
        }
        writeEvidence(group, card, title);
        card.set("WAIVER", waiver(group));
    }

private:
    Language language() const { return view_.options.language; }

    void writeEvidence(const Group& group, Node card, std::string_view title) {
        const Plan& plan = view_.plan;
        const auto hasOther = [](const Diagnostic* each) {
            return !each->grouped && !each->related.empty();
        };
        const bool pairs = std::any_of(group.findings.begin(), group.findings.end(), hasOther);
        const bool absent =
            pairs &&
            std::all_of(group.findings.begin(), group.findings.end(), [&](const Diagnostic* each) {
                return hasOther(each) && isHeading(plan, each->at.range);
            });
        std::size_t shown = 0;
        if (absent) {
            const Node table = card.add("ABSENT");
            const Location& under = group.findings.front()->at;
            table.add("UNDER").set(
                "UNDER_LINE",
                view_.say(fmt::format("本文件第{}行“{}”之下没有找到：",
                                      plan.source->place(under.range).line,
                                      utf8::shortened(plan.source->original(under.range), 90)),
                          fmt::format("Not found below line {} of this document:",
                                      plan.source->place(under.range).line)));
            for (const Diagnostic* finding : group.findings) {
                if (++shown > kShown) break;
                const Node row = identified(table, *finding);
                row.set("NAME", finding->enclosing);
                const Location& there = finding->related.front().at;
                fillExcerpt(row.add("QUOTE").include("EXCERPT", "excerpt.html"), there, "gr");
                view_.place(row, there);
            }
        } else if (pairs) {
            const Node list = card.add("PAIRS");
            for (const Diagnostic* finding : group.findings) {
                if (++shown > kFew) break;
                writePair(identified(list, *finding), *finding, group.findings.size() > 1);
            }
        } else if (std::all_of(group.findings.begin(), group.findings.end(),
                               [&](const Diagnostic* each) { return namesTitles(*each); })) {
            const Node list = card.add("LIST");
            for (const Diagnostic* finding : group.findings) {
                for (const Related& related : finding->related) {
                    if (++shown > kShown) break;
                    const Node row =
                        shown == 1 ? identified(list, *finding) : unidentified(list, *finding);
                    writeLine(row, related.at);
                    row.set("WORDS",
                            utf8::shortened(plan.source->original(related.at.range), kTitle));
                }
            }
        } else {
            const Node table = card.add("ROWS");
            for (const Diagnostic* finding : group.findings) {
                if (shown >= kShown) break;
                const Node first = identified(table, *finding);
                if (!finding->grouped || finding->related.empty()) {
                    ++shown;
                    const bool says =
                        group.findings.size() > 1 && finding->message.in(language()) != title;
                    writeRow(first, finding->at, *finding, says);
                    continue;
                }
                for (std::size_t i = 0; i < finding->related.size() && shown < kShown; ++i) {
                    ++shown;
                    writeRow(i == 0 ? first : unidentified(table, *finding), finding->related[i].at,
                             *finding, false);
                }
            }
        }
        const std::size_t all = absent || pairs ? group.findings.size() : group.places;
        if (all > std::min(all, pairs && !absent ? kFew : kShown))
            card.add("MORE").set(
                "MORE_LINE",
                view_.say(fmt::format("其余 {} 处见原文边注里的 {} 号。",
                                      all - (pairs && !absent ? kFew : kShown), group.number),
                          fmt::format("{} more: number {} in the margin of the document.",
                                      all - (pairs && !absent ? kFew : kShown), group.number)));
    }

    /// A finding with its id and what the filter asks for.
    Node identified(Node list, const Diagnostic& finding) {
        const Node node = unidentified(list, finding);
        node.set("FP", view_.prints.at(&finding));
        return node;
    }
    Node unidentified(Node list, const Diagnostic& finding) {
        const Node node = list.add("F");
        node.set("SEV", className(finding.severity));
        node.set("FP", fmt::format("{}.{}", view_.prints.at(&finding), ++extra_));
        const Plan& plan = view_.plan;
        const Task* task = taskAt(plan, finding.at.range.begin);
        std::string unit;
        if (task != nullptr && task->hasOwner())
            unit = (task->lead.empty() ? task->responsible : task->lead).front().name;
        if (unit.empty()) unit = view_.say("未写明", "none named");
        node.set("UNIT", utf8::shortened(unit, 60));
        node.set("SECTION", partOf(plan, finding.at.range.begin));
        return node;
    }

    /// A grouped finding about tasks as wholes: their titles say it.
    bool namesTitles(const Diagnostic& finding) const {
        return finding.grouped && !finding.related.empty() &&
               std::all_of(finding.related.begin(), finding.related.end(),
                           [&](const Related& each) {
                               const Task* task = taskAt(view_.plan, each.at.range.begin);
                               return task != nullptr && task->titleRange == each.at.range;
                           });
    }

    void writeLine(Node row, const Location& at) {
        const std::uint32_t line = view_.plan.source->place(at.range).line;
        row.set("LINE", line);
        row.set("LINE_WORD", view_.lineWord(line));
        row.show(view_.shows(line) ? "LINKED" : "UNLINKED");
    }

    void writeRow(Node row, const Location& at, const Diagnostic& finding, bool says) {
        writeLine(row, at);
        if (says) row.add("SAYS").set("MESSAGE", finding.message.in(language()));
        fillExcerpt(row.include("EXCERPT", "excerpt.html"), at, className(finding.severity));
        if (finding.grouped) return;
        if (finding.note) row.add("NOTE").set("NOTE_TEXT", finding.note->in(language()));
        if (finding.evidence && !finding.evidence->formula.empty())
            row.add("FORMULA").set("FORMULA_TEXT", finding.evidence->formula);
    }

    void writePair(Node node, const Diagnostic& finding, bool says) {
        if (says) node.add("SAYS").set("MESSAGE", finding.message.in(language()));
        std::vector<std::string> labels;
        for (const Related& related : finding.related) {
            const Node there = node.add("THERE");
            const std::string& message = related.message.in(language());
            // 上年目标：超过14%: the words after the colon stand in the excerpt.
            const std::string label = message.substr(0, message.find(view_.zh ? "：" : ": "));
            labels.push_back(label);
            there.set("LABEL", label);
            view_.place(there, related.at);
            fillExcerpt(there.include("EXCERPT", "excerpt.html"), related.at, "gr");
        }
        const Node here = node.add("HERE");
        here.set("LABEL", view_.say("本文件", "this document"));
        view_.place(here, finding.at);
        fillExcerpt(here.include("EXCERPT", "excerpt.html"), finding.at,
                    className(finding.severity));
        if (finding.note) node.add("NOTE").set("NOTE_TEXT", finding.note->in(language()));
        if (!finding.evidence) return;
        const Evidence& evidence = *finding.evidence;
        if (evidence.intervals.size() == 2 && evidence.operands.size() >= 2) {
            std::vector<std::string> names = {labels.front(), view_.say("本文件", "this document")};
            std::vector<std::string> ends = {utf8::shortened(evidence.operands[0], 40),
                                             utf8::shortened(evidence.operands[1], 40)};
            if (evidence.operands.size() > 2) {  // a total and its parts
                names = {view_.say("总数", "total"), view_.say("分项之和", "sum of parts")};
                ends[1] = "";
            }
            drawIntervals(node, names, ends, evidence.intervals, view_.zh);
        }
        std::string formula = evidence.formula;
        if (evidence.intervals.size() == 2)
            formula += view_.say(fmt::format("；区间 {}、{}", evidence.intervals[0].toString(),
                                             evidence.intervals[1].toString()),
                                 fmt::format("; intervals {}, {}", evidence.intervals[0].toString(),
                                             evidence.intervals[1].toString()));
        if (!formula.empty()) node.add("FORMULA").set("FORMULA_TEXT", formula);
    }

    std::string waiver(const Group& group) const {
        // A pattern: how the file is called from the folder of planlint.yaml is not known here.
        const std::string& path = view_.plan.source->path();
        const std::string document = Json("*" + path.substr(path.rfind('/') + 1)).dump();
        const std::optional<Date> until = monthsAfter(view_.options.day, 12);
        std::string yaml = "waivers:\n";
        const std::size_t count = std::min<std::size_t>(group.findings.size(), 3);
        for (std::size_t i = 0; i < count; ++i) {
            std::string print = view_.prints.at(group.findings[i]);
            print = print.substr(0, print.find('-'));
            yaml += fmt::format(
                "  - rule: {}\n    document: {}\n    place: {}\n    reason: {}\n    until: {}\n",
                group.code, document, Json(print).dump(), view_.say("（写明理由）", "(say why)"),
                until ? until->toString() : "2099-12-31");
        }
        if (group.findings.size() > count)
            yaml += fmt::format("  # {}\n",
                                view_.say("其余各处照此登记；不写 place 就是本规则在本文件的全部",
                                          "the others likewise; without place: all of this rule"));
        return yaml;
    }

    View& view_;
    Node section_;
    std::size_t extra_ = 0;
};

}  // namespace

void fillFindings(View& view, Node document) {
    const Node part = document.include("FINDINGS", "findings.html");
    if (view.groups.empty() && view.several) return;
    const Node section = part.add("SEC_FINDINGS");
    section.show(view.several ? "SEVERAL" : "SINGLE");
    view.heading(document, section, "FINDINGS", "issues",
                 std::to_string(view.result.findings.size()));
    if (!view.several) section.include("FILTER", "filter.html");
    Cards cards(view, section);
    for (const Group& group : view.groups) cards.write(group);
}

}  // namespace planlint::html
