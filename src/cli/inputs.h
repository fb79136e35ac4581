#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "lint/configuration.h"
#include "model/plan.h"

namespace planlint::cli {

/// The files that arguments name, each once: a directory stands for its .plan, .txt and .md files,
/// at any depth, sorted; "-" for standard input. A directory without such files, or one that cannot
/// be read, is an Error in the list.
struct InputList {
    std::vector<std::string> files;
    std::vector<std::pair<std::string, Error>> errors;  // argument, what is wrong with it
    std::vector<std::string> skipped;  // documents of a directory in formats not read yet
};
InputList listInputs(const std::vector<std::string>& arguments);

/// Reads a file (or standard input) and builds its plan. Whatever breaks on one file is that file's
/// Error: the others are still checked. `broken` is set when the fault is ours.
Result<std::unique_ptr<Plan>> loadPlan(const std::string& file, const Options& options,
                                       bool& broken);

/// The nearest planlint.yaml of the first file, or the one that was named; empty without one. Where
/// it names overlays, `options.vocabulary` becomes the vocabulary that has them.
Result<Configuration> configure(Options& options);

/// The day by the clock of this machine, in UTC.
Date today();

/// Runs `work(i)` for each i below `count` on `jobs` threads (0: one per core) and `done(i)` in
/// order on the calling thread, as soon as it and all before it are finished.
void inParallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                const std::function<void(std::size_t)>& done);

}  // namespace planlint::cli
