// The shape of every work report of the corpus, against what its file name says: a report, its
// year, a part that looks back before a part that plans. Half of them stayed unread while the
// reading was mended: tests/unread.tsv.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include "support/corpus.h"
#include "support/plan.h"
#include "support/table.h"

namespace planlint {
namespace {

namespace fs = std::filesystem;

/// The names drawn as unread for this test.
std::set<std::string> unreadNames() {
    std::set<std::string> names;
    for (const auto& row : testing::readTable(PLANLINT_SOURCE_DIR "/tests/unread.tsv")) {
        if (row.at("why").starts_with("structure"))
            names.insert(fs::path(row.at("file")).filename().string());
    }
    return names;
}

/// The four digits behind the last "-20" of a name.
int yearInName(const std::string& name) {
    const std::size_t at = name.rfind("-20");
    return at == std::string::npos ? 0 : std::atoi(name.substr(at + 1, 4).c_str());
}

/// Bytes of the lines whose section plays a role.
std::size_t bytesOf(const Plan& plan, SectionRole role) {
    std::size_t bytes = 0;
    for (const Line& line : plan.lines) {
        if (!line.ignored && line.section && plan.sections[*line.section].role == role)
            bytes += line.range.length();
    }
    return bytes;
}

std::uint32_t firstOf(const Plan& plan, SectionRole role) {
    const auto section = std::find_if(plan.sections.begin(), plan.sections.end(),
                                      [role](const Section& s) { return s.role == role; });
    return section == plan.sections.end() ? 0xFFFFFFFFU : section->range.begin;
}

/// What is wrong with the shape of a report; empty when nothing is.
std::string faultOf(const Plan& plan, int year) {
    constexpr std::size_t kLeastReview = 5;  // per cent of the text
    constexpr std::size_t kLeastPlan = 25;
    constexpr std::size_t kFewestTasks = 3;
    if (plan.info.kind != DocumentKind::Report) return "kind";
    if (plan.info.year != year)
        return "year " + (plan.info.year ? std::to_string(*plan.info.year) : "none");
    if (plan.info.summaryYear != year - 1) return "summary year";
    const std::size_t all = plan.source->text().size();
    // What stands before the first heading of a report looks back.
    std::size_t before = 0;
    for (const Line& line : plan.lines) {
        if (!line.ignored && !line.section) before += line.range.length();
    }
    const std::size_t review = 100 * (bytesOf(plan, SectionRole::Summary) + before) / all;
    const std::size_t tasks = 100 * bytesOf(plan, SectionRole::Tasks) / all;
    if (review < kLeastReview) return "looks back in " + std::to_string(review) + " %";
    if (tasks < kLeastPlan) return "plans in " + std::to_string(tasks) + " %";
    if (bytesOf(plan, SectionRole::Summary) > 0 &&
        firstOf(plan, SectionRole::Summary) > firstOf(plan, SectionRole::Tasks))
        return "plans before it looks back";
    if (plan.tasks.size() < kFewestTasks) return std::to_string(plan.tasks.size()) + " tasks";
    return {};
}

/// Work reports as text, of both folders, sorted by name.
std::vector<fs::path> reports() {
    std::vector<fs::path> found;
    for (const char* folder : {"/documents", "/reports"}) {
        const fs::path directory = std::string(PLANLINT_CORPUS) + folder;
        if (!fs::is_directory(directory)) continue;
        for (const auto& entry : fs::directory_iterator(directory)) {
            const std::string extension = entry.path().extension().string();
            if (entry.path().filename().string().starts_with("gwr-") &&
                (extension == ".md" || extension == ".txt"))
                found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void measure(bool unread, double least) {
    const std::set<std::string> drawn = unreadNames();
    const bool verbose = std::getenv("STRUCTURE_VERBOSE") != nullptr;
    std::size_t all = 0;
    std::size_t right = 0;
    for (const fs::path& path : reports()) {
        const std::string name = path.filename().string();
        if (drawn.contains(name) != unread) continue;
        const auto plan = testing::planOf(testing::readFile(path), name);
        ASSERT_NE(plan, nullptr) << name;
        const std::string fault = faultOf(*plan, yearInName(name));
        ++all;
        right += fault.empty() ? 1 : 0;
        if (verbose && !fault.empty()) std::cout << name << ": " << fault << '\n';
    }
    if (all == 0) GTEST_SKIP() << "NOTICE: no corpus";
    std::cout << "reports of the " << (unread ? "unread" : "read") << " half: " << right << " of "
              << all << " right\n";
    EXPECT_GE(static_cast<double>(right), least * static_cast<double>(all));
}

TEST(Structure, OfReportsThatWereRead) { measure(false, 0.97); }
TEST(Structure, OfReportsThatWereNotRead) { measure(true, 0.97); }  // since its first run

}  // namespace
}  // namespace planlint
