// Rules that their pages say in full: conditions on each node.
#include <re2/re2.h>

#include <algorithm>

#include <fmt/format.h>

#include "lint/rule.h"
#include "model/fields.h"

namespace planlint {

namespace {

/// Every match of a pattern in the lines of the document proper, as phrases.
std::vector<Phrase> findMatches(const Plan& plan, std::string_view pattern) {
    const re2::RE2 expression(fmt::format("({})", pattern), re2::RE2::Quiet);
    std::vector<Phrase> matches;
    std::size_t t = 0;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        const std::string_view text = plan.text(line.range);
        re2::StringPiece rest(text.data(), text.size());
        re2::StringPiece match;
        while (re2::RE2::FindAndConsume(&rest, expression, &match)) {
            if (match.empty()) {  // a pattern that can match nothing moves on by itself
                if (rest.empty()) break;
                rest.remove_prefix(1);
                continue;
            }
            Phrase phrase;
            const auto begin =
                line.range.begin + static_cast<std::uint32_t>(match.data() - text.data());
            phrase.range = {begin, begin + static_cast<std::uint32_t>(match.size())};
            phrase.section = line.section;
            const SectionRole role =
                line.section ? plan.sections[*line.section].role : SectionRole::Background;
            phrase.isReview = role == SectionRole::Summary || role == SectionRole::Background;
            while (t < plan.tasks.size() && plan.tasks[t].range.end <= begin) ++t;
            if (t < plan.tasks.size() && plan.tasks[t].range.contains(begin))
                phrase.task = static_cast<std::uint32_t>(t);
            matches.push_back(phrase);
        }
    }
    return matches;
}

/// The task, section or indicator around a node, for the fingerprint.
std::string enclosing(const NodeRef& ref) {
    const Plan& plan = *ref.plan;
    const auto taskTitle = [&](const std::optional<std::uint32_t>& task) {
        return task ? plan.tasks[*task].title : std::string();
    };
    switch (ref.type) {
        case ValueType::Task:
            return static_cast<const Task*>(ref.node)->title;
        case ValueType::Section:
            return static_cast<const Section*>(ref.node)->title;
        case ValueType::Figure:
            return taskTitle(static_cast<const Figure*>(ref.node)->task);
        case ValueType::Phrase:
            return taskTitle(static_cast<const Phrase*>(ref.node)->task);
        case ValueType::Verdict:
            return static_cast<const PromiseVerdict*>(ref.node)->promise->indicator;
        default:
            return plan.info.title;
    }
}

/// A verdict shows what it compared, why, and the arithmetic.
void explain(const PromiseVerdict& verdict, const Plan& plan, TextRange here,
             Reporter::Finding& finding) {
    const Promise& promise = *verdict.promise;
    const auto relate = [&](const std::optional<Mention>& mention, std::string_view zh,
                            std::string_view en) {
        if (!mention || (mention->plan == &plan && mention->range == here)) return;
        finding.relate(mention->location(), {fmt::format("{}：{}", zh, mention->words()),
                                             fmt::format("{}: {}", en, mention->words())});
    };
    relate(promise.before, "上年目标", "target of last year");
    relate(promise.actual, "上年完成", "result of last year");
    if (promise.actual || promise.now) finding.note(whyMatched(promise, *verdict.judgement));
    if (verdict.judgement->evidence) finding.prove(*verdict.judgement->evidence);
    if (verdict.judgement->isSuspected) finding.stepDown();
}

class ConditionRun {
public:
    ConditionRun(const RuleMeta& meta, const RuleContext& context, Reporter& report)
        : meta_(meta),
          context_(context),
          report_(report),
          budget_(context.plan.source->text().size()) {}

    void look(const NodeRef& node) {
        if (budget_.isSpent()) return;
        const Evaluation on{context_.plan, node, context_.options, budget_};
        const Value applies = meta_.when.isEmpty() ? Value(true) : evaluate(meta_.when, on);
        if (applies.isFalse()) return;
        report_.look();
        const Value holds =
            meta_.assertion.isEmpty() ? Value(false) : evaluate(meta_.assertion, on);
        if (holds.isTrue()) return;
        if (budget_.isSpent())
            return report_.undecided(here(node), {"条件的步数超过上限，其余没有看",
                                                  "the condition takes too many steps"});
        if (applies.isUndecided() || holds.isUndecided()) {
            report_.undecided(here(node), {"依据不足，不能判断", "not enough is known to decide"});
            return;
        }
        Location place = placeOf(node);
        if (!meta_.at.isEmpty()) place = locate(meta_.at, on).value_or(place);
        if (place.source != context_.plan.source.get()) place = placeOf(node);
        if (report_.settles(place.range)) return;
        Reporter::Finding finding = report_.report(
            place.range,
            Message{fill(meta_.messageZh, on, true), fill(meta_.messageEn, on, false)});
        finding.within(enclosing(node));
        if (node.type == ValueType::Verdict)
            explain(*static_cast<const PromiseVerdict*>(node.node), context_.plan, place.range,
                    finding);
        if (!meta_.relatedAt.isEmpty()) {
            if (const std::optional<Location> at = locate(meta_.relatedAt, on))
                finding.relate(*at,
                               {fill(meta_.relatedZh, on, true), fill(meta_.relatedEn, on, false)});
        }
        if (!meta_.noteZh.isEmpty() &&
            (meta_.noteWhen.isEmpty() || evaluate(meta_.noteWhen, on).isTrue()))
            finding.note({fill(meta_.noteZh, on, true), fill(meta_.noteEn, on, false)});
    }

private:
    /// Where a node stands in the checked document; empty when it stands in another.
    TextRange here(const NodeRef& node) const {
        const Location place = placeOf(node);
        return place.source == context_.plan.source.get() ? place.range : TextRange{};
    }

    const RuleMeta& meta_;
    const RuleContext& context_;
    Reporter& report_;
    StepBudget budget_;
};

}  // namespace

void checkConditions(const RuleMeta& meta, const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    ConditionRun run(meta, context, report);
    const auto lookAtAll = [&](ValueType type, const auto& nodes) {
        for (const auto& node : nodes) run.look({type, &plan, &node});
    };
    if (!meta.pattern.empty()) {
        const std::vector<Phrase> matches = findMatches(plan, meta.pattern);
        lookAtAll(ValueType::Phrase, matches);
        return;
    }
    switch (meta.subject) {
        case ValueType::Section:
            return lookAtAll(ValueType::Section, plan.sections);
        case ValueType::Task:
            return lookAtAll(ValueType::Task, plan.tasks);
        case ValueType::Figure:
            return lookAtAll(ValueType::Figure, plan.figures);
        case ValueType::Phrase:
            return lookAtAll(ValueType::Phrase, plan.phrases);
        case ValueType::Verdict:
            for (const Promise& promise : context.history.promises) {
                for (const Judgement& judgement : promise.judgements) {
                    const PromiseVerdict verdict{&promise, &judgement};
                    run.look({ValueType::Verdict, &plan, &verdict});
                }
            }
            return;
        default:
            return run.look({ValueType::Document, &plan, &plan.info});
    }
}

}  // namespace planlint
