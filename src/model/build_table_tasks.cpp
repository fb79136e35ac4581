// Tasks of tables: a header that names a task column and an owner, time or measure column makes
// each row below it a task. Cells are bound by their column, so nothing is guessed from prose.
#include <algorithm>
#include <iterator>

#include "model/owner_sense.h"
#include "model/table_columns.h"

namespace planlint {

namespace {

using Kind = TableColumn::Kind;

/// A row of dashes under a Markdown header.
bool isRule(std::string_view text) {
    return !text.empty() && text.find_first_not_of("-: |") == std::string_view::npos;
}

bool isEmptyCell(const Vocabulary& vocabulary, std::string_view text) {
    return text.empty() || vocabulary.exactly(text, WordClass::EmptyCell) != nullptr;
}

/// A score or a dash alone says nothing.
bool says(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
}

/// One table: its header, and the task that rows without a name of their own go on with.
class TableReader {
public:
    explicit TableReader(const Plan& plan) : plan_(plan) {}

    /// Tables and cells of owners that gave nothing go to `unread`.
    std::vector<Task> read(std::vector<Unread>& unread) {
        for (const Line& line : plan_.lines) {
            if (line.ignored) continue;
            if (line.start != TokenKind::Row) {
                columns_.clear();
                last_.clear();
                titled_ = isTableTitle(line);
                continue;
            }
            if (isRule(plan_.text(line.range))) {
                startAgain();
                continue;
            }
            std::vector<TextRange> cells = cellsOf(plan_, line);
            std::vector<TableColumn> header;
            if (columns_.empty() || repeatsHeader(cells)) header = readHeader(plan_, cells);
            if (!header.empty()) {
                columns_ = std::move(header);
                isAnnex_ = titled_;
                beginTable(cells);
            } else if (!columns_.empty()) {
                readRow(line, cells);
            } else {  // 附件2 任务分工表 as a row of its own
                titled_ = titled_ || filledCells(cells) == 1;
                if (last_.empty()) noteLack(line.range, cells);
            }
            last_ = std::move(cells);
            lastRow_ = line.range;
        }
        std::move(unread_.begin(), unread_.end(), std::back_inserter(unread));
        return std::move(found_);
    }

private:
    void beginTable(const std::vector<TextRange>& header) {
        headerCells_ = header;
        row_ = 0;
        table_ = found_.size();
    }

    /// Dashes under a row that reads as a header: another table begins where one was going on.
    void startAgain() {
        if (columns_.empty() || row_ == 0) return;
        std::vector<TableColumn> header = readHeader(plan_, last_);
        if (header.empty() && !noteLack(lastRow_, last_)) return;
        if (!found_.empty() && found_.back().range == lastRow_) found_.pop_back();
        columns_ = std::move(header);
        beginTable(last_);
    }

    /// A row that would be a header if it did not lack a column. Whether it is one.
    bool noteLack(TextRange row, const std::vector<TextRange>& cells) {
        const std::optional<Unread::Kind> lack = lackOfHeader(plan_, cells);
        if (lack) unread_.push_back({row, *lack});
        return lack.has_value();
    }

    std::string_view textOf(TextRange cell) const { return trimmed(plan_.text(cell)); }

    std::size_t filledCells(const std::vector<TextRange>& cells) const {
        return static_cast<std::size_t>(std::count_if(
            cells.begin(), cells.end(), [&](TextRange cell) { return !textOf(cell).empty(); }));
    }

    /// A short line of its own before a table: an annex begins, no item goes on.
    bool isTableTitle(const Line& line) const {
        constexpr std::size_t kLongest = 40;  // characters
        return line.start == TokenKind::NewLine && characters(plan_.text(line.range)) <= kLongest &&
               plan_.tree[plan_.tree[line.node].next - 1].token != TokenKind::Stop;
    }

    /// A header that stands again at the top of the next page.
    bool repeatsHeader(const std::vector<TextRange>& cells) const {
        return cells.size() == headerCells_.size() && !cells.empty() &&
               std::equal(cells.begin(), cells.end(), headerCells_.begin(),
                          [&](TextRange a, TextRange b) { return textOf(a) == textOf(b); });
    }

    void readRow(const Line& line, const std::vector<TextRange>& cells) {
        const Vocabulary& vocabulary = plan_.vocabulary();
        const std::size_t width = std::min(cells.size(), columns_.size());
        // The first task cell that is filled names the row; one that is blank or repeats the cell
        // above belongs to the task above.
        std::optional<std::size_t> named;
        std::size_t filled = 0;
        bool bound = false;
        for (std::size_t c = 0; c < width; ++c) {
            const std::string_view text = textOf(cells[c]);
            if (isEmptyCell(vocabulary, text)) continue;
            if (columns_[c].kind != Kind::Serial && says(text)) ++filled;
            bound = bound || columns_[c].kind == Kind::Units || columns_[c].kind == Kind::Due ||
                    columns_[c].kind == Kind::Measure;
            const bool merged = c < above_.size() && above_[c] == text && table_ < found_.size();
            if (columns_[c].kind == Kind::Task && !named && !merged && !isDitto(text)) named = c;
        }
        if (filled == 0) return;
        if (!named) {
            if (table_ < found_.size() && bound) {
                found_.back().range.end = line.range.end;
                readCells(line, cells, found_.back());
            }
            return;
        }
        // A row with nothing but a name is a heading within the table.
        const bool heading = filled == 1 && !bound &&
                             (isHeadingSerial(cells) || isHeadingName(textOf(cells[*named])));
        remember(cells, *named);
        if (heading) return;
        Task task;
        task.isTableRow = true;
        task.isInAnnex = isAnnex_;
        task.continuesRow = firstTaskColumn() < *named && table_ < found_.size() &&
                            (textOf(cells[firstTaskColumn()]).empty() ||
                             textOf(cells[firstTaskColumn()]) == found_.back().rowName);
        task.rowName = task.continuesRow ? found_.back().rowName
                                         : std::string(textOf(cells[firstTaskColumn()]));
        task.range = line.range;
        task.section = line.section;
        task.path = (line.section ? sectionPath(plan_, *line.section) + "/" : std::string()) +
                    std::to_string(++row_);
        if (plan_.info.year) task.assumedDeadline = yearEnd(*plan_.info.year);
        task.titleRange = cells[*named];
        task.title = std::string(textOf(cells[*named]));
        readCells(line, cells, task);
        found_.push_back(std::move(task));
    }

    /// 一、产业项目, （二）民生项目 in the column of names.
    static bool isHeadingName(std::string_view text) {
        const bool bracket = text.starts_with("（") || text.starts_with("(");
        if (bracket) text.remove_prefix(text.front() == '(' ? 1 : 3);
        const SmallNumber number = readSmallNumber(text);
        const bool han = static_cast<unsigned char>(text.empty() ? '0' : text.front()) >= 0x80;
        return number.bytes > 0 && han && (bracket || text.substr(number.bytes).starts_with("、"));
    }

    /// The serial of a heading within a table: blank, or 一、 among 1, 2, 3.
    bool isHeadingSerial(const std::vector<TextRange>& cells) const {
        for (std::size_t c = 0; c < std::min(cells.size(), columns_.size()); ++c) {
            if (columns_[c].kind != Kind::Serial) continue;
            const std::string_view text = textOf(cells[c]);
            return text.empty() || text.front() < '0' || text.front() > '9';
        }
        return false;
    }

    std::size_t firstTaskColumn() const {
        return static_cast<std::size_t>(
            std::find_if(columns_.begin(), columns_.end(),
                         [](const TableColumn& column) { return column.kind == Kind::Task; }) -
            columns_.begin());
    }

    /// Task cells before the naming one stay as they are for the rows below.
    void remember(const std::vector<TextRange>& cells, std::size_t named) {
        above_.assign(columns_.size(), {});
        for (std::size_t c = 0; c <= named && c < cells.size(); ++c)
            above_[c] = std::string(textOf(cells[c]));
    }

    void readCells(const Line& line, const std::vector<TextRange>& cells, Task& task) {
        readLeaves(plan_, line, leaves_);
        std::size_t leaf = 0;
        for (std::size_t c = 0; c < std::min(cells.size(), columns_.size()); ++c) {
            const std::string_view text = textOf(cells[c]);
            while (leaf < leaves_.size() && leaves_[leaf].range.begin < cells[c].begin) ++leaf;
            std::size_t end = leaf;
            while (end < leaves_.size() && leaves_[end].range.end <= cells[c].end) ++end;
            const std::span<const Leaf> own = std::span(leaves_).subspan(leaf, end - leaf);
            leaf = end;
            if (isEmptyCell(plan_.vocabulary(), text) || own.empty()) continue;
            if (isDitto(text)) {
                if (table_ < found_.size()) copyAbove(columns_[c], found_.back(), task);
                continue;
            }
            constexpr std::size_t kShortestTest = 4;  // characters
            switch (columns_[c].kind) {
                case Kind::Units:
                    if (!addUnitCell(plan_, own, columns_[c].role, columns_[c].key, task) &&
                        says(text))
                        unread_.push_back({cells[c], Unread::Kind::Field});
                    break;
                case Kind::Due:
                    if (!task.deadline || !task.deadline->isKeyed ||
                        task.deadline->range.begin < line.range.begin)
                        addDeadlineCell(plan_, own, task);
                    break;
                case Kind::Measure:
                    addWords(own, task);
                    // What the column of tests says is the test, in whatever words.
                    if (columns_[c].isTest && task.deliverables.empty() &&
                        characters(text) >= kShortestTest)
                        task.deliverables.push_back(
                            {cells[c], cells[c], cells[c], DeliverableKind::Standing});
                    break;
                case Kind::Task:
                case Kind::None:
                    addWords(own, task);
                    break;
                case Kind::Start:
                case Kind::Serial:
                    break;
            }
        }
    }

    bool isDitto(std::string_view text) const {
        return plan_.vocabulary().exactly(text, WordClass::DittoCell) != nullptr;
    }

    static bool isOfUnits(const TableColumn& column) {
        return column.kind == Kind::Units && column.role != UnitRole::Leader &&
               column.role != UnitRole::Other;
    }

    /// What a column says of the row above: 同上.
    void copyAbove(const TableColumn& column, Task& above, Task& task) const {
        if (column.kind == Kind::Due && !task.deadline) task.deadline = above.deadline;
        if (column.kind != Kind::Units || &above == &task) return;
        const bool only = std::count_if(columns_.begin(), columns_.end(), isOfUnits) == 1;
        if (only && isOfUnits(column)) {  // 牵头：A 配合：B in the one cell above
            addUnits(task, {UnitRole::Lead, {}, above.lead});
            addUnits(task, {UnitRole::Responsible, {}, above.responsible});
            addUnits(task, {UnitRole::Cooperating, {}, above.cooperating});
            return;
        }
        if (const std::vector<UnitName>* units = unitsOf(above, column.role, column.key))
            addUnits(task, {column.role, column.key, *units});
    }

    /// Keys and dates inside a cell of words: 印发方案（责任单位：市教育局，6月底前）.
    void addWords(std::span<const Leaf> leaves, Task& task) {
        LineWords words;
        words.leaves.assign(leaves.begin(), leaves.end());
        const PhraseTokenizer tokenizer(plan_.source->text(), *plan_.words);
        const std::vector<PhraseToken> tokens = tokenizer.tokens(leaves);
        const auto key = std::find_if(tokens.begin(), tokens.end(), isKnownKey);
        if (key != tokens.end()) {
            int depth = 0;
            auto end = key;
            for (; end != tokens.end(); ++end) {
                if (end->kind == PhraseTokenKind::LeftParen) ++depth;
                if (end->kind == PhraseTokenKind::RightParen && --depth < 0) break;
            }
            assign(OwnerSense(plan_, wall_).read({key, end}, OwnerClause::Form::Field), task);
        }
        addDeadline(plan_, words, task);
    }

    const Plan& plan_;
    PhraseWall wall_;
    std::vector<TableColumn> columns_;
    std::vector<TextRange> headerCells_;
    std::vector<TextRange> last_;  // cells of the row before
    TextRange lastRow_;
    std::vector<std::string> above_;  // texts of the task cells that rows below may repeat
    std::vector<Leaf> leaves_;
    std::vector<Task> found_;
    std::vector<Unread> unread_;
    std::size_t table_ = 0;  // of found_: the first task of this table
    int row_ = 0;
    bool titled_ = true;   // the line before is a title, or there is none
    bool isAnnex_ = true;  // the table stands under a title of its own
};

/// An item whose text goes on into a table keeps its own words; one that is only the table's title
/// is no task.
void separateFromTables(const Plan& plan, std::vector<Task>& tasks,
                        const std::vector<TextRange>& rows) {
    std::size_t next = 0;
    std::erase_if(tasks, [&](Task& task) {
        while (next < rows.size() && rows[next].begin < task.range.begin) ++next;
        if (next >= rows.size() || !task.range.contains(rows[next])) return false;
        TextRange own{task.range.begin, task.range.begin};
        std::size_t lines = 0;
        for (const Line& line : plan.lines) {
            if (line.range.begin < task.range.begin || line.ignored) continue;
            if (line.range.begin >= rows[next].begin || line.start == TokenKind::Row) break;
            own.end = line.range.end;
            ++lines;
        }
        const bool ends = task.titleRange.end + 3 >= own.end;  // nothing but the title and a stop
        const bool says = lines > 1 || !ends || !clausesIn(plan, own).empty();
        if (!says) return true;
        task.range.end = own.end;
        return false;
    });
}

}  // namespace

void buildTableTasks(Plan& plan) {
    std::vector<Task> found = TableReader(plan).read(plan.unread);
    if (found.empty()) return;
    std::vector<TextRange> rows;
    for (const Task& task : found) rows.push_back(task.range);
    separateFromTables(plan, plan.tasks, rows);
    plan.tasks.insert(plan.tasks.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    std::stable_sort(plan.tasks.begin(), plan.tasks.end(),
                     [](const Task& a, const Task& b) { return a.range.begin < b.range.begin; });
}

}  // namespace planlint
