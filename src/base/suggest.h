#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planlint {

/// The candidate most like `word` (fewest edited bytes, at most a third of its length), or "" when
/// none is near: for “did you mean”.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace planlint
