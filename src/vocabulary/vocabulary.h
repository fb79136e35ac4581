#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/range.h"
#include "vocabulary/terms.h"
#include "vocabulary/trie.h"

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

/// A class of rules/vocabulary/classes.tsv.
struct WordClassInfo {
    std::string_view name;
    std::string_view group;  // within a group the leftmost longest word wins
    bool isAsked;            // never looked for, only asked for at a place
    bool isOpen;             // an overlay may change it
    std::span<const std::string_view> values;
};

/// A row of the tables: one use of a word.
struct WordRow {
    std::string_view word;
    WordClass wordClass;
    std::uint16_t value;  // an enumerator of the class, or an index; of a name: the silenced groups
    std::uint16_t table;  // which file, see tableOf()
    std::uint16_t line;   // in it, 1-based
};

/// Whether there is a row and it has this value of its class.
template <class Value>
bool says(const WordRow* row, Value value) {
    return row != nullptr && row->value == static_cast<std::uint16_t>(value);
}

/// A place where a word of the tables stands, with one of its uses.
struct WordHit {
    TextRange range;
    WordClass wordClass;
    std::uint16_t value;
};

/// A set of classes, one bit each.
class ClassMask {
public:
    constexpr ClassMask() = default;
    explicit constexpr ClassMask(WordClass wordClass) {
        const auto at = static_cast<std::size_t>(wordClass);
        (at < kBits ? low_ : high_) = std::uint64_t{1} << at % kBits;
    }
    constexpr ClassMask operator|(ClassMask other) const {
        return {low_ | other.low_, high_ | other.high_};
    }
    constexpr ClassMask operator&(ClassMask other) const {
        return {low_ & other.low_, high_ & other.high_};
    }
    constexpr ClassMask& operator|=(ClassMask other) { return *this = *this | other; }
    constexpr bool has(WordClass wordClass) const {
        return !(*this & ClassMask(wordClass)).isEmpty();
    }
    constexpr bool isEmpty() const { return (low_ | high_) == 0; }

private:
    constexpr ClassMask(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}

    static constexpr std::size_t kBits = 64;
    static_assert(kWordClasses <= 2 * kBits);
    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
};
constexpr ClassMask bit(WordClass wordClass) { return ClassMask(wordClass); }
template <class... Classes>
constexpr ClassMask maskOf(Classes... classes) {
    return (bit(classes) | ...);
}

/// A table of the user's own: rows `word  class  value  note`, `-word` takes a row away.
struct OverlayTable {
    std::string path;
    std::string text;
};

/// The words that extraction knows: rules/vocabulary/*.tsv, compiled at build time, and the user's
/// overlays beside them. Built once, shared by all documents and threads, never changed.
class Vocabulary {
public:
    /// The tables that ship with planlint.
    static const Vocabulary& builtIn();

    /// The built-in tables with `overlays` on top, later ones winning. An unknown class or value, a
    /// class that is not open, a row taken away that does not exist is an Error at
    /// file:line:column.
    static Result<Vocabulary> withOverlays(std::span<const OverlayTable> overlays);

    Vocabulary(Vocabulary&&) noexcept = default;
    Vocabulary& operator=(Vocabulary&&) noexcept = default;

    /// Calls found(begin, end, row) for every word of the tables that is not asked only, with each
    /// of its uses, by ascending begin. Bytes of `text`.
    template <class Found>
    void findAll(std::string_view text, Found&& found) const {
        builtInPart_.scanned.findAll(text, [&](std::size_t begin, std::size_t end, std::int32_t w) {
            forEachUse(builtInPart_, w, [&](std::uint16_t row) { found(begin, end, row); });
        });
        if (overlayPart_.scanned.isEmpty()) return;
        overlayPart_.scanned.findAll(text, [&](std::size_t begin, std::size_t end, std::int32_t w) {
            forEachUse(overlayPart_, w, [&](std::uint16_t row) { found(begin, end, row); });
        });
    }

    /// The hits of the classes of `mask` in a text that is no part of a document, by ascending
    /// begin.
    std::vector<WordHit> hitsIn(std::string_view text, ClassMask mask) const;

    const WordRow& row(std::uint16_t index) const {
        return index < builtInRows_.size() ? builtInRows_[index]
                                           : ownRows_[index - builtInRows_.size()];
    }
    std::size_t rowCount() const { return builtInRows_.size() + ownRows_.size(); }
    /// "rules/vocabulary/roles.tsv" or the path of an overlay.
    std::string_view tableOf(const WordRow& row) const;

    /// The row of a class whose word is exactly `word`, or nullptr.
    const WordRow* exactly(std::string_view word, WordClass wordClass) const;
    /// The row of a class with the longest word that `text` begins with, or nullptr.
    const WordRow* prefix(std::string_view text, WordClass wordClass) const;
    /// The row of a class with the longest word of at most `most` characters that `text` ends with,
    /// or nullptr.
    const WordRow* suffix(std::string_view text, WordClass wordClass, std::size_t most = 8) const;
    /// The row of a class whose word of one character ends `text`, or nullptr.
    const WordRow* lastCharacter(std::string_view text, WordClass wordClass) const;

    /// The longest measure word that `text` begins with, or nullptr.
    const MeasureUnit* measureUnit(std::string_view text) const;

    const Indicator& indicator(std::size_t index) const { return indicators_[index]; }
    std::span<const Indicator> indicators() const { return indicators_; }
    /// The indicator with exactly this name or alias, or nullptr.
    const Indicator* indicatorNamed(std::string_view name) const;

    static std::span<const WordClassInfo> classes();

private:
    friend class OverlayBuilder;
    /// Words of one origin: those that are looked for, and those asked only.
    struct Part {
        Trie scanned;
        Trie asked;
        std::span<const std::uint16_t> scannedUses;  // first row of word i; one more than words
        std::span<const std::uint16_t> askedUses;
    };

    Vocabulary() = default;

    bool isOff(std::uint16_t row) const { return !off_.empty() && row < off_.size() && off_[row]; }
    template <class Use>
    void forEachUse(const Part& part, std::int32_t word, Use&& use) const {
        const auto index = static_cast<std::size_t>(word);
        for (std::uint16_t row = part.scannedUses[index]; row < part.scannedUses[index + 1];
             ++row) {
            if (!isOff(row)) use(row);
        }
    }
    /// The use in a class of a word whose uses begin at `first[word]`, or nullptr.
    const WordRow* useOf(std::span<const std::uint16_t> first, std::int32_t word,
                         WordClass wordClass) const;

    Part builtInPart_;
    Part overlayPart_;
    std::span<const WordRow> builtInRows_;
    std::span<const MeasureUnit> measureUnits_;
    std::span<const Indicator> indicators_;

    // Of overlays.
    struct Own {
        std::vector<std::string> words;
        std::vector<std::string> paths;
        TrieTables scanned, asked;
        std::vector<std::uint16_t> scannedUses, askedUses;
        std::vector<std::unique_ptr<std::string>> measureNames;
        std::vector<MeasureUnit> measureUnits;
    };
    std::unique_ptr<Own> own_;
    std::vector<WordRow> ownRows_;
    std::vector<bool> off_;  // rows of the built-in tables that an overlay took away
};

}  // namespace planlint
