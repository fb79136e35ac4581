#pragma once

#include <stdexcept>
#include <string>

namespace planlint {

/// We are wrong: a broken invariant of planlint itself. Thrown only by PLANLINT_ASSERT and caught
/// only at a named wall (a rule call, the parser wall, the editor's dispatcher, main).
class InternalError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] inline void failAssertion(const char* condition, const char* file, int line) {
    throw InternalError(std::string(file) + ":" + std::to_string(line) + ": " + condition);
}

}  // namespace planlint

/// On in every build: one broken rule must not take an editor session or the other rules with it.
#define PLANLINT_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::planlint::failAssertion(#condition, __FILE__, __LINE__))

#define PLANLINT_UNREACHABLE() ::planlint::failAssertion("unreachable", __FILE__, __LINE__)
