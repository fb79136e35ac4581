#include "lint/rule_page.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/suggest.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 14> kKeys = {
    "code",  "name",    "title",   "severity", "coverage", "needs-prior", "status",
    "check", "message", "grouped", "source",   "since",    "for",         "runs-last"};
constexpr std::array<std::string_view, 3> kProfiles = {"outline", "scheme", "report"};
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "info", "off"};

struct PageError {
    Error error;
};

class PageReader {
public:
    PageReader(const std::string& path, RulePage& page) : path_(path), page_(page) {}

    void readFrontMatter(const std::string& yaml) {
        const YAML::Node root = YAML::Load(yaml);
        if (!root.IsMap()) fail(root, "题头不是键值表 (front matter is no mapping)", "");
        for (const auto& entry : root) requireKnown(entry.first, kKeys, "键");

        RuleMeta& meta = page_.meta;
        meta.code = text(root, "code");
        meta.name = text(root, "name");
        meta.titleZh = inLanguage(root, "title", "zh");
        meta.titleEn = inLanguage(root, "title", "en");
        meta.messageZh = inLanguage(root, "message", "zh");
        meta.messageEn = inLanguage(root, "message", "en");
        meta.check = text(root, "check");
        meta.source = text(root, "source");
        meta.since = text(root, "since");
        if (root["grouped"]) {
            meta.groupedZh = inLanguage(root, "grouped", "zh");
            meta.groupedEn = inLanguage(root, "grouped", "en");
        }
        if (root["coverage"]) {
            const double share = root["coverage"].as<double>();
            if (share <= 0 || share > 1)
                fail(root["coverage"], "coverage 应在 0 与 1 之间 (between 0 and 1)", "");
            if (meta.groupedZh.empty())
                fail(root["coverage"], "有 coverage 就要有 grouped (coverage needs grouped)", "");
            meta.coverage = static_cast<int>(std::lround(share * 100));
        }
        if (root["runs-last"]) meta.runsLast = root["runs-last"].as<bool>();
        if (root["needs-prior"]) meta.needsPrior = root["needs-prior"].as<bool>();
        if (root["status"]) meta.isPreview = text(root, "status") == "preview";
        const YAML::Node severity = root["severity"];
        if (!severity || !severity.IsMap()) fail(root, "缺少 severity (missing severity)", "");
        for (const auto& entry : severity) requireKnown(entry.first, kProfiles, "检查方案");
        for (std::size_t i = 0; i < kProfiles.size(); ++i) {
            const YAML::Node value = severity[std::string(kProfiles[i])];
            if (!value) fail(severity, fmt::format("severity 缺少 {} (missing)", kProfiles[i]), "");
            requireKnown(value, kSeverities, "级别");
            const auto name = value.as<std::string>();
            if (name != "off")
                meta.severity[i] = name == "error"     ? Severity::Error
                                   : name == "warning" ? Severity::Warning
                                                       : Severity::Info;
        }
    }

    void readBody(const std::string& body, int firstLine) {
        page_.meta.page = page_.storage.emplace_back(body);
        std::size_t at = 0;
        int line = firstLine;
        while (at < body.size()) {
            std::size_t end = body.find('\n', at);
            if (end == std::string::npos) end = body.size();
            const std::string_view text = std::string_view(body).substr(at, end - at);
            if (text.starts_with("```plan ")) {
                const std::size_t close = body.find("\n```", end);
                if (close == std::string::npos)
                    throw PageError{
                        {fmt::format("{}:{}:1：示例没有结束 (example is not closed)", path_, line),
                         "加上 ``` (add ```)"}};
                addExample(text.substr(8), body.substr(end + 1, close - end), line);
            }
            at = end + 1;
            ++line;
        }
    }

private:
    [[noreturn]] void fail(const YAML::Node& node, const std::string& message,
                           const std::string& hint) const {
        const YAML::Mark mark = node.Mark();
        throw PageError{
            {fmt::format("{}:{}:{}：{}", path_, mark.line + 2, mark.column + 1, message), hint}};
    }

    template <std::size_t N>
    void requireKnown(const YAML::Node& node, const std::array<std::string_view, N>& known,
                      std::string_view what) const {
        const auto word = node.as<std::string>();
        if (std::find(known.begin(), known.end(), word) != known.end()) return;
        const std::string_view near = nearest(word, known);
        fail(node, fmt::format("不认识的{}“{}” (unknown)", what, word),
             near.empty() ? "" : fmt::format("是不是 {}？ (did you mean {}?)", near, near));
    }

    std::string_view text(const YAML::Node& root, const char* key) {
        const YAML::Node node = root[key];
        if (!node || !node.IsScalar()) fail(root, fmt::format("缺少 {} (missing)", key), "");
        return page_.storage.emplace_back(node.as<std::string>());
    }

    std::string_view inLanguage(const YAML::Node& root, const char* key, const char* language) {
        const YAML::Node node = root[key];
        if (!node || !node.IsMap() || !node[language])
            fail(root, fmt::format("缺少 {}.{} (missing)", key, language),
                 "中文和英文都要写 (both languages are needed)");
        return page_.storage.emplace_back(node[language].as<std::string>());
    }

    void addExample(std::string_view kind, const std::string& content, int line) {
        RuleExample example;
        example.line = line;
        if (kind == "bad")
            example.kind = RuleExample::Kind::Bad;
        else if (kind == "good")
            example.kind = RuleExample::Kind::Good;
        else if (kind == "unchecked")
            example.kind = RuleExample::Kind::Unchecked;
        else
            throw PageError{{fmt::format("{}:{}:9：不认识的示例“{}” (unknown kind of example)",
                                         path_, line, kind),
                             "bad、good 或 unchecked"}};
        std::size_t at = 0;
        example.files.push_back({"example.plan", "", {}});
        while (at < content.size()) {
            std::size_t end = content.find('\n', at);
            end = end == std::string::npos ? content.size() : end + 1;
            std::string_view text = std::string_view(content).substr(at, end - at);
            if (text.starts_with("=== ")) {
                if (!example.files.back().text.empty()) example.files.push_back({});
                if (text.ends_with('\n')) text.remove_suffix(1);
                example.files.back().path = text.substr(4);
            } else {
                example.files.back().text += text;
            }
            at = end;
        }
        for (RuleExample::File& file : example.files) takeMarks(file);
        page_.examples.push_back(std::move(example));
    }

    static void takeMarks(RuleExample::File& file) {
        std::string plain;
        std::uint32_t begin = 0;
        for (std::size_t i = 0; i < file.text.size(); ++i) {
            const std::string_view rest = std::string_view(file.text).substr(i);
            if (rest.starts_with("[[")) {
                begin = static_cast<std::uint32_t>(plain.size());
                ++i;
            } else if (rest.starts_with("]]")) {
                file.marks.push_back({begin, static_cast<std::uint32_t>(plain.size())});
                ++i;
            } else {
                plain += file.text[i];
            }
        }
        file.text = std::move(plain);
    }

    const std::string& path_;
    RulePage& page_;
};

}  // namespace

Result<RulePage> readRulePage(const std::string& path, const std::string& text) {
    if (!text.starts_with("---\n"))
        return Error{path + ":1:1：规则页应以 --- 开头的题头开始 (a rule page begins with ---)",
                     ""};
    const std::size_t close = text.find("\n---\n", 3);
    if (close == std::string::npos)
        return Error{path + ":1:1：题头没有结束的 --- (front matter is not closed)",
                     "在题头后加一行 --- (add a --- line)"};
    RulePage page;
    PageReader reader(path, page);
    try {
        reader.readFrontMatter(text.substr(4, close - 3));
        const std::string body = text.substr(close + 5);
        reader.readBody(
            body, static_cast<int>(
                      std::count(text.begin(), text.begin() + static_cast<long>(close) + 5, '\n')) +
                      1);
    } catch (const PageError& error) {
        return error.error;
    } catch (const YAML::Exception& error) {
        return Error{fmt::format("{}:{}:{}：{}", path, error.mark.line + 2, error.mark.column + 1,
                                 error.msg),
                     "题头是 YAML (the front matter is YAML)"};
    }
    return page;
}

}  // namespace planlint
