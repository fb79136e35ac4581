#include "history/binding.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace planlint {

namespace {

constexpr int kEnough = 58;           // of likeness and what speaks for it
constexpr int kEnoughOtherwise = 85;  // where another measure or unit must be overlooked
constexpr std::size_t kCommon = 80;  // candidates that share a pair of characters: it tells nothing

/// 个, 项: count anything.
bool isPlainUnit(const Statement& statement) {
    return statement.mention.plan->vocabulary().exactly(statement.figure().unit,
                                                        WordClass::PlainUnit) != nullptr;
}

/// Digits that count: 4412 has four, 4400 two.
std::size_t significantDigits(const Decimal& value) {
    std::int64_t rest = value.withoutTrailingZeros().coefficient();
    std::size_t digits = 0;
    for (rest = rest < 0 ? -rest : rest; rest > 0; rest /= 10) ++digits;
    return digits;
}

/// Whether one is more than ten times the other.
bool isFarOff(const Decimal& a, const Decimal& b) {
    const std::optional<Decimal> tenA = a.scaled(1);
    const std::optional<Decimal> tenB = b.scaled(1);
    return !tenA || !tenB || *tenA < b || *tenB < a;
}

/// 0 where the two cannot be one indicator; `otherwise`: measure and unit are overlooked.
int scoreOf(const Statement& promise, const Statement& candidate, bool otherwise) {
    const Figure& a = promise.figure();
    const Figure& b = candidate.figure();
    if (promise.isPart != candidate.isPart && promise.isPart) return 0;
    const bool known = a.canonical && b.canonical && *a.canonical == *b.canonical;
    int score = known ? 100 : likeness(promise.key, candidate.key);
    if (otherwise) {  // a growth and a level, or amounts in units that cannot be converted
        const bool amounts =
            promise.measure == Measure::Amount || candidate.measure == Measure::Amount;
        return amounts && score >= kEnoughOtherwise ? score - 15 : 0;
    }
    if (promise.measure != candidate.measure) return 0;
    const bool sameUnit = a.unit == b.unit;
    if (!sameUnit && !(a.dimension == Dimension::Count && b.dimension == Dimension::Count &&
                       (isPlainUnit(promise) || isPlainUnit(candidate))))
        return 0;
    if (!sameUnit) score -= 5;
    // The very number again, of more digits than chance would repeat.
    if (sameUnit && a.value == b.value && significantDigits(a.value) >= 3)
        score = significantDigits(a.value) >= 4 ? std::max(score + 15, kEnough + 6) : score + 15;
    if (promise.measure == Measure::Amount && isFarOff(a.value, b.value)) score -= known ? 0 : 25;
    if (candidate.isPart) score -= 12;
    if (promise.isHeadline && candidate.isHeadline) score += 3;
    if (b.period && b.period->part != Period::Part::Year) score -= 6;
    return std::min(score, 100);
}

/// Finds candidates by what their names share with a promise.
class CandidateIndex {
public:
    explicit CandidateIndex(const std::vector<Statement>& candidates) {
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const Statement& candidate = candidates[i];
            for (const std::uint64_t pair : candidate.key.pairs) note(byPair_[pair], i);
            note(byText_[candidate.key.text], i);
            if (candidate.figure().canonical) note(byIndicator_[*candidate.figure().canonical], i);
            note(byValue_[candidate.figure().value.toString()], i);
        }
    }

    /// Indices, ascending, each once.
    std::vector<std::size_t> near(const Statement& promise) const {
        std::vector<std::size_t> found;
        const auto take = [&](const auto& map, const auto& key, bool rare) {
            const auto list = map.find(key);
            if (list == map.end() || (rare && list->second.size() >= kCommon)) return;
            found.insert(found.end(), list->second.begin(), list->second.end());
        };
        for (const std::uint64_t pair : promise.key.pairs) take(byPair_, pair, true);
        take(byText_, promise.key.text, false);
        if (promise.figure().canonical) take(byIndicator_, *promise.figure().canonical, false);
        if (significantDigits(promise.figure().value) >= 4)
            take(byValue_, promise.figure().value.toString(), true);
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    static void note(std::vector<std::size_t>& list, std::size_t index) {
        if (list.size() < kCommon) list.push_back(index);
    }

    std::unordered_map<std::uint64_t, std::vector<std::size_t>> byPair_;
    std::unordered_map<std::string, std::vector<std::size_t>> byText_;
    std::unordered_map<std::uint16_t, std::vector<std::size_t>> byIndicator_;
    std::unordered_map<std::string, std::vector<std::size_t>> byValue_;
};

}  // namespace

std::vector<std::optional<Bond>> bind(const std::vector<Statement>& promises,
                                      const std::vector<Statement>& candidates) {
    std::vector<std::optional<Bond>> bonds(promises.size());
    std::vector<bool> taken(candidates.size(), false);
    const CandidateIndex index(candidates);
    for (const bool otherwise : {false, true}) {
        std::vector<std::tuple<int, std::size_t, std::size_t>> pairs;  // -score, promise, candidate
        for (std::size_t p = 0; p < promises.size(); ++p) {
            if (bonds[p]) continue;
            for (const std::size_t c : index.near(promises[p])) {
                if (taken[c]) continue;
                const int score = scoreOf(promises[p], candidates[c], otherwise);
                if (score >= kEnough) pairs.emplace_back(-score, p, c);
            }
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [score, p, c] : pairs) {
            if (bonds[p] || taken[c]) continue;
            bonds[p] = Bond{c, -score, otherwise};
            taken[c] = true;
        }
    }
    return bonds;
}

}  // namespace planlint
