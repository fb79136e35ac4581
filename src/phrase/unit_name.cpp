#include "phrase/unit_name.h"

#include "phrase/role_key.h"

#include <vector>

#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestTail = 6;        // characters
constexpr std::size_t kLongestName = 40;       // characters
constexpr std::uint16_t kUnitGuard = 1U << 1;  // value `unit` of class `name`

const WordRow* tailOf(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* best = nullptr;
    std::size_t begin = name.size();
    for (std::size_t n = 0; n < kLongestTail && begin > 0; ++n) {
        begin = utf8::floorToCodePoint(name, begin - 1);
        // 干部, 全部 end in 部 and are no unit.
        if (const WordRow* guard = vocabulary.exactly(name.substr(begin), WordClass::Name);
            guard != nullptr && (guard->value & kUnitGuard) != 0)
            return nullptr;
        if (const WordRow* row = vocabulary.exactly(name.substr(begin), WordClass::UnitTail))
            best = row;
    }
    return best;
}

/// A bracket at the end of a name says more of it: 管委会（石溪区）.
std::string_view withoutLastBracket(std::string_view name) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                      {"(", ")"},
                                      {"〔", "〕"},
                                      {"〈", "〉"},
                                      {"[", "]"}}) {
        if (!name.ends_with(close)) continue;
        const std::size_t at = name.rfind(open);
        if (at != std::string_view::npos && at > 0) return name.substr(0, at);
    }
    return name;
}

/// The place before a level: 云岭市 of 云岭市教育局; a bare level: 市 of 市教育局.
std::size_t levelLength(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* level = vocabulary.prefix(name, WordClass::UnitLevel);
    return level == nullptr ? 0 : level->word.size();
}

/// See stemOf(); `tail` is the name's.
std::optional<UnitStem> stemWithTail(const Vocabulary& vocabulary, std::string_view name,
                                     const WordRow* tail) {
    if (const WordRow* row = vocabulary.exactly(name, WordClass::UnitStem))
        return static_cast<UnitStem>(row->value);
    const bool office = says(tail, UnitTail::Office);
    const bool brigade = says(tail, UnitTail::Force) && tail->word.size() > 3;
    if (!office && !brigade) return std::nullopt;
    // The words before the tail, from left to right: every way to cut is tried.
    const std::string_view front = name.substr(0, name.size() - tail->word.size());
    constexpr std::size_t kMostCharacters = 20;
    if (front.empty() || characters(front) > kMostCharacters) return std::nullopt;
    std::vector<bool> reached(front.size() + 1, false);
    reached[0] = true;
    for (std::size_t at = 0; at < front.size(); ++at) {
        if (!reached[at]) continue;
        if (const WordRow* joint = vocabulary.prefix(front.substr(at), WordClass::Particle);
            at > 0 && says(joint, Particle::Joint))
            reached[at + joint->word.size()] = true;
        for (std::size_t end = at; end < front.size();) {
            end += utf8::lengthFromLead(static_cast<unsigned char>(front[end]));
            if (vocabulary.exactly(front.substr(at, end - at), WordClass::UnitWord) != nullptr)
                reached[end] = true;
        }
    }
    return reached[front.size()] ? std::optional(UnitStem::Office) : std::nullopt;
}

}  // namespace

std::optional<CollectiveKind> collectiveKind(const Vocabulary& vocabulary, std::string_view name) {
    if (const WordRow* row = vocabulary.exactly(name, WordClass::Collective))
        return static_cast<CollectiveKind>(row->value);
    const WordRow* every = vocabulary.prefix(name, WordClass::Particle);
    const bool eachOf = says(every, Particle::Every);
    const WordRow* scope = vocabulary.prefix(name, WordClass::RoleScope);
    if (eachOf || (scope != nullptr && scope->value != 0)) {
        // 相关责任部门, 各牵头处室: a key of theirs names nobody.
        const std::optional<RoleKey> key = readRoleKey(vocabulary, name);
        if (key && key->hasNoun && key->isKnown && key->meaning != RoleKey::Meaning::Leaders)
            return CollectiveKind::Open;
    }
    // 市直有关部门: what stands before an open collective does not close it.
    constexpr std::size_t kLongest = 10;  // characters of a collective
    const WordRow* open = vocabulary.suffix(name, WordClass::Collective, kLongest);
    if (open != nullptr) {
        const std::string_view before = name.substr(0, name.size() - open->word.size());
        const bool scoped = characters(before) <= 6 && tailOf(vocabulary, before) == nullptr;
        if (scoped || eachOf || vocabulary.lastCharacter(before, WordClass::UnitLevel) != nullptr)
            return static_cast<CollectiveKind>(open->value);
    }
    if (eachOf) return CollectiveKind::Closed;
    return std::nullopt;
}

UnitShape shapeOf(const Vocabulary& vocabulary, std::string_view name) {
    name = trimmed(name);
    const std::size_t n = characters(name);
    if (n < 2 || n > kLongestName) return UnitShape::None;
    if (collectiveKind(vocabulary, name)) return UnitShape::Collective;
    const WordRow* tail = tailOf(vocabulary, name);
    if (stemWithTail(vocabulary, name, tail)) return UnitShape::Stem;
    if (tail == nullptr) tail = tailOf(vocabulary, withoutLastBracket(name));
    const std::size_t level = levelLength(vocabulary, name);
    if (tail == nullptr)
        return level > 0 && vocabulary.exactly(name.substr(level), WordClass::UnitStem) != nullptr
                   ? UnitShape::Levelled
                   : UnitShape::None;
    if (tail->value == static_cast<std::uint16_t>(UnitTail::Seat)) return UnitShape::Seat;
    return level > 0 && n >= 3 ? UnitShape::Levelled : UnitShape::Tail;
}

bool endsLikeUnit(const Vocabulary& vocabulary, std::string_view name) {
    return tailOf(vocabulary, name) != nullptr ||
           tailOf(vocabulary, withoutLastBracket(name)) != nullptr;
}

std::optional<UnitStem> stemOf(const Vocabulary& vocabulary, std::string_view name) {
    return stemWithTail(vocabulary, name, tailOf(vocabulary, name));
}

bool isOffice(const Vocabulary& vocabulary, std::string_view name) {
    const UnitShape shape = shapeOf(vocabulary, name);
    return shape == UnitShape::Stem || shape == UnitShape::Levelled ||
           (shape == UnitShape::Tail && says(tailOf(vocabulary, name), UnitTail::Force));
}

bool endsInPost(const Vocabulary& vocabulary, std::string_view name) {
    return vocabulary.suffix(name, WordClass::Person) != nullptr;
}

std::size_t lengthOfUnit(const Vocabulary& vocabulary, std::string_view text, bool anyTail) {
    constexpr std::size_t kLongest = 20;  // characters
    constexpr std::size_t kFurther = 4;   // characters that may make a longer name
    std::size_t length = 0;
    std::size_t at = 0;
    for (std::size_t n = 0, since = 0; n < kLongest && at < text.size(); ++n) {
        at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
        const UnitShape shape = shapeOf(vocabulary, text.substr(0, at));
        // 发展改革委, then 发展改革委员会; but 财政局出台 only happens to end like a unit.
        const WordRow* tail = length == 0 ? nullptr : tailOf(vocabulary, text.substr(0, at));
        const bool longer = length == 0 || since == 0 || (tail != nullptr && tail->word.size() > 3);
        const bool other =
            n >= 2 && shape == UnitShape::Tail &&
            (anyTail || (n >= 3 && says(tailOf(vocabulary, text.substr(0, at)), UnitTail::Force)));
        if (longer && (shape == UnitShape::Stem || shape == UnitShape::Levelled || other)) {
            length = at;
            since = 0;
        } else if (length > 0 && ++since > kFurther) {
            break;
        }
    }
    return length;
}

}  // namespace planlint
