#include "lint/rule.h"

#include <algorithm>

namespace planlint {

std::string fillIn(std::string_view text, Values values) {
    std::string out;
    for (;;) {
        const std::size_t open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) return out;
        const std::size_t close = text.find('}', open);
        PLANLINT_ASSERT(close != std::string_view::npos);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const auto& pair) { return pair.first == name; });
        PLANLINT_ASSERT(value != values.end());
        out += utf8::shortened(value->second, kLongestShown);
        text.remove_prefix(close + 1);
    }
}

Reporter::Finding Reporter::report(TextRange range, Values values) {
    return report(
        range, Message{fillIn(meta_.messageZh.text, values), fillIn(meta_.messageEn.text, values)});
}

bool Reporter::settles(TextRange range) {
    if (suppressions_.covers(meta_.code, range)) {
        looked_ -= std::min<std::size_t>(1, looked_);
        ++suppressed_;
        return true;
    }
    if (findings_.size() < kMost) return false;
    if (unlisted_++ == 0) firstUnlisted_ = range;
    return true;
}

Reporter::Finding Reporter::report(TextRange range, Message message) {
    if (settles(range)) return Finding(unwanted_ = {});
    Diagnostic diagnostic;
    diagnostic.code = meta_.code;
    diagnostic.name = meta_.name;
    diagnostic.severity = severity_;
    diagnostic.message = std::move(message);
    diagnostic.at = {&source_, range};
    findings_.push_back(std::move(diagnostic));
    return Finding(findings_.back());
}

void Reporter::undecided(TextRange range, const Message& reason) {
    auto entry = std::find_if(unchecked_.begin(), unchecked_.end(),
                              [&](const Unchecked& each) { return each.reason.zh == reason.zh; });
    if (entry == unchecked_.end())
        entry = unchecked_.insert(entry, Unchecked{meta_.code, 0, reason, {}});
    ++entry->count;
    if (entry->places.size() < Unchecked::kMostPlaces) entry->places.push_back({&source_, range});
}

}  // namespace planlint
