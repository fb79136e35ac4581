#pragma once

#include <optional>
#include <string_view>

#include "text/range.h"
#include "vocabulary/word_index.h"

namespace planlint {

/// What the words before a colon, or of a column's header, say about the units that follow.
struct RoleKey {
    enum class Meaning : std::uint8_t { Lead, Responsible, Cooperating, Leaders, Other };

    std::size_t begin = 0;  // in the text asked about: what stands before is no part of the key
    Meaning meaning = Meaning::Other;
    bool hasNoun = false;  // 牵头单位, not 牵头
    bool isKnown = true;   // false: a verb that the vocabulary does not have, 填报单位
};

/// Reads a key that ends `text` (9-phrases: by composition). (scope)* verb+ (scope)* noun? — the
/// last verb that decides gives the role: lead and cooperating before responsible before other; a
/// noun for people makes it leaders. A whole text of at most eight characters that ends in a noun
/// of units is a key of another role even without a known verb. nullopt when no verb is found.
std::optional<RoleKey> readRoleKey(const Vocabulary& vocabulary, std::string_view text);

/// The field that `text`, whole and without blanks, names as a key of a line or a column: the last
/// word of the class decides. nullopt when it ends in none.
std::optional<FieldKey> readFieldKey(const Vocabulary& vocabulary, std::string_view text);

}  // namespace planlint
