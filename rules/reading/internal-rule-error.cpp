#include "lint/rule.h"

namespace planlint {

/// The linter itself writes this finding, at the wall around each rule.
void internalRuleError(const RuleContext&, Reporter&) {}

}  // namespace planlint
