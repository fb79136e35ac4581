#include "model/table_columns.h"

#include "phrase/role_key.h"
#include "phrase/unit_name.h"

namespace planlint {

namespace {

constexpr std::size_t kWidest = 40;         // columns of a table that people fill in
constexpr std::size_t kLongestHeader = 20;  // characters
constexpr std::size_t kLongestOfWhat = 12;  // bytes before a role key: 整改, 项目

/// 责 任 单 位 → 责任单位, 牵头部门（单位）→ 牵头部门, （一）任务 → 任务.
std::string withoutBlanksAndBrackets(std::string_view header) {
    std::string clean;
    int depth = 0;
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(header[at]));
        const std::string_view c = header.substr(at, length);
        at += length;
        if (c == "（" || c == "(" || c == "〔" || c == "[") ++depth;
        if (depth == 0 && !trimmed(c).empty() && c != "*") clean += c;
        if ((c == "）" || c == ")" || c == "〕" || c == "]") && depth > 0) --depth;
    }
    return clean;
}

UnitRole roleOf(RoleKey::Meaning meaning) {
    switch (meaning) {
        case RoleKey::Meaning::Lead:
            return UnitRole::Lead;
        case RoleKey::Meaning::Responsible:
            return UnitRole::Responsible;
        case RoleKey::Meaning::Cooperating:
            return UnitRole::Cooperating;
        case RoleKey::Meaning::Leaders:
            return UnitRole::Leader;
        case RoleKey::Meaning::Other:
            return UnitRole::Other;
    }
    PLANLINT_UNREACHABLE();
}

TableColumn columnOfWord(const Vocabulary& vocabulary, std::string_view word) {
    using Kind = TableColumn::Kind;
    const std::optional<FieldKey> field = readFieldKey(vocabulary, word);
    const bool exactField = vocabulary.exactly(word, WordClass::FieldKey) != nullptr;
    if (const std::optional<RoleKey> key = readRoleKey(vocabulary, word);
        key && key->isKnown && !exactField && (key->hasNoun || !field) &&
        // 整改责任单位: of what; 市卫健委内牵头处室: of one unit's offices
        (key->begin == 0 || (key->hasNoun && key->begin <= kLongestOfWhat) ||
         endsLikeUnit(vocabulary, word.substr(0, key->begin))))
        return {Kind::Units, roleOf(key->meaning),
                key->meaning == RoleKey::Meaning::Other ? std::string(word) : std::string()};
    if (!field) return {};
    switch (*field) {
        case FieldKey::Task:
            return {Kind::Task, {}, {}};
        case FieldKey::Measure:
            return {Kind::Measure, {}, {}, true};
        case FieldKey::Goal:
            return {Kind::Measure, {}, {}};
        case FieldKey::Due:
            return {Kind::Due, {}, {}};
        case FieldKey::Start:
            return {Kind::Start, {}, {}};
        case FieldKey::Serial:
            return {Kind::Serial, {}, {}};
        case FieldKey::Note:
            return {};
        case FieldKey::Lead:
            return {Kind::Units, UnitRole::Lead, {}};
        case FieldKey::Division:
        case FieldKey::Responsible:
            return {Kind::Units, UnitRole::Responsible, {}};
        case FieldKey::Cooperating:
            return {Kind::Units, UnitRole::Cooperating, {}};
    }
    PLANLINT_UNREACHABLE();
}

bool isOwner(const TableColumn& column) {
    return column.kind == TableColumn::Kind::Units &&
           (column.role == UnitRole::Lead || column.role == UnitRole::Responsible);
}

/// 任务分解/时序进度, 责任单位及责任人: the first part of a known kind decides; who
/// answers outweighs who helps.
TableColumn columnNamed(const Vocabulary& vocabulary, std::string_view header) {
    if (characters(header) > kLongestHeader) return {};
    const std::string clean = withoutBlanksAndBrackets(header);
    TableColumn column = columnOfWord(vocabulary, clean);
    if (column.role == UnitRole::Other && !column.key.empty()) {  // as written: 督办单位（部门）
        column.key = std::string(header);
        std::erase_if(column.key, [](char c) { return c == ' '; });
    }
    if (column.kind == TableColumn::Kind::Start && clean.size() < trimmed(header).size())
        column.kind = TableColumn::Kind::Due;  // 开（竣）工时间
    if (column.kind != TableColumn::Kind::None) return column;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= clean.size();) {
        const std::string_view rest = std::string_view(clean).substr(at);
        const WordRow* joint = vocabulary.prefix(rest, WordClass::Particle);
        const bool joins = says(joint, Particle::Joint);
        const bool mark = rest.starts_with("/") || rest.starts_with("、") || joins;
        if (mark || rest.empty()) {
            const TableColumn part =
                columnOfWord(vocabulary, std::string_view(clean).substr(begin, at - begin));
            // 配合/责任单位
            const bool outweighs = isOwner(part) && column.kind == TableColumn::Kind::Units &&
                                   column.role == UnitRole::Cooperating;
            if (part.kind != TableColumn::Kind::None &&
                (column.kind == TableColumn::Kind::None || outweighs))
                column = part;
            begin = at + (joins ? joint->word.size() : rest.starts_with("、") ? 3 : 1);
        }
        if (rest.empty()) break;
        at += utf8::lengthFromLead(static_cast<unsigned char>(clean[at]));
    }
    return column;
}

/// A header of a class that nobody knows: words, and no field such as 备注 or 电话.
bool mayNameTasks(const Vocabulary& vocabulary, std::string_view header) {
    const std::string clean = withoutBlanksAndBrackets(header);
    return characters(clean) >= 2 && characters(clean) <= kLongestHeader &&
           !readFieldKey(vocabulary, clean) && !readRoleKey(vocabulary, clean);
}

/// A key with a noun of units whose verb nobody knows: another role, under the header's words.
TableColumn unknownRole(const Vocabulary& vocabulary, std::string_view header) {
    std::string clean = withoutBlanksAndBrackets(header);
    const WordRow* noun = vocabulary.suffix(clean, WordClass::RoleNoun);
    const bool isKey = noun != nullptr && noun->word.size() > 3 && noun->word.size() < clean.size();
    if (!isKey || says(noun, RoleNoun::People) || readFieldKey(vocabulary, clean)) return {};
    return {TableColumn::Kind::Units, UnitRole::Other, std::move(clean)};
}

}  // namespace

std::vector<TextRange> cellsOf(const Plan& plan, const Line& row) {
    std::vector<TextRange> cells;
    const SyntaxTree& tree = plan.tree;
    for (std::uint32_t i = row.node + 1; i < tree[row.node].next; i = tree[i].next) {
        if (tree[i].kind == NodeKind::Cell) cells.push_back(tree[i].range);
    }
    return cells;
}

std::vector<TableColumn> readHeader(const Plan& plan, const std::vector<TextRange>& cells) {
    std::vector<TableColumn> columns;
    if (cells.size() > kWidest) return columns;
    using Kind = TableColumn::Kind;
    bool names = false;
    bool binds = false;
    bool owners = false;
    std::optional<std::size_t> beside;   // the last column before the owners that nobody knows
    std::optional<std::size_t> measure;  // the first one of what is to be reached
    for (const TextRange cell : cells) {
        const std::string_view header = trimmed(plan.text(cell));
        columns.push_back(columnNamed(plan.vocabulary(), header));
        const TableColumn& column = columns.back();
        names = names || column.kind == Kind::Task;
        binds = binds || column.kind == Kind::Units || column.kind == Kind::Due ||
                column.kind == Kind::Measure;
        if (column.kind == Kind::Measure && !measure) measure = columns.size() - 1;
        if (column.kind == Kind::None && !owners && mayNameTasks(plan.vocabulary(), header))
            beside = columns.size() - 1;
        owners = owners || isOwner(column);
    }
    if (!names && owners && (measure || beside)) {  // 考核指标 or 民生实事 beside 责任单位
        columns[measure ? *measure : *beside].kind = Kind::Task;
        names = true;
    }
    if (!names || !binds) {
        columns.clear();
        return columns;
    }
    for (std::size_t c = 0; owners && c < cells.size(); ++c) {  // 行业主管部门 beside 业主单位
        if (columns[c].kind == Kind::None)
            columns[c] = unknownRole(plan.vocabulary(), trimmed(plan.text(cells[c])));
    }
    return columns;
}

std::optional<Unread::Kind> lackOfHeader(const Plan& plan, const std::vector<TextRange>& cells) {
    if (cells.size() < 2 || cells.size() > kWidest) return std::nullopt;
    bool owners = false, tasks = false, serial = false, binds = false;
    for (const TextRange cell : cells) {
        const TableColumn column = columnNamed(plan.vocabulary(), trimmed(plan.text(cell)));
        using Kind = TableColumn::Kind;
        tasks = tasks || column.kind == Kind::Task;
        serial = serial || column.kind == Kind::Serial;
        binds = binds || column.kind == Kind::Units || column.kind == Kind::Due ||
                column.kind == Kind::Measure;
        owners = owners || isOwner(column);
    }
    if (owners && !tasks) return Unread::Kind::TableOfOwners;
    if (serial && tasks && !binds) return Unread::Kind::TableOfTasks;
    return std::nullopt;
}

}  // namespace planlint
