#pragma once

#include <string_view>

#include "syntax/syntax_tree.h"

namespace planlint {

/// Checked text to its tree. Never fails on any text: the grammar is total. Works block by block
/// (a top-level section, or 64 KiB), which gives the same tree as the whole text at once. Linear;
/// `text` must be shorter than 4 GiB and outlives nothing.
SyntaxTree parse(std::string_view text);

}  // namespace planlint
