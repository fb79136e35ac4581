// From the syntax of a condition to a typed program.
#include <re2/re2.h>

#include <fmt/format.h>

#include "base/suggest.h"
#include "lint/expression.h"

namespace planlint {

namespace {

struct Stop {
    ExpressionError error;
};

struct Function {
    std::string_view name;
    Op op;
    std::size_t arguments;
};
constexpr std::array kFunctions = {Function{"has", Op::Has, 1},
                                   Function{"size", Op::Size, 1},
                                   Function{"contains", Op::Contains, 2},
                                   Function{"startsWith", Op::StartsWith, 2},
                                   Function{"endsWith", Op::EndsWith, 2},
                                   Function{"matches", Op::Matches, 2},
                                   Function{"year", Op::Year, 1},
                                   Function{"siblings", Op::Siblings, 1},
                                   Function{"stated", Op::Stated, 1},
                                   Function{"wanted", Op::Wanted, 1},
                                   Function{"if", Op::If, 3}};
constexpr std::array kMacros = {Function{"all", Op::All, 2}, Function{"exists", Op::Exists, 2},
                                Function{"filter", Op::Filter, 2}, Function{"map", Op::Map, 2}};

/// "task.deadline.date" of a chain of fields on a name; "" for anything else.
std::string pathOf(const ExpressionNode& node) {
    if (node.kind == ExpressionKind::Name) return node.text;
    if (node.kind != ExpressionKind::Field) return {};
    const std::string owner = pathOf(node.children[0]);
    return owner.empty() ? owner : owner + "." + node.text;
}

bool isHas(const ExpressionNode& node) {
    return node.kind == ExpressionKind::Call && node.text == "has" && node.children.size() == 1;
}

void collectPresent(const ExpressionNode& node, bool holds, std::set<std::string>& paths) {
    if (holds && isHas(node)) paths.insert(pathOf(node.children[0]));
    if (node.kind == ExpressionKind::Not) collectPresent(node.children[0], !holds, paths);
    if (node.kind == (holds ? ExpressionKind::And : ExpressionKind::Or)) {
        for (const ExpressionNode& part : node.children) collectPresent(part, holds, paths);
    }
}

std::string shown(const Type& type) {
    const std::string name(nameOf(type.base));
    return type.isList ? "list of " + name : name;
}

class Compiler {
public:
    Compiler(const ExpressionScope& scope, ExpressionStorage& storage)
        : scope_(scope), storage_(storage), present_(scope.present) {}

    std::uint16_t compile(const ExpressionNode& node) {
        switch (node.kind) {
            case ExpressionKind::Or:
            case ExpressionKind::And:
                return logical(node);
            case ExpressionKind::Not: {
                const std::uint16_t a = compile(node.children[0]);
                want(node.children[0], a, {ValueType::Bool});
                return emit(Op::Not, {ValueType::Bool}, {a});
            }
            case ExpressionKind::Negate: {
                const std::uint16_t a = compile(node.children[0]);
                want(node.children[0], a, {ValueType::Number});
                return emit(Op::Negate, {ValueType::Number}, {a});
            }
            case ExpressionKind::Add:
            case ExpressionKind::Subtract: {
                const std::uint16_t a = compile(node.children[0]);
                const std::uint16_t b = compile(node.children[1]);
                want(node.children[0], a, {ValueType::Number});
                want(node.children[1], b, {ValueType::Number});
                return emit(node.kind == ExpressionKind::Add ? Op::Add : Op::Subtract,
                            {ValueType::Number}, {a, b});
            }
            case ExpressionKind::Equal:
            case ExpressionKind::NotEqual:
            case ExpressionKind::Less:
            case ExpressionKind::LessEqual:
            case ExpressionKind::Greater:
            case ExpressionKind::GreaterEqual:
                return comparison(node);
            case ExpressionKind::In:
                return membership(node);
            case ExpressionKind::Field:
                return field(node);
            case ExpressionKind::Method:
                return method(node);
            case ExpressionKind::Call:
                return call(node);
            case ExpressionKind::Name:
                return name(node);
            case ExpressionKind::Number: {
                const std::optional<Decimal> number = Decimal::parse(node.text);
                if (!number) fail(node, "数太长 (number too long)", "");
                const std::uint16_t at = emit(Op::Number, {ValueType::Number}, {});
                code_[at].number = *number;
                return at;
            }
            case ExpressionKind::Text: {
                const std::uint16_t at = emit(Op::Text, {ValueType::Text}, {});
                code_[at].text = storage_.texts.emplace_back(node.text);
                return at;
            }
            case ExpressionKind::True:
            case ExpressionKind::False:
                return emit(Op::Bool, {ValueType::Bool}, {},
                            node.kind == ExpressionKind::True ? 1 : 0);
            case ExpressionKind::List:
                return list(node);
        }
        PLANLINT_UNREACHABLE();
    }

    Program finish() { return Program(storage_.code.emplace_back(std::move(code_))); }

private:
    [[noreturn]] static void fail(const ExpressionNode& node, std::string message,
                                  std::string hint) {
        throw Stop{{node.range.begin, std::move(message), std::move(hint)}};
    }

    [[noreturn]] static void failUnknown(const ExpressionNode& node, std::string_view what,
                                         std::string_view word,
                                         const std::vector<std::string_view>& known) {
        const std::string_view near = nearest(word, known);
        std::string all;
        for (const std::string_view each : known) all.append(all.empty() ? "" : ", ").append(each);
        ExpressionNode at = node;
        if (node.kind == ExpressionKind::Field)
            at.range.begin = node.range.end - static_cast<std::uint32_t>(node.text.size());
        fail(at, fmt::format("不认识的{}“{}” (unknown)", what, word),
             near.empty() ? fmt::format("可用的有 (known are): {}", all)
                          : fmt::format("是不是 {}？ (did you mean {}?)", near, near));
    }

    std::uint16_t emit(Op op, Type type, std::initializer_list<std::uint16_t> operands,
                       std::size_t index = 0) {
        Instruction instruction;
        instruction.op = op;
        instruction.type = type;
        instruction.index = static_cast<std::uint16_t>(index);
        std::copy(operands.begin(), operands.end(), instruction.operands.begin());
        code_.push_back(instruction);
        PLANLINT_ASSERT(code_.size() < 0xFFFF);
        return static_cast<std::uint16_t>(code_.size() - 1);
    }

    const Type& typeAt(std::uint16_t at) const { return code_[at].type; }

    /// Demands a type; an optional value must have been asked for with has().
    void want(const ExpressionNode& node, std::uint16_t at, Type type) const {
        needPresent(node, at);
        if (typeAt(at).base == type.base && typeAt(at).isList == type.isList) return;
        fail(node, fmt::format("这里要 {}，不是 {} (wrong type)", shown(type), shown(typeAt(at))),
             "");
    }

    void needPresent(const ExpressionNode& node, std::uint16_t at) const {
        if (!typeAt(at).isOptional) return;
        const std::string path = pathOf(node);
        fail(node, fmt::format("{} 可能没有 (may be absent)", path.empty() ? "这个值" : path),
             fmt::format("先问 has({0}) && … (ask has({0}) first)", path));
    }

    std::uint16_t logical(const ExpressionNode& node) {
        const bool isAnd = node.kind == ExpressionKind::And;
        const std::uint16_t a = compile(node.children[0]);
        want(node.children[0], a, {ValueType::Bool});
        const std::set<std::string> outer = present_;
        collectPresent(node.children[0], isAnd, present_);
        const std::uint16_t b = compile(node.children[1]);
        want(node.children[1], b, {ValueType::Bool});
        present_ = outer;
        return emit(isAnd ? Op::And : Op::Or, {ValueType::Bool}, {a, b});
    }

    /// A closed set compared with a word that is none of its values can never be true.
    void checkValue(const ExpressionNode& field, const ExpressionNode& literal) const {
        if (field.kind != ExpressionKind::Field || literal.kind != ExpressionKind::Text) return;
        const auto known = closedSets_.find(pathOf(field));
        if (known == closedSets_.end()) return;
        if (std::find(known->second.begin(), known->second.end(), literal.text) !=
            known->second.end())
            return;
        failUnknown(literal, "值", literal.text, {known->second.begin(), known->second.end()});
    }

    std::uint16_t comparison(const ExpressionNode& node) {
        const ExpressionNode& left = node.children[0];
        const ExpressionNode& right = node.children[1];
        const std::uint16_t a = compile(left);
        const std::uint16_t b = compile(right);
        needPresent(left, a);
        needPresent(right, b);
        const Type& x = typeAt(a);
        const Type& y = typeAt(b);
        const bool equality =
            node.kind == ExpressionKind::Equal || node.kind == ExpressionKind::NotEqual;
        const auto isNumeric = [](const Type& type) {
            return type.base == ValueType::Number || type.base == ValueType::Interval;
        };
        const bool fits = !x.isList && !y.isList &&
                          (x.base == y.base || (isNumeric(x) && isNumeric(y))) &&
                          (equality ? !isNode(x.base) : isNumeric(x) || x.base == ValueType::Date);
        if (!fits)
            fail(node, fmt::format("{} 与 {} 不能比较 (cannot be compared)", shown(x), shown(y)),
                 "");
        checkValue(left, right);
        checkValue(right, left);
        static constexpr std::array kOps = {Op::Equal,     Op::NotEqual, Op::Less,
                                            Op::LessEqual, Op::Greater,  Op::GreaterEqual};
        const auto index =
            static_cast<std::size_t>(node.kind) - static_cast<std::size_t>(ExpressionKind::Equal);
        return emit(kOps[index], {ValueType::Bool}, {a, b});
    }

    std::uint16_t membership(const ExpressionNode& node) {
        const std::uint16_t a = compile(node.children[0]);
        const std::uint16_t b = compile(node.children[1]);
        needPresent(node.children[0], a);
        if (!typeAt(b).isList || typeAt(a).isList || typeAt(a).base != typeAt(b).base ||
            isNode(typeAt(a).base))
            fail(node,
                 fmt::format("in 左边是 {}，右边是 {} (in needs a value and a list of such)",
                             shown(typeAt(a)), shown(typeAt(b))),
                 "");
        for (const ExpressionNode& item : node.children[1].children)
            checkValue(node.children[0], item);
        return emit(Op::In, {ValueType::Bool}, {a, b});
    }

    std::uint16_t list(const ExpressionNode& node) {
        if (node.children.empty()) fail(node, "列表是空的 (empty list)", "");
        const std::size_t first = code_.size();
        for (const ExpressionNode& item : node.children) {
            if (item.kind != ExpressionKind::Text && item.kind != ExpressionKind::Number)
                fail(item, "列表里只能写文字或数 (only texts or numbers in a list)", "");
            const std::uint16_t at = compile(item);
            if (typeAt(at) != typeAt(static_cast<std::uint16_t>(first)))
                fail(item, "列表里的值要同一种类 (values of one type)", "");
        }
        Type type = typeAt(static_cast<std::uint16_t>(first));
        type.isList = true;
        return emit(Op::List, type, {static_cast<std::uint16_t>(first)}, node.children.size());
    }

    std::uint16_t name(const ExpressionNode& node) {
        for (std::size_t i = locals_.size(); i-- > 0;) {
            if (locals_[i].first == node.text) return emit(Op::Local, locals_[i].second, {}, i);
        }
        if (node.text == "document") return emit(Op::Document, {ValueType::Document}, {});
        if (node.text == nameOf(scope_.subject)) return emit(Op::Subject, {scope_.subject}, {});
        std::vector<std::string_view> known = {"document", nameOf(scope_.subject)};
        if (!scope_.options.empty()) known.emplace_back("options");
        for (const auto& [local, type] : locals_) known.push_back(local);
        failUnknown(node, "名称", node.text, known);
    }

    std::uint16_t field(const ExpressionNode& node) {
        if (node.children[0].kind == ExpressionKind::Name && node.children[0].text == "options")
            return option(node);
        const std::uint16_t owner = compile(node.children[0]);
        const Type type = typeAt(owner);
        needPresent(node.children[0], owner);
        if (type.isList || !isNode(type.base))
            fail(node, fmt::format("{} 没有字段 (has no fields)", shown(type)), "");
        const std::span<const Field> fields = nodeFields(type.base);
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            known.push_back(fields[i].name);
            if (fields[i].name != node.text) continue;
            Type result = fields[i].type;
            const std::string path = pathOf(node);
            if (result.isOptional && present_.contains(path)) result.isOptional = false;
            if (!fields[i].values.empty() && !path.empty())
                closedSets_.insert_or_assign(path, fields[i].values);
            return emit(Op::Field, result, {owner}, i);
        }
        failUnknown(node, fmt::format("字段 {}.", nameOf(type.base)), node.text, known);
    }

    std::uint16_t option(const ExpressionNode& node) {
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < scope_.options.size(); ++i) {
            known.push_back(scope_.options[i].name);
            if (scope_.options[i].name == node.text)
                return emit(Op::Option, {ValueType::Number}, {}, i);
        }
        failUnknown(node, "选项", node.text, known);
    }

    /// list.exists(u, …); the variable is known in the body only.
    std::uint16_t method(const ExpressionNode& node) {
        std::vector<std::string_view> known;
        for (const Function& macro : kMacros) {
            known.push_back(macro.name);
            if (macro.name != node.text) continue;
            if (node.children.size() != 3 || node.children[1].kind != ExpressionKind::Name)
                fail(node,
                     fmt::format("写作 列表.{}(名称, 条件) (list.{}(name, condition))", node.text,
                                 node.text),
                     "");
            const std::uint16_t list = compile(node.children[0]);
            if (!typeAt(list).isList)
                fail(node.children[0], fmt::format("{} 不是列表 (not a list)", shown(typeAt(list))),
                     "");
            const std::size_t slot = locals_.size();
            locals_.emplace_back(node.children[1].text, Type{typeAt(list).base, false, false});
            const std::uint16_t body = compile(node.children[2]);
            locals_.pop_back();
            Type type{ValueType::Bool};
            if (macro.op == Op::Map) {
                needPresent(node.children[2], body);
                type = typeAt(body);
                if (type.isList) fail(node.children[2], "map 的结果不能是列表 (no list here)", "");
                type.isList = true;
            } else {
                want(node.children[2], body, {ValueType::Bool});
                if (macro.op == Op::Filter) type = {typeAt(list).base, true, false};
            }
            return emit(macro.op, type, {list, body}, slot);
        }
        ExpressionNode at = node;
        at.range = node.children[0].range;
        at.range.begin = at.range.end;
        failUnknown(at, "方法", node.text, known);
    }

    std::uint16_t call(const ExpressionNode& node) {
        std::vector<std::string_view> known;
        for (const Function& function : kFunctions) {
            known.push_back(function.name);
            if (function.name != node.text) continue;
            if (node.children.size() != function.arguments)
                fail(node,
                     fmt::format("{} 要 {} 个参数 ({} arguments)", node.text, function.arguments,
                                 function.arguments),
                     "");
            return callOf(function, node);
        }
        failUnknown(node, "函数", node.text, known);
    }

    std::uint16_t callOf(const Function& function, const ExpressionNode& node) {
        const std::vector<ExpressionNode>& arguments = node.children;
        if (function.op == Op::If) return choice(node);
        const std::uint16_t a = compile(arguments[0]);
        switch (function.op) {
            case Op::Has:
                if (!typeAt(a).isOptional && !isKnownPresent(arguments[0]))
                    fail(arguments[0], "这个值总是有的，不必问 has() (it is always there)", "");
                return emit(Op::Has, {ValueType::Bool}, {a});
            case Op::Size:
                needPresent(arguments[0], a);
                if (!typeAt(a).isList && typeAt(a).base != ValueType::Text)
                    fail(arguments[0],
                         fmt::format("size 要列表或文字，不是 {} (list or text)", shown(typeAt(a))),
                         "");
                return emit(Op::Size, {ValueType::Number}, {a});
            case Op::Year:
                needPresent(arguments[0], a);
                if (typeAt(a).base != ValueType::Period) want(arguments[0], a, {ValueType::Date});
                return emit(Op::Year, {ValueType::Number}, {a});
            case Op::Siblings:
                want(arguments[0], a, {ValueType::Task});
                return emit(Op::Siblings, {ValueType::Siblings}, {a});
            case Op::Stated:
            case Op::Wanted:
                want(arguments[0], a, {ValueType::Figure});
                return emit(function.op, {ValueType::Interval}, {a});
            default:
                break;
        }
        want(arguments[0], a, {ValueType::Text});
        const std::uint16_t b = compile(arguments[1]);
        want(arguments[1], b, {ValueType::Text});
        const std::uint16_t at = emit(function.op, {ValueType::Bool}, {a, b});
        if (function.op == Op::Matches) {
            if (arguments[1].kind != ExpressionKind::Text)
                fail(arguments[1], "模式要写成文字 (the pattern must be a literal)", "");
            const re2::RE2 pattern(arguments[1].text, re2::RE2::Quiet);
            if (!pattern.ok())
                fail(arguments[1], fmt::format("模式不对 (bad pattern)：{}", pattern.error()),
                     "语法见 RE2 (RE2 syntax)");
            code_[at].text = code_[b].text;
        }
        return at;
    }

    bool isKnownPresent(const ExpressionNode& node) const {
        return present_.contains(pathOf(node));
    }

    std::uint16_t choice(const ExpressionNode& node) {
        const std::vector<ExpressionNode>& arguments = node.children;
        const std::uint16_t condition = compile(arguments[0]);
        want(arguments[0], condition, {ValueType::Bool});
        const std::set<std::string> outer = present_;
        collectPresent(arguments[0], true, present_);
        const std::uint16_t yes = compile(arguments[1]);
        needPresent(arguments[1], yes);
        present_ = outer;
        collectPresent(arguments[0], false, present_);
        const std::uint16_t no = compile(arguments[2]);
        needPresent(arguments[2], no);
        present_ = outer;
        if (typeAt(yes) != typeAt(no))
            fail(node,
                 fmt::format("if 的两个结果要同一种类：{}、{} (two types)", shown(typeAt(yes)),
                             shown(typeAt(no))),
                 "");
        return emit(Op::If, typeAt(yes), {condition, yes, no});
    }

    const ExpressionScope& scope_;
    ExpressionStorage& storage_;
    std::set<std::string> present_;
    std::vector<Instruction> code_;
    std::vector<std::pair<std::string, Type>> locals_;
    std::map<std::string, std::span<const std::string_view>> closedSets_;
};

}  // namespace

std::variant<Program, ExpressionError> compileExpression(std::string_view text,
                                                         const ExpressionScope& scope,
                                                         ExpressionStorage& storage) {
    std::variant<ExpressionNode, ExpressionError> tree = parseExpression(text);
    if (const auto* error = std::get_if<ExpressionError>(&tree)) return *error;
    try {
        Compiler compiler(scope, storage);
        compiler.compile(std::get<ExpressionNode>(tree));
        return compiler.finish();
    } catch (const Stop& stop) {
        return stop.error;
    }
}

std::set<std::string> presentWhenTrue(std::string_view text) {
    std::set<std::string> paths;
    const std::variant<ExpressionNode, ExpressionError> tree = parseExpression(text);
    if (const auto* node = std::get_if<ExpressionNode>(&tree)) collectPresent(*node, true, paths);
    return paths;
}

}  // namespace planlint
