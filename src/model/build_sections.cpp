// Which candidate ordinals are headings, how they nest, and what part of the document they open.
#include <algorithm>
#include <array>

#include "model/builder.h"
#include "model/section_roles.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestAnnexTitle = 60;  // characters
constexpr std::size_t kLongestPartTitle = 30;   // a longer one is an item's sentence
constexpr int kLargestGap = 3;                  // a lost item or two does not end a list

/// Styles in the order they nest (GB/T 9704-2012 7.3.3); an annex title stands above all.
enum class Style : std::uint8_t {
    Annex,
    PartLine,  // 2024年工作回顾 without a number
    Part,
    Chapter,
    ChapterSection,
    Mark2,  // ##, only in a document without 一、 and （一）
    Mark3,
    Mark4,
    H1,
    H2,
    H3,
    Action,    // 行动1：
    TaskWord,  // 任务1：
    H4,
    H5,
    Ordinal
};
constexpr std::size_t kStyles = 16;

bool isMark(Style style) { return style >= Style::Mark2 && style <= Style::Mark4; }

/// `marker` tells 篇, 章 and 节 apart.
std::optional<Style> styleOf(TokenKind kind, std::string_view marker) {
    switch (kind) {
        case TokenKind::Chapter:
            return contains(marker, "篇")   ? Style::Part
                   : contains(marker, "节") ? Style::ChapterSection
                                            : Style::Chapter;
        case TokenKind::H1:
            return Style::H1;
        case TokenKind::H2:
            return Style::H2;
        case TokenKind::H3:
        case TokenKind::LineDecimal:
            return Style::H3;
        case TokenKind::H4:
            return Style::H4;
        case TokenKind::H5:
            return Style::H5;
        case TokenKind::Ordinal:
            return Style::Ordinal;
        default:
            return std::nullopt;
    }
}

int ordinalOf(std::string_view marker, Style style) {
    if (style == Style::H5) return static_cast<int>(utf8::decode(marker, 0).codePoint - 0x2460) + 1;
    for (const std::string_view prefix : {"（", "(", "第"}) {
        if (marker.starts_with(prefix)) marker.remove_prefix(prefix.size());
    }
    return smallNumber(trimmed(marker));
}

struct Candidate {
    std::uint32_t line;
    Style style;
    int ordinal;
    bool accepted = true;
    bool isDecimal = false;        // 1.29亿元 or item 1
    bool isMidway = false;         // opens a list with another number than 1
    std::uint32_t titleBegin = 0;  // of 任务1：…
    std::uint32_t titleEnd = 0;    // of ※名词解释※
};

/// A decimal at the start of a line is item n followed by a number, or just a decimal. It is an
/// item when n is the ordinal its siblings leave open and what follows the point is a year or no
/// decimal of a quantity (1.2023年… but not 1.29亿元…).
bool decimalIsItem(std::string_view body, std::string_view marker) {
    const std::size_t point = marker.find_first_of(".\xEF");
    const std::string_view digits = marker.substr(point + (marker[point] == '.' ? 1 : 3));
    if (digits.size() == 4 && body.starts_with("年")) return true;
    static constexpr std::array<std::string_view, 7> kScales = {"万", "亿", "%", "个百分点",
                                                                "倍", "元", "千"};
    return std::none_of(kScales.begin(), kScales.end(),
                        [&](std::string_view scale) { return body.starts_with(scale); });
}

/// Markdown headings without a number: ## 主要任务. Where headings are numbered, those alone count.
std::vector<Candidate> markedHeadings(const Plan& plan) {
    std::vector<Candidate> marked;
    const DocumentKind kind = plan.info.kind;
    if (plan.source->format() != SourceFile::Format::Markdown ||
        (kind != DocumentKind::Plan && kind != DocumentKind::Scheme))
        return marked;
    std::array<int, kStyles> count{};
    for (std::uint32_t i = 0; i < plan.lines.size(); ++i) {
        const Line& line = plan.lines[i];
        const std::optional<Style> style =
            styleOf(line.start, plan.text({line.range.begin, line.body.begin}));
        if (line.ignored) continue;
        if (style && (*style == Style::H1 || *style == Style::H2 || *style == Style::Chapter))
            return {};
        const std::string_view text = plan.source->excerpt(line.range).line;
        const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
        if (style || marks < 2 || marks > 4 || marks == text.size() || text[marks] != ' ') continue;
        const auto mark = static_cast<std::size_t>(Style::Mark2) + marks - 2;
        for (std::size_t s = mark + 1; s < kStyles; ++s) count[s] = 0;
        marked.push_back({i, static_cast<Style>(mark), ++count[mark]});
        marked.back().titleBegin = line.body.begin;
    }
    if (marked.size() < 2) marked.clear();
    return marked;
}

/// 行动1：, ——任务2：: a word for an item, its number and a colon. `end` is where its title begins.
struct WordedItem {
    Style style;
    int ordinal;
    std::uint32_t end;
};

std::optional<WordedItem> wordedItem(const Plan& plan, const Line& line) {
    if (line.start != TokenKind::NewLine && line.start != TokenKind::Bullet) return std::nullopt;
    const std::string_view text = plan.text(line.body);
    const WordRow* word = plan.vocabulary().prefix(text, WordClass::ItemWord);
    if (word == nullptr) return std::nullopt;
    const SmallNumber number = readSmallNumber(text.substr(word->word.size()));
    constexpr int kMost = 200;  // items of a plan
    if (number.value < 1 || number.value > kMost) return std::nullopt;
    const std::size_t at = word->word.size() + number.bytes;
    for (const std::string_view colon : {"：", ":", "\u3000", " "}) {
        if (!text.substr(at).starts_with(colon)) continue;
        // 任务一 精准招商: a blank is enough where nothing but the title follows.
        constexpr std::size_t kLongestTitle = 30;  // characters
        if (trimmed(colon).empty() && characters(text) > kLongestTitle) continue;
        const bool action = word->value == static_cast<std::uint16_t>(ItemWord::Action);
        return WordedItem{action ? Style::Action : Style::TaskWord, number.value,
                          line.body.begin + static_cast<std::uint32_t>(at + colon.size())};
    }
    return std::nullopt;
}

/// Lists that begin midway, as in an excerpt: the first of its style in the document, whose next
/// ordinal comes later, or that stands in a list that began midway itself.
void acceptMidway(std::vector<Candidate>& candidates) {
    std::array<bool, kStyles> seen{};
    bool midway = false;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate& candidate = candidates[i];
        bool& known = seen[static_cast<std::size_t>(candidate.style)];
        if (known || candidate.style == Style::Annex || candidate.isDecimal) continue;
        known = true;
        constexpr int kHighest = 99;
        if (candidate.ordinal <= kLargestGap || candidate.ordinal > kHighest) continue;
        const bool goesOn = std::any_of(candidates.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                        candidates.end(), [&](const Candidate& later) {
                                            return later.style == candidate.style &&
                                                   later.ordinal == candidate.ordinal + 1;
                                        });
        candidate.isMidway = goesOn || midway;
        midway = midway || candidate.isMidway;
    }
}

/// Accepts candidates whose ordinal continues or opens a list of their style.
void acceptBySiblings(const Plan& plan, std::vector<Candidate>& candidates) {
    std::array<int, kStyles> last{};  // under the current parent
    std::array<int, kStyles>
        running{};  // through the document: numbering may run on across parents
    for (Candidate& candidate : candidates) {
        int& before = last[static_cast<std::size_t>(candidate.style)];
        int& ever = running[static_cast<std::size_t>(candidate.style)];
        const Line& line = plan.lines[candidate.line];
        const int n = candidate.ordinal;
        const bool opens = n == 1;
        const auto follows = [n](int earlier) { return n > earlier && n - earlier <= kLargestGap; };
        const bool continues = follows(before) || follows(ever);
        if (line.start == TokenKind::LineDecimal) {
            const std::string_view marker = plan.text({line.range.begin, line.body.begin});
            candidate.accepted = (opens || n == before + 1 || n == ever + 1) &&
                                 decimalIsItem(trimmed(plan.text(line.body)), marker);
        } else {
            const bool worded = candidate.titleBegin != 0 && n > ever;  // the word says it all
            candidate.accepted =
                n > 0 && (opens || continues || n == before || candidate.isMidway || worded);
        }
        if (!candidate.accepted) continue;
        before = ever = n;
        for (std::size_t s = static_cast<std::size_t>(candidate.style) + 1; s < kStyles; ++s)
            last[s] = 0;
    }
}

/// The title ends at the first full stop; without one it is the whole line.
TextRange titleRange(const Plan& plan, const Line& line, std::uint32_t begin) {
    const SyntaxTree& tree = plan.tree;
    std::uint32_t end = line.range.end;
    for (std::uint32_t i = line.node + 2; i < tree[line.node].next; i = tree[i].next) {
        if (tree[i].kind == NodeKind::Token && tree[i].token == TokenKind::Stop) {
            end = tree[i].range.begin;
            break;
        }
    }
    // Who answers is no part of a title.
    for (const OwnerClause& clause : clausesIn(plan, line.range)) {
        if (clause.form == OwnerClause::Form::Prose ||
            clause.form == OwnerClause::Form::OwnerFirst || clause.isUnread)
            continue;
        end = std::min(end, std::max(begin, clause.range.begin));
        break;
    }
    TextRange range{begin, std::max(begin, end)};
    const std::string_view text = plan.text(range);
    const std::string_view inner = trimmed(text);
    if (!inner.empty()) {
        range.begin += static_cast<std::uint32_t>(inner.data() - text.data());
        range.end = range.begin + static_cast<std::uint32_t>(inner.size());
    }
    for (const std::string_view tail : {"：", ":", "，", ",", "；", ";"}) {
        if (plan.text(range).ends_with(tail)) range.end -= static_cast<std::uint32_t>(tail.size());
    }
    return range;
}

/// 附件1, 附：, or a centred second title opens a new part with its own numbering.
bool isAnnexMark(std::string_view text) {
    return text.starts_with("附件") && characters(text) <= 8;
}

/// 附件：1．申请材料清单 names the first of several attachments; 2. and 3. follow as lines.
bool opensAttachmentList(const Plan& plan, const Line& line) {
    std::string_view text = trimmed(plan.text(line.range));
    if (!text.starts_with("附件")) return false;
    text.remove_prefix(std::string_view("附件").size());
    for (const std::string_view mark : {"：", ":", " "}) {
        while (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    return text.starts_with("1.") || text.starts_with("1．") || text.starts_with("1、");
}

}  // namespace

void buildSections(Plan& plan) {
    std::vector<Candidate> candidates;
    const std::vector<Candidate> marked = markedHeadings(plan);
    auto nextMarked = marked.begin();
    constexpr int kNoList = -9;
    int parts = 0;
    int listed = kNoList;  // ordinal of the attachment that was listed last
    for (std::uint32_t i = 0; i < plan.lines.size(); ++i) {
        const Line& line = plan.lines[i];
        if (line.ignored) continue;
        if (nextMarked != marked.end() && nextMarked->line == i) {
            candidates.push_back(*nextMarked++);
            continue;
        }
        if (const std::optional<Style> style =
                styleOf(line.start, plan.text({line.range.begin, line.body.begin}))) {
            candidates.push_back(
                {i, *style, ordinalOf(plan.text({line.range.begin, line.body.begin}), *style)});
            candidates.back().isDecimal = line.start == TokenKind::LineDecimal;
            if (listed == candidates.back().ordinal - 1 && *style == Style::H3) {
                candidates.pop_back();  // 附件：1.申请材料清单, then 2.申请表
                ++listed;
            } else {
                listed = kNoList;
            }
        } else if (const std::optional<WordedItem> item = wordedItem(plan, line)) {
            candidates.push_back({i, item->style, item->ordinal});
            candidates.back().titleBegin = item->end;
        } else if (line.start == TokenKind::NewLine && opensAttachmentList(plan, line)) {
            listed = 1;
        } else if (line.start == TokenKind::NewLine &&
                   isAnnexMark(trimmed(plan.text(line.range)))) {
            candidates.push_back({i, Style::Annex, 1});
        } else if (const std::optional<TextRange> part = partLine(plan, line, parts == 0)) {
            candidates.push_back({i, Style::PartLine, ++parts});
            candidates.back().titleBegin = part->begin;
            candidates.back().titleEnd = part->end;
        }
    }
    acceptMidway(candidates);
    acceptBySiblings(plan, candidates);

    struct Open {
        std::uint32_t section;
        Style style;
    };
    std::vector<Open> open;
    plan.sections.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        if (!candidate.accepted) continue;
        const Line& line = plan.lines[candidate.line];
        while (!open.empty() && open.back().style >= candidate.style) open.pop_back();
        Section section;
        section.range = line.range;
        // An item whose ordinal the lexer took for a decimal: the marker ends at the point.
        std::uint32_t markerEnd = line.body.begin;
        if (line.start == TokenKind::LineDecimal) {
            const std::size_t point = plan.text(line.range).find_first_of(".\xEF");
            markerEnd = line.range.begin + static_cast<std::uint32_t>(point) +
                        (plan.text(line.range)[point] == '.' ? 1 : 3);
        }
        if (candidate.titleBegin != 0) markerEnd = candidate.titleBegin;
        section.markerRange = {line.range.begin,
                               candidate.style == Style::Annex ? line.range.end : markerEnd};
        section.number = isMark(candidate.style) || candidate.style == Style::PartLine
                             ? std::to_string(candidate.ordinal)
                             : std::string(trimmed(plan.text(section.markerRange)));
        section.ordinal = candidate.ordinal;
        section.isAnnex = candidate.style == Style::Annex;
        section.firstLine = candidate.line;
        section.titleRange =
            titleRange(plan, line, candidate.style == Style::Annex ? line.range.begin : markerEnd);
        if (candidate.style == Style::Annex && candidate.line + 1 < plan.lines.size()) {
            const Line& next = plan.lines[candidate.line + 1];
            if (next.start == TokenKind::NewLine &&
                characters(plan.text(next.range)) <= kLongestAnnexTitle)
                section.titleRange = next.range;
        }
        if (candidate.titleEnd != 0)
            section.titleRange = {candidate.titleBegin, candidate.titleEnd};
        section.title = std::string(plan.text(section.titleRange));
        if (characters(section.title) <= kLongestPartTitle) {
            if (const std::vector<WrittenYear> years = yearsIn(section.title); !years.empty())
                section.year = years.front().value;
        }
        if (!open.empty()) {
            section.parent = open.back().section;
            plan.sections[open.back().section].hasChildren = true;
        }
        section.level = std::min(5, section.parent ? plan.sections[*section.parent].level + 1 : 1);
        if (section.parent && !section.year) section.year = plan.sections[*section.parent].year;
        section.role = roleOf(plan, section);
        open.push_back({static_cast<std::uint32_t>(plan.sections.size()), candidate.style});
        plan.sections.push_back(std::move(section));
    }
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        const std::uint32_t end = s + 1 < plan.sections.size()
                                      ? plan.sections[s + 1].firstLine
                                      : static_cast<std::uint32_t>(plan.lines.size());
        plan.sections[s].endLine = end;
        for (std::uint32_t i = plan.sections[s].firstLine; i < end; ++i)
            plan.lines[i].section = static_cast<std::uint32_t>(s);
    }
    settleRoles(plan);
}

}  // namespace planlint
