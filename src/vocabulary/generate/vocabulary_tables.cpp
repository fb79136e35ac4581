// Build-time tool: rules/vocabulary/*.tsv → constexpr tables and automata. A row that names an
// unknown value, repeats a word or lacks a column stops the build with file and line.
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "vocabulary/automaton.h"
#include "vocabulary/terms.h"

namespace {

using namespace planlint;

struct Row {
    std::string where;
    std::vector<std::string> cells;
};

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

std::vector<Row> readTable(const std::string& path, std::size_t columns) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot open");
    std::vector<Row> rows;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (number == 1 || line.empty()) continue;
        Row row{path + ":" + std::to_string(number), split(line, '\t')};
        if (row.cells.size() != columns)
            throw std::runtime_error(row.where + ": " + std::to_string(columns) +
                                     " columns expected");
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Value>
Value named(const std::map<std::string, Value>& names, const std::string& name,
            const std::string& where) {
    const auto found = names.find(name);
    if (found == names.end()) throw std::runtime_error(where + ": unknown value '" + name + "'");
    return found->second;
}

const std::map<std::string, int> kOperators = {{"=", 0}, {">", 1},  {">=", 2},
                                               {"<", 3}, {"<=", 4}, {"~", 5}};
const std::map<std::string, std::string> kKinds = {
    {"stock", "Stock"}, {"flow", "Flow"}, {"net_flow", "NetFlow"}, {"growth", "Growth"},
    {"share", "Share"}, {"rank", "Rank"}, {"ratio", "Ratio"},      {"state", "Other"}};
const std::map<std::string, std::string> kDirections = {
    {"up", "Up"}, {"down", "Down"}, {"range", "Interval"}, {"none", "None"}};
const std::map<std::string, std::string> kDimensions = {
    {"count", "Count"}, {"money", "Money"}, {"ratio", "Ratio"},   {"length", "Length"},
    {"area", "Area"},   {"mass", "Mass"},   {"volume", "Volume"}, {"energy", "Energy"},
    {"power", "Power"}, {"time", "Time"},   {"ict", "Ict"},       {"rate", "Rate"},
    {"rank", "Count"},  {"other", "Other"}};
const std::map<std::string, int> kRoles = {{"background", 0}, {"summary", 1},    {"goals", 2},
                                           {"tasks", 3},      {"safeguards", 4}, {"attachment", 5}};
const std::map<std::string, int> kDeadlines = {{"year-end", 0},  {"half-1", 1},    {"half-2", 2},
                                               {"quarter-1", 3}, {"quarter-2", 4}, {"quarter-3", 5},
                                               {"quarter-4", 6}, {"ongoing", 7},   {"vague", 8}};

struct Use {
    WordClass wordClass;
    int value;
};

void writeStates(std::ostream& out, const char* name, const std::vector<std::string>& words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    out << "inline constexpr Automaton::State " << name << "[] = {";
    std::size_t i = 0;
    for (const Automaton::State& s : buildAutomaton(views)) {
        out << (i++ % 8 == 0 ? "\n" : "") << '{' << s.base << ',' << s.parent << ',' << s.fail
            << ',' << s.word << ',' << s.suffix << ',' << s.depth << "},";
    }
    out << "};\n";
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) return 2;
    const std::string folder = std::string(argv[1]) + "/";

    std::map<std::string, std::vector<Use>> words;
    const auto add = [&](const std::string& word, WordClass wordClass, int value,
                         const std::string& where) {
        for (const Use& use : words[word]) {
            if (use.wordClass == wordClass)
                throw std::runtime_error(where + ": '" + word + "' stands twice in its class");
        }
        words[word].push_back({wordClass, value});
    };
    for (const Row& row : readTable(folder + "comparators.tsv", 3)) {
        static const std::map<std::string, WordClass> kPositions = {
            {"before", WordClass::CompareBefore}, {"after", WordClass::CompareAfter}};
        add(row.cells[0], named(kPositions, row.cells[1], row.where),
            named(kOperators, row.cells[2], row.where), row.where);
    }
    for (const Row& row : readTable(folder + "words.tsv", 3)) {
        struct Meaning {
            WordClass wordClass;
            std::map<std::string, int> values;
        };
        static const std::map<std::string, Meaning> kClasses = {
            {"modality", {WordClass::Modality, {{"firm", 0}, {"aspirational", 2}}}},
            {"status", {WordClass::Expected, {{"expected", 0}}}},
            {"phrase",
             {WordClass::Phrase, {{"relative-time", 0}, {"vague-result", 1}, {"top-rank", 2}}}},
            {"change", {WordClass::Change, {{"up", 0}, {"down", 1}}}},
            {"deliverable",
             {WordClass::Deliverable,
              {{"document", 0}, {"thing", 1}, {"work", 2}, {"event", 3}, {"state", 4}}}},
        };
        const Meaning& meaning = kClasses.at(
            kClasses.count(row.cells[1]) != 0
                ? row.cells[1]
                : throw std::runtime_error(row.where + ": unknown class " + row.cells[1]));
        add(row.cells[0], meaning.wordClass, named(meaning.values, row.cells[2], row.where),
            row.where);
    }
    for (const Row& row : readTable(folder + "section_roles.tsv", 2))
        add(row.cells[0], WordClass::SectionRole, named(kRoles, row.cells[1], row.where),
            row.where);
    for (const Row& row : readTable(folder + "deadlines.tsv", 2))
        add(row.cells[0], WordClass::Deadline, named(kDeadlines, row.cells[1], row.where),
            row.where);

    for (const Row& row : readTable(folder + "departments.tsv", 1))
        add(row.cells[0], WordClass::Department, 0, row.where);

    std::string indicators;
    int indicatorCount = 0;
    for (const Row& row : readTable(folder + "indicators.tsv", 7)) {
        std::vector<std::string> names = split(row.cells[2], '|');
        names.insert(names.begin(), row.cells[1]);
        for (const std::string& name : names) {
            if (!name.empty()) add(name, WordClass::Indicator, indicatorCount, row.where);
        }
        indicators += "{" + quoted(row.cells[0]) + "," + quoted(row.cells[1]) + "," +
                      quoted(row.cells[3]) +
                      ",FigureKind::" + named(kKinds, row.cells[4], row.where) +
                      ",Direction::" + named(kDirections, row.cells[5], row.where);
        for (const std::string& trait : split(row.cells[6], '|')) {
            if (!trait.empty() && trait != "macro" && trait != "nominal")
                throw std::runtime_error(row.where + ": unknown trait '" + trait + "'");
        }
        for (const char* trait : {"macro", "nominal"})
            indicators += row.cells[6].find(trait) == std::string::npos ? ",false" : ",true";
        indicators += "},\n";
        ++indicatorCount;
    }

    std::vector<std::string> surfaces;
    std::string units;
    for (const Row& row : readTable(folder + "measure_units.tsv", 3)) {
        surfaces.push_back(row.cells[0]);
        units += "{" + quoted(row.cells[0]) + "," + quoted(row.cells[1]) +
                 ",Dimension::" + named(kDimensions, row.cells[2], row.where) + "},\n";
    }

    std::ofstream out(argv[2]);
    out << "#pragma once\n// Generated from rules/vocabulary by "
           "src/vocabulary/generate/vocabulary_tables.cpp.\n"
        << "#include \"vocabulary/vocabulary.h\"\nnamespace planlint::vocabulary_tables {\n";
    writeStates(out, "kUnitStates", surfaces);
    out << "inline constexpr MeasureUnit kMeasureUnits[] = {\n" << units << "};\n";
    std::vector<std::string> surfacesOfWords;
    std::string uses;
    std::string firstUse;
    std::size_t count = 0;
    for (const auto& [word, list] : words) {
        surfacesOfWords.push_back(word);
        firstUse += std::to_string(count) + ",";
        for (const Use& use : list) {
            uses += "{static_cast<WordClass>(" + std::to_string(static_cast<int>(use.wordClass)) +
                    ")," + std::to_string(use.value) + "},";
            ++count;
        }
    }
    firstUse += std::to_string(count);
    writeStates(out, "kWordStates", surfacesOfWords);
    out << "inline constexpr WordUse kUses[] = {" << uses
        << "};\ninline constexpr std::uint16_t kFirstUse[] = {" << firstUse << "};\n"
        << "inline constexpr Indicator kIndicators[] = {\n"
        << indicators << "};\n}\n";
    return out.good() ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "vocabulary_tables: %s\n", error.what());
    return 1;
}
