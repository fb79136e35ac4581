#pragma once

#include <compare>
#include <cstdint>

namespace planlint {

/// Half-open byte range [begin, end) of a document's checked text: the only coordinate inside
/// planlint. begin <= end; may be empty.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t length() const { return end - begin; }
    bool isEmpty() const { return begin == end; }
    bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    bool contains(const TextRange& other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(const TextRange& other) const { return begin < other.end && other.begin < end; }

    friend auto operator<=>(const TextRange&, const TextRange&) = default;
};

}  // namespace planlint
