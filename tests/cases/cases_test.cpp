// Golden end-to-end cases: tests/cases/<name>/ holds `command` (arguments, one line), the files it
// reads, and what the program must print: `expected`. PLANLINT_UPDATE=1 rewrites `expected`.
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/corpus.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> caseNames() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(PLANLINT_SOURCE_DIR "/tests/cases")) {
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string run(const fs::path& folder, const std::string& arguments) {
    const std::string command = "cd '" + folder.string() +
                                "' && NO_COLOR=1 '" PLANLINT_BINARY "' " + arguments +
                                " 2>stderr.tmp";
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::string output;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), n);
    const int status = pclose(pipe);
    const std::string errors = testing::readFile(folder / "stderr.tmp");
    fs::remove(folder / "stderr.tmp");
    return output + "--- stderr\n" + errors + "--- exit " + std::to_string(WEXITSTATUS(status)) +
           "\n";
}

class Cases : public ::testing::TestWithParam<std::string> {};

TEST_P(Cases, PrintsWhatIsExpected) {
    const fs::path folder = fs::path(PLANLINT_SOURCE_DIR "/tests/cases") / GetParam();
    std::string arguments = testing::readFile(folder / "command");
    while (!arguments.empty() && arguments.back() == '\n') arguments.pop_back();
    ASSERT_FALSE(arguments.empty());
    const std::string actual = run(folder, arguments);
    if (std::getenv("PLANLINT_UPDATE") != nullptr)
        std::ofstream(folder / "expected", std::ios::binary) << actual;
    EXPECT_EQ(actual, testing::readFile(folder / "expected"));
}

INSTANTIATE_TEST_SUITE_P(Golden, Cases, ::testing::ValuesIn(caseNames()), [](const auto& item) {
    std::string name = item.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace planlint
