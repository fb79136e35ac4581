#pragma once

#include <string>
#include <string_view>

namespace planlint {

/// A file name as a URI reference (RFC 3986): bytes beyond unreserved ones and / as %XX, an
/// absolute path behind file://.
std::string uriOf(std::string_view path);

}  // namespace planlint
