#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace planlint::testing {

/// A row of a .tsv file by the names of its first line.
using TableRow = std::map<std::string, std::string>;

/// All rows; a cell that is missing is empty. Throws when the file cannot be read: a table that is
/// not there must not look like one without rows.
std::vector<TableRow> readTable(const std::filesystem::path& path);

/// The parts between separators, one more than there are separators.
std::vector<std::string> split(const std::string& text, char separator);

}  // namespace planlint::testing
