#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planlint::html {

/// A file of this folder, compiled in (assets.cmake).
struct Asset {
    std::string_view name;  // "page.html"
    std::string_view text;
    std::string_view sha256;  // hex
};
std::span<const Asset> assets();

/// The asset of that name; there must be one.
const Asset& asset(std::string_view name);

/// A digest in hex as a content security policy wants it.
std::string base64OfHex(std::string_view hex);

}  // namespace planlint::html
