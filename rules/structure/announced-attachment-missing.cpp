#include <array>

#include <fmt/format.h>

#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 8> kAnnounced = {
    "附后", "见附件", "见附表", "详见附", "如附件", "附表如下", "附件所列", "附表所列"};

/// An annex, a list of annexes (also one of links), or a table after the words.
bool hasAttachment(const Plan& plan) {
    for (const Section& section : plan.sections) {
        if (section.role == SectionRole::Attachment) return true;
    }
    for (const Line& line : plan.lines) {
        if (line.start == TokenKind::Row) return true;
        if (startsWithAny(trimmed(plan.text(line.range)), {"附件", "附表", "附：", "附:"}))
            return true;
    }
    return false;
}

}  // namespace

void announcedAttachmentMissing(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    if (hasAttachment(plan)) return;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        const std::string_view text = plan.text(line.range);
        for (const std::string_view word : kAnnounced) {
            const std::size_t at = text.find(word);
            if (at == std::string_view::npos) continue;
            const std::size_t open = text.rfind("《", at);  // the name of another document
            if (open != std::string_view::npos && text.find("》", open) > at) continue;
            const auto begin = line.range.begin + static_cast<std::uint32_t>(at);
            const TextRange range{begin, begin + static_cast<std::uint32_t>(word.size())};
            report.report(range, {{"words", std::string(word)}});
            break;
        }
    }
}

}  // namespace planlint
