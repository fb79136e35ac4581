#include <iostream>

#include <fmt/format.h>

#include "base/suggest.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "lint/rule_set.h"
#include "model/fields.h"
#include "text/utf8.h"

namespace planlint::cli {

namespace {

std::string_view severityWord(const std::optional<Severity>& severity, Language language) {
    if (!severity) return language == Language::Chinese ? "关" : "off";
    if (language == Language::English) return severityName(*severity);
    return *severity == Severity::Error ? "错误" : *severity == Severity::Warning ? "警告" : "提示";
}

/// The page with its example fences named: [[…]] marks what is reported.
std::string readable(std::string_view page, bool zh) {
    std::string out;
    for (std::size_t at = 0; at < page.size();) {
        std::size_t end = page.find('\n', at);
        end = end == std::string_view::npos ? page.size() : end;
        const std::string_view line = page.substr(at, end - at);
        if (line == "```plan bad")
            out +=
                zh ? "例（会报告，[[ ]] 之间是报告的位置）：" : "Example (reported between [[ ]]):";
        else if (line == "```plan good")
            out += zh ? "例（不报告）：" : "Example (not reported):";
        else if (line == "```plan unchecked")
            out += zh ? "例（记为未检查）：" : "Example (counted as unchecked):";
        else if (line != "```")
            out += line;
        out += '\n';
        at = end + 1;
    }
    return out;
}

Json severityJson(const std::optional<Severity>& severity) {
    return severity ? Json(severityName(*severity)) : Json("off");
}

/// The rules that `check` would run here, the user's own among them.
Result<RuleSet> rulesOf(Options options) {
    const Result<Configuration> configuration = configure(options);
    if (!configuration) return configuration.error();
    return loadRules(*configuration, builtInRules());
}

}  // namespace

int explainCommand(const Options& options) {
    const Result<RuleSet> set = rulesOf(options);
    if (!set) {
        printError(set.error());
        return kUsage;
    }
    std::vector<std::string_view> known;
    const bool zh = options.language == Language::Chinese;
    for (const Rule& rule : set->rules) {
        const RuleMeta& meta = rule.meta;
        known.push_back(meta.code);
        known.push_back(meta.name);
        std::string asked = options.rule;
        if (!asked.empty() && asked[0] >= 'a' && asked[0] <= 'z' &&
            asked.find('-') == std::string::npos)
            asked[0] = static_cast<char>(asked[0] - 'a' + 'A');
        if (meta.code != asked && meta.name != options.rule) continue;
        std::cout << fmt::format("{} {}  {}\n{}\n\n", meta.code, meta.name,
                                 zh ? meta.titleZh : meta.titleEn,
                                 zh ? meta.titleEn : meta.titleZh);
        std::cout << fmt::format(
            "{} {}，{} {}，{} {}\n", zh ? "要点" : "outline",
            severityWord(meta.severity[0], options.language), zh ? "方案" : "scheme",
            severityWord(meta.severity[1], options.language), zh ? "报告" : "report",
            severityWord(meta.severity[2], options.language));
        if (meta.judged > 0)
            std::cout << (zh ? fmt::format("准确：判读 {} 处，{} 处属实\n", meta.judged,
                                           meta.judgedTrue)
                             : fmt::format("Accuracy: {} of {} findings judged to be true\n",
                                           meta.judgedTrue, meta.judged));
        std::cout << fmt::format("{}{}\n\n{}", zh ? "依据：" : "Source: ", meta.source,
                                 readable(meta.page, zh));
        return kClean;
    }
    const std::string_view near = nearest(options.rule, known);
    say("planlint: 没有规则 {} (no such rule)\n", options.rule);
    if (!near.empty())
        say("  是不是 {}？ (did you mean {}?)\n", near, near);
    else
        say("  用 planlint rules 查看全部规则 (planlint rules lists them)\n");
    return kUsage;
}

int rulesCommand(const Options& options) {
    const Result<RuleSet> set = rulesOf(options);
    if (!set) {
        printError(set.error());
        return kUsage;
    }
    if (options.format == "json") {
        Json rules = Json::array();
        for (const Rule& rule : set->rules) {
            const RuleMeta& m = rule.meta;
            rules.push_back({{"code", m.code},
                             {"name", m.name},
                             {"title", {{"zh", m.titleZh}, {"en", m.titleEn}}},
                             {"do", {{"zh", m.doZh}, {"en", m.doEn}}},
                             {"judged", {{"findings", m.judged}, {"true", m.judgedTrue}}},
                             {"tag", {{"zh", m.tagZh}, {"en", m.tagEn}}},
                             {"theme", m.code.substr(0, 1)},
                             {"severity",
                              {{"outline", severityJson(m.severity[0])},
                               {"scheme", severityJson(m.severity[1])},
                               {"report", severityJson(m.severity[2])}}},
                             {"basis", m.source},
                             {"fix", "none"},
                             {"status", m.isPreview ? "preview" : "stable"},
                             {"needsPrior", m.needsPrior}});
        }
        std::cout << Json{{"schema", "planlint.rules/1"}, {"rules", std::move(rules)}}.dump(1)
                  << '\n';
        return kClean;
    }
    if (options.format != "text") {
        say("planlint: rules 没有格式 {} (no such format)\n  可用格式：text、json (formats: "
            "text, json)\n",
            options.format);
        return kUsage;
    }
    const bool zh = options.language == Language::Chinese;
    for (const Rule& rule : set->rules) {
        const RuleMeta& m = rule.meta;
        const std::string_view title = zh ? m.titleZh : m.titleEn;
        std::cout << fmt::format(
            "{}  {}{:{}}{}{}\n", m.code, title, "",
            42 > utf8::displayWidth(title) ? 42 - utf8::displayWidth(title) : 1, m.name,
            m.needsPrior ? (zh ? "（需要往年文件）" : " (needs earlier documents)") : "");
    }
    return kClean;
}

}  // namespace planlint::cli
