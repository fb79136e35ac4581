#include "support/table.h"

#include <fstream>
#include <stdexcept>

namespace planlint::testing {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    for (;;) {
        const std::size_t end = text.find(separator, at);
        parts.push_back(text.substr(at, end - at));
        if (end == std::string::npos) return parts;
        at = end + 1;
    }
}

std::vector<TableRow> readTable(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path.string() + ": cannot open");
    std::vector<TableRow> rows;
    std::vector<std::string> columns;
    std::string line;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = split(line, '\t');
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        TableRow row;
        for (std::size_t c = 0; c < columns.size(); ++c)
            row[columns[c]] = c < cells.size() ? cells[c] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace planlint::testing
