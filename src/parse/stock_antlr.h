#pragma once

#include <string_view>
#include <vector>

#include "parse/phrase_tree.h"
#include "syntax/syntax_tree.h"

namespace planlint {

/// The tokens that ANTLR's own lexer gives. For tests and the PLANLINT_STOCK_ANTLR build.
std::vector<Token> scanWithStockAntlr(std::string_view text);

/// The tree that ANTLR's own lexer, parser and parse tree give, whole document at once.
SyntaxTree parseWithStockAntlr(std::string_view text);

/// The phrase grammar as ANTLR makes it.
PhraseTree parsePhraseWithStockAntlr(std::span<const PhraseToken> tokens, PhraseRule start);

}  // namespace planlint
