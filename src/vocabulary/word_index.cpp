#include "vocabulary/word_index.h"

#include <algorithm>
#include <array>

namespace planlint {

namespace {

constexpr std::uint32_t kLongestWord = 84;  // bytes: 21 characters of up to four

/// The group of each class as a small number, and for names the groups that a value's bit means.
struct Groups {
    std::array<std::uint8_t, kWordClasses> ofClass{};
    std::array<std::uint8_t, 16> ofName{};  // by value of class `name`
};

const Groups& groups() {
    static const Groups table = [] {
        Groups made;
        const std::span<const WordClassInfo> classes = Vocabulary::classes();
        std::vector<std::string_view> names;
        const auto number = [&](std::string_view group) {
            const auto at = std::find(names.begin(), names.end(), group);
            if (at != names.end()) return static_cast<std::uint8_t>(at - names.begin());
            names.push_back(group);
            return static_cast<std::uint8_t>(names.size() - 1);
        };
        for (std::size_t i = 0; i < classes.size(); ++i) made.ofClass[i] = number(classes[i].group);
        const auto& values = classes[static_cast<std::size_t>(WordClass::Name)].values;
        for (std::size_t v = 0; v < values.size(); ++v) made.ofName[v] = number(values[v]);
        return made;
    }();
    return table;
}

}  // namespace

WordIndex::WordIndex(const Vocabulary& vocabulary, std::string_view text)
    : vocabulary_(&vocabulary) {
    constexpr std::size_t kExpected = 12;  // bytes of text a hit
    begin_.reserve(text.size() / kExpected);
    length_.reserve(text.size() / kExpected);
    row_.reserve(text.size() / kExpected);
    vocabulary.findAll(text, [&](std::size_t begin, std::size_t end, std::uint16_t row) {
        begin_.push_back(static_cast<std::uint32_t>(begin));
        length_.push_back(static_cast<std::uint8_t>(end - begin));
        row_.push_back(row);
    });
    // Overlays are a second pass: bring both into one order.
    if (!std::is_sorted(begin_.begin(), begin_.end())) {
        std::vector<std::size_t> order(begin_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return begin_[a] != begin_[b] ? begin_[a] < begin_[b] : length_[a] < length_[b];
        });
        WordIndex sorted = *this;
        for (std::size_t i = 0; i < order.size(); ++i) {
            begin_[i] = sorted.begin_[order[i]];
            length_[i] = sorted.length_[order[i]];
            row_[i] = sorted.row_[order[i]];
        }
    }
    live_.assign(begin_.size(), false);
    const Groups& table = groups();
    std::array<std::uint32_t, kWordClasses>
        covered{};  // per group: end of its last live word or name
    for (std::size_t i = 0; i < begin_.size();) {
        std::size_t end = i;
        while (end < begin_.size() && begin_[end] == begin_[i]) ++end;
        for (std::size_t k = end; k-- > i;) {  // longer words first
            const WordRow& row = vocabulary.row(row_[k]);
            const std::uint32_t until = begin_[k] + length_[k];
            if (row.wordClass == WordClass::Name) {
                live_[k] = true;
                for (std::size_t bitAt = 0; bitAt < table.ofName.size(); ++bitAt) {
                    if ((row.value >> bitAt & 1) == 0) continue;
                    std::uint32_t& reach = covered[table.ofName[bitAt]];
                    if (reach <= begin_[k]) reach = until;
                }
                continue;
            }
            std::uint32_t& reach = covered[table.ofClass[static_cast<std::size_t>(row.wordClass)]];
            // Uses of one word in several classes of a group are all live.
            if (reach <= begin_[k] ||
                (k + 1 < end && live_[k + 1] && length_[k + 1] == length_[k] &&
                 vocabulary.row(row_[k + 1]).wordClass != WordClass::Name && reach == until)) {
                live_[k] = true;
                reach = until;
            }
        }
        i = end;
    }
}

WordIndex::Hit WordIndex::operator[](std::size_t index) const {
    return {{begin_[index], begin_[index] + length_[index]},
            &vocabulary_->row(row_[index]),
            live_[index]};
}

std::size_t WordIndex::first(std::uint32_t at) const {
    return static_cast<std::size_t>(std::lower_bound(begin_.begin(), begin_.end(), at) -
                                    begin_.begin());
}

ClassMask WordIndex::mask(TextRange range) const {
    ClassMask found;
    for (std::size_t i = first(range.begin); i < size() && begin_[i] < range.end; ++i) {
        if (live_[i] && begin_[i] + length_[i] <= range.end)
            found |= bit(vocabulary_->row(row_[i]).wordClass);
    }
    return found;
}

std::optional<WordIndex::Hit> WordIndex::firstIn(TextRange range, ClassMask classes) const {
    for (std::size_t i = first(range.begin); i < size() && begin_[i] < range.end; ++i) {
        const Hit hit = (*this)[i];
        if (hit.isLive && hit.range.end <= range.end && classes.has(hit.row->wordClass)) return hit;
    }
    return std::nullopt;
}

std::optional<WordIndex::Hit> WordIndex::lastIn(TextRange range, ClassMask classes) const {
    for (std::size_t i = first(range.end); i-- > 0 && begin_[i] >= range.begin;) {
        const Hit hit = (*this)[i];
        if (hit.isLive && hit.range.end <= range.end && classes.has(hit.row->wordClass)) return hit;
    }
    return std::nullopt;
}

std::optional<WordIndex::Hit> WordIndex::startingAt(std::uint32_t at, WordClass wordClass) const {
    std::optional<Hit> best;
    for (std::size_t i = first(at); i < size() && begin_[i] == at; ++i) {
        const Hit hit = (*this)[i];
        if (hit.isLive && hit.row->wordClass == wordClass) best = hit;  // longer ones come later
    }
    return best;
}

std::optional<WordIndex::Hit> WordIndex::endingAt(std::uint32_t at, WordClass wordClass) const {
    std::optional<Hit> best;
    for (std::size_t i = first(at); i-- > 0 && begin_[i] + kLongestWord >= at;) {
        const Hit hit = (*this)[i];
        if (hit.isLive && hit.range.end == at && hit.row->wordClass == wordClass) best = hit;
    }
    return best;
}

void WordIndex::hits(TextRange range, ClassMask classes, std::vector<WordHit>& out) const {
    const std::size_t from = out.size();
    for (std::size_t i = first(range.begin); i < size() && begin_[i] < range.end; ++i) {
        const std::uint32_t end = begin_[i] + length_[i];
        if (end > range.end) continue;
        const WordRow& row = vocabulary_->row(row_[i]);
        if (!classes.has(row.wordClass)) continue;
        const WordHit hit{{begin_[i], end}, row.wordClass, row.value};
        // Hits come nearly in order: a word is put before the few longer ones that end after it.
        std::size_t at = out.size();
        while (at > from && out[at - 1].range.end > end) --at;
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), hit);
    }
}

}  // namespace planlint
