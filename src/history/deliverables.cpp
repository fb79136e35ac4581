#include "history/deliverables.h"

#include <algorithm>

#include "history/names.h"
#include "history/text_search.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kShortest = 4;  // characters of a thing that can be told from others

/// The kinds of state words in a clause, one bit each; 推进 within 加快推进 counts once.
unsigned statesIn(const Plan& plan, TextRange clause) {
    unsigned states = 0;
    std::string_view words = plan.text(clause);
    while (!words.empty()) {
        std::size_t step = utf8::lengthFromLead(static_cast<unsigned char>(words.front()));
        if (const WordRow* word = plan.vocabulary().prefix(words, WordClass::StateWord)) {
            states |= 1U << word->value;
            step = word->word.size();
        }
        words.remove_prefix(std::min(step, words.size()));
    }
    return states;
}

bool says(unsigned states, StateWord state) {
    return (states >> static_cast<unsigned>(state) & 1U) != 0;
}

/// What a report says of a thing: done, claimed, or still under way.
Verdict stateOf(const Mention& then, const Mention& found, bool isWork) {
    const unsigned states = statesIn(*found.plan, found.range);
    if (says(states, StateWord::Claim) ||
        (isWork && says(states, StateWord::Done) && !says(states, StateWord::Under)))
        return Verdict::ClaimedDone;
    const std::string_view before = stageOf(then.text());
    const std::string_view after = stageOf(found.text());
    if (!before.empty() && before == after) return Verdict::Met;
    if (says(states, StateWord::Under) && !says(states, StateWord::Done))
        return Verdict::StageDiffers;
    return says(states, StateWord::Done) ? Verdict::Met : Verdict::Undecided;
}

/// What is made, without the words that only say with how much will: 推动…, 实现….
std::string_view thingOf(const Vocabulary& vocabulary, std::string_view object) {
    object = trimmed(object);
    for (bool again = true; again;) {
        again = false;
        for (const WordClass wordClass :
             {WordClass::HeadingVerb, WordClass::AimVerb, WordClass::WorkVerb}) {
            const WordRow* verb = vocabulary.prefix(object, wordClass);
            if (verb == nullptr || verb->word.size() >= object.size()) continue;
            object = trimmed(object.substr(verb->word.size()));
            again = true;
        }
    }
    return object;
}

/// 甲综保区、乙物流中心 are two things; 芜宁、芜宣高速 is one, for 芜宁 alone is none.
std::vector<std::string_view> eachOf(std::string_view list) {
    constexpr std::string_view kMark = "、";
    std::vector<std::string_view> things;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(kMark, at), list.size());
        things.push_back(trimmed(list.substr(at, end - at)));
        if (characters(things.back()) < kShortest) return {list};
        at = end + kMark.size();
    }
    return things;
}

bool isThing(const Deliverable& deliverable) {
    return deliverable.kind == DeliverableKind::Thing ||
           deliverable.kind == DeliverableKind::Document ||
           deliverable.kind == DeliverableKind::Work;
}

bool isCounted(const Plan& plan, TextRange range) {
    const auto figure =
        std::lower_bound(plan.figures.begin(), plan.figures.end(), range.begin,
                         [](const Figure& f, std::uint32_t at) { return f.range.begin < at; });
    return figure != plan.figures.end() && figure->range.begin < range.end;
}

}  // namespace

bool claimsCompletion(const Plan& plan, TextRange clause) {
    return says(statesIn(plan, clause), StateWord::Claim);
}

std::vector<Promise> readDeliverables(std::span<const Plan* const> earlier, int past,
                                      std::span<const Plan* const> reports, const Plan& now) {
    struct Thing {
        Promise promise;
        std::size_t review, again;
        bool isWork;
    };
    std::vector<Thing> things;
    TextSearch review;
    TextSearch again;
    for (const Plan* document : earlier) {
        if (document->info.year != past) continue;
        for (const Task& task : document->tasks) {
            for (const Deliverable& deliverable : task.deliverables) {
                const std::string_view object =
                    thingOf(document->vocabulary(), document->text(deliverable.object));
                if (!isThing(deliverable) || isCounted(*document, deliverable.range)) continue;
                for (const std::string_view one : eachOf(object)) {
                    if (characters(one) < kShortest) continue;
                    Thing thing;
                    thing.promise.indicator = one;
                    thing.promise.isDeliverable = true;
                    thing.promise.before = Mention{document, deliverable.range, std::nullopt};
                    thing.promise.resultsWereReported = !reports.empty();
                    thing.review = review.add(one, 60);
                    thing.again = again.add(one, 60);
                    thing.isWork = deliverable.kind == DeliverableKind::Work;
                    things.push_back(std::move(thing));
                }
            }
        }
    }
    std::vector<Promise> promises;
    if (things.empty()) return promises;
    for (const Plan* document : reports) review.run(*document, TextSearch::Side::Review);
    again.run(now, TextSearch::Side::Plan);
    const auto clauseOf = [](const Mention& found) {
        return Mention{found.plan, clauseAround(*found.plan, found.range), std::nullopt};
    };
    for (Thing& thing : things) {
        Promise& promise = thing.promise;
        promise.actualIsSuspected = true;
        if (const std::optional<Mention>& found = review.found(thing.review)) {
            promise.actual = clauseOf(*found);
            promise.judgements.push_back(
                {stateOf(*promise.before, *promise.actual, thing.isWork), std::nullopt, true});
        } else if (!reports.empty()) {
            promise.judgements.push_back({Verdict::NotReported, std::nullopt, true});
        }
        const bool isDone = promise.says(Verdict::Met) || promise.says(Verdict::ClaimedDone);
        const std::optional<Mention>& found = again.found(thing.again);
        if (found && !isDone) {
            promise.now = clauseOf(*found);
            const std::string_view then = stageOf(promise.before->text());
            const std::string_view next = stageOf(promise.now->text());
            promise.judgements.push_back(
                {then == next || next.empty() ? Verdict::Kept : Verdict::Raised, std::nullopt,
                 true});
        } else {
            promise.judgements.push_back({Verdict::NotContinued, std::nullopt, true});
        }
        promises.push_back(std::move(promise));
    }
    return promises;
}

}  // namespace planlint
