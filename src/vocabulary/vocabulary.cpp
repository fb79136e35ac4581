#include "vocabulary/vocabulary.h"

#include "vocabulary/vocabulary_tables.h"

namespace planlint {

const Vocabulary& Vocabulary::builtIn() {
    static const Vocabulary vocabulary = [] {
        Vocabulary v;
        v.units_ = Automaton(vocabulary_tables::kUnitStates);
        v.words_ = Automaton(vocabulary_tables::kWordStates);
        v.measureUnits_ = vocabulary_tables::kMeasureUnits;
        v.indicators_ = vocabulary_tables::kIndicators;
        v.uses_ = vocabulary_tables::kUses;
        v.firstUse_ = vocabulary_tables::kFirstUse;
        return v;
    }();
    return vocabulary;
}

void Vocabulary::findWords(std::string_view text, std::uint32_t offset,
                           std::vector<WordHit>& hits) const {
    words_.findAll(text, [&](std::size_t begin, std::size_t end, std::int32_t word) {
        const auto index = static_cast<std::size_t>(word);
        for (std::size_t use = firstUse_[index]; use < firstUse_[index + 1]; ++use) {
            hits.push_back({{offset + static_cast<std::uint32_t>(begin),
                             offset + static_cast<std::uint32_t>(end)},
                            uses_[use].wordClass,
                            uses_[use].value});
        }
    });
}

const MeasureUnit* Vocabulary::measureUnit(std::string_view text) const {
    const Automaton::Match match = units_.longestPrefix(text);
    return match.word < 0 ? nullptr : &measureUnits_[static_cast<std::size_t>(match.word)];
}

const Indicator* Vocabulary::indicatorNamed(std::string_view name) const {
    const Automaton::Match match = words_.longestPrefix(name);
    if (match.word < 0 || match.length != name.size()) return nullptr;
    const auto index = static_cast<std::size_t>(match.word);
    for (std::size_t use = firstUse_[index]; use < firstUse_[index + 1]; ++use) {
        if (uses_[use].wordClass == WordClass::Indicator) return &indicators_[uses_[use].value];
    }
    return nullptr;
}

}  // namespace planlint
