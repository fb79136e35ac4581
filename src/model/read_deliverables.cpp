// Whether a task can be measured: a number to reach, or a named thing with a clear finish.
#include <algorithm>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::size_t kShortestObject = 4;  // characters: 制定方案 names nothing in particular

bool endsClause(TokenKind kind) {
    return kind == TokenKind::Comma || kind == TokenKind::Semicolon || kind == TokenKind::Stop ||
           kind == TokenKind::Colon;
}

/// Words that make a verb's object a direction rather than a thing.
bool isVague(std::string_view object) {
    return containsAny(object, {"工作", "机制", "体系", "环境", "水平", "能力", "氛围", "格局",
                                "力度", "作用", "服务", "制度"}) &&
           !contains(object, "《");
}

std::optional<Deliverable> deliverableAt(const Plan& plan, const Line& line,
                                         const std::vector<Leaf>& leaves, const WordHit& hit) {
    const TextRange clause = clauseAround(line, leaves, hit.range);
    constexpr std::size_t kNear = 360;  // bytes of a clause that say what is delivered
    const std::string_view left =
        trimmed(utf8::suffix(plan.text({clause.begin, hit.range.begin}), kNear));
    const std::string_view right =
        trimmed(utf8::prefix(plan.text({hit.range.end, clause.end}), kNear));
    const auto kind = static_cast<DeliverableKind>(hit.value);
    Deliverable deliverable{clause, hit.range, {hit.range.end, clause.end}, kind};
    if (plan.text(hit.range) == "获批") {  // 争取《…方案》获批: a named paper, approved or not
        const std::size_t title = left.rfind("《");
        if (title == std::string_view::npos || !contains(left.substr(title), "》"))
            return std::nullopt;
        deliverable.object = {clause.begin, hit.range.begin};
        return deliverable;
    }
    // What others did or shall not be measured by: 支持…, 鼓励…
    if (endsWithAny(left, {"推", "启", "能", "行", "联"}) &&
        plan.text(hit.range).starts_with("动工"))
        return std::nullopt;  // 推动工研院
    if (startsWithAny(left, {"支持", "鼓励", "吸引", "引导", "探索", "研究", "积极", "谋划"}) ||
        endsWithAny(left, {"未", "已", "已经", "待"}))
        return std::nullopt;
    const bool named = right.starts_with("《") || right.starts_with("“");
    switch (kind) {
        case DeliverableKind::Document:
            if (startsWithAny(right, {"的", "和", "机关", "工作", "了"})) return std::nullopt;
            if (named) return deliverable;
            if (!containsAny(
                    right, {"方案", "办法", "规划", "意见",     "措施",   "政策", "细则", "条例",
                            "标准", "清单", "计划", "指南",     "章程",   "目录", "规定", "纲要",
                            "导则", "指引", "预案", "制度汇编", "白皮书", "名录", "地图", "图集"}))
                return std::nullopt;
            return characters(right) >= kShortestObject ? std::optional(deliverable) : std::nullopt;
        case DeliverableKind::Thing:
            if (startsWithAny(right, {"后", "的", "率", "前", "运营", "以来", "面积", "时间"}))
                return std::nullopt;
            if (characters(right) >= kShortestObject && !isVague(right)) return deliverable;
            deliverable.object = {clause.begin, hit.range.begin};
            return characters(left) >= kShortestObject + 2 && right.empty() && !isVague(left)
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Work: {
            if (startsWithAny(right, {"率", "的", "情况", "时限", "时间", "后", "了"}) ||
                endsWithAny(left, {"高质量", "按时", "全面"}))
                return std::nullopt;
            const bool finish =
                containsAny(right, {"建设", "改造", "编制", "验收", "整治", "主体", "工程",
                                    "加固", "搬迁", "选址", "征收", "组建", "换届", "普查",
                                    "划定", "立项", "审批", "除险", "修缮", "拆除"});
            return finish && characters(right) >= 2 * kShortestObject && !isVague(right)
                       ? std::optional(deliverable)
                       : std::nullopt;
        }
        case DeliverableKind::State:  // 实现全覆盖: all of it, which can be checked
            return containsAny(left, {"实现", "确保", "达到", "全部", "做到", "基本"})
                       ? std::optional(deliverable)
                       : std::nullopt;
        case DeliverableKind::Event:
            return named || containsAny(right, {"大会", "博览会", "论坛", "对接会", "大赛",
                                                "运动会", "节", "峰会"})
                       ? std::optional(deliverable)
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
