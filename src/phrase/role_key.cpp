#include "phrase/role_key.h"

#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestKey = 16;     // characters
constexpr std::size_t kLongestUnknown = 8;  // characters of a key whose verb nobody knows

/// The longest word of a role's verb that ends `text`, or nullptr.
const WordRow* lastVerb(const Vocabulary& vocabulary, std::string_view text) {
    const WordRow* best = nullptr;
    for (const WordClass verbs : {WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin}) {
        const WordRow* row = vocabulary.suffix(text, verbs);
        if (row != nullptr && (best == nullptr || row->word.size() > best->word.size())) best = row;
    }
    return best;
}

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
    const WordRow* noun = vocabulary.suffix(rest, WordClass::RoleNoun);
    const bool people = says(noun, RoleNoun::People);
    if (noun != nullptr) {
        key.hasNoun = true;
        rest.remove_suffix(noun->word.size());
    }
    bool strong = false;  // a lead or cooperating verb
    std::optional<RoleWord> role;
    std::size_t verbBegin = text.size();
    while (!rest.empty()) {
        const WordRow* verb = lastVerb(vocabulary, rest);
        const WordRow* scope = vocabulary.suffix(rest, WordClass::RoleScope);
        const bool takesVerb =
            verb != nullptr && (scope == nullptr || verb->word.size() >= scope->word.size());
        const WordRow* last = takesVerb ? verb : scope;
        if (last == nullptr || rest.size() - last->word.size() < window) break;
        rest.remove_suffix(last->word.size());
        if (takesVerb) {
            const auto value = static_cast<RoleWord>(verb->value);
            const bool decides = value == RoleWord::Lead || value == RoleWord::Cooperating;
            if (!role || (decides && !strong) ||
                (*role == RoleWord::Other && value != RoleWord::Other))
                role = value;
            strong = strong || decides;
            verbBegin = rest.size();
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
    if (key.hasNoun && !people && noun->word.size() >= 6 && !rest.empty() &&
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
    const WordRow* ending = vocabulary.suffix(text, WordClass::FieldKey);
    if (ending == nullptr) return std::nullopt;
    return static_cast<FieldKey>(ending->value);
}

}  // namespace planlint
