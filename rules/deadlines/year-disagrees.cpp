#include <algorithm>

#include <fmt/format.h>

#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

/// A year as written in a title.
bool states(std::string_view title, int year) { return contains(title, std::to_string(year)); }

bool hasWord(const Plan& plan, std::string_view title, TitleWord value) {
    const std::vector<WordHit> hits = plan.vocabulary().hitsIn(title, bit(WordClass::TitleWord));
    return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
        return hit.value == static_cast<std::uint16_t>(value);
    });
}

/// 2021—2023, 2021至2023: of several years.
bool joinsYears(const Plan& plan, std::string_view title) {
    for (std::size_t at = 4; at < title.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(title[at]))) {
        if (plan.vocabulary().prefix(title.substr(at), WordClass::TimeRange) != nullptr)
            return true;
    }
    return false;
}

/// A plan for one year, or a summary and a plan, whose title itself states the year: one taken from
/// the page's date proves nothing.
bool isYearly(const Plan& plan) {
    const DocumentInfo& info = plan.info;
    return info.year && states(info.title, *info.year) && !info.planSpan &&
           (info.kind == DocumentKind::Plan || info.kind == DocumentKind::SummaryPlan ||
            info.kind == DocumentKind::Report) &&
           !hasWord(plan, info.title, TitleWord::Span) && !joinsYears(plan, info.title);
}

}  // namespace

void yearDisagrees(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    if (!plan.info.year)
        report.undecided({}, {"看不出是哪一年的文件", "no year found in the document"});
    if (!isYearly(plan)) return;
    const int year = *plan.info.year;
    for (const Section& section : plan.sections) {
        if (!section.year || *section.year >= year ||
            (section.role != SectionRole::Goals && section.role != SectionRole::Tasks))
            continue;
        const std::string_view title = section.title;
        if (!contains(title, fmt::format("{}年", *section.year))) continue;  // its parent's
        if (hasWord(plan, title, TitleWord::Past) || hasWord(plan, title, TitleWord::Judge) ||
            hasWord(plan, title, TitleWord::Span) || joinsYears(plan, title))
            continue;
        report
            .report(section.titleRange, {{"what", fmt::format("标题“{}”", title)},
                                         {"whatEn", fmt::format("heading \"{}\"", title)},
                                         {"found", std::to_string(*section.year)},
                                         {"year", std::to_string(year)}})
            .within(title);
    }
    for (const Task& task : plan.tasks) {
        if (task.part != TaskPart::Plan) continue;
        for (const PastLimit& limit : task.pastLimits) {
            if (limit.year != year - 1) continue;
            const TextRange range = limit.range;
            const std::string words(plan.source->original(range));
            report
                .report(range, {{"what", fmt::format("完成时限“{}”", words)},
                                {"whatEn", fmt::format("deadline \"{}\"", words)},
                                {"found", std::to_string(year - 1)},
                                {"year", std::to_string(year)}})
                .within(task.title);
        }
    }
}

}  // namespace planlint
