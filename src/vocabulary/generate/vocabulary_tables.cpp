// Build-time tool: rules/vocabulary/*.tsv → the enumerations of word classes and constexpr tables.
// A row that names an unknown class or value, repeats a word of its class or lacks a column stops
// the build with file and line. usage: vocabulary_tables TABLES word_classes.h
// [vocabulary_tables.h]
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "vocabulary/trie.h"

namespace {

using namespace planlint;

struct Row {
    std::string where;
    int line;
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
        Row row{path + ":" + std::to_string(number), number, split(line, '\t')};
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

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// role_verb, month-1 → RoleVerb, Month1
std::string pascal(const std::string& name) {
    std::string out;
    bool upper = true;
    for (const char c : name) {
        if (c == '_' || c == '-') {
            upper = true;
        } else {
            out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
            upper = false;
        }
    }
    return out;
}

struct ClassRow {
    std::string name, enumeration, group, what;
    bool isAsked, isOpen;
    std::vector<std::string> values;
};

std::vector<ClassRow> readClasses(const std::string& folder) {
    std::vector<ClassRow> classes;
    for (const Row& row : readTable(folder + "classes.tsv", 7)) {
        ClassRow made{row.cells[0],
                      row.cells[1],
                      row.cells[2],
                      row.cells[6],
                      row.cells[3] == "yes",
                      row.cells[4] == "yes",
                      {}};
        if (row.cells[5] != "-") made.values = split(row.cells[5], ' ');
        classes.push_back(std::move(made));
    }
    // A set of classes has a bit for each that is looked for; those stand first.
    const auto firstAsked = std::find_if(classes.begin(), classes.end(),
                                         [](const ClassRow& row) { return row.isAsked; });
    if (firstAsked - classes.begin() > 64)
        throw std::runtime_error("classes.tsv: more than 64 classes that are looked for");
    if (std::any_of(firstAsked, classes.end(), [](const ClassRow& row) { return !row.isAsked; }))
        throw std::runtime_error("classes.tsv: classes that are only asked for stand last");
    return classes;
}

/// Writes only what differs: nearly every unit of the program includes the classes, and a new word
/// in another table must not build them again.
void writeClasses(const std::vector<ClassRow>& classes, const char* path) {
    std::ostringstream out;
    out << "#pragma once\n// Generated from rules/vocabulary/classes.tsv.\n#include "
           "<cstddef>\n#include <cstdint>\n"
        << "namespace planlint {\n/// What a word of the tables is used for; a word may have "
           "several "
           "classes.\nenum class WordClass : std::uint8_t {\n";
    for (const ClassRow& c : classes) out << "    " << pascal(c.name) << ",  // " << c.what << "\n";
    out << "};\nconstexpr std::size_t kWordClasses = " << classes.size() << ";\n";
    for (const ClassRow& c : classes) {
        if (c.enumeration == "-") continue;
        out << "/// Values of class " << c.name << ".\nenum class " << c.enumeration
            << " : std::uint8_t {";
        for (const std::string& value : c.values) out << pascal(value) << ", ";
        out << "};\n";
    }
    out << "}\n";
    std::ostringstream before;
    before << std::ifstream(path).rdbuf();
    if (before.str() == out.str()) return;
    std::ofstream file(path);
    file << out.str();
    if (!file.good()) throw std::runtime_error(std::string(path) + ": cannot write");
}

/// One row of the tables as it is written out.
struct Use {
    int wordClass;
    int value;
    int table;
    int line;
};

void writeTrie(std::ostream& out, const std::string& name, const std::vector<std::string>& words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    const TrieTables trie = buildTrie(views);
    out << "inline constexpr std::uint8_t " << name << "Blocks[] = {";
    for (const std::uint8_t block : trie.blocks) out << static_cast<int>(block) << ',';
    out << "};\ninline constexpr std::uint16_t " << name << "Ranks[] = {";
    for (const std::uint16_t rank : trie.ranks) out << rank << ',';
    out << "};\ninline constexpr Trie::Cell " << name << "Cells[] = {";
    for (const Trie::Cell& c : trie.cells)
        out << '{' << c.base << ',' << c.parent << ',' << c.word << "},";
    out << "};\ninline constexpr Trie " << name << "(" << name << "Blocks, " << name << "Ranks, "
        << name << "Cells);\n";
}

class Tables {
public:
    Tables(std::string folder, std::vector<ClassRow> classes)
        : folder_(std::move(folder)), classes_(std::move(classes)) {}

    void readAll() {
        std::vector<std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
            if (entry.path().extension() == ".tsv")
                files.push_back(entry.path().filename().string());
        }
        std::sort(files.begin(), files.end());
        for (const std::string& file : files) {
            if (file == "classes.tsv") continue;
            table_ = static_cast<int>(names_.size());
            names_.push_back("rules/vocabulary/" + file);
            if (file == "indicators.tsv") {
                readIndicators();
            } else if (file == "measure_units.tsv") {
                readMeasures();
            } else {
                readWords(file);
            }
        }
    }

    void write(const char* path) const {
        std::ofstream out(path);
        out << "#pragma once\n// Generated from rules/vocabulary by "
               "src/vocabulary/generate/vocabulary_tables.cpp.\n"
            << "#include \"vocabulary/vocabulary.h\"\nnamespace planlint::vocabulary_tables {\n";
        std::string rows;
        std::size_t count = 0;
        for (const bool asked : {false, true}) {
            const std::string name = asked ? "kAsked" : "kScanned";
            std::vector<std::string> words;
            std::string firsts;
            for (const auto& [word, uses] : words_) {
                bool any = false;
                for (const Use& use : uses) {
                    if (isAsked(use, word) != asked) continue;
                    if (!any) firsts += std::to_string(count) + ",";
                    any = true;
                    rows += "{" + quoted(word) + ",static_cast<WordClass>(" +
                            std::to_string(use.wordClass) + ")," + std::to_string(use.value) + "," +
                            std::to_string(use.table) + "," + std::to_string(use.line) + "},\n";
                    ++count;
                }
                if (any) words.push_back(word);
            }
            writeTrie(out, name, words);
            out << "inline constexpr std::uint16_t " << name << "Uses[] = {" << firsts << count
                << "};\n";
        }
        out << "inline constexpr WordRow kRows[] = {\n"
            << rows << "};\n"
            << "inline constexpr MeasureUnit kMeasureUnits[] = {\n"
            << measures_ << "};\n"
            << "inline constexpr Indicator kIndicators[] = {\n"
            << indicators_ << "};\n"
            << "inline constexpr std::string_view kTables[] = {";
        for (const std::string& name : names_) out << quoted(name) << ",";
        out << "};\n";
        for (const ClassRow& c : classes_) {
            if (c.values.empty()) continue;
            out << "inline constexpr std::string_view k" << pascal(c.name) << "Values[] = {";
            for (const std::string& value : c.values) out << quoted(value) << ",";
            out << "};\n";
        }
        out << "inline constexpr WordClassInfo kClasses[] = {\n";
        for (const ClassRow& c : classes_) {
            out << "{" << quoted(c.name) << "," << quoted(c.group) << "," << c.isAsked << ","
                << c.isOpen << "," << (c.values.empty() ? "{}" : "k" + pascal(c.name) + "Values")
                << "},\n";
        }
        out << "};\n}\n";
        if (!out.good()) throw std::runtime_error(std::string(path) + ": cannot write");
    }

private:
    bool isAsked(const Use& use, const std::string& word) const {
        return classes_[static_cast<std::size_t>(use.wordClass)].isAsked ||
               utf8::countCodePoints(word) == 1;
    }

    int classNamed(const std::string& name, const std::string& where) const {
        for (std::size_t i = 0; i < classes_.size(); ++i) {
            if (classes_[i].name == name) return static_cast<int>(i);
        }
        throw std::runtime_error(where + ": unknown class '" + name + "'");
    }

    void add(const std::string& word, int wordClass, int value, const Row& row) {
        constexpr std::size_t kLongest = 21;  // characters
        if (word.empty() || utf8::countCodePoints(word) > kLongest)
            throw std::runtime_error(row.where + ": empty, or over 21 characters");
        for (const Use& use : words_[word]) {
            if (use.wordClass == wordClass)
                throw std::runtime_error(row.where + ": '" + word + "' stands twice in its class");
        }
        words_[word].push_back({wordClass, value, table_, row.line});
    }

    void readWords(const std::string& file) {
        for (const Row& row : readTable(folder_ + file, 4)) {
            const int wordClass = classNamed(row.cells[1], row.where);
            const ClassRow& info = classes_[static_cast<std::size_t>(wordClass)];
            int value = 0;
            // A name may silence several groups.
            for (const std::string& name : split(row.cells[2], '|')) {
                if (info.values.empty() && name.empty()) break;
                const auto at = std::find(info.values.begin(), info.values.end(), name);
                if (at == info.values.end())
                    throw std::runtime_error(row.where + ": unknown value '" + name + "'");
                const auto index = static_cast<int>(at - info.values.begin());
                value = info.name == "name" ? value | 1 << index : index;
            }
            add(row.cells[0], wordClass, value, row);
        }
    }

    void readIndicators() {
        const int wordClass = classNamed("indicator", "indicators.tsv");
        int count = 0;
        for (const Row& row : readTable(folder_ + "indicators.tsv", 7)) {
            std::vector<std::string> names = split(row.cells[2], '|');
            names.insert(names.begin(), row.cells[1]);
            for (const std::string& name : names) {
                if (!name.empty()) add(name, wordClass, count, row);
            }
            indicators_ += "{" + quoted(row.cells[0]) + "," + quoted(row.cells[1]) + "," +
                           quoted(row.cells[3]) +
                           ",FigureKind::" + named(kKinds, row.cells[4], row.where) +
                           ",Direction::" + named(kDirections, row.cells[5], row.where);
            for (const std::string& trait : split(row.cells[6], '|')) {
                if (!trait.empty() && trait != "macro" && trait != "nominal")
                    throw std::runtime_error(row.where + ": unknown trait '" + trait + "'");
            }
            for (const char* trait : {"macro", "nominal"})
                indicators_ += row.cells[6].find(trait) == std::string::npos ? ",false" : ",true";
            indicators_ += "},\n";
            ++count;
        }
    }

    void readMeasures() {
        const int wordClass = classNamed("measure", "measure_units.tsv");
        int count = 0;
        for (const Row& row : readTable(folder_ + "measure_units.tsv", 3)) {
            add(row.cells[0], wordClass, count++, row);
            measures_ += "{" + quoted(row.cells[0]) + "," + quoted(row.cells[1]) +
                         ",Dimension::" + named(kDimensions, row.cells[2], row.where) + "},\n";
        }
    }

    std::string folder_;
    std::vector<ClassRow> classes_;
    std::vector<std::string> names_;
    int table_ = 0;
    std::map<std::string, std::vector<Use>> words_;
    std::string indicators_;
    std::string measures_;
};

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) return 2;
    const std::string folder = std::string(argv[1]) + "/";
    const std::vector<ClassRow> classes = readClasses(folder);
    writeClasses(classes, argv[2]);
    Tables tables(folder, classes);
    tables.readAll();
    tables.write(argv[3]);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "vocabulary_tables: %s\n", error.what());
    return 1;
}
