#include "support/plan.h"

#include <gtest/gtest.h>

#include <sstream>

#include "model/fields.h"
#include "read/reader.h"

namespace planlint::testing {

std::unique_ptr<Plan> planOf(std::string_view text, const std::string& path) {
    auto source = readDocument(path, std::string(text));
    EXPECT_TRUE(source.ok()) << (source.ok() ? "" : source.error().message);
    if (!source) return nullptr;
    return std::make_unique<Plan>(
        buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), Vocabulary::builtIn()));
}

std::string factsText(const Plan& plan) {
    std::ostringstream text;
    JsonStream facts(text, JsonStream::Style::Indented);
    facts.open('{');
    writeFacts(facts, plan);
    facts.close();
    return std::move(text).str();
}

Marked marked(std::string_view text) {
    Marked result;
    std::uint32_t begin = 0;
    while (!text.empty()) {
        if (text.starts_with("[[")) {
            begin = static_cast<std::uint32_t>(result.text.size());
            text.remove_prefix(2);
        } else if (text.starts_with("]]")) {
            result.ranges.push_back({begin, static_cast<std::uint32_t>(result.text.size())});
            text.remove_prefix(2);
        } else {
            result.text += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

}  // namespace planlint::testing
