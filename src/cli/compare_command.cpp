#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/inputs.h"
#include "history/history.h"
#include "reports/report.h"
#include "text/utf8.h"

namespace planlint::cli {

int compareCommand(const Options& given) {
    Options options = given;
    if (const Result<Configuration> configuration = configure(options); !configuration) {
        printError(configuration.error());
        return kUsage;
    }
    constexpr std::array<std::string_view, 4> kFormats = {"text", "json", "csv", "html"};
    if (std::find(kFormats.begin(), kFormats.end(), options.format) == kFormats.end()) {
        printError({fmt::format("compare 没有格式 {} (no such format)", options.format),
                    "可用格式：text、json、csv、html (formats: text, json, csv, html)"});
        return kUsage;
    }
    if (options.files.size() < 2) {
        printError(
            {"compare 要两份以上的文件：往年的在前，今年的在最后 (two files or more are needed)",
             "planlint compare 2021年计划.txt 2022年计划.txt"});
        return kUsage;
    }
    const InputList inputs = listInputs(options.files);
    Output output(options.output);
    if (!output.open({inputs.files})) return kUsage;
    std::ostream& out = output.stream();

    std::vector<std::unique_ptr<Plan>> plans;
    std::vector<FileError> errors;
    bool broken = false;
    bool lastIsRead = false;
    const auto fail = [&](const std::string& name, const Error& error) {
        errors.push_back({utf8::wellFormed(name), error.message, error.hint});
        printError(error);
    };
    for (const auto& [argument, error] : inputs.errors) fail(argument, error);
    for (const std::string& name : inputs.files) {
        Result<std::unique_ptr<Plan>> plan = loadPlan(name, options, broken);
        lastIsRead = plan.ok();
        if (!plan) {
            fail(name, plan.error());
        } else if (!(*plan)->info.year) {
            lastIsRead = false;
            fail(name, {name + "：看不出这是哪一年的文件，不能对照 (no year found)",
                        "在题头写明“年度：2021” (state the year in the front matter)"});
        } else {
            plans.push_back(std::move(*plan));
        }
    }
    if (!lastIsRead || plans.size() < 2) {
        printError(
            {"没有可以对照的文件 (nothing to compare)",
             "至少要一份往年的和一份今年的 (one earlier and one newer document are needed)"});
        return broken ? kInternal : kUsage;
    }
    const Plan& newest = *plans.back();
    std::vector<const Plan*> others;
    for (std::size_t i = 0; i + 1 < plans.size(); ++i) {
        others.push_back(plans[i].get());
        if (*plans[i]->info.year > *newest.info.year)
            say("planlint: {}（{} 年）晚于 {}（{} 年），没有用于对照 (a later document)\n",
                plans[i]->source->path(), *plans[i]->info.year, newest.source->path(),
                *newest.info.year);
    }
    const History history = compareWithHistory(newest, others);
    if (options.format == "json")
        writePromisesJson(out, newest, others, history, errors);
    else if (options.format == "csv")
        writePromisesCsv(out, history, options.language);
    else if (options.format == "html")
        writePromisesHtml(out, newest, others, history,
                          {.language = options.language, .day = today()});
    else
        writePromisesText(out, newest, history, options.language);
    if (!output.finish()) return kUsage;
    return broken ? kInternal : errors.empty() ? kClean : kUsage;
}

}  // namespace planlint::cli
