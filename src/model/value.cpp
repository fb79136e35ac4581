#include "model/value.h"

#include "model/fields.h"
#include "text/source_file.h"

namespace planlint {

std::optional<std::string_view> Value::text() const {
    if (const auto* view = get<std::string_view>()) return *view;
    if (const auto* owned = get<std::shared_ptr<const std::string>>()) return **owned;
    return std::nullopt;
}

const Value::List& Value::items() const {
    static const List kNone;
    const auto* list = get<std::shared_ptr<const List>>();
    return list == nullptr ? kNone : **list;
}

std::string Value::shown(bool chinese) const {
    if (const std::optional<std::string_view> words = text()) return std::string(*words);
    if (const auto* flag = get<bool>())
        return *flag ? (chinese ? "是" : "yes") : chinese ? "否" : "no";
    if (const auto* number = get<Decimal>()) return number->toString();
    if (const auto* date = get<Date>()) return date->toString();
    if (const auto* period = get<Period>()) return period->shown(chinese);
    if (const auto* interval = get<Interval>()) return interval->toString();
    if (const auto* ref = get<NodeRef>())
        return std::string(ref->plan->source->original(rangeOf(*ref)));
    if (get<std::shared_ptr<const List>>() != nullptr) {
        std::string out;
        for (const Value& item : items())
            out.append(out.empty() ? "" : chinese ? "、" : ", ").append(item.shown(chinese));
        return out;
    }
    return chinese ? "未写明" : "not stated";
}

Json jsonOf(const Value& value) {
    if (const std::optional<std::string_view> words = value.text()) return *words;
    if (const auto* flag = value.get<bool>()) return *flag;
    if (const auto* number = value.get<Decimal>()) return number->coefficient();
    if (const auto* date = value.get<Date>()) return date->toString();
    if (const auto* period = value.get<Period>()) return period->toString();
    if (const auto* interval = value.get<Interval>()) return interval->toString();
    if (const auto* ref = value.get<NodeRef>()) {
        if (ref->type == ValueType::Task)
            return static_cast<const Task*>(ref->node) - ref->plan->tasks.data();
        if (ref->type == ValueType::Figure)
            return static_cast<const Figure*>(ref->node) - ref->plan->figures.data();
        if (ref->type == ValueType::Section)
            return static_cast<const Section*>(ref->node) - ref->plan->sections.data();
        if (ref->type == ValueType::Unit) return static_cast<const UnitName*>(ref->node)->name;
        Json object = Json::object();
        for (const Field& field : fieldsOf(ref->type)) {  // what is not said is left out
            const Value part = field.value(*ref->plan, ref->node);
            if (!part.isAbsent() && !part.isFalse()) object[std::string(field.name)] = jsonOf(part);
        }
        return object;
    }
    if (value.get<std::shared_ptr<const Value::List>>() != nullptr) {
        Json list = Json::array();
        for (const Value& item : value.items()) list.push_back(jsonOf(item));
        return list;
    }
    return nullptr;
}

}  // namespace planlint
