#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/piece_map.h"

namespace planlint {

enum class Encoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Gb18030, Big5 };

/// "UTF-8", "GB18030" …: the name shown to users.
std::string_view encodingName(Encoding encoding);

/// A file's bytes as UTF-8.
struct DecodedText {
    Encoding encoding = Encoding::Utf8;
    bool hasByteOrderMark = false;
    std::string text;                  // well-formed UTF-8; a bad byte became U+FFFD
    PieceMap toFile;                   // ranges of `text` to bytes of the file
    std::vector<TextRange> malformed;  // the U+FFFD that stand for bad bytes, ranges of `text`
};

/// Detects the encoding (byte order mark, then UTF-8, then UTF-16, GB18030 and Big5 with ICU's
/// detector) and decodes. Bytes that are no text, or text in none of these, are an Error.
Result<DecodedText> decodeText(std::string bytes);

}  // namespace planlint
