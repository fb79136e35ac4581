#include "lint/waivers.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/plan.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

class Waivers : public ::testing::Test {
protected:
    // Tests run beside each other, a process each.
    Waivers()
        : folder(fs::temp_directory_path() / ("planlint-waivers-" + std::to_string(::getpid()))) {
        fs::remove_all(folder);
        fs::create_directories(folder / "sub");
    }
    ~Waivers() override { fs::remove_all(folder); }

    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(folder / name) << text;
        return folder / name;
    }
    Configuration read(const std::string& yaml) const {
        Result<Configuration> result = readConfiguration(write("planlint.yaml", yaml));
        EXPECT_TRUE(result) << (result ? "" : result.error().message);
        return std::move(*result);
    }
    std::string errorOf(const std::string& yaml) const {
        const Result<Configuration> result = readConfiguration(write("planlint.yaml", yaml));
        return result ? "none" : result.error().message;
    }

    const fs::path folder;
};

LintResult found() {
    LintResult result;
    for (const std::string_view code : {"T001", "T001", "T003"}) {
        Diagnostic diagnostic;
        diagnostic.code = code;
        static const auto plan = testing::planOf("某局2026年工作要点\n", "x.txt");
        diagnostic.at = {plan->source.get(), {0, 6}};
        diagnostic.enclosing = std::to_string(result.findings.size());
        result.findings.push_back(diagnostic);
    }
    return result;
}

TEST_F(Waivers, TakeWhatTheyMeanAndSayWhatIsIdle) {
    const std::string print = fingerprint(found().findings[1]);
    const Configuration configuration = read(
        "waivers:\n"
        "  - { rule: T001, document: \"sub/*.txt\", place: \"" +
        print +
        "\", reason: 统一分工 }\n"
        "  - { rule: T003, document: 别的.txt, reason: 试 }\n"
        "  - { rule: T003, document: \"*\", reason: 旧, until: 2025-12-31 }\n"
        "  - { rule: S003, document: \"*\", reason: 没有 }\n");
    WaiverBook book(configuration.waivers, *makeDate(2026, 1, 1));
    LintResult result = found();
    book.takeWaived((folder / "sub/计划.txt").string(), result);
    EXPECT_EQ(result.waived, 1U);
    EXPECT_EQ(result.findings.size(), 2U);
    const std::vector<WaiverBook::Idle> idle = book.idle();
    ASSERT_EQ(idle.size(), 2U) << "别的.txt was not seen: nothing is known of it";
    EXPECT_TRUE(idle[0].isExpired);
    EXPECT_EQ(idle[1].waiver->rule, "S003");
}

TEST_F(Waivers, NeedAReasonARuleAndADocument) {
    EXPECT_NE(errorOf("waivers:\n - { rule: T001, document: x }\n").find("2:4：缺少 reason"),
              std::string::npos);
    EXPECT_NE(errorOf("waivers:\n - { rule: T001, reason: x }\n").find("document"),
              std::string::npos);
    EXPECT_NE(
        errorOf("waivers:\n - { rule: T001, document: x, reason: x, until: 明年 }\n").find("until"),
        std::string::npos);
    EXPECT_NE(errorOf("waivers:\n - { rule: T001, document: x, resaon: x }\n").find("resaon"),
              std::string::npos);
}

TEST_F(Waivers, ExtendedSettingsGiveWayToOnesOwn) {
    write("base.yaml", "profile: strict\nrules: { T001: off, T003: info }\n");
    const Configuration configuration = read(
        "extends: base.yaml\nrules: { T003: error }\npaths:\n - { match: \"草稿*\", profile: auto "
        "}\n");
    EXPECT_EQ(**configuration.profile, Profile::Strict);
    EXPECT_FALSE(*configuration.rules.at("T001").severity);
    EXPECT_EQ(**configuration.rules.at("T003").severity, Severity::Error);
    ASSERT_EQ(configuration.paths.size(), 1U);
    EXPECT_TRUE(matches(configuration.paths[0].pattern, canonicalPath(folder / "草稿/一.txt")));
    EXPECT_FALSE(matches(configuration.paths[0].pattern, canonicalPath(folder / "定稿.txt")));
    EXPECT_NE(errorOf("extends: planlint.yaml\n").find("extends"), std::string::npos) << "a circle";
    EXPECT_NE(errorOf("extends: nix.yaml\n").find("1:10"), std::string::npos);
    write("bad.yaml", "lang: [\n");
    EXPECT_NE(errorOf("extends: bad.yaml\n").find("bad.yaml:"), std::string::npos);
}

}  // namespace
}  // namespace planlint
