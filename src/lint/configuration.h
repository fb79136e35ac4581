#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lint/linter.h"

namespace planlint {

/// What holds for some documents besides: `paths` of planlint.yaml.
struct PathSetting {
    std::string pattern;                            // a glob, absolute; * crosses folders
    std::optional<std::optional<Profile>> profile;  // inner nullopt: auto
    std::map<std::string, RuleSetting, std::less<>> rules;
};

/// Findings that somebody decided to keep: `waivers` of planlint.yaml.
struct Waiver {
    std::string rule;
    std::string pattern;  // of documents, like PathSetting's
    std::string place;    // a fingerprint; empty: all of the rule there
    std::string reason;
    std::optional<Date> until;  // the last day it holds
    std::string mark;           // file:line:column
};

/// What planlint.yaml says (docs/configuration.md). Paths and globs are relative to its folder.
struct Configuration {
    std::filesystem::path file;                     // empty: none was found
    std::optional<std::optional<Profile>> profile;  // inner nullopt: auto
    std::optional<Language> language;
    std::optional<std::optional<Severity>> failOn;  // inner nullopt: never
    bool preview = false;
    std::map<std::string, RuleSetting, std::less<>> rules;  // by code
    std::vector<std::string> priors;                        // earlier documents, globs resolved
    std::vector<std::string> rulePaths;                     // directories of own rule pages
    std::vector<std::string> vocabulary;                    // tables of own words
    std::vector<PathSetting> paths;                         // later ones go before earlier
    std::vector<Waiver> waivers;
    std::string baseline;                                       // known findings; empty: none
    std::map<std::string, std::string, std::less<>> ruleMarks;  // code → file:line:column
};

/// A path as patterns see it: absolute, without links; it need not exist.
std::string canonicalPath(const std::filesystem::path& path);

/// Whether a pattern of a configuration means a document, given by its canonical path.
bool matches(const std::string& pattern, const std::string& document);

/// The nearest planlint.yaml from `start` (a file or a directory) upwards; empty when there is
/// none.
std::filesystem::path findConfiguration(const std::filesystem::path& start);

/// Reads it. Unknown keys and values are errors at file:line:column with a did-you-mean; so is a
/// glob that matches nothing. Rule codes are checked by checkRules(), when own rules are loaded.
Result<Configuration> readConfiguration(const std::filesystem::path& file);

/// Unknown rules and unknown options of rules are errors, not settings without effect.
std::optional<Error> checkRules(const Configuration& configuration, std::span<const Rule> rules);

}  // namespace planlint
