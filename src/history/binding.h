#pragma once

#include <optional>
#include <vector>

#include "history/statements.h"

namespace planlint {

/// Which candidate a promise is bound to, and how sure that is.
struct Bond {
    std::size_t candidate = 0;
    int score = 0;                // 0 to 100; from kSure on nobody would doubt it
    bool isOtherMeasure = false;  // the same thing, measured otherwise: 87个 and 11873套
};
constexpr int kSure = 85;

/// Binds each promise to at most one candidate and each candidate to at most one promise, the
/// likest first; of equals the earlier. Promises of parts are left alone. n log n: names that
/// share nothing rare are not looked at.
std::vector<std::optional<Bond>> bind(const std::vector<Statement>& promises,
                                      const std::vector<Statement>& candidates);

}  // namespace planlint
