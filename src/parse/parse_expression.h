#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "syntax/expression_tree.h"

namespace planlint {

/// Where a condition is wrong, and what is wrong there.
struct ExpressionError {
    std::uint32_t offset = 0;  // bytes from the start of the condition
    std::string message;       // both languages
    std::string hint;
};

/// Parses the condition of a rule page. At most 4,000 bytes, brackets at most 40 deep.
std::variant<ExpressionNode, ExpressionError> parseExpression(std::string_view text);

}  // namespace planlint
