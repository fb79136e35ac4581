// Title, kind, years, issuer, number and date of a document: from the front matter, else from the
// first lines of the page.
#include <algorithm>
#include <array>

#include "model/builder.h"
#include "text/numerals.h"

namespace planlint {

namespace {

constexpr std::size_t kHeadLines = 14;     // where a title is looked for
constexpr std::size_t kLongestTitle = 90;  // characters
constexpr std::size_t kDateLines = 40;

struct KindWord {
    std::string_view word;
    DocumentKind kind;
};

/// What the title says, most telling first.
constexpr std::array kKindWords = {
    KindWord{"政府工作报告", DocumentKind::Report},
    KindWord{"统计公报", DocumentKind::Bulletin},
    KindWord{"任务分解", DocumentKind::Breakdown},
    KindWord{"责任分解", DocumentKind::Breakdown},
    KindWord{"责任清单", DocumentKind::Breakdown},
    KindWord{"任务清单", DocumentKind::Breakdown},
    KindWord{"重点工作分工", DocumentKind::Breakdown},
    KindWord{"实施方案", DocumentKind::Scheme},
    KindWord{"工作方案", DocumentKind::Scheme},
    KindWord{"行动方案", DocumentKind::Scheme},
    KindWord{"行动计划", DocumentKind::Scheme},
    KindWord{"实施意见", DocumentKind::Scheme},
    KindWord{"政策措施", DocumentKind::Scheme},
    KindWord{"若干措施", DocumentKind::Scheme},
    KindWord{"若干政策", DocumentKind::Scheme},
    KindWord{"具体措施", DocumentKind::Scheme},
    KindWord{"促进办法", DocumentKind::Scheme},
    KindWord{"工作要点", DocumentKind::Plan},
    KindWord{"工作计划", DocumentKind::Plan},
    KindWord{"工作安排", DocumentKind::Plan},
    KindWord{"工作打算", DocumentKind::Plan},
    KindWord{"发展规划", DocumentKind::Plan},
    KindWord{"规划纲要", DocumentKind::Plan},
    KindWord{"工作总结", DocumentKind::Summary},
    KindWord{"方案", DocumentKind::Scheme},
    KindWord{"措施", DocumentKind::Scheme},
    KindWord{"意见", DocumentKind::Scheme},
    KindWord{"要点", DocumentKind::Plan},
    KindWord{"计划", DocumentKind::Plan},
    KindWord{"规划", DocumentKind::Plan},
    KindWord{"总结", DocumentKind::Summary},
    KindWord{"工作报告", DocumentKind::Report},
    KindWord{"公报", DocumentKind::Bulletin},
    KindWord{"通知", DocumentKind::Scheme},
};

/// 考核办法, 目标评价细则: rules by which others' work is judged.
bool isAssessment(std::string_view title) {
    return containsAny(title, {"考核", "考评", "评价"}) &&
           containsAny(title, {"办法", "细则", "方案", "标准", "规则", "规程"}) &&
           !containsAny(title, {"工作要点", "工作计划", "任务分解"});
}

DocumentKind kindOf(std::string_view title) {
    if (isAssessment(title)) return DocumentKind::Assessment;
    const bool summary = contains(title, "总结");
    const bool plan = contains(title, "计划") || contains(title, "安排") ||
                      contains(title, "打算") || contains(title, "思路") || contains(title, "要点");
    if (summary && plan) return DocumentKind::SummaryPlan;
    for (const KindWord& entry : kKindWords) {
        if (contains(title, entry.word)) return entry.kind;
    }
    return DocumentKind::Other;
}

/// Measures and opinions grant, exempt and rule; a plan for action hands out tasks.
bool isPolicyPaper(std::string_view title) {
    if (containsAny(title, {"若干政策", "若干措施", "政策措施", "条措施", "条政策", "若干意见",
                            "指导意见", "具体措施", "若干规定"}))
        return true;
    // A mere 通知 about some work hands out no tasks either.
    return containsAny(title, {"意见", "措施", "政策", "办法", "通知"}) &&
           !containsAny(title,
                        {"方案", "计划", "规划", "要点", "分工", "分解", "清单", "报告", "总结"});
}

Profile profileOf(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::Scheme:
        case DocumentKind::Breakdown:
            return Profile::Scheme;
        case DocumentKind::Report:
        case DocumentKind::Bulletin:
            return Profile::Report;
        case DocumentKind::Plan:
        case DocumentKind::Summary:
        case DocumentKind::SummaryPlan:
        case DocumentKind::Assessment:
        case DocumentKind::Other:
            return Profile::Outline;
    }
    PLANLINT_UNREACHABLE();
}

bool endsSentence(std::string_view text) {
    return text.ends_with("。") || text.ends_with("；") || text.ends_with("：") ||
           text.ends_with(":") || text.ends_with(";") || text.ends_with("，");
}

/// The first year of 2021—2023年, 2021年至2023年; nullopt without such a span.
std::optional<int> spanOfYears(std::string_view text) {
    for (const std::string_view mark : {"—", "-", "－", "–", "至", "~"}) {
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + mark.size())) {
            std::string_view before = trimmed(text.substr(0, at));
            if (before.ends_with("年")) before.remove_suffix(3);
            if (!yearAtStart(trimmed(text.substr(at + mark.size())))) continue;
            if (const std::optional<int> first = yearBefore(before)) return first;
        }
    }
    return std::nullopt;
}

/// A whole number and the word behind it, blanks between or not; moves `text` behind them.
int takeNumber(std::string_view& text, std::string_view word) {
    text = trimmed(text);
    const SmallNumber number = readSmallNumber(text);
    const std::string_view rest = trimmed(text.substr(number.bytes));
    if (number.bytes == 0 || !rest.starts_with(word)) return 0;
    text = rest.substr(word.size());
    return number.value;
}

/// 有效期至2026年: whether a year that ends `text` stands behind 至.
bool followsRange(const Vocabulary& vocabulary, std::string_view text) {
    text = trimmed(text.substr(0, utf8::floorToCodePoint(text, text.size() - 1)));
    while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
    text = trimmed(text.substr(0, numeralsBefore(text)));
    const WordRow* to = vocabulary.suffix(text, WordClass::TimeRange, 1);
    return to != nullptr && utf8::isHan(utf8::decode(to->word, 0).codePoint);  // no dash
}

/// The first date that is written out to the day and limits nothing (2024年6月30日前).
std::optional<Date> dateIn(const Vocabulary& vocabulary, std::string_view text) {
    for (const WrittenYear& year : yearsIn(text)) {
        if (followsRange(vocabulary, text.substr(0, year.end))) continue;
        std::string_view rest = text.substr(year.end);
        const int month = takeNumber(rest, "月");
        const int day = takeNumber(rest, "日");
        if (vocabulary.prefix(trimmed(rest), WordClass::TimeLimit) != nullptr) continue;
        if (const std::optional<Date> date = makeDate(year.value, month, day)) return date;
    }
    return std::nullopt;
}

/// 《…》 around the whole title is dropped; a 通知 that quotes the document keeps its own words.
std::string cleanTitle(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("《") && line.ends_with("》") && line.find("》") == line.size() - 3)
        line = line.substr(3, line.size() - 6);
    return std::string(line);
}

struct Field {
    std::string_view key;
    std::string_view value;
};

/// 键：值 of a front matter line.
std::optional<Field> fieldOf(std::string_view line) {
    const std::size_t wide = line.find("：");
    const std::size_t narrow = line.find(':');
    const std::size_t at = std::min(wide, narrow);
    if (at == std::string_view::npos) return std::nullopt;
    return Field{trimmed(line.substr(0, at)), trimmed(line.substr(at + (at == wide ? 3 : 1)))};
}

struct FrontMatter {
    bool present = false;
    std::string_view title, issuer, number, year, date, kind, convention;
};

FrontMatter readFrontMatter(const Plan& plan) {
    FrontMatter found;
    if (plan.source->format() != SourceFile::Format::Plan || plan.lines.empty() ||
        plan.lines[0].start != TokenKind::Fence)
        return found;
    for (std::size_t i = 1;
         i < plan.lines.size() && plan.lines[i].ignored && plan.lines[i].start != TokenKind::Fence;
         ++i) {
        found.present = true;
        const std::optional<Field> field = fieldOf(plan.text(plan.lines[i].range));
        if (!field) continue;
        if (field->key == "标题") found.title = field->value;
        if (field->key == "发文机关") found.issuer = field->value;
        if (field->key == "发文字号") found.number = field->value;
        if (field->key == "年度") found.year = field->value;
        if (field->key == "成文日期") found.date = field->value;
        if (field->key == "文种") found.kind = field->value;
        if (field->key == "牵头约定") found.convention = field->value;
    }
    return found;
}

std::string findTitle(const Plan& plan) {
    for (const auto& [key, value] : plan.source->metadata()) {
        if (key == "title" && !value.empty()) return value;
    }
    std::string fallback;
    std::size_t seen = 0;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        if (++seen > kHeadLines) break;
        const std::string_view text = trimmed(plan.text(line.range));
        if (line.start != TokenKind::NewLine || characters(text) > kLongestTitle ||
            endsSentence(text))
            continue;
        if (contains(text, "。") || contains(text, "，") || contains(text, ";")) continue;
        if (kindOf(text) != DocumentKind::Other) return cleanTitle(text);
        if (fallback.empty()) fallback = cleanTitle(text);
    }
    return fallback;
}

/// 武政办〔2021〕26号 anywhere in the first lines.
std::string findNumber(const Plan& plan) {
    std::size_t seen = 0;
    for (const Line& line : plan.lines) {
        if (++seen > kDateLines) break;
        const std::string_view text = plan.text(line.range);
        const std::size_t open = text.find("〔");
        const std::size_t close = text.find("〕", open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos || close - open > 10)
            continue;
        const std::size_t end = text.find("号", close);
        if (end == std::string_view::npos || end - close > 10) continue;
        std::size_t begin = open;
        while (begin >= 3 && open - begin < 24) {  // Han characters before the year
            const auto lead = static_cast<unsigned char>(text[begin - 3]);
            if (lead < 0xE4 || lead > 0xE9) break;
            begin -= 3;
        }
        return std::string(text.substr(begin, end + 3 - begin));
    }
    return {};
}

/// The issuer as the page says it: 来源, 发布单位, or what the title names before its subject.
std::string findIssuer(const Plan& plan) {
    for (std::size_t i = 0; i < std::min<std::size_t>(plan.lines.size(), kHeadLines); ++i) {
        const std::string_view text = plan.text(plan.lines[i].range);
        for (const std::string_view key : {"来源:", "来源：", "发文机关：", "发布机构："}) {
            const std::size_t at = text.find(key);
            if (at == std::string_view::npos) continue;
            const std::string_view rest = trimmed(text.substr(at + key.size()));
            const std::string_view name = rest.substr(0, rest.find_first_of(" \t\n"));
            for (const std::string_view tail : {"局", "厅", "委", "府", "会", "办", "院", "部"}) {
                if (name.ends_with(tail)) return std::string(name);
            }
        }
    }
    const std::string& title = plan.info.title;
    for (const std::string_view tail : {"人民政府办公厅", "人民政府办公室", "人民政府", "管委会"}) {
        const std::size_t at = title.find(tail);
        if (at != std::string::npos) return title.substr(0, at + tail.size());
    }
    for (const std::string_view tail : {"局", "厅", "委员会"}) {
        const std::size_t at = title.find(tail);
        if (at != std::string::npos && at < 40) return title.substr(0, at + tail.size());
    }
    for (const std::string_view tail : {"市", "省", "区", "县"}) {
        const std::size_t at = title.find(tail);
        if (at != std::string::npos && at < 24 && plan.info.kind == DocumentKind::Report)
            return title.substr(0, at + tail.size()) + "人民政府";
    }
    return {};
}

/// A page without line breaks has no title line: its first words may still say what it is.
bool opensAsReport(const Plan& plan) {
    constexpr std::size_t kOpening = 450;  // bytes
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        return contains(plan.text(line.range).substr(0, kOpening), "政府工作报告");
    }
    return false;
}

DocumentKind kindNamed(std::string_view word, DocumentKind otherwise) {
    if (word.empty()) return otherwise;
    const DocumentKind kind = kindOf(word);
    return kind == DocumentKind::Other ? otherwise : kind;
}

}  // namespace

void buildDocument(Plan& plan) {
    DocumentInfo& info = plan.info;
    const FrontMatter front = readFrontMatter(plan);
    info.title = front.title.empty() ? findTitle(plan) : std::string(front.title);
    info.kind = kindNamed(front.kind, kindOf(info.title));
    if (info.kind == DocumentKind::Other && opensAsReport(plan)) info.kind = DocumentKind::Report;
    info.profile = profileOf(info.kind);
    info.isPolicy = info.kind == DocumentKind::Scheme && isPolicyPaper(info.title);
    if (info.isPolicy) info.profile = Profile::Report;
    // An outline for several years names no units: they come with its breakdown.
    if (info.kind == DocumentKind::Plan && contains(info.title, "规划"))
        info.profile = Profile::Report;
    info.firstListedLeads = front.convention == "首列单位";
    info.number =
        front.number.empty() && !front.present ? findNumber(plan) : std::string(front.number);
    info.issuer = front.issuer.empty() ? findIssuer(plan) : std::string(front.issuer);

    if (front.date.size() >= 10)
        info.date = makeDate(
            smallNumber(front.date.substr(0, 3)) * 10 + smallNumber(front.date.substr(3, 1)),
            smallNumber(front.date.substr(5)), smallNumber(front.date.substr(8)));
    std::size_t seen = 0;
    for (const Line& line : plan.lines) {
        if (info.date || ++seen > kDateLines) break;
        const std::string_view text = trimmed(plan.text(line.range));
        if (!line.ignored && characters(text) < 60) info.date = dateIn(plan.vocabulary(), text);
    }

    const std::vector<WrittenYear> titleYears = yearsIn(info.title);
    if (const std::optional<int> year = yearBefore(front.year.substr(0, front.year.find("年")))) {
        info.year = year;
    } else if (const std::optional<int> first = spanOfYears(info.title)) {
        // A plan for several years begins with the year it is issued in, else with its first.
        info.year =
            info.date && info.date->year >= *first && info.date->year <= titleYears.back().value
                ? info.date->year
                : *first;
    } else if (!titleYears.empty()) {
        info.year = titleYears.back().value;
    } else if (info.date) {
        info.year = info.date->year;
    } else {
        for (const Line& line : plan.lines) {  // a page without any: the first year its text names
            const std::vector<WrittenYear> years = yearsIn(plan.text(line.range));
            if (years.empty()) continue;
            info.year = years.front().value;
            break;
        }
    }
    if (!info.year) return;
    switch (info.kind) {
        case DocumentKind::SummaryPlan:
            info.summaryIsHalfYear = contains(info.title, "上半年");
            info.summaryYear = titleYears.size() >= 2   ? titleYears.front().value
                               : info.summaryIsHalfYear ? *info.year
                                                        : *info.year - 1;
            break;
        case DocumentKind::Report:
            info.summaryYear = *info.year - 1;
            break;
        case DocumentKind::Summary:
            info.summaryYear = info.year;
            info.summaryIsHalfYear = contains(info.title, "上半年");
            break;
        case DocumentKind::Bulletin:
            info.summaryYear = info.year;
            break;
        case DocumentKind::Plan:
        case DocumentKind::Scheme:
        case DocumentKind::Breakdown:
        case DocumentKind::Assessment:
        case DocumentKind::Other:
            break;
    }
}

}  // namespace planlint
