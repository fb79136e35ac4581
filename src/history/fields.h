#pragma once

#include <span>

#include "history/history.h"
#include "model/value.h"

namespace planlint {

/// Fields of promises and verdicts for conditions (docs/writing-rules.md); empty for other nodes.
std::span<const Field> historyFields(ValueType node);

/// Where a promise or a verdict stands: this year's words, else the result's, else the promise's.
Location historyPlace(const NodeRef& ref);

}  // namespace planlint
