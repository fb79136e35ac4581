#pragma once

#include <optional>
#include <span>

#include "model/plan.h"
#include "parse/phrase_tree.h"
#include "phrase/tokens.h"

namespace planlint {

/// A token that writes a time, or joins two of them.
bool isTime(PhraseTokenKind kind);

/// One end of a time: 2024年6月底前. 0 is what it does not say.
struct TimePart {
    int year = 0, month = 0, day = 0;
    int quarter = 0, half = 0;
    bool isYearEnd = false;
    bool isSpan = false;  // 6个月: runs from something
    bool hasLimit = false;
    std::optional<TimeLimit> tenth;  // 上旬, 中旬, 下旬

    bool isPoint() const {
        return year != 0 || month != 0 || quarter != 0 || half != 0 || isYearEnd;
    }
    bool isOnlyYear() const {
        return year != 0 && month == 0 && quarter == 0 && half == 0 && !isYearEnd;
    }
};

/// A stretch of time tokens with what it says.
struct PhraseTime {
    std::size_t begin = 0, end = 0;  // of the tokens
    bool isEvery = false;
    std::optional<TimeEvery> every;
    TimePart from, to;
    bool isRange = false;

    const TimePart& last() const { return isRange ? to : from; }
};

/// What times say and on which days they end, in the plan's year where they name none.
class TimeReader {
public:
    TimeReader(const Plan& plan, PhraseWall& wall)
        : plan_(plan),
          wall_(wall),
          tokenizer_(plan.source->text(), *plan.words),
          year_(plan.info.year.value_or(0)) {}

    /// The time that the tokens [begin, end) write.
    PhraseTime read(std::span<const PhraseToken> tokens, std::size_t begin, std::size_t end);

    struct Day {
        std::optional<Date> date;
        DeadlinePrecision precision = DeadlinePrecision::Year;
    };
    /// The last day of a part; the first day with `first`. No date where no year is known.
    Day dayOf(const TimePart& part, bool first) const;
    /// 3个月内 from a day on; nullopt in working days, which no calendar here knows.
    std::optional<Date> endOfSpan(std::span<const PhraseToken> tokens, const PhraseTime& time,
                                  Date from) const;

private:
    void add(const PhraseToken& token, TimePart& part) const;

    const Plan& plan_;
    PhraseWall& wall_;
    PhraseTokenizer tokenizer_;
    int year_;
};

}  // namespace planlint
