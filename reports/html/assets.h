#pragma once

#include <string>
#include <string_view>

#include "base/asset.h"

namespace planlint {

std::span<const Asset> htmlAssets();

}  // namespace planlint

namespace planlint::html {

/// The files of this folder.
inline std::span<const Asset> assets() { return htmlAssets(); }

/// The asset of that name; there must be one.
const Asset& asset(std::string_view name);

/// A digest in hex as a content security policy wants it.
std::string base64OfHex(std::string_view hex);

}  // namespace planlint::html
