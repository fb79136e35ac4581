#include "history/intentions.h"

#include <algorithm>

#include "history/verdicts.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr int kSame = 80;  // of likeness

bool hasFigure(const Plan& plan, TextRange range) {
    const auto figure =
        std::lower_bound(plan.figures.begin(), plan.figures.end(), range.begin,
                         [](const Figure& f, std::uint32_t at) { return f.range.begin < at; });
    return figure != plan.figures.end() && figure->range.begin < range.end;
}

/// 居民收入增长与经济增长 → 居民收入: what shall move, without what it is measured by.
std::string_view ofWhat(const Vocabulary& vocabulary, std::string_view words) {
    for (std::size_t at = 0; at < words.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(words[at]))) {
        if (vocabulary.prefix(words.substr(at), WordClass::PaceOf) != nullptr) {
            words = words.substr(0, at);
            break;
        }
    }
    while (const WordRow* tail = vocabulary.suffix(words, WordClass::IntentTail)) {
        if (tail->word.size() >= words.size()) break;
        words.remove_suffix(tail->word.size());
    }
    return trimmed(words);
}

/// 主要预期目标是… in the opening of a paragraph.
bool saysGoal(const Vocabulary& vocabulary, std::string_view opening) {
    while (!opening.empty()) {
        if (vocabulary.prefix(opening, WordClass::GoalWord) != nullptr) return true;
        opening.remove_prefix(std::min<std::size_t>(
            opening.size(), utf8::lengthFromLead(static_cast<unsigned char>(opening.front()))));
    }
    return false;
}

std::optional<Intention> intentionIn(const Plan& plan, TextRange clause) {
    const Vocabulary& vocabulary = plan.vocabulary();
    const std::string_view words = trimmed(plan.text(clause));
    const WordRow* way = vocabulary.suffix(words, WordClass::IntentWord);
    if (way == nullptr) return std::nullopt;
    const std::string_view what =
        ofWhat(vocabulary, words.substr(0, words.size() - way->word.size()));
    constexpr std::size_t kShortest = 3;  // characters of a name
    constexpr std::size_t kLongest = 24;
    if (characters(what) < kShortest || characters(what) > kLongest) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(words.data() - plan.source->text().data());
    Intention intention;
    intention.mention = {&plan, {begin, begin + static_cast<std::uint32_t>(words.size())}, {}};
    intention.indicator = what;
    intention.key = nameKey(vocabulary, what);
    intention.way = static_cast<IntentWord>(way->value);
    return intention;
}

const Statement* likest(const NameKey& key, const std::vector<Statement>& results,
                        Measure measure) {
    const Statement* best = nullptr;
    int score = kSame - 1;
    for (const Statement& result : results) {
        if (result.measure != measure) continue;
        const int likely = likeness(key, result.key);
        if (likely > score) score = likely, best = &result;
    }
    return best;
}

/// The growth of the economy, which others shall keep pace with.
const Statement* economyOf(const std::vector<Statement>& results) {
    const auto found = std::find_if(results.begin(), results.end(), [](const Statement& result) {
        return result.measure == Measure::Growth && result.figure().canonical &&
               result.mention.plan->vocabulary().exactly(
                   result.mention.plan->vocabulary().indicator(*result.figure().canonical).name,
                   WordClass::EconomyName) != nullptr;
    });
    return found == results.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Intention> intentionsOf(const Plan& plan) {
    std::vector<Intention> found;
    constexpr std::string_view kEnds = "，；。、,;";
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        const bool isGoal =
            (line.section && plan.sections[*line.section].role == SectionRole::Goals) ||
            saysGoal(plan.vocabulary(), utf8::prefix(plan.text(line.body), 240));
        if (!isGoal) continue;
        const std::string_view text = plan.text(line.body);
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            std::size_t mark = 0;
            while (end < text.size()) {
                mark = utf8::lengthFromLead(static_cast<unsigned char>(text[end]));
                if (kEnds.find(text.substr(end, mark)) != std::string_view::npos) break;
                end += mark;
            }
            const TextRange clause{line.body.begin + static_cast<std::uint32_t>(at),
                                   line.body.begin + static_cast<std::uint32_t>(end)};
            if (!clause.isEmpty() && !hasFigure(plan, clause)) {
                if (std::optional<Intention> intention = intentionIn(plan, clause))
                    found.push_back(std::move(*intention));
            }
            at = end + mark;
        }
    }
    return found;
}

Promise judgeIntention(const Intention& intention, const std::vector<Statement>& results,
                       const std::vector<Intention>& next, bool isReported) {
    Promise promise;
    promise.indicator = intention.indicator;
    promise.isDeliverable = true;  // has no figure of its own
    promise.before = intention.mention;
    promise.resultsWereReported = isReported;
    const auto add = [&](Verdict verdict) {
        promise.judgements.push_back({verdict, std::nullopt, true});
    };
    const Statement* growth = likest(intention.key, results, Measure::Growth);
    const Statement* level = likest(intention.key, results, Measure::Amount);
    const Statement* economy = economyOf(results);
    if (growth != nullptr) {
        promise.actual = growth->mention;
        if (intention.way == IntentWord::Pace && economy != nullptr) {
            Judgement judgement = judgeResult(economy->mention, growth->mention);
            // 同步 leaves half a point to both sides.
            const std::optional<Decimal> gap =
                growth->figure().value.minus(economy->figure().value);
            const Decimal half(5, -1);
            if (gap && !(*gap > half) && !(*gap < Decimal(-5, -1)))
                judgement.verdict = Verdict::Met;
            judgement.isSuspected = true;
            promise.judgements.push_back(std::move(judgement));
        } else {
            add(Verdict::Met);
        }
    } else if (level != nullptr) {
        promise.actual = level->mention;
        add(Verdict::KindDiffers);
    } else if (isReported) {
        add(Verdict::NotReported);
    }
    const auto again = std::find_if(next.begin(), next.end(), [&](const Intention& other) {
        return likeness(intention.key, other.key) >= kSame;
    });
    if (again == next.end()) {
        add(Verdict::NotContinued);
    } else {
        promise.now = again->mention;
        add(Verdict::Kept);
    }
    return promise;
}

}  // namespace planlint
