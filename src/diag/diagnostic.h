#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "text/source_file.h"

namespace planlint {

enum class Severity : std::uint8_t { Info, Warning, Error };
enum class Language : std::uint8_t { Chinese, English };

/// A sentence for the user in both languages.
struct Message {
    std::string zh;
    std::string en;

    const std::string& in(Language language) const {
        return language == Language::Chinese ? zh : en;
    }
};

/// A range of some document. The source outlives the diagnostic.
struct Location {
    const SourceFile* source = nullptr;
    TextRange range;
};

struct Related {
    Location at;
    Message message;
};

/// What a comparison rests on, shown with the finding: the operands as written, the intervals they
/// stand for, and the relation that failed (3-figures).
struct Evidence {
    std::vector<std::string> operands;
    std::vector<Interval> intervals;  // of the operands, in their order
    std::string formula;
};

/// One finding. Data only; reports render it.
struct Diagnostic {
    std::string_view code;  // "T001"; of the rule catalogue, static
    std::string_view name;  // "task-without-owner"
    Severity severity = Severity::Warning;
    Message message;
    Location at;
    bool grouped = false;  // one finding for the whole document; `related` lists the places
    std::vector<Related> related;
    std::optional<Message> note;
    std::optional<Evidence> evidence;
    std::string enclosing;  // title of the task or section around it, for the fingerprint
};

constexpr std::string_view severityName(Severity severity) {
    switch (severity) {
        case Severity::Info:
            return "info";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "";
}

/// Comparisons a rule could not decide for one reason: never counted as passed.
struct Unchecked {
    static constexpr std::size_t kMostPlaces = 20;

    std::string_view code;
    std::size_t count = 0;
    Message reason;
    std::vector<Location> places;  // the first of them; an empty range is the whole document
};

/// Stays the same when lines move: rule, normalised text and enclosing task, hashed (FNV-1a, 64
/// bit, hex).
std::string fingerprint(const Diagnostic& diagnostic);

}  // namespace planlint
