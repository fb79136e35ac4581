#pragma once

#include <cstdint>
#include <vector>

#include "text/range.h"

namespace planlint {

/// Leads ranges of a derived text back to the text it was made from, piece by piece. Within a
/// piece, each `derivedUnit` bytes stand for `baseUnit` bytes (a Han character decoded from
/// GB18030: 3 for 2). Text that was removed is a gap between the base ends of two pieces; text that
/// was inserted has base unit 0. A map without pieces is the identity.
class PieceMap {
public:
    struct Piece {
        std::uint32_t derived;
        std::uint32_t base;
        std::uint8_t derivedUnit;
        std::uint16_t baseUnit;
    };

    /// Appends `length` derived bytes that stand for base bytes from `base` on, in order. Runs that
    /// continue each other become one piece.
    void append(std::uint32_t base, std::uint32_t length, std::uint8_t derivedUnit = 1,
                std::uint16_t baseUnit = 1);

    /// The base range a derived range stands for. Removed text between the ends is included,
    /// removed text around them is not. An empty range gives the place where it would stand.
    TextRange toBase(TextRange derived) const;

    bool isIdentity() const { return pieces_.empty(); }
    std::uint32_t derivedLength() const { return length_; }
    const std::vector<Piece>& pieces() const { return pieces_; }

    /// Drops the pieces when they say no more than the identity over `baseLength` bytes.
    void simplify(std::uint32_t baseLength);

private:
    const Piece& pieceAt(std::uint32_t derived) const;

    std::vector<Piece> pieces_;
    std::uint32_t length_ = 0;
};

}  // namespace planlint
