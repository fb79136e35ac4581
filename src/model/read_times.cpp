// Times as written: 2024年6月底前, 7月至12月, 每月25日前.
#include "model/read_times.h"

#include "text/words.h"

namespace planlint {

namespace {

constexpr int kMidMonth = 20;    // the last day of 中旬
constexpr int kEarlyMonth = 10;  // of 上旬

}  // namespace

bool isTime(PhraseTokenKind kind) {
    return kind == PhraseTokenKind::Date || kind == PhraseTokenKind::Time ||
           kind == PhraseTokenKind::Count || kind == PhraseTokenKind::Every ||
           kind == PhraseTokenKind::Limit || kind == PhraseTokenKind::Range;
}

PhraseTime TimeReader::read(std::span<const PhraseToken> tokens, std::size_t begin,
                            std::size_t end) {
    PhraseTime time;
    time.begin = begin;
    time.end = end;
    const std::span<const PhraseToken> run = tokens.subspan(begin, end - begin);
    const PhraseTree tree = wall_.parse(run, PhraseRule::Deadline);
    std::size_t parts = 0;
    TimePart part;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const PhraseNode& node = tree[i];
        if (node.rule == PhraseRule::Part) {
            if (parts > 0) time.from = parts == 1 ? part : time.from;
            part = TimePart{};
            ++parts;
        } else if (node.rule == PhraseRule::Token) {
            const PhraseToken& token = run[node.token];
            if (token.kind == PhraseTokenKind::Every) {
                time.isEvery = true;
                time.every = static_cast<TimeEvery>(token.value);
            } else if (token.kind != PhraseTokenKind::Range) {
                add(token, part);
            }
        }
    }
    if (parts <= 1) {
        time.from = part;
    } else {
        time.to = part;
        time.isRange = true;
        if (time.to.year == 0) time.to.year = time.from.year;
        // 7—12月, 3日至6月: the unit is written once.
        if (time.from.year == 0 && time.from.isPoint())
            time.from.year =
                time.to.year - (time.from.month > time.to.month && time.to.year != 0 ? 1 : 0);
    }
    return time;
}

void TimeReader::add(const PhraseToken& token, TimePart& part) const {
    const WrittenTime written = tokenizer_.timeOf(token);
    if (written.year != 0) part.year = written.year;
    if (written.month != 0) part.month = written.month;
    if (written.day != 0) part.day = written.day;
    if (token.kind == PhraseTokenKind::Limit) {
        part.hasLimit = true;
        const auto limit = static_cast<TimeLimit>(token.value);
        if (limit == TimeLimit::Early || limit == TimeLimit::Middle || limit == TimeLimit::Late)
            part.tenth = limit;
        if (limit == TimeLimit::Part) part.hasLimit = false;  // 6月份
        return;
    }
    if (token.kind == PhraseTokenKind::Count) {
        const auto unit = static_cast<TimeSpan>(token.value);
        if (unit == TimeSpan::Quarter && written.number >= 1 && written.number <= 4)
            part.quarter = written.number;
        else if (unit == TimeSpan::Day)
            part.day = written.number, part.isSpan = part.month == 0;
        else
            part.isSpan = true;
        return;
    }
    if (token.kind != PhraseTokenKind::Time) return;
    const auto point = static_cast<TimePoint>(token.value);
    switch (point) {
        case TimePoint::YearEnd:
            part.isYearEnd = true;
            // 年内 is a limit, 年底 a point of time.
            if (const WordRow* limit =
                    plan_.vocabulary().lastCharacter(plan_.text(token.range), WordClass::TimeLimit);
                says(limit, TimeLimit::Within))
                part.hasLimit = true;
            break;
        case TimePoint::Half1:
            part.half = 1;
            break;
        case TimePoint::Half2:
            part.half = 2;
            break;
        case TimePoint::Quarter1:
        case TimePoint::Quarter2:
        case TimePoint::Quarter3:
        case TimePoint::Quarter4:
            part.quarter = static_cast<int>(point) - static_cast<int>(TimePoint::Quarter1) + 1;
            break;
        case TimePoint::ThisYear:
            part.year = year_;
            break;
        case TimePoint::NextYear:
            part.year = year_ == 0 ? 0 : year_ + 1;
            break;
        case TimePoint::YearAfterNext:
            part.year = year_ == 0 ? 0 : year_ + 2;
            break;
        default:
            break;
    }
}

/// The last day of a part; the first day with `first`.
TimeReader::Day TimeReader::dayOf(const TimePart& part, bool first) const {
    Day day;
    const int year = part.year != 0 ? part.year : year_;
    if (part.month != 0 && part.day != 0)
        day.precision = DeadlinePrecision::Day;
    else if (part.month != 0)
        day.precision = DeadlinePrecision::Month;
    else if (part.quarter != 0)
        day.precision = DeadlinePrecision::Quarter;
    else if (part.half != 0)
        day.precision = DeadlinePrecision::Half;
    if (year == 0 || part.month > 12) return day;
    switch (day.precision) {
        case DeadlinePrecision::Day:
            day.date = makeDate(year, part.month, part.day);
            break;
        case DeadlinePrecision::Month:
            day.date = first ? makeDate(year, part.month, 1) : monthEnd(year, part.month);
            if (!first && part.tenth == TimeLimit::Early)
                day.date = makeDate(year, part.month, kEarlyMonth);
            if (!first && part.tenth == TimeLimit::Middle)
                day.date = makeDate(year, part.month, kMidMonth);
            break;
        case DeadlinePrecision::Quarter:
            day.date =
                first ? makeDate(year, part.quarter * 3 - 2, 1) : monthEnd(year, part.quarter * 3);
            break;
        case DeadlinePrecision::Half:
            day.date = part.half == 1 ? monthEnd(year, 6) : yearEnd(year);
            break;
        case DeadlinePrecision::Year:
            day.date = first ? makeDate(year, 1, 1) : yearEnd(year);
            break;
    }
    return day;
}

std::optional<Date> TimeReader::endOfSpan(std::span<const PhraseToken> tokens,
                                          const PhraseTime& time, Date from) const {
    for (std::size_t i = time.begin; i < time.end; ++i) {
        if (tokens[i].kind != PhraseTokenKind::Count) continue;
        const int number = tokenizer_.timeOf(tokens[i]).number;
        switch (static_cast<TimeSpan>(tokens[i].value)) {
            case TimeSpan::Year:
                return monthsAfter(from, 12 * number);
            case TimeSpan::Quarter:
                return monthsAfter(from, 3 * number);
            case TimeSpan::Month:
                return monthsAfter(from, number);
            case TimeSpan::Week:
                return daysAfter(from, 7 * number);
            case TimeSpan::Day:
                return daysAfter(from, number);
            case TimeSpan::Half:
            case TimeSpan::Workday:
            case TimeSpan::Times:
                return std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace planlint
