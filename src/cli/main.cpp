#include <CLI/CLI.hpp>

#include <clocale>
#include <iostream>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/suggest.h"
#include "cli/console.h"
#include "cli/options.h"
#include "reports/report.h"

namespace {

using namespace planlint;
using namespace planlint::cli;

const std::map<std::string, std::optional<Profile>> kProfiles = {{"auto", std::nullopt},
                                                                 {"outline", Profile::Outline},
                                                                 {"scheme", Profile::Scheme},
                                                                 {"report", Profile::Report},
                                                                 {"strict", Profile::Strict}};
const std::map<std::string, std::optional<Severity>> kFailOn = {{"error", Severity::Error},
                                                                {"warning", Severity::Warning},
                                                                {"info", Severity::Info},
                                                                {"never", std::nullopt}};
const std::map<std::string, spdlog::level::level_enum> kLogLevels = {
    {"debug", spdlog::level::debug},
    {"info", spdlog::level::info},
    {"warn", spdlog::level::warn},
    {"off", spdlog::level::off}};
const std::map<std::string, std::string> kColors = {
    {"auto", "auto"}, {"always", "always"}, {"never", "never"}};
const std::map<std::string, Language> kLanguages = {{"zh", Language::Chinese},
                                                    {"en", Language::English}};

template <class Value>
void addChoice(CLI::App& app, const std::string& name, const std::map<std::string, Value>& choices,
               Value& target, const std::string& help) {
    std::string list;
    for (const auto& [word, value] : choices) list += (list.empty() ? "" : "|") + word;
    app.add_option_function<std::string>(
           name,
           [&choices, &target, name](const std::string& word) {
               const auto found = choices.find(word);
               if (found != choices.end()) {
                   target = found->second;
                   return;
               }
               std::vector<std::string_view> known;
               std::string all;
               for (const auto& [choice, value] : choices) {
                   known.push_back(choice);
                   all += (all.empty() ? "" : "、") + choice;
               }
               const std::string_view near = nearest(word, known);
               throw CLI::ValidationError(fmt::format(
                   "{} 不能是 {}，可以是 {} (not a value of {}){}", name, word, all, name,
                   near.empty() ? ""
                                : fmt::format("\n  是不是 {}？ (did you mean {}?)", near, near)));
           },
           help)
        ->type_name(list)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void addCommon(CLI::App& app, Options& options, bool files, const std::string& formats) {
    app.set_help_flag("-h,--help", "显示帮助 (show this help)");
    if (files)
        app.add_option("files", options.files,
                       "文件或目录；- 读标准输入 (files or directories; - reads standard input)")
            ->required()
            ->type_name("FILES");
    if (!formats.empty())
        app.add_option("--format", options.format, "输出格式 (output format)")->type_name(formats);
    addChoice(app, "--lang", kLanguages, options.language, "消息的语言 (language of messages)");
}

void addConfiguration(CLI::App& command, Options& options) {
    command.add_option("--config", options.config, "配置文件 (configuration file)")
        ->type_name("FILE");
    command.add_flag("--no-config", options.noConfig, "不读 planlint.yaml (ignore planlint.yaml)");
}

void addOutput(CLI::App& app, Options& options) {
    app.add_option("-o,--output", options.output, "写入文件而不是标准输出 (write to a file)")
        ->type_name("FILE");
}

/// Several reports of one run: the first --output is the first --format's, and so on.
void addReports(CLI::App& app, Options& options) {
    std::string names;
    for (const ReportFormat& format : reportFormats())
        names.append(names.empty() ? "" : "|").append(format.name);
    app.add_option("--format", options.formats, "输出格式，可重复 (output format; repeatable)")
        ->type_name(names)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("-o,--output", options.outputs,
                   "写入文件而不是标准输出，与 --format 依次对应 (write to a file; one a format)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addFileOptions(CLI::App& app, Options& options) {
    app.add_option("--jobs,-j", options.jobs, "线程数，默认每核一个 (threads)")->type_name("N");
    app.add_option("--stdin-filename", options.stdinName,
                   "标准输入在报告中的文件名 (name shown for standard input)")
        ->type_name("NAME");
}

/// Options of the command that was meant, for “did you mean”.
std::string suggestionFor(const CLI::App& app, const std::string& word) {
    const CLI::App* command = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
    std::vector<std::string> names;
    for (const CLI::Option* option : command->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    if (command == &app) {
        for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
            names.push_back(sub->get_name());
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    return std::string(nearest(word.substr(0, word.find('=')), views));
}

int reportUsage(const CLI::App& app, const CLI::ParseError& error,
                const std::vector<std::string>& arguments) {
    if (dynamic_cast<const CLI::Success*>(&error) != nullptr)
        return app.exit(error);  // --help, --version
    std::string unknown;
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const std::vector<std::string> rest = app.remaining(true);
        if (!rest.empty()) unknown = rest.front();
    } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !arguments.empty() &&
               app.get_subcommands().empty()) {
        unknown = arguments.front();
    }
    if (!unknown.empty()) {
        const bool option = unknown.starts_with("-");
        const bool extra = !option && !app.get_subcommands().empty();
        if (extra)
            say("planlint: 多余的参数 {} (unexpected argument)\n", unknown);
        else
            say("planlint: 不认识的{} {} (unknown {})\n", option ? "选项" : "命令", unknown,
                option ? "option" : "command");
        const std::string near = extra ? std::string() : suggestionFor(app, unknown);
        if (!near.empty()) say("  是不是 {}？ (did you mean {}?)\n", near, near);
    } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        if (app.get_subcommands().empty())
            say("planlint: 要给出命令：check、compare、extract、explain 或 rules (a command "
                "is needed)\n");
        else
            fmt::print(
                stderr, "planlint: 要给出{} ({})\n",
                app.get_subcommands().front()->get_name() == "explain" ? "规则编号" : "文件或目录",
                error.what());
    } else if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
        say("planlint: 参数的值不对 (bad value)：{}\n", error.what());
    } else {
        say("planlint: {}\n", error.what());
    }
    const std::string command =
        app.get_subcommands().empty() ? "" : " " + app.get_subcommands().front()->get_name();
    say("  用法：planlint{} --help (see --help)\n", command);
    return kUsage;
}

int run(std::vector<std::string> arguments) {
    Options options;
    spdlog::level::level_enum logLevel = spdlog::level::off;
    CLI::App app(
        "planlint "
        "检查政府工作计划：每项任务是否写明牵头单位、可衡量的目标和完成时限，数字是否前后一致、与往"
        "年衔接。\n"
        "planlint checks Chinese government work plans before they are published. It works "
        "offline.");
    app.name("planlint");
    app.set_help_flag("-h,--help", "显示帮助 (show this help)");
    app.set_version_flag("--version", std::string("planlint ") + PLANLINT_VERSION);
    app.require_subcommand(1, 1);
    addChoice(app, "--log-level", kLogLevels, logLevel, "开发者日志 (developer log)");
    app.footer(
        "例 (examples):\n"
        "  planlint check 2022年工作计划.txt\n"
        "  planlint check 2022年工作计划.txt --prior 2021年工作计划.txt\n"
        "  planlint explain T001\n"
        "planlint help <命令> 显示每个命令的例子 (shows the examples of a command).");

    CLI::App* check =
        app.add_subcommand("check", "检查文件，打印发现的问题 (check files, print findings)");
    addCommon(*check, options, true, "");
    addFileOptions(*check, options);
    addReports(*check, options);
    check
        ->add_option("--prior", options.priors,
                     "往年的文件，可重复 (an earlier document; repeatable)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    addChoice(*check, "--profile", kProfiles, options.profile, "按哪一类文件检查 (profile)");
    addChoice(*check, "--fail-on", kFailOn, options.failOn,
              "达到此级别时退出码为 1 (severity that makes the exit code 1)");
    check->add_option("--select", options.select, "只用这些规则 (only these rules)")
        ->delimiter(',')
        ->type_name("RULES")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    check->add_option("--ignore", options.ignore, "不用这些规则 (without these rules)")
        ->delimiter(',')
        ->type_name("RULES")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    check
        ->add_option("--baseline", options.baseline,
                     "已知问题的清单，只报告新问题 (known findings; only new ones are told)")
        ->type_name("FILE");
    CLI::Option* update = check->add_flag("--update-baseline", options.updateBaseline,
                                          "把这次的全部问题写入基线 (write all findings into it)");
    check
        ->add_flag("--shrink-baseline", options.shrinkBaseline,
                   "只从基线删去已消失的问题 (only drop what is gone)")
        ->excludes(update);
    check->add_flag("--full", options.full, "列出合并问题的每一处 (list every place)");
    check->add_flag("--stats", options.stats,
                    "每条规则看过、发现、未决、忽略多少处，用时多少 (what each rule did)");
    check->add_flag("--preview", options.preview, "也用预览中的规则 (preview rules too)");
    addConfiguration(*check, options);
    check
        ->add_option_function<std::string>(
            "--as-of",
            [&options](const std::string& text) {
                options.asOf = Date::parse(text);
                if (!options.asOf)
                    throw CLI::ValidationError("--as-of 应是 2023-12-31 这样的日期 (a date)");
            },
            "按哪一天检查，默认今天 (day of the check)")
        ->type_name("DATE");
    addChoice(*check, "--color", kColors, options.color, "彩色输出 (colour)");
    check->footer(
        "例 (examples):\n"
        "  planlint check 要点.txt                          检查一个文件\n"
        "  planlint check 要点.txt --prior 上年总结.txt     与往年对照\n"
        "  planlint check 文件夹 --format json -o 结果.json  检查整个目录\n"
        "  planlint check 文件夹 --format text -o - --format sarif -o 结果.sarif\n"
        "  cat 要点.txt | planlint check -                  读标准输入\n"
        "退出码 (exit codes): 0 没有达到 --fail-on 的问题；1 有；2 用法错误或有文件不能读；3 "
        "内部错误");

    CLI::App* extract = app.add_subcommand(
        "extract", "提取任务、单位、时限和数据 (extract tasks, owners, deadlines, figures)");
    addCommon(*extract, options, true, "json|jsonl");
    addOutput(*extract, options);
    addFileOptions(*extract, options);
    addConfiguration(*extract, options);
    extract->footer(
        "例 (examples):\n"
        "  planlint extract 要点.txt > 事实.json\n"
        "  planlint extract 文件夹 --format jsonl\n"
        "用 -o 写入文件 (-o writes to a file)");

    CLI::App* compare = app.add_subcommand(
        "compare", "往年目标、完成情况、今年目标逐项对照 (what became of last year's promises)");
    addCommon(*compare, options, true, "text|json|csv|html");
    addConfiguration(*compare, options);
    compare->add_option("-o,--output", options.output, "写入文件 (write to a file)")
        ->type_name("FILE");
    compare->footer(
        "例 (examples):\n"
        "  planlint compare 2021年计划.txt 2022年计划.txt      往年的在前，今年的在最后\n"
        "  planlint compare 2021年计划.txt 2021年总结.txt 2022年计划.txt --format json\n"
        "  planlint compare 2021年计划.txt 2022年计划.txt --format html -o 承诺.html");

    CLI::App* explain = app.add_subcommand("explain", "说明一条规则 (explain a rule)");
    explain->add_option("rule", options.rule, "规则编号或名称 (code or name)")
        ->required()
        ->type_name("RULE");
    addChoice(*explain, "--lang", kLanguages, options.language, "语言 (language)");
    addConfiguration(*explain, options);
    explain->footer("例 (example):\n  planlint explain T001");

    CLI::App* rules = app.add_subcommand("rules", "列出全部规则 (list the rules)");
    addCommon(*rules, options, false, "text|json");
    addConfiguration(*rules, options);
    rules->footer("例 (examples):\n  planlint rules\n  planlint rules --format json");

    CLI::App* init = app.add_subcommand(
        "init", "写一份配置，或让 CI 跑检查的文件 (write a configuration, or files for CI)");
    init->add_option("folder", options.files, "目录，默认当前目录 (folder)")
        ->expected(0, 1)
        ->type_name("DIR");
    init->add_option("--ci", options.ci, "为哪个系统 (for which system)")
        ->type_name("github|gitlab|gitee|pre-commit|jenkins");
    init->footer(
        "例 (examples):\n"
        "  planlint init                写 planlint.yaml\n"
        "  planlint init --ci gitlab    再写 .gitlab-ci.yml");

    CLI::App* words = app.add_subcommand(
        "words", "显示文中的词被当作什么、出自词表哪一行 (what each word was taken for)");
    words->add_option("file", options.files, "FILE、FILE:LINE 或 - (a file, a line of it, or -)")
        ->expected(1)
        ->type_name("FILE[:LINE]");
    words->add_flag("--classes", options.listClasses, "列出词的类和取值 (list the classes)");
    addConfiguration(*words, options);
    words->footer(
        "例 (examples):\n"
        "  planlint words 方案.txt:12\n"
        "  echo '（责任单位：市教育局，6月底前）' | planlint words -\n"
        "各列：行:列、词、类、值、词表行；× 后是让它不算数的词 (after ×: what silences it)");

    if (!arguments.empty() && arguments.front() == "help") {
        arguments.erase(arguments.begin());
        arguments.push_back("--help");
    }
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        return reportUsage(app, error, arguments);
    }
    spdlog::set_default_logger(spdlog::stderr_logger_mt("planlint"));
    spdlog::set_level(logLevel);

    options.profileGiven = check->count("--profile") > 0;
    options.languageGiven = check->count("--lang") > 0;
    options.failOnGiven = check->count("--fail-on") > 0;
    if (check->parsed()) return checkCommand(options);
    if (extract->parsed()) return extractCommand(options);
    if (compare->parsed()) return compareCommand(options);
    if (explain->parsed()) return explainCommand(options);
    if (init->parsed()) return initCommand(options);
    if (words->parsed()) return wordsCommand(options);
    return rulesCommand(options);
}

}  // namespace

int main(int argc, char** argv) {
    cli::openClosedStreams();
    std::ios::sync_with_stdio(false);
    try {  // the outermost wall: our own mistakes
        const int code = run(std::vector<std::string>(argv + 1, argv + argc));
        std::cout.flush();
        if (std::cout || code != cli::kClean) return code;
        cli::say(
            "planlint: 输出写入失败 (writing the output failed)\n"
            "  检查磁盘空间 (check the disk space)\n");
        return cli::kUsage;
    } catch (const std::exception& error) {
        say("planlint: 内部错误，请报告 (internal error, please report): {}\n", error.what());
        return kInternal;
    }
}
