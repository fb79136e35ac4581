#include "vocabulary/vocabulary.h"

#include "vocabulary/vocabulary_tables.h"

namespace planlint {

namespace tables = vocabulary_tables;

const Vocabulary& Vocabulary::builtIn() {
    static const Vocabulary vocabulary = [] {
        Vocabulary v;
        v.builtInPart_ = {tables::kScanned, tables::kAsked, tables::kScannedUses,
                          tables::kAskedUses};
        v.builtInRows_ = tables::kRows;
        v.measureUnits_ = tables::kMeasureUnits;
        v.indicators_ = tables::kIndicators;
        return v;
    }();
    return vocabulary;
}

std::span<const WordClassInfo> Vocabulary::classes() { return tables::kClasses; }

std::string_view Vocabulary::tableOf(const WordRow& row) const {
    constexpr std::size_t kBuiltIn = std::size(tables::kTables);
    return row.table < kBuiltIn ? tables::kTables[row.table]
                                : std::string_view(own_->paths[row.table - kBuiltIn]);
}

std::vector<WordHit> Vocabulary::hitsIn(std::string_view text, ClassMask mask) const {
    std::vector<WordHit> hits;
    findAll(text, [&](std::size_t begin, std::size_t end, std::uint16_t index) {
        const WordRow& found = row(index);
        if (!mask.has(found.wordClass)) return;
        hits.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                        found.wordClass,
                        found.value});
    });
    return hits;
}

namespace {

/// Words of asked classes stand in the asked trie; of others, those of one character do.
bool isAsked(WordClass wordClass) {
    return tables::kClasses[static_cast<std::size_t>(wordClass)].isAsked;
}

}  // namespace

const WordRow* Vocabulary::useOf(std::span<const std::uint16_t> first, std::int32_t word,
                                 WordClass wordClass) const {
    const auto index = static_cast<std::size_t>(word);
    for (std::uint16_t at = first[index]; at < first[index + 1]; ++at) {
        const WordRow& use = row(at);
        if (use.wordClass == wordClass && !isOff(at)) return &use;
    }
    return nullptr;
}

const WordRow* Vocabulary::prefix(std::string_view text, WordClass wordClass) const {
    const WordRow* best = nullptr;
    std::size_t longest = 0;
    const auto look = [&](const Trie& trie, std::span<const std::uint16_t> first) {
        trie.prefixes(text, [&](std::size_t length, std::int32_t word) {
            if (length < longest) return;
            const WordRow* use = useOf(first, word, wordClass);
            if (use == nullptr) return;
            longest = length;
            best = use;
        });
    };
    for (const Part* part : {&builtInPart_, &overlayPart_}) {
        look(part->asked, part->askedUses);
        if (!isAsked(wordClass)) look(part->scanned, part->scannedUses);
    }
    return best;
}

const WordRow* Vocabulary::exactly(std::string_view word, WordClass wordClass) const {
    if (word.empty()) return nullptr;
    const bool one = utf8::lengthFromLead(static_cast<unsigned char>(word.front())) == word.size();
    const bool asked = one || isAsked(wordClass);
    for (const Part* part : {&overlayPart_, &builtInPart_}) {
        const Trie& trie = asked ? part->asked : part->scanned;
        const std::int32_t found = trie.find(word);
        if (found < 0) continue;
        if (const WordRow* use =
                useOf(asked ? part->askedUses : part->scannedUses, found, wordClass))
            return use;
    }
    return nullptr;
}

const WordRow* Vocabulary::suffix(std::string_view text, WordClass wordClass,
                                  std::size_t most) const {
    const WordRow* best = nullptr;
    std::size_t begin = text.size();
    for (std::size_t n = 0; n < most && begin > 0; ++n) {
        begin = utf8::floorToCodePoint(text, begin - 1);
        if (const WordRow* row = exactly(text.substr(begin), wordClass)) best = row;
    }
    return best;
}

const WordRow* Vocabulary::lastCharacter(std::string_view text, WordClass wordClass) const {
    if (text.empty()) return nullptr;
    return exactly(text.substr(utf8::floorToCodePoint(text, text.size() - 1)), wordClass);
}

const MeasureUnit* Vocabulary::measureUnit(std::string_view text) const {
    const WordRow* found = prefix(text, WordClass::Measure);
    if (found == nullptr) return nullptr;
    return found->value < measureUnits_.size()
               ? &measureUnits_[found->value]
               : &own_->measureUnits[found->value - measureUnits_.size()];
}

const Indicator* Vocabulary::indicatorNamed(std::string_view name) const {
    const WordRow* found = exactly(name, WordClass::Indicator);
    return found == nullptr ? nullptr : &indicators_[found->value];
}

}  // namespace planlint
