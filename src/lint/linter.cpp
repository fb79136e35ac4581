#include "lint/linter.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace planlint {

namespace {

/// What is too many to list becomes one more finding that counts the rest.
void sumUp(const RuleMeta& meta, Reporter& reporter) {
    if (reporter.unlisted() == 0) return;
    Diagnostic rest = reporter.findings().back();
    rest.grouped = true;
    rest.at.range = reporter.firstUnlisted();
    rest.related.clear();
    rest.note.reset();
    rest.evidence.reset();
    rest.message = {fmt::format("{}：同类问题从这里起另有 {} 处，不再逐条列出", meta.titleZh,
                                reporter.unlisted()),
                    fmt::format("{}: {} more of these from here on, not listed one by one",
                                meta.titleEn, reporter.unlisted())};
    reporter.findings().push_back(std::move(rest));
}

/// Many of the same in one document say one thing: folds them into a finding that lists the places,
/// unless most of what the rule looked at is in order (2-language).
void group(const RuleMeta& meta, int coverage, const Plan& plan, Reporter& reporter) {
    std::vector<Diagnostic>& findings = reporter.findings();
    const std::size_t total = reporter.looked();
    const std::size_t found = findings.size() + reporter.unlisted();
    if (found < 2 || total < found ||
        (total - found) * 100 >= total * static_cast<std::size_t>(coverage))
        return sumUp(meta, reporter);
    Diagnostic folded = findings.front();
    folded.grouped = true;
    // Where hardly any task has it, documents of this kind do without: worth saying, not more.
    const bool isUsual = coverage < 100 && (total - found) * 10 < total;
    if (isUsual && folded.severity != Severity::Info)
        folded.severity = folded.severity == Severity::Error ? Severity::Warning : Severity::Info;
    folded.note.reset();
    folded.enclosing = plan.info.title;
    folded.related.clear();
    for (const Diagnostic& finding : findings)
        folded.related.push_back({finding.at, finding.message});
    const std::string count = std::to_string(found);
    const std::string all = std::to_string(total);
    folded.message = {fillIn(meta.groupedZh, {{"count", count}, {"total", all}}),
                      fillIn(meta.groupedEn, {{"count", count}, {"total", all}})};
    findings.clear();
    findings.push_back(std::move(folded));
}

Diagnostic internalError(const RuleMeta& meta, const Plan& plan, const std::string& what) {
    // Worded here, not by the page: nothing of a broken rule is trusted.
    Diagnostic diagnostic;
    diagnostic.code = "E099";
    diagnostic.name = "internal-rule-error";
    diagnostic.severity = Severity::Error;
    diagnostic.message = {fmt::format("规则 {} 内部出错，其余规则照常运行：{}", meta.code, what),
                          fmt::format("rule {} broke, the others ran: {}", meta.code, what)};
    diagnostic.at = {plan.source.get(), {0, 0}};
    return diagnostic;
}

}  // namespace

LintResult lint(const Plan& plan, std::span<const Plan* const> earlier, std::span<const Rule> rules,
                const LintOptions& options) {
    LintResult result;
    result.profile = options.profile.value_or(plan.info.profile);
    result.history = compareWithHistory(plan, earlier);
    std::vector<Suppression> suppressions = findSuppressions(plan);
    for (Suppression& suppression : suppressions)
        suppression.isExpired =
            options.today && suppression.until && *suppression.until < *options.today;
    SuppressionIndex index(suppressions);
    std::vector<std::string_view> known;
    for (const Rule& rule : rules) known.push_back(rule.meta.code);
    std::vector<std::string_view> run;
    const auto runRule = [&](const Rule& rule) {
        const RuleMeta& meta = rule.meta;
        if (!options.select.empty() && !options.select.contains(meta.code)) return;
        if (options.ignore.contains(meta.code)) return;
        if (meta.isPreview && !options.preview && !options.select.contains(meta.code)) return;
        const auto setting = options.settings.find(meta.code);
        const bool isSet = setting != options.settings.end();
        const std::optional<Severity> severity = isSet && setting->second.severity
                                                     ? *setting->second.severity
                                                     : meta.severityIn(result.profile);
        if (!severity) return;
        const int coverage =
            isSet ? setting->second.coverage.value_or(meta.coverage) : meta.coverage;
        std::vector<Decimal> values;
        for (const RuleOption& option : meta.options.list) {
            values.push_back(option.value);
            if (!isSet) continue;
            const auto chosen = setting->second.options.find(option.name);
            if (chosen != setting->second.options.end()) values.back() = chosen->second;
        }
        Reporter reporter(meta, *severity, *plan.source, index);
        const auto start = options.measure ? std::chrono::steady_clock::now()
                                           : std::chrono::steady_clock::time_point{};
        RuleRun tally{meta.code};
        try {
            const RuleContext context{plan, result.history, suppressions, run, known, values};
            if (rule.check != nullptr)
                rule.check(context, reporter);
            else
                checkConditions(meta, context, reporter);
            if (options.measure) tally.time = std::chrono::steady_clock::now() - start;
            tally.looked = reporter.looked();
            tally.found = reporter.findings().size() + reporter.unlisted();
            tally.suppressed = reporter.suppressed();
            for (const Unchecked& each : reporter.unchecked()) tally.undecided += each.count;
            result.runs.push_back(tally);
            if (coverage > 0 && result.profile != Profile::Strict)
                group(meta, coverage, plan, reporter);
            else
                sumUp(meta, reporter);
        } catch (const std::exception& error) {  // the wall around each rule
            result.findings.push_back(internalError(meta, plan, error.what()));
            return;
        }
        run.push_back(meta.code);
        for (Diagnostic& finding : reporter.findings())
            result.findings.push_back(std::move(finding));
        for (const Unchecked& each : reporter.unchecked()) result.unchecked.push_back(each);
    };
    // Rules about suppressions come last: only then is it known which were used.
    for (const bool last : {false, true}) {
        for (const Rule& rule : rules) {
            if (rule.meta.runsLast == last) runRule(rule);
        }
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                         return std::tuple(a.at.range.begin, a.at.range.end, a.code) <
                                std::tuple(b.at.range.begin, b.at.range.end, b.code);
                     });
    return result;
}

}  // namespace planlint
