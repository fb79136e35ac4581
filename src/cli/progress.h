#pragma once

#include <chrono>
#include <cstddef>

namespace planlint::cli {

/// A bar on standard error with count, rate and time left. Shows itself only on a terminal and only
/// when the work takes more than a moment; wipes itself when it ends.
class Progress {
public:
    explicit Progress(std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance();
    /// Takes the bar away, before something else is printed.
    void wipe();

private:
    std::size_t total_;
    std::size_t done_ = 0;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace planlint::cli
