#include "diag/diagnostic.h"

#include <fmt/format.h>

namespace planlint {

std::string fingerprint(const Diagnostic& diagnostic) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
        hash = (hash ^ 0xFF) * 1099511628211ULL;
    };
    add(diagnostic.code);
    add(diagnostic.grouped ? std::string_view() : diagnostic.at.source->slice(diagnostic.at.range));
    add(diagnostic.enclosing);
    return fmt::format("{:016x}", hash);
}

}  // namespace planlint
