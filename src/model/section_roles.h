#pragma once

// What a heading says the part under it is: it looks back, states goals, hands out work.
#include <optional>

#include "model/plan.h"

namespace planlint {

/// The role of a section from the words of its title, its parent and the kind of document.
SectionRole roleOf(const Plan& plan, const Section& section);

/// A line that names a part without numbering it: 2024年工作回顾, 2025年工作建议, ※名词解释※. In
/// reports; the first of them speaks of a year or a span. Its title.
std::optional<TextRange> partLine(const Plan& plan, const Line& line, bool isFirst);

/// Roles that only the whole document tells: the review that no heading names, the goals that are
/// the only work. For reports.
void settleRoles(Plan& plan);

}  // namespace planlint
