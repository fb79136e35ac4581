// Last year's promises, last year's results, this year's promises: who belongs together, and what
// became of each.
#include <algorithm>
#include <map>
#include <tuple>

#include "history/binding.h"
#include "history/deliverables.h"
#include "history/disagreements.h"
#include "history/history.h"
#include "history/intentions.h"
#include "history/names.h"
#include "history/statements.h"
#include "history/text_search.h"
#include "history/verdicts.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

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

class Comparison {
public:
    Comparison(const Plan& plan, std::span<const Plan* const> others)
        : plan_(plan), others_(others) {}

    History run() {
        history_.year = plan_.info.year;
        if (!history_.year) return std::move(history_);
        history_.disagreements = findDisagreements(plan_, others_);
        history_.past = pastYear();
        if (!history_.past) return std::move(history_);
        for (const Plan* document : others_) {
            if (isEarlier(*document)) earlier_.push_back(document);
            hadPlan_ = hadPlan_ || document->info.year == history_.past;
        }
        if (reportsOnPast(plan_)) reports_.push_back(&plan_);
        for (const Plan* document : earlier_) {
            if (reportsOnPast(*document)) reports_.push_back(document);
        }
        bindFigures();
        lookForWords();
        for (Promise& promise : history_.promises) judge(promise);
        if (hadPlan_) {
            judgeIntentions();
            for (Promise& thing : readDeliverables(earlier_, *history_.past, reports_, plan_))
                history_.promises.push_back(std::move(thing));
        }
        order();
        return std::move(history_);
    }

private:
    bool isEarlier(const Plan& document) const {
        return document.info.year && *document.info.year < *history_.year;
    }

    bool reportsOnPast(const Plan& document) const {
        return document.info.summaryYear == history_.past &&
               document.info.kind != DocumentKind::Other;
    }

    /// The year before the plan's that something is known of.
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

    /// Of several statements about one thing the headline speaks for it, else the first.
    static void keepOne(std::vector<Statement>& statements) {
        std::map<std::tuple<std::string, Measure, std::string, bool>, std::size_t> seen;
        std::vector<Statement> kept;
        for (Statement& statement : statements) {
            const auto [at, isNew] =
                seen.emplace(std::tuple(statement.key.text, statement.measure,
                                        statement.figure().unit, statement.isPart),
                             kept.size());
            if (isNew)
                kept.push_back(std::move(statement));
            else if (statement.isHeadline && !kept[at->second].isHeadline)
                kept[at->second] = std::move(statement);
        }
        statements = std::move(kept);
    }

    void bindFigures() {
        std::vector<Statement> promises;
        std::vector<Statement> results = resultsOf(plan_, *history_.past);
        for (const Plan* document : earlier_) {
            for (Statement& s : promisesOf(*document, *history_.past))
                promises.push_back(std::move(s));
            for (Statement& s : resultsOf(*document, *history_.past))
                results.push_back(std::move(s));
        }
        std::vector<Statement> targets = promisesOf(plan_, *history_.year);
        keepOne(promises);
        keepOne(targets);
        const std::vector<std::optional<Bond>> toResult = bind(promises, results);
        const std::vector<std::optional<Bond>> toTarget = bind(promises, targets);
        std::vector<bool> continued(targets.size(), false);
        for (std::size_t i = 0; i < promises.size(); ++i) {
            Promise promise = rowOf(promises[i]);
            promise.before = promises[i].mention;
            if (const std::optional<Bond>& bond = toResult[i]) {
                promise.actual = results[bond->candidate].mention;
                promise.actualIsSuspected = bond->score < kSure;
                noteMatch(promise, *bond);
            }
            if (const std::optional<Bond>& bond = toTarget[i]) {
                promise.now = targets[bond->candidate].mention;
                promise.nowIsSuspected = bond->score < kSure;
                continued[bond->candidate] = true;
                noteMatch(promise, *bond);
            }
            history_.promises.push_back(std::move(promise));
        }
        addNew(targets, continued, results);
    }

    /// Targets that nobody promised before. Without a plan of the year before, beside its result.
    void addNew(const std::vector<Statement>& targets, const std::vector<bool>& continued,
                const std::vector<Statement>& results) {
        std::vector<Statement> open;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (!continued[i]) open.push_back(targets[i]);
        }
        const std::vector<std::optional<Bond>> bonds =
            hadPlan_ ? std::vector<std::optional<Bond>>(open.size()) : bind(open, results);
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (!hadPlan_ && (!bonds[i] || bonds[i]->isOtherMeasure)) continue;
            Promise promise = rowOf(open[i]);
            promise.now = open[i].mention;
            if (bonds[i]) {
                promise.actual = results[bonds[i]->candidate].mention;
                promise.actualIsSuspected = bonds[i]->score < kSure;
            }
            history_.promises.push_back(std::move(promise));
        }
    }

    static Promise rowOf(const Statement& statement) {
        Promise promise;
        const Figure& figure = statement.figure();
        promise.indicator =
            figure.canonical
                ? std::string(
                      statement.mention.plan->vocabulary().indicator(*figure.canonical).name)
                : statement.name;
        promise.match = figure.canonical ? MatchKind::Canonical : MatchKind::Name;
        promise.isPart = statement.isPart;
        return promise;
    }

    static void noteMatch(Promise& promise, const Bond& bond) {
        if (promise.match == MatchKind::Name && bond.score < 100)
            promise.match = MatchKind::Normalised;
    }

    /// Main targets in words; a number that gives way to words is a softer target.
    void judgeIntentions() {
        std::vector<Statement> results;
        for (const Plan* report : reports_) {
            for (Statement& s : resultsOf(*report, *history_.past)) results.push_back(std::move(s));
        }
        const std::vector<Intention> next = intentionsOf(plan_);
        for (Promise& promise : history_.promises) {
            if (!promise.before || promise.now || !promise.before->figure().isHeadline) continue;
            const NameKey key = nameKey(plan_.vocabulary(), promise.indicator);
            const auto words = std::find_if(next.begin(), next.end(), [&](const Intention& other) {
                return likeness(key, other.key) >= kSure;
            });
            if (words == next.end()) continue;
            promise.now = words->mention;
            std::erase_if(promise.judgements, [](const Judgement& judgement) {
                return judgement.verdict == Verdict::NotContinued;
            });
            add(promise, Verdict::Lowered);
        }
        for (const Plan* document : earlier_) {
            if (document->info.year != history_.past) continue;
            for (const Intention& intention : intentionsOf(*document))
                history_.promises.push_back(
                    judgeIntention(intention, results, next, !reports_.empty()));
        }
    }

    /// What the reports and this year's plan say of a promise in words alone.
    void lookForWords() {
        if (!hadPlan_) return;
        TextSearch again;
        TextSearch review;
        for (const Promise& promise : history_.promises) {
            const std::string core = coreOf(promise.indicator);
            again.add(core, 61);
            review.add(core, 50);
            review.add(utf8::suffix(core, 12), 100);  // its head: 对接活动, 孵化载体
        }
        again.run(plan_, TextSearch::Side::Plan);
        for (const Plan* report : reports_) review.run(*report, TextSearch::Side::Review);
        for (std::size_t i = 0; i < history_.promises.size(); ++i) {
            Promise& promise = history_.promises[i];
            if (!promise.before) continue;
            promise.isMentionedAgain = again.found(i).has_value();
            const std::optional<Mention>& told =
                review.found(2 * i) ? review.found(2 * i) : review.found(2 * i + 1);
            promise.isMentioned =
                told.has_value() && measureOf(promise.before->figure()) == Measure::Amount;
            if (!told || promise.actual) continue;
            const TextRange clause = clauseAround(*told->plan, told->range);
            if (!claimsCompletion(*told->plan, clause)) continue;
            promise.actual = Mention{told->plan, clause, std::nullopt};
            promise.actualIsSuspected = true;
        }
    }

    /// The bureau that reports answers for what it leads; a government answers for all.
    bool isLedByAnother(const Promise& promise) const {
        const std::optional<std::uint32_t> task = promise.before->figure().task;
        if (!task || reports_.empty()) return false;
        const Task& owner = promise.before->plan->tasks[*task];
        if (owner.lead.empty()) return false;
        for (const Plan* report : reports_) {
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

    static void add(Promise& promise, Verdict verdict) {
        promise.judgements.push_back({verdict, std::nullopt, false});
    }

    void judge(Promise& promise) {
        promise.resultsWereReported = !reports_.empty();
        noteNames(promise);
        if (promise.before) {
            judgePast(promise);
            if (isLedByAnother(promise)) add(promise, Verdict::OtherLead);
            judgeComing(promise);
        } else if (hadPlan_) {
            add(promise, Verdict::New);
        } else {
            judgeAgainstResult(promise);
        }
    }

    void judgePast(Promise& promise) const {
        if (!promise.actual) {
            if (promise.resultsWereReported) add(promise, Verdict::NotReported);
            return;
        }
        if (!promise.actual->index) {
            add(promise, Verdict::ClaimedDone);
            return;
        }
        Judgement judgement = compareLike(promise);
        judgement.isSuspected = promise.actualIsSuspected;
        promise.judgements.push_back(std::move(judgement));
    }

    /// The result against the target where both measure one thing in one way, else what differs.
    static Judgement compareLike(const Promise& promise) {
        const Mention& before = *promise.before;
        const Mention& actual = *promise.actual;
        const Figure& target = before.figure();
        const Figure& result = actual.figure();
        if (measureOf(target) != measureOf(result) || target.dimension != result.dimension ||
            differInCounting(before, actual) || differInUnit(target, result))
            return {Verdict::KindDiffers, std::nullopt, false};
        if (target.dimension == Dimension::Count) {
            const std::string there = scopeOf(before);
            const std::string here = scopeOf(actual);
            if (!there.empty() && !here.empty() && there != here)
                return {Verdict::ScopeDiffers, std::nullopt, false};
        }
        const std::string_view then =
            stageOf(before.plan->text(clauseAround(*before.plan, before.range)));
        const std::string_view now =
            stageOf(actual.plan->text(clauseAround(*actual.plan, actual.range)));
        if (promise.actualIsSuspected && !then.empty() && !now.empty() && then != now)
            return {Verdict::StageDiffers, std::nullopt, false};
        return judgeResult(before, actual);
    }

    /// 87个小区 against 11873套: counted by other things.
    static bool differInUnit(const Figure& a, const Figure& b) {
        const std::optional<Decimal> tenA = a.value.scaled(1);
        const std::optional<Decimal> tenB = b.value.scaled(1);
        return a.unit != b.unit && (!tenA || !tenB || *tenA < b.value || *tenB < a.value);
    }

    /// 新认定100家 against 突破1000家: what was added, and all there is.
    static bool differInCounting(const Mention& a, const Mention& b) {
        const Counted x = countedIn(a);
        const Counted y = countedIn(b);
        if (x == y || measureOf(a.figure()) != Measure::Amount) return false;
        if (x != Counted::Unsaid && y != Counted::Unsaid) return true;
        // One says that it counts what came; a number five times as large counts all there is.
        if (x == Counted::Existing || y == Counted::Existing) return false;
        const std::optional<Decimal> fiveA = a.figure().value.times(Decimal(5, 0));
        const std::optional<Decimal> fiveB = b.figure().value.times(Decimal(5, 0));
        return !fiveA || !fiveB || *fiveA < b.figure().value || *fiveB < a.figure().value;
    }

    void judgeComing(Promise& promise) const {
        const bool plansAgain =
            plan_.info.kind != DocumentKind::Summary && plan_.info.kind != DocumentKind::Bulletin;
        if (!promise.now) {
            if (plansAgain && hadPlan_) add(promise, Verdict::NotContinued);
            return;
        }
        const Mention& before = *promise.before;
        const Mention& now = *promise.now;
        std::optional<Judgement> judgement;
        if (measureOf(before.figure()) == measureOf(now.figure()) &&
            before.figure().dimension == now.figure().dimension) {
            if (!differInCounting(before, now)) judgement = planlint::judgeNext(before, now);
        } else if (measureOf(now.figure()) == Measure::Growth && promise.actual &&
                   promise.actual->index &&
                   measureOf(promise.actual->figure()) == Measure::Amount) {
            judgement = judgeGrowthOnLevel(before, *promise.actual, now);
        }
        if (!judgement) {
            if (!promise.says(Verdict::KindDiffers)) add(promise, Verdict::KindDiffers);
            return;
        }
        judgement->isSuspected = promise.nowIsSuspected;
        promise.judgements.push_back(std::move(*judgement));
    }

    /// A floor or a ceiling leaves room on purpose, and a rate need not repeat itself: only a plain
    /// amount below last year's plain result is a step back.
    static void judgeAgainstResult(Promise& promise) {
        const Figure& actual = promise.actual->figure();
        const Figure& now = promise.now->figure();
        if (measureOf(now) != Measure::Amount || now.kind != actual.kind ||
            now.comparator != Comparator::Equal || actual.comparator != Comparator::Equal ||
            actual.period->part != Period::Part::Year)
            return;
        std::optional<Judgement> judgement = planlint::judgeNext(*promise.actual, *promise.now);
        if (!judgement) return;
        judgement->isSuspected = promise.actualIsSuspected;
        promise.judgements.push_back(std::move(*judgement));
    }

    static void noteNames(Promise& promise) {
        for (const std::optional<Mention>* slot :
             {&promise.before, &promise.actual, &promise.now}) {
            if (!*slot || !(*slot)->index) continue;
            std::string name = (*slot)->figure().indicator;
            if (std::find(promise.names.begin(), promise.names.end(), name) == promise.names.end())
                promise.names.push_back(std::move(name));
        }
    }

    /// Main targets first, then as they stand; what is new comes last.
    void order() {
        const auto place = [](const Promise& promise) {
            const std::optional<Mention>& first = promise.before ? promise.before : promise.now;
            const bool main = first->index && first->figure().isHeadline;
            return std::tuple(promise.before ? 0 : 1, main ? 0 : 1, first->range.begin);
        };
        std::stable_sort(history_.promises.begin(), history_.promises.end(),
                         [&](const Promise& a, const Promise& b) { return place(a) < place(b); });
    }

    const Plan& plan_;
    std::span<const Plan* const> others_;
    std::vector<const Plan*> earlier_;  // of years before the plan's
    std::vector<const Plan*> reports_;  // that report on the past year
    bool hadPlan_ = false;              // a plan of the past year is there
    History history_;
};

}  // namespace

History compareWithHistory(const Plan& plan, std::span<const Plan* const> others) {
    // Nothing was promised and nothing reported, unless the document looks back itself.
    if (others.empty() && !plan.info.summaryYear) return {};
    return Comparison(plan, others).run();
}

}  // namespace planlint
