#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/result.h"
#include "lint/rule.h"

namespace planlint {

/// A fenced example of a rule page. `bad` must give exactly this rule on exactly the marked ranges
/// of its last file; `good` must be silent for it; `unchecked` must be counted as such.
struct RuleExample {
    enum class Kind : std::uint8_t { Bad, Good, Unchecked };
    struct File {
        std::string path;
        std::string text;
        std::vector<TextRange> marks;  // what [[…]] enclosed, ranges of `text`
    };
    Kind kind = Kind::Bad;
    int line = 0;             // of the page
    std::vector<File> files;  // the last is checked, those before it are earlier documents
};

/// A rule page read from text. Movable only: a copy's views would point into the original.
struct RulePage {
    RulePage() = default;
    RulePage(RulePage&&) = default;
    RulePage& operator=(RulePage&&) = default;

    ExpressionStorage storage;  // what the views of `meta` point into
    RuleMeta meta;
    std::vector<RuleExample> examples;
};

/// Reads a page: YAML front matter between --- lines, then Markdown. Anything unknown or missing is
/// an error at file:line:column with a did-you-mean. CRLF and a byte order mark are taken. One
/// loader for built-in and user pages.
Result<RulePage> readRulePage(const std::string& path, const std::string& text);

}  // namespace planlint
