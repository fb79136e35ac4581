// Conditions of rule pages, read with ANTLR's own lexer and parser: they are short and read once.
#include <antlr4-runtime.h>

#include <optional>

#include <fmt/format.h>

#include "ExpressionLexer.h"
#include "ExpressionParser.h"
#include "base/assert.h"
#include "parse/parse_expression.h"

namespace planlint {

namespace {

using Parser = expression::ExpressionParser;
using Tree = antlr4::tree::ParseTree;

constexpr std::size_t kLongest = 4'000;  // bytes
constexpr std::string_view kJoints = "+-.&|=<>";
constexpr std::size_t kMostJoints = 300;  // twice a &&
constexpr std::size_t kDeepest = 40;      // brackets and signs before a term

/// ANTLR counts code points; everything here counts bytes.
class Offsets {
public:
    explicit Offsets(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
                starts_.push_back(static_cast<std::uint32_t>(i));
        }
        starts_.push_back(static_cast<std::uint32_t>(text.size()));
    }
    std::uint32_t operator[](std::size_t codePoint) const {
        return starts_[std::min(codePoint, starts_.size() - 1)];
    }

private:
    std::vector<std::uint32_t> starts_;
};

class FirstError final : public antlr4::BaseErrorListener {
public:
    void syntaxError(antlr4::Recognizer*, antlr4::Token* token, std::size_t, std::size_t column,
                     const std::string&, std::exception_ptr) override {
        if (at) return;
        at = token != nullptr ? token->getStartIndex() : column;
        if (token != nullptr && token->getType() != antlr4::Token::EOF) word = token->getText();
    }
    std::optional<std::size_t> at;
    std::string word;
};

class TreeReader {
public:
    explicit TreeReader(const Offsets& offsets) : offsets_(offsets) {}

    ExpressionNode read(Tree* tree) const {
        auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(tree);
        PLANLINT_ASSERT(rule != nullptr);
        switch (rule->getRuleIndex()) {
            case Parser::RuleCondition:
                return read(rule->children[0]);
            case Parser::RuleDisjunction:
            case Parser::RuleConjunction:
            case Parser::RuleRelation:
            case Parser::RuleSum:
                return readChain(*rule);
            case Parser::RuleUnary:
                return readUnary(*rule);
            case Parser::RuleMember:
                return readMember(*rule);
            case Parser::RulePrimary:
                return readPrimary(*rule);
            default:
                PLANLINT_UNREACHABLE();
        }
    }

private:
    static antlr4::Token* token(Tree* tree) {
        auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(tree);
        return leaf == nullptr ? nullptr : leaf->getSymbol();
    }

    TextRange rangeOf(const antlr4::ParserRuleContext& rule) const {
        return {offsets_[rule.start->getStartIndex()], offsets_[rule.stop->getStopIndex() + 1]};
    }

    static ExpressionKind operatorOf(std::size_t type) {
        switch (type) {
            case Parser::OR:
                return ExpressionKind::Or;
            case Parser::AND:
                return ExpressionKind::And;
            case Parser::EQ:
                return ExpressionKind::Equal;
            case Parser::NE:
                return ExpressionKind::NotEqual;
            case Parser::LT:
                return ExpressionKind::Less;
            case Parser::LE:
                return ExpressionKind::LessEqual;
            case Parser::GT:
                return ExpressionKind::Greater;
            case Parser::GE:
                return ExpressionKind::GreaterEqual;
            case Parser::IN:
                return ExpressionKind::In;
            case Parser::PLUS:
                return ExpressionKind::Add;
            case Parser::MINUS:
                return ExpressionKind::Subtract;
            default:
                PLANLINT_UNREACHABLE();
        }
    }

    ExpressionNode readChain(const antlr4::ParserRuleContext& rule) const {
        ExpressionNode left = read(rule.children[0]);
        for (std::size_t i = 1; i + 1 < rule.children.size(); i += 2) {
            ExpressionNode both;
            both.kind = operatorOf(token(rule.children[i])->getType());
            ExpressionNode right = read(rule.children[i + 1]);
            both.range = {left.range.begin, right.range.end};
            both.children.push_back(std::move(left));
            both.children.push_back(std::move(right));
            left = std::move(both);
        }
        return left;
    }

    ExpressionNode readUnary(const antlr4::ParserRuleContext& rule) const {
        ExpressionNode node = read(rule.children.back());
        for (std::size_t i = rule.children.size() - 1; i-- > 0;) {
            ExpressionNode outer;
            const antlr4::Token* sign = token(rule.children[i]);
            outer.kind =
                sign->getType() == Parser::NOT ? ExpressionKind::Not : ExpressionKind::Negate;
            outer.range = {offsets_[sign->getStartIndex()], node.range.end};
            outer.children.push_back(std::move(node));
            node = std::move(outer);
        }
        return node;
    }

    ExpressionNode readMember(const antlr4::ParserRuleContext& rule) const {
        ExpressionNode node = read(rule.children[0]);
        for (std::size_t i = 1; i < rule.children.size(); ++i) {
            if (token(rule.children[i]) != nullptr &&
                token(rule.children[i])->getType() == Parser::DOT)
                continue;
            ExpressionNode outer;
            if (antlr4::Token* name = token(rule.children[i])) {
                outer.kind = ExpressionKind::Field;
                outer.text = name->getText();
                outer.range = {node.range.begin, offsets_[name->getStopIndex() + 1]};
                outer.children.push_back(std::move(node));
                node = std::move(outer);
            } else {
                node.kind = ExpressionKind::Method;
                addArguments(*dynamic_cast<antlr4::ParserRuleContext*>(rule.children[i]), node);
            }
        }
        return node;
    }

    void addArguments(const antlr4::ParserRuleContext& call, ExpressionNode& node) const {
        for (Tree* child : call.children) {
            if (token(child) == nullptr) node.children.push_back(read(child));
        }
        node.range.end = rangeOf(call).end;
    }

    ExpressionNode readPrimary(const antlr4::ParserRuleContext& rule) const {
        ExpressionNode node;
        node.range = rangeOf(rule);
        const antlr4::Token* first = token(rule.children[0]);
        switch (first->getType()) {
            case Parser::NUMBER:
                node.kind = ExpressionKind::Number;
                node.text = first->getText();
                return node;
            case Parser::TEXT:
                node.kind = ExpressionKind::Text;
                node.text = unescaped(first->getText());
                return node;
            case Parser::TRUE:
                node.kind = ExpressionKind::True;
                return node;
            case Parser::FALSE:
                node.kind = ExpressionKind::False;
                return node;
            case Parser::LPAREN:
                return read(rule.children[1]);
            case Parser::LBRACK:
                node.kind = ExpressionKind::List;
                for (Tree* child : rule.children) {
                    if (token(child) == nullptr) node.children.push_back(read(child));
                }
                return node;
            default:
                node.kind = ExpressionKind::Name;
                node.text = first->getText();
                if (rule.children.size() > 1) {
                    node.kind = ExpressionKind::Call;
                    addArguments(*dynamic_cast<antlr4::ParserRuleContext*>(rule.children[1]), node);
                }
                return node;
        }
    }

    /// Without the quotes; \n and \t as such, any other escaped character stands for itself, but
    /// for letters and digits, which keep their backslash: patterns need \d.
    static std::string unescaped(std::string_view quoted) {
        std::string out;
        for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
            if (quoted[i] != '\\') {
                out += quoted[i];
                continue;
            }
            const char next = quoted[++i];
            if (next == 'n')
                out += '\n';
            else if (next == 't')
                out += '\t';
            else if (next == '"' || next == '\'')
                out += next;
            else
                out.append({'\\', next});
        }
        return out;
    }

    const Offsets& offsets_;
};

/// Too long or too deep for a condition: refused before ANTLR recurses into it.
std::optional<ExpressionError> tooMuch(std::string_view text) {
    if (text.size() > kLongest)
        return ExpressionError{
            0, fmt::format("条件超过 {} 字节 (longer than {} bytes)", kLongest, kLongest),
            "拆成几条规则 (split it into several rules)"};
    std::size_t depth = 0;
    std::size_t signs = 0;
    std::size_t joints = 0;  // each may stand below the one before
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == '\\')
                ++i;
            else if (c == quote)
                quote = 0;
            continue;
        }
        if (c == '"' || c == '\'') quote = c;
        if (kJoints.find(c) != std::string_view::npos && ++joints > kMostJoints)
            return ExpressionError{
                static_cast<std::uint32_t>(i),
                fmt::format("运算超过 {} 个 (more than {} operators)", kMostJoints, kMostJoints),
                "拆成几条规则 (split it into several rules)"};
        if (c == '(' || c == '[')
            ++depth;
        else if ((c == ')' || c == ']') && depth > 0)
            --depth;
        signs = c == '!' || c == '-' ? signs + 1 : c == ' ' ? signs : 0;
        if (depth > kDeepest || signs > kDeepest)
            return ExpressionError{static_cast<std::uint32_t>(i),
                                   fmt::format("嵌套超过 {} 层 (nested too deep)", kDeepest),
                                   "拆成几条规则 (split it into several rules)"};
    }
    return std::nullopt;
}

}  // namespace

std::variant<ExpressionNode, ExpressionError> parseExpression(std::string_view text) {
    if (std::optional<ExpressionError> error = tooMuch(text)) return *error;
    try {  // the wall around ANTLR
        antlr4::ANTLRInputStream input{std::string(text)};
        expression::ExpressionLexer lexer(&input);
        antlr4::CommonTokenStream tokens(&lexer);
        Parser parser(&tokens);
        FirstError first;
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(&first);
        parser.addErrorListener(&first);
        Tree* tree = parser.condition();
        const Offsets offsets(text);
        if (first.at) {
            if (first.word.empty())
                return ExpressionError{static_cast<std::uint32_t>(text.size()),
                                       "条件没有写完 (the condition ends too soon)", ""};
            const bool single = first.word == "=" || first.word == "&" || first.word == "|";
            return ExpressionError{
                offsets[*first.at], fmt::format("条件读不懂“{}” (unexpected here)", first.word),
                single ? fmt::format("是不是 {0}{0}？ (did you mean {0}{0}?)", first.word) : ""};
        }
        return TreeReader(offsets).read(tree);
    } catch (const InternalError&) {
        throw;
    } catch (const std::exception& error) {  // invalid UTF-8, say
        return ExpressionError{
            0, fmt::format("条件读不懂 (unreadable condition)：{}", error.what()), ""};
    }
}

}  // namespace planlint
