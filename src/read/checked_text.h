#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/piece_map.h"
#include "text/source_file.h"

namespace planlint {

/// The one text that everything after src/read sees, with the way back.
struct CheckedText {
    std::optional<std::string> text;  // absent: the raw text needed no change
    PieceMap toRaw;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// Simplifies traditional lines, and characters that simplified text never has anywhere, removes
/// bracketed pinyin, Markdown and HTML marks, control characters and a .md file's YAML front
/// matter, makes full-width digits and letters half-width, resolves character references, and
/// restores the paragraph breaks of texts that lost them. `raw` is well-formed UTF-8.
CheckedText makeCheckedText(std::string_view raw, SourceFile::Format format);

}  // namespace planlint
