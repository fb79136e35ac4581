#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/suggest.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/statistics.h"
#include "lint/baseline.h"
#include "model/fields.h"
#include "reports/report.h"
#include "text/utf8.h"

namespace planlint::cli {

namespace {

bool wantsColor(const Options& options, const Output& output) {
    if (options.color == "always") return true;
    if (options.color == "never" || !output.isStandard()) return false;
    const char* noColor = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (noColor == nullptr || *noColor == '\0');
}

/// The report of each --format. Two of them into one place are an error.
bool chooseFormats(const Options& options, std::vector<const ReportFormat*>& chosen) {
    const std::span<const ReportFormat> known = reportFormats();
    std::vector<std::string> asked = options.formats;
    if (asked.empty()) asked.emplace_back("text");
    for (const std::string& name : asked) {
        const auto at = std::find_if(known.begin(), known.end(),
                                     [&](const ReportFormat& f) { return f.name == name; });
        if (at != known.end()) {
            chosen.push_back(&*at);
            continue;
        }
        std::vector<std::string_view> names;
        for (const ReportFormat& format : known) names.push_back(format.name);
        const std::string_view near = nearest(name, names);
        printError({fmt::format("check 没有格式 {} (no such format)", name),
                    near.empty() ? fmt::format("可用格式：{} (formats: {})", fmt::join(names, "、"),
                                               fmt::join(names, ", "))
                                 : fmt::format("是不是 {}？ (did you mean {}?)", near, near)});
        return false;
    }
    if (options.outputs.size() > chosen.size()) {
        printError({"--output 比 --format 多 (more outputs than formats)",
                    "每个 --format 最多一个 --output (one --output for each --format)"});
        return false;
    }
    std::set<std::string> places;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const std::string place = i < options.outputs.size() ? options.outputs[i] : "-";
        if (places.insert(place.empty() ? "-" : place).second) continue;
        printError({place == "-" ? "两份报告都写到标准输出 (two reports to standard output)"
                                 : fmt::format("{}：写入两份报告 (two reports into it)", place),
                    "给每个 --format 各写一个 -o 文件 (give each --format its own -o)"});
        return false;
    }
    return true;
}

/// The baseline that was asked for; one that is to be written need not exist.
bool openBaseline(const Options& options, std::optional<Baseline>& baseline) {
    if (options.baseline.empty()) {
        if (!options.updateBaseline && !options.shrinkBaseline) return true;
        printError({"没有说明基线文件 (which baseline?)",
                    "加 --baseline 文件，或在 planlint.yaml 中写 baseline (name it)"});
        return false;
    }
    std::error_code status;
    if (options.updateBaseline && !std::filesystem::exists(options.baseline, status)) {
        baseline.emplace(options.baseline);
        return true;
    }
    Result<Baseline> read = Baseline::read(options.baseline);
    if (!read) {
        printError(read.error());
        return false;
    }
    baseline = std::move(*read);
    return true;
}

/// Says what the baseline did, and writes it where that was asked for.
bool closeBaseline(const Options& options, const Baseline& baseline) {
    const bool zh = options.language == Language::Chinese;
    if (baseline.met() > 0)
        write(zh ? fmt::format("planlint: 基线中已知 {} 处（最早 {}），没有再报告\n",
                               baseline.met(), baseline.oldest())
                 : fmt::format("planlint: {} known to the baseline (since {}), not told again\n",
                               baseline.met(), baseline.oldest()));
    const bool writes = options.updateBaseline || options.shrinkBaseline;
    if (baseline.gone() > 0 && !writes)
        write(zh ? fmt::format("planlint: 基线中有 {} 处已经消失，可用 --shrink-baseline 删去\n",
                               baseline.gone())
                 : fmt::format(
                       "planlint: {} of the baseline are gone; --shrink-baseline drops them\n",
                       baseline.gone()));
    if (!writes) return true;
    Output output(options.baseline);
    if (!output.open({options.files, options.priors})) return false;
    baseline.write(output.stream(),
                   options.shrinkBaseline ? Baseline::Update::Shrink : Baseline::Update::Replace,
                   (options.asOf ? *options.asOf : today()).toString());
    return output.finish();
}

/// Waivers that waived nothing are for deleting; those past their last day are for deciding anew.
void sayIdleWaivers(const WaiverBook& waivers, Language language) {
    const bool zh = language == Language::Chinese;
    for (const WaiverBook::Idle& each : waivers.idle())
        say(fmt::runtime(each.isExpired ? (zh ? "{}：豁免 {} 已于 {} 到期，不再有效\n"
                                              : "{}: the waiver of {} ended on {}\n")
                                        : (zh ? "{}：豁免 {} 没有用到，可以删去\n"
                                              : "{}: the waiver of {} waived nothing\n")),
            each.waiver->mark, each.waiver->rule,
            each.waiver->until ? each.waiver->until->toString() : "");
}

/// Says which earlier documents could not serve: silence would look like “nothing to report”.
void sayUnusedPriors(const Plan& plan, const std::vector<const Plan*>& earlier,
                     const LintResult& result) {
    for (const Plan* prior : earlier) {
        if (!prior->info.year) continue;  // told when it was read
        const auto from = [&](const std::optional<Mention>& ref) {
            return ref && ref->plan == prior;
        };
        if (!plan.info.year) {
            say("planlint: {}：看不出是哪一年的计划，不能与 {} 对照 (no year found)\n",
                plan.source->path(), prior->source->path());
        } else if (*prior->info.year > *plan.info.year) {
            fmt::print(
                stderr, "planlint: {}（{} 年）晚于 {}（{} 年），没有用于对照 (a later document)\n",
                prior->source->path(), *prior->info.year, plan.source->path(), *plan.info.year);
        } else if (*prior->info.year < *plan.info.year &&
                   std::none_of(
                       result.history.promises.begin(), result.history.promises.end(),
                       [&](const Promise& p) { return from(p.before) || from(p.actual); })) {
            say("planlint: {} 与 {} 没有可以对照的指标 (no indicator in common)\n",
                prior->source->path(), plan.source->path());
        }
    }
}

/// One line on standard error for what the reader decided about a file, when it is not the usual.
void sayHowRead(const Plan& plan, const LintResult& result, bool auto_, Language language) {
    const bool zh = language == Language::Chinese;
    if (plan.source->encoding() != Encoding::Utf8) {
        say(fmt::runtime(zh ? "{}：按 {} 编码读取\n" : "{}: read as {}\n"), plan.source->path(),
            encodingName(plan.source->encoding()));
    }
    if (auto_) {
        say(fmt::runtime(zh ? "{}：按“{}”一类检查，因为文种是{}\n"
                            : "{}: profile {}, because the document is a {}\n"),
            plan.source->path(), zh ? chineseOf(result.profile) : nameOf(result.profile),
            plan.info.isPolicy ? (zh ? "政策措施，各条是规定而不是分解的任务" : "policy paper")
            : zh               ? chineseOf(plan.info.kind)
                               : nameOf(plan.info.kind));
    }
}

}  // namespace

int checkCommand(const Options& given) {
    const InputList inputs = listInputs(given.files);
    std::vector<std::string> names = inputs.files;
    if (names.empty()) names.push_back(given.files.front());
    const std::unique_ptr<SettingsBook> book = SettingsBook::read(given, names);
    if (!book) return kUsage;
    const Options& options = book->first().options;
    const Date day = options.asOf ? *options.asOf : today();
    const std::vector<Rule> rules = book->rules();
    std::vector<const ReportFormat*> formats;
    if (!chooseFormats(options, formats)) return kUsage;
    std::optional<Baseline> baseline;
    if (!openBaseline(options, baseline)) return kUsage;

    InputList priorFiles = listInputs(given.priors);
    bool hasPriors = !given.priors.empty();
    for (const auto& settings : book->all()) {
        settings->waivers = WaiverBook(settings->configuration.waivers, day);
        hasPriors = hasPriors || !settings->priorFiles.empty();
    }
    // A glob of earlier documents may take in the checked ones: none is its own past.
    const auto isChecked = [&](const std::string& prior) {
        std::error_code status;
        return std::any_of(inputs.files.begin(), inputs.files.end(), [&](const std::string& file) {
            return std::filesystem::equivalent(prior, file, status);
        });
    };
    std::erase_if(priorFiles.files, isChecked);
    std::vector<std::unique_ptr<Output>> outputs;
    std::vector<std::unique_ptr<Report>> reports;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        Output& output = *outputs.emplace_back(
            std::make_unique<Output>(i < options.outputs.size() ? options.outputs[i] : ""));
        if (!output.open({inputs.files, priorFiles.files})) return kUsage;
        reports.push_back(formats[i]->make(output.stream(), {.language = options.language,
                                                             .color = wantsColor(options, output),
                                                             .full = options.full,
                                                             .showHistory = hasPriors,
                                                             .rules = rules,
                                                             .day = day,
                                                             .documents = inputs.files.size()}));
    }

    bool unread = false;
    bool broken = false;
    const auto fail = [&](const std::string& name, const Error& error) {
        unread = true;
        for (const auto& report : reports)
            report->error({utf8::wellFormed(name), error.message, error.hint});
        printError(error);
    };

    std::vector<std::unique_ptr<Plan>> priors;
    std::vector<const Plan*> earlier;  // of the command line
    const auto readPrior = [&](const std::string& name, const Options& with,
                               std::vector<const Plan*>& into) {
        std::error_code status;
        if (name != "-" && std::filesystem::exists(name, status) &&
            !std::filesystem::is_regular_file(name, status))
            return fail(name, {name + "：不是普通文件，不能用于对照 (not a regular file)",
                               "先存成文件 (save it as a file first)"});
        Result<std::unique_ptr<Plan>> plan = loadPlan(name, with, broken);
        if (!plan) return fail(name, plan.error());
        if (!(*plan)->info.year)
            fail(name, {name + "：看不出这是哪一年的文件，不能用于对照 (no year found)",
                        "在题头写明“年度：2021” (state the year in the front matter)"});
        into.push_back(plan->get());
        priors.push_back(std::move(*plan));
    };
    for (const auto& [argument, error] : priorFiles.errors) fail(argument, error);
    for (const std::string& name : priorFiles.files) readPrior(name, options, earlier);
    for (const auto& settings : book->all()) {
        settings->earlier = earlier;
        for (const std::string& name : listInputs(settings->priorFiles).files)
            if (!isChecked(name)) readPrior(name, settings->options, settings->earlier);
    }
    if (!inputs.skipped.empty())
        say("planlint: 目录中有 {} 个文件格式不能读取，没有检查，例如 {} (files of other "
            "formats were not checked)\n",
            inputs.skipped.size(), utf8::wellFormed(inputs.skipped.front()));
    for (const auto& [argument, error] : inputs.errors) fail(argument, error);

    struct Slot {
        std::unique_ptr<Plan> plan;
        LintResult result;
        std::optional<Error> error;
        bool broken = false;
    };
    std::vector<Slot> slots(inputs.files.size());
    Progress progress(slots.size());
    Statistics statistics;
    bool found = false;
    inParallel(
        slots.size(), options.jobs,
        [&](std::size_t i) {
            const Settings& settings = book->of(inputs.files[i]);
            Result<std::unique_ptr<Plan>> plan =
                loadPlan(inputs.files[i], settings.options, slots[i].broken);
            if (!plan) {
                slots[i].error = plan.error();
                return;
            }
            slots[i].plan = std::move(*plan);
            slots[i].result = lint(*slots[i].plan, settings.earlier, settings.rules.rules,
                                   SettingsBook::lintOptions(settings, inputs.files[i], day));
        },
        [&](std::size_t i) {
            progress.wipe();
            Slot& slot = slots[i];
            broken = broken || slot.broken;
            if (slot.error) {
                fail(inputs.files[i], *slot.error);
            } else {
                Settings& settings = book->of(inputs.files[i]);
                sayUnusedPriors(*slot.plan, settings.earlier, slot.result);
                sayHowRead(*slot.plan, slot.result, !settings.options.profile && slots.size() == 1,
                           options.language);
                settings.waivers.takeWaived(slot.plan->source->path(), slot.result);
                if (baseline) baseline->takeKnown(slot.plan->source->path(), slot.result);
                for (const Diagnostic& finding : slot.result.findings) {
                    found = found || (options.failOn && finding.severity >= *options.failOn);
                    broken = broken || finding.code == "E099";
                }
                statistics.add(slot.result);
                for (const auto& report : reports) {
                    report->against(settings.earlier);
                    report->document(*slot.plan, slot.result);
                }
            }
            slot = Slot{};  // a thousand plans need not stay in memory
            progress.advance();
        });
    bool written = true;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        reports[i]->finish();
        written = outputs[i]->finish() && written;
    }
    if (!written) return kUsage;
    for (const auto& settings : book->all()) sayIdleWaivers(settings->waivers, options.language);
    if (options.stats) write(statistics.table(rules, options.language));
    if (baseline && !closeBaseline(options, *baseline)) return kUsage;
    if (options.updateBaseline) found = false;  // all of it is known from now on
    return broken ? kInternal : unread ? kUsage : found ? kFindings : kClean;
}

}  // namespace planlint::cli
