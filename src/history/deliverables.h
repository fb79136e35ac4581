#pragma once

#include <span>
#include <vector>

#include "history/history.h"

namespace planlint {

/// Things promised by earlier plans (建成X, 出台X), found again in the words of what reports on
/// them and of what is planned now, with their verdicts. `figures` are the promises that have
/// numbers: a thing that is counted is one of those.
std::vector<Promise> readDeliverables(std::span<const Plan* const> earlier, int past,
                                      std::span<const Plan* const> reports, const Plan& now);

/// The clause around a place where a report says that something was done, as 声称完成: 全面完成.
bool claimsCompletion(const Plan& plan, TextRange clause);

}  // namespace planlint
