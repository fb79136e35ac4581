// 一是…；二是… within one paragraph: each is a task of its own.
#include <array>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 10> kOrdinals = {"一是", "二是", "三是", "四是", "五是",
                                                        "六是", "七是", "八是", "九是", "十是"};
constexpr std::size_t kLongestTitle = 40;  // characters

bool separates(TokenKind kind) {
    return kind == TokenKind::Stop || kind == TokenKind::Semicolon || kind == TokenKind::Colon ||
           kind == TokenKind::Comma;
}

/// Begins of 一是, 二是 … in order, each after a separator; empty unless there are at least two.
std::vector<std::uint32_t> itemsOf(const Plan& plan, const Line& line) {
    std::vector<std::uint32_t> begins;
    const std::string_view text = plan.text(line.range);
    if (!contains(text, kOrdinals[0]) || !contains(text, kOrdinals[1])) return begins;
    LineWords words;
    readLine(plan, line, words);
    for (std::size_t i = 1; i < words.leaves.size() && begins.size() < kOrdinals.size(); ++i) {
        const Leaf& leaf = words.leaves[i];
        if (leaf.depth > 0 || leaf.kind != TokenKind::Text || !separates(words.leaves[i - 1].kind))
            continue;
        if (plan.text(leaf.range).starts_with(kOrdinals[begins.size()]))
            begins.push_back(leaf.range.begin);
    }
    if (begins.size() < 2) begins.clear();
    return begins;
}

/// The words after the ordinal up to the first separator.
TextRange titleOf(const Plan& plan, TextRange item) {
    TextRange title{item.begin + static_cast<std::uint32_t>(kOrdinals[0].size()), item.end};
    const std::string_view text = plan.text(title);
    for (const std::string_view stop : {"。", "；", ";", "，", ","}) {
        if (const std::size_t at = text.find(stop); at != std::string_view::npos)
            title.end = std::min(title.end, title.begin + static_cast<std::uint32_t>(at));
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
        const std::vector<std::uint32_t> begins =
            oneLine ? itemsOf(plan, plan.lines[next]) : std::vector<std::uint32_t>();
        for (std::size_t i = 0; i < begins.size(); ++i) {
            Task item = task;
            item.range = {begins[i], i + 1 < begins.size() ? begins[i + 1] : task.range.end};
            item.titleRange = titleOf(plan, item.range);
            item.title = std::string(plan.text(item.titleRange));
            item.path.append("/").append(kOrdinals[i]);
            item.isSplit = true;
            tasks.push_back(std::move(item));
        }
        if (begins.empty()) tasks.push_back(std::move(task));
    }
    plan.tasks = std::move(tasks);
}

}  // namespace planlint
