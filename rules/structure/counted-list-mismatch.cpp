#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "lint/rule.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

struct Counted {
    TextRange range;    // 四大, 等5个
    int count = 0;      // as written
    bool open = false;  // 等: the list may be longer than what is shown
};

constexpr std::array<std::string_view, 10> kDigits = {"一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九", "十"};
constexpr std::array<std::string_view, 6> kCounters = {"大", "个", "项", "类", "种", "方面"};

/// Chinese numerals to 十 and 两; ASCII digits after 等. 0 when no number begins here.
int numberAt(std::string_view text, bool digits, std::size_t& length) {
    length = 0;
    if (text.starts_with("两")) {
        length = 3;
        return 2;
    }
    for (std::size_t i = 0; i < kDigits.size(); ++i) {
        if (!text.starts_with(kDigits[i])) continue;
        length = 3;
        // 十二, 二十 and the like are left alone: lists that long are not counted in words.
        for (const std::string_view digit : kDigits) {
            if (text.substr(3).starts_with(digit)) return 0;
        }
        return static_cast<int>(i) + 1;
    }
    if (!digits) return 0;
    int value = 0;
    while (length < text.size() && text[length] >= '0' && text[length] <= '9' && value < 1000)
        value = value * 10 + (text[length++] - '0');
    return value;
}

/// How many things a list names, at least and at most: 和, 与, 及 may stand between two items or
/// within one.
struct Items {
    int least = 1;
    int most = 1;
};

Items itemsOf(std::string_view list) {
    Items items;
    int depth = 0;
    for (std::size_t i = 0; i < list.size();) {
        const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(list[i]));
        const std::string_view c = list.substr(i, length);
        if (c == "（" || c == "(" || c == "《" || c == "“" || c == "〈") ++depth;
        if (c == "）" || c == ")" || c == "》" || c == "”" || c == "〉") --depth;
        if (depth == 0) {
            if (c == "、") {
                ++items.least;
                ++items.most;
            } else if (c == "和" || c == "与" || c == "及" || c == "暨") {
                ++items.most;
            }
        } else if (c == "、" || c == "和") {
            ++items.most;  // “甲、乙”两项: the quotation may hold them
        }
        i += length;
    }
    // Quoted titles that stand side by side are items without a mark: 《甲》《乙》两个方案.
    for (const std::string_view pair : {"》《", "”“"}) {
        for (std::size_t at = list.find(pair); at != std::string_view::npos;
             at = list.find(pair, at + pair.size())) {
            ++items.least;
            ++items.most;
        }
    }
    return items;
}

/// Han characters that a text begins with.
std::size_t hanAtStart(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded d = utf8::decode(text, at);
        if (!utf8::isHan(d.codePoint)) break;
        ++count;
        at += d.length;
    }
    return count;
}

class ListCheck {
public:
    ListCheck(const Plan& plan, Reporter& report) : plan_(plan), report_(report) {}

    void check(const Line& line) {
        const std::string_view text = plan_.text(line.body);
        if (!contains(text, "、")) return;
        std::size_t clause = 0;
        int depth = 0;
        for (std::size_t i = 0; i < text.size();) {
            // Marks begin with E3 or EF, or are ASCII; numbers and 等 with E4, E5 or E7.
            const auto lead = static_cast<unsigned char>(text[i]);
            if (lead == 0xE6 || lead == 0xE8 || lead == 0xE9) {
                i += 3;
                continue;
            }
            const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[i]));
            const std::string_view c = text.substr(i, length);
            if (c == "（" || c == "(" || c == "《" || c == "“") ++depth;
            if ((c == "）" || c == ")" || c == "》" || c == "”") && depth > 0) --depth;
            const bool ends = c == "，" || c == "。" || c == "；" || c == "：" || c == "," ||
                              c == ";" || c == ":" || c == "！";
            if (ends && depth == 0) clause = i + length;
            if (depth == 0 && i > clause) inspect(line, text, clause, i);
            i += length;
        }
    }

private:
    void inspect(const Line& line, std::string_view text, std::size_t clause, std::size_t at) {
        constexpr std::size_t kLongestList = 600;  // bytes
        if (at - clause > kLongestList) return;
        const std::string_view rest = text.substr(at);
        const bool open = rest.starts_with("等");
        std::size_t length = 0;
        const std::string_view from = rest.substr(open ? 3 : 0);
        const int count = numberAt(from, open, length);
        if (count < 2) return;
        const auto counter = std::find_if(
            kCounters.begin(), kCounters.end(),
            [&](std::string_view word) { return from.substr(length).starts_with(word); });
        if (counter == kCounters.end()) return;
        const std::string_view after = from.substr(length + counter->size());
        if (startsWithAny(
                after, {"“", "\"", "字", "月", "百分点", "年", "季", "多", "以上", "左右", "小时"}))
            return;
        // 铁人三项赛: one character more makes it the name of one thing.
        if (!open && hanAtStart(after) == 1) return;
        const std::string_view list = text.substr(clause, at - clause);
        if (!contains(list, "、")) return;
        // 六稳、六保、三大攻坚战: the number begins an item of its own.
        if (endsWithAny(list,
                        {"、",   "和",   "与",   "及",   "以及", "的",   "第",   "各",   "每",
                         "前",   "后",   "共",   "约",   "近",   "超",   "达",   "了",   "新",
                         "这",   "上述", "以上", "建成", "建设", "实施", "开展", "完成", "推进",
                         "分为", "为",   "成",   "打造", "培育", "形成", "抓好", "抓住", "突出",
                         "至少", "再",   "另",   "其他", "其它", "有",   "等",   "到",   "在",
                         "于",   "从",   "由",   "十",   "百",   "首批", "两",   "一",   "二",
                         "三",   "四",   "五",   "六",   "七",   "八",   "九"}))
            return;
        const Items items = itemsOf(list);
        // A slip is off by one; a list that is far off was not what the number counts.
        const bool wrong =
            open ? items.least > count : items.least == count + 1 || items.most + 1 == count;
        if (!wrong || (!open && !isPlainList(list))) return;
        const auto begin = line.body.begin + static_cast<std::uint32_t>(at);
        const TextRange range{
            begin, begin + static_cast<std::uint32_t>((open ? 3 : 0) + length + counter->size())};
        const std::string shown = items.least == items.most
                                      ? std::to_string(items.least)
                                      : fmt::format("{}～{}", items.least, items.most);
        report_.report(range, {{"words", std::string(plan_.text(range))}, {"items", shown}})
            .prove({{std::string(list)}, {}, fmt::format("{} ≠ {}", shown, count)});
    }

    /// Names side by side: about equally long, none with a verb of its own.
    /// 以更大力度、更实举措打好 and 统筹发展、统筹改革 are no such lists.
    bool isPlainList(std::string_view list) const {
        std::vector<std::size_t> lengths;
        std::vector<std::string_view> items;
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find("、", at), list.size());
            items.push_back(list.substr(at, end - at));
            lengths.push_back(characters(items.back()));
            at = end + std::string_view("、").size();
        }
        const std::size_t last = lengths.back();
        lengths.pop_back();
        if (last >
            *std::max_element(lengths.begin() + (lengths.size() > 1 ? 1 : 0), lengths.end()) + 3)
            return false;
        for (std::size_t i = 1; i < items.size(); ++i) {
            if (items[i].size() >= 6 && items[i].substr(0, 6) == items[i - 1].substr(0, 6))
                return false;
            if (plan_.vocabulary().prefix(items[i], WordClass::HeadingVerb) != nullptr ||
                containsAny(items[i],
                            {"打好", "打响", "建强", "加强", "推进", "推动", "提升", "落实", "实施",
                             "建设", "完善", "首批", "第", "开展", "坚持", "劣"}))
                return false;
        }
        return true;
    }

    const Plan& plan_;
    Reporter& report_;
};

}  // namespace

void countedListMismatch(const RuleContext& context, Reporter& report) {
    ListCheck check(context.plan, report);
    for (const Line& line : context.plan.lines) {
        if (!line.ignored && line.start != TokenKind::Row) check.check(line);
    }
}

}  // namespace planlint
