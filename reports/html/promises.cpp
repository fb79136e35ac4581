// What was promised, what came of it, and what is promised now.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "history/series.h"
#include "reports/html/charts.h"
#include "reports/html/view.h"

namespace planlint::html {

namespace {

struct FateWords {
    std::string_view style;  // class of the strip
    std::string_view zh, en;
    std::string_view adviceZh, adviceEn;
};

/// In the order of Fate.
constexpr std::array<FateWords, kFates> kWords = {{
    {"bad", "没有达到", "missed", "说明原因和补救", "say why, and what is done about it"},
    {"maybe", "疑似没有达到", "perhaps missed", "先核对是不是同一项",
     "see first whether it is the same"},
    {"drop1", "没有下文", "neither reported nor continued", "督查时先问这些", "ask these first"},
    {"drop2", "没有报告结果", "not reported", "今年还提到，但没有结果",
     "goes on, without a result"},
    {"claim", "只说完成", "said to be done", "没有数字，补一个", "without a figure: give one"},
    {"oth", "他部门牵头", "led by others", "本文件可以不报", "need not be reported here"},
    {"cmp", "不能比较", "not comparable", "口径、期间或阶段不同", "other scope, period or stage"},
    {"met", "达到", "met", "", ""},
    {"new", "今年新提", "new this year", "", ""},
}};

std::string_view chipOf(const Judgement& judgement) {
    switch (judgement.verdict) {
        case Verdict::Met:
        case Verdict::Exceeded:
            return judgement.isSuspected ? "dash" : "met";
        case Verdict::Missed:
            return judgement.isSuspected ? "miss" : "bad";
        case Verdict::SuspectedMissed:
        case Verdict::NotReported:
            return "miss";
        case Verdict::NotContinued:
            return "drop";
        case Verdict::New:
            return "new";
        case Verdict::Lowered:
        case Verdict::Kept:
        case Verdict::Raised:
        case Verdict::OtherLead:
            return "plain";
        default:
            return "dash";
    }
}

std::string chipWords(const Judgement& judgement, bool chinese) {
    const std::string_view words =
        chinese ? chineseOf(judgement.verdict) : englishOf(judgement.verdict);
    switch (judgement.verdict) {
        case Verdict::Lowered:
            return fmt::format("↓ {}", words);
        case Verdict::Kept:
            return fmt::format("＝ {}", words);
        case Verdict::Raised:
            return fmt::format("↑ {}", words);
        default:
            return std::string(words);
    }
}

std::array<std::size_t, kFates> countsOf(const History& history) {
    std::array<std::size_t, kFates> counts{};
    for (const Promise& promise : history.promises)
        ++counts[static_cast<std::size_t>(fateOf(promise))];
    counts[static_cast<std::size_t>(Fate::New)] = 0;  // no promise of last year
    return counts;
}

void writeKeys(const View& view, Node place) {
    const std::array<std::size_t, kFates> counts = countsOf(view.result.history);
    for (std::size_t i = 0; i < kFates; ++i) {
        if (counts[i] == 0) continue;
        const Node key = place.add("KEY");
        key.set("C", kWords[i].style);
        key.set("LABEL", view.say(kWords[i].zh, kWords[i].en));
        key.set("COUNT", counts[i]);
    }
}

void writeCell(const View& view, Node row, const char* column,
               const std::optional<Mention>& mention) {
    constexpr std::size_t kWordsShown = 120;  // bytes
    const Node cell = row.add("CELL");
    cell.set("COLUMN", word(column, view.zh));
    if (!mention) return cell.show("NIL");
    const Node value = cell.add("VALUE");
    value.set("WORDS", utf8::shortened(mention->words(), kWordsShown));
    view.place(value, mention->location(), true);
}

void writeRow(const View& view, Node group, const Promise& promise) {
    constexpr std::size_t kNameShown = 120;  // bytes
    const Node row = group.add("ROW");
    row.set("NAME", utf8::shortened(promise.indicator, kNameShown));
    const std::vector<std::string> lead = promise.lead();
    row.set("WHO", lead.empty() ? std::string("—")
                   : lead.size() == 1
                       ? lead.front()
                       : view.say(fmt::format("{}等 {} 家", lead.front(), lead.size()),
                                  fmt::format("{} and {} more", lead.front(), lead.size() - 1)));
    row.showIf(lead.empty(), "NO_LEAD");
    writeCell(view, row, "BEFORE", promise.before);
    writeCell(view, row, "ACTUAL", promise.actual);
    writeCell(view, row, "NOW", promise.now);
    bool suspected = false;
    for (const Judgement& judgement : promise.judgements) {
        const Node chip = row.add("CHIP");
        chip.set("C", chipOf(judgement));
        chip.set("TEXT", chipWords(judgement, view.zh));
        suspected = suspected || judgement.isSuspected;
    }
    if (!suspected) return;
    const Node chip = row.add("CHIP");
    chip.set("C", "dash");
    chip.set("TEXT", view.say("疑似", "unsure"));
}

}  // namespace

Fate fateOf(const Promise& promise) {
    const auto says = [&](Verdict verdict) { return promise.says(verdict); };
    const auto surely = [&](Verdict verdict) {
        return std::any_of(
            promise.judgements.begin(), promise.judgements.end(),
            [&](const Judgement& each) { return each.verdict == verdict && !each.isSuspected; });
    };
    if (!promise.before) return Fate::New;
    if (surely(Verdict::Missed)) return Fate::Missed;
    if (says(Verdict::Missed) || says(Verdict::SuspectedMissed)) return Fate::MaybeMissed;
    if (says(Verdict::Met) || says(Verdict::Exceeded)) return Fate::Met;
    if (says(Verdict::OtherLead)) return Fate::Elsewhere;
    if (says(Verdict::NotReported))
        return says(Verdict::NotContinued) ? Fate::Silent : Fate::Unreported;
    if (says(Verdict::ClaimedDone)) return Fate::Claimed;
    return Fate::Incomparable;
}

std::size_t fillPromiseTable(View& view, Node table, std::size_t most) {
    std::array<std::vector<const Promise*>, kFates> byFate;
    for (const Promise& promise : view.result.history.promises)
        byFate[static_cast<std::size_t>(fateOf(promise))].push_back(&promise);
    std::size_t left = 0;
    for (std::size_t i = 0; i < kFates; ++i) {
        if (byFate[i].empty()) continue;
        if (most == 0) {
            left += byFate[i].size();
            continue;
        }
        const Node group = table.add("GROUP");
        group.set("LABEL", view.say(kWords[i].zh, kWords[i].en));
        group.set("COUNT", view.say(fmt::format("{} 项", byFate[i].size()),
                                    std::to_string(byFate[i].size())));
        group.set("ADVICE", view.say(kWords[i].adviceZh, kWords[i].adviceEn));
        for (const Promise* promise : byFate[i]) {
            if (most == 0) {
                ++left;
                continue;
            }
            --most;
            writeRow(view, group, *promise);
        }
    }
    return left;
}

void fillStrip(View& view, Node place) {
    const std::array<std::size_t, kFates> counts = countsOf(view.result.history);
    std::vector<Share> shares;
    std::string label;
    for (std::size_t i = 0; i < kFates; ++i) {
        if (counts[i] == 0) continue;
        shares.push_back({std::string(kWords[i].style), counts[i]});
        label += fmt::format("{}{} {}",
                             label.empty() ? ""
                             : view.zh     ? "，"
                                           : ", ",
                             view.zh ? kWords[i].zh : kWords[i].en, counts[i]);
    }
    if (shares.empty()) return;
    drawStrip(place.include("STRIP_FIGURE", "figure.html"), shares, label);
    writeKeys(view, place);
}

void fillPromises(View& view, Node document, Node tables) {
    constexpr std::size_t kMost = 400, kMostOfSeveral = 30;
    const History& history = view.result.history;
    const bool any = history.past && !history.promises.empty();
    if (view.several && !any) return;
    const Node section = tables.add("SEC_PROMISE");
    view.heading(document, section, "PROMISES", "promise",
                 any ? std::to_string(history.promises.size()) : std::string());
    if (!any) {
        const Node empty = section.add("EMPTY");
        empty.set("FACT", word(history.past ? "NO_ROWS" : "NO_PRIOR", view.zh));
        empty.set("REMEDY", history.past ? std::string_view() : word("NO_PRIOR_DO", view.zh));
        return;
    }
    const Node some = section.add("SOME");
    fillStrip(view, some);
    const std::size_t left = fillPromiseTable(view, some.include("PROMISE_TABLE", "promises.html"),
                                              view.several ? kMostOfSeveral : kMost);
    if (left > 0)
        some.add("MORE").set(
            "MORE_LINE", view.say(fmt::format("其余 {} 项略去，用 planlint compare 看全部。", left),
                                  fmt::format("{} more rows: planlint compare lists them.", left)));
    if (const Node strip = document.add("STRIP"); true) {
        std::size_t promised = 0;
        for (const std::size_t count : countsOf(history)) promised += count;
        strip.set("PROMISED",
                  view.say(fmt::format("（{} 项）", promised), fmt::format("({})", promised)));
        fillStrip(view, strip);
    }
}

void fillTrend(View& view, Node document, Node tables) {
    constexpr std::size_t kMost = 8, kFewestYears = 3;
    std::vector<const Plan*> plans = {&view.plan};
    plans.insert(plans.end(), view.earlier.begin(), view.earlier.end());
    std::vector<Series> series;
    if (!view.several && !view.earlier.empty()) series = seriesOf(plans, kFewestYears);
    if (series.size() > kMost) series.resize(kMost);
    if (view.several) return;
    const Node section = tables.add("SEC_TREND");
    section.show("SINGLE");
    view.heading(document, section, "TREND", "trend",
                 series.empty() ? std::string() : std::to_string(series.size()));
    section.show(series.empty() ? "EMPTY" : "SOME");
    for (const Series& each : series) {
        const Node node = section.add("SERIES");
        node.show("SINGLE");
        node.set("NAME", each.unit.empty()
                             ? each.indicator
                             : view.say(fmt::format("{}（{}）", each.indicator, each.unit),
                                        fmt::format("{} ({})", each.indicator, each.unit)));
        drawSeries(node.include("FIGURE", "figure.html"), each, view.zh);
        node.set("CAPTION",
                 view.say(fmt::format("取自本文件和 {} 份往年文件。纵轴不一定从 0 起。",
                                      view.earlier.size()),
                          fmt::format("From this and {} earlier documents. The axis need not begin "
                                      "at 0.",
                                      view.earlier.size())));
        for (const YearOfSeries& year : each.years) {
            const Node row = node.add("YEAR");
            row.set("Y", std::to_string(year.year));
            const auto words = [&](const std::optional<Mention>& mention) {
                return mention ? utf8::shortened(mention->text(), 60) : std::string("—");
            };
            row.set("TARGET", words(year.target));
            row.set("RESULT", words(year.result));
        }
    }
}

}  // namespace planlint::html
