// 一是…；二是… within one paragraph: each is a task of its own.
#include "model/builder.h"
#include "parse/scanner.h"

namespace planlint {

namespace {

constexpr std::size_t kMost = 10;          // items of a paragraph: 一是 … 十是
constexpr std::size_t kLongestTitle = 40;  // characters

bool separates(TokenKind kind) {
    return kind == TokenKind::Stop || kind == TokenKind::Semicolon || kind == TokenKind::Colon ||
           kind == TokenKind::Comma;
}

/// 一是, 二是 … in order, each after a separator; empty unless there are at least two.
std::vector<WordIndex::Hit> itemsOf(const Plan& plan, const Line& line) {
    std::vector<WordIndex::Hit> items;
    const WordIndex& words = *plan.words;
    if (!words.mask(line.range).has(WordClass::SplitOrdinal)) return items;
    std::vector<Leaf> leaves;
    readLeaves(plan, line, leaves);
    for (std::size_t i = 1; i < leaves.size() && items.size() < kMost; ++i) {
        const Leaf& leaf = leaves[i];
        if (leaf.depth > 0 || leaf.kind != TokenKind::Text || !separates(leaves[i - 1].kind))
            continue;
        const std::optional<WordIndex::Hit> ordinal =
            words.startingAt(leaf.range.begin, WordClass::SplitOrdinal);
        if (ordinal && ordinal->row->value == items.size()) items.push_back(*ordinal);
    }
    if (items.size() < 2) items.clear();
    return items;
}

/// The words after the ordinal up to the first separator.
TextRange titleOf(const Plan& plan, TextRange item, std::uint32_t begin) {
    TextRange title{begin, item.end};
    const std::string_view text = plan.text(title);
    Scanner scanner = Scanner::within(text);
    while (const std::optional<Token> token = scanner.next()) {
        if (separates(token->kind) && token->kind != TokenKind::Colon) {
            title.end = title.begin + token->range.begin;
            break;
        }
    }
    const std::string_view cut = utf8::prefix(plan.text(title), 3 * kLongestTitle);
    title.end = title.begin + static_cast<std::uint32_t>(cut.size());
    return title;
}

}  // namespace

void splitTasks(Plan& plan) {
    std::vector<Task> tasks;
    std::size_t next = 0;
    for (Task& task : plan.tasks) {
        while (next < plan.lines.size() && plan.lines[next].range.begin < task.range.begin) ++next;
        const bool oneLine = next < plan.lines.size() &&
                             plan.lines[next].range.contains(task.range) &&
                             plan.lines[next].start != TokenKind::Row;
        const std::vector<WordIndex::Hit> items =
            oneLine ? itemsOf(plan, plan.lines[next]) : std::vector<WordIndex::Hit>();
        for (std::size_t i = 0; i < items.size(); ++i) {
            Task item = task;
            item.range = {items[i].range.begin,
                          i + 1 < items.size() ? items[i + 1].range.begin : task.range.end};
            item.titleRange = titleOf(plan, item.range, items[i].range.end);
            item.title = std::string(plan.text(item.titleRange));
            item.path.append("/").append(items[i].row->word);
            item.isSplit = true;
            tasks.push_back(std::move(item));
        }
        if (items.empty()) tasks.push_back(std::move(task));
    }
    plan.tasks = std::move(tasks);
}

}  // namespace planlint
