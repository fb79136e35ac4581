#include "reports/html/view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/fields.h"
#include "reports/html/assets.h"

namespace planlint::html {

namespace {

/// What was not understood comes first, then earlier years, figures, tasks, times, the rest.
std::size_t rankOf(std::string_view code) {
    constexpr std::string_view kOrder = "EXFTDSC";
    const std::size_t at = kOrder.find(code.empty() ? 'C' : code[0]);
    return at == std::string_view::npos ? kOrder.size() : at;
}

/// 一, 二, … 十.
std::string ordinal(std::size_t n, bool chinese) {
    static constexpr std::array kHan = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    return chinese && n >= 1 && n <= kHan.size() ? fmt::format("{}、", kHan[n - 1])
                                                 : fmt::format("{}. ", n);
}

std::vector<Group> groupsOf(const LintResult& result, std::span<const Rule> rules) {
    std::map<std::string_view, Group> byCode;
    for (const Diagnostic& finding : result.findings) {
        Group& group = byCode[finding.code];
        group.code = finding.code;
        group.worst = std::max(group.worst, finding.severity);
        group.findings.push_back(&finding);
        group.places += finding.grouped ? std::max<std::size_t>(1, finding.related.size()) : 1;
    }
    std::vector<Group> groups;
    for (auto& [code, group] : byCode) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) {
            return each.meta.code == group.code;
        });
        if (rule != rules.end()) group.rule = &rule->meta;
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.worst != b.worst ? a.worst > b.worst : rankOf(a.code) < rankOf(b.code);
    });
    for (std::size_t i = 0; i < groups.size(); ++i) groups[i].number = i + 1;
    return groups;
}

std::vector<Mark> marksOf(const View& view) {
    std::vector<Mark> marks;
    const SourceFile* source = view.plan.source.get();
    const auto add = [&](const Location& at, const Group& group, const Diagnostic& finding) {
        if (at.source != source) return;
        marks.push_back({source->checkedToRaw().isIdentity()
                             ? at.range
                             : source->checkedToRaw().toBase(at.range),
                         at.range.begin, source->place(at.range).line, &group, &finding});
    };
    for (const Group& group : view.groups) {
        for (const Diagnostic* finding : group.findings) {
            if (!finding->grouped) add(finding->at, group, *finding);
            if (finding->grouped && finding->related.empty()) add(finding->at, group, *finding);
            if (!finding->grouped) continue;
            for (const Related& each : finding->related) add(each.at, group, *finding);
        }
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.raw.begin != b.raw.begin ? a.raw.begin < b.raw.begin : a.raw.end > b.raw.end;
    });
    return marks;
}

}  // namespace

View::View(const Plan& checked, const LintResult& found, std::span<const Plan* const> others,
           const ReportOptions& wanted, std::string idPrefix, bool isOneOfSeveral)
    : plan(checked),
      result(found),
      earlier(others),
      options(wanted),
      prefix(std::move(idPrefix)),
      zh(wanted.language == Language::Chinese),
      several(isOneOfSeveral),
      groups(groupsOf(found, wanted.rules)) {
    marks = marksOf(*this);
    std::map<std::string, std::size_t> seen;
    for (const Group& group : groups) {
        for (const Diagnostic* finding : group.findings) {
            std::string print = fingerprint(*finding);
            const std::size_t n = ++seen[print];
            if (n > 1) print += fmt::format("-{}", n);
            prints[finding] = std::move(print);
        }
    }
}

void View::heading(Node document, Node section, const char* name, std::string_view id,
                   std::string_view amount) {
    ++section_;
    const std::string number = ordinal(section_, zh);
    const std::string_view words = word(name, zh);
    const Node node = section.include("HEADING", "heading.html");
    node.show(several ? "SEVERAL" : "SINGLE");
    node.set("NUM", number);
    node.set("NAME", words);
    if (several) return;
    const Node entry = document.add("NAV");
    entry.set("TARGET", id);
    entry.set("NAME", number + std::string(words));
    entry.set("COUNT", amount);
}

std::string View::lineWord(std::size_t line) const {
    return zh ? fmt::format("第{}行", line) : fmt::format("line {}", line);
}

void View::place(Node node, const Location& at, bool brief) const {
    const std::uint32_t line = at.source->place(at.range).line;
    if (at.source == plan.source.get()) {
        node.set("ORIGIN", brief && zh ? fmt::format("{}行", line) : lineWord(line));
        node.set("LINE", line);
        node.show(shows(line) ? "LINKED" : "UNLINKED");
        return;
    }
    const auto other = std::find_if(earlier.begin(), earlier.end(), [&](const Plan* each) {
        return each->source.get() == at.source;
    });
    const std::optional<int> year = other == earlier.end() ? std::nullopt : (*other)->info.year;
    node.show("UNLINKED");
    if (brief && zh && year)
        return node.set("ORIGIN", year == result.history.past
                                      ? fmt::format("{}行", line)
                                      : fmt::format("{}年{}行", *year, line));
    node.set("ORIGIN", (year ? say(fmt::format("{}年文件", *year), fmt::format("{}, ", *year))
                             : at.source->path()) +
                           lineWord(line));
}

const Task* taskAt(const Plan& plan, std::uint32_t offset) {
    const auto after =
        std::upper_bound(plan.tasks.begin(), plan.tasks.end(), offset,
                         [](std::uint32_t at, const Task& task) { return at < task.range.begin; });
    if (after == plan.tasks.begin()) return nullptr;
    const Task& task = *(after - 1);
    return task.range.contains(offset) || task.titleRange.contains(offset) ? &task : nullptr;
}

std::string counted(std::size_t count, std::string_view english) {
    return fmt::format("{} {}{}", count, english, count == 1 ? "" : "s");
}

std::string_view className(Severity severity) { return severityName(severity); }

void fillExcerpt(Node node, const Location& at, std::string_view mark) {
    constexpr std::size_t kBefore = 90, kAfter = 150, kHit = 360;  // bytes: 30, 50, 120 Han
    const auto [line, range] = at.source->excerpt(at.range);
    std::string_view before = line.substr(0, range.begin);
    std::string_view after = line.substr(range.end);
    const auto blank = before.find_first_not_of(" \t");
    if (before.find("\xE3\x80\x80") == 0 || blank == std::string_view::npos)
        while (!before.empty() &&
               (before[0] == ' ' || before[0] == '\t' || before.substr(0, 3) == "\xE3\x80\x80"))
            before.remove_prefix(before[0] == '\xE3' ? 3 : 1);
    const bool cut = before.size() > kBefore + 12;
    node.set("BEFORE",
             cut ? "…" + std::string(utf8::suffix(before, kBefore)) : std::string(before));
    if (range.length() > 0) {
        const Node hit = node.add("HIT");
        hit.set("SEV", mark);
        hit.set("WORDS", utf8::shortened(line.substr(range.begin, range.length()), kHit));
    }
    node.set("AFTER", utf8::shortened(after, kAfter));
}

void setWords(ctemplate::TemplateDictionary& dictionary, bool chinese) {
    std::string_view table = asset("words.tsv").text;
    while (!table.empty()) {
        const std::string_view row = table.substr(0, table.find('\n'));
        table.remove_prefix(std::min(table.size(), row.size() + 1));
        const std::size_t first = row.find('\t');
        const std::size_t second = row.find('\t', first + 1);
        if (row.empty() || row[0] == '#' || second == std::string_view::npos) continue;
        const std::string name = "W_" + std::string(row.substr(0, first));
        const std::string_view words =
            chinese ? row.substr(first + 1, second - first - 1) : row.substr(second + 1);
        dictionary.SetTemplateGlobalValue({name.data(), name.size()}, {words.data(), words.size()});
    }
}

std::string_view word(std::string_view name, bool chinese) {
    const std::string_view table = asset("words.tsv").text;
    const std::string key = fmt::format("\n{}\t", name);
    const std::size_t at = table.find(key);
    PLANLINT_ASSERT(at != std::string_view::npos);
    const std::string_view row =
        table.substr(at + key.size(), table.find('\n', at + 1) - at - key.size());
    const std::size_t tab = row.find('\t');
    return chinese ? row.substr(0, tab) : row.substr(tab + 1);
}

const Asset& asset(std::string_view name) {
    const std::span<const Asset> all = assets();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Asset& each) { return each.name == name; });
    PLANLINT_ASSERT(at != all.end());
    return *at;
}

std::string base64OfHex(std::string_view hex) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;  // one character a bit: 256 of them
    for (const char digit : hex) {
        const int value = digit <= '9' ? digit - '0' : digit - 'a' + 10;
        for (int bit = 3; bit >= 0; --bit) bits += static_cast<char>('0' + ((value >> bit) & 1));
    }
    std::string out;
    for (std::size_t at = 0; at < bits.size(); at += 6) {
        std::size_t index = 0;
        for (std::size_t i = 0; i < 6; ++i)
            index = index * 2 + (at + i < bits.size() && bits[at + i] == '1' ? 1 : 0);
        out += kDigits[index];
    }
    while (out.size() % 4 != 0) out += '=';
    return out;
}

}  // namespace planlint::html
