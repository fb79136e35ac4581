#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lint/rule.h"

namespace planlint {

/// What planlint.yaml says of one rule.
struct RuleSetting {
    std::optional<std::optional<Severity>> severity;  // inner nullopt: off
    std::optional<int> coverage;                      // percent
    std::map<std::string, Decimal, std::less<>> options;
};

struct LintOptions {
    std::optional<Profile> profile;             // absent: chosen from the document
    std::set<std::string, std::less<>> select;  // codes; empty: all
    std::set<std::string, std::less<>> ignore;
    bool preview = false;
    std::map<std::string, RuleSetting, std::less<>> settings = {};  // by code
    bool measure = false;                                           // the time of each rule
    std::optional<Date> today = std::nullopt;  // suppressions past their date no longer hold
};

/// What one rule did in one document.
struct RuleRun {
    std::string_view code;
    std::size_t looked = 0, found = 0, undecided = 0, suppressed = 0;  // places
    std::chrono::nanoseconds time{};                                   // only when measured
};

struct LintResult {
    Profile profile = Profile::Outline;
    std::vector<Diagnostic> findings;  // by place, then code
    std::vector<Unchecked> unchecked;
    History history;
    std::size_t known = 0;      // findings that a baseline knows, taken out
    std::size_t waived = 0;     // findings that a waiver keeps, taken out
    std::vector<RuleRun> runs;  // what each rule did, in order of code
};

/// Runs the rules over a plan and its earlier documents. Pure: same input, same output. A rule that
/// breaks becomes a finding E099 and takes no other rule with it.
LintResult lint(const Plan& plan, std::span<const Plan* const> earlier, std::span<const Rule> rules,
                const LintOptions& options);

}  // namespace planlint
