#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/diagnostic.h"
#include "history/history.h"
#include "lint/expression.h"
#include "lint/suppressions.h"
#include "model/plan.h"
#include "text/utf8.h"

namespace planlint {

/// What a rule page's front matter says. Views of static text for built-in rules, of the page's
/// storage for loaded ones.
struct RuleMeta {
    std::string_view code;
    std::string_view name;
    std::string_view titleZh, titleEn;
    std::string_view doZh, doEn;    // what to do, one imperative line; empty: the page says it
    std::string_view tagZh, tagEn;  // two to five characters for a margin; empty: the code
    std::array<std::optional<Severity>, 3> severity;  // outline, scheme, report; nullopt: off
    int coverage = 0;  // percent: below it one finding stands for the document; 0: never grouped
    bool needsPrior = false;
    bool isPreview = false;
    bool runsLast = false;   // after all others: about what they left
    std::string_view check;  // name of the native check; empty: the conditions below are the rule
    ValueType subject = ValueType::Document;  // the nodes the rule looks at, one by one
    std::string_view pattern;                 // RE2; each match is a phrase the rule looks at
    Program when;                             // which of them it is about; empty: all
    Program assertion;                        // what must hold; empty: being there is the finding
    Program at;                               // where the finding stands; empty: at the node
    Template messageZh, messageEn;
    Program noteWhen;
    Template noteZh, noteEn;
    Program relatedAt;
    Template relatedZh, relatedEn;
    RuleOptions options;
    std::string_view groupedZh, groupedEn;
    std::string_view source;
    std::string_view since;
    int judged = 0;         // findings that readers judged who had not seen the rule
    int judgedTrue = 0;     // of those: a drafter would act on it
    std::string_view page;  // the prose below the front matter, Markdown

    /// `strict` takes the severities of `scheme`.
    std::optional<Severity> severityIn(Profile profile) const {
        return severity[profile == Profile::Outline ? 0 : profile == Profile::Report ? 2 : 1];
    }
    friend bool operator==(const RuleMeta&, const RuleMeta&) = default;
};

/// Everything a rule may ask. Rules have no other input: no clock, disk, locale or global.
struct RuleContext {
    const Plan& plan;
    const History& history;  // no promises without earlier documents
    std::span<const Suppression> suppressions;
    std::span<const std::string_view> rulesRun;    // codes that ran before this rule
    std::span<const std::string_view> rulesKnown;  // all codes there are
    std::span<const Decimal> options;              // of this rule, in the order of its page
};

/// Values for the {placeholders} of a rule's messages.
using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

/// Collects what one rule finds in one document.
class Reporter {
public:
    /// A finding under construction; valid until the next report().
    class Finding {
    public:
        explicit Finding(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
        Finding& relate(Location at, Message message) {
            diagnostic_.related.push_back({at, std::move(message)});
            return *this;
        }
        Finding& note(Message message) {
            diagnostic_.note = std::move(message);
            return *this;
        }
        Finding& prove(Evidence evidence) {
            diagnostic_.evidence = std::move(evidence);
            return *this;
        }
        /// One step down: a suspected match, a contradiction that is only possible.
        Finding& stepDown() {
            if (diagnostic_.severity != Severity::Info)
                diagnostic_.severity =
                    diagnostic_.severity == Severity::Error ? Severity::Warning : Severity::Info;
            return *this;
        }
        Finding& within(std::string_view title) {
            constexpr std::size_t kLongest = 240;  // bytes that tell one task from another
            diagnostic_.enclosing = utf8::prefix(title, kLongest);
            return *this;
        }

    private:
        Diagnostic& diagnostic_;
    };

    /// Findings kept of one rule in one document; of a grouped finding that many places. The rest
    /// is counted (docs/decisions/0009).
    static constexpr std::size_t kMost = 1000;

    /// `suppressions`: what the author does not want to hear, neither listed nor looked at.
    Reporter(const RuleMeta& meta, Severity severity, const SourceFile& source,
             SuppressionIndex& suppressions)
        : meta_(meta), severity_(severity), source_(source), suppressions_(suppressions) {}

    /// Counts one more thing the rule looked at: the base of its coverage.
    void look() { ++looked_; }
    /// A finding at a range of the document, worded by the page's message.
    Finding report(TextRange range, Values values);
    /// The same, already worded.
    Finding report(TextRange range, Message message);
    /// True when a finding there needs no words: it is suppressed, or one too many to list.
    bool settles(TextRange range);
    /// Something the rule could not decide, and why. Counted as 未检查, never as passed. An empty
    /// range stands for the whole document.
    void undecided(TextRange range, const Message& reason);

    std::string_view code() const { return meta_.code; }
    std::size_t looked() const { return looked_; }
    std::size_t suppressed() const { return suppressed_; }
    std::vector<Diagnostic>& findings() { return findings_; }
    /// Findings beyond those kept, and where the first of them stands.
    std::size_t unlisted() const { return unlisted_; }
    TextRange firstUnlisted() const { return firstUnlisted_; }
    std::span<const Unchecked> unchecked() const { return unchecked_; }  // one a reason

private:
    const RuleMeta& meta_;
    Severity severity_;
    const SourceFile& source_;
    SuppressionIndex& suppressions_;
    std::size_t looked_ = 0;
    std::size_t suppressed_ = 0;
    std::vector<Diagnostic> findings_;
    std::size_t unlisted_ = 0;
    TextRange firstUnlisted_;
    Diagnostic unwanted_;  // takes the words of a finding that is not kept
    std::vector<Unchecked> unchecked_;
};

using CheckFunction = void (*)(const RuleContext& context, Reporter& report);

struct Rule {
    RuleMeta meta;
    CheckFunction check;  // nullptr: the page's conditions are the rule
};

/// The check of every rule whose page says it all: its conditions on each node.
void checkConditions(const RuleMeta& meta, const RuleContext& context, Reporter& report);

/// `text` with each {name} replaced by its value. A placeholder without a value is our mistake.
std::string fillIn(std::string_view text, Values values);

/// The rules of rules/, in order of code. Defined in the generated catalogue.
std::span<const Rule> builtInRules();

}  // namespace planlint
