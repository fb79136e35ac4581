#include "cli/statistics.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "text/utf8.h"

namespace planlint::cli {

void Statistics::add(const LintResult& result) {
    for (const RuleRun& run : result.runs) {
        RuleRun& sum = runs_[std::string(run.code)];
        sum.looked += run.looked;
        sum.found += run.found;
        sum.undecided += run.undecided;
        sum.suppressed += run.suppressed;
        sum.time += run.time;
    }
}

std::string Statistics::table(std::span<const Rule> rules, Language language) const {
    const bool zh = language == Language::Chinese;
    std::vector<const Rule*> ran;
    std::string idle;
    for (const Rule& rule : rules) {
        if (runs_.contains(rule.meta.code))
            ran.push_back(&rule);
        else
            idle.append(idle.empty() ? "" : " ").append(rule.meta.code);
    }
    // Checks in C++ do not count what they look at.
    const auto isBlind = [&](const Rule* rule) {
        return rule->check == nullptr && runs_.find(rule->meta.code)->second.looked == 0;
    };
    std::stable_partition(ran.begin(), ran.end(), isBlind);
    std::string out = zh ? "规则     看过    发现    未决    忽略   毫秒  标题\n"
                         : "rule   looked   found  undec.  suppr.     ms  title\n";
    for (const Rule* rule : ran) {
        const RuleRun& run = runs_.find(rule->meta.code)->second;
        const double milliseconds = std::chrono::duration<double, std::milli>(run.time).count();
        out += fmt::format(
            "{:<5} {:>7} {:>7} {:>7} {:>7} {:>6.1f}  {}{}\n", rule->meta.code,
            rule->check != nullptr && run.looked == 0 ? "—" : std::to_string(run.looked), run.found,
            run.undecided, run.suppressed, milliseconds,
            zh ? rule->meta.titleZh : rule->meta.titleEn,
            !isBlind(rule) ? ""
            : zh           ? "（从未看过）"
                           : " (never looked)");
    }
    if (!idle.empty())
        out += fmt::format(fmt::runtime(zh ? "没有运行：{}\n" : "did not run: {}\n"), idle);
    return out;
}

}  // namespace planlint::cli
