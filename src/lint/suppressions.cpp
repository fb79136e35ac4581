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

/// Where each section ends with what is nested in it.
std::vector<std::uint32_t> endsOfSections(const Plan& plan) {
    std::vector<std::uint32_t> ends(plan.sections.size(),
                                    static_cast<std::uint32_t>(plan.source->text().size()));
    std::vector<std::size_t> open;
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        while (!open.empty() && plan.sections[open.back()].level >= plan.sections[s].level) {
            ends[open.back()] = plan.sections[s].range.begin;
            open.pop_back();
        }
        open.push_back(s);
    }
    return ends;
}

/// The table that each line stands before or in; empty behind the last.
std::vector<TextRange> nextTables(const Plan& plan) {
    std::vector<TextRange> tables(plan.lines.size() + 1);
    for (std::size_t i = plan.lines.size(); i-- > 0;) {
        if (plan.lines[i].start != TokenKind::Row) {
            tables[i] = tables[i + 1];
            continue;
        }
        const bool goesOn = i + 1 < plan.lines.size() && plan.lines[i + 1].start == TokenKind::Row;
        const TextRange row = plan.lines[i].range;
        tables[i] = {row.begin, goesOn ? tables[i + 1].end : row.end};
    }
    return tables;
}

}  // namespace

std::vector<Suppression> findSuppressions(const Plan& plan) {
    std::vector<Suppression> found;
    const auto textEnd = static_cast<std::uint32_t>(plan.source->text().size());
    std::vector<std::uint32_t> ends;  // made where a suppression asks for them
    std::vector<TextRange> tables;
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
            suppression.scope = {0, textEnd};
        } else if (containsAny(text, {"本节", "section"})) {
            if (ends.empty()) ends = endsOfSections(plan);
            suppression.scope = line.section ? TextRange{plan.sections[*line.section].range.begin,
                                                         ends[*line.section]}
                                             : TextRange{0, textEnd};
        } else if (containsAny(text, {"本表", "table"})) {
            if (tables.empty()) tables = nextTables(plan);
            suppression.scope = tables[i + 1];
        } else {
            // From the line itself on: suppressions between them and the item are meant too.
            suppression.scope = nextItem(plan, i);
            if (!suppression.scope.isEmpty()) suppression.scope.begin = line.range.end;
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

SuppressionIndex::SuppressionIndex(std::vector<Suppression>& suppressions) {
    for (Suppression& suppression : suppressions) {
        if (!suppression.hasReason || suppression.isExpired) continue;
        for (Suppression::Code& code : suppression.codes)
            scopes_[code.code].push_back({suppression.scope, {&code}});
    }
    for (auto& [code, scopes] : scopes_) {
        std::stable_sort(scopes.begin(), scopes.end(), [](const Scope& a, const Scope& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                  : a.range.end > b.range.end;
        });
        std::vector<Scope> distinct;
        std::vector<std::int32_t> open;
        for (Scope& scope : scopes) {
            if (!distinct.empty() && distinct.back().range == scope.range) {
                distinct.back().codes.push_back(scope.codes.front());
                continue;
            }
            while (!open.empty() &&
                   distinct[static_cast<std::size_t>(open.back())].range.end < scope.range.end)
                open.pop_back();
            scope.parent = open.empty() ? -1 : open.back();
            open.push_back(static_cast<std::int32_t>(distinct.size()));
            distinct.push_back(std::move(scope));
        }
        scopes = std::move(distinct);
    }
}

bool SuppressionIndex::covers(std::string_view code, TextRange range) {
    const auto known = scopes_.find(code);
    if (known == scopes_.end()) return false;
    std::vector<Scope>& scopes = known->second;
    const auto after = std::upper_bound(
        scopes.begin(), scopes.end(), range.begin,
        [](std::uint32_t at, const Scope& scope) { return at < scope.range.begin; });
    bool covered = false;
    for (auto at = static_cast<std::int32_t>(after - scopes.begin()) - 1; at >= 0;) {
        Scope& scope = scopes[static_cast<std::size_t>(at)];
        if (scope.range.contains(range.begin)) {
            covered = true;
            if (scope.used) break;  // and so are those around it
            scope.used = true;
            for (Suppression::Code* named : scope.codes) named->used = true;
        }
        at = scope.parent;
    }
    return covered;
}

}  // namespace planlint
