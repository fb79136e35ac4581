#include "phrase/role_key.h"

#include <array>

#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestKey = 16;     // characters
constexpr std::size_t kLongestUnknown = 8;  // characters of a key whose verb nobody knows
constexpr std::size_t kLongestWord = 8;     // characters of a word in a key

/// The longest word of one of `classes` that ends `text`, and its row.
struct Ending {
    std::size_t begin = 0;
    const WordRow* row = nullptr;
};

template <std::size_t N>
Ending longestEnding(const Vocabulary& vocabulary, std::string_view text,
                     const std::array<WordClass, N>& classes) {
    Ending best;
    std::size_t begin = text.size();
    for (std::size_t n = 0; n < kLongestWord && begin > 0; ++n) {
        begin = utf8::floorToCodePoint(text, begin - 1);
        for (const WordClass wordClass : classes) {
            if (const WordRow* row = vocabulary.exactly(text.substr(begin), wordClass))
                best = {begin, row};
        }
    }
    return best;
}

constexpr std::array kVerbs = {WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin};
constexpr std::array kNouns = {WordClass::RoleNoun};
constexpr std::array kScopes = {WordClass::RoleScope};

RoleKey::Meaning meaningOf(RoleWord role) {
    switch (role) {
        case RoleWord::Lead:
            return RoleKey::Meaning::Lead;
        case RoleWord::Responsible:
        case RoleWord::Charge:
            return RoleKey::Meaning::Responsible;
        case RoleWord::Cooperating:
            return RoleKey::Meaning::Cooperating;
        case RoleWord::Other:
            return RoleKey::Meaning::Other;
    }
    PLANLINT_UNREACHABLE();
}

}  // namespace

std::optional<RoleKey> readRoleKey(const Vocabulary& vocabulary, std::string_view text) {
    const std::string_view whole = text;
    const std::size_t window = [&] {  // a key is short, the text before it may be long
        std::size_t at = text.size();
        for (std::size_t n = 0; n < kLongestKey && at > 0; ++n)
            at = utf8::floorToCodePoint(text, at - 1);
        return at;
    }();
    RoleKey key;
    std::string_view rest = text;
    const auto within = [&](std::size_t begin) { return begin >= window; };
    const Ending noun = longestEnding(vocabulary, rest, kNouns);
    bool people = false;
    if (noun.row != nullptr) {
        key.hasNoun = true;
        people = noun.row->value == static_cast<std::uint16_t>(RoleNoun::People);
        rest = rest.substr(0, noun.begin);
    }
    bool strong = false;  // a lead or cooperating verb
    std::optional<RoleWord> role;
    std::size_t verbBegin = text.size();
    while (!rest.empty()) {
        const Ending verb = longestEnding(vocabulary, rest, kVerbs);
        const Ending scope = longestEnding(vocabulary, rest, kScopes);
        const bool takesVerb =
            verb.row != nullptr && (scope.row == nullptr || verb.begin <= scope.begin);
        if (takesVerb && within(verb.begin)) {
            const auto value = static_cast<RoleWord>(verb.row->value);
            const bool decides = value == RoleWord::Lead || value == RoleWord::Cooperating;
            if (!role || (decides && !strong) ||
                (*role == RoleWord::Other && value != RoleWord::Other))
                role = value;
            strong = strong || decides;
            verbBegin = verb.begin;
            rest = rest.substr(0, verb.begin);
        } else if (scope.row != nullptr && within(scope.begin)) {
            rest = rest.substr(0, scope.begin);
        } else {
            break;
        }
    }
    if (role) {
        // Scope words only count as part of the key when they reach its beginning.
        key.begin = rest.empty() ? 0
                    : rest.size() < whole.size() && !rest.empty() &&
                            vocabulary.lastCharacter(rest, WordClass::UnitTail) != nullptr
                        ? rest.size()
                        : verbBegin;
        key.meaning = people ? RoleKey::Meaning::Leaders : meaningOf(*role);
        return key;
    }
    if (key.hasNoun && people && rest.empty()) {  // 负责人：, 责任人：
        key.meaning = RoleKey::Meaning::Leaders;
        return key;
    }
    if (key.hasNoun && !people && text.size() - noun.begin >= 6 && !rest.empty() &&
        characters(whole) <= kLongestUnknown &&
        vocabulary.exactly(whole, WordClass::Collective) == nullptr) {
        key.isKnown = false;
        return key;
    }
    return std::nullopt;
}

std::optional<FieldKey> readFieldKey(const Vocabulary& vocabulary, std::string_view text) {
    constexpr std::size_t kLongest = 12;  // characters
    if (text.empty() || characters(text) > kLongest) return std::nullopt;
    if (vocabulary.exactly(text, WordClass::Name) != nullptr) return std::nullopt;
    const Ending ending = longestEnding(vocabulary, text, std::array{WordClass::FieldKey});
    if (ending.row == nullptr) return std::nullopt;
    return static_cast<FieldKey>(ending.row->value);
}

}  // namespace planlint
