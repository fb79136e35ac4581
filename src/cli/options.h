#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "model/plan.h"

namespace planlint::cli {

/// Exit codes of every command (1-product).
enum ExitCode : int { kClean = 0, kFindings = 1, kUsage = 2, kInternal = 3 };

/// What the command line asks for. One struct for all commands; each reads its own part.
struct Options {
    std::vector<std::string> files;
    std::vector<std::string> priors;
    std::string format = "text";
    std::string output;
    std::vector<std::string> formats;  // of check, which may write several reports
    std::vector<std::string> outputs;  // of those, in their order
    std::optional<Profile> profile;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::optional<Severity> failOn = Severity::Error;  // nullopt: never
    Language language = Language::Chinese;
    std::string color = "auto";
    std::string stdinName = "-";
    unsigned jobs = 0;  // 0: one per core
    bool preview = false;
    std::string config;  // --config; empty: the nearest planlint.yaml
    bool noConfig = false;
    std::string baseline;  // --baseline, or the configuration's
    bool full = false;     // text lists every place
    bool stats = false;    // what each rule did, on standard error
    bool updateBaseline = false, shrinkBaseline = false;
    std::optional<Date> asOf;  // the day of the check; absent: today
    // What the command line said itself goes before the configuration.
    bool profileGiven = false, languageGiven = false, failOnGiven = false;
    std::string ci;                                // of init
    std::string rule;                              // of explain
    bool listClasses = false;                      // of words
    std::shared_ptr<const Vocabulary> vocabulary;  // with overlays; absent: the built-in one

    const Vocabulary& words() const { return vocabulary ? *vocabulary : Vocabulary::builtIn(); }
};

int checkCommand(const Options& options);
int initCommand(const Options& options);
int compareCommand(const Options& options);
int extractCommand(const Options& options);
int explainCommand(const Options& options);
int rulesCommand(const Options& options);
int wordsCommand(const Options& options);

}  // namespace planlint::cli
