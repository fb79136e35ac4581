#pragma once

#include <span>
#include <vector>

#include "parse/phrase_tree.h"
#include "syntax/token.h"
#include "vocabulary/word_index.h"

namespace planlint {

/// A leaf of the syntax tree within a line.
struct Leaf {
    TokenKind kind;
    TextRange range;
    std::uint8_t depth;  // brackets around it
    bool inGroup;        // within a bracket that says who answers or by when
};

/// The time that a token of kind Date, Time or Count writes; 0 is what it does not say.
struct WrittenTime {
    int year = 0;
    int month = 0;
    int day = 0;
    int number = 0;  // of a Count
};

/// A Key's value is its RoleKey::Meaning, with this bit where nobody knows its verb.
constexpr std::uint8_t kUnknownKey = 0x80;
inline bool isKnownKey(const PhraseToken& token) {
    return token.kind == PhraseTokenKind::Key && (token.value & kUnknownKey) == 0;
}

/// Turns brackets without their partner into words: a stretch may begin or end inside one.
void pairBrackets(std::vector<PhraseToken>& tokens);

/// Cuts leaves into the tokens of grammar/PhraseParser.g4: punctuation, numbers and dates as they
/// are, text at the words of the vocabulary, everything else WORD. Every byte of the leaves is in a
/// token; brackets are paired. `text` is the checked text that `words` was made of.
class PhraseTokenizer {
public:
    PhraseTokenizer(std::string_view text, const WordIndex& words) : text_(text), words_(words) {}

    /// The tokens of `leaves`, which stand in one line.
    std::vector<PhraseToken> tokens(std::span<const Leaf> leaves) const;
    /// The same for who asks for times alone: names are not told apart, roles are words.
    std::vector<PhraseToken> times(std::span<const Leaf> leaves) const;

    /// What a Date, Time or Count token says.
    WrittenTime timeOf(const PhraseToken& token) const;

private:
    std::string_view text_;
    const WordIndex& words_;
};

}  // namespace planlint
