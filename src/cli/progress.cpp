#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

#include <fmt/format.h>

namespace planlint::cli {

using namespace std::chrono_literals;

Progress::Progress(std::size_t total)
    : total_(total),
      terminal_(isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() { wipe(); }

void Progress::advance() {
    ++done_;
    if (!terminal_ || total_ < 2) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - start_ < 500ms || now - last_ < 100ms) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(done_) / seconds;
    const double left = static_cast<double>(total_ - done_) / rate;
    constexpr std::size_t kCells = 30;
    const std::size_t full = done_ * kCells / total_;
    fmt::print(stderr, "\r[{:=<{}}{: <{}}] {}/{}  {:.0f}/s  {:.0f} s ", "", full, "", kCells - full,
               done_, total_, rate, left);
    std::fflush(stderr);
    shown_ = true;
}

void Progress::wipe() {
    if (!shown_) return;
    fmt::print(stderr, "\r\033[K");
    shown_ = false;
}

}  // namespace planlint::cli
