#pragma once

#include <memory>
#include <vector>

#include "syntax/syntax_tree.h"

namespace planlint {

/// The generated parser behind a wall: no ANTLR type and no ANTLR exception passes it. One object
/// parses any number of blocks.
class AntlrWall {
public:
    AntlrWall();
    ~AntlrWall();

    /// Adds the lines of a block of balanced tokens to `builder`. The first token starts a line.
    /// Throws InternalError when the grammar is not total after all.
    void parse(const std::vector<Token>& tokens, TreeBuilder& builder);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace planlint
