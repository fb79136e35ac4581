#include "lint/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

namespace planlint {

namespace {

/// Every page of a directory and of those in it, by path.
Result<std::vector<RulePage>> readRulePages(const std::string& directory,
                                            std::span<const Rule> builtIn) {
    namespace fs = std::filesystem;
    std::error_code status;
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator at(directory, status), end; !status && at != end;
         at.increment(status)) {
        if (at->path().extension() == ".md" && at->path().filename() != "README.md")
            paths.push_back(at->path().string());
    }
    if (status)
        return Error{fmt::format("{}：规则目录不能读取 (cannot read this directory)：{}", directory,
                                 status.message()),
                     "检查 rule-paths (check rule-paths)"};
    if (paths.empty())
        return Error{directory + "：目录中没有规则页 (no rule pages in this directory)",
                     "规则页是 .md 文件 (rule pages are .md files)"};
    std::sort(paths.begin(), paths.end());
    std::map<std::string, std::string, std::less<>> taken;  // code or name → where
    for (const Rule& rule : builtIn) {
        taken.emplace(rule.meta.code, "内置规则 (built in)");
        taken.emplace(rule.meta.name, "内置规则 (built in)");
    }
    std::vector<RulePage> pages;
    for (const std::string& path : paths) {
        std::error_code unknown;
        if (std::filesystem::exists(path, unknown) &&
            !std::filesystem::is_regular_file(path, unknown))
            return Error{path + "：不是普通文件，不能当规则页 (not a regular file)",
                         "移走它，或改名 (move or rename it)"};
        std::ifstream file(path, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)),
                               std::istreambuf_iterator<char>());
        if (file.bad() || !file.is_open())
            return Error{path + "：不能读取 (cannot read)", "检查权限 (check its permissions)"};
        Result<RulePage> page = readRulePage(path, text);
        if (!page) return page.error();
        if (!page->meta.check.empty())
            return Error{path + "：check 只用于内置规则 (check is for built-in rules)",
                         "写 for 和 assert (write for and assert)"};
        for (const std::string_view word : {page->meta.code, page->meta.name}) {
            const auto [at, isNew] = taken.emplace(word, path);
            if (!isNew)
                return Error{fmt::format("{}：{} 已经用于 {} (taken)", path, word, at->second),
                             "换一个编号和名称 (choose another code and name)"};
        }
        pages.push_back(std::move(*page));
    }
    return pages;
}

}  // namespace

Result<RuleSet> loadRules(const Configuration& configuration, std::span<const Rule> builtIn) {
    RuleSet set;
    set.rules.assign(builtIn.begin(), builtIn.end());
    for (const std::string& directory : configuration.rulePaths) {
        Result<std::vector<RulePage>> pages = readRulePages(directory, set.rules);
        if (!pages) return pages.error();
        for (RulePage& page : *pages) {
            set.pages.push_back(std::move(page));
            set.rules.push_back({set.pages.back().meta, nullptr});
        }
    }
    return set;
}

}  // namespace planlint
