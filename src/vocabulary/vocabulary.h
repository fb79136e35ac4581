#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/range.h"
#include "vocabulary/automaton.h"
#include "vocabulary/terms.h"

namespace planlint {

/// A measure word as written and what it stands for: 平米 → 平方米. Scales (百 千 万 亿) are no
/// part of it.
struct MeasureUnit {
    std::string_view surface;
    std::string_view unit;
    Dimension dimension;
};

struct Indicator {
    std::string_view id;
    std::string_view name;
    std::string_view unit;
    FigureKind kind;
    Direction direction;
    bool isMacro;    // the economy as a whole: no single task carries it
    bool isNominal;  // its growth is at current prices: level and rate multiply (3-figures)
};

/// One use of a word: its class and, within the class, an enumerator or an index.
struct WordUse {
    WordClass wordClass;
    std::uint16_t value;
};

/// A place where a word of the tables stands, with one of its uses.
struct WordHit {
    TextRange range;
    WordClass wordClass;
    std::uint16_t value;
};

/// The words that prose extraction knows: rules/vocabulary/*.tsv, compiled at build time.
class Vocabulary {
public:
    static const Vocabulary& builtIn();

    /// Appends every word of the tables in `text`, measure words excepted, by ascending end. Ranges
    /// are shifted by `offset`. One pass.
    void findWords(std::string_view text, std::uint32_t offset, std::vector<WordHit>& hits) const;

    /// The longest measure word that `text` begins with, or nullptr.
    const MeasureUnit* measureUnit(std::string_view text) const;

    const Indicator& indicator(std::size_t index) const { return indicators_[index]; }
    std::span<const Indicator> indicators() const { return indicators_; }

    /// The indicator with exactly this name or alias, or nullptr.
    const Indicator* indicatorNamed(std::string_view name) const;

private:
    Automaton units_;
    Automaton words_;
    std::span<const MeasureUnit> measureUnits_;
    std::span<const Indicator> indicators_;
    std::span<const WordUse> uses_;
    std::span<const std::uint16_t> firstUse_;  // of word i; one more entry than words
};

}  // namespace planlint
