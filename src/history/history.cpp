#include "history/history.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "history/fields.h"
#include "model/fields.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

struct VerdictName {
    std::string_view chinese, english;
};
constexpr std::array<std::string_view, 17> kVerdictNames = {
    "met",          "exceeded",       "missed",        "suspected_missed",
    "kind_differs", "period_differs", "stage_differs", "scope_differs",
    "claimed",      "not_reported",   "not_continued", "new",
    "lowered",      "kept",           "raised",        "undecided",
    "other_lead"};
constexpr std::array<VerdictName, 17> kVerdictWords = {{{"达到", "met"},
                                                        {"超额", "exceeded"},
                                                        {"未达到", "missed"},
                                                        {"疑似未达到", "suspected missed"},
                                                        {"口径不同", "other kind"},
                                                        {"期间不同", "other period"},
                                                        {"阶段不同", "other stage"},
                                                        {"范围不同", "other scope"},
                                                        {"声称完成", "claimed, no number"},
                                                        {"未报告", "not reported"},
                                                        {"未延续", "not continued"},
                                                        {"新增", "new"},
                                                        {"目标下调", "target lowered"},
                                                        {"目标持平", "target kept"},
                                                        {"目标上调", "target raised"},
                                                        {"无法判断", "undecided"},
                                                        {"他部门牵头", "led by another"}}};
constexpr std::array<std::string_view, 4> kMatchNames = {"canonical", "name", "normalised",
                                                         "suspected"};

const Promise& promiseOf(const void* node) {
    return *static_cast<const PromiseVerdict*>(node)->promise;
}
const Judgement& judgementOf(const void* node) {
    return *static_cast<const PromiseVerdict*>(node)->judgement;
}

Value figureOf(const std::optional<Mention>& mention) {
    if (!mention || !mention->index) return {};
    return NodeRef{ValueType::Figure, mention->plan, &mention->figure()};
}

/// Whether the sentence around a result gives a reason: 受疫情影响, 由于….
bool isExplained(const std::optional<Mention>& actual) {
    if (!actual) return false;
    constexpr std::size_t kFarthest = 600;  // bytes to each side
    const std::string_view text = actual->plan->source->text();
    std::string_view before = utf8::suffix(text.substr(0, actual->range.begin), kFarthest);
    std::string_view after = utf8::prefix(text.substr(actual->range.end), kFarthest);
    for (const std::string_view stop : {"。", "\n"}) {
        if (const std::size_t at = before.rfind(stop); at != std::string_view::npos)
            before = before.substr(at + stop.size());
        after = after.substr(0, after.find(stop));
    }
    const std::string sentence = std::string(before).append(after);
    return containsAny(sentence, {"影响", "由于", "原因", "调整为", "压减"});
}

template <auto get>
Value read(const Plan&, const void* node) {
    return get(node);
}

constexpr Type kText{ValueType::Text};
constexpr Type kBool{ValueType::Bool};
constexpr Type kMaybeFigure{ValueType::Figure, false, true};

constexpr std::array kVerdictFields = {
    Field{"name", "判断", kText,
          read<[](const void* n) -> Value { return nameOf(judgementOf(n).verdict); }>, nullptr,
          kVerdictNames},
    Field{"indicator", "指标", kText,
          read<[](const void* n) -> Value { return std::string_view(promiseOf(n).indicator); }>},
    Field{"suspected", "疑似同一指标", kBool,
          read<[](const void* n) -> Value { return judgementOf(n).isSuspected; }>},
    Field{"deliverable", "交付物", kBool,
          read<[](const void* n) -> Value { return promiseOf(n).isDeliverable; }>},
    Field{"other_lead", "他部门牵头", kBool,
          read<[](const void* n) -> Value { return promiseOf(n).says(Verdict::OtherLead); }>},
    Field{"mentioned", "提到", kBool,
          read<[](const void* n) -> Value { return promiseOf(n).isMentioned; }>},
    Field{"mentioned_again", "再次提到", kBool,
          read<[](const void* n) -> Value { return promiseOf(n).isMentionedAgain; }>},
    Field{"headline", "主要目标", kBool, read<[](const void* n) -> Value {
              const Promise& promise = promiseOf(n);
              return promise.before && promise.before->index && promise.before->figure().isHeadline;
          }>},
    Field{"part", "部分", kBool, read<[](const void* n) -> Value { return promiseOf(n).isPart; }>},
    Field{"missed", "未达到", kBool,  // undecided where result and target cannot be compared
          read<[](const void* n) -> Value {
              switch (judgementOf(n).verdict) {
                  case Verdict::Missed:
                  case Verdict::SuspectedMissed:
                      return true;
                  case Verdict::Undecided:
                  case Verdict::PeriodDiffers:
                      return Undecided{};
                  default:
                      return false;
              }
          }>},
    Field{"found", "找到的", kText,  // the result, else this year's target, with its name
          read<[](const void* n) -> Value {
              const Promise& promise = promiseOf(n);
              const std::optional<Mention>& found = promise.actual ? promise.actual : promise.now;
              if (!found) return std::string_view();
              if (!found->index) return found->text();
              return found->figure().indicator + std::string(found->words());
          }>},
    Field{"explained", "有说明", kBool,
          read<[](const void* n) -> Value { return isExplained(promiseOf(n).actual); }>},
    Field{"against", "对照", kMaybeFigure, read<[](const void* n) -> Value {
              const Promise& promise = promiseOf(n);
              return figureOf(promise.before ? promise.before : promise.actual);
          }>},
    Field{"before", "上年目标", kMaybeFigure,
          read<[](const void* n) -> Value { return figureOf(promiseOf(n).before); }>},
    Field{"actual", "上年完成", kMaybeFigure,
          read<[](const void* n) -> Value { return figureOf(promiseOf(n).actual); }>},
    Field{"now", "本年目标", kMaybeFigure,
          read<[](const void* n) -> Value { return figureOf(promiseOf(n).now); }>},
};

}  // namespace

bool Promise::says(Verdict verdict) const {
    return std::any_of(judgements.begin(), judgements.end(),
                       [&](const Judgement& judgement) { return judgement.verdict == verdict; });
}

std::vector<std::string> Promise::lead() const {
    for (const std::optional<Mention>& mention : {before, now}) {
        if (!mention) continue;
        const std::vector<Task>& tasks = mention->plan->tasks;
        const auto after = std::upper_bound(
            tasks.begin(), tasks.end(), mention->range.begin,
            [](std::uint32_t at, const Task& task) { return at < task.range.begin; });
        const Task* task = after == tasks.begin() ? nullptr : &*(after - 1);
        if (mention->index && mention->figure().task) task = &tasks[*mention->figure().task];
        if (task == nullptr || !task->range.contains(mention->range.begin)) continue;
        std::vector<std::string> units;
        for (const UnitName& unit : task->lead.empty() ? task->responsible : task->lead)
            units.push_back(unit.name);
        if (!units.empty()) return units;
    }
    return {};
}

std::string_view Mention::words() const {
    if (!index) return trimmed(text());
    const Figure& f = figure();
    constexpr std::uint32_t kLongestLead = 18;  // bytes between the name and the figure
    TextRange whole = f.range;
    if (!f.nameRange.isEmpty() && f.nameRange.end <= f.range.begin &&
        f.range.begin - f.nameRange.end <= kLongestLead)
        whole.begin = f.nameRange.end;
    return trimmed(plan->source->original(whole));
}

Message whyMatched(const Promise& promise, const Judgement& judgement) {
    Message why;
    switch (judgement.isSuspected ? MatchKind::Suspected : promise.match) {
        case MatchKind::Canonical:
            why = {fmt::format("按指标表认定为同一指标“{}”", promise.indicator),
                   fmt::format("the indicator table takes them for \"{}\"", promise.indicator)};
            break;
        case MatchKind::Name:
            return {fmt::format("指标名称相同：“{}”", promise.indicator),
                    fmt::format("same indicator name \"{}\"", promise.indicator)};
        case MatchKind::Normalised:
            why = {"去掉范围词和动词后名称相同", "same name but for scope words and verbs"};
            break;
        case MatchKind::Suspected:
            why = {"名称相近，疑似同一指标", "similar names, suspected to be the same indicator"};
            break;
    }
    if (promise.names.size() > 1 && (judgement.isSuspected || promise.match != MatchKind::Name)) {
        why.zh += fmt::format("；写法不同：{}", fmt::join(promise.names, "、"));
        why.en += fmt::format("; written as {}", fmt::join(promise.names, ", "));
    }
    return why;
}

std::string_view nameOf(Verdict verdict) {
    return kVerdictNames[static_cast<std::size_t>(verdict)];
}
std::string_view chineseOf(Verdict verdict) {
    return kVerdictWords[static_cast<std::size_t>(verdict)].chinese;
}
std::string_view englishOf(Verdict verdict) {
    return kVerdictWords[static_cast<std::size_t>(verdict)].english;
}
std::string_view nameOf(MatchKind match) { return kMatchNames[static_cast<std::size_t>(match)]; }

std::span<const Field> historyFields(ValueType node) {
    if (node == ValueType::Verdict) return kVerdictFields;
    return {};
}

Location historyPlace(const NodeRef& ref) {
    const Promise& promise = promiseOf(ref.node);
    const auto isHere = [&](const std::optional<Mention>& mention) {
        return mention && mention->plan == ref.plan;
    };
    const Verdict verdict = judgementOf(ref.node).verdict;
    const bool aboutNext = verdict == Verdict::Lowered || verdict == Verdict::Kept ||
                           verdict == Verdict::Raised || verdict == Verdict::New;
    const bool inReview = verdict == Verdict::NotReported;
    if (!aboutNext && isHere(promise.actual)) return promise.actual->location();
    if (!inReview && isHere(promise.now)) return promise.now->location();
    // What is missing has no place of its own: the heading of the part that should have it.
    for (const Section& section : ref.plan->sections) {
        const bool fits =
            inReview ? section.role == SectionRole::Summary
                     : section.role == SectionRole::Goals || section.role == SectionRole::Tasks;
        if (fits) return {ref.plan->source.get(), section.titleRange};
    }
    for (const Line& line : ref.plan->lines) {
        if (!line.ignored) return {ref.plan->source.get(), line.body};
    }
    return {ref.plan->source.get(), {}};
}

}  // namespace planlint
