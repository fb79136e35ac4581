#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diag/diagnostic.h"
#include "model/value.h"
#include "parse/parse_expression.h"

namespace planlint {

// Conditions of rule pages (grammar/Expression.g4), type-checked and flattened when the page is
// loaded, evaluated once per node. docs/writing-rules.md is the user's view of this file.

enum class Op : std::uint8_t {
    Bool,      // `index` is its value
    Number,    // `number`
    Text,      // `text`
    List,      // of `index` literals, from operand 0 on
    Subject,   // the node the rule is about
    Document,  // the document itself
    Option,    // the `index`-th option of the rule
    Local,     // a macro's variable, slot `index`
    Field,     // the `index`-th field of operand 0
    Has,
    Size,
    Contains,
    StartsWith,
    EndsWith,
    Matches,  // operand 0 against the RE2 pattern `text`
    Year,
    Siblings,
    Stated,
    Wanted,
    Not,
    Negate,
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    Add,
    Subtract,
    If,
    All,  // macros: operand 0 the list, operand 1 the body, `index` the variable's slot
    Exists,
    Filter,
    Map
};

/// One node of a condition; operands stand before it in its program. Views are of static text for
/// built-in rules, of the page's storage for loaded ones.
struct Instruction {
    Op op = Op::Bool;
    Type type;
    std::uint16_t index = 0;
    std::array<std::uint16_t, 3> operands{};
    Decimal number;
    std::string_view text;

    friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// A condition ready to run; the last instruction is its value. Empty: none was written.
class Program {
public:
    constexpr Program() = default;
    constexpr Program(std::span<const Instruction> code) : code_(code) {}  // NOLINT: a plain view

    bool isEmpty() const { return code_.empty(); }
    std::span<const Instruction> code() const { return code_; }
    const Instruction& result() const { return code_.back(); }

    friend bool operator==(const Program& a, const Program& b) {
        return std::equal(a.code_.begin(), a.code_.end(), b.code_.begin(), b.code_.end());
    }

private:
    std::span<const Instruction> code_;
};

/// A sentence with {placeholders}, each of them a condition.
struct Template {
    std::string_view text;            // {…} as written
    std::span<const Program> values;  // of the placeholders, in order

    bool isEmpty() const { return text.empty(); }
    friend bool operator==(const Template& a, const Template& b) {
        return a.text == b.text &&
               std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end());
    }
};

/// An option that planlint.yaml may set, with its default.
struct RuleOption {
    std::string_view name;
    Decimal value;

    friend bool operator==(const RuleOption&, const RuleOption&) = default;
};

/// Options in the order of their page.
struct RuleOptions {
    std::span<const RuleOption> list;

    friend bool operator==(const RuleOptions& a, const RuleOptions& b) {
        return std::equal(a.list.begin(), a.list.end(), b.list.begin(), b.list.end());
    }
};

/// What a condition may name.
struct ExpressionScope {
    ValueType subject = ValueType::Document;
    std::span<const RuleOption> options;
    std::set<std::string> present;  // optional paths known to be there: has(task.deadline)
};

/// Where compiled pages keep their text and code.
struct ExpressionStorage {
    std::deque<std::string> texts;
    std::deque<std::vector<Instruction>> code;
    std::deque<std::vector<Program>> programs;
    std::deque<std::vector<RuleOption>> options;
};

/// Checks the types of a condition and flattens it. Unknown names, wrong types and an optional
/// value used without has() are errors with a place and a did-you-mean.
std::variant<Program, ExpressionError> compileExpression(std::string_view text,
                                                         const ExpressionScope& scope,
                                                         ExpressionStorage& storage);

/// The optional paths that are there whenever the condition holds.
std::set<std::string> presentWhenTrue(std::string_view text);

/// The word a rule page uses for a kind of node, and back; nullopt for an unknown word.
std::string_view nameOf(ValueType type);
std::optional<ValueType> subjectNamed(std::string_view word);
std::span<const std::string_view> subjectNames();

/// Fields of every kind of node, those of src/history included.
std::span<const Field> nodeFields(ValueType type);
/// Where a node stands, in its own document.
Location placeOf(const NodeRef& ref);

/// Steps that a rule may take in one document. A step is one operation, one element of a list or
/// 16 bytes of a text: an own condition of lists within lists ends, however it is written.
class StepBudget {
public:
    explicit StepBudget(std::size_t bytesOfDocument) : left_(kLeast + kPerByte * bytesOfDocument) {}
    void spend(std::size_t steps) { left_ -= std::min(left_, steps); }
    bool isSpent() const { return left_ == 0; }

private:
    static constexpr std::size_t kLeast = 10'000'000;
    static constexpr std::size_t kPerByte = 10;
    std::size_t left_;
};

/// What one evaluation sees.
struct Evaluation {
    const Plan& plan;
    NodeRef subject;
    std::span<const Decimal> options;
    StepBudget& budget;  // once it is spent every value is undecided
};

/// The value of a program: linear in its size and in the lists it walks.
Value evaluate(const Program& program, const Evaluation& on);

/// Where the value of a program stands: a field's own place, else its node's; nullopt when absent.
std::optional<Location> locate(const Program& program, const Evaluation& on);

/// Bytes of a value that a message shows; the rest is an ellipsis.
constexpr std::size_t kLongestShown = 360;

/// The template with its placeholders filled.
std::string fill(const Template& words, const Evaluation& on, bool chinese);

}  // namespace planlint
