#pragma once

#include <span>
#include <string_view>

namespace planlint {

/// A file of the repository, compiled in (cmake/embed.cmake).
struct Asset {
    std::string_view name;  // without its folder
    std::string_view text;
    std::string_view sha256;  // hex
};

}  // namespace planlint
