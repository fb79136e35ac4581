// Tasks of tables: a header that names a task column and an owner or deadline column makes each row
// below it a task. Cells are bound by their column, so nothing is guessed from prose.
#include <algorithm>
#include <array>

#include "model/builder.h"

namespace planlint {

namespace {

enum class Column : std::uint8_t { None, Task, Lead, Responsible, Cooperating, Leader, Deadline };

struct Cell {
    TextRange range;
};

std::vector<Cell> cellsOf(const Plan& plan, const Line& line) {
    std::vector<Cell> cells;
    const SyntaxTree& tree = plan.tree;
    for (std::uint32_t i = line.node + 1; i < tree[line.node].next; i = tree[i].next) {
        if (tree[i].kind == NodeKind::Cell) cells.push_back({tree[i].range});
    }
    return cells;
}

Column columnNamed(std::string_view header) {
    if (containsAny(header, {"牵头领导", "责任领导", "分管领导", "责任人", "负责人"}))
        return Column::Leader;
    if (containsAny(header, {"牵头", "主办", "主责"})) return Column::Lead;
    if (containsAny(header, {"配合", "协办", "参与"})) return Column::Cooperating;
    if (containsAny(header, {"责任单位", "责任部门", "承办", "实施单位", "落实单位"}))
        return Column::Responsible;
    if (containsAny(header, {"时限", "完成时间", "时间节点", "完成期限"})) return Column::Deadline;
    if (containsAny(header,
                    {"任务", "事项", "工作内容", "重点工作", "项目名称", "主要举措", "工作措施"}))
        return Column::Task;
    return Column::None;
}

/// A row of dashes under a Markdown header.
bool isRule(std::string_view text) {
    return !text.empty() && text.find_first_not_of("-: |") == std::string_view::npos;
}

bool isEmptyCell(std::string_view text) {
    return text.empty() || text == "—" || text == "/" || text == "-" || text == "——";
}

std::vector<Column> header(const Plan& plan, const std::vector<Cell>& cells) {
    std::vector<Column> columns;
    for (const Cell& cell : cells) columns.push_back(columnNamed(trimmed(plan.text(cell.range))));
    constexpr std::size_t kWidest = 40;  // columns of a table that people fill in
    if (columns.size() > kWidest) return {};
    const bool names = std::count(columns.begin(), columns.end(), Column::Task) > 0;
    const bool binds = std::any_of(columns.begin(), columns.end(),
                                   [](Column c) { return c != Column::None && c != Column::Task; });
    return names && binds ? columns : std::vector<Column>{};
}

/// Leaves of one cell, as the readers of owners expect them.
LineWords wordsOf(const Plan& plan, const Line& line, TextRange cell) {
    LineWords words;
    readLine(plan, line, words);
    std::erase_if(words.leaves, [&](const Leaf& leaf) { return !cell.contains(leaf.range); });
    std::erase_if(words.hits, [&](const WordHit& hit) { return !cell.contains(hit.range); });
    return words;
}

}  // namespace

void buildTableTasks(Plan& plan) {
    std::vector<Column> columns;
    int row = 0;
    std::vector<Task> found;
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const Line& line = plan.lines[i];
        if (line.start != TokenKind::Row || line.ignored) {
            columns.clear();
            continue;
        }
        const std::vector<Cell> cells = cellsOf(plan, line);
        if (columns.empty()) {
            columns = header(plan, cells);
            row = 0;
            continue;
        }
        if (isRule(plan.text(line.range))) continue;
        Task task;
        task.range = line.range;
        task.section = line.section;
        task.path = (line.section ? sectionPath(plan, *line.section) + "/" : std::string()) +
                    std::to_string(++row);
        if (plan.info.year) task.assumedDeadline = yearEnd(*plan.info.year);
        for (std::size_t c = 0; c < std::min(cells.size(), columns.size()); ++c) {
            const std::string_view text = trimmed(plan.text(cells[c].range));
            if (isEmptyCell(text)) continue;
            switch (columns[c]) {
                case Column::None:
                    break;
                case Column::Task:
                    if (!task.title.empty()) break;  // 任务 before 工作内容: the first names it
                    task.title = std::string(text);
                    task.titleRange = cells[c].range;
                    break;
                case Column::Lead:
                    addUnitList(plan, wordsOf(plan, line, cells[c].range), task.lead);
                    break;
                case Column::Responsible:
                    addUnitList(plan, wordsOf(plan, line, cells[c].range), task.responsible);
                    break;
                case Column::Cooperating:
                    addUnitList(plan, wordsOf(plan, line, cells[c].range), task.cooperating);
                    break;
                case Column::Leader:
                    addUnitList(plan, wordsOf(plan, line, cells[c].range), task.leaders);
                    break;
                case Column::Deadline:
                    addDeadlineCell(plan, wordsOf(plan, line, cells[c].range), task);
                    break;
            }
        }
        if (!task.title.empty()) found.push_back(std::move(task));
    }
    if (found.empty()) return;
    // A section that holds such a table is no task itself. Both lists stand in document order.
    std::size_t next = 0;
    std::erase_if(plan.tasks, [&](const Task& task) {
        while (next < found.size() && found[next].range.begin < task.range.begin) ++next;
        return next < found.size() && task.range.contains(found[next].range);
    });
    plan.tasks.insert(plan.tasks.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    std::stable_sort(plan.tasks.begin(), plan.tasks.end(),
                     [](const Task& a, const Task& b) { return a.range.begin < b.range.begin; });
}

}  // namespace planlint
