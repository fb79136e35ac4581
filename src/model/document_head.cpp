// Number, issuer and date of a document itself, told from those of documents it cites.
#include "model/document_head.h"

#include <algorithm>
#include <array>

#include "model/builder.h"
#include "phrase/unit_name.h"

namespace planlint {

namespace {

constexpr std::size_t kHeadLines = 40;
constexpr std::size_t kFootLines = 20;
constexpr std::size_t kDate = 60;             // bytes that a date may fill
constexpr std::size_t kLongestHeadLine = 60;  // characters of a line that may hold a date or number

struct KeyedValue {
    std::string_view key;
    std::string_view value;
};

/// 键：值 of a line.
std::optional<KeyedValue> keyedValue(std::string_view line) {
    const std::size_t wide = line.find("：");
    const std::size_t narrow = line.find(':');
    const std::size_t at = std::min(wide, narrow);
    if (at == std::string_view::npos) return std::nullopt;
    return KeyedValue{trimmed(line.substr(0, at)), trimmed(line.substr(at + (at == wide ? 3 : 1)))};
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

/// Where the digits or numerals of a year begin whose 年 ends at `end`.
std::size_t beginOfYear(std::string_view text, std::size_t end) {
    text = trimmed(text.substr(0, utf8::floorToCodePoint(text, end - 1)));
    while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
    return numeralsBefore(text);
}

/// 有效期至2026年: whether a year that ends `text` stands behind 至.
bool followsRange(const Vocabulary& vocabulary, std::string_view text) {
    text = trimmed(text.substr(0, beginOfYear(text, text.size())));
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
        rest = trimmed(rest);
        if (vocabulary.prefix(rest, WordClass::TimeLimit) != nullptr ||
            vocabulary.prefix(rest, WordClass::TimeFrom) != nullptr)
            continue;
        if (const std::optional<Date> date = makeDate(year.value, month, day)) return date;
    }
    return std::nullopt;
}

/// 2026-03-12, 2026/3/12, 2026.3.12: a date as pages and front matters write it.
std::optional<Date> numericDate(std::string_view text) {
    const SmallNumber year = readSmallNumber(text);
    if (year.bytes != 4) return std::nullopt;
    text.remove_prefix(4);
    std::array<int, 2> parts{};
    for (int& part : parts) {
        if (text.empty() || (text[0] != '-' && text[0] != '/' && text[0] != '.'))
            return std::nullopt;
        const SmallNumber number = readSmallNumber(text.substr(1));
        part = number.value;
        text.remove_prefix(1 + number.bytes);
    }
    return makeDate(year.value, parts[0], parts[1]);
}

/// A day that the lines from `first` to `last` give: on a line of its own or in a short one.
std::optional<Date> dateInLines(const Plan& plan, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
        const Line& line = plan.lines[i];
        const std::string_view text = trimmed(plan.text(line.range));
        if (line.ignored || characters(text) >= kLongestHeadLine) continue;
        if (const std::optional<Date> date = dateIn(plan.vocabulary(), text)) return date;
    }
    return std::nullopt;
}

/// A page without line breaks: the day behind the unit that signs, 云岭市财政局2021年7月6日附件….
std::optional<Date> dateSigned(const Plan& plan) {
    constexpr std::size_t kHead = 6000;  // bytes of the letter before the document
    constexpr std::size_t kUnit = 60;
    const std::string_view text = utf8::prefix(plan.source->text(), kHead);
    for (const WrittenYear& year : yearsIn(text)) {
        const std::size_t begin = beginOfYear(text, year.end);
        if (!endsLikeUnit(plan.vocabulary(), utf8::suffix(text.substr(0, begin), kUnit))) continue;
        if (const std::optional<Date> date = dateIn(plan.vocabulary(), text.substr(begin, kDate)))
            return date;
    }
    return std::nullopt;
}

/// The day beside 印发 in a foot without line breaks: 云岭市农业局办公室 2021年7月6日印发.
std::optional<Date> datePrinted(const Plan& plan) {
    constexpr std::uint32_t kFoot = 1200;  // bytes
    const std::string_view text = plan.source->text();
    const auto end = static_cast<std::uint32_t>(text.size());
    const std::optional<WordIndex::Hit> printed =
        plan.words->lastIn({end > kFoot ? end - kFoot : 0, end}, bit(WordClass::TitleWord));
    if (!printed || !says(printed->row, TitleWord::Issue)) return std::nullopt;
    const std::optional<Date> before =
        dateIn(plan.vocabulary(), utf8::suffix(text.substr(0, printed->range.begin), kDate));
    return before ? before
                  : dateIn(plan.vocabulary(), utf8::prefix(text.substr(printed->range.end), kDate));
}

/// 〔2021〕, [2021], ［2021］: the year of a document number; its bytes with the brackets, 0
/// without.
std::size_t bracketedYear(std::string_view text) {
    constexpr std::array kBrackets = {std::pair{"〔", "〕"}, std::pair{"[", "]"},
                                      std::pair{"［", "］"}, std::pair{"﹝", "﹞"},
                                      std::pair{"【", "】"}};
    for (const auto& [open, close] : kBrackets) {
        if (!text.starts_with(open)) continue;
        const std::size_t begin = std::string_view(open).size();
        const SmallNumber year = readSmallNumber(text.substr(begin));
        if (year.bytes != 4 || !text.substr(begin + 4).starts_with(close)) return 0;
        return begin + 4 + std::string_view(close).size();
    }
    return 0;
}

/// Where the Han characters before a document number's year begin: 云农发. 文件 before them is the
/// letterhead's.
std::size_t beginOfCode(std::string_view text, std::size_t year) {
    constexpr std::size_t kLongestCode = 24;  // bytes
    std::size_t begin = year;
    while (begin > 0 && year - begin < kLongestCode) {
        const std::size_t previous = utf8::floorToCodePoint(text, begin - 1);
        if (!utf8::isHan(utf8::decode(text, previous).codePoint)) break;
        begin = previous;
    }
    constexpr std::string_view kDocument = "文件";
    const std::size_t letterhead = text.substr(begin, year - begin).rfind(kDocument);
    return letterhead == std::string_view::npos ? begin : begin + letterhead + kDocument.size();
}

/// （国办发〔2024〕3号） behind 》 and a number within a sentence are those of another document.
bool isCited(std::string_view before) {
    before = trimmed(before);
    if (endsWithAny(before, {"（", "("})) {
        before = before.substr(0, utf8::floorToCodePoint(before, before.size() - 1));
        return !trimmed(before).empty();
    }
    return containsAny(before, {"，", "。", "》", "；", "、"});
}

/// A line that is nothing but a day.
bool isDateLine(const Plan& plan, const Line& line) {
    constexpr std::size_t kLongest = 14;  // characters: 二〇二四年十二月三十一日
    const std::string_view text = trimmed(plan.text(line.range));
    return characters(text) <= kLongest && dateIn(plan.vocabulary(), text).has_value();
}

/// 云岭市农业局文件 at the top of the page: who issues it.
std::string unitOfLetterhead(const Plan& plan) {
    constexpr std::size_t kTop = 6;            // lines
    constexpr std::size_t kLongestHead = 150;  // bytes
    for (std::size_t i = 0; i < std::min(plan.lines.size(), kTop); ++i) {
        if (plan.lines[i].ignored) continue;
        const std::string_view text =
            utf8::prefix(trimmed(plan.text(plan.lines[i].range)), kLongestHead);
        const std::string_view name = text.substr(0, text.find("文件"));
        if (name.size() < text.size() && endsLikeUnit(plan.vocabulary(), name))
            return std::string(name);
    }
    return {};
}

/// What a title has before it says what it is about: up to 关于, 印发, a digit, a mark or the word
/// for its kind.
std::string_view beforeSubject(const Vocabulary& vocabulary, std::string_view title) {
    if (const std::size_t number = title.find("号"); number != std::string_view::npos) {
        constexpr std::size_t kLongestNumber = 45;  // bytes: 武政办〔2021〕26号 before the title
        if (number < kLongestNumber && contains(title.substr(0, number), "〔"))
            title = title.substr(number + 3);
    }
    title = title.substr(0, title.find_first_of("0123456789"));
    for (const std::string_view mark : {"关于", "《", "（", "(", "“"})
        title = title.substr(0, title.find(mark));
    constexpr ClassMask kEnds = maskOf(WordClass::DocKind, WordClass::TitleWord);
    for (const WordHit& hit : vocabulary.hitsIn(title, kEnds)) {
        if (hit.wordClass == WordClass::DocKind ||
            hit.value == static_cast<std::uint16_t>(TitleWord::Issue))
            return title.substr(0, hit.range.begin);
    }
    return title;
}

/// The name of a unit that a text begins with, as long as it goes on to be one; empty without.
std::string_view unitAtStart(const Vocabulary& vocabulary, std::string_view text) {
    std::string_view longest;
    constexpr std::size_t kMost = 90;  // bytes
    for (std::size_t at = 0; at < text.size() && at < kMost;) {
        at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
        const std::string_view name = text.substr(0, at);
        constexpr std::size_t kShortest = 3;  // characters
        if (characters(name) >= kShortest && endsLikeUnit(vocabulary, name) &&
            shapeOf(vocabulary, name) != UnitShape::Seat)
            longest = name;
    }
    return longest;
}

}  // namespace

std::optional<Date> dateWritten(const Vocabulary& vocabulary, std::string_view text) {
    const std::optional<Date> numeric = numericDate(text);
    return numeric ? numeric : dateIn(vocabulary, text);
}

FrontMatter readFrontMatter(const Plan& plan) {
    FrontMatter found;
    const std::array<std::string_view*, 7> values = {&found.title,     &found.issuer, &found.number,
                                                     &found.year,      &found.date,   &found.kind,
                                                     &found.convention};
    const auto take = [&](std::string_view key, std::string_view value) {
        const WordRow* row = plan.vocabulary().exactly(key, WordClass::MetaKey);
        if (row != nullptr) *values[row->value] = value;
    };
    for (const auto& [key, value] : plan.source->metadata()) take(key, value);
    if (plan.source->format() != SourceFile::Format::Plan || plan.lines.empty() ||
        plan.lines[0].start != TokenKind::Fence)
        return found;
    for (std::size_t i = 1;
         i < plan.lines.size() && plan.lines[i].ignored && plan.lines[i].start != TokenKind::Fence;
         ++i) {
        found.present = true;
        const std::optional<KeyedValue> field = keyedValue(plan.text(plan.lines[i].range));
        if (field) take(field->key, field->value);
    }
    return found;
}

std::string findNumber(const Plan& plan) {
    for (std::size_t i = 0; i < std::min(plan.lines.size(), kHeadLines); ++i) {
        const std::string_view text = utf8::prefix(plan.text(plan.lines[i].range), 600);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t year = bracketedYear(text.substr(at));
            if (year == 0) {
                at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
                continue;
            }
            const std::size_t begin = beginOfCode(text, at);
            const std::string_view rest = text.substr(at + year);
            const std::size_t ordinal =
                rest.starts_with("第") ? 3 : std::min(rest.find_first_not_of(' '), rest.size());
            const SmallNumber number = readSmallNumber(rest.substr(ordinal));
            const std::string_view after = rest.substr(ordinal + number.bytes);
            at += year;
            if (number.bytes == 0 || !after.starts_with("号") || begin + year == at) continue;
            if (isCited(text.substr(0, begin))) continue;
            return std::string(text.substr(begin, at + ordinal + number.bytes + 3 - begin));
        }
    }
    return {};
}

std::optional<Date> findDate(const Plan& plan) {
    const std::size_t lines = plan.lines.size();
    if (const std::optional<Date> date = dateInLines(plan, 0, std::min(lines, kHeadLines)))
        return date;
    for (std::size_t i = lines; i > 0 && lines - i < kFootLines; --i) {
        if (!plan.lines[i - 1].ignored && isDateLine(plan, plan.lines[i - 1]))
            return dateInLines(plan, i - 1, i);
    }
    const std::optional<Date> printed = datePrinted(plan);
    return printed ? printed : dateSigned(plan);
}

std::string findIssuer(const Plan& plan) {
    const Vocabulary& vocabulary = plan.vocabulary();
    for (std::size_t i = 0; i < std::min(plan.lines.size(), kHeadLines); ++i) {
        const std::string_view text = utf8::prefix(plan.text(plan.lines[i].range), 300);
        for (const std::string_view colon : {"：", ":"}) {  // 发布日期：2024-08-10 来源：市科技局
            for (std::size_t at = text.find(colon); at != std::string_view::npos;
                 at = text.find(colon, at + 1)) {
                if (!says(vocabulary.suffix(text.substr(0, at), WordClass::MetaKey),
                          MetaKey::Issuer))
                    continue;
                const std::string_view value = trimmed(text.substr(at + colon.size()));
                const std::string_view name = value.substr(0, value.find_first_of(" \t\n"));
                if (endsLikeUnit(vocabulary, name)) return std::string(name);
            }
        }
    }
    if (const std::string unit = unitOfLetterhead(plan); !unit.empty()) return unit;
    const std::string_view title = plan.info.title;
    std::string_view owner = trimmed(beforeSubject(vocabulary, title));
    if (owner.ends_with("等")) owner.remove_suffix(3);  // 市卫健委等4部门
    if (const std::string_view unit = unitAtStart(vocabulary, owner);
        unit == owner || shapeOf(vocabulary, unit) == UnitShape::Levelled) {
        if (!unit.empty()) return std::string(unit);
    }
    for (std::size_t i = 1; i < plan.lines.size(); ++i) {  // the signature above its date
        const Line& before = plan.lines[i - 1];
        if (before.ignored || !isDateLine(plan, plan.lines[i])) continue;
        const std::string_view name = trimmed(plan.text(before.range));
        if (characters(name) < kLongestHeadLine && unitAtStart(vocabulary, name) == name &&
            !name.empty())
            return std::string(name);
    }
    if (plan.info.kind != DocumentKind::Report) return {};
    for (const std::string_view tail : {"市", "省", "区", "县"}) {
        constexpr std::size_t kLongestPlace = 24;  // bytes
        const std::size_t at = title.find(tail);
        if (at != std::string_view::npos && at < kLongestPlace)
            return std::string(title.substr(0, at + tail.size())) + "人民政府";
    }
    return {};
}

}  // namespace planlint
