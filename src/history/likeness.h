#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace planlint {

/// An indicator's name as it is compared: without what changes from year to year (coreOf), in the
/// usual words (规上 → 规模以上), without the noun that only rounds it off (建设, 工程, 数).
struct NameKey {
    std::string text;
    std::vector<std::uint64_t> pairs;  // neighbouring characters, sorted, each once
    std::vector<std::pair<std::uint16_t, const WordRow*>> contrasts;  // group and word, sorted
};

NameKey nameKey(const Vocabulary& vocabulary, std::string_view name);

/// How much two names have in common, 0 to 100: three parts what the shorter shares with the
/// longer, two parts what both share. 0 where one says 城镇 and the other 农村, or where less than
/// two neighbouring characters are common to both.
int likeness(const NameKey& a, const NameKey& b);

}  // namespace planlint
