// Files, pipes and streams that are not what they should be: a message and an exit code, never a
// wait, an abort or “please report”.
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/corpus.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

struct StreamCase {
    const char* name;
    const char* command;  // of a shell in a folder of its own; $P is the program
    int exit;
    const char* says;  // part of what stands on standard error and output together
};

class Streams : public ::testing::TestWithParam<StreamCase> {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("planlint-streams-" + std::string(GetParam().name));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "folder");
        fs::create_directories(folder_ / "pages" / "x.md");
        const std::string plan = "某局2022年工作要点\n一、重点任务\n1.建设水厂3座。\n";
        for (const char* name : {"a.txt", "folder/b.txt"}) std::ofstream(folder_ / name) << plan;
        std::ofstream(folder_ / "own.yaml") << "rule-paths: [pages]\n";
        const auto page = [&](const std::string& name, const std::string& rest) {
            fs::create_directories(folder_ / name);
            std::ofstream(folder_ / (name + ".yaml")) << "rule-paths: " << name << '\n';
            std::ofstream(folder_ / name / "p.md")
                << "---\ncode: Q001\nname: q\ntitle: { zh: 一, en: a }\nseverity: { outline: "
                   "info, scheme: info, report: info }\nfor: document\nmessage: { zh: 一, en: a }\n"
                   "source: s\nsince: 0.1\n"
                << rest << "\n---\n";
        };
        const auto sumOf = [](std::size_t terms) {
            std::string sum = "assert: \"1";
            while (terms-- > 1) sum += "+1";
            return sum + " < 0\"";
        };
        page("sum", sumOf(299));
        page("long", sumOf(1500));
        page("deep", "options: " + std::string(100'000, '['));
        std::ofstream(folder_ / "kept.txt") << "kept\n";
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_P(Streams, AreReadOrRefused) {
    const StreamCase& c = GetParam();
    // A time limit turns waiting into a failure.
    const std::string shell = "cd '" + folder_.string() +
                              "' && export P='" PLANLINT_BINARY "' && timeout 20 bash -c '" +
                              std::string(c.command) + "' > said.tmp 2>&1";
    const int status = std::system(shell.c_str());
    const std::string said = testing::readFile(folder_ / "said.tmp");
    EXPECT_EQ(WEXITSTATUS(status), c.exit) << said;
    EXPECT_NE(said.find(c.says), std::string::npos) << said;
    EXPECT_EQ(said.find("please report"), std::string::npos) << said;
    EXPECT_EQ(testing::readFile(folder_ / "kept.txt"), "kept\n");
}

INSTANTIATE_TEST_SUITE_P(
    All, Streams,
    ::testing::Values(
        StreamCase{"Substitution", "$P check <(cat a.txt)", 0, "T001"},
        StreamCase{"Pipe", "mkfifo p; cat a.txt > p & $P check p", 0, "T001"},
        StreamCase{"DevStdin", "$P check /dev/stdin < a.txt", 0, "T001"},
        StreamCase{"PipeInFolder", "mkfifo folder/p.txt; $P check folder", 2, "not a regular file"},
        StreamCase{"PipeAsPrior", "mkfifo p; $P check --prior p a.txt", 2, "not a regular file"},
        StreamCase{"PipeAsConfig", "mkfifo p; $P check --config p a.txt", 2, "not a regular file"},
        StreamCase{"FolderAsConfig", "$P check --config . a.txt", 2, "not a regular file"},
        StreamCase{"FolderAmongPages", "$P check --config own.yaml a.txt", 2, "x.md"},
        StreamCase{"ClosedInput", "$P check - <&-", 2, "standard input is closed"},
        StreamCase{"FolderAsInput", "$P check - < .", 2, "a directory"},
        StreamCase{"ClosedErrors", "$P check a.txt 2>&-", 0, "T001"},
        StreamCase{"LoopOfLinks", "ln -s l m; ln -s m l; $P check l", 2, "symbolic links"},
        StreamCase{"Device", "$P check /dev/zero", 2, "a device"},
        StreamCase{"RulesToFullDisk", "$P rules > /dev/full", 2, "writing the output failed"},
        StreamCase{"ExplainToFullDisk", "$P explain T001 > /dev/full", 2, "output failed"},
        StreamCase{"HelpToFullDisk", "$P --help > /dev/full", 2, "output failed"},
        StreamCase{"ExtractToFullDisk", "$P extract a.txt > /dev/full", 2, "output failed"},
        StreamCase{"CompareKeepsTheFile", "$P compare a.txt none -o kept.txt", 2, "no such file"},
        StreamCase{"ToStandardOutput", "$P extract a.txt -o -", 0, "planlint.facts/1"},
        StreamCase{"DayWithMoreDigits", "$P check --as-of 2023-12-310 a.txt", 2, "a date"},
        // A repeatable option takes one value each time, wherever it stands.
        StreamCase{"PriorBeforeTheFile", "$P check --prior folder/b.txt a.txt --lang en", 0,
                   "1 file "},
        StreamCase{"FormatBeforeTheFile", "$P check --format csv a.txt --lang en", 0, "file,line"},
        StreamCase{"SelectBeforeTheFile", "$P check --select T001 a.txt --lang en", 0, "1 file "},
        StreamCase{"SeveralReports",
                   "$P check --format csv -o c --format junit -o j a.txt && cat c j", 0,
                   "<testsuites>"},
        // Unpublished plans are confidential: the program has no way to the network.
        StreamCase{"NoSockets",
                   "! nm -D --undefined-only $P | grep -wE \"socket|connect|sendto|getaddrinfo\"",
                   0, ""},
        StreamCase{"SmallStackDeepPage", "ulimit -s 2048; $P check --config deep.yaml a.txt", 2,
                   "nested too deep"},
        StreamCase{"SmallStackLongSum", "ulimit -s 2048; $P check --config sum.yaml a.txt", 0,
                   "Q001"},
        StreamCase{"SmallStackLongerSum", "ulimit -s 2048; $P check --config long.yaml a.txt", 2,
                   "operators"},
        StreamCase{"NameThatSteers", "$P check \"$(printf \"a\\033[31mb\")\"", 2, "a\u241B[31mb"}),
    [](const auto& item) { return std::string(item.param.name); });

}  // namespace
}  // namespace planlint
