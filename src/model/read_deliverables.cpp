// Whether a task can be measured: a number to reach, or a named thing with a clear finish.
#include <algorithm>
#include <array>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::size_t kShortestObject = 4;  // characters: 制定方案 names nothing in particular
constexpr std::size_t kShortestWork = 6;    // characters: 完成年度整改 does not either

/// What stands behind the last `mark` of a text, or all of it.
std::string_view afterLast(std::string_view text, std::string_view mark) {
    const std::size_t at = text.rfind(mark);
    return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

bool endsClause(TokenKind kind) {
    return kind == TokenKind::Comma || kind == TokenKind::Semicolon || kind == TokenKind::Stop ||
           kind == TokenKind::Colon;
}

bool hasNoun(const Plan& plan, TextRange range, ObjectNoun noun) {
    const WordIndex& words = *plan.words;
    for (std::size_t i = words.first(range.begin); i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.range.begin >= range.end) break;
        if (hit.row->wordClass == WordClass::ObjectNoun && hit.range.end <= range.end &&
            says(hit.row, noun))
            return true;
    }
    return false;
}

/// Whether the object's head is a direction rather than a thing: 服务水平, not 服务专线.
bool isVague(const Plan& plan, TextRange object) {
    const WordIndex& words = *plan.words;
    const std::string_view text = plan.text(object);
    if (contains(text, "《")) return false;
    for (std::size_t i = words.first(object.begin); i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.range.begin >= object.end) break;
        if (hit.row->wordClass != WordClass::ObjectNoun || hit.range.end > object.end ||
            !(says(hit.row, ObjectNoun::Vague) || says(hit.row, ObjectNoun::System)))
            continue;
        const std::string_view behind = text.substr(hit.range.end - object.begin);
        if (utf8::isHan(utf8::decode(behind, 0).codePoint) &&
            !says(plan.vocabulary().prefix(behind, WordClass::Particle), Particle::Joint))
            continue;
        return true;
    }
    return false;
}

std::optional<Deliverable> deliverableAt(const Plan& plan, const Line& line,
                                         const std::vector<Leaf>& leaves, const WordHit& hit) {
    const TextRange clause = clauseAround(line, leaves, hit.range);
    constexpr std::uint32_t kNear = 360;  // bytes of a clause that say what is delivered
    const Vocabulary& vocabulary = plan.vocabulary();
    const std::string_view left =
        trimmed(utf8::suffix(plan.text({clause.begin, hit.range.begin}), kNear));
    const std::string_view right =
        trimmed(utf8::prefix(plan.text({hit.range.end, clause.end}), kNear));
    const std::string_view sentence =
        afterLast(utf8::suffix(plan.text({line.body.begin, hit.range.begin}), kNear), "。");
    const TextRange behind{hit.range.end, std::min(clause.end, hit.range.end + kNear)};
    const TextRange before{
        std::max(clause.begin, hit.range.begin - std::min(hit.range.begin, kNear)),
        hit.range.begin};
    const auto kind = static_cast<DeliverableKind>(hit.value);
    Deliverable deliverable{clause, hit.range, {hit.range.end, clause.end}, kind};
    if (plan.text(hit.range) == "获批") {  // 争取《…方案》获批: a named paper, approved or not
        const std::size_t title = left.rfind("《");
        if (title == std::string_view::npos || !contains(left.substr(title), "》"))
            return std::nullopt;
        deliverable.object = {clause.begin, hit.range.begin};
        return deliverable;
    }
    // What others did or shall not be measured by: 支持…, 鼓励…, 未…
    const WordRow* opening = vocabulary.prefix(left, WordClass::VerbLeft);
    const WordRow* ending = vocabulary.suffix(left, WordClass::VerbLeft);
    if (says(opening, VerbLeft::Opens) || says(ending, VerbLeft::Ends) ||
        (says(ending, VerbLeft::Part) && plan.text(hit.range).starts_with("动工")))  // 推动工研院
        return std::nullopt;
    const bool named = right.starts_with("《") || right.starts_with("“");
    const bool guarded = vocabulary.prefix(right, WordClass::VerbRight) != nullptr;
    const std::size_t length = characters(right);
    switch (kind) {
        case DeliverableKind::Document:
            if (guarded) return std::nullopt;
            if (named) return deliverable;
            return hasNoun(plan, behind, ObjectNoun::Document) && length >= kShortestObject
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Thing:
            if (guarded) return std::nullopt;
            if (length >= kShortestObject && !isVague(plan, behind)) return deliverable;
            deliverable.object = {clause.begin, hit.range.begin};
            return characters(left) >= kShortestObject + 2 && right.empty() &&
                           !isVague(plan, before)
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Work:
            // 完成系统升级改造工作: the noun of finish says what is done, 工作 only rounds it off.
            if (named) return deliverable;
            if (guarded || says(ending, VerbLeft::Quality)) return std::nullopt;
            return hasNoun(plan, behind, ObjectNoun::Finish) && length >= kShortestWork
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Make:
            if (guarded) return std::nullopt;
            return hasNoun(plan, behind, ObjectNoun::Thing) && length >= kShortestObject
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::State:  // 实现…、…全覆盖: all of it, which can be checked
            return containsAny(sentence, {"实现", "确保", "达到", "全部", "做到", "基本"})
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Standing:  // 不发生重大疫情, 工资按时发放
            return deliverable;
        case DeliverableKind::Act:
        case DeliverableKind::Relief:
        case DeliverableKind::Trace:
            return std::nullopt;
        case DeliverableKind::Event:
            return named || hasNoun(plan, behind, ObjectNoun::Event) ? std::optional(deliverable)
                                                                     : std::nullopt;
    }
    PLANLINT_UNREACHABLE();
}

/// 统一信用指标目录, 简化审批手续, 每月通报: neither a number nor a named thing, but afterwards one
/// can look whether it was done. T003 is silent on it; `measurable` stays what it was.
bool isOutcome(const Plan& plan, const Line& line, const std::vector<Leaf>& leaves,
               const WordHit& hit, const Task& task) {
    if (hit.wordClass == WordClass::TimeEvery) return true;
    if (hit.wordClass != WordClass::WorkVerb) return false;
    const auto kind = static_cast<DeliverableKind>(hit.value);
    if (kind == DeliverableKind::Relief) return task.titleRange.contains(hit.range);
    if (kind == DeliverableKind::State || kind == DeliverableKind::Standing) return false;
    constexpr std::uint32_t kNear = 180;  // bytes from a verb to what it is done to
    const TextRange clause = clauseAround(line, leaves, hit.range);
    const std::string_view left =
        trimmed(utf8::suffix(plan.text({clause.begin, hit.range.begin}), kNear));
    const Vocabulary& vocabulary = plan.vocabulary();
    if (says(vocabulary.prefix(left, WordClass::VerbLeft), VerbLeft::Opens) ||
        says(vocabulary.suffix(left, WordClass::VerbLeft), VerbLeft::Ends))
        return false;
    if (kind == DeliverableKind::Trace) return true;
    // 实施方案 is a noun: what an act is done to stands apart from it.
    constexpr std::uint32_t kApart = 6;
    const std::uint32_t from = hit.range.end + (kind == DeliverableKind::Act ? kApart : 0);
    const TextRange behind{from, std::max(from, std::min(clause.end, hit.range.end + kNear))};
    if (plan.text({hit.range.end, clause.end}).starts_with("“")) return true;  // 开展“…”活动
    constexpr std::array kChecked = {ObjectNoun::Document, ObjectNoun::Finish, ObjectNoun::Event,
                                     ObjectNoun::Thing,    ObjectNoun::System, ObjectNoun::Outcome};
    return std::any_of(kChecked.begin(), kChecked.end(),
                       [&](ObjectNoun noun) { return hasNoun(plan, behind, noun); });
}

}  // namespace

TextRange clauseAround(const Line& line, const std::vector<Leaf>& leaves, TextRange place) {
    const auto separates = [](const Leaf& leaf) {
        return endsClause(leaf.kind) && leaf.depth == 0;
    };
    const auto at = std::upper_bound(
        leaves.begin(), leaves.end(), place.begin,
        [](std::uint32_t offset, const Leaf& leaf) { return offset < leaf.range.end; });
    const auto before = std::find_if(std::make_reverse_iterator(at), leaves.rend(), separates);
    const auto after = std::find_if(at, leaves.end(), [&](const Leaf& leaf) {
        return separates(leaf) && leaf.range.begin >= place.end;
    });
    return {before == leaves.rend() ? line.body.begin : before->range.end,
            after == leaves.end() ? line.body.end : after->range.begin};
}

void addDeliverables(const Plan& plan, const Line& line, const LineWords& words, Task& task) {
    // One endless clause full of verbs must not be searched once a verb.
    constexpr std::size_t kMost = 200;  // deliverables of a line
    std::size_t looked = 0;
    for (const WordHit& hit : words.hits) {
        if (!task.hasOutcome) task.hasOutcome = isOutcome(plan, line, words.leaves, hit, task);
        if (hit.wordClass != WordClass::WorkVerb) continue;
        if (!task.deliverables.empty() && task.deliverables.back().range.contains(hit.range))
            continue;
        if (++looked > kMost) return;
        if (const std::optional<Deliverable> found = deliverableAt(plan, line, words.leaves, hit))
            task.deliverables.push_back(*found);
    }
}

}  // namespace planlint
