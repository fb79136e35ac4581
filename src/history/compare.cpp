// Last year's promises, last year's results, this year's promises: who belongs together, and what
// became of each.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "history/history.h"
#include "history/names.h"
#include "history/text_search.h"
#include "model/statement.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kShortestName = 4;   // characters: 项目, 资金 name nothing in particular
constexpr std::size_t kShortestOther = 6;  // for names that two documents must share

/// What makes two figures comparable.
struct Key {
    std::string name;
    std::string unit;
    FigureKind kind;

    friend auto operator<=>(const Key&, const Key&) = default;
};

bool isWholeYear(const Figure& figure, int year) {
    return figure.period && *figure.period == Period::ofYear(year);
}

bool isAmount(const Figure& figure) {
    return figure.kind == FigureKind::Stock || figure.kind == FigureKind::Flow ||
           figure.kind == FigureKind::NetFlow;
}

/// The words an indicator goes by. A bare stage (力争立项1-2个) is one of what was spoken of just
/// before it.
std::string nameOfFigure(const Plan& plan, std::uint32_t index) {
    const Figure& figure = plan.figures[index];
    if (characters(figure.indicator) >= kShortestName || stageOf(figure.indicator).empty() ||
        index == 0)
        return figure.indicator;
    const Figure& previous = plan.figures[index - 1];
    const std::string_view between =
        plan.source->text().substr(previous.range.end, figure.range.begin - previous.range.end);
    if (previous.unit != figure.unit || contains(between, "\n")) return figure.indicator;
    return previous.indicator + figure.indicator;
}

/// A unit's name without its place: 武汉市科学技术局 and 市科技局 are one.
std::string bareUnit(std::string_view name) {
    for (const std::string_view place : {"省", "市", "区", "县"}) {
        const std::size_t at = name.find(place);
        if (at != std::string_view::npos && at <= 12) name.remove_prefix(at + place.size());
    }
    std::string bare(name);
    for (const auto& [from, to] :
         {std::pair<std::string_view, std::string_view>{"科学技术", "科技"},
          {"发展和改革委员会", "发展改革委"},
          {"经济和信息化", "经信"},
          {"委员会", "委"}}) {
        if (const std::size_t at = bare.find(from); at != std::string::npos)
            bare.replace(at, from.size(), to);
    }
    return bare;
}

bool isGovernment(std::string_view issuer) {
    return issuer.empty() || containsAny(issuer, {"政府", "国务院", "管委会", "管理委员会"});
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

/// The part of the place that a figure speaks of: 全市, 三大国家级开发区; "" when not told.
std::string scopeOf(const Mention& mention) {
    if (!mention.figure().area.empty()) return mention.figure().area;
    constexpr std::size_t kFarthest = 900;  // bytes before the figure that may name its place
    const std::string_view text =
        utf8::suffix(mention.plan->source->text().substr(0, mention.range.begin), kFarthest);
    const std::size_t stop = text.find_last_of("\n");
    std::string_view sentence = text.substr(stop == std::string_view::npos ? 0 : stop + 1);
    if (const std::size_t end = sentence.rfind("。"); end != std::string_view::npos)
        sentence = sentence.substr(end + 3);
    for (const std::string_view part : {"国家级开发区", "开发区", "中心城区", "新城区"}) {
        const std::size_t at = sentence.find(part);
        if (at != std::string_view::npos && at <= 12 &&
            startsWithAny(sentence, {"三大", "两大", "各", "四大"}))
            return std::string(sentence.substr(0, at + part.size()));
    }
    return {};
}

Evidence evidenceOf(const Mention& before, const Mention& after, const Interval& a,
                    const Interval& b, std::string_view relation) {
    return {{std::string(before.text()), std::string(after.text())},
            {a.toString(), b.toString()},
            fmt::format("{} {} {}", shown(a, before.figure().unit), relation,
                        shown(b, after.figure().unit))};
}

/// Last year's target against last year's result.
Judgement attainment(const Promise& promise) {
    const Mention& before = *promise.before;
    const Mention& after = *promise.actual;
    const Figure& target = before.figure();
    const Figure& actual = after.figure();
    if (target.period != actual.period) return {Verdict::PeriodDiffers, std::nullopt, false};
    const std::optional<Interval> wanted = attainmentOf(target);
    const std::optional<Interval> got = statementOf(actual);
    if (target.comparator == Comparator::About && got && got->low && got->high) {
        // 6.5%左右: at the number or on its better side; how far 左右 reaches is left open.
        const bool better = (isRising(target) && *got->low >= target.value) ||
                            (isFalling(target) && *got->high <= target.value);
        if (better)
            return {Verdict::Met,
                    Evidence{{std::string(after.text()), std::string(before.text())},
                             {got->toString()},
                             fmt::format("{} {} {}", after.text(), isRising(target) ? "≥" : "≤",
                                         before.text())},
                    false};
    }
    if (!wanted || !got) {
        // 派驻100名 against 120名: things to be made or won are met by as many or more, whatever
        // the verbs say; fewer are left open.
        const bool asMany = got ? got->low && *got->low >= target.value
                                : actual.value >= target.value && isRising(target);
        if (asMany && isAmount(target) && !isFalling(target))
            return {Verdict::Met, Evidence{{std::string(after.text()), std::string(before.text())},
                                           {},
                                           fmt::format("{} ≥ {}", after.text(), before.text())}};
        return {Verdict::Undecided, std::nullopt, false};
    }
    if (wanted->disjoint(*got))
        return {promise.actualIsSuspected ? Verdict::SuspectedMissed : Verdict::Missed,
                Evidence{{std::string(before.text()), std::string(after.text())},
                         {wanted->toString(), got->toString()},
                         fmt::format("{} ∩ {} = ∅", shown(*wanted, target.unit),
                                     shown(*got, actual.unit))}};
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
    if ((reaches && stays) || asWritten)
        return {Verdict::Met, evidenceOf(after, before, *got, *wanted, "⊆")};
    return {Verdict::Undecided, evidenceOf(after, before, *got, *wanted, "⊄")};
}

/// This year's target against last year's.
std::optional<Judgement> ambition(const Mention& before, const Mention& now) {
    const Figure& then = before.figure();
    const Figure& next = now.figure();
    const auto judge = [&](Verdict verdict, std::string_view relation) {
        return Judgement{verdict,
                         Evidence{{std::string(before.text()), std::string(now.text())},
                                  {},
                                  fmt::format("{} {} {}", now.text(), relation, before.text())}};
    };
    if (next.value == then.value && next.high == then.high) return judge(Verdict::Kept, "=");
    if (!isRising(next) && !isFalling(next) && !isRising(then) && !isFalling(then))
        return std::nullopt;
    if (next.high || then.high) {  // ranges: only when one lies wholly above the other
        const Decimal lowEnd = next.value;
        const Decimal highEnd = next.high.value_or(next.value);
        if (!(lowEnd > then.high.value_or(then.value)) && !(highEnd < then.value))
            return std::nullopt;
    }
    const bool rising = isRising(next) || isRising(then);
    const bool more = next.value > then.value;
    return judge(more == rising ? Verdict::Raised : Verdict::Lowered, more ? ">" : "<");
}

class Comparison {
public:
    Comparison(const Plan& plan, std::span<const Plan* const> others)
        : plan_(plan), others_(others) {}

    History run() {
        history_.year = plan_.info.year;
        if (!history_.year) return std::move(history_);
        findDisagreements();
        history_.past = pastYear();
        if (!history_.past) return std::move(history_);
        readFigures();
        const bool promised =
            std::any_of(history_.promises.begin(), history_.promises.end(),
                        [](const Promise& promise) { return promise.before.has_value(); });
        if (promised) {
            matchFamilies();
            matchClose();
        }
        keepOpen();
        readDeliverables();
        judgeAll();
        order();
        return std::move(history_);
    }

private:
    bool isEarlier(const Plan& document) const {
        return document.info.year && *document.info.year < *history_.year;
    }

    std::optional<int> pastYear() const {
        std::optional<int> past;
        if (plan_.info.summaryYear && *plan_.info.summaryYear < *history_.year)
            past = plan_.info.summaryYear;
        for (const Plan* document : others_) {
            if (isEarlier(*document) && (!past || *document->info.year > *past))
                past = document->info.year;
        }
        return past;
    }

    /// Documents that may hold promises, results or both; the plan itself first.
    std::vector<const Plan*> documents() const {
        std::vector<const Plan*> list = {&plan_};
        for (const Plan* document : others_) {
            if (isEarlier(*document)) list.push_back(document);
        }
        return list;
    }

    Promise& promiseFor(const Key& key, std::string_view name, MatchKind match) {
        const auto [at, isNew] = index_.emplace(key, history_.promises.size());
        if (isNew) {
            history_.promises.emplace_back();
            history_.promises.back().indicator = name;
            history_.promises.back().match = match;
        }
        return history_.promises[at->second];
    }

    /// Of several statements about one thing, the document's headline: in a goals section, else the
    /// first.
    static void keep(std::optional<Mention>& slot, const Mention& candidate) {
        const auto isGoal = [](const Mention& ref) {
            const Figure& f = ref.figure();
            return f.section && ref.plan->sections[*f.section].role == SectionRole::Goals;
        };
        if (!slot || (isGoal(candidate) && !isGoal(*slot))) slot = candidate;
    }

    void readFigures() {
        const int past = *history_.past;
        for (const Plan* document : documents()) {
            for (std::uint32_t i = 0; i < document->figures.size(); ++i) {
                const Figure& figure = document->figures[i];
                if (!figure.period) continue;
                if (figure.isPart) {
                    readPart(*document, i);
                    continue;
                }
                const bool isNow = figure.role == FigureRole::Target && document == &plan_ &&
                                   isWholeYear(figure, *history_.year);
                const bool isBefore = figure.role == FigureRole::Target && document != &plan_ &&
                                      isWholeYear(figure, past);
                const bool isActual =
                    (figure.role == FigureRole::Actual || figure.role == FigureRole::Expected) &&
                    figure.period->year == past && figure.period->part != Period::Part::Years;
                if (!isNow && !isBefore && !isActual) continue;
                const std::string name = nameOfFigure(*document, i);
                std::optional<Key> key;
                if (figure.canonical) {
                    key = Key{fmt::format("#{}", *figure.canonical), figure.unit, figure.kind};
                } else if (std::string core = coreOf(name); characters(core) >= kShortestName) {
                    key = Key{std::move(core), figure.unit, figure.kind};
                } else {
                    continue;
                }
                Promise& promise = promiseFor(
                    *key,
                    figure.canonical ? document->vocabulary().indicator(*figure.canonical).name
                                     : std::string_view(name),
                    figure.canonical ? MatchKind::Canonical : MatchKind::Name);
                if (!figure.canonical && promise.indicator != name &&
                    promise.match == MatchKind::Name)
                    promise.match = MatchKind::Normalised;
                const Mention mention{document, figure.range, i};
                if (isNow) keep(promise.now, mention);
                if (isBefore) {
                    if (!promise.before) promise.indicator = nameOfPromise(*document, figure, name);
                    keep(promise.before, mention);
                    if (name != figure.indicator) derived_[promiseIndex(*key)] = i;
                }
                if (isActual) keepActual(promise, mention);
            }
        }
    }

    static std::string nameOfPromise(const Plan& document, const Figure& figure,
                                     const std::string& name) {
        return figure.canonical
                   ? std::string(document.vocabulary().indicator(*figure.canonical).name)
                   : name;
    }

    std::size_t promiseIndex(const Key& key) const { return index_.at(key); }

    /// A target for a part is kept as a row; what became of it cannot be told from totals.
    void readPart(const Plan& document, std::uint32_t i) {
        const Figure& figure = document.figures[i];
        if (&document == &plan_ || figure.role != FigureRole::Target || !figure.task ||
            !isWholeYear(figure, *history_.past) || !isAmount(figure) ||
            characters(coreOf(figure.indicator)) < kShortestName)
            return;
        Promise part;
        part.indicator = figure.indicator;
        part.match = MatchKind::Name;
        part.isPart = true;
        part.before = Mention{&document, figure.range, i};
        parts_.push_back(std::move(part));
    }

    /// A result for the whole year says more than one for three quarters.
    void keepActual(Promise& promise, const Mention& candidate) const {
        if (!promise.actual || (!isWholeYear(promise.actual->figure(), *history_.past) &&
                                isWholeYear(candidate.figure(), *history_.past)))
            promise.actual = candidate;
    }

    const Mention& any(const Promise& promise) const {
        return promise.before ? *promise.before : promise.actual ? *promise.actual : *promise.now;
    }

    /// 新增 2000, 净增 2800, 总数 10000: one thing measured in three ways. Joined so that the
    /// difference is seen, never compared.
    void matchFamilies() {
        std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> families;
        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            const Promise& promise = history_.promises[i];
            if (!isAmount(any(promise).figure()) ||
                any(promise).figure().dimension != Dimension::Count)
                continue;
            families[{familyOf(promise.indicator), any(promise).figure().unit}].push_back(i);
        }
        for (const auto& [name, members] : families) {
            for (const std::size_t i : members) {
                Promise& promise = history_.promises[i];
                if (!promise.before) continue;
                for (const std::size_t j : members) {
                    Promise& other = history_.promises[j];
                    if (i == j || other.before || taken_.contains(j)) continue;
                    if (join(promise, other)) taken_.insert(j);
                }
            }
        }
    }

    /// Takes what `promise` lacks from another; false when there was nothing to take.
    bool join(Promise& promise, const Promise& other) const {
        bool joined = false;
        if (!promise.actual && other.actual) promise.actual = other.actual, joined = true;
        if (!promise.now && other.now) promise.now = other.now, joined = true;
        return joined;
    }

    /// Names that look alike: for each promise still open the closest one, found through rare pairs
    /// of characters, so that no two lists are walked against each other.
    void matchClose() {
        constexpr std::size_t kCommon = 60;  // promises that share a pair: it tells nothing
        std::map<std::string, std::vector<std::size_t>, std::less<>> byPair;
        std::vector<std::string> cores(history_.promises.size());
        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            cores[i] = coreOf(history_.promises[i].indicator);
            if (history_.promises[i].before || taken_.contains(i)) continue;
            for (std::size_t at = 0; at + 6 <= cores[i].size(); at += 3)
                byPair[cores[i].substr(at, 6)].push_back(i);
        }
        matchDerived();
        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            Promise& promise = history_.promises[i];
            if (!promise.before || (promise.actual && promise.now)) continue;
            std::map<std::size_t, std::size_t> shared;
            for (std::size_t at = 0; at + 6 <= cores[i].size(); at += 3) {
                const auto postings = byPair.find(std::string_view(cores[i]).substr(at, 6));
                if (postings == byPair.end() || postings->second.size() > kCommon) continue;
                for (const std::size_t j : postings->second) ++shared[j];
            }
            for (const bool wantsActual : {true, false}) {
                std::optional<Mention>& slot = wantsActual ? promise.actual : promise.now;
                if (slot) continue;
                std::size_t best = 0;
                std::optional<std::size_t> chosen;
                for (const auto& [j, count] : shared) {
                    const Promise& other = history_.promises[j];
                    const std::optional<Mention>& candidate =
                        wantsActual ? other.actual : other.now;
                    if (!candidate || count <= best || taken_.contains(j) ||
                        !mayBeSame(*promise.before, *candidate) || !isClose(cores[i], cores[j]))
                        continue;
                    best = count;
                    chosen = j;
                }
                if (!chosen) continue;
                slot = wantsActual ? history_.promises[*chosen].actual
                                   : history_.promises[*chosen].now;
                (wantsActual ? promise.actualIsSuspected : promise.nowIsSuspected) = true;
                taken_.insert(*chosen);
            }
        }
    }

    /// Drops what another promise took over, and results that nobody promised.
    void keepOpen() {
        std::vector<Promise> open;
        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            Promise& promise = history_.promises[i];
            const bool isOnlyResult = !promise.before && !promise.now;
            if (taken_.contains(i) || isOnlyResult) continue;
            open.push_back(std::move(promise));
        }
        history_.promises = std::move(open);
        std::move(parts_.begin(), parts_.end(), std::back_inserter(history_.promises));
    }

    /// 谋划8个设施，力争立项1-2个: the result for the 设施 is the one to hold the 立项 against.
    void matchDerived() {
        for (const auto& [i, index] : derived_) {
            Promise& promise = history_.promises[i];
            if (promise.actual || !promise.before || promise.before->index != index) continue;
            const Figure& whole = promise.before->plan->figures[index - 1];
            const auto base = index_.find(Key{coreOf(whole.indicator), whole.unit, whole.kind});
            if (base == index_.end() || !history_.promises[base->second].actual) continue;
            // The result answers for the later step, not for the plan to take it.
            std::swap(promise.actual, history_.promises[base->second].actual);
            promise.actualIsSuspected = true;
        }
    }

    /// Same unit, same kind, and numbers of one order of magnitude.
    static bool mayBeSame(const Mention& a, const Mention& b) {
        const Figure& x = a.figure();
        const Figure& y = b.figure();
        const auto isPlain = [](const std::string& unit) { return unit == "个" || unit == "项"; };
        const bool sameUnit = x.unit == y.unit || (isPlain(x.unit) && isPlain(y.unit));
        if (!sameUnit || x.kind != y.kind || !isAmount(x)) return false;
        const std::optional<Decimal> tenX = x.value.scaled(1);
        const std::optional<Decimal> tenY = y.value.scaled(1);
        return tenX && tenY && *tenX >= y.value && *tenY >= x.value;
    }

    /// Things to be made: found again in the words of the report, with what is said of them.
    void readDeliverables() {
        const std::vector<const Plan*> list = documents();
        struct Thing {
            Promise promise;
            std::size_t index;
        };
        std::vector<Thing> things;
        TextSearch review;
        for (const Plan* document : list) {
            if (document == &plan_ || document->info.year != history_.past) continue;
            for (const Task& task : document->tasks) {
                for (const Deliverable& deliverable : task.deliverables) {
                    if (deliverable.kind != DeliverableKind::Thing &&
                        deliverable.kind != DeliverableKind::Document &&
                        deliverable.kind != DeliverableKind::Work)
                        continue;
                    const bool counted = std::any_of(
                        document->figures.begin(), document->figures.end(),
                        [&](const Figure& f) { return deliverable.range.contains(f.range.begin); });
                    std::string_view object = document->text(deliverable.object);
                    if (counted || characters(object) < kShortestOther) continue;
                    Thing thing;
                    thing.promise.indicator = object;
                    thing.promise.isDeliverable = true;
                    thing.promise.actualIsSuspected = true;
                    thing.promise.before = Mention{document, deliverable.range, std::nullopt};
                    thing.index = review.add(object, 75);
                    things.push_back(std::move(thing));
                }
            }
        }
        if (things.empty()) return;
        for (const Plan* document : list) {
            if (reportsOnPast(*document)) review.run(*document, TextSearch::Side::Review);
        }
        for (Thing& thing : things) {
            if (const std::optional<Mention>& found = review.found(thing.index)) {
                thing.promise.actual =
                    Mention{found->plan, clauseAround(*found->plan, found->range), std::nullopt};
                history_.promises.push_back(std::move(thing.promise));
            }
        }
    }

    bool reportsOnPast(const Plan& document) const {
        return document.info.summaryYear == history_.past &&
               document.info.kind != DocumentKind::Other;
    }

    /// The bureau that reports answers for what it leads; a government answers for all.
    bool isLedByAnother(const Promise& promise, const std::vector<const Plan*>& reports) const {
        if (!promise.before->index) return false;
        const std::optional<std::uint32_t> task = promise.before->figure().task;
        if (!task || reports.empty()) return false;
        const Task& owner = promise.before->plan->tasks[*task];
        if (owner.lead.empty()) return false;
        for (const Plan* report : reports) {
            // Within one bureau the leads are its own sections.
            if (isGovernment(report->info.issuer) ||
                bareUnit(report->info.issuer) == bareUnit(promise.before->plan->info.issuer))
                return false;
            for (const UnitName& unit : owner.lead) {
                if (unit.unitClass != UnitClass::Named ||
                    endsWithAny(unit.name, {"科", "处", "室"}) ||
                    bareUnit(unit.name) == bareUnit(report->info.issuer))
                    return false;
            }
        }
        return true;
    }

    void judgeAll() {
        std::vector<const Plan*> reports;
        for (const Plan* document : documents()) {
            if (reportsOnPast(*document)) reports.push_back(document);
        }
        const bool plansAgain =
            plan_.info.kind != DocumentKind::Summary && plan_.info.kind != DocumentKind::Bulletin;
        const bool hadPlan = std::any_of(others_.begin(), others_.end(), [&](const Plan* document) {
            return document->info.year == history_.past;
        });
        TextSearch again;
        TextSearch review;
        for (const Promise& promise : history_.promises) {
            if (!hadPlan) break;
            const std::string core = coreOf(promise.indicator);
            again.add(core, 61);
            review.add(core, 50);
            review.add(utf8::suffix(core, 12), 100);  // its head: 对接活动, 孵化载体
        }
        if (plansAgain && hadPlan) again.run(plan_, TextSearch::Side::Plan);
        for (const Plan* report : reports) {
            if (hadPlan) review.run(*report, TextSearch::Side::Review);
        }

        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            Promise& promise = history_.promises[i];
            promise.resultsWereReported = !reports.empty();
            promise.isMentioned = hadPlan && (review.found(2 * i) || review.found(2 * i + 1)) &&
                                  promise.before && promise.before->index &&
                                  isAmount(promise.before->figure());
            noteNames(promise);
            if (promise.before && promise.actual) judgeResult(promise);
            for (Judgement& judgement : promise.judgements)
                judgement.isSuspected = promise.actualIsSuspected;
            const bool other = promise.before && isLedByAnother(promise, reports);
            if (promise.before && !promise.actual && promise.resultsWereReported)
                add(promise, Verdict::NotReported);
            if (other) add(promise, Verdict::OtherLead);
            if (promise.before && promise.now && !promise.isDeliverable) {
                const std::size_t first = promise.judgements.size();
                judgeNext(promise, *promise.before);
                for (std::size_t j = first; j < promise.judgements.size(); ++j)
                    promise.judgements[j].isSuspected = promise.nowIsSuspected;
            } else if (promise.before && plansAgain && !(hadPlan && again.found(i)) &&
                       !(promise.isDeliverable && promise.says(Verdict::Met))) {
                add(promise, Verdict::NotContinued);
            } else if (!promise.before && promise.now && promise.actual &&
                       isWholeYear(promise.actual->figure(), *history_.past)) {
                judgeAgainstResult(promise);
            }
            if (!promise.before && promise.now && hadPlan) add(promise, Verdict::New);
        }
        std::erase_if(history_.promises, [&](const Promise& promise) {
            return !promise.before && !hadPlan && !(promise.actual && promise.now);
        });
    }

    static void add(Promise& promise, Verdict verdict) {
        promise.judgements.push_back({verdict, std::nullopt, false});
    }

    void noteNames(Promise& promise) const {
        for (const std::optional<Mention>* slot :
             {&promise.before, &promise.actual, &promise.now}) {
            if (!*slot || !(*slot)->index) continue;
            std::string name = (*slot)->figure().indicator;
            if (std::find(promise.names.begin(), promise.names.end(), name) == promise.names.end())
                promise.names.push_back(std::move(name));
        }
    }

    void judgeResult(Promise& promise) const {
        if (promise.isDeliverable) {
            judgeState(promise);
            return;
        }
        const Figure& target = promise.before->figure();
        const Figure& actual = promise.actual->figure();
        const bool otherIndicator =
            target.canonical && actual.canonical && *target.canonical != *actual.canonical;
        if (target.kind != actual.kind || otherIndicator) {
            add(promise, Verdict::KindDiffers);
            return;
        }
        if (target.dimension == Dimension::Count) {
            const auto context = [](const Mention& m) {
                return m.plan->text(
                    {clauseAround(*m.plan, m.range).begin, clauseAround(*m.plan, m.range).end});
            };
            const std::string_view stageThen = stageOf(context(*promise.before));
            const std::string_view stageNow = stageOf(context(*promise.actual));
            if (!stageThen.empty() && !stageNow.empty() && stageThen != stageNow) {
                add(promise, Verdict::StageDiffers);
                return;
            }
            const std::string there = scopeOf(*promise.before);
            const std::string here = scopeOf(*promise.actual);
            if (!there.empty() && !here.empty() && there != here) {
                add(promise, Verdict::ScopeDiffers);
                return;
            }
        }
        if (promise.actualIsSuspected) {  // 示范应用场景 and 人工智能应用场景项目: neither holds
                                          // the other
            const std::string a = coreOf(target.indicator);
            const std::string b = coreOf(actual.indicator);
            if (!contains(a, b) && !contains(b, a) && sharedStretch(a, b) < 6) {
                add(promise, Verdict::KindDiffers);
                return;
            }
        }
        promise.judgements.push_back(attainment(promise));
    }

    /// What the report says of a thing: done, or still under way.
    static void judgeState(Promise& promise) {
        const std::string_view words = promise.actual->plan->text(promise.actual->range);
        if (containsAny(words, {"即将", "正在", "有序推进", "加快推进", "加快建设", "推进建设",
                                "尚未", "有望", "拟", "筹建", "开工建设"})) {
            add(promise, Verdict::Missed);
        } else if (containsAny(words, {"建成", "完成", "印发", "出台", "揭牌", "成立",    "投用",
                                       "投产", "竣工", "启用", "发布", "制定", "编制",    "运行",
                                       "落成", "开通", "通车", "设立", "组建", "投入使用"})) {
            add(promise, Verdict::Met);
        } else {
            add(promise, Verdict::Undecided);
        }
    }

    static void judgeNext(Promise& promise, const Mention& before) {
        const Figure& then = before.figure();
        const Figure& next = promise.now->figure();
        if (then.kind != next.kind ||
            (then.canonical && next.canonical && *then.canonical != *next.canonical)) {
            if (!promise.says(Verdict::KindDiffers)) add(promise, Verdict::KindDiffers);
            return;
        }
        if (const std::optional<Judgement> judgement = ambition(before, *promise.now))
            promise.judgements.push_back(*judgement);
    }

    /// A floor or a ceiling leaves room on purpose, and a rate need not repeat itself: only a plain
    /// amount below last year's plain result is a step back.
    static void judgeAgainstResult(Promise& promise) {
        const Figure& actual = promise.actual->figure();
        const Figure& now = promise.now->figure();
        if (!isAmount(now) || now.kind != actual.kind || now.comparator != Comparator::Equal ||
            actual.comparator != Comparator::Equal)
            return;
        if (const std::optional<Judgement> judgement = ambition(*promise.actual, *promise.now))
            promise.judgements.push_back(*judgement);
    }

    void order() {
        const auto place = [](const Promise& promise) {
            return std::tuple(promise.before   ? 0
                              : promise.actual ? 1
                                               : 2,
                              promise.before   ? promise.before->range.begin
                              : promise.actual ? promise.actual->range.begin
                                               : promise.now->range.begin);
        };
        std::stable_sort(history_.promises.begin(), history_.promises.end(),
                         [&](const Promise& a, const Promise& b) { return place(a) < place(b); });
    }

    /// Statements of one period and role, in the plan and in another document.
    void findDisagreements() {
        using StatementKey =
            std::tuple<std::string, std::string, FigureKind, FigureRole, Period, std::string>;
        std::map<StatementKey, std::vector<Mention>> mine;
        const auto keyOf = [&](const Plan& document,
                               std::uint32_t i) -> std::optional<StatementKey> {
            const Figure& f = document.figures[i];
            if (!f.period || f.isPart || f.period->part == Period::Part::Years) return std::nullopt;
            FigureRole role = f.role;
            if (role == FigureRole::Expected) role = FigureRole::Actual;
            if (role != FigureRole::Target && role != FigureRole::Actual) return std::nullopt;
            if (!f.canonical && characters(f.indicator) < kShortestOther) return std::nullopt;
            if (!f.canonical) return std::nullopt;
            const std::string area =
                containsAny(f.area, {"全市", "全省", "全区", "全县", "全国"}) ? "" : f.area;
            return StatementKey{
                fmt::format("#{}", *f.canonical), f.unit, f.kind, role, *f.period, area};
        };
        for (std::uint32_t i = 0; i < plan_.figures.size(); ++i) {
            if (const auto key = keyOf(plan_, i))
                mine[*key].push_back({&plan_, plan_.figures[i].range, i});
        }
        std::set<std::pair<StatementKey, const Plan*>> told;
        for (const Plan* document : others_) {
            for (std::uint32_t i = 0; i < document->figures.size(); ++i) {
                const auto key = keyOf(*document, i);
                if (!key || told.contains({*key, document})) continue;
                const auto here = mine.find(*key);
                if (here == mine.end()) continue;
                const Mention there{document, document->figures[i].range, i};
                // One of several statements that agrees settles it.
                std::optional<Disagreement> found;
                bool agrees = false;
                for (const Mention& mention : here->second) {
                    const std::optional<Disagreement> each = disagreement(mention, there);
                    agrees = agrees || !each;
                    if (each && !found) found = each;
                }
                if (agrees || !found) continue;
                told.insert({*key, document});
                history_.disagreements.push_back(std::move(*found));
            }
        }
    }

    static std::optional<Disagreement> disagreement(const Mention& here, const Mention& there) {
        const Figure& a = here.figure();
        const Figure& b = there.figure();
        if (a.value == b.value && a.high == b.high) return std::nullopt;
        const std::optional<Interval> x = statementOf(a);
        const std::optional<Interval> y = statementOf(b);
        if (!x || !y) return std::nullopt;
        const bool disjoint = x->disjoint(*y);
        const bool plain = a.comparator == Comparator::Equal && b.comparator == Comparator::Equal;
        if (!disjoint && plain) return std::nullopt;  // 3148.1亿 and 3148.12亿
        Disagreement found;
        found.indicator = here.plan->vocabulary().indicator(*a.canonical).name;
        found.here = here;
        found.there = there;
        // Two targets with different marks are two targets; two lower bounds of a result may both
        // be true.
        found.isCompatible = !disjoint && a.role != FigureRole::Target;
        found.evidence = {{std::string(here.text()), std::string(there.text())},
                          {x->toString(), y->toString()},
                          disjoint
                              ? fmt::format("{} ∩ {} = ∅", shown(*x, a.unit), shown(*y, b.unit))
                              : fmt::format("{} ≠ {}", here.text(), there.text())};
        return found;
    }

    const Plan& plan_;
    std::span<const Plan* const> others_;
    History history_;
    std::map<Key, std::size_t> index_;
    std::set<std::size_t> taken_;                   // promises that another has taken over
    std::map<std::size_t, std::uint32_t> derived_;  // promises named after the figure before
    std::vector<Promise> parts_;
};

}  // namespace

History compareWithHistory(const Plan& plan, std::span<const Plan* const> others) {
    // Nothing was promised and nothing reported, unless the document looks back itself.
    if (others.empty() && !plan.info.summaryYear) return {};
    return Comparison(plan, others).run();
}

}  // namespace planlint
