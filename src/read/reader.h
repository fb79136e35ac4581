#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "text/source_file.h"

namespace planlint {

/// The format that a file's extension names (.plan, .md, .markdown, .txt, any case), or nullopt.
std::optional<SourceFile::Format> formatOf(const std::filesystem::path& path);

/// The whole file as bytes. A missing file, a directory or an unreadable one is an Error with a
/// remedy.
Result<std::string> readBytes(const std::filesystem::path& path);

/// Bytes to checked text (6-architecture). `path` is shown in messages and its extension chooses
/// the format: .plan, .md, anything else is plain text.
Result<std::unique_ptr<SourceFile>> readDocument(std::string path, std::string bytes);

/// readBytes, then readDocument.
Result<std::unique_ptr<SourceFile>> readDocument(const std::filesystem::path& path);

}  // namespace planlint
