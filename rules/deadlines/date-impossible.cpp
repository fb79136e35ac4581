#include <array>

#include <fmt/format.h>

#include "lint/rule.h"
#include "text/numerals.h"

namespace planlint {

namespace {

/// A date as its digits say, 0 for what is not written.
struct Written {
    int year = 0, month = 0, day = 0;
};

/// 2023年2月29日, 6月31日, 2023-2-29: the numbers of a date token.
Written numbersOf(std::string_view token) {
    std::array<int, 3> numbers{};
    std::size_t count = 0;
    bool hasYear = false;
    for (std::size_t at = 0; at < token.size() && count < numbers.size();) {
        const SmallNumber number = token[at] >= '0' && token[at] <= '9'
                                       ? readSmallNumber(token.substr(at))
                                       : SmallNumber();
        if (number.bytes == 0) {
            ++at;
            continue;
        }
        hasYear = hasYear || (count == 0 && number.bytes == 4);
        numbers[count++] = number.value;
        at += number.bytes;
    }
    if (hasYear) return {numbers[0], numbers[1], numbers[2]};
    return {0, numbers[0], numbers[1]};
}

}  // namespace

void dateImpossible(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    constexpr int kLeapYear = 2024;  // where no year is written, 29 February may be meant
    constexpr int kMonths = 12;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        for (std::uint32_t i = line.node + 1; i < plan.tree[line.node].next; ++i) {
            const Node& node = plan.tree[i];
            if (node.kind != NodeKind::Token || node.token != TokenKind::Date) continue;
            const Written date = numbersOf(plan.text(node.range));
            if (date.month < 1 || date.month > kMonths || date.day == 0) continue;
            const int year = date.year != 0 ? date.year : kLeapYear;
            if (makeDate(year, date.month, date.day)) continue;
            int last = 31;
            while (!makeDate(year, date.month, last)) --last;
            report.report(node.range,
                          {{"date", std::string(plan.source->original(node.range))},
                           {"why", fmt::format("{} 月只有 {} 天", date.month, last)},
                           {"whyEn", fmt::format("month {} has {} days", date.month, last)}});
        }
    }
}

}  // namespace planlint
