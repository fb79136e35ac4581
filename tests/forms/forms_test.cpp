// Reads what the generator wrote and compares every field of every task.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "forms/generator.h"
#include "read/reader.h"
#include "support/plan.h"

namespace planlint {
namespace {

using forms::GeneratedPlan;
using forms::Generator;
using forms::Truth;

constexpr unsigned kSeed = 20261126;
constexpr std::size_t kTasks = 20'000;
const std::string kTables = PLANLINT_SOURCE_DIR "/tests/forms/tables";

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return names;
}
std::vector<std::string> namesOf(const std::vector<UnitName>& units) {
    std::vector<std::string> names;
    for (const UnitName& unit : units) names.push_back(unit.name);
    return names;
}
std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "|") + name;
    return out;
}

/// What differs, field by field; empty when the task was read as written.
std::string difference(const Truth& truth, const Task& task, const Plan& plan) {
    std::string out;
    const auto compare = [&](const char* field, const std::string& want, const std::string& got) {
        if (want != got)
            out += std::string("  ") + field + ": want [" + want + "] got [" + got + "]\n";
    };
    compare("title", truth.title, task.title);
    compare("lead", joined(sorted(truth.lead)), joined(sorted(namesOf(task.lead))));
    compare("responsible", joined(sorted(truth.responsible)),
            joined(sorted(namesOf(task.responsible))));
    compare("cooperating", joined(sorted(truth.cooperating)),
            joined(sorted(namesOf(task.cooperating))));
    compare("leaders", joined(sorted(truth.leaders)), joined(sorted(namesOf(task.leaders))));
    std::string want;
    std::string got;
    for (const auto& [key, names] : truth.other) want += key + "=" + joined(sorted(names)) + ";";
    std::vector<std::string> others;
    for (const OtherRole& other : task.otherRoles)
        others.push_back(other.key + "=" + joined(sorted(namesOf(other.units))) + ";");
    for (const std::string& other : sorted(others)) got += other;
    compare("other", want, got);
    const auto shown = [](bool has, const std::string& date, const std::string& from,
                          bool recurring, bool ongoing, bool vague) {
        return !has ? std::string("none")
                    : date + (from.empty() ? "" : " from " + from) +
                          (recurring ? " recurring" : "") +
                          (ongoing && date.empty() ? " ongoing" : "") + (vague ? " vague" : "");
    };
    const std::optional<Deadline>& deadline = task.deadline;
    compare("deadline",
            shown(truth.hasDeadline, truth.date, truth.from, truth.recurring, truth.ongoing,
                  truth.vague),
            deadline
                ? shown(true, deadline->date ? deadline->date->toString() : "",
                        deadline->from && !truth.from.empty() ? deadline->from->toString() : "",
                        deadline->recurring, deadline->ongoing, deadline->vague) +
                      (truth.hasDeadline ? "" : " " + std::string(plan.text(deadline->range)))
                : "none");
    return out;
}

struct Failure {
    std::string text, difference;
    std::map<std::string, std::string> dimensions;
};

struct Score {
    std::size_t tasks = 0, right = 0;
    std::vector<Failure> failures;
    std::set<std::pair<std::string, std::string>> pairs;  // of dimension values seen together
    std::map<std::string, std::pair<std::size_t, std::size_t>> byValue;  // failed, all

    double share() const { return static_cast<double>(right) / static_cast<double>(tasks); }
};

Score read(const Vocabulary& vocabulary, std::size_t tasks) {
    Generator generator(kTables, kSeed);
    Score score;
    while (score.tasks < tasks) {
        const GeneratedPlan written = generator.next();
        auto source = readDocument(written.path, written.text);
        EXPECT_TRUE(source.ok());
        const Plan plan =
            buildPlan(std::shared_ptr<const SourceFile>(std::move(*source)), vocabulary);
        const bool same = plan.tasks.size() == written.tasks.size();
        for (std::size_t i = 0; i < written.tasks.size(); ++i) {
            const Truth& truth = written.tasks[i];
            ++score.tasks;
            const Task* task = nullptr;
            if (same) task = &plan.tasks[i];
            for (const Task& each : plan.tasks) {
                if (!same && each.title == truth.title) task = &each;
            }
            std::string wrong =
                task == nullptr ? "  task not found\n" : difference(truth, *task, plan);
            std::vector<std::string> values;
            for (const auto& [dimension, value] : truth.dimensions)
                values.push_back(dimension + "=" + value);
            for (const std::string& a : values) {
                for (const std::string& b : values) {
                    if (a < b) score.pairs.emplace(a, b);
                }
                auto& [failed, all] = score.byValue[a];
                ++all;
                failed += wrong.empty() ? 0 : 1;
            }
            if (wrong.empty())
                ++score.right;
            else
                score.failures.push_back({truth.text, std::move(wrong), truth.dimensions});
        }
    }
    return score;
}

TEST(Forms, AreReadAsWritten) {
    const Score score = read(Vocabulary::builtIn(), kTasks);
    std::cout << "tasks " << score.tasks << ", right in every field " << score.right << " ("
              << 100 * score.share()
              << " %)\npairs of dimension values covered: " << score.pairs.size() << " of "
              << score.byValue.size() << " values\n";
    std::vector<std::pair<double, std::string>> worst;
    for (const auto& [value, counts] : score.byValue) {
        if (counts.first > 0)
            worst.emplace_back(
                static_cast<double>(counts.first) / static_cast<double>(counts.second),
                value + "  " + std::to_string(counts.first) + " of " +
                    std::to_string(counts.second));
    }
    std::sort(worst.rbegin(), worst.rend());
    const std::size_t shown = std::getenv("FORMS_VERBOSE") ? 60 : 20;
    for (std::size_t i = 0; i < std::min(shown, worst.size()); ++i)
        std::cout << "  " << worst[i].second << "\n";
    std::vector<const Failure*> smallest;
    for (const Failure& failure : score.failures) smallest.push_back(&failure);
    std::stable_sort(smallest.begin(), smallest.end(), [](const Failure* a, const Failure* b) {
        return a->text.size() < b->text.size();
    });
    for (std::size_t i = 0; i < std::min(shown, smallest.size()); ++i)
        std::cout << smallest[i]->text << "\n" << smallest[i]->difference;
    EXPECT_GE(score.share(), 0.995);
}

TEST(Forms, EveryRoleRowCounts) {
    constexpr std::size_t kSample = 6'000;
    constexpr std::size_t kRows = 10;
    const double whole = read(Vocabulary::builtIn(), kSample).share();
    // Role rows whose words stand in the tables' keys and forms.
    std::vector<const WordRow*> rows;
    std::set<std::string> text;
    for (const std::string& owners : Generator(kTables, kSeed).ownerTexts()) {
        for (const WordHit& hit : Vocabulary::builtIn().hitsIn(
                 owners, maskOf(WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin)))
            text.insert(owners.substr(hit.range.begin, hit.range.length()));
    }
    for (std::size_t i = 0; i < Vocabulary::builtIn().rowCount(); ++i) {
        const WordRow& row = Vocabulary::builtIn().row(static_cast<std::uint16_t>(i));
        if ((row.wordClass == WordClass::RoleVerb || row.wordClass == WordClass::RoleJoin ||
             row.wordClass == WordClass::RoleStem) &&
            text.contains(std::string(row.word)))
            rows.push_back(&row);
    }
    std::mt19937 random(kSeed);
    std::shuffle(rows.begin(), rows.end(), random);
    ASSERT_GE(rows.size(), kRows);
    rows.resize(std::getenv("FORMS_VERBOSE") ? rows.size() : kRows);
    for (const WordRow* row : rows) {
        const std::string_view name =
            Vocabulary::classes()[static_cast<std::size_t>(row->wordClass)].name;
        std::string removal(1, '-');
        removal.append(row->word).append(1, '\t').append(name).append(1, '\n');
        const OverlayTable overlay{"without.tsv", removal};
        const Result<Vocabulary> without = Vocabulary::withOverlays(std::span(&overlay, 1));
        ASSERT_TRUE(without.ok());
        const double share = read(*without, kSample).share();
        std::cout << "without " << row->word << ' ' << name << ": " << 100 * share << " % of "
                  << 100 * whole << " %\n";
        EXPECT_LT(share, whole) << "no form needs " << row->word << " (" << name << ")";
    }
}

}  // namespace
}  // namespace planlint
