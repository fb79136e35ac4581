#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "cli/inputs.h"
#include "cli/progress.h"
#include "model/fields.h"

namespace planlint::cli {

int extractCommand(const Options& options) {
    const std::string format = options.format == "text" ? "json" : options.format;  // extract has no text form
    if (format != "json" && format != "jsonl") {
        fmt::print(stderr, "planlint: extract 没有格式 {} (no such format)\n  可用格式：json、jsonl (formats: json, jsonl)\n", format);
        return kUsage;
    }
    std::ofstream file;
    if (!options.output.empty()) {
        file.open(options.output, std::ios::binary);
        if (!file) {
            fmt::print(stderr, "planlint: {}：不能写入 (cannot write)\n", options.output);
            return kUsage;
        }
    }
    std::ostream& out = options.output.empty() ? std::cout : file;

    const InputList inputs = listInputs(options.files);
    Json errors = Json::array();
    const auto fail = [&](const std::string& name, const Error& error) {
        errors.push_back({{"file", name}, {"message", error.message}, {"hint", error.hint}});
        fmt::print(stderr, "planlint: {}\n", error.message);
        if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
    };
    for (const auto& [argument, error] : inputs.errors) fail(argument, error);

    const Json header{{"schema", "planlint.facts/1"}, {"tool", {{"name", "planlint"}, {"version", PLANLINT_VERSION}}}};
    Json documents = Json::array();
    struct Slot {
        Json facts;
        std::optional<Error> error;
    };
    std::vector<Slot> slots(inputs.files.size());
    Progress progress(slots.size());
    inParallel(
        slots.size(), options.jobs,
        [&](std::size_t i) {
            Result<std::unique_ptr<Plan>> plan = loadPlan(inputs.files[i], options);
            if (plan) slots[i].facts = factsOf(**plan);
            else slots[i].error = plan.error();
        },
        [&](std::size_t i) {
            progress.wipe();
            if (slots[i].error) {
                fail(inputs.files[i], *slots[i].error);
            } else if (format == "jsonl") {  // one document a line
                Json line = header;
                line.update(slots[i].facts);
                out << line.dump() << '\n';
            } else {
                documents.push_back(std::move(slots[i].facts));
            }
            slots[i] = Slot{};
            progress.advance();
        });
    const bool unread = !errors.empty();
    if (format == "json") {
        Json facts = header;
        facts["documents"] = std::move(documents);
        facts["errors"] = std::move(errors);
        out << facts.dump(1) << '\n';
    }
    out.flush();
    return unread || !out ? kUsage : kClean;
}

}  // namespace planlint::cli
