#include "lint/configuration.h"

#include <fnmatch.h>
#include <glob.h>
#include <fstream>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/suggest.h"
#include "lint/strict_yaml.h"

namespace planlint {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 12> kKeys = {"extends",    "profile",  "lang",  "fail-on",
                                                    "preview",    "rules",    "prior", "rule-paths",
                                                    "vocabulary", "baseline", "paths", "waivers"};
constexpr std::array<std::string_view, 3> kPathKeys = {"match", "profile", "rules"};
constexpr std::array<std::string_view, 5> kWaiverKeys = {"rule", "document", "place", "reason",
                                                         "until"};
constexpr std::string_view kKey = "键";
constexpr std::size_t kDeepest = 8;  // of extends
constexpr std::array<std::string_view, 3> kRuleKeys = {"severity", "coverage", "options"};
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "info", "off"};
constexpr std::array<std::string_view, 4> kFailOn = {"error", "warning", "info", "never"};
constexpr std::array<std::string_view, 5> kProfiles = {"auto", "outline", "scheme", "report",
                                                       "strict"};
constexpr std::array<std::string_view, 2> kLanguages = {"zh", "en"};

struct ConfigurationError {
    Error error;
};

std::optional<Severity> severityNamed(std::string_view name) {
    if (name == "error") return Severity::Error;
    if (name == "warning") return Severity::Warning;
    if (name == "info") return Severity::Info;
    return std::nullopt;  // off, never
}

class ConfigurationReader {
public:
    /// `base`: what the file goes before, of those it extends; `depth`: how many lead to it.
    explicit ConfigurationReader(const fs::path& file, Configuration base = {},
                                 std::size_t depth = 0)
        : found_(std::move(base)), depth_(depth) {
        found_.file = file;
    }

    Configuration read() {
        const YAML::Node root = loadYaml(text());
        if (root.IsNull()) return std::move(found_);
        if (!root.IsMap()) fail(root, "配置不是键值表 (the configuration is no mapping)", "");
        for (const auto& entry : root) choice(entry.first, kKeys, kKey);
        if (const YAML::Node node = root["extends"]) readExtended(node);
        if (const YAML::Node node = root["profile"]) found_.profile = profileOf(node);
        if (const YAML::Node node = root["lang"])
            found_.language =
                choice(node, kLanguages, "语言") == 0 ? Language::Chinese : Language::English;
        if (const YAML::Node node = root["fail-on"])
            found_.failOn = severityNamed(kFailOn[choice(node, kFailOn, "级别")]);
        if (const YAML::Node node = root["preview"]) {
            if (!YAML::convert<bool>::decode(node, found_.preview))
                fail(node, "preview 应是 true 或 false (true or false)", "");
        }
        if (const YAML::Node node = root["rules"]) readRules(node, found_.rules);
        if (const YAML::Node node = root["paths"]) readPaths(node);
        if (const YAML::Node node = root["waivers"]) readWaivers(node);
        if (const YAML::Node node = root["prior"]) readPriors(node);
        if (const YAML::Node node = root["rule-paths"]) {
            for (const YAML::Node& item : listOf(node, "rule-paths"))
                found_.rulePaths.push_back(beside(item));
        }
        if (const YAML::Node node = root["vocabulary"]) {
            for (const YAML::Node& item : listOf(node, "vocabulary"))
                found_.vocabulary.push_back(beside(item));
        }
        if (const YAML::Node node = root["baseline"]) {
            if (!node.IsScalar()) fail(node, "baseline 应是路径 (a path)", "");
            found_.baseline = beside(node);
        }
        return std::move(found_);
    }

private:
    std::string text() const {
        std::error_code status;
        if (std::filesystem::exists(found_.file, status) &&
            !std::filesystem::is_regular_file(found_.file, status))
            throw ConfigurationError{
                {found_.file.string() + "：不是普通文件，不能当配置 (not a regular file)",
                 "用 --config 写出 planlint.yaml 的位置 (name a planlint.yaml)"}};
        std::ifstream file(found_.file, std::ios::binary);
        if (!file) throw YAML::BadFile(found_.file.string());
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    [[noreturn]] void fail(const YAML::Node& node, const std::string& message,
                           const std::string& hint) const {
        throw ConfigurationError{{fmt::format("{}：{}", place(node), message), hint}};
    }

    std::string place(const YAML::Node& node) const {
        return fmt::format("{}:{}:{}", found_.file.string(), node.Mark().line + 1,
                           node.Mark().column + 1);
    }

    template <std::size_t N>
    std::size_t choice(const YAML::Node& node, const std::array<std::string_view, N>& known,
                       std::string_view what) const {
        const std::string word = node.IsScalar() ? node.Scalar() : "";
        const auto at = std::find(known.begin(), known.end(), word);
        if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
        std::string all;
        for (const std::string_view each : known) all.append(all.empty() ? "" : "、").append(each);
        const std::string_view near = nearest(word, known);
        fail(node, fmt::format("不认识的{}“{}” (unknown)", what, word),
             near.empty() ? fmt::format("可以是 (known are): {}", all)
                          : fmt::format("是不是 {}？ (did you mean {}?)", near, near));
    }

    /// One scalar or a list of them.
    std::vector<YAML::Node> listOf(const YAML::Node& node, std::string_view key) const {
        std::vector<YAML::Node> items;
        if (node.IsScalar()) {
            items.push_back(node);
        } else if (node.IsSequence()) {
            for (const YAML::Node& item : node) {
                if (!item.IsScalar())
                    fail(item, fmt::format("{} 的每一项应是路径 (paths)", key), "");
                items.push_back(item);
            }
        } else {
            fail(node, fmt::format("{} 应是路径的列表 (a list of paths)", key), "");
        }
        return items;
    }

    std::string beside(const YAML::Node& node) const {
        const fs::path path = node.Scalar();
        return (path.is_absolute() ? path : found_.file.parent_path() / path).string();
    }

    void readPriors(const YAML::Node& node) {
        for (const YAML::Node& item : listOf(node, "prior")) {
            glob_t matches{};
            const int status = ::glob(beside(item).c_str(), 0, nullptr, &matches);
            for (std::size_t i = 0; status == 0 && i < matches.gl_pathc; ++i)
                found_.priors.emplace_back(matches.gl_pathv[i]);
            ::globfree(&matches);
            if (status != 0)
                fail(item, fmt::format("没有文件符合“{}” (no file matches)", item.Scalar()),
                     "路径相对于配置文件所在的目录 (relative to the configuration's folder)");
        }
    }

    std::optional<Profile> profileOf(const YAML::Node& node) const {
        const std::size_t at = choice(node, kProfiles, "检查类别");
        return at == 0 ? std::optional<Profile>() : std::optional(static_cast<Profile>(at - 1));
    }

    /// What others say holds where this file is silent.
    void readExtended(const YAML::Node& node) {
        for (const YAML::Node& item : listOf(node, "extends")) {
            if (depth_ >= kDeepest)
                fail(item,
                     fmt::format(
                         "extends 超过 {} 层，可能互相引用 (extends too deep, or in a circle)",
                         kDeepest),
                     "");
            const fs::path own = found_.file;
            const fs::path other = beside(item);
            try {
                found_ = ConfigurationReader(other, std::move(found_), depth_ + 1).read();
            } catch (const YAML::BadFile&) {
                found_.file = own;
                fail(item,
                     fmt::format("extends 的文件 {} 不能读取 (cannot be read)", other.string()),
                     "路径相对于配置文件所在的目录 (relative to the configuration's folder)");
            } catch (const YamlError& error) {
                throw ConfigurationError{errorIn(other.string(), 1, error)};
            } catch (const YAML::Exception& error) {
                throw ConfigurationError{errorIn(other.string(), 1, yamlError(error))};
            }
            found_.file = own;
        }
    }

    std::string scalar(const YAML::Node& map, const char* key, bool needed) const {
        const YAML::Node node = map[key];
        if (!node && needed) fail(map, fmt::format("缺少 {} (missing)", key), "");
        if (!node) return {};
        if (!node.IsScalar() || (needed && node.Scalar().empty()))
            fail(node, fmt::format("{} 应是文字 (a text is needed)", key), "");
        return node.Scalar();
    }

    void readPaths(const YAML::Node& node) {
        if (!node.IsSequence()) fail(node, "paths 应是列表 (a list)", "- match: \"2023/*\"");
        for (const YAML::Node& item : node) {
            if (!item.IsMap()) fail(item, "paths 的每一项应是键值表 (a mapping)", "");
            for (const auto& entry : item) choice(entry.first, kPathKeys, kKey);
            PathSetting setting;
            scalar(item, "match", true);
            setting.pattern = canonicalPath(beside(item["match"]));
            if (const YAML::Node profile = item["profile"]) setting.profile = profileOf(profile);
            if (const YAML::Node rules = item["rules"]) readRules(rules, setting.rules);
            found_.paths.push_back(std::move(setting));
        }
    }

    void readWaivers(const YAML::Node& node) {
        if (!node.IsSequence()) fail(node, "waivers 应是列表 (a list)", "- rule: X002");
        for (const YAML::Node& item : node) {
            if (!item.IsMap()) fail(item, "waivers 的每一项应是键值表 (a mapping)", "");
            for (const auto& entry : item) choice(entry.first, kWaiverKeys, kKey);
            Waiver waiver;
            waiver.mark = place(item);
            waiver.rule = scalar(item, "rule", true);
            found_.ruleMarks[waiver.rule] = place(item["rule"]);
            scalar(item, "document", true);
            waiver.pattern = canonicalPath(beside(item["document"]));
            waiver.place = scalar(item, "place", false);
            waiver.reason = scalar(item, "reason", true);
            if (const std::string day = scalar(item, "until", false); !day.empty()) {
                waiver.until = Date::parse(day);
                if (!waiver.until)
                    fail(item["until"], "until 应是 2026-12-31 这样的日期 (a date)", "");
            }
            found_.waivers.push_back(std::move(waiver));
        }
    }

    void readRules(const YAML::Node& node,
                   std::map<std::string, RuleSetting, std::less<>>& settings) {
        if (!node.IsMap()) fail(node, "rules 应是 编号: 级别 (rules is a mapping)", "T003: info");
        for (const auto& entry : node) {
            const auto code = entry.first.as<std::string>();
            RuleSetting& setting = settings[code];
            found_.ruleMarks[code] = place(entry.first);
            if (entry.second.IsScalar()) {
                setting.severity =
                    severityNamed(kSeverities[choice(entry.second, kSeverities, "级别")]);
                continue;
            }
            if (!entry.second.IsMap())
                fail(entry.second, "规则的设置应是级别或键值表 (a severity or a mapping)", "");
            for (const auto& item : entry.second) choice(item.first, kRuleKeys, kKey);
            if (const YAML::Node severity = entry.second["severity"])
                setting.severity =
                    severityNamed(kSeverities[choice(severity, kSeverities, "级别")]);
            if (const YAML::Node coverage = entry.second["coverage"]) {
                double share = -1;
                if (!YAML::convert<double>::decode(coverage, share) ||
                    !(share >= 0 && share <= 1))  // .nan is neither
                    fail(coverage, "coverage 应在 0 与 1 之间 (between 0 and 1)", "");
                setting.coverage = static_cast<int>(std::lround(share * 100));
            }
            if (const YAML::Node options = entry.second["options"]) {
                if (!options.IsMap()) fail(options, "options 应是 名称: 数 (a mapping)", "");
                for (const auto& option : options) {
                    const std::optional<Decimal> value =
                        option.second.IsScalar() ? Decimal::parse(option.second.Scalar())
                                                 : std::nullopt;
                    if (!value) fail(option.second, "选项的值应是数 (a number is needed)", "");
                    setting.options[option.first.as<std::string>()] = *value;
                }
            }
        }
    }

    Configuration found_;
    std::size_t depth_;
};

}  // namespace

std::string canonicalPath(const fs::path& path) {
    std::error_code status;
    const fs::path found = fs::weakly_canonical(fs::absolute(path, status), status);
    return status ? path.string() : found.string();
}

bool matches(const std::string& pattern, const std::string& document) {
    return ::fnmatch(pattern.c_str(), document.c_str(), 0) == 0;
}

fs::path findConfiguration(const fs::path& start) {
    std::error_code status;
    fs::path folder = fs::weakly_canonical(fs::absolute(start, status), status);
    if (status) return {};
    if (!fs::is_directory(folder, status)) folder = folder.parent_path();
    for (;; folder = folder.parent_path()) {
        const fs::path file = folder / "planlint.yaml";
        // As a person at this place would write it, not by its full path.
        if (fs::is_regular_file(file, status)) return fs::proximate(file, status);
        if (folder == folder.parent_path()) return {};
    }
}

Result<Configuration> readConfiguration(const fs::path& file) {
    try {
        return ConfigurationReader(file).read();
    } catch (const ConfigurationError& error) {
        return error.error;
    } catch (const YAML::BadFile&) {
        return Error{file.string() + "：配置文件不能读取 (cannot read the configuration)",
                     "检查文件名和权限 (check its name and permissions)"};
    } catch (const YamlError& error) {
        return errorIn(file.string(), 1, error);
    } catch (const YAML::Exception& error) {
        return errorIn(file.string(), 1, yamlError(error));
    }
}

namespace {

std::optional<Error> checkSettings(const Configuration& configuration,
                                   const std::map<std::string, RuleSetting, std::less<>>& settings,
                                   std::span<const Rule> rules) {
    std::vector<std::string_view> known;
    for (const Rule& rule : rules) known.push_back(rule.meta.code);
    for (const auto& [code, setting] : settings) {
        const std::string& mark = configuration.ruleMarks.at(code);
        const auto rule = std::find_if(rules.begin(), rules.end(),
                                       [&](const Rule& r) { return r.meta.code == code; });
        if (rule == rules.end()) {
            const std::string_view near = nearest(code, known);
            return Error{fmt::format("{}：没有规则 {} (no such rule)", mark, code),
                         near.empty() ? "用 planlint rules 查看全部规则 (planlint rules lists them)"
                                      : fmt::format("是不是 {}？ (did you mean {}?)", near, near)};
        }
        if (setting.coverage && rule->meta.groupedZh.empty())
            return Error{fmt::format("{}：规则 {} 没有合并报告 (it never groups)", mark, code),
                         "去掉 coverage (remove coverage)"};
        std::vector<std::string_view> options;
        for (const RuleOption& option : rule->meta.options.list) options.push_back(option.name);
        for (const auto& [name, value] : setting.options) {
            if (std::find(options.begin(), options.end(), name) != options.end()) continue;
            const std::string_view near = nearest(name, options);
            return Error{fmt::format("{}：规则 {} 没有选项 {} (no such option)", mark, code, name),
                         near.empty()
                             ? fmt::format("用 planlint explain {} 查看 (see explain)", code)
                             : fmt::format("是不是 {}？ (did you mean {}?)", near, near)};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> checkRules(const Configuration& configuration, std::span<const Rule> rules) {
    std::map<std::string, RuleSetting, std::less<>> waived;  // their codes must be known too
    for (const Waiver& waiver : configuration.waivers) waived[waiver.rule];
    if (std::optional<Error> error = checkSettings(configuration, waived, rules)) return error;
    for (const PathSetting& setting : configuration.paths) {
        if (std::optional<Error> error = checkSettings(configuration, setting.rules, rules))
            return error;
    }
    return checkSettings(configuration, configuration.rules, rules);
}

}  // namespace planlint
