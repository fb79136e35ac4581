#include "text/line_index.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"
#include "text/utf8.h"

namespace planlint {

namespace {
constexpr std::uint32_t kBlock = 512;
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
    starts_.push_back(0);
    const char end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    for (std::size_t at = text.find(end); at != std::string_view::npos;
         at = text.find(end, at + 1)) {
        starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        codePoints_.push_back(count);
        count += static_cast<std::uint32_t>(utf8::countCodePoints(text.substr(at, kBlock)));
    }
    codePoints_.push_back(count);
}

std::uint32_t LineIndex::codePointsBefore(std::uint32_t offset) const {
    const std::uint32_t block = offset / kBlock;
    return codePoints_[block] + static_cast<std::uint32_t>(utf8::countCodePoints(
                                    text_.substr(block * kBlock, offset - block * kBlock)));
}

LineColumn LineIndex::locate(std::uint32_t offset) const {
    PLANLINT_ASSERT(offset <= text_.size());
    offset = static_cast<std::uint32_t>(utf8::floorToCodePoint(text_, offset));
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - starts_.begin());
    const std::uint32_t start = *(after - 1);
    return {line, codePointsBefore(offset) - codePointsBefore(start) + 1};
}

TextRange LineIndex::line(std::uint32_t line) const {
    PLANLINT_ASSERT(line >= 1 && line <= starts_.size());
    const std::uint32_t begin = starts_[line - 1];
    std::uint32_t end =
        line < starts_.size() ? starts_[line] - 1 : static_cast<std::uint32_t>(text_.size());
    if (end > begin && text_[end - 1] == '\r') --end;
    return {begin, end};
}

}  // namespace planlint
