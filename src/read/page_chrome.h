#pragma once

#include <string_view>
#include <vector>

#include "text/source_file.h"

namespace planlint {

/// Lines of checked text that belong to the web page around a document: navigation, publication
/// data, share buttons, QR and copyright lines, spam, page descriptions cut from the first
/// paragraph. Whole lines only, sorted. Figures and tasks are never read from them.
std::vector<SourceFile::Noise> findPageChrome(std::string_view text);

}  // namespace planlint
