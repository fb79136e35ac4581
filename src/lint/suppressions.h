#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace planlint {

/// A line `%% 忽略 [下一项|本节|本表|全文] T003,T004 [截止 2023-12-31]：理由` of a .plan file
/// (docs/language.md).
struct Suppression {
    struct Code {
        std::string code;
        TextRange range;
        bool used = false;
    };
    TextRange range;  // the line
    std::vector<Code> codes;
    TextRange scope;            // findings that begin in here are meant
    std::optional<Date> until;  // the last day it holds
    bool hasReason = false;
    bool isExpired = false;  // its last day is before the day of the check
};

/// The suppressions of a plan, in order. Other %% lines are comments.
std::vector<Suppression> findSuppressions(const Plan& plan);

/// Which suppressions cover a finding, in time that grows with their depth and not their number:
/// those of one code and one scope are one, and scopes lie within one another.
class SuppressionIndex {
public:
    /// Of those with a reason that have not expired. They must outlive the index.
    explicit SuppressionIndex(std::vector<Suppression>& suppressions);

    /// Whether a finding of rule `code` at `range` is covered; marks those that cover it as used.
    bool covers(std::string_view code, TextRange range);

private:
    struct Scope {
        TextRange range;
        std::vector<Suppression::Code*> codes;
        std::int32_t parent = -1;  // the scope around it
        bool used = false;
    };
    std::map<std::string, std::vector<Scope>, std::less<>> scopes_;  // by begin, larger first
};

}  // namespace planlint
