#include "base/json_stream.h"

#include "base/spool.h"

#include <algorithm>

#include "base/assert.h"

namespace planlint {

void JsonStream::newLine() {
    if (style_ == Style::OneLine) return;
    out_ << '\n';
    indent();
}

void JsonStream::indent() {
    for (std::size_t i = 0; i < depth_ + closers_.size(); ++i) out_ << ' ';
}

void JsonStream::begin(std::string_view key) {
    if (closers_.empty()) return;
    if (!isEmpty_) out_ << ',';
    newLine();
    isEmpty_ = false;
    if (closers_.back() == '}') out_ << Json(key).dump() << (style_ == Style::OneLine ? ":" : ": ");
}

void JsonStream::open(char bracket, std::string_view key) {
    begin(key);
    out_ << bracket;
    closers_ += bracket == '{' ? '}' : ']';
    isEmpty_ = true;
}

void JsonStream::close() {
    PLANLINT_ASSERT(!closers_.empty());
    const char closer = closers_.back();
    closers_.pop_back();
    if (!isEmpty_) newLine();
    out_ << closer;
    isEmpty_ = false;
}

void JsonStream::value(const Json& json, std::string_view key) {
    begin(key);
    if (style_ == Style::OneLine) {
        out_ << json.dump();
        return;
    }
    const std::string text = json.dump(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        out_ << std::string_view(text).substr(at, end - at);
        if (text[end - 1] == '\n') indent();
        at = end;
    }
}

void JsonStream::written(std::string_view json, std::string_view key) {
    begin(key);
    out_ << json;
}

void JsonStream::written(Spool& json, std::string_view key) {
    begin(key);
    json.copyTo(out_);
}

void JsonStream::fields(const Json& object) {
    for (const auto& [key, json] : object.items()) value(json, key);
}

}  // namespace planlint
