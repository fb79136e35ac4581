#pragma once

#include <cstdint>
#include <string_view>

#include "text/range.h"

namespace planlint {

/// The tokens of grammar/PlanLexer.g4, with its numbers (checked against the generated lexer).
enum class TokenKind : std::uint8_t {
    Fence = 1,
    Suppression,
    Annotation,
    Row,
    Chapter,
    H1,
    H2,
    H3,
    LineDecimal,
    H4,
    H5,
    Ordinal,
    Bullet,
    NewLine,
    Date,
    Number,
    Latin,
    Title,
    Quoted,
    Bracketed,
    Inline,
    LeftParen,
    RightParen,
    Colon,
    Semicolon,
    Comma,
    Dun,
    Stop,
    Bar,
    Blank,
    Text,
    Other,
};

constexpr bool startsLine(TokenKind kind) { return kind <= TokenKind::NewLine; }

/// The name in the grammar file: "H1", "DUN".
std::string_view tokenName(TokenKind kind);

/// A token as scanned. One that starts a line covers the line break(s) before its marker.
struct Token {
    TextRange range;
    TokenKind kind;

    friend bool operator==(const Token&, const Token&) = default;
};

}  // namespace planlint
