#pragma once

#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <ostream>
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

/// Where a command's result goes: standard output ("" or "-"), or a file that stays as it was until
/// finish() puts the new one in its place.
class Output {
public:
    explicit Output(std::string path);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// What is wrong when the file cannot be written.
    std::optional<Error> open();
    std::ostream& stream();
    /// Whether all of it arrived; says so on standard error when not.
    bool finish();

private:
    std::string path_;       // empty: standard output
    std::string temporary_;  // beside the file; empty when it is written in place
    std::ofstream file_;
};

}  // namespace planlint::cli
