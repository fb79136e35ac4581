#include "history/verdicts.h"

#include <fmt/format.h>

#include "history/statements.h"
#include "model/statement.h"

namespace planlint {

namespace {

Decimal negated(const Decimal& value) { return {-value.coefficient(), value.exponent()}; }

/// 下降2%: a fall is a negative growth.
bool isFall(const Mention& mention) {
    const WordRow* change =
        mention.plan->vocabulary().prefix(mention.plan->text(mention.range), WordClass::Change);
    return measureOf(mention.figure()) == Measure::Growth && change != nullptr &&
           change->value == 1;
}

Decimal valueOf(const Mention& mention) {
    return isFall(mention) ? negated(mention.figure().value) : mention.figure().value;
}

/// Whether less is better: prices, unemployment, whatever is to stay below or to fall.
bool isBetterLow(const Mention& target) {
    const Figure& figure = target.figure();
    if (isFall(target)) return true;
    if (figure.canonical) {
        const Direction direction =
            target.plan->vocabulary().indicator(*figure.canonical).direction;
        if (direction == Direction::Down || direction == Direction::Interval) return true;
        if (direction == Direction::Up) return false;
    }
    if (figure.comparator == Comparator::Less || figure.comparator == Comparator::LessEqual)
        return true;
    // 淘汰100家: what is removed counts upwards.
    return figure.direction == Direction::Down && measureOf(figure) == Measure::Share;
}

Decimal magnitude(const Decimal& value) { return value.isNegative() ? negated(value) : value; }

/// How far 左右 reaches: half a point of a rate, a twentieth of anything else.
std::optional<Decimal> slackOf(const Figure& figure) {
    if (figure.comparator != Comparator::About) return Decimal(0, 0);
    if (figure.dimension == Dimension::Ratio) return Decimal(5, -1);
    return magnitude(figure.value).times(Decimal(5, -2));
}

/// Half a unit of the last digit of the coarser of two numbers: what rounding may hide.
std::optional<Decimal> roundingOf(const Figure& a, const Figure& b) {
    const auto half = [](const Figure& figure) -> std::optional<Decimal> {
        if (figure.dimension == Dimension::Count && figure.value.exponent() == 0)
            return Decimal(0, 0);
        return figure.value.halfUnitInLastPlace();
    };
    const std::optional<Decimal> x = half(a);
    const std::optional<Decimal> y = half(b);
    if (!x || !y) return std::nullopt;
    // The target's own last digit is what was promised: 8% is not 7.6%.
    return *y < *x ? *y : *x;
}

Evidence evidenceOf(const Mention& result, const Mention& target, std::string_view relation) {
    Evidence evidence;
    evidence.operands = {std::string(target.text()), std::string(result.text())};
    for (const Mention* mention : {&target, &result}) {
        if (const std::optional<Interval> interval = statementOf(mention->figure()))
            evidence.intervals.push_back(*interval);
    }
    evidence.formula = fmt::format("{} {} {}", result.text(), relation, target.text());
    return evidence;
}

Judgement verdict(Verdict verdict, const Mention& result, const Mention& target,
                  std::string_view relation) {
    return {verdict, evidenceOf(result, target, relation), false};
}

}  // namespace

Judgement judgeResult(const Mention& target, const Mention& result) {
    const Figure& wanted = target.figure();
    const Figure& got = result.figure();
    if (got.period && wanted.period && *got.period != *wanted.period)
        return {Verdict::PeriodDiffers, std::nullopt, false};
    const bool low = isBetterLow(target);
    const Decimal goal = valueOf(target);  // the nearer end of a range
    const Decimal reached = valueOf(result);
    const std::optional<Decimal> gap = low ? goal.minus(reached) : reached.minus(goal);
    const std::optional<Decimal> slack = slackOf(wanted);
    const std::optional<Decimal> looseness = slackOf(got);
    const std::optional<Decimal> rounding = roundingOf(wanted, got);
    if (!gap || !slack || !looseness || !rounding) return {Verdict::Undecided, std::nullopt, false};
    const std::string_view better = low ? "≤" : "≥";
    const std::string_view worse = low ? ">" : "<";
    if (gap->isNegative()) {
        const Decimal lack = negated(*gap);
        // 突破7000亿元 against 8000亿元: how far beyond is not said.
        const bool open =
            low ? got.comparator == Comparator::Less || got.comparator == Comparator::LessEqual
                : got.comparator == Comparator::Greater ||
                      got.comparator == Comparator::GreaterEqual;
        const Decimal& both = *slack < *looseness ? *looseness : *slack;
        if (open) {
            const bool nearly = both >= lack;
            return {nearly || measureOf(wanted) == Measure::Growth ? Verdict::SuspectedMissed
                                                                   : Verdict::Undecided,
                    evidenceOf(result, target, "?"), false};
        }
        if (lack < *rounding) return verdict(Verdict::Met, result, target, "≈");
        if (both >= lack) return verdict(Verdict::SuspectedMissed, result, target, worse);
        return verdict(Verdict::Missed, result, target, worse);
    }
    if (wanted.high && !low)
        return verdict(reached > *wanted.high ? Verdict::Exceeded : Verdict::Met, result, target,
                       reached > *wanted.high ? ">" : "∈");
    const bool equal = *gap == Decimal(0, 0);
    if (equal && (got.comparator == Comparator::Less || got.comparator == Comparator::About) &&
        wanted.comparator != Comparator::About && !low)
        return verdict(Verdict::SuspectedMissed, result, target, "≲");
    bool clearly = !equal && *gap > *slack;
    if (low) {  // just below a ceiling is what was wanted; a tenth below is more
        const std::optional<Decimal> ten = gap->scaled(1);
        clearly = clearly && ten && *ten >= magnitude(goal);
    }
    return verdict(clearly ? Verdict::Exceeded : Verdict::Met, result, target,
                   clearly ? (low ? "<" : ">") : better);
}

std::optional<Judgement> judgeNext(const Mention& before, const Mention& now) {
    const Figure& then = before.figure();
    const Figure& next = now.figure();
    const bool low = isBetterLow(before) || isBetterLow(now);
    const Decimal a = valueOf(before);
    const Decimal b = valueOf(now);
    const auto soft = [](const Figure& figure) { return figure.comparator == Comparator::About; };
    if (a == b) {
        const Decimal highA = then.high.value_or(then.value);
        const Decimal highB = next.high.value_or(next.value);
        if (highA != highB && then.high && next.high)
            return verdict(highB > highA ? Verdict::Raised : Verdict::Lowered, now, before,
                           highB > highA ? ">" : "<");
        if (soft(next) && !soft(then)) return verdict(Verdict::Lowered, now, before, "≈");
        const bool bound = next.comparator != Comparator::Equal && !soft(next);
        if (soft(then) && bound) return verdict(Verdict::Raised, now, before, low ? "≤" : "≥");
        return verdict(Verdict::Kept, now, before, "=");
    }
    const bool more = b > a;
    return verdict(more != low ? Verdict::Raised : Verdict::Lowered, now, before, more ? ">" : "<");
}

std::optional<Judgement> judgeGrowthOnLevel(const Mention& before, const Mention& result,
                                            const Mention& growth) {
    const std::optional<Decimal> percent = Decimal(100, 0).plus(valueOf(growth));
    const std::optional<Decimal> level =
        percent ? result.figure().value.times(*percent) : std::nullopt;
    const std::optional<Decimal> expected = level ? level->scaled(-2) : std::nullopt;
    if (!expected || before.figure().unit != result.figure().unit) return std::nullopt;
    const bool more = *expected > before.figure().value;
    Judgement judgement{more ? Verdict::Raised : Verdict::Lowered, Evidence{}, false};
    judgement.evidence->operands = {std::string(before.text()), std::string(result.text()),
                                    std::string(growth.text())};
    judgement.evidence->formula =
        fmt::format("{} × (1 + {}) ≈ {} {} {}", result.text(), growth.text(),
                    amount(expected->withoutTrailingZeros(), before.figure().unit),
                    more ? ">" : "<", before.text());
    return judgement;
}

}  // namespace planlint
