#include "model/quantity.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace planlint {

namespace {

struct Scale {
    std::string_view word;
    int power;
};
constexpr std::array kScales = {Scale{"万亿", 12}, Scale{"百亿", 10}, Scale{"千亿", 11},
                                Scale{"百万", 6},  Scale{"千万", 7},  Scale{"亿", 8},
                                Scale{"万", 4},    Scale{"千", 3},    Scale{"百", 2}};

/// Scale, 多/余 and unit after a number's digits.
struct Tail {
    std::size_t end = 0;  // offset after the unit
    int power = 0;
    bool more = false;
    const MeasureUnit* unit = nullptr;
};

std::size_t skipBlank(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

bool takeMore(std::string_view text, Tail& tail) {
    for (const std::string_view word : {"多", "余"}) {
        if (text.substr(tail.end).starts_with(word)) {
            tail.end += word.size();
            tail.more = true;
            return true;
        }
    }
    return false;
}

Tail readTail(const Vocabulary& vocabulary, std::string_view text, std::size_t at) {
    Tail tail;
    tail.end = at;
    const std::size_t afterBlank = skipBlank(text, at);
    if (afterBlank > at + 2) return tail;
    tail.end = afterBlank;
    takeMore(text, tail);
    for (bool again = true; again;) {
        again = false;
        const std::string_view rest = text.substr(tail.end);
        if (const MeasureUnit* unit = vocabulary.measureUnit(rest);
            unit != nullptr && unit->surface.size() > 3)
            break;  // 千瓦, not 千
        if (rest.starts_with("百分")) break;
        for (const Scale& scale : kScales) {
            if (!rest.starts_with(scale.word)) continue;
            tail.power += scale.power;
            tail.end += scale.word.size();
            again = true;
            break;
        }
    }
    if (!tail.more) takeMore(text, tail);
    tail.end = skipBlank(text, tail.end);
    std::string_view rest = text.substr(tail.end);
    if (rest.starts_with("个亿")) {  // 3个亿
        tail.power += 8;
        tail.unit = vocabulary.measureUnit("元");
        tail.end += std::string_view("个亿").size();
        return tail;
    }
    tail.unit = vocabulary.measureUnit(rest);
    if (tail.unit != nullptr && tail.unit->unit.empty())
        tail.unit = nullptr;  // a longer word that is no unit: 部门
    if (tail.unit != nullptr) {
        tail.end += tail.unit->surface.size();
    } else if (!tail.more && tail.power == 0) {
        tail.end = at;
    }
    return tail;
}

std::string_view before(std::string_view text, std::size_t at, std::size_t bytes = 24) {
    const std::size_t begin = utf8::floorToCodePoint(text, at > bytes ? at - bytes : 0);
    return text.substr(begin, at - begin);
}

/// A connector of two numbers at `at`; its length or 0.
std::size_t connector(std::string_view text, std::size_t at, bool wordsToo) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view mark : {"——", "—", "–", "-", "~", "～", "－"}) {
        if (rest.starts_with(mark)) return mark.size();
    }
    if (wordsToo) {
        for (const std::string_view word : {"至", "到"}) {
            if (rest.starts_with(word)) return word.size();
        }
    }
    return 0;
}

/// Places that hold a number but no quantity.
bool isGuarded(std::string_view text, const std::vector<Leaf>& leaves, std::size_t i) {
    const Leaf& leaf = leaves[i];
    const std::string_view left = before(text, leaf.range.begin, 12);
    const std::string_view right = text.substr(leaf.range.end, 12);
    if (i > 0 && leaves[i - 1].range.end == leaf.range.begin &&
        leaves[i - 1].kind == TokenKind::Latin)
        return true;
    if (endsWithAny(left, {"+", "＋", "第", "/", "No.", "第 "}) || right.starts_with("+") ||
        right.starts_with("＋") || right.starts_with(":"))
        return true;
    if (endsWithAny(left, {"-", "—"}) && i > 0 && leaves[i - 1].kind == TokenKind::Latin)
        return true;
    return startsWithAny(right, {"号", "年代", "年级", "年期国债", "级", "版", "型"});
}

constexpr std::u32string_view kNumerals = U"〇零一二两三四五六七八九十百千万亿";
bool isNumeral(char32_t c) { return kNumerals.find(c) != std::u32string_view::npos; }

/// The value of a Chinese numeral such as 十二, 两百, 万亿; nullopt for none. Exact.
std::optional<Decimal> numeralValue(std::string_view numeral) {
    static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    std::int64_t total = 0;    // above the last 万 or 亿
    std::int64_t section = 0;  // below it
    std::int64_t digit = -1;
    bool any = false;
    for (std::size_t i = 0; i < numeral.size();) {
        const utf8::Decoded d = utf8::decode(numeral, i);
        i += d.length;
        any = true;
        char32_t c = d.codePoint;
        if (c == U'两') c = U'二';
        if (c == U'零') continue;
        if (const std::size_t index = kDigits.find(c); index != std::u32string_view::npos) {
            digit = static_cast<std::int64_t>(index);
            continue;
        }
        const std::int64_t small = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        if (small != 0) {
            section += (digit < 0 ? 1 : digit) * small;
            if (section > 1'000'000) return std::nullopt;
        } else {
            const std::int64_t big = c == U'万' ? 10'000 : 100'000'000;
            constexpr std::int64_t kLargest = 100'000'000'000'000'000;
            section += std::max<std::int64_t>(digit, 0);
            if (section > kLargest / big || total > kLargest / big) return std::nullopt;
            if (section == 0) section = total > 0 ? 0 : 1;
            if (total > 0 && section == 0) {
                total *= big;
            } else {
                total = (total + section) * big;
            }
            section = 0;
        }
        digit = -1;
    }
    if (!any) return std::nullopt;
    return Decimal(total + section + std::max<std::int64_t>(digit, 0), 0);
}

constexpr std::array<std::string_view, 27> kRankPlaces = {
    "全国",     "全省", "全市", "全区", "全县", "世界", "全球", "亚洲", "国内",
    "国际",     "位居", "位列", "稳居", "居",   "列",   "排名", "排",   "升至",
    "升至全国", "首位", "保持", "跃居", "县级", "市级", "国家", "省",   "城市"};

bool afterRankPlace(std::string_view left) {
    return std::any_of(kRankPlaces.begin(), kRankPlaces.end(),
                       [&](std::string_view place) { return left.ends_with(place); });
}

/// Quantities spelled in Han characters within one text leaf: 两家, 十亿元, 五分之一, 全省第一.
void findSpelled(const Vocabulary& vocabulary, std::string_view text, const Leaf& leaf,
                 std::size_t index, std::vector<Quantity>& found) {
    std::size_t at = leaf.range.begin;
    while (at < leaf.range.end) {
        const utf8::Decoded d = utf8::decode(text, at);
        if (d.codePoint == U'第' || d.codePoint == U'前' || d.codePoint == U'首') {
            const std::size_t begin = at;
            at += d.length;
            const std::string_view left = before(text, begin, 15);
            if (d.codePoint == U'首') {
                if (text.substr(at).starts_with("位") && afterRankPlace(left)) {
                    Quantity q;
                    q.range = {static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(at + 3)};
                    q.value = Decimal(1, 0);
                    q.unit = "位";
                    q.dimension = Dimension::Count;
                    q.isRank = q.isSpelled = true;
                    q.leaf = index;
                    found.push_back(q);
                }
                continue;
            }
            std::size_t end = at;
            while (end < leaf.range.end && isNumeral(utf8::decode(text, end).codePoint))
                end += utf8::decode(text, end).length;
            const bool named = startsWithAny(text.substr(end), {"位", "名"});
            if (end > at && (named || (afterRankPlace(left) &&
                                       !startsWithAny(text.substr(end),
                                                      {"批", "季", "产业", "次", "届", "年", "个",
                                                       "条", "家", "期", "方阵", "梯队", "书记",
                                                       "时间", "医院", "人民", "中学", "小学"})))) {
                if (const std::optional<Decimal> value = numeralValue(text.substr(at, end - at));
                    value && *value <= Decimal(500, 0)) {
                    Quantity q;
                    q.range = {static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(named ? end + 3 : end)};
                    q.value = *value;
                    q.unit = "位";
                    q.dimension = Dimension::Count;
                    q.isRank = q.isSpelled = true;
                    q.isUpTo = d.codePoint == U'前';
                    q.leaf = index;
                    found.push_back(q);
                }
            }
            at = std::max(end, at);
            continue;
        }
        if (const std::string_view doubling = text.substr(at, 9);
            d.codePoint == U'翻' &&
            (doubling == "翻一番" || doubling == "翻两番" || doubling.starts_with("翻番"))) {
            const std::size_t length = doubling.starts_with("翻番") ? 6 : 9;
            Quantity q;
            q.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
            q.value = Decimal(doubling == "翻两番" ? 300 : 100, 0);
            q.unit = "%";
            q.dimension = Dimension::Ratio;
            q.isSpelled = q.isDoubling = true;
            q.leaf = index;
            found.push_back(q);
            at += length;
            continue;
        }
        if (const std::string_view half = text.substr(at, 6); half == "一半" || half == "减半") {
            if (half == "减半" || !endsWithAny(before(text, at, 6), {"大", "多", "另"})) {
                Quantity q;
                q.range = {static_cast<std::uint32_t>(at),
                           static_cast<std::uint32_t>(at + half.size())};
                q.value = Decimal(50, 0);
                q.unit = "%";
                q.dimension = Dimension::Ratio;
                q.isSpelled = true;
                q.leaf = index;
                found.push_back(q);
            }
            at += half.size();
            continue;
        }
        if (!isNumeral(d.codePoint)) {
            at += d.length;
            continue;
        }
        const std::size_t begin = at;
        std::size_t count = 0;
        while (at < leaf.range.end && isNumeral(utf8::decode(text, at).codePoint)) {
            at += utf8::decode(text, at).length;
            ++count;
        }
        const std::string_view numeral = text.substr(begin, at - begin);
        const std::string_view left = before(text, begin, 12);
        if (text.substr(begin).starts_with("零")) continue;  // 零部件
        // 二期, 二次: before a measure word a lone 二 counts an order, two things are 两.
        if (count == 1 &&
            (d.codePoint == U'二' || startsWithAny(text.substr(at), {"期", "代", "届"})))
            continue;
        if (endsWithAny(left, {"届", "第", "每", "逐", "初", "数", "几", "唯", "统", "同", "万",
                               "上", "之", "头", "周", "星期", "年", "月"}) ||
            text.substr(at).starts_with("年"))
            continue;

        if (text.substr(at).starts_with("分之")) {  // 五分之一
            std::size_t end = at + std::string_view("分之").size();
            const std::size_t over = end;
            while (end < leaf.range.end && isNumeral(utf8::decode(text, end).codePoint))
                end += utf8::decode(text, end).length;
            const std::optional<Decimal> denominator = numeralValue(numeral);
            const std::optional<Decimal> numerator = numeralValue(text.substr(over, end - over));
            if (denominator && numerator && end > over && *denominator > Decimal(0, 0) &&
                *denominator <= Decimal(1000, 0) && *numerator <= *denominator) {
                const std::int64_t n = numerator->coefficient() * 10'000;
                const std::int64_t den = denominator->coefficient();
                Quantity q;
                q.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
                q.value = n % (100 * den) == 0 ? Decimal(n / den / 100, 0)
                                               : Decimal((n + den / 2) / den, -2);
                q.unit = "%";
                q.dimension = Dimension::Ratio;
                q.isSpelled = true;
                q.leaf = index;
                found.push_back(q);
            }
            at = end;
            continue;
        }
        // 一个 is an article; a lone scale (万元产值) measures nothing.
        if (count == 1 && (d.codePoint == U'一' || d.codePoint == U'十' || d.codePoint == U'百' ||
                           d.codePoint == U'千' || d.codePoint == U'万' || d.codePoint == U'亿')) {
            if (!(d.codePoint == U'十' && startsWithAny(text.substr(at), {"余", "多"}))) continue;
        }
        const Tail tail = readTail(vocabulary, text, at);
        // 突破千亿, 百亿级: a round sum of money needs no unit.
        if (tail.unit == nullptr && !tail.more &&
            (numeral == "千亿" || numeral == "百亿" || numeral == "万亿" || numeral == "十亿") &&
            (endsWithAny(left,
                         {"突破", "超", "超过", "过", "达到", "达", "迈上", "跨越", "冲刺"}) ||
             startsWithAny(text.substr(at), {"级", "大关", "台阶"}))) {
            Quantity q;
            q.range = {static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(text.substr(at).starts_with("级") ? at + 3 : at)};
            q.value = *numeralValue(numeral);
            q.unit = "元";
            q.dimension = Dimension::Money;
            q.isSpelled = true;
            q.leaf = index;
            found.push_back(q);
            continue;
        }
        if (tail.unit == nullptr || tail.end > leaf.range.end) continue;
        const std::string_view right = text.substr(tail.end, 12);
        // 三年行动 and 五年来 are spans of history; 三个月内 is a limit.
        if (tail.unit->dimension == Dimension::Time &&
            !(tail.unit->unit == "个月" || right.starts_with("内")))
            continue;
        // Set phrases count nothing: 两个维护, 四个方面, 三个一批.
        if (tail.unit->surface == "个" &&
            startsWithAny(right, {"维护", "确立", "意识", "自信", "全面", "毫不", "方面", "层面",
                                  "维度", "坚持", "结合", "一",   "务必", "伟大", "不",   "确保",
                                  "到位", "面向", "转变", "统筹", "更",   "阶段", "环节", "重点",
                                  "关键", "如何", "革命", "导向", "聚焦", "突出", "清单", "市场",
                                  "大局", "字",   "先行", "更加", "中心"})) {
            continue;
        }
        if (numeral == "两" && startsWithAny(right, {"资源", "市场"})) continue;
        if (startsWithAny(right, {"制度", "规定", "纪律", "精神", "原则", "机制", "工程"}) &&
            tail.unit->dimension == Dimension::Count)
            continue;
        const std::optional<Decimal> value = numeralValue(numeral);
        const std::optional<Decimal> scaled = value ? value->scaled(tail.power) : std::nullopt;
        if (!scaled) continue;
        Quantity q;
        q.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(tail.end)};
        q.value = *scaled;
        q.unit = tail.unit->unit;
        q.dimension = tail.unit->dimension;
        q.isMore = tail.more;
        q.isSpelled = true;
        q.leaf = index;
        found.push_back(q);
        at = tail.end;
    }
}

/// 1386万 without a unit: people where the words around speak of people, money where they speak of
/// it.
void inferUnit(std::string_view text, std::uint32_t begin, Quantity& q) {
    static constexpr std::string_view kPeople[] = {
        "人口", "市民", "群众", "学生", "毕业生", "居民", "农民", "职工", "劳动力", "人才",
        "游客", "老人", "儿童", "患者", "就业",   "落户", "脱贫", "人员", "学员",   "民众"};
    static constexpr std::string_view kMoney[] = {"项目", "投资", "资金", "产值", "企业",
                                                  "营收", "收入", "贷款", "融资", "税收"};
    std::string_view left = before(text, begin, 30);
    for (const std::string_view stop : {"。", "，", "；", "、"}) {
        if (const std::size_t at = left.rfind(stop); at != std::string_view::npos)
            left = left.substr(at + stop.size());
    }
    std::string_view right = utf8::prefix(text.substr(q.range.end), 30);
    right = right.substr(
        0, std::min({right.find("。"), right.find("，"), right.find("；"), right.find("、")}));
    if (containsAny(left, kPeople) || containsAny(right, kPeople)) {
        q.unit = "人";
        q.dimension = Dimension::Count;
    } else if (containsAny(left, kMoney) || containsAny(right, kMoney)) {
        q.unit = "元";
        q.dimension = Dimension::Money;
    }
}

}  // namespace

std::vector<Quantity> findQuantities(const Vocabulary& vocabulary, std::string_view text,
                                     const std::vector<Leaf>& leaves) {
    std::vector<Quantity> found;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Leaf& leaf = leaves[i];
        if (leaf.inGroup) continue;
        if (leaf.kind == TokenKind::Text) {
            if (!found.empty() && found.back().range.end > leaf.range.begin) {
                Leaf rest = leaf;
                rest.range.begin = std::min(found.back().range.end, leaf.range.end);
                findSpelled(vocabulary, text, rest, i, found);
            } else {
                findSpelled(vocabulary, text, leaf, i, found);
            }
            continue;
        }
        if (leaf.kind != TokenKind::Number) continue;
        if (!found.empty() && found.back().range.end > leaf.range.begin)
            continue;  // the high end of a range
        const std::string_view left = before(text, leaf.range.begin, 12);
        const std::string_view digits = text.substr(leaf.range.begin, leaf.range.length());
        const std::optional<Decimal> number = Decimal::parse(digits);
        if (!number) continue;

        if (left.ends_with("第") && startsWithAny(text.substr(leaf.range.end), {"位", "名"})) {
            Quantity q;
            q.range = {leaf.range.begin - 3, leaf.range.end + 3};
            q.value = *number;
            q.unit = "位";
            q.dimension = Dimension::Count;
            q.isRank = true;
            q.leaf = i;
            found.push_back(q);
            continue;
        }
        if (isGuarded(text, leaves, i)) continue;

        Tail tail = readTail(vocabulary, text, leaf.range.end);
        Quantity q;
        q.leaf = i;
        q.range = {leaf.range.begin, static_cast<std::uint32_t>(tail.end)};
        const std::optional<Decimal> low = number->scaled(tail.power);
        if (!low) continue;
        q.value = *low;

        // A range: 1-2家, 1到2名, 6%—6.5%, 500—1000元.
        const bool fromTo = endsWithAny(left, {"由", "从"});
        const std::size_t link = fromTo ? 0 : connector(text, tail.end, tail.unit == nullptr);
        if (link != 0) {
            const auto next =
                std::find_if(leaves.begin() + static_cast<long>(i) + 1, leaves.end(),
                             [&](const Leaf& l) { return l.range.begin >= tail.end + link; });
            if (next != leaves.end() && next->range.begin == tail.end + link &&
                next->kind == TokenKind::Number) {
                const Tail second = readTail(vocabulary, text, next->range.end);
                const std::optional<Decimal> end =
                    Decimal::parse(text.substr(next->range.begin, next->range.length()));
                const bool sameUnit =
                    tail.unit == nullptr ||
                    (second.unit != nullptr && second.unit->unit == tail.unit->unit);
                if (second.unit != nullptr && end && sameUnit) {
                    // 10-20万人: the scale stands once, at the end.
                    const int lowPower =
                        tail.unit == nullptr && tail.power == 0 ? second.power : tail.power;
                    const std::optional<Decimal> a = number->scaled(lowPower);
                    const std::optional<Decimal> b = end->scaled(second.power);
                    if (a && b && *a < *b) {
                        q.value = *a;
                        q.high = *b;
                        q.range.end = static_cast<std::uint32_t>(second.end);
                        tail = second;
                    }
                }
            } else if (next != leaves.end() && next->range.begin == tail.end + link &&
                       next->kind == TokenKind::Date) {
                continue;  // 2021-2025年
            }
        }
        if (const std::string_view per = "/10万";
            text.substr(leaf.range.end).starts_with(per)) {  // 16/10万
            q.range.end = leaf.range.end + static_cast<std::uint32_t>(per.size());
            q.unit = per;
            q.dimension = Dimension::Rate;
            found.push_back(q);
            continue;
        }
        if (tail.unit == nullptr && tail.power < 4) continue;  // a bare number measures nothing
        if (tail.unit == nullptr && !q.high) inferUnit(text, leaf.range.begin, q);
        if (tail.unit != nullptr) {
            // A Latin unit must not be the start of a longer name (5G, 4K).
            const bool latin = static_cast<unsigned char>(tail.unit->surface[0]) < 0x80 &&
                               tail.unit->surface != "%";
            if (latin && i + 1 < leaves.size() && leaves[i + 1].kind == TokenKind::Latin &&
                leaves[i + 1].range.end != q.range.end)
                continue;
            q.unit = tail.unit->unit;
            q.dimension = tail.unit->dimension;
        }
        q.isMore = tail.more;
        if (q.dimension == Dimension::Time &&
            startsWithAny(text.substr(q.range.end), {"前", "来", "初", "末", "底", "行动", "计划",
                                                     "规划", "任务", "工作", "期国债"}))
            continue;
        if (q.unit == "年" && number->coefficient() >= 1900 && number->isInteger()) continue;
        found.push_back(q);
    }
    return found;
}

}  // namespace planlint
