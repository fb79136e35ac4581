#include <re2/re2.h>

#include <memory>
#include <unordered_map>

#include "history/fields.h"
#include "lint/expression.h"
#include "model/fields.h"
#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 17> kTypeNames = {
    "bool",     "number",  "text",     "date",   "period",   "interval",
    "document", "section", "task",     "figure", "deadline", "deliverable",
    "scope",    "unit",    "siblings", "phrase", "verdict"};
constexpr std::array<std::string_view, 6> kSubjects = {"document", "section", "task",
                                                       "figure",   "phrase",  "verdict"};

/// Patterns are few and rules many: each thread compiles one once.
const re2::RE2& patternOf(std::string_view text) {
    thread_local std::unordered_map<std::string, std::unique_ptr<re2::RE2>> patterns;
    std::unique_ptr<re2::RE2>& pattern = patterns[std::string(text)];
    if (!pattern) pattern = std::make_unique<re2::RE2>(std::string(text), re2::RE2::Quiet);
    return *pattern;
}

Interval intervalOf(const Value& value) {
    if (const auto* interval = value.get<Interval>()) return *interval;
    return Interval::point(*value.get<Decimal>());
}

/// a < b for every choice, for none, or undecided.
Value isLess(const Interval& a, const Interval& b, bool orEqual) {
    if (orEqual) {  // a <= b fails only where b < a always holds
        if (b.endsBefore(a)) return false;
        if (a.high && b.low && *a.high <= *b.low) return true;
        return Undecided{};
    }
    if (a.endsBefore(b)) return true;
    if (b.high && a.low && *b.high <= *a.low) return false;
    return Undecided{};
}

Value isEqual(const Interval& a, const Interval& b) {
    if (a.disjoint(b)) return false;
    const auto isPoint = [](const Interval& i) { return i.low && i.high && *i.low == *i.high; };
    return isPoint(a) && isPoint(b) ? Value(true) : Value(Undecided{});
}

Value negated(const Value& value) {
    if (const auto* flag = value.get<bool>()) return !*flag;
    return Undecided{};
}

class Evaluator {
public:
    Evaluator(const Program& program, const Evaluation& on) : code_(program.code()), on_(on) {}

    Value run() { return value(static_cast<std::uint16_t>(code_.size() - 1)); }

    std::optional<Location> place() {
        const Instruction& last = code_.back();
        if (last.op == Op::Field) {
            const Value owner = value(last.operands[0]);
            const auto* ref = owner.get<NodeRef>();
            if (ref == nullptr) return std::nullopt;
            const Field& field = nodeFields(ref->type)[last.index];
            if (field.range != nullptr) {
                const TextRange range = field.range(*ref->plan, ref->node);
                if (range.isEmpty()) return std::nullopt;
                return Location{ref->plan->source.get(), range};
            }
        }
        const Value node = value(static_cast<std::uint16_t>(code_.size() - 1));
        if (const auto* ref = node.get<NodeRef>()) return placeOf(*ref);
        if (!node.items().empty() && node.items().front().get<NodeRef>() != nullptr)
            return placeOf(*node.items().front().get<NodeRef>());
        return std::nullopt;
    }

private:
    Value value(std::uint16_t at) {
        on_.budget.spend(1);
        if (on_.budget.isSpent()) return Undecided{};
        Value result = compute(code_[at]);
        constexpr std::size_t kBytesOfAStep = 16;
        if (const auto text = result.text())
            on_.budget.spend(text->size() / kBytesOfAStep);
        else
            on_.budget.spend(result.items().size());
        return result;
    }

    Value compute(const Instruction& i) {
        switch (i.op) {
            case Op::Bool:
                return i.index != 0;
            case Op::Number:
                return i.number;
            case Op::Text:
                return i.text;
            case Op::List: {
                Value::List list;
                for (std::uint16_t n = 0; n < i.index; ++n)
                    list.push_back(value(static_cast<std::uint16_t>(i.operands[0] + n)));
                return list;
            }
            case Op::Subject:
                return on_.subject;
            case Op::Document:
                return NodeRef{ValueType::Document, &on_.plan, &on_.plan.info};
            case Op::Option:
                return on_.options[i.index];
            case Op::Local:
                return locals_[i.index];
            case Op::Field: {
                const Value owner = value(i.operands[0]);
                const auto* ref = owner.get<NodeRef>();
                if (ref == nullptr) return owner.isAbsent() ? Value() : Value(Undecided{});
                return nodeFields(ref->type)[i.index].value(*ref->plan, ref->node);
            }
            case Op::Has:
                return !value(i.operands[0]).isAbsent();
            case Op::And:
            case Op::Or: {
                const bool decides = i.op == Op::Or;  // the value that settles it
                const Value a = value(i.operands[0]);
                if (a.get<bool>() != nullptr && *a.get<bool>() == decides) return a;
                const Value b = value(i.operands[1]);
                if (b.get<bool>() != nullptr && *b.get<bool>() == decides) return b;
                return a.get<bool>() == nullptr ? Value(Undecided{}) : b;
            }
            case Op::Not:
                return negated(value(i.operands[0]));
            case Op::If: {
                const Value condition = value(i.operands[0]);
                if (condition.isUndecided()) return Undecided{};
                return value(i.operands[condition.isTrue() ? 1 : 2]);
            }
            case Op::All:
            case Op::Exists:
            case Op::Filter:
            case Op::Map:
                return macro(i);
            default:
                return computed(i);
        }
    }

    Value computed(const Instruction& i) {
        const Value a = value(i.operands[0]);
        if (a.isUndecided() || a.isAbsent()) return Undecided{};
        switch (i.op) {
            case Op::Size:
                return i.type.base == ValueType::Number && a.text() ? Value(characters(*a.text()))
                                                                    : Value(a.items().size());
            case Op::Year:
                return a.get<Date>() != nullptr ? static_cast<int>(a.get<Date>()->year)
                                                : static_cast<int>(a.get<Period>()->year);
            case Op::Siblings: {
                const auto* task = static_cast<const Task*>(a.get<NodeRef>()->node);
                const Plan* plan = a.get<NodeRef>()->plan;
                return NodeRef{ValueType::Siblings, plan, &plan->siblings[task->siblings]};
            }
            case Op::Stated:
            case Op::Wanted: {
                const auto& figure = *static_cast<const Figure*>(a.get<NodeRef>()->node);
                const std::optional<Interval> interval =
                    i.op == Op::Stated ? statementOf(figure) : attainmentOf(figure);
                return interval ? Value(*interval) : Value(Undecided{});
            }
            case Op::Matches:
                return re2::RE2::PartialMatch(re2::StringPiece(a.text()->data(), a.text()->size()),
                                              patternOf(i.text));
            case Op::Negate: {
                const Decimal& number = *a.get<Decimal>();
                return Decimal(-number.coefficient(), number.exponent());
            }
            default:
                break;
        }
        const Value b = value(i.operands[1]);
        if (b.isUndecided() || b.isAbsent()) return Undecided{};
        switch (i.op) {
            case Op::Contains:
                return contains(*a.text(), *b.text());
            case Op::StartsWith:
                return a.text()->starts_with(*b.text());
            case Op::EndsWith:
                return a.text()->ends_with(*b.text());
            case Op::In:
                return std::any_of(b.items().begin(), b.items().end(),
                                   [&](const Value& item) { return same(a, item).isTrue(); });
            case Op::Equal:
                return same(a, b);
            case Op::NotEqual:
                return negated(same(a, b));
            case Op::Less:
                return less(a, b, false);
            case Op::LessEqual:
                return less(a, b, true);
            case Op::Greater:
                return less(b, a, false);
            case Op::GreaterEqual:
                return less(b, a, true);
            case Op::Add:
            case Op::Subtract: {
                const std::optional<Decimal> sum = i.op == Op::Add
                                                       ? a.get<Decimal>()->plus(*b.get<Decimal>())
                                                       : a.get<Decimal>()->minus(*b.get<Decimal>());
                return sum ? Value(*sum) : Value(Undecided{});
            }
            default:
                PLANLINT_UNREACHABLE();
        }
    }

    static Value same(const Value& a, const Value& b) {
        if (a.text()) return *a.text() == *b.text();
        if (a.get<bool>() != nullptr) return *a.get<bool>() == *b.get<bool>();
        if (a.get<Date>() != nullptr) return *a.get<Date>() == *b.get<Date>();
        if (a.get<Period>() != nullptr) return *a.get<Period>() == *b.get<Period>();
        return isEqual(intervalOf(a), intervalOf(b));
    }

    static Value less(const Value& a, const Value& b, bool orEqual) {
        if (a.get<Date>() != nullptr)
            return orEqual ? *a.get<Date>() <= *b.get<Date>() : *a.get<Date>() < *b.get<Date>();
        return isLess(intervalOf(a), intervalOf(b), orEqual);
    }

    Value macro(const Instruction& i) {
        const Value list = value(i.operands[0]);
        if (list.isUndecided()) return Undecided{};
        if (locals_.size() <= i.index) locals_.resize(i.index + 1U);
        Value::List results;
        bool undecided = false;
        for (const Value& item : list.items()) {
            locals_[i.index] = item;
            const Value body = value(i.operands[1]);
            undecided = undecided || body.isUndecided();
            if (i.op == Op::Exists && body.isTrue()) return true;
            if (i.op == Op::All && body.isFalse()) return false;
            if (i.op == Op::Filter && body.isTrue()) results.push_back(item);
            if (i.op == Op::Map) results.push_back(body);
        }
        if (undecided) return Undecided{};
        if (i.op == Op::Exists) return false;
        if (i.op == Op::All) return true;
        return results;
    }

    std::span<const Instruction> code_;
    const Evaluation& on_;
    std::vector<Value> locals_;
};

}  // namespace

std::string_view nameOf(ValueType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<ValueType> subjectNamed(std::string_view word) {
    if (std::find(kSubjects.begin(), kSubjects.end(), word) == kSubjects.end()) return std::nullopt;
    const auto at = std::find(kTypeNames.begin(), kTypeNames.end(), word);
    return static_cast<ValueType>(at - kTypeNames.begin());
}

std::span<const std::string_view> subjectNames() { return kSubjects; }

std::span<const Field> nodeFields(ValueType type) {
    const std::span<const Field> fields = historyFields(type);
    return fields.empty() ? fieldsOf(type) : fields;
}

Location placeOf(const NodeRef& ref) {
    if (ref.type == ValueType::Verdict) return historyPlace(ref);
    return {ref.plan->source.get(), rangeOf(ref)};
}

Value evaluate(const Program& program, const Evaluation& on) {
    return Evaluator(program, on).run();
}

std::optional<Location> locate(const Program& program, const Evaluation& on) {
    return Evaluator(program, on).place();
}

std::string fill(const Template& words, const Evaluation& on, bool chinese) {
    std::string out;
    std::string_view text = words.text;
    for (const Program& program : words.values) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open);
        PLANLINT_ASSERT(open != std::string_view::npos && close != std::string_view::npos);
        out += text.substr(0, open);
        out += utf8::shortened(evaluate(program, on).shown(chinese), kLongestShown);
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

}  // namespace planlint
