// What each word of a document was taken for, and which row of which table did it.
#include <cstdio>
#include <iostream>

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/inputs.h"
#include "text/utf8.h"

namespace planlint::cli {

namespace {

std::string valuesOf(const WordRow& row) {
    const std::span<const std::string_view> values =
        Vocabulary::classes()[static_cast<std::size_t>(row.wordClass)].values;
    if (row.wordClass != WordClass::Name)
        return row.value < values.size() ? std::string(values[row.value]) : std::string();
    std::string groups;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if ((row.value >> i & 1) != 0) groups.append(groups.empty() ? "" : "|").append(values[i]);
    }
    return groups;
}

void printClasses(std::ostream& out) {
    out << "class\tgroup\topen\tasked\tvalues\n";
    for (const WordClassInfo& info : Vocabulary::classes()) {
        out << info.name << '\t' << info.group << '\t' << (info.isOpen ? "yes" : "no") << '\t'
            << (info.isAsked ? "yes" : "no") << '\t';
        for (const std::string_view value : info.values) out << value << ' ';
        out << '\n';
    }
}

/// FILE or FILE:LINE; a file whose name itself ends in :12 is meant before a line.
struct Target {
    std::string file;
    std::optional<std::uint32_t> line;
};

Target targetOf(const std::string& argument) {
    const std::size_t colon = argument.rfind(':');
    std::error_code status;
    if (colon == std::string::npos || colon + 1 == argument.size() ||
        std::filesystem::exists(argument, status) ||
        argument.find_first_not_of("0123456789", colon + 1) != std::string::npos ||
        argument.size() - colon > 9)
        return {argument, std::nullopt};
    return {argument.substr(0, colon),
            static_cast<std::uint32_t>(std::stoul(argument.substr(colon + 1)))};
}

/// The live word of the same group, or the name, that keeps a hit from counting.
std::optional<WordIndex::Hit> silencerOf(const WordIndex& words, const WordIndex::Hit& hit) {
    constexpr std::uint32_t kLongest = 84;  // bytes of a word
    const auto groupOf = [](const WordRow& row) {
        return Vocabulary::classes()[static_cast<std::size_t>(row.wordClass)].group;
    };
    for (std::size_t i = words.first(hit.range.begin > kLongest ? hit.range.begin - kLongest : 0);
         i < words.size() && words[i].range.begin < hit.range.end; ++i) {
        const WordIndex::Hit other = words[i];
        if (!other.isLive || !other.range.overlaps(hit.range)) continue;
        if (other.row->wordClass == WordClass::Name || groupOf(*other.row) == groupOf(*hit.row))
            return other;
    }
    return std::nullopt;
}

}  // namespace

int wordsCommand(const Options& given) {
    Options options = given;
    if (options.listClasses) {
        printClasses(std::cout);
        return kClean;
    }
    const Target target = targetOf(options.files.empty() ? "-" : options.files.front());
    options.files = {target.file};
    const auto fail = [](const Error& error) {
        printError(error);
        return kUsage;
    };
    if (const Result<Configuration> configuration = configure(options); !configuration)
        return fail(configuration.error());
    bool broken = false;
    const Result<std::unique_ptr<Plan>> plan = loadPlan(target.file, options, broken);
    if (!plan) return broken ? static_cast<int>(kInternal) : fail(plan.error());
    const SourceFile& source = *(*plan)->source;
    const WordIndex& words = *(*plan)->words;
    bool any = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        const auto place = source.place(hit.range);
        if (target.line && place.line != *target.line) continue;
        any = true;
        const WordClassInfo& info =
            Vocabulary::classes()[static_cast<std::size_t>(hit.row->wordClass)];
        std::string line = fmt::format("{}:{}\t{}\t{}\t{}\t{}:{}", place.line, place.column,
                                       hit.row->word, info.name, valuesOf(*hit.row),
                                       words.vocabulary().tableOf(*hit.row), hit.row->line);
        if (!hit.isLive) {
            line += "\t× ";
            if (const std::optional<WordIndex::Hit> by = silencerOf(words, hit))
                line += fmt::format("{} ({}:{})", by->row->word,
                                    words.vocabulary().tableOf(*by->row), by->row->line);
        }
        std::cout << line << '\n';
    }
    std::cout.flush();
    if (!any) say("planlint: {}：没有词表中的词 (no word of the tables)\n", options.files.front());
    return std::cout ? kClean : kUsage;
}

}  // namespace planlint::cli
