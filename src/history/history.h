#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "model/plan.h"

namespace planlint {

/// Words of some document: a figure, or a sentence about a thing to be built. The plan outlives it.
struct Mention {
    const Plan* plan = nullptr;
    TextRange range;
    std::optional<std::uint32_t> index;  // into Plan::figures; none for a deliverable

    const Figure& figure() const { return plan->figures[*index]; }
    Location location() const { return {plan->source.get(), range}; }
    /// The figure with the words that lead to it: 已突破1000亿元.
    std::string_view words() const;
    /// The figure alone: 突破1000亿元.
    std::string_view text() const { return plan->source->original(range); }
};

/// Why two statements were taken for the same indicator (5-history), surest first.
enum class MatchKind : std::uint8_t { Canonical, Name, Normalised, Suspected };

enum class Verdict : std::uint8_t {
    Met,
    Exceeded,
    Missed,
    SuspectedMissed,
    KindDiffers,
    PeriodDiffers,
    StageDiffers,
    ScopeDiffers,
    ClaimedDone,  // 全面完成, without a number
    NotReported,
    NotContinued,
    New,
    Lowered,
    Kept,
    Raised,
    Undecided,
    OtherLead
};

/// A verdict with what it rests on.
struct Judgement {
    Verdict verdict = Verdict::Undecided;
    std::optional<Evidence> evidence;
    bool isSuspected = false;  // rests on a match that is only suspected
};

/// One indicator or deliverable through the years: last year's target, its result, this year's
/// target.
struct Promise {
    std::string indicator;
    MatchKind match = MatchKind::Canonical;  // of what is not marked as suspected
    bool actualIsSuspected = false;
    bool nowIsSuspected = false;
    std::optional<Mention> before;  // target of the earlier year
    std::optional<Mention> actual;  // result for the earlier year
    std::optional<Mention> now;     // target of the plan's year
    bool isDeliverable = false;
    bool isPart = false;  // 其中, 分别, a district's share: a row of its own, never compared
    bool resultsWereReported = false;  // some document reports on the earlier year
    bool isMentioned = false;        // the report speaks of it, in other words or without a number
    bool isMentionedAgain = false;   // and so does the plan
    std::vector<std::string> names;  // how it was written, where that differs
    std::vector<Judgement> judgements;

    bool says(Verdict verdict) const;
    /// Who leads the task that carries the target, of last year's else of this year's plan.
    std::vector<std::string> lead() const;
    /// The least sure of the matches made.
    MatchKind weakestMatch() const {
        return actualIsSuspected || nowIsSuspected ? MatchKind::Suspected : match;
    }
};

/// A verdict of a promise, as rules see it.
struct PromiseVerdict {
    const Promise* promise = nullptr;
    const Judgement* judgement = nullptr;
};

/// Two documents that state one indicator of one period differently.
struct Disagreement {
    std::string indicator;
    MatchKind match = MatchKind::Canonical;
    Mention here;               // in the plan
    Mention there;              // in the other document
    bool isCompatible = false;  // both can be true: two lower bounds, say
    Evidence evidence;
};

/// What earlier documents say about a plan.
struct History {
    std::optional<int> year;  // the plan's
    std::optional<int> past;  // the year compared with; none without earlier material
    std::vector<Promise> promises;
    std::vector<Disagreement> disagreements;
};

/// Matches a plan with other documents and, when it reports on its own past year, with itself.
/// Documents of the plan's own year are only compared for disagreements, later ones not at all.
/// Every promise of the earlier year stands in the result, found again or not.
History compareWithHistory(const Plan& plan, std::span<const Plan* const> others);

/// The sentence that says why the statements behind a verdict were matched.
Message whyMatched(const Promise& promise, const Judgement& judgement);

std::string_view nameOf(Verdict verdict);
std::string_view chineseOf(Verdict verdict);
std::string_view englishOf(Verdict verdict);
std::string_view nameOf(MatchKind match);

}  // namespace planlint
