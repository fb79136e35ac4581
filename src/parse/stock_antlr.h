#pragma once

#include <string_view>
#include <vector>

#include "syntax/syntax_tree.h"

namespace planlint {

/// The tokens that ANTLR's own lexer gives. For tests and the PLANLINT_STOCK_ANTLR build.
std::vector<Token> scanWithStockAntlr(std::string_view text);

/// The tree that ANTLR's own lexer, parser and parse tree give, whole document at once.
SyntaxTree parseWithStockAntlr(std::string_view text);

}  // namespace planlint
