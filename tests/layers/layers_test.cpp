// A folder includes only the folders before it, so that a newcomer can read the house in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

namespace planlint {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kOrder = {"base",   "text",  "vocabulary", "diag",  "read",
                                         "syntax", "parse", "phrase",     "model", "history",
                                         "lint",   "rules", "reports",    "lsp",   "cli"};

std::size_t rank(const std::string& folder) {
    return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), folder) -
                                    kOrder.begin());
}

std::string folderOf(const fs::path& file) {
    const fs::path relative = fs::relative(file, PLANLINT_SOURCE_DIR);
    auto part = relative.begin();
    return *part == "src" ? (++part)->string() : part->string();
}

std::vector<fs::path> sources() {
    std::vector<fs::path> files;
    for (const char* root : {"src", "rules", "reports"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(PLANLINT_SOURCE_DIR) / root)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
        }
    }
    return files;
}

TEST(Layers, IncludeOnlyFoldersBefore) {
    const std::regex include("^#include \"(?:\\.\\./)?([a-z]+)/[^\"]*\"");
    std::size_t seen = 0;
    for (const fs::path& file : sources()) {
        const std::string folder = folderOf(file);
        ASSERT_LT(rank(folder), kOrder.size()) << file << ": folder is in no layer";
        std::ifstream in(file);
        std::string line;
        while (std::getline(in, line)) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            ++seen;
            ASSERT_LT(rank(match[1]), kOrder.size()) << file << ": " << line;
            EXPECT_LE(rank(match[1]), rank(folder)) << file << " includes a later layer: " << line;
        }
    }
    EXPECT_GT(seen, 100U);
}

TEST(Layers, AntlrStaysBehindItsWall) {
    for (const fs::path& file : sources()) {
        if (folderOf(file) == "parse") continue;
        std::ifstream in(file);
        const std::string text((std::istreambuf_iterator<char>(in)),
                               std::istreambuf_iterator<char>());
        EXPECT_EQ(text.find("antlr4-runtime.h"), std::string::npos) << file;
    }
}

TEST(Layers, IcuStaysInText) {
    const std::regex icu("#include <unicode/");
    for (const fs::path& file : sources()) {
        if (folderOf(file) == "text") continue;
        std::ifstream in(file);
        const std::string text((std::istreambuf_iterator<char>(in)),
                               std::istreambuf_iterator<char>());
        EXPECT_FALSE(std::regex_search(text, icu)) << file;
    }
}

TEST(Layers, GeneratedParserDecidesOnOneToken) {
    for (const char* file : {PLANLINT_GENERATED_PARSER, PLANLINT_GENERATED_PHRASE_PARSER}) {
        std::ifstream in(file);
        const std::string text((std::istreambuf_iterator<char>(in)),
                               std::istreambuf_iterator<char>());
        ASSERT_GT(text.size(), 10'000U) << file;
        EXPECT_EQ(text.find("adaptivePredict"), std::string::npos)
            << file << ": a grammar rule is no longer LL(1)";
    }
}

TEST(Layers, EveryFolderSaysWhatItIsFor) {
    for (const char* root : {"src", "rules", "tests"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(PLANLINT_SOURCE_DIR) / root)) {
            if (!entry.is_directory() || entry.path().filename() == "unit") continue;
            const fs::path readme = entry.path() / "README.md";
            ASSERT_TRUE(fs::exists(readme)) << readme;
            std::ifstream in(readme);
            const auto lines = std::count(std::istreambuf_iterator<char>(in),
                                          std::istreambuf_iterator<char>(), '\n');
            EXPECT_LE(lines, 25) << readme;
        }
    }
}

}  // namespace
}  // namespace planlint
