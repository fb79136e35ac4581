#include "cli/console.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "text/utf8.h"

namespace planlint::cli {

namespace fs = std::filesystem;

namespace {

bool isInputClosed = false;

std::string temporaryBeside(const std::string& path) {
    return path + ".planlint-" + std::to_string(::getpid());
}

}  // namespace

void openClosedStreams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1) continue;
        isInputClosed = isInputClosed || stream == STDIN_FILENO;
        // The lowest free number is this one: those below are open.
        [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);
    }
}

bool inputIsClosed() { return isInputClosed; }

void write(std::string_view text) {
    const std::string shown = utf8::visible(text);
    std::fwrite(shown.data(), 1, shown.size(), stderr);
}

void printError(const Error& error) {
    say("planlint: {}\n", error.message);
    if (!error.hint.empty()) say("  {}\n", error.hint);
}

Output::Output(std::string path) : path_(path == "-" ? std::string() : std::move(path)) {}

Output::~Output() {
    if (temporary_.empty()) return;
    file_.close();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
}

bool Output::open(std::initializer_list<std::span<const std::string>> inputs) {
    if (path_.empty()) return true;
    std::error_code status;
    for (const std::span<const std::string> files : inputs) {
        for (const std::string& file : files) {
            if (!fs::equivalent(path_, file, status)) continue;
            printError({utf8::wellFormed(path_) +
                            "：输出会覆盖输入文件 (the output would overwrite an input)",
                        "换一个输出文件名 (choose another name)"});
            return false;
        }
    }
    // A device or a pipe takes it at once; a file only when all of it is there.
    const bool inPlace = fs::exists(path_, status) && !fs::is_regular_file(path_, status);
    if (!inPlace) temporary_ = temporaryBeside(path_);
    file_.open(inPlace ? path_ : temporary_, std::ios::binary);
    if (file_) return true;
    temporary_.clear();
    printError({utf8::wellFormed(path_) + "：不能写入 (cannot write)",
                "检查目录是否存在、权限是否足够 (check the folder and its permissions)"});
    return false;
}

std::ostream& Output::stream() { return path_.empty() ? std::cout : file_; }

bool Output::finish() {
    stream().flush();
    bool written = static_cast<bool>(stream());
    if (!path_.empty()) {
        file_.close();
        written = written && !file_.fail();
    }
    if (written && !temporary_.empty()) {
        std::error_code failed;
        fs::rename(temporary_, path_, failed);
        written = !failed;
        if (written) temporary_.clear();
    }
    if (!written)
        say("planlint: 输出写入失败 (writing the output failed)\n"
            "  检查磁盘空间和权限 (check the disk space and permissions)\n");
    return written;
}

}  // namespace planlint::cli
