#pragma once

#include <map>
#include <span>
#include <string>

#include "lint/linter.h"

namespace planlint::cli {

/// What each rule did over all documents: `check --stats`.
class Statistics {
public:
    void add(const LintResult& result);
    /// A table for a terminal. Rules that ran and never looked at anything stand first: they may be
    /// blind. Rules that did not run are named below it.
    std::string table(std::span<const Rule> rules, Language language) const;

private:
    std::map<std::string, RuleRun, std::less<>> runs_;
};

}  // namespace planlint::cli
