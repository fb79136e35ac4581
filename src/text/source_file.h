#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/encoding.h"
#include "text/line_index.h"
#include "text/piece_map.h"
#include "text/range.h"

namespace planlint {

/// Where a range stands in the file on disk. Lines and columns are 1-based, columns count code
/// points, the end is exclusive; bytes are those of the file in its own encoding.
struct Place {
    std::uint32_t line;
    std::uint32_t column;
    std::uint32_t endLine;
    std::uint32_t endColumn;
    std::uint32_t byteOffset;
    std::uint32_t byteLength;
};

/// A document's text in its three forms: the file's bytes, the same text as UTF-8 ("raw"), and the
/// checked text that everything after src/read sees (6-architecture). Owns all of it and outlives
/// every view; neither copyable nor movable, so that views stay good.
class SourceFile {
public:
    enum class Format : std::uint8_t { Plan, Text, Markdown };

    /// A stretch of checked text that belongs to the web page around the document, not to it.
    struct Noise {
        TextRange range;
        std::string_view what;  // static text: 导航, 分享, 页脚 …
    };

    struct Parts {
        std::string path;
        Format format = Format::Text;
        DecodedText decoded;
        std::optional<std::string> checked;  // absent: the raw text is the checked text
        PieceMap checkedToRaw;
        std::vector<Noise> noise;  // sorted, disjoint
        std::vector<std::pair<std::string, std::string>>
            metadata;  // YAML front matter of a .md file
    };

    explicit SourceFile(Parts parts);
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;

    const std::string& path() const { return parts_.path; }
    Format format() const { return parts_.format; }
    Encoding encoding() const { return parts_.decoded.encoding; }

    /// The checked text.
    std::string_view text() const {
        return parts_.checked ? std::string_view(*parts_.checked) : raw();
    }
    std::string_view slice(TextRange range) const {
        return text().substr(range.begin, range.length());
    }

    /// The text as it stands in the file, decoded: traditional characters, bracketed pinyin and
    /// all.
    std::string_view original(TextRange range) const;

    Place place(TextRange range) const;
    std::uint32_t line(std::uint32_t offset) const;

    /// The line of the file in which a range begins, as it stands there and without its line break,
    /// and the bytes of that line which the range covers.
    struct Excerpt {
        std::string_view line;
        TextRange range;
    };
    Excerpt excerpt(TextRange range) const;

    const PieceMap& checkedToRaw() const { return parts_.checkedToRaw; }
    const PieceMap& rawToFile() const { return parts_.decoded.toFile; }
    std::string_view raw() const { return parts_.decoded.text; }

    /// Bad bytes of the file, as ranges of the raw text.
    const std::vector<TextRange>& malformed() const { return parts_.decoded.malformed; }
    /// Like place(), for a range of the raw text.
    Place rawPlace(TextRange raw) const;

    const std::vector<Noise>& noise() const { return parts_.noise; }
    bool isNoise(std::uint32_t offset) const;
    const std::vector<std::pair<std::string, std::string>>& metadata() const {
        return parts_.metadata;
    }

private:
    Parts parts_;
    LineIndex lines_;
};

}  // namespace planlint
