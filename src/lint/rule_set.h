#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "lint/configuration.h"
#include "lint/rule_page.h"

namespace planlint {

/// The built-in rules and the user's own, with the pages that hold the latter.
struct RuleSet {
    std::vector<RulePage> pages;
    std::vector<Rule> rules;
};

/// The built-in rules and every page of the folders that the configuration names. A page with the
/// code or the name of another, of the built-in ones too, is an error; so is one that asks for a
/// native check.
Result<RuleSet> loadRules(const Configuration& configuration, std::span<const Rule> builtIn);

}  // namespace planlint
