#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace planlint {

/// A calendar day, Gregorian. Always a real one: made only by makeDate and the *End functions.
struct Date {
    std::int16_t year;
    std::int8_t month;
    std::int8_t day;

    std::string toString() const;  // "2022-12-31"
    /// The same backwards; nullopt for anything else.
    static std::optional<Date> parse(const std::string& text);
    friend auto operator<=>(const Date&, const Date&) = default;
};

int daysInMonth(int year, int month);

/// nullopt when there is no such day.
std::optional<Date> makeDate(int year, int month, int day);
inline Date yearEnd(int year) { return {static_cast<std::int16_t>(year), 12, 31}; }
/// `month` 1 to 12.
Date monthEnd(int year, int month);

/// `count` days or months (of the same day, or the last one of a shorter month) after `from`;
/// nullopt beyond year 9999.
std::optional<Date> daysAfter(Date from, int count);
std::optional<Date> monthsAfter(Date from, int count);

/// A stretch of time as it is written in facts (8-facts): "2021", "2021H1", "2021Q1-Q3", "2021-12",
/// "2021..2025".
struct Period {
    enum class Part : std::uint8_t { Year, Half, Quarters, Month, Years };
    Part part = Part::Year;
    std::int16_t year = 0;   // the first year
    std::int16_t last = 0;   // Years: the last year; Quarters: the last quarter
    std::int8_t number = 0;  // half, first quarter or month

    static Period ofYear(int year) { return {Part::Year, static_cast<std::int16_t>(year), 0, 0}; }
    static Period ofHalf(int year, int half) {
        return {Part::Half, static_cast<std::int16_t>(year), 0, static_cast<std::int8_t>(half)};
    }
    static Period ofQuarters(int year, int first, int last) {
        return {Part::Quarters, static_cast<std::int16_t>(year), static_cast<std::int16_t>(last),
                static_cast<std::int8_t>(first)};
    }
    static Period ofMonth(int year, int month) {
        return {Part::Month, static_cast<std::int16_t>(year), 0, static_cast<std::int8_t>(month)};
    }
    static Period ofYears(int first, int last) {
        return {Part::Years, static_cast<std::int16_t>(first), static_cast<std::int16_t>(last), 0};
    }

    std::string toString() const;
    std::string shown(bool chinese) const;  // 2021年前三季度
    friend auto operator<=>(const Period&, const Period&) = default;
};

}  // namespace planlint
