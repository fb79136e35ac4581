#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/owner_items.h"

namespace planlint {

/// What the tree of an owner clause says, before names are completed.
struct OwnerReading {
    std::vector<UnitList> lists;
    bool isSole = false;   // one unit that 负责 and nothing else
    bool hasTime = false;  // a time or a key of times stands in it
};

/// The key that holds before the first token: a column's.
struct ColumnKey {
    UnitRole role;
    std::string_view word;
};

/// `standsAlone`: the bracket closes a line and follows a full stop, so names without any word of
/// their role are owners there.
/// Walks the tree over `tokens` from left to right: units before a verb have its role, units after
/// a key the key's, until another key or a time comes.
OwnerReading walkOwners(const Plan& plan, std::span<const PhraseToken> tokens,
                        OwnerClause::Form form, const PhraseTree& tree,
                        std::optional<ColumnKey> column = {}, bool standsAlone = false);

}  // namespace planlint
