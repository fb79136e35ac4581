// Build-time tool: rule pages → the table of built-in rules, already parsed, so that start-up pays
// nothing for them. usage: rule_catalogue OUT.cpp PAGE.md…
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "lint/rule_page.h"

namespace {

std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '\n':
                out += "\\n\"\n\"";
                break;
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            default:
                out += c;
        }
    }
    return out + "\"";
}

/// Writes what a page compiled to as constant arrays, and names them.
class CodeWriter {
public:
    explicit CodeWriter(std::ostream& out) : out_(out) {}

    std::string program(const planlint::Program& program) {
        if (program.isEmpty()) return "{}";
        const std::string name = "kCode" + std::to_string(count_++);
        out_ << "const Instruction " << name << "[] = {";
        for (const planlint::Instruction& i : program.code()) {
            out_ << "\n {static_cast<Op>(" << static_cast<int>(i.op)
                 << "), {static_cast<ValueType>(" << static_cast<int>(i.type.base) << "), "
                 << i.type.isList << ", " << i.type.isOptional << "}, " << i.index << ", {"
                 << i.operands[0] << ", " << i.operands[1] << ", " << i.operands[2] << "}, Decimal("
                 << i.number.coefficient() << ", " << i.number.exponent() << "), "
                 << literal(i.text) << "},";
        }
        out_ << "};\n";
        return "Program(" + name + ")";
    }

    std::string words(const planlint::Template& words) {
        if (words.values.empty()) return "{" + literal(words.text) + ", {}}";
        std::string list;
        for (const planlint::Program& value : words.values) list += program(value) + ", ";
        const std::string name = "kWords" + std::to_string(count_++);
        out_ << "const Program " << name << "[] = {" << list << "};\n";
        return "{" + literal(words.text) + ", " + name + "}";
    }

    std::string options(const planlint::RuleOptions& options) {
        if (options.list.empty()) return "{}";
        const std::string name = "kOptions" + std::to_string(count_++);
        out_ << "const RuleOption " << name << "[] = {";
        for (const planlint::RuleOption& option : options.list)
            out_ << "{" << literal(option.name) << ", Decimal(" << option.value.coefficient()
                 << ", " << option.value.exponent() << ")}, ";
        out_ << "};\n";
        return "{" + name + "}";
    }

private:
    std::ostream& out_;
    int count_ = 0;
};

std::string severity(const std::optional<planlint::Severity>& value) {
    if (!value) return "std::nullopt";
    switch (*value) {
        case planlint::Severity::Info:
            return "Severity::Info";
        case planlint::Severity::Warning:
            return "Severity::Warning";
        case planlint::Severity::Error:
            return "Severity::Error";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<planlint::RulePage> pages;
    for (int i = 2; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)),
                               std::istreambuf_iterator<char>());
        planlint::Result<planlint::RulePage> page = planlint::readRulePage(argv[i], text);
        if (!page) {
            std::fprintf(stderr, "%s\n%s\n", page.error().message.c_str(),
                         page.error().hint.c_str());
            return 1;
        }
        pages.push_back(std::move(*page));
    }
    std::sort(pages.begin(), pages.end(),
              [](const auto& a, const auto& b) { return a.meta.code < b.meta.code; });
    for (std::size_t i = 1; i < pages.size(); ++i) {
        if (pages[i].meta.code == pages[i - 1].meta.code) {
            std::fprintf(stderr, "rule_catalogue: two pages have code %s\n",
                         std::string(pages[i].meta.code).c_str());
            return 1;
        }
    }
    std::ofstream out(argv[1]);
    out << "// Generated from the rule pages by src/lint/generate/rule_catalogue.cpp.\n#include "
           "\"lint/rule.h\"\n\nnamespace planlint {\n\n";
    for (const auto& page : pages) {
        if (!page.meta.check.empty())
            out << "void " << page.meta.check
                << "(const RuleContext& context, Reporter& report);\n";
    }
    out << "\nnamespace {\n";
    CodeWriter code(out);
    std::vector<std::string> conditions;
    for (const auto& page : pages) {
        const planlint::RuleMeta& m = page.meta;
        conditions.push_back(
            " .subject = static_cast<ValueType>(" + std::to_string(static_cast<int>(m.subject)) +
            "), .pattern = " + literal(m.pattern) + ", .when = " + code.program(m.when) +
            ", .assertion = " + code.program(m.assertion) + ", .at = " + code.program(m.at) +
            ",\n .messageZh = " + code.words(m.messageZh) + ", .messageEn = " +
            code.words(m.messageEn) + ",\n .noteWhen = " + code.program(m.noteWhen) +
            ", .noteZh = " + code.words(m.noteZh) + ", .noteEn = " + code.words(m.noteEn) +
            ",\n .relatedAt = " + code.program(m.relatedAt) + ", .relatedZh = " +
            code.words(m.relatedZh) + ", .relatedEn = " + code.words(m.relatedEn) +
            ", .options = " + code.options(m.options));
    }
    std::size_t n = 0;
    out << "const Rule kRules[] = {\n";
    for (const auto& page : pages) {
        const planlint::RuleMeta& m = page.meta;
        out << "{{.code = " << literal(m.code) << ", .name = " << literal(m.name)
            << ", .titleZh = " << literal(m.titleZh) << ", .titleEn = " << literal(m.titleEn)
            << ", .doZh = " << literal(m.doZh) << ", .doEn = " << literal(m.doEn)
            << ", .tagZh = " << literal(m.tagZh) << ", .tagEn = " << literal(m.tagEn)
            << ",\n .severity = {" << severity(m.severity[0]) << ", " << severity(m.severity[1])
            << ", " << severity(m.severity[2]) << "}, .coverage = " << m.coverage
            << ", .needsPrior = " << (m.needsPrior ? "true" : "false")
            << ", .isPreview = " << (m.isPreview ? "true" : "false")
            << ", .runsLast = " << (m.runsLast ? "true" : "false")
            << ", .check = " << literal(m.check) << ",\n"
            << conditions[n++] << ",\n .groupedZh = " << literal(m.groupedZh)
            << ", .groupedEn = " << literal(m.groupedEn) << ",\n .source = " << literal(m.source)
            << ", .since = " << literal(m.since) << ", .judged = " << m.judged
            << ", .judgedTrue = " << m.judgedTrue << ",\n .page = " << literal(m.page) << "},\n "
            << (m.check.empty() ? "nullptr" : std::string(m.check)) << "},\n";
    }
    out << "};\n}  // namespace\n\nstd::span<const Rule> builtInRules() { return kRules; }\n\n}  "
           "// namespace planlint\n";
    return out.good() ? 0 : 1;
}
