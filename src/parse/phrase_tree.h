#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace planlint {

/// The tokens of grammar/PhraseParser.g4, with its numbers (checked against the generated parser).
enum class PhraseTokenKind : std::uint8_t {
    Key = 1,  // 牵头单位：
    Due,      // 完成时限：
    Field,    // 工作目标：
    Verb,     // 牵头
    Join,     // 会同
    Manner,   // 分别
    By,       // 由
    Note,     // 下同
    Date,     // 2024年6月30日
    Time,     // 三季度
    Count,    // 6个月
    Every,    // 每月
    Limit,    // 底前
    Range,    // 至
    Dun,
    And,
    Blank,
    Comma,
    Semicolon,
    Stop,
    Colon,
    LeftParen,
    RightParen,
    Number,
    Collective,  // 有关部门
    Etc,         // 等单位
    Word,
};

/// Its rules.
enum class PhraseRule : std::uint8_t {
    Owners,
    Segment,
    Operator,
    Units,
    Separator,
    Item,
    Bracket,
    Deadline,
    Part,
    Token  // a leaf
};

/// The name in the grammar file: "KEY".
std::string_view phraseTokenName(PhraseTokenKind kind);

/// A word of a phrase. `value` belongs to the kind: the role of a key or verb, an enumerator of the
/// vocabulary's class.
struct PhraseToken {
    TextRange range;
    PhraseTokenKind kind = PhraseTokenKind::Word;
    std::uint8_t value = 0;

    friend bool operator==(const PhraseToken&, const PhraseToken&) = default;
};

/// One node of a phrase. Nodes stand in one vector in order; the subtree of node i is [i, next).
struct PhraseNode {
    std::uint32_t next;   // index one past the subtree
    std::uint32_t token;  // of a leaf: index of its token
    PhraseRule rule;

    friend bool operator==(const PhraseNode&, const PhraseNode&) = default;
};
using PhraseTree = std::vector<PhraseNode>;

/// Appends nodes in order; called by the generated parser.
class PhraseTreeBuilder {
public:
    void enter(std::size_t rule) {
        open_.push_back(static_cast<std::uint32_t>(tree_.size()));
        tree_.push_back({0, 0, static_cast<PhraseRule>(rule)});
    }
    void leave(std::size_t) {
        tree_[open_.back()].next = static_cast<std::uint32_t>(tree_.size());
        open_.pop_back();
    }
    void leaf(const PhraseToken&) {
        tree_.push_back(
            {static_cast<std::uint32_t>(tree_.size()) + 1, tokens_++, PhraseRule::Token});
    }
    PhraseTree finish() { return std::move(tree_); }

private:
    PhraseTree tree_;
    std::vector<std::uint32_t> open_;
    std::uint32_t tokens_ = 0;
};

/// The generated phrase parser, kept warm. Not thread-safe: one a thread.
class PhraseWall {
public:
    PhraseWall();
    ~PhraseWall();
    PhraseWall(const PhraseWall&) = delete;
    PhraseWall& operator=(const PhraseWall&) = delete;

    /// The tree of `tokens`; `start` is Owners or Deadline. Brackets must be paired.
    PhraseTree parse(std::span<const PhraseToken> tokens, PhraseRule start);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace planlint
