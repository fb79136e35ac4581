#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace planlint::testing {

/// Text documents of the shared corpus (.txt, .md), sorted; empty when there is none beside the
/// repository, which is printed once.
const std::vector<std::filesystem::path>& corpusDocuments();

/// A corpus file by the start of its name ("000_", "gwr-wuhan-2022"); empty when absent.
std::filesystem::path corpusDocument(const std::string& prefix);

std::string readFile(const std::filesystem::path& path);

}  // namespace planlint::testing
