#include "lint/suppressions.h"

#include <algorithm>

#include "text/words.h"

namespace planlint {

namespace {

bool isCodeCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::optional<Date> dateIn(std::string_view text) {
    int parts[3] = {0, 0, 0};
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size() && n < 3;) {
        if (text[i] < '0' || text[i] > '9') {
            ++i;
            continue;
        }
        int value = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9' && value < 10'000)
            value = value * 10 + (text[i++] - '0');
        parts[n++] = value;
    }
    return n == 3 ? makeDate(parts[0], parts[1], parts[2]) : std::nullopt;
}

/// The task that begins at the next line of text, or that line.
TextRange nextItem(const Plan& plan, std::size_t line) {
    while (++line < plan.lines.size() && plan.lines[line].ignored) {
    }
    if (line >= plan.lines.size()) return {};
    const TextRange range = plan.lines[line].range;
    const auto task =
        std::lower_bound(plan.tasks.begin(), plan.tasks.end(), range.begin,
                         [](const Task& t, std::uint32_t at) { return t.range.begin < at; });
    return task != plan.tasks.end() && task->range.begin == range.begin ? task->range : range;
}

/// The section around a line, with what is nested in it; the whole text outside of any.
TextRange wholeSection(const Plan& plan, const Line& line) {
    const auto end = static_cast<std::uint32_t>(plan.source->text().size());
    if (!line.section) return {0, end};
    const Section& section = plan.sections[*line.section];
    for (std::size_t s = *line.section + 1; s < plan.sections.size(); ++s) {
        if (plan.sections[s].level <= section.level)
            return {section.range.begin, plan.sections[s].range.begin};
    }
    return {section.range.begin, end};
}

TextRange nextTable(const Plan& plan, std::size_t line) {
    while (++line < plan.lines.size() && plan.lines[line].start != TokenKind::Row) {
    }
    if (line >= plan.lines.size()) return {};
    TextRange range = plan.lines[line].range;
    while (++line < plan.lines.size() && plan.lines[line].start == TokenKind::Row)
        range.end = plan.lines[line].range.end;
    return range;
}

}  // namespace

std::vector<Suppression> findSuppressions(const Plan& plan) {
    std::vector<Suppression> found;
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const Line& line = plan.lines[i];
        if (line.start != TokenKind::Suppression) continue;
        std::string_view text = trimmed(plan.text(line.body));
        bool isOne = false;
        for (const std::string_view word : {"忽略", "ignore"}) {
            if (!isOne && text.starts_with(word)) {
                text.remove_prefix(word.size());
                isOne = true;
            }
        }
        if (!isOne) continue;  // a comment
        Suppression suppression;
        suppression.range = line.range;
        const std::size_t colon = std::min(text.find("："), text.find(':'));
        if (colon != std::string_view::npos) {
            suppression.hasReason =
                !trimmed(text.substr(colon + (text[colon] == ':' ? 1 : 3))).empty();
            text = text.substr(0, colon);
        }
        if (const std::size_t until = std::min(text.find("截止"), text.find("until"));
            until != std::string_view::npos) {
            suppression.until = dateIn(text.substr(until));
            text = text.substr(0, until);
        }
        if (containsAny(text, {"全文", "file"})) {
            suppression.scope = {0, static_cast<std::uint32_t>(plan.source->text().size())};
        } else if (containsAny(text, {"本节", "section"})) {
            suppression.scope = wholeSection(plan, line);
        } else if (containsAny(text, {"本表", "table"})) {
            suppression.scope = nextTable(plan, i);
        } else {
            suppression.scope = nextItem(plan, i);
        }
        for (std::size_t at = 0; at < text.size();) {
            if (!isCodeCharacter(text[at])) {
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() && isCodeCharacter(text[end])) ++end;
            const std::string_view code = text.substr(at, end - at);
            if (code != "file" && code != "section" && code != "table" && code != "next") {
                const auto begin =
                    static_cast<std::uint32_t>(code.data() - plan.source->text().data());
                suppression.codes.push_back(
                    {std::string(code), {begin, begin + static_cast<std::uint32_t>(code.size())}});
            }
            at = end;
        }
        found.push_back(std::move(suppression));
    }
    return found;
}

bool isSuppressed(std::vector<Suppression>& suppressions, std::string_view code, TextRange range) {
    bool suppressed = false;
    for (Suppression& suppression : suppressions) {
        if (!suppression.hasReason || suppression.isExpired ||
            !suppression.scope.contains(range.begin))
            continue;
        for (Suppression::Code& named : suppression.codes) {
            if (named.code != code) continue;
            named.used = suppressed = true;
        }
    }
    return suppressed;
}

}  // namespace planlint
