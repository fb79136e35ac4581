#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "base/suggest.h"
#include "cli/console.h"

namespace planlint::cli {

namespace {

namespace fs = std::filesystem;

/// Unknown rule codes on the command line are an error, not a rule that never fires.
bool checkCodes(const std::vector<std::string>& codes, std::span<const Rule> rules) {
    std::vector<std::string_view> known;
    for (const Rule& rule : rules) known.push_back(rule.meta.code);
    bool good = true;
    for (const std::string& code : codes) {
        if (std::find(known.begin(), known.end(), code) != known.end()) continue;
        const std::string_view near = nearest(code, known);
        printError({fmt::format("没有规则 {} (no such rule)", code),
                    near.empty() ? "用 planlint rules 查看全部规则 (planlint rules lists them)"
                                 : fmt::format("是不是 {}？ (did you mean {}?)", near, near)});
        good = false;
    }
    return good;
}

/// nullptr when something is wrong, which was said.
std::unique_ptr<Settings> readSettings(const Options& given, const std::string& file) {
    auto settings = std::make_unique<Settings>();
    Options& options = settings->options;
    options = given;
    options.files = {file};
    Result<Configuration> configuration = configure(options);
    if (!configuration) {
        printError(configuration.error());
        return nullptr;
    }
    settings->configuration = std::move(*configuration);
    const Configuration& found = settings->configuration;
    if (!options.profileGiven && found.profile) options.profile = *found.profile;
    if (!options.languageGiven && found.language) options.language = *found.language;
    if (!options.failOnGiven && found.failOn) options.failOn = *found.failOn;
    options.preview = options.preview || found.preview;
    if (options.baseline.empty()) options.baseline = found.baseline;
    settings->priorFiles = found.priors;
    Result<RuleSet> rules = loadRules(found, builtInRules());
    if (!rules) {
        printError(rules.error());
        return nullptr;
    }
    settings->rules = std::move(*rules);
    if (const std::optional<Error> error = checkRules(found, settings->rules.rules)) {
        printError(*error);
        return nullptr;
    }
    return checkCodes(options.select, settings->rules.rules) &&
                   checkCodes(options.ignore, settings->rules.rules)
               ? std::move(settings)
               : nullptr;
}

}  // namespace

std::unique_ptr<SettingsBook> SettingsBook::read(const Options& options,
                                                 const std::vector<std::string>& files) {
    auto book = std::make_unique<SettingsBook>();
    std::map<std::string, Settings*> byConfiguration;
    std::map<std::string, std::string> byFolder;  // folders, to their configuration
    const bool one = options.noConfig || !options.config.empty();
    const auto add = [&](const std::string& file) {
        std::string configuration = options.config;
        if (!one && file != "-") {
            const std::string folder = fs::path(file).parent_path().string();
            auto [at, isNew] = byFolder.emplace(folder, "");
            if (isNew) at->second = findConfiguration(file).string();
            configuration = at->second;
        } else if (!one) {
            configuration = findConfiguration(fs::current_path()).string();
        }
        auto [at, isNew] = byConfiguration.emplace(configuration, nullptr);
        if (isNew) {
            book->all_.push_back(readSettings(options, file));
            at->second = book->all_.back().get();
        }
        book->byFile_[file] = at->second;
        return at->second != nullptr;
    };
    if (files.empty()) return add("-") ? std::move(book) : nullptr;
    for (const std::string& file : files) {
        if (!add(file)) return nullptr;
    }
    return book;
}

std::vector<Rule> SettingsBook::rules() const {
    std::vector<Rule> rules;
    std::set<std::string_view> seen;
    for (const auto& settings : all_) {
        for (const Rule& rule : settings->rules.rules) {
            if (seen.insert(rule.meta.code).second) rules.push_back(rule);
        }
    }
    std::stable_sort(rules.begin(), rules.end(),
                     [](const Rule& a, const Rule& b) { return a.meta.code < b.meta.code; });
    return rules;
}

LintOptions SettingsBook::lintOptions(const Settings& settings, const std::string& file,
                                      Date today) {
    const Options& options = settings.options;
    LintOptions lint;
    lint.profile = options.profile;
    lint.select.insert(options.select.begin(), options.select.end());
    lint.ignore.insert(options.ignore.begin(), options.ignore.end());
    lint.preview = options.preview;
    lint.measure = options.stats;
    lint.settings = settings.configuration.rules;
    lint.today = today;
    if (settings.configuration.paths.empty()) return lint;
    const std::string path = canonicalPath(file == "-" ? options.stdinName : file);
    for (const PathSetting& setting : settings.configuration.paths) {
        if (!matches(setting.pattern, path)) continue;
        if (setting.profile && !options.profileGiven) lint.profile = *setting.profile;
        for (const auto& [code, rule] : setting.rules) {
            RuleSetting& merged = lint.settings[code];
            if (rule.severity) merged.severity = rule.severity;
            if (rule.coverage) merged.coverage = rule.coverage;
            for (const auto& [name, value] : rule.options) merged.options[name] = value;
        }
    }
    return lint;
}

}  // namespace planlint::cli
