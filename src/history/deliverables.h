#pragma once

#include <span>
#include <vector>

#include "history/history.h"

namespace planlint {

/// Things promised by earlier plans (建成X, 出台X), found again in the words of what reports on
/// them and of what is planned now, with their verdicts. A thing that is counted is a figure's.
std::vector<Promise> readDeliverables(std::span<const Plan* const> earlier, int past,
                                      std::span<const Plan* const> reports, const Plan& now);

/// Whether a clause of a report says that all was done, without a number: 全面完成.
bool claimsCompletion(const Plan& plan, TextRange clause);

}  // namespace planlint
