#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lint/linter.h"

namespace planlint {

/// What planlint.yaml says (docs/configuration.md). Paths and globs are relative to its folder.
struct Configuration {
    std::filesystem::path file;                     // empty: none was found
    std::optional<std::optional<Profile>> profile;  // inner nullopt: auto
    std::optional<Language> language;
    std::optional<std::optional<Severity>> failOn;  // inner nullopt: never
    bool preview = false;
    std::map<std::string, RuleSetting, std::less<>> rules;      // by code
    std::vector<std::string> priors;                            // earlier documents, globs resolved
    std::vector<std::string> rulePaths;                         // directories of own rule pages
    std::vector<std::string> vocabulary;                        // tables of own words
    std::string baseline;                                       // known findings; empty: none
    std::map<std::string, std::string, std::less<>> ruleMarks;  // code → file:line:column
};

/// The nearest planlint.yaml from `start` (a file or a directory) upwards; empty when there is
/// none.
std::filesystem::path findConfiguration(const std::filesystem::path& start);

/// Reads it. Unknown keys and values are errors at file:line:column with a did-you-mean; so is a
/// glob that matches nothing. Rule codes are checked by checkRules(), when own rules are loaded.
Result<Configuration> readConfiguration(const std::filesystem::path& file);

/// Unknown rules and unknown options of rules are errors, not settings without effect.
std::optional<Error> checkRules(const Configuration& configuration, std::span<const Rule> rules);

}  // namespace planlint
