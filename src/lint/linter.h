#pragma once

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
    std::optional<Date> today = std::nullopt;  // suppressions past their date no longer hold
};

struct LintResult {
    Profile profile = Profile::Outline;
    std::vector<Diagnostic> findings;  // by place, then code
    std::vector<Unchecked> unchecked;
    History history;
    std::size_t known = 0;  // findings that a baseline knows, taken out
};

/// Runs the rules over a plan and its earlier documents. Pure: same input, same output. A rule that
/// breaks becomes a finding E099 and takes no other rule with it.
LintResult lint(const Plan& plan, std::span<const Plan* const> earlier, std::span<const Rule> rules,
                const LintOptions& options);

}  // namespace planlint
