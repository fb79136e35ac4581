#pragma once

#include <vector>

#include "model/builder.h"

namespace planlint {

/// What a column of a task table holds, as its header says.
struct TableColumn {
    enum class Kind : std::uint8_t { None, Task, Measure, Due, Start, Units, Serial };
    Kind kind = Kind::None;
    UnitRole role = UnitRole::Responsible;  // of Units
    std::string key;                        // of another role: 督办单位
    bool isTest = false;  // of Measure: 考核标准, 成果形式, more than a goal
};

/// The cells of a row, blanks around them removed.
std::vector<TextRange> cellsOf(const Plan& plan, const Line& row);

/// The columns that a header row names: at least one for tasks and one that binds owners, times or
/// measures to them. Empty when the row is no such header.
std::vector<TableColumn> readHeader(const Plan& plan, const std::vector<TextRange>& cells);

/// What a first row lacks to be the header of a task table, when it looks like one: tasks beside
/// owners, or owners, times and measures beside numbered tasks. nullopt for other rows.
std::optional<Unread::Kind> lackOfHeader(const Plan& plan, const std::vector<TextRange>& cells);

}  // namespace planlint
