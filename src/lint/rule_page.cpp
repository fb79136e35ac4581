#include "lint/rule_page.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include "base/suggest.h"
#include "lint/strict_yaml.h"
#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 24> kKeys = {
    "do",        "tag",   "code",    "name",    "title",  "severity", "coverage", "needs-prior",
    "status",    "check", "message", "grouped", "source", "since",    "judged",   "for",
    "runs-last", "when",  "assert",  "at",      "find",   "note",     "related",  "options"};
constexpr std::array<std::string_view, 3> kNoteKeys = {"when", "zh", "en"};
constexpr std::array<std::string_view, 3> kRelatedKeys = {"at", "zh", "en"};
constexpr std::array<std::string_view, 3> kProfiles = {"outline", "scheme", "report"};
constexpr std::array<std::string_view, 2> kStatuses = {"stable", "preview"};
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "info", "off"};

struct PageError {
    Error error;
};

/// \C of RE2 is a byte: what it finds may be no text.
bool cutsCharacters(std::string_view pattern) {
    for (std::size_t at = pattern.find('\\'); at < pattern.size();
         at = pattern.find('\\', at + 2)) {
        if (pattern.substr(at).starts_with("\\C")) return true;
    }
    return false;
}

class PageReader {
public:
    PageReader(const std::string& path, RulePage& page) : path_(path), page_(page) {}

    void readFrontMatter(const std::string& yaml) {
        yaml_ = yaml;
        const YAML::Node root = loadYaml(yaml);
        if (!root.IsMap()) fail(root, "题头不是键值表 (front matter is no mapping)", "");
        for (const auto& entry : root) requireKnown(entry.first, kKeys, "键");

        RuleMeta& meta = page_.meta;
        meta.code = named(root, "code", "[A-Za-z][A-Za-z0-9]{0,11}", "T001");
        meta.name = named(root, "name", "[a-z][a-z0-9]*(-[a-z0-9]+)*", "task-without-owner");
        meta.titleZh = inLanguage(root, "title", "zh");
        meta.titleEn = inLanguage(root, "title", "en");
        if (root["do"]) {
            meta.doZh = inLanguage(root, "do", "zh");
            meta.doEn = inLanguage(root, "do", "en");
        }
        if (root["tag"]) {
            meta.tagZh = inLanguage(root, "tag", "zh");
            meta.tagEn = inLanguage(root, "tag", "en");
            constexpr std::size_t kLongestTag = 5;  // characters
            if (utf8::countCodePoints(meta.tagZh) > kLongestTag)
                fail(root["tag"], "tag 最多五个字 (five characters at most)", "");
        }
        meta.source = text(root, "source");
        meta.since = text(root, "since");
        readJudged(root["judged"]);
        if (root["grouped"]) {
            meta.groupedZh = inLanguage(root, "grouped", "zh");
            meta.groupedEn = inLanguage(root, "grouped", "en");
        }
        if (root["coverage"]) {
            double share = 0;
            if (!YAML::convert<double>::decode(root["coverage"], share) ||
                !(share > 0 && share <= 1))  // .nan is neither
                fail(root["coverage"], "coverage 应在 0 与 1 之间 (between 0 and 1)", "");
            if (meta.groupedZh.empty())
                fail(root["coverage"], "有 coverage 就要有 grouped (coverage needs grouped)", "");
            meta.coverage = static_cast<int>(std::lround(share * 100));
        }
        meta.runsLast = flag(root, "runs-last");
        meta.needsPrior = flag(root, "needs-prior");
        if (root["status"]) {
            requireKnown(root["status"], kStatuses, "状态");
            meta.isPreview = text(root, "status") == "preview";
        }
        readOptions(root["options"]);
        if (root["check"]) {
            for (const char* key : {"for", "when", "assert", "at", "find", "note", "related"}) {
                if (root[key])
                    fail(root[key], fmt::format("有 check 就不能有 {} (not with check)", key),
                         "条件写在页上，或写成 C++ 检查，只取其一 (either conditions or a check)");
            }
            meta.check = text(root, "check");
            meta.messageZh.text = inLanguage(root, "message", "zh");
            meta.messageEn.text = inLanguage(root, "message", "en");
        } else {
            readConditions(root);
        }
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
        page_.meta.page = page_.storage.texts.emplace_back(body);
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
    /// judged: { findings: 40, true: 31 }
    void readJudged(const YAML::Node& judged) {
        if (!judged) return;
        RuleMeta& meta = page_.meta;
        if (!judged.IsMap() || judged.size() != 2 || !judged["findings"] || !judged["true"] ||
            !YAML::convert<int>::decode(judged["findings"], meta.judged) ||
            !YAML::convert<int>::decode(judged["true"], meta.judgedTrue) || meta.judgedTrue < 0 ||
            meta.judged < 1 || meta.judgedTrue > meta.judged)
            fail(judged, "judged 应写成 { findings: 40, true: 31 } (write it so)", "");
    }

    void readOptions(const YAML::Node& node) {
        if (!node) return;
        if (!node.IsMap()) fail(node, "options 应是 名称: 数 (options is a mapping)", "");
        std::vector<RuleOption>& options = page_.storage.options.emplace_back();
        for (const auto& entry : node) {
            const std::optional<Decimal> value = Decimal::parse(entry.second.as<std::string>());
            if (!value) fail(entry.second, "选项的默认值应是数 (a number is needed)", "");
            options.push_back(
                {page_.storage.texts.emplace_back(entry.first.as<std::string>()), *value});
        }
        page_.meta.options.list = options;
    }

    /// A rule without a native check: which nodes, which of them, what must hold.
    void readConditions(const YAML::Node& root) {
        RuleMeta& meta = page_.meta;
        if (root["find"]) {
            if (root["for"]) fail(root["for"], "有 find 就不要 for (not with find)", "");
            meta.subject = ValueType::Phrase;
            meta.pattern = text(root, "find");
            const re2::RE2 pattern(std::string(meta.pattern), re2::RE2::Quiet);
            if (cutsCharacters(meta.pattern))
                fail(root["find"], "\\C 会切断汉字 (\\C cuts characters apart)", "写 . (use .)");
            if (!pattern.ok())
                fail(root["find"], fmt::format("模式不对 (bad pattern)：{}", pattern.error()),
                     "语法见 RE2 (RE2 syntax)");
        } else {
            if (!root["for"])
                fail(root, "缺少 for (missing)",
                     "写明规则看什么，例如 for: task (what it looks at)");
            const auto word = root["for"].as<std::string>();
            const std::optional<ValueType> subject = subjectNamed(word);
            if (!subject) {
                const std::string_view near = nearest(word, subjectNames());
                fail(root["for"], fmt::format("不认识的对象“{}” (unknown)", word),
                     near.empty()
                         ? fmt::format("可用的有 (known are): {}", fmt::join(subjectNames(), ", "))
                         : fmt::format("是不是 {}？ (did you mean {}?)", near, near));
            }
            meta.subject = *subject;
            if (!root["when"] && !root["assert"])
                fail(root, "缺少 when 或 assert (when or assert is missing)", "");
        }
        ExpressionScope scope;
        scope.subject = meta.subject;
        scope.options = meta.options.list;
        if (root["when"]) {
            meta.when = condition(root["when"], scope, true);
            scope.present = presentWhenTrue(root["when"].as<std::string>());
        }
        if (root["assert"]) meta.assertion = condition(root["assert"], scope, true);
        if (root["at"]) {
            meta.at = condition(root["at"], scope, false);
            const Type type = meta.at.result().type;
            if (!isNode(type.base) && meta.at.result().op != Op::Field)
                fail(root["at"], "at 应指一处文字，例如 task.title (at names a place)", "");
        }
        const YAML::Node message = root["message"];
        inLanguage(root, "message", "zh");
        inLanguage(root, "message", "en");
        meta.messageZh = words(message["zh"], scope);
        meta.messageEn = words(message["en"], scope);
        if (const YAML::Node note = root["note"]) {
            for (const auto& entry : note) requireKnown(entry.first, kNoteKeys, "键");
            ExpressionScope inner = scope;
            if (note["when"]) {
                meta.noteWhen = condition(note["when"], scope, true);
                inner.present.merge(presentWhenTrue(note["when"].as<std::string>()));
            }
            inLanguage(root, "note", "zh");
            inLanguage(root, "note", "en");
            meta.noteZh = words(note["zh"], inner);
            meta.noteEn = words(note["en"], inner);
        }
        if (const YAML::Node related = root["related"]) {
            for (const auto& entry : related) requireKnown(entry.first, kRelatedKeys, "键");
            if (!related["at"]) fail(related, "related 缺少 at (missing)", "");
            meta.relatedAt = condition(related["at"], scope, false);
            inLanguage(root, "related", "zh");
            inLanguage(root, "related", "en");
            meta.relatedZh = words(related["zh"], scope);
            meta.relatedEn = words(related["en"], scope);
        }
    }

    Program condition(const YAML::Node& node, const ExpressionScope& scope, bool isTest) {
        const auto source = node.as<std::string>();
        std::variant<Program, ExpressionError> program =
            compileExpression(source, scope, page_.storage);
        if (const auto* error = std::get_if<ExpressionError>(&program))
            failWithin(node, source, error->offset, error->message, error->hint);
        const Program& compiled = std::get<Program>(program);
        const Type type = compiled.result().type;
        if (isTest && (type.base != ValueType::Bool || type.isList || type.isOptional))
            failWithin(node, source, 0,
                       fmt::format("条件的结果应是真假，不是 {} (a condition is true or false)",
                                   nameOf(type.base)),
                       "");
        return compiled;
    }

    /// A sentence with {placeholders}.
    Template words(const YAML::Node& node, const ExpressionScope& scope) {
        Template result;
        result.text = page_.storage.texts.emplace_back(node.as<std::string>());
        const std::string_view text = result.text;
        std::vector<Program> values;
        for (std::size_t open = text.find('{'); open != std::string_view::npos;
             open = text.find('{', open + 1)) {
            const std::size_t close = text.find('}', open);
            if (close == std::string_view::npos)
                failWithin(node, text, static_cast<std::uint32_t>(open),
                           "{ 没有对应的 } (unclosed placeholder)", "");
            std::variant<Program, ExpressionError> program =
                compileExpression(text.substr(open + 1, close - open - 1), scope, page_.storage);
            if (const auto* error = std::get_if<ExpressionError>(&program))
                failWithin(node, text, static_cast<std::uint32_t>(open + 1) + error->offset,
                           error->message, error->hint);
            values.push_back(std::get<Program>(program));
            open = close;
        }
        result.values = page_.storage.programs.emplace_back(std::move(values));
        return result;
    }

    /// An error at a byte of a scalar's text; columns count characters.
    [[noreturn]] void failWithin(const YAML::Node& node, std::string_view source,
                                 std::uint32_t offset, const std::string& message,
                                 const std::string& hint) const {
        const YAML::Mark mark = node.Mark();
        std::size_t begin = 0;
        for (int n = 0; n < mark.line; ++n) begin = yaml_.find('\n', begin) + 1;
        const std::string_view line = std::string_view(yaml_).substr(begin);
        const auto column = static_cast<std::size_t>(mark.column);
        const char first = column < line.size() ? line[column] : ' ';
        const bool isBlock = first == '|' || first == '>';
        const bool isQuoted = first == '"' || first == '\'';
        const std::size_t within =
            isBlock ? 0 : utf8::countCodePoints(source.substr(0, offset)) + (isQuoted ? 1 : 0);
        throw PageError{
            {fmt::format("{}:{}:{}：{}", path_, mark.line + 2, column + 1 + within, message),
             hint}};
    }

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
        if (node.Scalar().empty()) fail(node, fmt::format("{} 是空的 (empty)", key), "");
        return page_.storage.texts.emplace_back(node.Scalar());
    }

    /// A word that findings and command lines carry.
    std::string_view named(const YAML::Node& root, const char* key, const char* form,
                           std::string_view example) {
        const std::string_view word = text(root, key);
        if (!re2::RE2::FullMatch(re2::StringPiece(word.data(), word.size()), form))
            fail(root[key], fmt::format("{}“{}”写法不对 (not well formed)", key, word),
                 fmt::format("例如 {} (for example)", example));
        return word;
    }

    bool flag(const YAML::Node& root, const char* key) const {
        bool value = false;
        if (root[key] && !YAML::convert<bool>::decode(root[key], value))
            fail(root[key], fmt::format("{} 应是 true 或 false (true or false)", key), "");
        return value;
    }

    std::string_view inLanguage(const YAML::Node& root, const char* key, const char* language) {
        const YAML::Node node = root[key];
        if (!node || !node.IsMap() || !node[language])
            fail(root, fmt::format("缺少 {}.{} (missing)", key, language),
                 "中文和英文都要写 (both languages are needed)");
        return text(node, language);
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
    std::string yaml_;
};

}  // namespace

Result<RulePage> readRulePage(const std::string& path, const std::string& bytes) {
    if (const std::optional<int> line = firstLineOfNoText(bytes))
        return Error{fmt::format("{}:{}：不是 UTF-8 文本 (no UTF-8 text)", path, *line + 1),
                     "把规则页存为 UTF-8 (save the page as UTF-8)"};
    std::string text = bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    re2::RE2::GlobalReplace(&text, "\r\n", "\n");
    if (!text.starts_with("---\n"))
        return Error{path + ":1:1：规则页应以 --- 开头的题头开始 (a rule page begins with ---)",
                     ""};
    const std::size_t close = text.find("\n---\n", 3);
    if (close == std::string::npos)
        return Error{path + ":1:1：题头没有结束的 --- (front matter is not closed)",
                     "在题头后加一行 --- (add a --- line)"};
    const auto bodyLine = static_cast<int>(
        std::count(text.begin(), text.begin() + static_cast<long>(close) + 5, '\n') + 1);
    RulePage page;
    PageReader reader(path, page);
    try {
        reader.readFrontMatter(text.substr(4, close - 3));
        reader.readBody(text.substr(close + 5), bodyLine);
    } catch (const PageError& error) {
        return error.error;
    } catch (const YamlError& error) {
        return errorIn(path, 2, error);
    } catch (const YAML::Exception& error) {
        return errorIn(path, 2, yamlError(error));
    }
    return page;
}

}  // namespace planlint
