#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace planlint {

/// Cuts checked text into the tokens of grammar/PlanLexer.g4 with the table that the build made of
/// its automaton: the longest match, among equals the first rule. Blanks give no token. The text is
/// read as if a line break stood before it, so that its first line starts like any other. Linear.
class Scanner {
public:
    /// `text` must be shorter than 4 GiB and outlive the scanner. Malformed UTF-8 is read as
    /// U+FFFD, one byte each.
    explicit Scanner(std::string_view text) : text_(text) {}
    /// From the middle of a line: no line break is read before the text.
    static Scanner within(std::string_view text) {
        Scanner scanner(text);
        scanner.first_ = false;
        return scanner;
    }

    /// The next token, or nullopt at the end.
    std::optional<Token> next();

private:
    std::string_view text_;
    std::uint32_t at_ = 0;
    bool first_ = true;
};

std::vector<Token> scanAll(std::string_view text);

/// Pairs the brackets of whole lines of tokens, because the grammar knows only paired ones. An LP
/// or RP without its partner in the same line (in a table: the same cell) becomes Other. Brackets
/// nested deeper than `kMaxDepth` become Other and are listed in `tooDeep`. Linear.
struct Balanced {
    std::vector<TextRange> tooDeep;
};
constexpr std::size_t kMaxDepth = 16;
Balanced balanceBrackets(std::vector<Token>& tokens);

}  // namespace planlint
