#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "model/fields.h"
#include "text/utf8.h"

namespace planlint::cli {

int extractCommand(const Options& given) {
    Options options = given;
    if (const Result<Configuration> configuration = configure(options); !configuration) {
        printError(configuration.error());
        return kUsage;
    }
    const std::string format =
        options.format == "text" ? "json" : options.format;  // extract has no text form
    if (format != "json" && format != "jsonl") {
        say("planlint: extract 没有格式 {} (no such format)\n  可用格式：json、jsonl "
            "(formats: json, jsonl)\n",
            format);
        return kUsage;
    }
    const InputList inputs = listInputs(options.files);
    Output output(options.output);
    if (!output.open({inputs.files})) return kUsage;
    std::ostream& out = output.stream();

    Json errors = Json::array();
    const auto fail = [&](const std::string& name, const Error& error) {
        errors.push_back(
            {{"file", utf8::wellFormed(name)}, {"message", error.message}, {"hint", error.hint}});
        printError(error);
    };
    for (const auto& [argument, error] : inputs.errors) fail(argument, error);

    const Json header{{"schema", "planlint.facts/1"},
                      {"tool", {{"name", "planlint"}, {"version", PLANLINT_VERSION}}}};
    JsonStream facts(out, JsonStream::Style::Indented);
    if (format == "json") {
        facts.open('{');
        facts.fields(header);
        facts.open('[', "documents");
    }
    // Large documents are written row by row when their turn comes, all others by their worker.
    constexpr std::size_t kLarge = 256 * 1024;  // bytes
    const auto writeTo = [&](JsonStream& stream, const Plan& plan) {
        stream.open('{');
        if (format == "jsonl") stream.fields(header);  // one document a line
        writeFacts(stream, plan);
        stream.close();
    };
    const JsonStream::Style style =
        format == "json" ? JsonStream::Style::Indented : JsonStream::Style::OneLine;
    struct Slot {
        std::unique_ptr<Plan> plan;  // of a large document
        std::string facts;           // of any other
        std::optional<Error> error;
        bool broken = false;
    };
    bool broken = false;
    std::vector<Slot> slots(inputs.files.size());
    Progress progress(slots.size());
    inParallel(
        slots.size(), options.jobs,
        [&](std::size_t i) {
            Result<std::unique_ptr<Plan>> plan =
                loadPlan(inputs.files[i], options, slots[i].broken);
            if (!plan) {
                slots[i].error = plan.error();
            } else if ((*plan)->source->text().size() > kLarge) {
                slots[i].plan = std::move(*plan);
            } else {
                std::ostringstream text;
                JsonStream stream(text, style, format == "json" ? 2 : 0);
                writeTo(stream, **plan);
                slots[i].facts = std::move(text).str();
            }
        },
        [&](std::size_t i) {
            progress.wipe();
            broken = broken || slots[i].broken;
            if (slots[i].error) {
                fail(inputs.files[i], *slots[i].error);
            } else if (format == "jsonl") {
                JsonStream line(out, style);
                if (slots[i].plan)
                    writeTo(line, *slots[i].plan);
                else
                    line.written(slots[i].facts);
                out << '\n';
            } else if (slots[i].plan) {
                writeTo(facts, *slots[i].plan);
            } else {
                facts.written(slots[i].facts);
            }
            slots[i] = Slot{};
            progress.advance();
        });
    const bool unread = !errors.empty();
    if (format == "json") {
        facts.close();
        facts.value(errors, "errors");
        facts.close();
        out << '\n';
    }
    if (!output.finish()) return kUsage;
    return broken ? kInternal : unread ? kUsage : kClean;
}

}  // namespace planlint::cli
