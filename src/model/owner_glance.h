#pragma once

#include <span>

#include "model/plan.h"
#include "phrase/tokens.h"

namespace planlint {

/// Whether a line is worth cutting into words at all: most lines name nobody, and cutting costs ten
/// times as much as a look at the words of the index. A form that it does not know is not read.
class OwnerGlance {
public:
    static constexpr std::size_t kLongestOwner = 60;  // bytes of the units a line begins with

    explicit OwnerGlance(const Plan& plan) : plan_(plan) {}

    /// Words of roles or fields, a bracket that closes the line, or an owner before a colon.
    bool mayName(const Line& line) const;
    /// 市城管局：负责…, 1.市司法局。配合…
    bool mayBeginWithOwner(const Line& line) const;
    /// Whether words of roles or keys of times stand in a bracket.
    bool mayAllocate(std::span<const Leaf> leaves, TextRange inside) const;
    /// A key before a colon or 为, a word of leading or charge anywhere in the stretch, another
    /// role word where it ends.
    bool mayOwn(std::span<const Leaf> stretch, TextRange range, bool isLast) const;

private:
    bool mayBeBareList(const Line& line) const;
    bool endsLikeKey(std::uint32_t at) const;
    bool followsBy(std::uint32_t at) const;

    const Plan& plan_;
};

}  // namespace planlint
