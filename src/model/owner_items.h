#pragma once

#include <optional>
#include <string>

#include "model/plan.h"
#include "parse/phrase_tree.h"
#include "phrase/tokens.h"

namespace planlint {

/// A name that stands in a list, before anybody knows its role.
struct OwnerItem {
    TextRange range;
    std::string name;
    std::optional<PhraseToken> mark;  // 市教育局（牵头）
};

/// The role that a verb gives: 牵头, 负责, 配合.
UnitRole roleOf(RoleWord word);

/// Reads the names of the items of a phrase tree over `tokens`: without the blanks of the page,
/// brackets that only say more of them, 等 and what follows it, posts before people, 要 and 应.
class OwnerItemReader {
public:
    OwnerItemReader(const Plan& plan, std::span<const PhraseToken> tokens)
        : plan_(plan), tokens_(tokens) {}

    /// The item at node `at`. Without a name when it is nothing but 等; it may have a mark then.
    OwnerItem read(const PhraseTree& tree, std::uint32_t at) const;

private:
    TextRange bracketRange(const PhraseTree& tree, std::uint32_t at) const;
    bool readBracket(const PhraseTree& tree, std::uint32_t at, OwnerItem& item, bool isLast) const;
    std::string clean(TextRange range, const PhraseTree& tree, std::uint32_t at) const;
    std::string withoutEtc(std::string name) const;
    std::string withoutPost(std::string name) const;

    const Plan& plan_;
    std::span<const PhraseToken> tokens_;
};

}  // namespace planlint
