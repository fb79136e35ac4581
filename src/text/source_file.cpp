#include "text/source_file.h"

#include <algorithm>

namespace planlint {

SourceFile::SourceFile(Parts parts) : parts_(std::move(parts)), lines_(parts_.decoded.text) {}

std::string_view SourceFile::original(TextRange range) const {
    const TextRange raw = parts_.checkedToRaw.toBase(range);
    return this->raw().substr(raw.begin, raw.length());
}

Place SourceFile::rawPlace(TextRange raw) const {
    const LineColumn begin = lines_.locate(raw.begin);
    const LineColumn end = lines_.locate(raw.end);
    const TextRange file = parts_.decoded.toFile.toBase(raw);
    return {begin.line, begin.column, end.line, end.column, file.begin, file.length()};
}

Place SourceFile::place(TextRange range) const {
    return rawPlace(parts_.checkedToRaw.toBase(range));
}

std::uint32_t SourceFile::line(std::uint32_t offset) const {
    return lines_.locate(parts_.checkedToRaw.toBase({offset, offset}).begin).line;
}

SourceFile::Excerpt SourceFile::excerpt(TextRange range) const {
    const TextRange raw = parts_.checkedToRaw.toBase(range);
    const TextRange line = lines_.line(lines_.locate(raw.begin).line);
    const std::uint32_t begin = std::min(raw.begin, line.end);
    return {this->raw().substr(line.begin, line.length()),
            {begin - line.begin, std::max(begin, std::min(raw.end, line.end)) - line.begin}};
}

bool SourceFile::isNoise(std::uint32_t offset) const {
    const auto after = std::upper_bound(
        parts_.noise.begin(), parts_.noise.end(), offset,
        [](std::uint32_t at, const Noise& noise) { return at < noise.range.begin; });
    return after != parts_.noise.begin() && (after - 1)->range.contains(offset);
}

}  // namespace planlint
