#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "model/plan.h"

namespace planlint {

/// A figure of some document. The plan outlives the reference.
struct FigureRef {
    const Plan* plan = nullptr;
    std::uint32_t index = 0;

    const Figure& figure() const { return plan->figures[index]; }
    Location location() const { return {plan->source.get(), figure().range}; }
    /// The figure with the words that lead to it: 已突破1000亿元.
    std::string_view words() const;
    /// The figure alone: 突破1000亿元.
    std::string_view text() const { return plan->source->original(figure().range); }
};

/// Why two figures were taken for the same indicator (5-history).
enum class MatchKind : std::uint8_t { Canonical, Name };

enum class Verdict : std::uint8_t {
    Met,
    Missed,
    PeriodDiffers,
    KindDiffers,
    Undecided,
    Lowered,
    Kept,
    Raised,
    NotReported,
    NotContinued,
    New
};

/// One indicator through the years: last year's target, its result, this year's target.
struct Promise {
    std::string indicator;
    MatchKind match = MatchKind::Canonical;
    std::optional<FigureRef> before;  // target of the earlier year
    std::optional<FigureRef> actual;  // result for the earlier year
    std::optional<FigureRef> now;     // target of the plan's year
    std::vector<Verdict> verdicts;
};

/// Matches a plan with earlier documents and, when it reports on its own past year, with itself.
/// Same canonical indicator, or same name, and the same unit; figures of different kinds are never
/// compared. `earlier` in any order; those of the plan's own year or later are left out.
std::vector<Promise> matchPromises(const Plan& plan, std::span<const Plan* const> earlier);

/// The sentence that says why two figures were matched.
Message whyMatched(const Promise& promise);

std::string_view nameOf(Verdict verdict);
std::string_view chineseOf(Verdict verdict);
std::string_view englishOf(Verdict verdict);

}  // namespace planlint
