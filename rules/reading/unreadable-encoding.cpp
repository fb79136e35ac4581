#include "lint/rule.h"

namespace planlint {

void unreadableEncoding(const RuleContext& context, Reporter& report) {
    const SourceFile& source = *context.plan.source;
    if (source.malformed().empty()) return;
    // The replacement characters stand in the checked text as they do in the raw one.
    const std::string_view text = source.text();
    const std::size_t first = text.find("\uFFFD");
    const auto begin = static_cast<std::uint32_t>(first == std::string_view::npos ? 0 : first);
    Reporter::Finding finding =
        report.report({begin, first == std::string_view::npos ? begin : begin + 3},
                      {{"count", std::to_string(source.malformed().size())},
                       {"encoding", std::string(encodingName(source.encoding()))}});
    constexpr std::size_t kShown = 20;
    std::size_t shown = 0;
    for (std::size_t at = first; at != std::string_view::npos && shown < kShown;
         at = text.find("\uFFFD", at + 3), ++shown) {
        finding.relate(
            {&source, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 3}},
            {"坏字节", "bad bytes"});
    }
}

}  // namespace planlint
