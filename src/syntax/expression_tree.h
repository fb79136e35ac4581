#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/range.h"

namespace planlint {

/// What stands at a node of a condition (grammar/Expression.g4).
enum class ExpressionKind : std::uint8_t {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    Add,
    Subtract,
    Not,
    Negate,
    Field,   // first child .name
    Method,  // first child .name(other children)
    Call,    // name(children)
    Name,
    Number,
    Text,
    True,
    False,
    List
};

struct ExpressionNode {
    ExpressionKind kind = ExpressionKind::Name;
    TextRange range;   // bytes of the condition's text
    std::string text;  // a name, the digits of a number, or a text without its quotes
    std::vector<ExpressionNode> children;
};

}  // namespace planlint
