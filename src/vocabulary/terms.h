#pragma once

#include <cstdint>

namespace planlint {

// The closed sets that vocabulary tables and the model share (8-facts). Their spelling in JSON is
// in src/model/fields.h.

enum class Comparator : std::uint8_t {
    Equal,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    About,
    Range
};
enum class FigureKind : std::uint8_t { Stock, Flow, NetFlow, Growth, Share, Rank, Ratio, Other };
enum class Direction : std::uint8_t { Up, Down, Interval, None };
enum class Dimension : std::uint8_t {
    Count,
    Money,
    Ratio,
    Length,
    Area,
    Mass,
    Volume,
    Energy,
    Power,
    Time,
    Ict,
    Rate,
    Other
};
enum class SectionRole : std::uint8_t { Background, Summary, Goals, Tasks, Safeguards, Attachment };
enum class Modality : std::uint8_t { Firm, Plain, Aspirational };
enum class DeliverableKind : std::uint8_t { Document, Thing, Work, Event, State };
enum class DeadlineWord : std::uint8_t {
    YearEnd,
    Half1,
    Half2,
    Quarter1,
    Quarter2,
    Quarter3,
    Quarter4,
    Ongoing,
    Vague
};

enum class PhraseWord : std::uint8_t { RelativeTime, VagueResult, TopRank };

/// What a word of the tables is used for; a word may have several classes.
enum class WordClass : std::uint8_t {
    CompareBefore,
    CompareAfter,
    Change,
    Modality,
    Expected,
    Deliverable,
    SectionRole,
    Deadline,
    Indicator,
    Department,
    Phrase
};

}  // namespace planlint
