#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <yaml-cpp/yaml.h>

#include "base/result.h"

namespace planlint {

/// What is wrong with a text that should be YAML, and where.
struct YamlError {
    int line = 0;    // from 0, of the text that was given
    int column = 0;  // from 0, in characters
    std::string message;
    std::string hint;
};

/// The only document of a YAML text written by a person. Throws YamlError for what YAML allows and
/// nobody means: a key given twice, a second document, `*aliases` (which can grow without bound),
/// more than 40 levels; and for bytes that are no UTF-8 text. The text is untrusted.
YAML::Node loadYaml(const std::string& text);

/// The error of any exception of yaml-cpp.
YamlError yamlError(const YAML::Exception& error);

/// The same for users: `file`, and the line of it (from 1) on which the YAML begins.
Error errorIn(const std::string& file, int firstLine, const YamlError& error);

/// Line (from 0) of the first byte that is no text: bad UTF-8 or NUL; nullopt when there is none.
std::optional<int> firstLineOfNoText(std::string_view bytes);

}  // namespace planlint
