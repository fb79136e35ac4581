// Paragraphs that look at several years at once: 过去五年… holds until a paragraph speaks of one
// year again or the section ends.
#include <array>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::size_t kOpening = 120;  // bytes of a paragraph that say what it is about

std::optional<Period> spanOf(std::string_view opening, const DocumentInfo& info) {
    if (!info.year) return std::nullopt;
    if (containsAny(opening, {"过去五年", "五年来", "过去的五年", "任期的五年", "任期五年",
                              "这五年", "五年间"})) {
        const int last = info.summaryYear.value_or(*info.year);
        return Period::ofYears(last - 4, last);
    }
    if (containsAny(opening, {"今后五年", "未来五年"}))
        return Period::ofYears(*info.year, *info.year + 4);
    return std::nullopt;
}

/// 各位代表，2016年是本届政府收官之年; 刚刚过去的2025年: the paragraph is about the one year that
/// is reported on, whatever longer times it names beside.
bool isAboutReportedYear(const Vocabulary& vocabulary, std::string_view opening,
                         const DocumentInfo& info) {
    const std::optional<int> reported = info.summaryYear ? info.summaryYear
                                        : info.year      ? std::optional(*info.year - 1)
                                                         : std::nullopt;
    if (!reported) return false;
    const std::string year = std::to_string(*reported) + "年";
    constexpr std::size_t kLead = 45;  // bytes of 各位代表！刚刚过去的
    const std::size_t at = opening.find(year);
    if (at == std::string_view::npos || at > kLead) return false;
    const std::string_view before = opening.substr(0, at);
    const std::string_view after = opening.substr(at + year.size());
    // 2021—2025年, 2020年以来, 与2020年相比 are about more or about another.
    return vocabulary.suffix(before, WordClass::YearBeside) == nullptr &&
           vocabulary.prefix(after, WordClass::YearBeside) == nullptr;
}

}  // namespace

std::optional<Period> fiveYearPlan(std::string_view words) {
    struct Name {
        std::string_view word;
        int first;
    };
    static constexpr std::array kNames = {Name{"十五五", 2026},       Name{"十四五", 2021},
                                          Name{"十三五", 2016},       Name{"十二五", 2011},
                                          Name{"十一五", 2006},       Name{"第十五个五年", 2026},
                                          Name{"第十四个五年", 2021}, Name{"第十三个五年", 2016},
                                          Name{"第十二个五年", 2011}, Name{"第十一个五年", 2006}};
    for (const Name& name : kNames) {
        if (contains(words, name.word)) return Period::ofYears(name.first, name.first + 4);
    }
    return std::nullopt;
}

namespace {

/// 二、“十四五”时期的主要目标任务 in a report: what stands below is for all of those years.
std::optional<Period> spanOfPart(const Plan& plan, const Section& section) {
    if (plan.info.kind != DocumentKind::Report || !yearsIn(section.title).empty() ||
        saysOf(plan, section.titleRange, TitleWord::Turn) ||  // “十四五”开局工作: one year's
        (section.role != SectionRole::Goals && section.role != SectionRole::Tasks))
        return std::nullopt;
    const std::optional<Period> span = fiveYearPlan(section.title);
    return span && plan.info.year && span->last > *plan.info.year ? span : std::nullopt;
}

}  // namespace

void buildSpans(Plan& plan) {
    if (plan.info.kind == DocumentKind::Plan) plan.info.planSpan = fiveYearPlan(plan.info.title);
    std::optional<Period> span;
    std::optional<std::uint32_t> owner;  // the section that the span was said in
    bool ofPart = false;  // by its heading: a paragraph of another time does not end it
    for (Line& line : plan.lines) {
        if (line.ignored) continue;
        const std::string_view opening = utf8::prefix(plan.text(line.range), kOpening);
        const bool heading =
            line.section && plan.sections[*line.section].firstLine ==
                                static_cast<std::uint32_t>(&line - plan.lines.data());
        // What is said in a section holds for its children; another one of its level ends it.
        if (heading && span &&
            (!owner || plan.sections[*line.section].level <= plan.sections[*owner].level))
            span.reset();
        std::optional<Period> found = spanOf(opening, plan.info);
        if (containsAny(opening, {"年和过去五年"})) found.reset();
        if (!found && heading) found = spanOfPart(plan, plan.sections[*line.section]);
        const bool ofOneYear =
            (!heading && isAboutReportedYear(plan.vocabulary(), opening, plan.info)) ||
            (!found && containsAny(opening, {"过去一年", "一年来", "去年", "今年", "过去的一年"}));
        if (ofOneYear && span && ofPart) continue;  // an aside
        if (ofOneYear) {
            span.reset();
        } else if (found) {
            span = found;
            owner = line.section;
            ofPart = heading && span->last > *plan.info.year;
        }
        line.span = span;
    }
}

}  // namespace planlint
