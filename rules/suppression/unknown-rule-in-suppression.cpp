#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/suggest.h"
#include "lint/rule.h"

namespace planlint {

void unknownRuleInSuppression(const RuleContext& context, Reporter& report) {
    const auto& known = context.rulesKnown;
    std::map<std::string_view, std::string_view> suggested;  // a code is looked up once
    for (const Suppression& suppression : context.suppressions) {
        for (const Suppression::Code& named : suppression.codes) {
            if (std::find(known.begin(), known.end(), named.code) != known.end()) continue;
            const auto [at, isNew] = suggested.try_emplace(named.code);
            if (isNew) at->second = nearest(named.code, known);
            const std::string_view near = at->second;
            report.report(
                named.range,
                {{"code", named.code},
                 {"hint", near.empty() ? "" : fmt::format("，是不是 {}？", near)},
                 {"hintEn", near.empty() ? "" : fmt::format("; did you mean {}?", near)}});
        }
    }
}

}  // namespace planlint
