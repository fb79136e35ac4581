// Lists whose numbering skips or repeats.
#include <map>
#include <tuple>

#include "model/builder.h"

namespace planlint {

namespace {

/// The ordinal that a line begins with when its mark is lost: 5新增…, 五加强….
int ordinalWithoutMark(const Vocabulary& vocabulary, std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > 0) {
        const bool isWord = end < text.size() && static_cast<unsigned char>(text[end]) >= 0xE4;
        // 5月, 5年, 5家企业: a number that belongs to the text.
        const bool isQuantity =
            isWord &&
            (startsWithAny(text.substr(end), {"年", "月", "日", "亿", "万", "千", "百"}) ||
             vocabulary.measureUnit(text.substr(end)) != nullptr);
        return isWord && !isQuantity ? smallNumber(text) : 0;
    }
    return 0;
}

/// …，5.加强监测 within the text of item 4: the item is there, a line break is not.
bool standsWithin(const Plan& plan, std::uint32_t before, std::uint32_t after, int ordinal) {
    constexpr std::uint32_t kFarthest = 6000;  // bytes of an item
    const TextRange item{plan.sections[before].range.begin, plan.sections[after].range.begin};
    if (item.length() > kFarthest) return false;
    const std::string_view text = plan.text(item);
    const std::string digits = std::to_string(ordinal);
    for (std::size_t at = text.find(digits, 1); at != std::string_view::npos;
         at = text.find(digits, at + 1)) {
        const std::string_view left = text.substr(0, at);
        const bool opens = left.ends_with(' ') || left.ends_with(',') || left.ends_with("\u3000") ||
                           left.ends_with("\uFF0C") || left.ends_with("\uFF1B") ||
                           left.ends_with("\u3002");
        const std::string_view mark = text.substr(at + digits.size());
        const bool marked =
            mark.starts_with('.') || mark.starts_with("\uFF0E") || mark.starts_with("\u3001");
        if (opens && marked && !(mark.size() > 1 && mark[1] >= '0' && mark[1] <= '9')) return true;
    }
    return false;
}

}  // namespace

std::vector<OrdinalGap> ordinalGaps(const Plan& plan) {
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    // By parent and style; 篇, 章 and 节 are numbered each for themselves.
    std::map<std::tuple<std::uint32_t, TokenKind, std::string_view>, std::uint32_t> last;
    std::vector<OrdinalGap> gaps;
    for (std::uint32_t s = 0; s < plan.sections.size(); ++s) {
        const Section& section = plan.sections[s];
        TokenKind style = plan.lines[section.firstLine].start;
        if (style == TokenKind::LineDecimal) style = TokenKind::H3;
        if (style == TokenKind::Ordinal || style == TokenKind::H5 || style == TokenKind::NewLine)
            continue;
        std::string_view rank;
        if (style == TokenKind::Chapter) {
            const std::string_view number = trimmed(section.number);
            rank = number.substr(number.size() - std::min<std::size_t>(3, number.size()));
        }
        const auto [at, isNew] =
            last.emplace(std::tuple(section.parent.value_or(kNone), style, rank), s);
        if (isNew) continue;
        const std::uint32_t before = at->second;
        at->second = s;
        const int expected = plan.sections[before].ordinal + 1;
        if (section.ordinal == expected || section.ordinal == 1) continue;
        if (section.ordinal == expected + 1 && standsWithin(plan, before, s, expected)) continue;
        OrdinalGap gap{before, s, std::nullopt};
        for (std::uint32_t l = plan.sections[before].firstLine + 1;
             section.ordinal == expected + 1 && l < section.firstLine; ++l) {
            const Line& line = plan.lines[l];
            if (line.ignored || line.start != TokenKind::NewLine) continue;
            const std::string_view text = trimmed(plan.text(line.range));
            if (ordinalWithoutMark(plan.vocabulary(), text) != expected) continue;
            const auto begin = static_cast<std::uint32_t>(text.data() - plan.source->text().data());
            gap.lost = TextRange{begin, begin + static_cast<std::uint32_t>(text.size())};
            break;
        }
        gaps.push_back(gap);
    }
    return gaps;
}

}  // namespace planlint
