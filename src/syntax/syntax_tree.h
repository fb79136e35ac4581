#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/token.h"
#include "text/range.h"

namespace planlint {

/// The rules of grammar/PlanParser.g4, and Token for its leaves.
enum class NodeKind : std::uint8_t { Plan, Line, Sentence, Bracket, Cell, Token };

/// One node of a syntax tree. Nodes stand in one vector in document order; the subtree of node i is
/// [i, nodes[i].next).
struct Node {
    TextRange range;     // without the line break before a line's marker
    std::uint32_t next;  // index one past the subtree
    NodeKind kind;
    TokenKind token;  // of a leaf; of a Line: the token that starts it

    friend bool operator==(const Node&, const Node&) = default;
};

/// A document as the grammar sees it: lines of sentences, brackets and cells. Keeps every
/// byte: what no leaf covers is blank or a line break.
class SyntaxTree {
public:
    const std::vector<Node>& nodes() const { return nodes_; }
    const Node& operator[](std::uint32_t index) const { return nodes_[index]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

    /// Nested brackets beyond the limit, taken as plain text (E002).
    const std::vector<TextRange>& tooDeep() const { return tooDeep_; }

    /// One line a node, indented, for tests.
    std::string dump(std::string_view text) const;

    friend bool operator==(const SyntaxTree& a, const SyntaxTree& b) {
        return a.nodes_ == b.nodes_;
    }

private:
    friend class TreeBuilder;
    std::vector<Node> nodes_;
    std::vector<TextRange> tooDeep_;
};

/// Appends nodes in document order. The parser calls enter and leave for each rule and leaf for
/// each token; brackets of calls must match.
class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view text) : text_(text) {}

    void enter(NodeKind kind);
    void leave();
    void leaf(TokenKind kind, TextRange range);
    void noteTooDeep(TextRange range) { tree_.tooDeep_.push_back(range); }

    SyntaxTree finish();

private:
    std::string_view text_;
    SyntaxTree tree_;
    std::vector<std::uint32_t> open_;
};

}  // namespace planlint
