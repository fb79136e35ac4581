#include "cli/inputs.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <mutex>
#include <thread>

#include "read/reader.h"

namespace planlint::cli {

namespace fs = std::filesystem;

InputList listInputs(const std::vector<std::string>& arguments) {
    InputList list;
    for (const std::string& argument : arguments) {
        std::error_code status;
        if (argument == "-" || !fs::is_directory(argument, status)) {
            list.files.push_back(argument);
            continue;
        }
        std::vector<std::string> found;
        for (fs::recursive_directory_iterator at(argument, fs::directory_options::skip_permission_denied, status), end; !status && at != end; at.increment(status)) {
            const std::string extension = at->path().extension().string();
            std::error_code ignored;
            if ((extension == ".plan" || extension == ".txt" || extension == ".md") && at->is_regular_file(ignored)) found.push_back(at->path().string());
        }
        if (found.empty()) {
            list.errors.push_back({argument, {argument + "：目录中没有 .plan、.txt、.md 文件 (no plans in this directory)", "给出文件名，或换一个目录 (name a file or another directory)"}});
        }
        std::sort(found.begin(), found.end());
        list.files.insert(list.files.end(), found.begin(), found.end());
    }
    return list;
}

Result<std::unique_ptr<Plan>> loadPlan(const std::string& file, const Options& options) {
    Result<std::unique_ptr<SourceFile>> source = [&]() -> Result<std::unique_ptr<SourceFile>> {
        if (file != "-") return readDocument(fs::path(file));
        std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
        return readDocument(options.stdinName, std::move(bytes));
    }();
    if (!source) return source.error();
    return std::make_unique<Plan>(buildPlan(std::shared_ptr<const SourceFile>(std::move(*source))));
}

void inParallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& done) {
    if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
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
    const auto worker = [&] {
        for (;;) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return failure || next >= count || next < printed + kAhead; });
                if (failure || next >= count) return;
                mine = next++;
            }
            try {
                work(mine);
            } catch (...) {
                const std::lock_guard lock(mutex);
                failure = std::current_exception();
                changed.notify_all();
                return;
            }
            const std::lock_guard lock(mutex);
            finished[mine] = true;
            changed.notify_all();
        }
    };
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < std::min<std::size_t>(jobs, count); ++t) threads.emplace_back(worker);
    for (std::size_t i = 0; i < count; ++i) {
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return failure || finished[i]; });
            if (failure) break;
        }
        done(i);
        const std::lock_guard lock(mutex);
        printed = i + 1;
        changed.notify_all();
    }
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace planlint::cli
