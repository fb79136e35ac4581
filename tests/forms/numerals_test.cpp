// The inverse of the numeral grammar: known values are printed in every notation that offices use
// and read back; each must come out exactly.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <random>

#include "model/plan.h"
#include "support/plan.h"

namespace planlint {
namespace {

using Integer = std::int64_t;

// ---- printers

constexpr const char* kHan[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// 0 to 9999 in Chinese numerals: 一千零五十. `inner`: a larger number stands before it.
std::string hanSection(Integer n, bool inner) {
    static constexpr std::pair<Integer, const char*> kUnits[] = {
        {1000, "千"}, {100, "百"}, {10, "十"}};
    std::string out;
    bool gap = inner && n < 1000 && n > 0;
    for (const auto& [unit, word] : kUnits) {
        const Integer digit = n / unit;
        n %= unit;
        if (digit == 0) {
            gap = gap || (!out.empty() && n > 0);
            continue;
        }
        if (gap) out += "零";
        gap = false;
        if (!(unit == 10 && digit == 1 && out.empty() && !inner)) out += kHan[digit];
        out += word;
        if (n > 0 && n < unit / 10) gap = true;
    }
    if (n > 0) {
        if (gap) out += "零";
        out += kHan[n];
    }
    return out;
}

std::string han(Integer n) {
    if (n == 0) return "零";
    std::string out;
    const Integer yi = n / 100'000'000;
    const Integer wan = n / 10'000 % 10'000;
    const Integer rest = n % 10'000;
    if (yi > 0) out += han(yi) + "亿";
    if (wan > 0) out += hanSection(wan, !out.empty()) + "万";
    if (rest > 0) {
        if (!out.empty() && wan == 0 && rest >= 1000) out += "零";
        out += hanSection(rest, !out.empty());
    }
    return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// 二千 as people say it: 两千, 两万, 两亿, 两百.
std::string withTwo(std::string text) {
    for (const char* scale : {"千", "万", "亿", "百"})
        text = replaced(text, std::string("二") + scale, std::string("两") + scale);
    return text;
}

std::string grouped(Integer n, const std::string& mark) {
    std::string digits = std::to_string(n);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), mark);
    return digits;
}

std::string wide(const std::string& digits) {
    std::string out;
    for (const char c : digits) {
        if (c >= '0' && c <= '9') {
            out += "\xEF\xBC";
            out += static_cast<char>(0x90 + (c - '0'));
        } else if (c == '.') {
            out += "．";
        } else {
            out += c;
        }
    }
    return out;
}

/// n / 10^decimals with a point, zeros at its end left out.
std::string pointed(Integer n, int decimals) {
    std::string digits = std::to_string(n);
    if (digits.size() <= static_cast<std::size_t>(decimals))
        digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string hanPointed(Integer n, int decimals) {
    const std::string digits = pointed(n, decimals);
    const std::size_t point = digits.find('.');
    std::string out = han(std::stoll(digits.substr(0, point)));
    if (point == std::string::npos) return out;
    out += "点";
    for (const char c : digits.substr(point + 1)) out += kHan[c - '0'];
    return out;
}

// ---- notations

/// A written quantity and what it says.
struct Written {
    std::string text;
    Decimal low;
    std::optional<Decimal> high;
    std::string unit;
    Comparator comparator = Comparator::Equal;
};

struct Notation {
    const char* name;
    std::function<Written(std::mt19937&)> write;
};

Integer between(std::mt19937& random, Integer low, Integer high) {
    return std::uniform_int_distribution<Integer>(low, high)(random);
}

const std::vector<std::string> kUnits = {"元", "人",     "家", "户", "公里",
                                         "亩", "平方米", "吨", "个", "项"};
std::string unitOf(std::mt19937& random) { return kUnits[random() % kUnits.size()]; }

/// A whole number with a measure word.
Notation whole(const char* name, Integer low, Integer high,
               std::function<std::string(Integer)> print, Integer step = 1) {
    return {name, [=](std::mt19937& random) {
                const Integer n = between(random, low / step, high / step) * step;
                const std::string unit = unitOf(random);
                return Written{print(n) + unit, Decimal(n, 0), {}, unit};
            }};
}

/// A number of which a scale is 10^power, with decimals.
Notation scaled(const char* name, const char* scale, int power, int decimals, bool spelled) {
    return {name, [=](std::mt19937& random) {
                const Integer n = between(random, 11, spelled ? 99'999 : 9'999'999);
                const std::string unit = unitOf(random);
                return Written{
                    (spelled ? hanPointed(n, decimals) : pointed(n, decimals)) + scale + unit,
                    *Decimal(n, -decimals).scaled(power),
                    {},
                    unit};
            }};
}

Notation percent(const char* name, std::function<std::string(Integer)> print, int decimals) {
    return {name, [=](std::mt19937& random) {
                const Integer n = between(random, 1, 99) * (decimals == 0 ? 1 : 10) +
                                  (decimals == 0 ? 0 : between(random, 1, 9));
                return Written{print(n), Decimal(n, -decimals), {}, "%"};
            }};
}

/// Two numbers and what joins them.
Notation range(const char* name, std::function<std::string(Integer, Integer, std::string)> print,
               Integer most, Integer factor, bool isPercent = false) {
    return {name, [=](std::mt19937& random) {
                const Integer a = between(random, 2, most - 1);
                const Integer b = between(random, a + 1, most);
                const std::string unit = isPercent ? "%" : unitOf(random);
                Written written{print(a, b, unit), Decimal(a * factor, 0), Decimal(b * factor, 0),
                                unit};
                written.comparator = Comparator::Range;
                return written;
            }};
}

Notation more(const char* name, std::function<std::string(Integer)> print, Integer low,
              Integer high, Integer step) {
    return {name, [=](std::mt19937& random) {
                const Integer n = between(random, low, high) * step;
                const std::string unit = unitOf(random);
                Written written{print(n) + unit, Decimal(n, 0), {}, unit};
                written.comparator = Comparator::Greater;
                return written;
            }};
}

std::vector<Notation> notations() {
    constexpr Integer kBillion = 1'000'000'000;
    std::vector<Notation> all = {
        whole("1820家", 2, kBillion, [](Integer n) { return std::to_string(n); }),
        whole("1,820家", 1000, kBillion, [](Integer n) { return grouped(n, ","); }),
        whole("1，820家", 1000, 999'999, [](Integer n) { return grouped(n, "，"); }),
        whole("1 820家", 1000, kBillion, [](Integer n) { return grouped(n, " "); }),
        whole("1\u00A0820家", 1000, kBillion, [](Integer n) { return grouped(n, "\u00A0"); }),
        whole("1\u2009820家", 1000, kBillion, [](Integer n) { return grouped(n, "\u2009"); }),
        whole("１８２０家", 2, kBillion, [](Integer n) { return wide(std::to_string(n)); }),
        whole("１，８２０家", 1000, 999'999, [](Integer n) { return wide(grouped(n, "，")); }),
        whole("820 家", 2, kBillion, [](Integer n) { return std::to_string(n) + " "; }),
        whole(" 820 家", 2, kBillion, [](Integer n) { return " " + std::to_string(n) + " "; }),
        whole("一千八百二十家", 11, 99'999, [](Integer n) { return han(n); }),
        whole("两千二百家", 11, 99'999, [](Integer n) { return withTwo(han(n)); }),
        whole(
            "十三亿二千万元", 100'000, 99'999'999'999, [](Integer n) { return han(n); }, 10'000),
        whole("一千〇五家", 11, 99'999, [](Integer n) { return replaced(han(n), "零", "〇"); }),
        whole(
            "3万5千人", 11'000, 99'000,
            [](Integer n) {
                return std::to_string(n / 10'000) + "万" +
                       (n % 10'000 == 0 ? "" : std::to_string(n % 10'000 / 1000) + "千");
            },
            1000),
        whole(
            "3万5000人", 11'000, 9'999'000,
            [](Integer n) {
                return std::to_string(n / 10'000) + "万" +
                       (n % 10'000 < 1000 ? "" : std::to_string(n % 10'000));
            },
            10'000),
        whole(
            "13亿2千万元", 110'000'000, 999'000'000'000,
            [](Integer n) {
                const Integer rest = n % 100'000'000 / 10'000'000;
                return std::to_string(n / 100'000'000) + "亿" +
                       (rest == 0 ? "" : std::to_string(rest) + "千万");
            },
            10'000'000),
        whole(
            "13亿2000万元", 110'000'000, 999'000'000'000,
            [](Integer n) {
                const Integer rest = n % 100'000'000 / 10'000;
                return std::to_string(n / 100'000'000) + "亿" +
                       (rest == 0 ? "" : std::to_string(rest) + "万");
            },
            10'000),
        whole(
            "1亿零500万元", 101'000'000, 109'990'000,
            [](Integer n) { return "1亿零" + std::to_string(n % 100'000'000 / 10'000) + "万"; },
            10'000),
        whole(
            "3个亿", 200'000'000, 90'000'000'000,
            [](Integer n) { return std::to_string(n / 100'000'000) + "亿"; }, 100'000'000),
        scaled("1.29亿元", "亿", 8, 2, false),
        scaled("13.8万家", "万", 4, 1, false),
        scaled("1.29万亿元", "万亿", 12, 2, false),
        scaled("2.5千公里", "千", 3, 1, false),
        scaled("2.5百万元", "百万", 6, 1, false),
        scaled("2.5千万元", "千万", 7, 1, false),
        scaled("2.5百亿元", "百亿", 10, 1, false),
        scaled("2.5千亿元", "千亿", 11, 1, false),
        scaled("1.29 亿元", " 亿", 8, 2, false),
        scaled("1.29 亿 元", " 亿 ", 8, 2, false),
        scaled("三点五万人", "万", 4, 1, true),
        scaled("八点六二亿元", "亿", 8, 2, true),
        scaled("一点二万亿元", "万亿", 12, 1, true),
        {"１．２９亿元",
         [](std::mt19937& random) {
             const Integer n = between(random, 111, 99'999);
             return Written{wide(pointed(n, 2)) + "亿元", *Decimal(n, -2).scaled(8), {}, "元"};
         }},
        {"3个亿元钱",
         [](std::mt19937& random) {
             const Integer n = between(random, 2, 99);
             return Written{std::to_string(n) + "个亿", Decimal(n, 8), {}, "元"};
         }},
        percent(
            "93%", [](Integer n) { return std::to_string(n) + "%"; }, 0),
        percent(
            "93.8%", [](Integer n) { return pointed(n, 1) + "%"; }, 1),
        percent(
            "93.8％", [](Integer n) { return pointed(n, 1) + "％"; }, 1),
        percent(
            "93.8 %", [](Integer n) { return pointed(n, 1) + " %"; }, 1),
        percent(
            "９３．８％", [](Integer n) { return wide(pointed(n, 1)) + "％"; }, 1),
        percent(
            "百分之九十三", [](Integer n) { return "百分之" + han(n); }, 0),
        percent(
            "百分之九十三点八", [](Integer n) { return "百分之" + hanPointed(n, 1); }, 1),
        percent(
            "百分之93.8", [](Integer n) { return "百分之" + pointed(n, 1); }, 1),
        percent(
            "百分之93", [](Integer n) { return "百分之" + std::to_string(n); }, 0),
        {"千分之五",
         [](std::mt19937& random) {
             const Integer n = between(random, 1, 99);
             return Written{"千分之" + han(n), Decimal(n, -1), {}, "%"};
         }},
        {"万分之一点五",
         [](std::mt19937& random) {
             const Integer n = between(random, 11, 99);
             return Written{"万分之" + hanPointed(n, 1), Decimal(n, -3), {}, "%"};
         }},
        {"五分之三",
         [](std::mt19937& random) {
             static constexpr Integer kParts[] = {2, 4, 5, 8};
             const Integer parts = kParts[random() % 4];
             const Integer n = between(random, 1, parts - 1);
             return Written{
                 han(parts) + "分之" + han(n), Decimal(n * 100'000 / parts, -3), {}, "%"};
         }},
        {"七成",
         [](std::mt19937& random) {
             const Integer n = between(random, 1, 9);
             return Written{
                 std::string(n == 2 ? "两" : kHan[n]) + "成", Decimal(10 * n, 0), {}, "%"};
         }},
        {"七成五",
         [](std::mt19937& random) {
             const Integer n = between(random, 3, 9);
             return Written{std::string(kHan[n]) + "成五", Decimal(10 * n + 5, 0), {}, "%"};
         }},
        {"八折",
         [](std::mt19937& random) {
             const Integer n = between(random, 3, 9);
             return Written{std::string(kHan[n]) + "折", Decimal(10 * n, 0), {}, "%"};
         }},
        {"两三百",
         [](std::mt19937& random) {
             const Integer n = between(random, 2, 8);
             const bool two = n == 2;
             Written written{std::string(two ? "两" : kHan[n]) + kHan[n + 1] + "百户",
                             Decimal(n * 100, 0), Decimal(n * 100 + 100, 0), "户"};
             written.comparator = Comparator::Range;
             return written;
         }},
        {"十七八",
         [](std::mt19937& random) {
             const Integer n = between(random, 1, 8);
             Written written{std::string("十") + kHan[n] + kHan[n + 1] + "家", Decimal(10 + n, 0),
                             Decimal(11 + n, 0), "家"};
             written.comparator = Comparator::Range;
             return written;
         }},
        {"五六万",
         [](std::mt19937& random) {
             const Integer n = between(random, 3, 8);
             Written written{std::string(kHan[n]) + kHan[n + 1] + "万人", Decimal(n * 10'000, 0),
                             Decimal((n + 1) * 10'000, 0), "人"};
             written.comparator = Comparator::Range;
             return written;
         }},
        more(
            "300多户", [](Integer n) { return std::to_string(n) + "多"; }, 2, 9999, 100),
        more(
            "300余户", [](Integer n) { return std::to_string(n) + "余"; }, 2, 9999, 100),
        more(
            "300多万元", [](Integer n) { return std::to_string(n / 10'000) + "多万"; }, 2, 999,
            100'000),
        more(
            "30万多人", [](Integer n) { return std::to_string(n / 10'000) + "万多"; }, 2, 999,
            100'000),
        more(
            "30万余人", [](Integer n) { return std::to_string(n / 10'000) + "万余"; }, 2, 999,
            100'000),
        more(
            "十几万人", [](Integer n) { return han(n / 10'000) + "几万"; }, 1, 9, 100'000),
        more(
            "二十多家", [](Integer n) { return han(n) + "多"; }, 1, 99, 10),
        more(
            "三百余家", [](Integer n) { return han(n) + "余"; }, 1, 9, 100),
        range(
            "三至五家",
            [](Integer a, Integer b, const std::string& unit) {
                return withTwo(han(a)) + "至" + han(b) + unit;
            },
            99, 1),
        range(
            "三到五家",
            [](Integer a, Integer b, const std::string& unit) {
                return withTwo(han(a)) + "到" + han(b) + unit;
            },
            99, 1),
        range(
            "百分之五至百分之六",
            [](Integer a, Integer b, const std::string&) {
                return "百分之" + han(a) + "至百分之" + han(b);
            },
            99, 1, true),
        range(
            "3至5个百分点以外",
            [](Integer a, Integer b, const std::string& unit) {
                return std::to_string(a) + "至" + std::to_string(b) + unit;
            },
            999, 1),
    };
    struct Joint {
        const char* mark;
        const char* once;
        const char* twice;
        const char* scaledOnce;
        const char* scaledTwice;
        const char* percent;
        const char* percentOnce;
    };
    static constexpr Joint kJoints[] = {
        {"—", "1—2家", "1家—2家", "1—2万人", "1万—2万人", "6%—7%", "6—7%"},
        {"——", "1——2家", "1家——2家", "1——2万人", "1万——2万人", "6%——7%", "6——7%"},
        {"–", "1–2家", "1家–2家", "1–2万人", "1万–2万人", "6%–7%", "6–7%"},
        {"-", "1-2家", "1家-2家", "1-2万人", "1万-2万人", "6%-7%", "6-7%"},
        {"~", "1~2家", "1家~2家", "1~2万人", "1万~2万人", "6%~7%", "6~7%"},
        {"～", "1～2家", "1家～2家", "1～2万人", "1万～2万人", "6%～7%", "6～7%"},
        {"至", "1至2家", "1家至2家", "1至2万人", "1万至2万人", "6%至7%", "6至7%"},
        {" — ", "1 — 2家", "1家 — 2家", "1 — 2万人", "1万 — 2万人", "6% — 7%", "6 — 7%"},
    };
    for (const Joint& joint : kJoints) {
        const std::string mark = joint.mark;
        const auto print = [](Integer n) { return std::to_string(n); };
        all.push_back(range(
            joint.once,
            [=](Integer a, Integer b, const std::string& unit) {
                return print(a) + mark + print(b) + unit;
            },
            999, 1));
        all.push_back(range(
            joint.twice,
            [=](Integer a, Integer b, const std::string& unit) {
                return print(a) + unit + mark + print(b) + unit;
            },
            999, 1));
        all.push_back(range(
            joint.scaledOnce,
            [=](Integer a, Integer b, const std::string& unit) {
                return print(a) + mark + print(b) + "万" + unit;
            },
            999, 10'000));
        all.push_back(range(
            joint.scaledTwice,
            [=](Integer a, Integer b, const std::string& unit) {
                return print(a) + "万" + mark + print(b) + "万" + unit;
            },
            999, 10'000));
        all.push_back(range(
            joint.percent,
            [=](Integer a, Integer b, const std::string&) {
                return print(a) + "%" + mark + print(b) + "%";
            },
            99, 1, true));
        all.push_back(range(
            joint.percentOnce,
            [=](Integer a, Integer b, const std::string&) {
                return print(a) + mark + print(b) + "%";
            },
            99, 1, true));
    }
    return all;
}

std::string described(const Figure& figure) {
    return figure.value.toString() + (figure.high ? ".." + figure.high->toString() : "") + " " +
           figure.unit;
}

TEST(Numerals, PrintedValuesAreReadBack) {
    constexpr std::size_t kEach = 500;
    constexpr std::size_t kBatch = 50;  // sentences of one document
    std::mt19937 random(20261127);
    std::size_t all = 0;
    std::size_t right = 0;
    std::map<std::string, std::vector<std::string>> wrong;
    const std::vector<Notation> forms = notations();
    EXPECT_GE(forms.size(), 60U);
    for (const Notation& notation : forms) {
        for (std::size_t done = 0; done < kEach; done += kBatch) {
            std::vector<Written> written;
            std::string text = "云岭市某局2023年工作要点\n一、重点任务\n";
            for (std::size_t i = 0; i < kBatch; ++i) {
                written.push_back(notation.write(random));
                text += std::to_string(i + 1) + ".甲。规模达到" + written.back().text + "。\n";
            }
            const auto plan = testing::planOf(text);
            std::vector<std::vector<const Figure*>> figures(kBatch);
            for (const Figure& figure : plan->figures) {
                const std::size_t line = static_cast<std::size_t>(
                    std::count(plan->source->text().begin(),
                               plan->source->text().begin() + figure.range.begin, '\n'));
                if (line >= 2 && line - 2 < kBatch) figures[line - 2].push_back(&figure);
            }
            for (std::size_t i = 0; i < kBatch; ++i) {
                const Written& expected = written[i];
                ++all;
                const bool ok = figures[i].size() == 1 && figures[i][0]->value == expected.low &&
                                figures[i][0]->high == expected.high &&
                                figures[i][0]->unit == expected.unit &&
                                figures[i][0]->comparator == expected.comparator;
                right += ok ? 1 : 0;
                if (ok) continue;
                std::string got;
                for (const Figure* figure : figures[i]) got += " [" + described(*figure) + "]";
                wrong[notation.name].push_back(expected.text + " →" + got);
            }
        }
    }
    for (const auto& [name, cases] : wrong) {
        std::cout << name << ": " << cases.size() << " wrong";
        for (std::size_t i = 0; i < std::min<std::size_t>(cases.size(), 4); ++i)
            std::cout << "  " << cases[i];
        std::cout << '\n';
    }
    std::cout << right << " of " << all << " values right in " << forms.size() << " notations\n";
    EXPECT_GE(all, 50'000U);
    EXPECT_GE(static_cast<double>(right), 0.999 * static_cast<double>(all));
}

}  // namespace
}  // namespace planlint
