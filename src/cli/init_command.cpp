// `init`: a planlint.yaml to start from, and files that make a CI system run the check.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/asset.h"
#include "base/suggest.h"
#include "cli/console.h"
#include "cli/options.h"

namespace planlint {

std::span<const Asset> ciKits();

}  // namespace planlint

namespace planlint::cli {

namespace {

namespace fs = std::filesystem;

struct Kit {
    std::string_view name, file, place;
};
constexpr std::array<Kit, 5> kKits = {{
    {"github", "github.yml", ".github/workflows/planlint.yml"},
    {"gitlab", "gitlab.yml", ".gitlab-ci.yml"},
    {"gitee", "gitee.yml", ".workflow/planlint.yml"},
    {"pre-commit", "pre-commit.yaml", ".pre-commit-config.yaml"},
    {"jenkins", "Jenkinsfile", "Jenkinsfile"},
}};

/// A file that is there stays as it is.
bool writeNew(std::string_view name, const fs::path& place) {
    std::string_view text;
    for (const Asset& each : ciKits())
        if (each.name == name) text = each.text;
    std::error_code status;
    if (fs::exists(fs::symlink_status(place, status))) {
        printError(
            {fmt::format("{}：已经有这个文件，没有改动 (exists, left as it is)", place.string()),
             fmt::format("把下面的内容并进去 (merge this into it)：\n\n{}", text)});
        return false;
    }
    if (place.has_parent_path()) fs::create_directories(place.parent_path(), status);
    std::ofstream file(place, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
        printError({fmt::format("{}：不能写入 (cannot be written)", place.string()),
                    "检查目录的权限 (check the folder's permissions)"});
        return false;
    }
    say("planlint: 写好了 {} (written)\n", place.string());
    return true;
}

}  // namespace

int initCommand(const Options& options) {
    const fs::path folder = options.files.empty() ? "." : fs::path(options.files.front());
    std::error_code status;
    if (!fs::is_directory(folder, status)) {
        printError({fmt::format("{}：不是目录 (not a folder)", folder.string()),
                    "给出计划所在的目录 (name the folder of the plans)"});
        return kUsage;
    }
    const auto at = [&](std::string_view place) { return (folder / place).lexically_normal(); };
    if (options.ci.empty()) return writeNew("planlint.yaml", at("planlint.yaml")) ? kClean : kUsage;
    const auto kit = std::find_if(kKits.begin(), kKits.end(),
                                  [&](const Kit& each) { return each.name == options.ci; });
    if (kit == kKits.end()) {
        std::vector<std::string_view> names;
        for (const Kit& each : kKits) names.push_back(each.name);
        const std::string_view near = nearest(options.ci, names);
        printError({fmt::format("没有为 {} 准备的文件 (no files for it)", options.ci),
                    near.empty() ? fmt::format("可以是 (known are): {}", fmt::join(names, "、"))
                                 : fmt::format("是不是 {}？ (did you mean {}?)", near, near)});
        return kUsage;
    }
    if (!fs::exists(at("planlint.yaml"), status) && !writeNew("planlint.yaml", at("planlint.yaml")))
        return kUsage;
    return writeNew(kit->file, at(kit->place)) ? kClean : kUsage;
}

}  // namespace planlint::cli
