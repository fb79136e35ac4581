// Whether a task can be measured: a number to reach, or a named thing with a clear finish.
#include <algorithm>

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

/// Words that make a verb's object a direction rather than a thing.
bool isVague(const Plan& plan, TextRange object) {
    return hasNoun(plan, object, ObjectNoun::Vague) && !contains(plan.text(object), "《");
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
        case DeliverableKind::Event:
            return named || hasNoun(plan, behind, ObjectNoun::Event) ? std::optional(deliverable)
                                                                     : std::nullopt;
    }
    PLANLINT_UNREACHABLE();
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
        if (hit.wordClass != WordClass::WorkVerb) continue;
        if (!task.deliverables.empty() && task.deliverables.back().range.contains(hit.range))
            continue;
        if (++looked > kMost) return;
        if (const std::optional<Deliverable> found = deliverableAt(plan, line, words.leaves, hit))
            task.deliverables.push_back(*found);
    }
}

}  // namespace planlint
