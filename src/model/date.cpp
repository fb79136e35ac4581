#include "model/date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>

namespace planlint {

std::string Date::toString() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

std::optional<Date> Date::parse(const std::string& text) {
    int year = 0;
    int month = 0;
    int day = 0;
    int end = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 ||
        static_cast<std::size_t>(end) != text.size())
        return std::nullopt;
    return makeDate(year, month, day);
}

int daysInMonth(int year, int month) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<Date> makeDate(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > daysInMonth(year, month))
        return std::nullopt;
    return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                static_cast<std::int8_t>(day)};
}

Date monthEnd(int year, int month) {
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
            static_cast<std::int8_t>(daysInMonth(year, month))};
}

std::optional<Date> daysAfter(Date from, int count) {
    using namespace std::chrono;
    const sys_days day = year_month_day{year{from.year}, month{static_cast<unsigned>(from.month)},
                                        std::chrono::day{static_cast<unsigned>(from.day)}};
    const year_month_day then{day + days{count}};
    return makeDate(static_cast<int>(then.year()),
                    static_cast<int>(static_cast<unsigned>(then.month())),
                    static_cast<int>(static_cast<unsigned>(then.day())));
}

std::optional<Date> monthsAfter(Date from, int count) {
    const int months = from.year * 12 + from.month - 1 + count;
    const int month = months % 12 + 1;
    return makeDate(months / 12, month, std::min<int>(from.day, daysInMonth(months / 12, month)));
}

std::string Period::toString() const {
    switch (part) {
        case Part::Year:
            return fmt::format("{}", year);
        case Part::Half:
            return fmt::format("{}H{}", year, number);
        case Part::Quarters:
            return number == last ? fmt::format("{}Q{}", year, number)
                                  : fmt::format("{}Q{}-Q{}", year, number, last);
        case Part::Month:
            return fmt::format("{}-{:02}", year, number);
        case Part::Years:
            return fmt::format("{}..{}", year, last);
    }
    return {};
}

std::string Period::shown(bool chinese) const {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kQuarters = {
        {{"一", "first"}, {"二", "second"}, {"三", "third"}, {"四", "fourth"}}};
    const auto quarter = [&](int n) {
        const auto& words = kQuarters[static_cast<std::size_t>(n - 1)];
        return chinese ? words.first : words.second;
    };
    switch (part) {
        case Part::Year:
            return fmt::format(fmt::runtime(chinese ? "{}年" : "year {}"), year);
        case Part::Half:
            return number == 1
                       ? fmt::format(fmt::runtime(chinese ? "{}年上半年" : "first half of {}"),
                                     year)
                       : fmt::format(fmt::runtime(chinese ? "{}年下半年" : "second half of {}"),
                                     year);
        case Part::Quarters:
            if (number == last)
                return fmt::format(fmt::runtime(chinese ? "{}年{}季度" : "{}, {} quarter"), year,
                                   quarter(number));
            if (number == 1)
                return fmt::format(
                    fmt::runtime(chinese ? "{}年前{}季度" : "{} to the end of the {} quarter"),
                    year, quarter(last));
            return fmt::format(fmt::runtime(chinese ? "{}年{}至{}季度" : "{}, {} to {} quarter"),
                               year, quarter(number), quarter(last));
        case Part::Month:
            return fmt::format(fmt::runtime(chinese ? "{}年{}月" : "{}, month {}"), year, number);
        case Part::Years:
            return fmt::format(fmt::runtime(chinese ? "{}至{}年" : "years {} to {}"), year, last);
    }
    return {};
}

}  // namespace planlint
