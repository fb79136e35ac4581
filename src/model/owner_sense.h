#pragma once

#include "model/plan.h"
#include "parse/phrase_tree.h"
#include "phrase/tokens.h"

namespace planlint {

/// 江苏、湖南公司牵头，…: whether a sentence begins with units that lead.
bool opensWithLead(std::span<const PhraseToken> tokens);

/// What the tokens of an owner clause mean (9-phrases): units before a verb have its role, units
/// after a key the key's, until another key or a time comes.
class OwnerSense {
public:
    OwnerSense(const Plan& plan, PhraseWall& wall) : plan_(plan), wall_(wall) {}

    /// The lists of `tokens`; empty when nobody is named. In a `Prose` clause only units count that
    /// nobody could take for anything else, unless they are a sentence of their own (`isSentence`);
    /// so in a bracket that follows a full stop and closes its line.
    OwnerClause read(std::span<const PhraseToken> tokens, OwnerClause::Form form,
                     bool isSentence = false) const;

    /// Units of a cell that its column gives `role`: all of them, unless keys or verbs say else.
    std::vector<UnitList> readCell(std::span<const PhraseToken> tokens, UnitRole role,
                                   std::string_view key) const;

private:
    const Plan& plan_;
    PhraseWall& wall_;
};

}  // namespace planlint
