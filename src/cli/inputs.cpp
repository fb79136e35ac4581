#include "cli/inputs.h"
#include "cli/console.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "read/reader.h"
#include "text/utf8.h"

namespace planlint::cli {

namespace fs = std::filesystem;

namespace {

/// Formats that plans come in and that are not read yet.
bool isOtherDocument(const fs::path& path) {
    static const std::set<std::string> kExtensions = {
        ".docx", ".doc", ".wps", ".pdf", ".ofd", ".html", ".htm", ".xlsx", ".xls", ".et", ".csv"};
    return kExtensions.contains(path.extension().string());
}

/// The documents of a directory and of those in it, by name, hidden ones left out. What cannot be
/// listed or opened is an error of its own, never left out.
void listDirectory(const fs::path& directory, std::vector<std::string>& found, InputList& list) {
    std::error_code status;
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(directory, status), end; !status && at != end;
         at.increment(status))
        entries.push_back(at->path());
    if (status) {
        list.errors.push_back(
            {directory.string(),
             {utf8::wellFormed(directory.string()) +
                  "：目录不能读取 (cannot read this directory)：" + status.message(),
              "检查目录的权限 (check its permissions)"}});
        return;
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
        if (entry.filename().string().starts_with('.')) continue;  // of editors and Git
        std::error_code ignored;
        if (fs::is_directory(entry, ignored) && !fs::is_symlink(entry, ignored)) {
            listDirectory(entry, found, list);
        } else if (entry.filename() == "README.md" || entry.filename() == "README.zh-CN.md") {
            continue;  // about the directory
        } else if (formatOf(entry)) {
            const fs::file_type type = fs::status(entry, ignored).type();
            if (type == fs::file_type::regular || type == fs::file_type::not_found ||
                type == fs::file_type::unknown || type == fs::file_type::none)
                found.push_back(entry.string());  // what cannot be read fails by name
            else  // nobody writes into a pipe that lies in a folder: it would be waited for
                list.errors.push_back(
                    {entry.string(),
                     {utf8::wellFormed(entry.string()) +
                          "：不是普通文件，没有读取 (not a regular file, not read)",
                      "要读管道就单独写出它的名字 (name a pipe itself to read it)"}});
        } else if (isOtherDocument(entry)) {
            list.skipped.push_back(entry.string());
        }
    }
}

}  // namespace

InputList listInputs(const std::vector<std::string>& arguments) {
    InputList list;
    std::set<std::string> seen;  // the same file named twice is checked once
    const auto add = [&](const std::string& file) {
        std::error_code status;
        const fs::path canonical = file == "-" ? fs::path("-") : fs::weakly_canonical(file, status);
        if (seen.insert(status ? file : canonical.string()).second) list.files.push_back(file);
    };
    for (const std::string& argument : arguments) {
        std::error_code status;
        if (argument == "-" || !fs::is_directory(argument, status)) {
            add(argument);
            continue;
        }
        std::vector<std::string> found;
        const std::size_t before = list.errors.size();
        listDirectory(argument, found, list);
        if (found.empty() && list.errors.size() == before) {
            list.errors.push_back(
                {argument,
                 {utf8::wellFormed(argument) +
                      "：目录中没有 .plan、.txt、.md 文件 (no plans in this directory)",
                  "给出文件名，或换一个目录 (name a file or another directory)"}});
        }
        for (const std::string& file : found) add(file);
    }
    return list;
}

namespace {

Result<Configuration> configurationFor(const Options& options) {
    if (options.noConfig) return Configuration{};
    std::filesystem::path file = options.config;
    if (file.empty())
        file = findConfiguration(options.files.empty() || options.files.front() == "-"
                                     ? std::filesystem::current_path()
                                     : std::filesystem::path(options.files.front()));
    if (file.empty()) return Configuration{};
    return readConfiguration(file);
}

/// The built-in vocabulary with the overlays that the configuration names.
std::optional<Error> loadVocabulary(const Configuration& configuration, Options& options) {
    if (configuration.vocabulary.empty()) return std::nullopt;
    std::vector<OverlayTable> tables;
    for (const std::string& path : configuration.vocabulary) {
        Result<std::string> bytes = readBytes(path);
        if (!bytes) return bytes.error();
        if (utf8::wellFormed(*bytes) != *bytes)
            return Error{path + "：词表不是 UTF-8 编码 (not UTF-8)",
                         "另存为 UTF-8 (save it as UTF-8)"};
        tables.push_back({path, std::move(*bytes)});
    }
    Result<Vocabulary> vocabulary = Vocabulary::withOverlays(tables);
    if (!vocabulary) return vocabulary.error();
    options.vocabulary = std::make_shared<const Vocabulary>(std::move(*vocabulary));
    return std::nullopt;
}

}  // namespace

Result<Configuration> configure(Options& options) {
    Result<Configuration> configuration = configurationFor(options);
    if (!configuration) return configuration;
    if (std::optional<Error> error = loadVocabulary(*configuration, options))
        return std::move(*error);
    return configuration;
}

Result<std::unique_ptr<Plan>> loadPlan(const std::string& file, const Options& options,
                                       bool& broken) {
    try {  // the wall around each file
        Result<std::unique_ptr<SourceFile>> source = [&]() -> Result<std::unique_ptr<SourceFile>> {
            if (file != "-") return readDocument(fs::path(file));
            if (inputIsClosed())
                return Error{"-：标准输入已关闭 (standard input is closed)",
                             "用管道或重定向给出文本，或写文件名 (pipe a text in, or name a file)"};
            std::error_code status;
            if (fs::is_directory("/dev/stdin", status))
                return Error{"-：标准输入是目录，不是文本 (standard input is a directory)",
                             "给出其中的文件 (name a file in it)"};
            std::string bytes((std::istreambuf_iterator<char>(std::cin)),
                              std::istreambuf_iterator<char>());
            return readDocument(options.stdinName, std::move(bytes));
        }();
        if (!source) return source.error();
        return std::make_unique<Plan>(
            buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), options.words()));
    } catch (const std::bad_alloc&) {
        return Error{utf8::wellFormed(file) + "：内存不足 (out of memory)",
                     "拆分文件，或在内存更大的机器上检查 (split it, or use a larger machine)"};
    } catch (const std::exception& error) {
        broken = true;
        return Error{utf8::wellFormed(file) + "：内部错误 (internal error)：" + error.what(),
                     "请把文件和这条消息报告给开发者 (please report it)"};
    }
}

Date today() {
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date(day);
    return *makeDate(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())),
                     static_cast<int>(static_cast<unsigned>(date.day())));
}

void inParallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                const std::function<void(std::size_t)>& done) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    jobs = jobs == 0 ? cores : std::min(jobs, cores);  // more would only wait for each other
    if (jobs <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            work(i);
            done(i);
        }
        return;
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<bool> finished(count, false);
    std::size_t next = 0;
    std::size_t printed = 0;
    std::exception_ptr failure;
    constexpr std::size_t kAhead = 64;  // finished documents kept waiting for their turn
    const auto stop = [&](std::exception_ptr why) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::move(why);
        changed.notify_all();
    };
    const auto worker = [&] {
        for (;;) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock,
                             [&] { return failure || next >= count || next < printed + kAhead; });
                if (failure || next >= count) return;
                mine = next++;
            }
            try {
                work(mine);
            } catch (...) {
                stop(std::current_exception());
                return;
            }
            const std::lock_guard lock(mutex);
            finished[mine] = true;
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;  // join also when done() throws
    for (unsigned t = 0; t < std::min<std::size_t>(jobs, count); ++t) threads.emplace_back(worker);
    for (std::size_t i = 0; i < count; ++i) {
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return failure || finished[i]; });
            if (failure) break;
        }
        try {
            done(i);
        } catch (...) {
            stop(std::current_exception());
            break;
        }
        const std::lock_guard lock(mutex);
        printed = i + 1;
        changed.notify_all();
    }
    threads.clear();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace planlint::cli
