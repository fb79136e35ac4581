#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/interval.h"
#include "base/json_stream.h"
#include "model/date.h"
#include "text/range.h"

namespace planlint {

struct Plan;

/// What a value of the fact table can be. From Document on: nodes, whose fields fieldsOf() lists.
enum class ValueType : std::uint8_t {
    Bool,
    Number,
    Text,
    Date,
    Period,
    Interval,
    Document,
    Section,
    Task,
    Figure,
    Deadline,
    Deliverable,
    Scope,
    Unit,
    Siblings,
    Phrase,
    Verdict
};
constexpr bool isNode(ValueType type) { return type >= ValueType::Document; }

/// The type of a field or of a part of a condition.
struct Type {
    ValueType base = ValueType::Bool;
    bool isList = false;
    bool isOptional = false;  // may be absent: has() must be asked first

    friend bool operator==(const Type&, const Type&) = default;
};

/// A node of some plan's model; the plan outlives it.
struct NodeRef {
    ValueType type = ValueType::Document;
    const Plan* plan = nullptr;
    const void* node = nullptr;

    friend bool operator==(const NodeRef&, const NodeRef&) = default;
};

/// The text does not say it.
struct Absent {
    friend bool operator==(Absent, Absent) = default;
};
/// It cannot be decided from what is known (3-figures): reported as 未检查, never as passed.
struct Undecided {
    friend bool operator==(Undecided, Undecided) = default;
};

/// One value. Views point into the plan or into static text.
class Value {
public:
    using List = std::vector<Value>;

    Value() = default;
    Value(Undecided) : content_(Undecided{}) {}                                           // NOLINT
    Value(bool value) : content_(value) {}                                                // NOLINT
    Value(const Decimal& value) : content_(value) {}                                      // NOLINT
    Value(int value) : content_(Decimal(value, 0)) {}                                     // NOLINT
    Value(std::size_t value) : content_(Decimal(static_cast<std::int64_t>(value), 0)) {}  // NOLINT
    Value(std::uint32_t value) : content_(Decimal(value, 0)) {}                           // NOLINT
    Value(std::string_view value) : content_(value) {}                                    // NOLINT
    Value(const char*) = delete;
    Value(std::string value)
        : content_(std::make_shared<const std::string>(std::move(value))) {}         // NOLINT
    Value(const Date& value) : content_(value) {}                                    // NOLINT
    Value(const Period& value) : content_(value) {}                                  // NOLINT
    Value(const Interval& value) : content_(value) {}                                // NOLINT
    Value(const NodeRef& value) : content_(value) {}                                 // NOLINT
    Value(List value) : content_(std::make_shared<const List>(std::move(value))) {}  // NOLINT

    template <class Kind>
    const Kind* get() const {
        return std::get_if<Kind>(&content_);
    }
    bool isAbsent() const { return get<Absent>() != nullptr; }
    bool isUndecided() const { return get<Undecided>() != nullptr; }
    bool isTrue() const { return get<bool>() != nullptr && *get<bool>(); }
    bool isFalse() const { return get<bool>() != nullptr && !*get<bool>(); }
    /// nullptr when it is no text.
    std::optional<std::string_view> text() const;
    /// The items of a list; empty when it is none.
    const List& items() const;

    /// As it is written in a message: 12.5, 2023-06-30, 市教育局、市财政局.
    std::string shown(bool chinese = true) const;

private:
    std::variant<Absent, Undecided, bool, Decimal, std::string_view,
                 std::shared_ptr<const std::string>, Date, Period, Interval, NodeRef,
                 std::shared_ptr<const List>>
        content_;
};

/// A field of a node: one name, one Chinese word, one type, one way to its value.
struct Field {
    std::string_view name;
    std::string_view chinese;
    Type type;
    Value (*value)(const Plan& plan, const void* node);
    TextRange (*range)(const Plan& plan, const void* node) = nullptr;  // where it stands, if told
    std::span<const std::string_view> values = {};  // of a closed set: all it can be
};

/// As the facts JSON has it: nodes of the document's lists by their index, others as objects.
Json jsonOf(const Value& value);

}  // namespace planlint
