#pragma once

#include <fmt/format.h>
#include <fstream>
#include <initializer_list>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace planlint::cli {

/// Standard streams that the caller closed are opened on /dev/null, so that no file that is opened
/// later takes their place. Whether standard input was open is kept for inputIsClosed().
void openClosedStreams();
bool inputIsClosed();

/// Text for the user on standard error, as it is but for what would steer the terminal, which is
/// shown instead. Never throws: nobody may be listening.
void write(std::string_view text);
template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
    write(fmt::format(format, std::forward<Args>(args)...));
}

/// Message and hint on standard error.
void printError(const Error& error);

/// Where a command's result goes: standard output ("" or "-"), or a file that stays as it was until
/// finish() puts the new one in its place.
class Output {
public:
    explicit Output(std::string path);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// Whether it can be written; says so on standard error when not. A file that is read too is
    /// refused.
    bool open(std::initializer_list<std::span<const std::string>> inputs);
    std::ostream& stream();
    bool isStandard() const { return path_.empty(); }
    /// Whether all of it arrived; says so on standard error when not.
    bool finish();

private:
    std::string path_;       // empty: standard output
    std::string temporary_;  // beside the file; empty when it is written in place
    std::ofstream file_;
};

}  // namespace planlint::cli
