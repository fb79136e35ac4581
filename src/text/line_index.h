#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace planlint {

struct LineColumn {
    std::uint32_t line;    // 1-based
    std::uint32_t column;  // 1-based, in code points
};

/// Lines and columns of well-formed UTF-8 text. Lines end with LF or CRLF; a lone CR ends a line
/// only in a text without any LF. Finding a column takes constant time however long the line is.
class LineIndex {
public:
    /// `text` must outlive the index.
    explicit LineIndex(std::string_view text);

    std::uint32_t lineCount() const { return static_cast<std::uint32_t>(starts_.size()); }

    /// An offset inside a character counts as its first byte; `offset` may equal the text's length.
    LineColumn locate(std::uint32_t offset) const;

    /// The line without its line break; `line` is 1-based and at most lineCount().
    TextRange line(std::uint32_t line) const;

private:
    std::uint32_t codePointsBefore(std::uint32_t offset) const;

    std::string_view text_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> codePoints_;  // before each block of kBlock bytes
};

}  // namespace planlint
