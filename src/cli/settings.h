#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "lint/rule_set.h"
#include "lint/waivers.h"

namespace planlint::cli {

/// What holds for the documents below one planlint.yaml, together with the command line.
struct Settings {
    Options options;  // of the command line, filled up from the configuration
    Configuration configuration;
    RuleSet rules;
    std::vector<std::string> priorFiles;  // that only this configuration names
    std::vector<const Plan*> earlier;     // all earlier documents
    WaiverBook waivers{{}, {}};
};

/// The settings of every file, by the nearest planlint.yaml above it; one for all where --config
/// names it or --no-config wants none. They are read before anything is checked.
class SettingsBook {
public:
    /// nullptr when one of them is wrong, which was said.
    static std::unique_ptr<SettingsBook> read(const Options& options,
                                              const std::vector<std::string>& files);

    Settings& of(const std::string& file) { return *byFile_.at(file); }
    /// That of the first file: language, --fail-on and baseline are its.
    Settings& first() { return *all_.front(); }
    std::vector<std::unique_ptr<Settings>>& all() { return all_; }

    /// Every rule of any of them once: what reports say of rules.
    std::vector<Rule> rules() const;
    /// What the linter does with a file.
    static LintOptions lintOptions(const Settings& settings, const std::string& file, Date today);

private:
    std::vector<std::unique_ptr<Settings>> all_;
    std::map<std::string, Settings*> byFile_;
};

}  // namespace planlint::cli
