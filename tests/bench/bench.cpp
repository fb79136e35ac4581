// Speed, measured and never tested: ./dev bench. Input is the five seeds of the shared corpus,
// joined 100 times (6.7 MB, a fifth of it traditional); without a corpus the examples, as often as
// fits.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "lint/linter.h"
#include "parse/parse.h"
#include "parse/scanner.h"
#include "read/reader.h"
#include "support/corpus.h"

namespace {

using namespace planlint;

std::string joinedSeeds() {
    std::string text;
    for (const auto& path : testing::corpusDocuments()) {
        if (path.parent_path().filename() == "seeds") text += testing::readFile(path);
    }
    if (!text.empty()) return text;
    for (const auto& entry : std::filesystem::directory_iterator(PLANLINT_SOURCE_DIR "/examples")) {
        if (entry.path().extension() == ".plan") text += testing::readFile(entry.path());
    }
    std::string many;
    while (many.size() < 66'617) many += text;
    return many;
}

std::string repeated(std::int64_t times) {
    static const std::string seeds = joinedSeeds();
    std::string text;
    for (std::int64_t i = 0; i < times; ++i) text += seeds;
    return text;
}

std::unique_ptr<SourceFile> sourceOf(const std::string& text) {
    return std::move(*readDocument("bench.txt", text));
}

void count(benchmark::State& state, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void read(benchmark::State& state) {
    const std::string text = repeated(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(sourceOf(text));
    count(state, text.size());
}
BENCHMARK(read)->Arg(100)->Unit(benchmark::kMillisecond);

void scan(benchmark::State& state) {
    const auto source = sourceOf(repeated(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(scanAll(source->text()));
    count(state, source->text().size());
}
BENCHMARK(scan)->Arg(100)->Unit(benchmark::kMillisecond);

void parseTree(benchmark::State& state) {
    const auto source = sourceOf(repeated(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(parse(source->text()));
    count(state, source->text().size());
}
BENCHMARK(parseTree)->Arg(100)->Unit(benchmark::kMillisecond);

void model(benchmark::State& state) {
    const std::shared_ptr<const SourceFile> source = sourceOf(repeated(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(buildPlan(source, Vocabulary::builtIn()));
    count(state, source->text().size());
}
BENCHMARK(model)->Arg(100)->Unit(benchmark::kMillisecond);

/// From raw bytes to findings, all rules, one core. 10, 80 and 100 copies: the time must grow with
/// the text.
void check(benchmark::State& state) {
    const std::string text = repeated(state.range(0));
    for (auto _ : state) {
        const Plan plan = buildPlan(sourceOf(text), Vocabulary::builtIn());
        benchmark::DoNotOptimize(lint(plan, {}, builtInRules(), {}));
    }
    count(state, text.size());
}
BENCHMARK(check)->Arg(10)->Arg(80)->Arg(100)->Arg(800)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
