// The title of a document and what its words say: the last word of a kind decides, as the head of a
// Chinese compound stands last.
#include <algorithm>

#include "model/builder.h"
#include "model/document_head.h"

namespace planlint {

bool hasWord(const Vocabulary& vocabulary, std::string_view text, TitleWord word) {
    const std::vector<WordHit> hits = vocabulary.hitsIn(text, bit(WordClass::TitleWord));
    return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
        return hit.value == static_cast<std::uint16_t>(word);
    });
}

namespace {

constexpr std::size_t kHeadLines = 14;     // where a title is looked for
constexpr std::size_t kLongestTitle = 90;  // characters
constexpr std::size_t kBareTitle = 6;      // characters: 工作报告, 政府工作报告
constexpr std::size_t kOpening = 1500;     // bytes that a report needs to say what it is
constexpr std::size_t kLongestVenue = 45;  // characters
constexpr std::size_t kFirstWords = 450;   // bytes of a page without line breaks: its title

/// Words of a kind, shorter ones within longer ones left out.
std::vector<WordHit> longestHits(const Vocabulary& vocabulary, std::string_view text,
                                 ClassMask classes) {
    std::vector<WordHit> hits = vocabulary.hitsIn(text, classes);
    std::vector<WordHit> longest;
    for (const WordHit& hit : hits) {
        const bool inside = std::any_of(hits.begin(), hits.end(), [&](const WordHit& other) {
            return other.wordClass == hit.wordClass && other.range.contains(hit.range) &&
                   other.range.length() > hit.range.length();
        });
        if (!inside) longest.push_back(hit);
    }
    return longest;
}

/// What stands in the innermost 《》 or 〈〉 that something issues: 关于印发《…》的通知.
std::string_view issued(const Vocabulary& vocabulary, std::string_view title) {
    for (const auto& [open, close] : {std::pair{"《", "》"}, std::pair{"〈", "〉"}}) {
        const std::size_t begin = title.find(open);
        const std::size_t end = title.rfind(close);
        if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin)
            continue;
        const bool whole = begin == 0 && end + 3 == title.size();
        if (!whole && !hasWord(vocabulary, title.substr(0, begin), TitleWord::Issue)) continue;
        title = title.substr(begin + 3, end - begin - 3);
    }
    return title;
}

/// Without what stands in the given marks.
std::string without(std::string_view text, std::initializer_list<std::string_view> opening,
                    std::initializer_list<std::string_view> closing) {
    std::string out;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
        const std::string_view c = text.substr(at, length);
        const bool opens = std::find(opening.begin(), opening.end(), c) != opening.end();
        const bool closes = std::find(closing.begin(), closing.end(), c) != closing.end();
        if (opens) ++depth;
        if (depth == 0) out += c;
        if (closes && depth > 0) --depth;
        at += length;
    }
    return out;
}

bool is(const WordHit& hit, DocKind kind) { return hit.value == static_cast<std::uint16_t>(kind); }

/// 工作要点、责任清单: of a list the first names the document.
bool joinsList(std::string_view between) {
    return startsWithAny(between, {"、", "及", "和", "暨", "与"});
}

TitleSense senseOfKind(DocKind kind) {
    TitleSense sense;
    sense.saysKind = true;
    switch (kind) {
        case DocKind::Plan:
        case DocKind::Topic:
            sense.kind = DocumentKind::Plan;
            break;
        case DocKind::Span:
            sense.kind = DocumentKind::Plan;
            sense.spansYears = true;
            break;
        case DocKind::Summary:
            sense.kind = DocumentKind::Summary;
            break;
        case DocKind::Scheme:
            sense.kind = DocumentKind::Scheme;
            break;
        case DocKind::Policy:
        case DocKind::Wrapper:  // a mere 通知 about some work hands out no tasks either
            sense.kind = DocumentKind::Scheme;
            sense.isPolicy = true;
            break;
        case DocKind::Breakdown:
            sense.kind = DocumentKind::Breakdown;
            break;
        case DocKind::Assessment:
            sense.kind = DocumentKind::Assessment;
            break;
        case DocKind::Report:
            sense.kind = DocumentKind::Report;
            break;
        case DocKind::Bulletin:
            sense.kind = DocumentKind::Bulletin;
            break;
        case DocKind::Rule:
            sense.isRule = true;
            break;
    }
    return sense;
}

/// 考核工作实施方案, 评价办法: rules by which others' work is judged. A word or two may stand
/// between; 考核反馈问题整改方案 judges nobody.
bool isAssessment(const Vocabulary& vocabulary, std::string_view title, const WordHit& head) {
    if (!is(head, DocKind::Scheme) && !is(head, DocKind::Policy) && !is(head, DocKind::Rule))
        return false;
    constexpr std::uint32_t kBetween = 12;  // bytes
    for (const WordHit& hit : longestHits(vocabulary, title, bit(WordClass::TitleWord))) {
        if (hit.value == static_cast<std::uint16_t>(TitleWord::Judge) &&
            hit.range.end <= head.range.begin && head.range.begin - hit.range.end <= kBetween)
            return true;
    }
    return false;
}

TitleSense senseOfCore(const Vocabulary& vocabulary, std::string_view core) {
    std::vector<WordHit> hits = longestHits(vocabulary, core, bit(WordClass::DocKind));
    std::erase_if(
        hits, [&](const WordHit& hit) { return is(hit, DocKind::Topic) && yearsIn(core).empty(); });
    if (hits.empty()) return {};
    const auto any = [&](DocKind kind) {
        return std::any_of(hits.begin(), hits.end(),
                           [kind](const WordHit& hit) { return is(hit, kind); });
    };
    if (any(DocKind::Summary) && any(DocKind::Plan)) {
        TitleSense both;
        both.saysKind = true;
        both.kind = DocumentKind::SummaryPlan;
        return both;
    }
    const WordHit* head = &hits.back();
    for (const WordHit* hit = head; hit != hits.data() && is(*head, DocKind::Wrapper);)
        if (!is(*--hit, DocKind::Wrapper)) head = hit;
    while (head != hits.data()) {
        const WordHit& earlier = head[-1];
        if (is(earlier, DocKind::Wrapper) || is(earlier, DocKind::Topic) ||
            !joinsList(core.substr(earlier.range.end, head->range.begin - earlier.range.end)))
            break;
        --head;
    }
    TitleSense sense = senseOfKind(static_cast<DocKind>(head->value));
    if (isAssessment(vocabulary, core, *head)) {
        sense = senseOfKind(DocKind::Assessment);
    }
    return sense;
}

bool endsSentence(std::string_view text) {
    return endsWithAny(text, {"。", "；", "：", ":", ";", "，"});
}

/// 《…》 around the whole title is dropped; a 通知 that quotes the document keeps its own words.
std::string cleanTitle(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("《") && line.ends_with("》") && line.find("》") == line.size() - 3)
        line = line.substr(3, line.size() - 6);
    return std::string(line);
}

bool opensQuote(std::string_view text) {
    const std::size_t open = text.rfind("《");
    return open != std::string_view::npos && text.find("》", open) == std::string_view::npos;
}

/// Where the letterhead of a page without line breaks ends: behind its document number. 0 without.
std::size_t letterheadEnd(std::string_view text, std::string_view number) {
    constexpr std::size_t kLongestHead = 240;  // bytes
    const std::size_t at =
        number.empty() ? std::string_view::npos : utf8::prefix(text, kLongestHead).find(number);
    return at == std::string_view::npos ? 0 : at + number.size();
}

/// The title at the begin of a page without line breaks: up to the kind of document that stands
/// before the first mark of a sentence.
std::string titleInText(const Plan& plan, std::string_view text, std::string_view number) {
    constexpr std::size_t kLongest = 3 * kLongestTitle;  // bytes
    std::string_view head = utf8::prefix(text.substr(letterheadEnd(text, number)), kLongest);
    for (const std::string_view mark : {"。", "，", "；", "：", ":", ",", "！"})
        head = head.substr(0, head.find(mark));
    const std::vector<WordHit> hits = longestHits(plan.vocabulary(), head, bit(WordClass::DocKind));
    constexpr std::uint32_t kBetween = 24;  // bytes: 的通知, 及任务分解表
    std::size_t end = 0;
    for (const WordHit& hit : hits) {
        if (is(hit, DocKind::Topic)) continue;
        if (end != 0 && hit.range.begin > end + kBetween) break;
        const std::string_view before = head.substr(0, hit.range.begin);
        const bool quoted = opensQuote(before);
        if (quoted && !hasWord(plan.vocabulary(), before, TitleWord::Issue) && end != 0) break;
        end = hit.range.end;
        if (quoted && head.substr(end).starts_with("》")) end += 3;
    }
    return end == 0 ? std::string() : cleanTitle(head.substr(0, end));
}

}  // namespace

TitleSense senseOfTitle(const Vocabulary& vocabulary, std::string_view title) {
    const std::string_view inner = issued(vocabulary, title);
    // What a title quotes is another document.
    const std::string plain = without(inner, {"（", "(", "《", "〈"}, {"）", ")", "》", "〉"});
    TitleSense sense = senseOfCore(vocabulary, plain);
    if (!sense.saysKind) sense = senseOfCore(vocabulary, inner);
    return sense;
}

std::string findTitle(const Plan& plan) {
    const std::string number = findNumber(plan);
    std::string title;
    std::string fallback;
    std::string open;  // a title that goes on in the next line
    std::size_t seen = 0;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        if (++seen > kHeadLines) break;
        const std::string_view text = trimmed(plan.text(line.range));
        if (seen == 1 && characters(text) > kLongestTitle) {
            if (std::string opening = titleInText(plan, text, number); !opening.empty())
                return opening;
        }
        if (line.start != TokenKind::NewLine || characters(text) > kLongestTitle ||
            endsSentence(text) || contains(text, "。") || contains(text, "，") ||
            contains(text, ";")) {
            open.clear();
            continue;
        }
        const std::string joined = open + std::string(text);
        const bool saysKind =
            senseOfTitle(plan.vocabulary(), joined).saysKind && !opensQuote(joined);
        if (!title.empty()) {  // 工作报告, then 云岭县2020年政府工作报告: the fuller one
            if (saysKind && joined.size() > title.size() && joined.ends_with(title))
                return cleanTitle(joined);
            continue;
        }
        if (saysKind) {
            title = cleanTitle(joined);
            if (!yearsIn(title).empty() || characters(title) > kBareTitle) return title;
            continue;
        }
        // 关于印发 | 《…实施方案》的通知: the title wraps.
        open = hasWord(plan.vocabulary(), text, TitleWord::Issue) || opensQuote(text) ||
                       text.ends_with("关于")
                   ? joined
                   : std::string();
        const bool isVenue = hasWord(plan.vocabulary(), text, TitleWord::Venue);
        if (fallback.empty() && !isVenue && number != text) fallback = cleanTitle(text);
    }
    return title.empty() ? fallback : title;
}

bool opensAsReport(const Plan& plan) {
    std::size_t read = 0;
    bool addressed = false;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        if (read > kOpening) break;
        const std::string_view text = utf8::prefix(plan.text(line.range), kOpening);
        read += text.size();
        for (const WordHit& hit : plan.vocabulary().hitsIn(
                 text, maskOf(WordClass::Closing, WordClass::TitleWord, WordClass::DocKind))) {
            if (hit.wordClass == WordClass::DocKind && is(hit, DocKind::Report) &&
                read == text.size() && hit.range.begin < kFirstWords)
                return true;
            // 2019年1月29日徐水区第二届人民代表大会第三次会议 on a line of its own.
            if (hit.wordClass == WordClass::TitleWord &&
                hit.value == static_cast<std::uint16_t>(TitleWord::Congress) &&
                characters(text) <= kLongestVenue)
                return true;
            if (hit.wordClass == WordClass::Closing &&
                hit.value == static_cast<std::uint16_t>(Closing::Address))
                addressed = true;
            if (addressed && hit.wordClass == WordClass::TitleWord &&
                hit.value == static_cast<std::uint16_t>(TitleWord::Speech))
                return true;
        }
    }
    return false;
}

}  // namespace planlint
