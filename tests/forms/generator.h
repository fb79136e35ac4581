#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/table.h"

namespace planlint::forms {

/// What was written for one task.
struct Truth {
    std::string title;
    std::vector<std::string> lead, responsible, cooperating, leaders;
    std::map<std::string, std::vector<std::string>> other;
    bool hasDeadline = false;
    std::string date;  // ISO; empty: none on the calendar
    std::string from;  // of a span
    bool recurring = false, ongoing = false, vague = false;
    std::map<std::string, std::string> dimensions;  // how it was written: layout, bracket, …
    std::string text;                               // the lines of this task
};

struct GeneratedPlan {
    std::string path;  // its extension chooses the reader
    std::string text;
    std::vector<Truth> tasks;
};

/// The rows of tables/<name>.tsv by column name.
using Row = testing::TableRow;

class Generator {
public:
    Generator(std::string tables, unsigned seed);

    GeneratedPlan next();

    /// Every key, header, form and group, as written in the tables.
    std::vector<std::string> ownerTexts() const;

private:
    struct List {
        std::string text;
        std::vector<std::string> names;
    };
    struct Owners {
        std::string text;  // of a bracket or a sentence
        std::vector<std::pair<std::string, std::string>>
            fields;  // key, list: for lines of their own
        std::map<std::string, std::vector<std::string>> byRole;
        std::map<std::string, std::vector<std::string>> other;
        std::string name;  // of the form
        bool hasDate = false;
    };
    struct Time {
        std::string text, date, from;
        bool recurring = false, ongoing = false, vague = false, isBare = false;
    };

    std::vector<Row> read(const std::string& name) const;
    std::size_t pick(std::size_t n) { return random_() % n; }
    bool chance(unsigned percent) { return random_() % 100 < percent; }
    template <class T>
    const T& any(const std::vector<T>& list) {
        return list[pick(list.size())];
    }

    List units(std::size_t least, std::size_t most, bool mayBeOpen, const std::string& joiner);
    List people();
    Owners fromPattern(const Row& row);
    Owners fromKeys(const std::string& separator);
    Time time(const std::string& position);
    std::string withYear(std::string text) const;

    void addItem(GeneratedPlan& plan, std::size_t index, const std::string& layout);
    void addTable(GeneratedPlan& plan, std::size_t rows, bool annex);
    void addConvention(GeneratedPlan& plan);
    std::string bracketed(const std::string& text, Truth& truth);
    static void assign(const Owners& owners, Truth& truth);
    static void assign(const Time& time, Truth& truth);

    std::string tables_;
    std::mt19937 random_;
    std::vector<Row> titles_, bodies_, guards_, units_, closed_, open_, people_, completions_,
        keys_, forms_, groups_, dates_, dueKeys_, docTitles_, headings_, headers_, conventions_;
    int year_ = 2024;
};

}  // namespace planlint::forms
