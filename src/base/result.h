#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/assert.h"

namespace planlint {

/// The world is wrong: a file, an argument, a setting. `message` says what was seen and where,
/// `hint` what to do about it (may be empty). Both are shown to the user as they are.
struct Error {
    std::string message;
    std::string hint;
};

/// A value or the Error that took its place.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::move(value)) {}      // NOLINT: implicit by design
    Result(Error error) : content_(std::move(error)) {}  // NOLINT: implicit by design

    bool ok() const { return std::holds_alternative<T>(content_); }
    explicit operator bool() const { return ok(); }

    T& value() {
        PLANLINT_ASSERT(ok());
        return std::get<T>(content_);
    }
    const T& value() const {
        PLANLINT_ASSERT(ok());
        return std::get<T>(content_);
    }
    const Error& error() const {
        PLANLINT_ASSERT(!ok());
        return std::get<Error>(content_);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> content_;
};

}  // namespace planlint
