#include "syntax/syntax_tree.h"

#include <array>

#include "base/assert.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 33> kTokenNames = {
    "",       "FENCE", "SUPPRESSION",  "ANNOTATION", "ROW",   "CHAPTER", "H1",
    "H2",     "H3",    "LINE_DECIMAL", "H4",         "H5",    "ORDINAL", "BULLET",
    "NL",     "DATE",  "NUMBER",       "LATIN",      "TITLE", "QUOTED",  "BRACKETED",
    "INLINE", "LP",    "RP",           "COLON",      "SEMI",  "COMMA",   "DUN",
    "STOP",   "BAR",   "WS",           "TEXT",       "OTHER",
};

constexpr std::array<std::string_view, 6> kNodeNames = {"plan",    "line", "sentence",
                                                        "bracket", "cell", ""};

/// The marker of a line-start token begins after line breaks and blanks.
std::uint32_t skipLineBreak(std::string_view text, TextRange range) {
    std::uint32_t at = range.begin;
    while (at < range.end) {
        const std::string_view rest = text.substr(at, range.end - at);
        const char c = rest[0];
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
            at += 1;
        } else if (rest.starts_with("\xC2\xA0")) {
            at += 2;
        } else if (rest.starts_with("\u3000") || rest.starts_with("\uFEFF") ||
                   rest.starts_with("\u200B")) {
            at += 3;
        } else {
            break;
        }
    }
    return at;
}

}  // namespace

std::string_view tokenName(TokenKind kind) { return kTokenNames[static_cast<std::size_t>(kind)]; }

void TreeBuilder::enter(NodeKind kind) {
    open_.push_back(tree_.size());
    tree_.nodes_.push_back({{0, 0}, 0, kind, TokenKind::NewLine});
}

void TreeBuilder::leave() {
    PLANLINT_ASSERT(!open_.empty());
    const std::uint32_t index = open_.back();
    open_.pop_back();
    Node& node = tree_.nodes_[index];
    node.next = tree_.size();
    if (node.next > index + 1) {
        node.range = {tree_.nodes_[index + 1].range.begin, tree_.nodes_.back().range.end};
    } else {  // an empty cell stands where the text before it ends
        const std::uint32_t at = index > 0 ? tree_.nodes_[index - 1].range.end : 0;
        node.range = {at, at};
    }
    if (node.kind == NodeKind::Line && node.next > index + 1)
        node.token = tree_.nodes_[index + 1].token;
}

void TreeBuilder::leaf(TokenKind kind, TextRange range) {
    if (startsLine(kind)) range.begin = skipLineBreak(text_, range);
    const std::uint32_t index = tree_.size();
    tree_.nodes_.push_back({range, index + 1, NodeKind::Token, kind});
}

SyntaxTree TreeBuilder::finish() {
    PLANLINT_ASSERT(open_.empty());
    return std::move(tree_);
}

std::string SyntaxTree::dump(std::string_view text) const {
    std::string out;
    std::vector<std::uint32_t> ends;
    for (std::uint32_t i = 0; i < size(); ++i) {
        while (!ends.empty() && ends.back() <= i) ends.pop_back();
        const Node& node = nodes_[i];
        out.append(2 * ends.size(), ' ');
        if (node.kind == NodeKind::Token) {
            out += tokenName(node.token);
            out += " \"";
            out += text.substr(node.range.begin, node.range.length());
            out += "\"\n";
        } else {
            out += kNodeNames[static_cast<std::size_t>(node.kind)];
            out += '\n';
            ends.push_back(node.next);
        }
    }
    return out;
}

}  // namespace planlint
