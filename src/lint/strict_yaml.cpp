#include "lint/strict_yaml.h"

#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kDeepest = 40;  // lists and mappings within each other

/// Reads the events of a document before any tree is built.
class Inspector : public YAML::EventHandler {
public:
    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1)
            fail(mark, "有第二个 YAML 文档 (a second YAML document)",
                 "删去中间的 --- (remove the --- between them)");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { step(); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        fail(mark, "不能用 * 引用 (aliases are not read)", "把内容写全 (write it out)");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  const std::string& value) override {
        if (!open_.empty() && open_.back().isMap && open_.back().atKey &&
            !open_.back().keys.insert(value).second)
            fail(mark, fmt::format("键“{}”重复 (given twice)", value),
                 "删去其中一个 (remove one of them)");
        step();
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                         YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
        enter(mark, false);
    }
    void OnSequenceEnd() override { leave(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override {
        enter(mark, true);
    }
    void OnMapEnd() override { leave(); }

private:
    struct Level {
        bool isMap = false;
        bool atKey = true;
        std::set<std::string> keys;
    };

    [[noreturn]] static void fail(const YAML::Mark& mark, std::string message, std::string hint) {
        throw YamlError{std::max(mark.line, 0), std::max(mark.column, 0), std::move(message),
                        std::move(hint)};
    }
    void enter(const YAML::Mark& mark, bool isMap) {
        if (open_.size() >= kDeepest)
            fail(mark, fmt::format("嵌套超过 {} 层 (nested too deep)", kDeepest), "");
        open_.push_back({isMap, true, {}});
    }
    void leave() {
        open_.pop_back();
        step();
    }
    void step() {
        if (!open_.empty()) open_.back().atKey = !open_.back().atKey;
    }

    std::vector<Level> open_;
    int documents_ = 0;
};

}  // namespace

std::optional<int> firstLineOfNoText(std::string_view bytes) {
    const std::size_t bad = std::min(utf8::firstMalformed(bytes), bytes.find('\0'));
    if (bad == std::string_view::npos) return std::nullopt;
    return static_cast<int>(
        std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
}

YamlError yamlError(const YAML::Exception& error) {
    return {std::max(error.mark.line, 0), std::max(error.mark.column, 0),
            fmt::format("读不懂 (unreadable)：{}", error.msg), ""};
}

Error errorIn(const std::string& file, int firstLine, const YamlError& error) {
    return {
        fmt::format("{}:{}:{}：{}", file, error.line + firstLine, error.column + 1, error.message),
        error.hint.empty() ? "按 YAML 写 (this is YAML)" : error.hint};
}

YAML::Node loadYaml(const std::string& text) {
    if (const std::optional<int> line = firstLineOfNoText(text))
        throw YamlError{*line, 0, "不是 UTF-8 文本 (no UTF-8 text)",
                        "把文件存为 UTF-8 (save it as UTF-8)"};
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        Inspector inspector;
        while (parser.HandleNextDocument(inspector)) {
        }
        return YAML::Load(text);
    } catch (const YAML::Exception& error) {
        throw yamlError(error);
    }
}

}  // namespace planlint
