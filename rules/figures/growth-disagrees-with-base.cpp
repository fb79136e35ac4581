#include <fmt/format.h>

#include "base/rational.h"
#include "lint/rule.h"
#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

/// 1 + g as an interval, from a growth in percent as written; nullopt for 约 and what overflows.
std::optional<Interval> factorOf(const Figure& growth) {
    const std::optional<Interval> percent = statementOf(growth);
    if (!percent || !percent->low || !percent->high) return std::nullopt;
    const std::optional<Decimal> low = percent->low->scaled(-2);
    const std::optional<Decimal> high = percent->high->scaled(-2);
    if (!low || !high) return std::nullopt;
    return Interval{low, high, percent->lowClosed, percent->highClosed}.plus(
        Interval::point(Decimal(1, 0)));
}

/// The base that a value and its growth imply, for the reader: 100 and 12 % give 89.2～89.3.
std::string impliedBase(const Figure& value, const Figure& growth) {
    const std::optional<Interval> now = statementOf(value);
    const std::optional<Interval> factor = factorOf(growth);
    if (!now || !factor || !now->low || !now->high) return {};
    const auto divided = [](const Decimal& a, const Decimal& b) -> std::optional<Rational> {
        const std::optional<Rational> x = Rational::of(a);
        const std::optional<Rational> y = Rational::of(b);
        return x && y ? x->dividedBy(*y) : std::nullopt;
    };
    const std::optional<Rational> low = divided(*now->low, *factor->high);
    const std::optional<Rational> high = divided(*now->high, *factor->low);
    if (!low || !high) return {};
    const std::optional<Decimal> from = low->roundedDown(2);
    const std::optional<Decimal> to = high->roundedUp(2);
    if (!from || !to) return {};
    return shown(Interval{from, to, true, true}, value.unit);
}

/// Growth at current prices: for counts always, for money where the vocabulary or the text says so.
bool isNominal(const Plan& plan, const Figure& figure, std::string_view sentence) {
    if (containsAny(sentence, {"可比价", "可比口径", "同口径", "不变价", "剔除", "扣除", "年均",
                               "实际增长", "留抵退税"}))
        return false;
    if (containsAny(sentence, {"现价", "名义"})) return true;
    if (figure.dimension == Dimension::Count) return true;
    return figure.canonical && plan.vocabulary().indicator(*figure.canonical).isNominal;
}

}  // namespace

void growthDisagreesWithBase(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    constexpr std::uint32_t kFarthest = 60;  // bytes from one figure to the next
    for (std::size_t i = 0; i + 2 < plan.figures.size(); ++i) {
        // 由上年的A提高到B，增长C%: base, value and growth side by side.
        const Figure& base = plan.figures[i];
        const Figure& value = plan.figures[i + 1];
        const Figure& growth = plan.figures[i + 2];
        if (base.role != FigureRole::Baseline || base.unit != value.unit ||
            base.kind == FigureKind::Growth || base.kind == FigureKind::Share ||
            value.range.begin < base.range.end || growth.range.begin < value.range.end ||
            growth.kind != FigureKind::Growth || growth.unit != "%" || value.isPart)
            continue;
        const std::string_view first = plan.text({base.range.end, value.range.begin});
        const std::string_view second = plan.text({value.range.end, growth.range.begin});
        if (first.size() > kFarthest || second.size() > kFarthest ||
            !containsAny(first, {"到", "至"}) ||
            !contains(plan.text({value.range.end, growth.range.end}), "增") ||
            containsAny(first, {"。", "；", "\n"}) ||
            containsAny(second, {"。", "；", "\n", "其中"}))
            continue;
        const TextRange whole{base.range.begin, growth.range.end};
        if (!isNominal(plan, value, plan.text(whole))) {
            report.undecided(whole, {"增速可能按可比价计算，不能与数值相乘",
                                     "the growth may be at constant prices"});
            continue;
        }
        const std::optional<Interval> before = statementOf(base);
        const std::optional<Interval> now = statementOf(value);
        const std::optional<Interval> factor = factorOf(growth);
        const std::optional<Interval> expected =
            before && factor ? before->times(*factor) : std::nullopt;
        if (!expected || !now) {
            report.undecided(whole, {"只有概数，不能推算", "only estimates are given"});
            continue;
        }
        if (!expected->disjoint(*now)) continue;
        const auto words = [&](const Figure& figure) {
            return std::string(plan.source->original(figure.range));
        };
        report
            .report(value.range, {{"base", words(base)},
                                  {"growth", words(growth)},
                                  {"value", words(value)},
                                  {"expected", shown(*expected, value.unit)}})
            .relate({plan.source.get(), base.range}, {"基数", "the base"})
            .relate({plan.source.get(), growth.range}, {"增速", "the growth"})
            .note({fmt::format("按{}和{}倒推，基数应在 {}", words(value), words(growth),
                               impliedBase(value, growth)),
                   fmt::format("{} and {} imply a base of {}", words(value), words(growth),
                               impliedBase(value, growth))})
            .prove({{words(base), words(growth), words(value)},
                    {*before, *factor, *now},
                    fmt::format("{} × {} = {}，与 {} 无交集", shown(*before, base.unit),
                                factor->toString(), shown(*expected, value.unit),
                                shown(*now, value.unit))})
            .within(value.indicator);
    }
}

}  // namespace planlint
