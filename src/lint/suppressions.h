#pragma once

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

/// Whether one of them covers a finding of rule `code` at `range`; marks those that do as used.
bool isSuppressed(std::vector<Suppression>& suppressions, std::string_view code, TextRange range);

}  // namespace planlint
