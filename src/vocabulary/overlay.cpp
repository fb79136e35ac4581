// Tables of the user's own on top of the built-in ones.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/suggest.h"
#include "vocabulary/vocabulary.h"
#include "vocabulary/vocabulary_tables.h"

namespace planlint {

namespace {

namespace tables = vocabulary_tables;

/// One line of an overlay, split at its tabs.
struct Cells {
    std::vector<std::string_view> texts;
    std::vector<std::size_t> columns;  // in characters, 1-based
};

Cells split(std::string_view line) {
    Cells cells;
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.texts.push_back(line.substr(at, end - at));
        cells.columns.push_back(utf8::countCodePoints(line.substr(0, at)) + 1);
        if (end == line.size()) return cells;
        at = end + 1;
    }
}

Error mistake(std::string_view path, std::size_t line, std::size_t column, std::string message,
              std::string hint) {
    return {fmt::format("{}:{}:{}：{}", path, line, column, message), std::move(hint)};
}

std::string didYouMean(std::string_view word, std::span<const std::string_view> known) {
    const std::string_view near = nearest(word, known);
    if (!near.empty()) return fmt::format("是不是 {}？ (did you mean {}?)", near, near);
    std::string all;
    for (const std::string_view each : known) all.append(all.empty() ? "" : "、").append(each);
    return fmt::format("可以是 (known are): {}", all);
}

constexpr std::string_view kHeader = "word\tclass\tvalue\tnote";

}  // namespace

/// Collects rows, then builds the two tries.
class OverlayBuilder {
public:
    explicit OverlayBuilder(Vocabulary& vocabulary) : vocabulary_(vocabulary) {
        vocabulary_.own_ = std::make_unique<Vocabulary::Own>();
        vocabulary_.off_.assign(vocabulary_.builtInRows_.size(), false);
        for (const WordClassInfo& info : tables::kClasses) names_.push_back(info.name);
    }

    std::optional<Error> add(const OverlayTable& table) {
        const auto index =
            static_cast<std::uint16_t>(std::size(tables::kTables) + vocabulary_.own_->paths.size());
        vocabulary_.own_->paths.push_back(table.path);
        std::string_view rest = table.text;
        if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
        for (std::size_t line = 1; !rest.empty(); ++line) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view text = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (text.ends_with('\r')) text.remove_suffix(1);
            if (text.empty() || text.front() == '#' ||
                (line == 1 && text.starts_with(kHeader.substr(0, 10))))
                continue;
            if (std::optional<Error> error = addRow(table.path, text, line, index)) return error;
        }
        return std::nullopt;
    }

    std::optional<Error> finish() {
        constexpr std::size_t kMostRows = 20000;
        if (rows_.size() > kMostRows)
            return Error{
                fmt::format("词表共 {} 行，最多 {} 行 (too many rows)", rows_.size(), kMostRows),
                "拆掉用不到的词 (leave out what is not needed)"};
        Vocabulary::Own& own = *vocabulary_.own_;
        own.words.reserve(rows_.size());
        for (const bool asked : {false, true}) {
            std::vector<std::string_view> words;
            std::vector<std::uint16_t>& uses = asked ? own.askedUses : own.scannedUses;
            std::string_view last;
            for (const auto& [key, row] : rows_) {
                if (isAsked(row.wordClass, key.first) != asked) continue;
                if (words.empty() || key.first != last) {
                    own.words.push_back(key.first);
                    words.push_back(own.words.back());
                    last = words.back();
                    uses.push_back(nextRow());
                }
                vocabulary_.ownRows_.push_back(row);
                vocabulary_.ownRows_.back().word = last;
            }
            uses.push_back(nextRow());
            (asked ? own.asked : own.scanned) = buildTrie(words);
        }
        vocabulary_.overlayPart_ = {own.scanned.view(), own.asked.view(), own.scannedUses,
                                    own.askedUses};
        return std::nullopt;
    }

private:
    static bool isAsked(WordClass wordClass, std::string_view word) {
        return tables::kClasses[static_cast<std::size_t>(wordClass)].isAsked ||
               utf8::countCodePoints(word) == 1;
    }
    std::uint16_t nextRow() const {
        return static_cast<std::uint16_t>(vocabulary_.builtInRows_.size() +
                                          vocabulary_.ownRows_.size());
    }

    std::optional<Error> addRow(std::string_view path, std::string_view text, std::size_t line,
                                std::uint16_t table) {
        const Cells cells = split(text);
        if (cells.texts.size() < 2 || cells.texts.size() > 4)
            return mistake(
                path, line, 1,
                fmt::format("这一行有 {} 列 ({} columns)", cells.texts.size(), cells.texts.size()),
                "各列用制表符分开：词、类、值、说明 (word, class, value, note)");
        std::string_view word = cells.texts[0];
        const bool removes = word.starts_with('-');
        if (removes || word.starts_with('+')) word.remove_prefix(1);
        if (word.empty() || utf8::countCodePoints(word) > kLongest)
            return mistake(path, line, 1, "词是空的或超过 21 个字 (empty, or over 21 characters)",
                           "改短，或删去这一行 (shorten it or delete the row)");
        const auto at = std::find(names_.begin(), names_.end(), cells.texts[1]);
        if (at == names_.end())
            return mistake(path, line, cells.columns[1],
                           fmt::format("不认识的类“{}” (no such class)", cells.texts[1]),
                           didYouMean(cells.texts[1], names_));
        const auto wordClass = static_cast<WordClass>(at - names_.begin());
        const WordClassInfo& info = tables::kClasses[static_cast<std::size_t>(wordClass)];
        if (!info.isOpen)
            return mistake(path, line, cells.columns[1],
                           fmt::format("“{}”类不能更改 (this class is closed)", info.name),
                           "planlint words --classes 列出可以更改的类 (lists the open classes)");
        if (removes) return remove(path, line, word, wordClass);
        std::uint16_t value = 0;
        const std::string_view written = cells.texts.size() > 2 ? cells.texts[2] : "";
        const std::size_t column = cells.texts.size() > 2 ? cells.columns[2] : 1;
        if (wordClass == WordClass::Measure) {
            value = addMeasure(word, written);
        } else if (wordClass == WordClass::Indicator) {
            const Indicator* known = vocabulary_.indicatorNamed(written);
            if (known == nullptr)
                return mistake(path, line, column,
                               fmt::format("没有指标“{}” (no such indicator)", written),
                               "第三列写词表中已有的指标，这个词是它的别名 (an indicator of the "
                               "tables, of which this is an alias)");
            value = static_cast<std::uint16_t>(known - vocabulary_.indicators_.data());
        } else if (!info.values.empty()) {
            const auto named = std::find(info.values.begin(), info.values.end(), written);
            if (named == info.values.end())
                return mistake(path, line, column,
                               fmt::format("“{}”类没有值“{}” (no such value)", info.name, written),
                               didYouMean(written, info.values));
            value = static_cast<std::uint16_t>(named - info.values.begin());
            if (wordClass == WordClass::Name) value = static_cast<std::uint16_t>(1U << value);
        }
        silenceBuiltIn(word, wordClass);  // the user's value wins
        rows_[{std::string(word), wordClass}] = {
            {}, wordClass, value, table, static_cast<std::uint16_t>(line)};
        return std::nullopt;
    }

    std::uint16_t addMeasure(std::string_view word, std::string_view unit) {
        Vocabulary::Own& own = *vocabulary_.own_;
        const MeasureUnit* same = unit.empty() ? nullptr : vocabulary_.measureUnit(unit);
        own.measureNames.push_back(std::make_unique<std::string>(word));
        const std::string_view name = *own.measureNames.back();
        MeasureUnit made{name, name, Dimension::Count};
        if (same != nullptr && same->surface == unit) {
            made.unit = same->unit;
            made.dimension = same->dimension;
        }
        own.measureUnits.push_back(made);
        return static_cast<std::uint16_t>(vocabulary_.measureUnits_.size() +
                                          own.measureUnits.size() - 1);
    }

    bool silenceBuiltIn(std::string_view word, WordClass wordClass) {
        const WordRow* row = vocabulary_.exactly(word, wordClass);
        if (row == nullptr) return false;
        vocabulary_.off_[static_cast<std::size_t>(row - vocabulary_.builtInRows_.data())] = true;
        return true;
    }

    std::optional<Error> remove(std::string_view path, std::size_t line, std::string_view word,
                                WordClass wordClass) {
        const bool own = rows_.erase({std::string(word), wordClass}) > 0;
        if (silenceBuiltIn(word, wordClass) || own) return std::nullopt;
        return mistake(path, line, 1,
                       fmt::format("没有这一行可以去掉：“{}” {} (no such row)", word,
                                   names_[static_cast<std::size_t>(wordClass)]),
                       "planlint words 显示每个词来自哪一行 (shows which row a word is from)");
    }

    static constexpr std::size_t kLongest = 21;  // characters of a word
    Vocabulary& vocabulary_;
    std::vector<std::string_view> names_;
    std::map<std::pair<std::string, WordClass>, WordRow> rows_;
};

Result<Vocabulary> Vocabulary::withOverlays(std::span<const OverlayTable> overlays) {
    Vocabulary vocabulary;
    const Vocabulary& base = builtIn();
    vocabulary.builtInPart_ = base.builtInPart_;
    vocabulary.builtInRows_ = base.builtInRows_;
    vocabulary.measureUnits_ = base.measureUnits_;
    vocabulary.indicators_ = base.indicators_;
    OverlayBuilder builder(vocabulary);
    for (const OverlayTable& table : overlays) {
        if (std::optional<Error> error = builder.add(table)) return *error;
    }
    if (std::optional<Error> error = builder.finish()) return *error;
    return vocabulary;
}

}  // namespace planlint
