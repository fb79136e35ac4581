#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.h"
#include "lint/rule.h"

namespace planlint {

void unknownRuleInSuppression(const RuleContext& context, Reporter& report) {
    const auto& known = context.rulesKnown;
    for (const Suppression& suppression : context.suppressions) {
        for (const Suppression::Code& named : suppression.codes) {
            if (std::find(known.begin(), known.end(), named.code) != known.end()) continue;
            const std::string_view near = nearest(named.code, known);
            report.report(
                named.range,
                {{"code", named.code},
                 {"hint", near.empty() ? "" : fmt::format("，是不是 {}？", near)},
                 {"hintEn", near.empty() ? "" : fmt::format("; did you mean {}?", near)}});
        }
    }
}

}  // namespace planlint
