#include "history/history.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kShortestName = 4;  // characters: 项目, 资金 name nothing in particular

/// What makes two figures comparable: the indicator, its unit and its kind.
struct Key {
    std::string name;
    std::string unit;
    FigureKind kind;

    friend auto operator<=>(const Key&, const Key&) = default;
};

std::optional<Key> keyOf(const Figure& figure) {
    if (figure.canonical)
        return Key{std::string(Vocabulary::builtIn().indicator(*figure.canonical).name),
                   figure.unit, figure.kind};
    if (characters(figure.indicator) < kShortestName) return std::nullopt;
    return Key{figure.indicator, figure.unit, figure.kind};
}

bool isWholeYear(const Figure& figure, int year) {
    return figure.period && *figure.period == Period::ofYear(year);
}

/// Of several statements about one thing, the document's headline: in a goals section, else the
/// first.
bool precedes(const FigureRef& a, const FigureRef& b) {
    const auto isGoal = [](const FigureRef& ref) {
        const Figure& f = ref.figure();
        return f.section && ref.plan->sections[*f.section].role == SectionRole::Goals;
    };
    return isGoal(a) && !isGoal(b);
}

void keep(std::optional<FigureRef>& slot, const FigureRef& candidate) {
    if (!slot || precedes(candidate, *slot)) slot = candidate;
}

bool isRising(const Figure& figure) {
    if (figure.direction != Direction::None) return figure.direction == Direction::Up;
    return figure.comparator == Comparator::Greater ||
           figure.comparator == Comparator::GreaterEqual;
}

bool isFalling(const Figure& figure) {
    if (figure.direction != Direction::None) return figure.direction == Direction::Down;
    return figure.comparator == Comparator::Less || figure.comparator == Comparator::LessEqual;
}

/// Last year's target against last year's result.
std::optional<Verdict> attainment(const Figure& before, const Figure& actual) {
    if (before.period != actual.period) return Verdict::PeriodDiffers;
    const std::optional<Interval> wanted = attainmentOf(before);
    const std::optional<Interval> got = statementOf(actual);
    if (!wanted || !got) return Verdict::Undecided;
    if (wanted->disjoint(*got)) return Verdict::Missed;
    const bool reaches =
        wanted->low
            ? got->low && (*got->low > *wanted->low ||
                           (*got->low == *wanted->low && (wanted->lowClosed || !got->lowClosed)))
            : true;
    const bool stays = wanted->high ? got->high && *got->high <= *wanted->high : true;
    // A point that rounds to the target reaches it as written.
    const bool asWritten =
        actual.comparator == Comparator::Equal && ((wanted->low && actual.value >= *wanted->low) ||
                                                   (wanted->high && actual.value <= *wanted->high));
    return (reaches && stays) || asWritten ? Verdict::Met : Verdict::Undecided;
}

/// This year's target against last year's.
std::optional<Verdict> ambition(const Figure& before, const Figure& now) {
    if (!isRising(now) && !isFalling(now) && !isRising(before) && !isFalling(before))
        return std::nullopt;
    const bool rising = isRising(now) || isRising(before);
    if (now.value == before.value)
        return now.comparator == before.comparator ? std::optional(Verdict::Kept) : std::nullopt;
    return (now.value > before.value) == rising ? Verdict::Raised : Verdict::Lowered;
}

}  // namespace

std::string_view FigureRef::words() const {
    const Figure& f = figure();
    constexpr std::uint32_t kLongestLead = 18;  // bytes between the name and the figure
    TextRange range = f.range;
    if (!f.nameRange.isEmpty() && f.nameRange.end <= f.range.begin &&
        f.range.begin - f.nameRange.end <= kLongestLead)
        range.begin = f.nameRange.end;
    return trimmed(plan->source->original(range));
}

std::vector<Promise> matchPromises(const Plan& plan, std::span<const Plan* const> earlier) {
    std::vector<Promise> promises;
    if (!plan.info.year) return promises;
    const int year = *plan.info.year;
    std::optional<int> past = plan.info.summaryYear && *plan.info.summaryYear < year
                                  ? plan.info.summaryYear
                                  : std::nullopt;
    for (const Plan* document : earlier) {
        if (document->info.year && *document->info.year < year &&
            (!past || *document->info.year > *past))
            past = document->info.year;
    }
    if (!past) return promises;

    std::map<Key, std::size_t> index;
    const auto promiseFor = [&](const Key& key, bool canonical) -> Promise& {
        const auto [at, isNew] = index.emplace(key, promises.size());
        if (isNew) {
            promises.push_back({});
            promises.back().indicator = key.name;
            promises.back().match = canonical ? MatchKind::Canonical : MatchKind::Name;
        }
        return promises[at->second];
    };
    const auto read = [&](const Plan& document) {
        for (std::uint32_t i = 0; i < document.figures.size(); ++i) {
            const Figure& figure = document.figures[i];
            const std::optional<Key> key = keyOf(figure);
            if (!key || !figure.period || figure.isPart) continue;
            const FigureRef ref{&document, i};
            if (figure.role == FigureRole::Target && isWholeYear(figure, year) &&
                &document == &plan)
                keep(promiseFor(*key, figure.canonical.has_value()).now, ref);
            if (figure.role == FigureRole::Target && isWholeYear(figure, *past) &&
                &document != &plan)
                keep(promiseFor(*key, figure.canonical.has_value()).before, ref);
            if ((figure.role == FigureRole::Actual || figure.role == FigureRole::Expected) &&
                figure.period->year == *past && figure.period->part != Period::Part::Years) {
                Promise& promise = promiseFor(*key, figure.canonical.has_value());
                // A result for the whole year says more than one for three quarters.
                if (!promise.actual ||
                    (!isWholeYear(promise.actual->figure(), *past) && isWholeYear(figure, *past)))
                    promise.actual = ref;
            }
        }
    };
    read(plan);
    for (const Plan* document : earlier) {
        if (document->info.year && *document->info.year < year) read(*document);
    }
    std::erase_if(promises, [](const Promise& promise) {
        return promise.before.has_value() + promise.actual.has_value() + promise.now.has_value() <
               2;
    });

    for (Promise& promise : promises) {
        if (promise.before && promise.actual) {
            if (const std::optional<Verdict> verdict =
                    attainment(promise.before->figure(), promise.actual->figure()))
                promise.verdicts.push_back(*verdict);
        }
        if (promise.before && promise.now) {
            if (const std::optional<Verdict> verdict =
                    ambition(promise.before->figure(), promise.now->figure()))
                promise.verdicts.push_back(*verdict);
        } else if (promise.actual && promise.now && isWholeYear(promise.actual->figure(), *past)) {
            // A floor or a ceiling leaves room on purpose, and a rate need not repeat itself: only
            // a plain amount below last year's plain result is a step back.
            const Figure& actual = promise.actual->figure();
            const Figure& now = promise.now->figure();
            const bool amounts = now.kind == FigureKind::Stock || now.kind == FigureKind::Flow ||
                                 now.kind == FigureKind::NetFlow;
            if (amounts && now.comparator == Comparator::Equal &&
                actual.comparator == Comparator::Equal) {
                if (const std::optional<Verdict> verdict = ambition(actual, now))
                    promise.verdicts.push_back(*verdict);
            }
        }
    }
    const auto place = [](const Promise& promise) {
        const FigureRef& ref = promise.now      ? *promise.now
                               : promise.actual ? *promise.actual
                                                : *promise.before;
        return std::tuple(promise.before.has_value() ? 0 : 1, ref.figure().range.begin);
    };
    std::stable_sort(promises.begin(), promises.end(),
                     [&](const Promise& a, const Promise& b) { return place(a) < place(b); });
    return promises;
}

Message whyMatched(const Promise& promise) {
    switch (promise.match) {
        case MatchKind::Canonical:
            return {fmt::format("按指标表认定为同一指标“{}”", promise.indicator),
                    fmt::format("the indicator table takes both for \"{}\"", promise.indicator)};
        case MatchKind::Name:
            return {fmt::format("指标名称相同：“{}”", promise.indicator),
                    fmt::format("same indicator name \"{}\"", promise.indicator)};
    }
    PLANLINT_UNREACHABLE();
}

namespace {

struct VerdictName {
    std::string_view name, chinese, english;
};
constexpr std::array kVerdicts = {
    VerdictName{"met", "达到", "met"},
    VerdictName{"missed", "未达到", "missed"},
    VerdictName{"period_differs", "期间不同", "other period"},
    VerdictName{"kind_differs", "口径不同", "other kind"},
    VerdictName{"undecided", "无法判断", "undecided"},
    VerdictName{"lowered", "目标下调", "target lowered"},
    VerdictName{"kept", "目标持平", "target kept"},
    VerdictName{"raised", "目标上调", "target raised"},
    VerdictName{"not_reported", "未报告", "not reported"},
    VerdictName{"not_continued", "未延续", "not continued"},
    VerdictName{"new", "新增", "new"},
};

}  // namespace

std::string_view nameOf(Verdict verdict) {
    return kVerdicts[static_cast<std::size_t>(verdict)].name;
}
std::string_view chineseOf(Verdict verdict) {
    return kVerdicts[static_cast<std::size_t>(verdict)].chinese;
}
std::string_view englishOf(Verdict verdict) {
    return kVerdicts[static_cast<std::size_t>(verdict)].english;
}

}  // namespace planlint
