// The language lives in rules/vocabulary: a Han literal in code is a message for people, a field
// name of the facts, or it stands on the list of files not carried over yet, whose counts may only
// fall.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "text/utf8.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

bool hasHan(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded d = utf8::decode(text, at);
        if (d.length == 0) return false;
        if (utf8::isHan(d.codePoint)) return true;
        at += d.length;
    }
    return false;
}

/// String and character literals of C++ code with the byte where each begins; comments are skipped.
std::vector<std::pair<std::size_t, std::string>> literalsIn(const std::string& code) {
    std::vector<std::pair<std::size_t, std::string>> literals;
    for (std::size_t at = 0; at < code.size();) {
        if (code.compare(at, 2, "//") == 0) {
            at = std::min(code.find('\n', at), code.size());
        } else if (code.compare(at, 2, "/*") == 0) {
            at = std::min(code.find("*/", at), code.size());
        } else if (code[at] == '"' || code[at] == '\'') {
            const char quote = code[at];
            std::size_t end = at + 1;
            while (end < code.size() && code[end] != quote && code[end] != '\n')
                end += code[end] == '\\' ? 2 : 1;
            literals.emplace_back(at, code.substr(at, end + 1 - at));
            at = end + 1;
        } else {
            ++at;
        }
    }
    return literals;
}

/// A message says the same in Chinese and English: in one literal, or in two of one statement.
bool isMessage(const std::string& code, std::size_t at, const std::string& literal) {
    const auto latin = [](std::string_view text) {
        std::size_t letters = 0;
        for (const char c : text) letters += std::isalpha(static_cast<unsigned char>(c)) ? 1U : 0U;
        return letters;
    };
    if (latin(literal) >= 4) return true;
    const std::size_t begin =
        code.find_last_of(";{}", at) == std::string::npos ? 0 : code.find_last_of(";}", at) + 1;
    const std::size_t end = std::min(code.find(';', at), code.size());
    for (const auto& [place, other] : literalsIn(code.substr(begin, end - begin))) {
        if (!hasHan(other) && latin(other) >= 4) return true;
    }
    return false;
}

std::map<std::string, std::size_t> allowed() {
    std::map<std::string, std::size_t> counts;
    std::ifstream file(fs::path(PLANLINT_SOURCE_DIR) / "tests/layers/han_literals.tsv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string name;
        std::size_t count = 0;
        if (std::getline(cells, name, '\t') && cells >> count) counts[name] = count;
    }
    return counts;
}

TEST(HanLiterals, OnlyFallInFilesNotCarriedOver) {
    std::map<std::string, std::size_t> counts = allowed();
    ASSERT_FALSE(counts.empty());
    std::size_t total = 0;
    for (const char* root : {"src", "rules", "reports"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(PLANLINT_SOURCE_DIR) / root)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".h") continue;
            const std::string name =
                fs::relative(entry.path(), PLANLINT_SOURCE_DIR).generic_string();
            // Field names of the facts, and the words of commands and reports, are for people.
            if (name == "src/model/facts.cpp" || name.rfind("src/cli/", 0) == 0 ||
                name.rfind("reports/", 0) == 0)
                continue;
            std::ifstream in(entry.path());
            const std::string code((std::istreambuf_iterator<char>(in)),
                                   std::istreambuf_iterator<char>());
            std::size_t count = 0;
            for (const auto& [at, literal] : literalsIn(code)) {
                if (hasHan(literal) && !isMessage(code, at, literal)) ++count;
            }
            total += count;
            const std::size_t may = counts.contains(name) ? counts[name] : 0;
            EXPECT_LE(count, may) << name << ": words belong into rules/vocabulary/*.tsv";
            if (count < may)
                std::cout << name << ": " << count << " of " << may
                          << "; lower the number in han_literals.tsv\n";
            if (std::getenv("HAN_LITERALS")) std::cout << name << '\t' << count << '\n';
        }
    }
    std::cout << "Han literals in code: " << total << '\n';
}

TEST(HanLiterals, NoneHideInGrammars) {
    for (const auto& entry : fs::directory_iterator(fs::path(PLANLINT_SOURCE_DIR) / "grammar")) {
        if (entry.path().extension() != ".g4") continue;
        std::ifstream in(entry.path());
        std::string line;
        while (std::getline(in, line)) {
            if (const std::size_t comment = line.find("//"); comment != std::string::npos)
                line.resize(comment);
            for (const auto& [at, literal] : literalsIn(line)) {
                // 年, 月, 日, 是, 部分: line kinds and dates, which no user changes.
                std::size_t characters = 0;
                if (hasHan(literal)) characters = utf8::countCodePoints(literal) - 2;
                EXPECT_LE(characters, 2U) << entry.path() << ": " << line;
            }
        }
    }
}

}  // namespace
}  // namespace planlint
