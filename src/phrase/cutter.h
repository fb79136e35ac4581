#pragma once

// Cuts the leaves of a line into phrase tokens. Inner to src/phrase; tokens.h is what others see.
#include <optional>

#include "phrase/tokens.h"
#include "text/words.h"

namespace planlint {

/// A token that writes a time; 至 between two of them is none.
bool isTimeWord(PhraseTokenKind kind);
/// Whether a leaf of this kind may be part of a name.
bool isName(TokenKind kind);
/// Whether a token of this kind ends the name before it.
bool endsUnits(PhraseTokenKind kind);

struct Cutter {
    std::string_view text;
    const WordIndex& words;
    const Vocabulary& vocabulary;
    std::span<const Leaf> leaves;
    std::vector<PhraseToken> out{};
    std::uint32_t item = 0;        // where the units' name that is being read begins
    std::uint32_t itemBefore = 0;  // the same, at the last opening bracket
    bool bySeen = false;           // 由 stands in the segment, or before a verb of the sentence
    bool acted = false;            // a verb followed it
    bool inDivision = false;       // after 责任分工：, whose clauses begin with the units
    std::uint32_t skipTo = 0;      // bytes before this are in a token already
    std::uint32_t leafEnd = 0;     // of the text that is being cut
    bool timesOnly = false;

    static constexpr std::uint32_t kLongestOfWhat = 12;  // bytes: 技术支撑

    std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
        return text.substr(begin, end - begin);
    }
    void emit(PhraseTokenKind kind, std::uint32_t begin, std::uint32_t end, std::size_t value = 0) {
        if (begin == end) return;
        out.push_back({{begin, end}, kind, static_cast<std::uint8_t>(value)});
        if (kind == PhraseTokenKind::LeftParen) itemBefore = item;
        if (endsUnits(kind)) item = end;
        if (kind == PhraseTokenKind::RightParen && marksName()) item = itemBefore;
        // 由A牵头统筹，B配合做好…: what follows the comma goes on with who acts.
        const bool ends =
            kind == PhraseTokenKind::Stop ||
            (!acted && (kind == PhraseTokenKind::Comma || kind == PhraseTokenKind::Semicolon));
        if (ends) bySeen = acted = false;
        if (kind == PhraseTokenKind::By) bySeen = true;
        if (kind == PhraseTokenKind::Verb && bySeen) acted = true;
        if (kind == PhraseTokenKind::Key || kind == PhraseTokenKind::Due ||
            kind == PhraseTokenKind::Field)
            inDivision = kind == PhraseTokenKind::Field &&
                         value == static_cast<std::size_t>(FieldKey::Division);
    }
    /// 市教育局（牵头）: the bracket that was closed last gives the name before it its role.
    bool marksName() const;
    bool afterTime() const { return !out.empty() && isTimeWord(out.back().kind); }
    bool atSegmentStart() const {
        if (out.empty()) return true;
        switch (out.back().kind) {
            case PhraseTokenKind::Comma:
            case PhraseTokenKind::Semicolon:
            case PhraseTokenKind::Stop:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::Colon:
                return true;
            default:
                return isTimeWord(out.back().kind);
        }
    }
    void run();
    void readLeaf(std::size_t i);
    /// Of a leaf that is one token as it stands.
    static PhraseTokenKind kindOf(TokenKind kind);
    /// A blank between two names ends the first when it is whole: 市教育局 市财政局.
    void noteBlank(std::size_t i);
    /// A colon, a bracket before it, or a blank stands behind a key; short leaves may be parts of
    /// one.
    bool mayBeKey(std::size_t i) const;
    /// A key up to its colon, written with or without blanks: 责任单位：, 责 任 单 位：,
    /// 牵头部门（单位）：. Or a key with a noun and a blank instead of the colon.
    bool readKey(std::size_t i);
    /// ◆督导单位：a mark before a key is no part of it.
    bool isOrnament(std::uint32_t at) const;
    /// 6个月, 25日; 7 of 7—12月.
    void readNumber(std::size_t i);
    static bool isYearMonth(std::string_view number);
    void cut(TextRange range, std::size_t leaf);
    /// 责任单位为市教育局: a key with 为 instead of its colon.
    std::uint32_t keyIs(std::uint32_t begin, std::uint32_t end);
    /// 协同 joins and is a verb: the verb where a list ends.
    bool prefers(const WordIndex::Hit& h, const WordIndex::Hit& best, TextRange range,
                 std::size_t leaf) const;
    /// What a word of the alphabet is at its place; nullopt where it is part of a name.
    std::optional<PhraseTokenKind> kindOf(const WordIndex::Hit& hit, TextRange range,
                                          std::size_t leaf, std::uint32_t& end);
    /// 市农业农村局牵头开展…: 牵头 right after a department that opens its clause.
    bool leadsAfterUnit(const WordIndex::Hit& hit) const;
    /// Where the name begins that 由 stands before, in the text that is being cut up to `end`.
    std::optional<std::uint32_t> afterBy(std::uint32_t end) const;
    /// Whether a list of units may end at `at`: nothing follows, or another word of what they do.
    bool endsClause(std::uint32_t at, TextRange range, std::size_t leaf) const;
    /// Limits right after a time: 底前, 内, 上旬.
    std::uint32_t limits(std::uint32_t at, std::uint32_t end);
    /// 4月20日前提交: whether a verb begins in `rest` and reaches past a guard's end (前提).
    bool reachesPast(std::string_view rest, std::size_t guard) const;
    /// 至 between two times.
    std::uint32_t rangeWord(std::uint32_t at, std::uint32_t end, std::size_t leaf);
    /// 六月三十日, 二〇二四年: numerals that a Chinese date goes on with.
    std::uint32_t endOfTime(const WordIndex::Hit& hit) const;
    /// A stretch without words of the alphabet: 由 at its begin, 和 between two names, 等 at its
    /// end.
    void name(std::uint32_t begin, std::uint32_t end);
    /// Where the names that begin at `at` end: at a word of what they do, or with the leaf.
    std::uint32_t endOfName(std::uint32_t at) const;
    bool joins(std::string_view left, std::string_view right) const;
};

}  // namespace planlint
