#pragma once

#include <span>
#include <vector>

#include "history/history.h"

namespace planlint {

/// Statements of one indicator, period and role that a plan and another document make differently.
std::vector<Disagreement> findDisagreements(const Plan& plan, std::span<const Plan* const> others);

}  // namespace planlint
