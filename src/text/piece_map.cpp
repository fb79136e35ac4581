#include "text/piece_map.h"

#include <algorithm>

#include "base/assert.h"

namespace planlint {

void PieceMap::append(std::uint32_t base, std::uint32_t length, std::uint8_t derivedUnit,
                      std::uint16_t baseUnit) {
    if (length == 0) return;
    PLANLINT_ASSERT(length % derivedUnit == 0);
    if (!pieces_.empty()) {
        const Piece& last = pieces_.back();
        const std::uint32_t units = (length_ - last.derived) / last.derivedUnit;
        const bool continues = last.derivedUnit == derivedUnit && last.baseUnit == baseUnit &&
                               last.base + units * last.baseUnit == base;
        PLANLINT_ASSERT(base >= last.base + units * last.baseUnit);
        if (continues) {
            length_ += length;
            return;
        }
    }
    pieces_.push_back({length_, base, derivedUnit, baseUnit});
    length_ += length;
}

const PieceMap::Piece& PieceMap::pieceAt(std::uint32_t derived) const {
    const auto after = std::upper_bound(
        pieces_.begin(), pieces_.end(), derived,
        [](std::uint32_t offset, const Piece& piece) { return offset < piece.derived; });
    return *(after == pieces_.begin() ? after : after - 1);
}

TextRange PieceMap::toBase(TextRange derived) const {
    if (pieces_.empty()) return derived;
    const Piece& first = pieceAt(derived.begin);
    const std::uint32_t begin =
        first.base + (derived.begin - first.derived) / first.derivedUnit * first.baseUnit;
    if (derived.isEmpty()) return {begin, begin};
    const Piece& last = pieceAt(derived.end - 1);
    const std::uint32_t end =
        last.base + ((derived.end - 1 - last.derived) / last.derivedUnit + 1) * last.baseUnit;
    return {begin, std::max(begin, end)};
}

void PieceMap::simplify(std::uint32_t baseLength) {
    if (pieces_.size() > 1 || length_ != baseLength) return;
    if (pieces_.empty() || (pieces_[0].base == 0 && pieces_[0].derivedUnit == pieces_[0].baseUnit))
        pieces_.clear();
}

}  // namespace planlint
