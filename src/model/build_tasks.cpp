// Tasks: the deepest numbered items of the parts that plan future work, and in reports and policy
// papers the unnumbered paragraphs with a run-in heading.
#include <algorithm>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestRunIn = 40;  // characters of a run-in heading

bool isAddress(std::string_view text) {
    return text.starts_with("各位代表") || text.starts_with("同志们") ||
           text.starts_with("各位委员");
}

/// 本通知自发布之日起…: about the document, not about work.
bool isClosing(std::string_view text) {
    return startsWithAny(text, {"本通知", "本方案", "本意见", "本办法", "本措施", "本计划",
                                "以上政策", "上述政策", "本政策", "以上措施", "此件", "附件"});
}

/// The run-in heading of a paragraph: a short first sentence with more text after it.
std::optional<TextRange> runInHeading(const Plan& plan, const Line& line) {
    if (line.span) return std::nullopt;  // 今后五年: an outlook, not this year's work
    if (line.ignored || (line.start != TokenKind::NewLine && line.start != TokenKind::Bullet))
        return std::nullopt;
    const SyntaxTree& tree = plan.tree;
    const std::uint32_t first = line.node + 2;
    const std::uint32_t end = tree[line.node].next;
    if (first >= end || tree[first].kind != NodeKind::Sentence) return std::nullopt;
    const std::uint32_t stop = tree[first].next;
    if (stop >= end || tree[stop].kind != NodeKind::Token || stop + 1 >= end) return std::nullopt;
    if (plan.text(tree[stop].range) != "。") return std::nullopt;
    const TextRange range = tree[first].range;
    const std::string_view text = plan.text(range);
    if (characters(text) > kLongestRunIn || isAddress(text) || isClosing(text)) return std::nullopt;
    return range;
}

/// A goals section whose item names an owner assigns work after all.
bool namesOwner(const Plan& plan, const Section& section) {
    for (std::uint32_t i = section.firstLine; i < section.endLine; ++i) {
        const std::uint32_t node = plan.lines[i].node;
        for (std::uint32_t k = node + 1; k < plan.tree[node].next; ++k) {
            const TokenKind token = plan.tree[k].token;
            if (plan.tree[k].kind == NodeKind::Token &&
                (token == TokenKind::GroupLead || token == TokenKind::GroupResponsible ||
                 token == TokenKind::KeyLead || token == TokenKind::KeyResponsible)) {
                return true;
            }
        }
    }
    return false;
}

/// An item whose owner stands on a line of its own (牵头单位：…) is one task, whatever its
/// paragraphs look like.
bool ownsByFieldLine(const Plan& plan, const Section& section) {
    for (std::uint32_t i = section.firstLine + 1; i < section.endLine; ++i) {
        const std::uint32_t first = plan.lines[i].node + 2;
        if (first >= plan.tree[plan.lines[i].node].next || plan.tree[first].kind != NodeKind::Field)
            continue;
        const TokenKind key = plan.tree[first + 1].token;
        if (key == TokenKind::KeyLead || key == TokenKind::KeyResponsible) return true;
    }
    return false;
}

bool holdsTasks(const Plan& plan, const Section& section) {
    if (section.hasChildren || section.title.empty() || section.number.starts_with("附件") ||
        isClosing(section.title))
        return false;
    if (plan.lines[section.firstLine].span) return false;  // an outlook on several years
    switch (section.role) {
        case SectionRole::Tasks:
        case SectionRole::Safeguards:
            return true;
        case SectionRole::Goals:
            return namesOwner(plan, section);
        case SectionRole::Background:
        case SectionRole::Summary:
        case SectionRole::Attachment:
            return false;
    }
    PLANLINT_UNREACHABLE();
}

}  // namespace

void buildTasks(Plan& plan) {
    for (std::uint32_t s = 0; s < plan.sections.size(); ++s) {
        const Section& section = plan.sections[s];
        if (!holdsTasks(plan, section)) continue;
        Task base;
        base.section = s;
        base.part = section.role == SectionRole::Safeguards ? TaskPart::Safeguards : TaskPart::Plan;
        if (plan.info.year) base.assumedDeadline = yearEnd(*plan.info.year);

        std::uint32_t end = section.endLine;  // an address to the audience ends the plan
        for (std::uint32_t i = section.firstLine + 1; i < section.endLine; ++i) {
            if (isAddress(plan.text(plan.lines[i].range))) {
                end = i;
                break;
            }
        }
        std::vector<std::pair<std::uint32_t, TextRange>> paragraphs;
        const bool arabic = !section.number.empty() && section.number[0] >= '0' &&
                            section.number[0] <= '9';  // 1. is an item itself
        if (section.level <= 2 && !arabic && !ownsByFieldLine(plan, section)) {
            for (std::uint32_t i = section.firstLine + 1; i < end; ++i) {
                if (const std::optional<TextRange> title = runInHeading(plan, plan.lines[i]))
                    paragraphs.emplace_back(i, *title);
            }
        }
        if (paragraphs.empty()) {
            Task task = base;
            task.titleRange = section.titleRange;
            task.title = section.title;
            task.path = sectionPath(plan, s);
            std::uint32_t last = section.firstLine;
            for (std::uint32_t i = section.firstLine + 1; i < end; ++i) {
                if (!plan.lines[i].ignored) last = i;
            }
            task.range = {section.range.begin, plan.lines[last].range.end};
            plan.tasks.push_back(std::move(task));
            continue;
        }
        for (std::size_t p = 0; p < paragraphs.size(); ++p) {
            Task task = base;
            task.titleRange = paragraphs[p].second;
            task.title = std::string(plan.text(task.titleRange));
            task.path = sectionPath(plan, s) + "/" + std::to_string(p + 1);
            // Lines up to the next run-in heading belong to it only when they are fields or
            // bullets.
            std::uint32_t last = paragraphs[p].first;
            while (last + 1 < end &&
                   (p + 1 == paragraphs.size() || last + 1 < paragraphs[p + 1].first)) {
                const Line& next = plan.lines[last + 1];
                const bool field = plan.tree[next.node].next > next.node + 2 &&
                                   plan.tree[next.node + 2].kind == NodeKind::Field;
                if (next.ignored || (!field && next.start != TokenKind::Bullet)) break;
                ++last;
            }
            task.range = {plan.lines[paragraphs[p].first].range.begin, plan.lines[last].range.end};
            plan.tasks.push_back(std::move(task));
        }
    }
}

}  // namespace planlint
