// Title, kind, years, issuer, number and date of a document: from the front matter, else from the
// first lines of the page.
#include <algorithm>

#include "model/builder.h"
#include "model/document_head.h"

namespace planlint {

namespace {

constexpr int kLastMonths = 11;  // a report of November or December speaks of the year to come

Profile profileOf(const DocumentInfo& info, const TitleSense& sense) {
    // An outline for several years names no units: they come with its breakdown.
    if (info.isPolicy || sense.spansYears) return Profile::Report;
    switch (info.kind) {
        case DocumentKind::Scheme:
        case DocumentKind::Breakdown:
            return Profile::Scheme;
        case DocumentKind::Report:
        case DocumentKind::Bulletin:
            return Profile::Report;
        case DocumentKind::Plan:
        case DocumentKind::Summary:
        case DocumentKind::SummaryPlan:
        case DocumentKind::Assessment:
        case DocumentKind::Other:
            return Profile::Outline;
    }
    PLANLINT_UNREACHABLE();
}

/// The first year of 2021—2023年, 2021年至2023年; nullopt without such a span.
std::optional<int> spanOfYears(const Vocabulary& vocabulary, std::string_view text) {
    for (std::size_t at = 4; at < text.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]))) {
        const WordRow* mark = vocabulary.prefix(text.substr(at), WordClass::TimeRange);
        if (mark == nullptr || !yearAtStart(trimmed(text.substr(at + mark->word.size())))) continue;
        std::string_view before = trimmed(text.substr(0, at));
        if (before.ends_with("年")) before.remove_suffix(3);
        if (const std::optional<int> first = yearBefore(before)) return first;
    }
    return std::nullopt;
}

/// A year of a text that is not the year of a day: 2022年12月30日 says when, not for what.
std::optional<int> lastYearIn(std::string_view text) {
    std::optional<int> last;
    for (const WrittenYear& year : yearsIn(text)) {
        const std::string_view rest = trimmed(text.substr(year.end));
        const SmallNumber month = readSmallNumber(rest);
        if (month.bytes == 0 || !trimmed(rest.substr(month.bytes)).starts_with("月"))
            last = year.value;
    }
    return last;
}

/// 2024年工作要点: all of it is for one year; not 到2025年, nor 三年行动方案（2023年修订）.
bool isOfOneYear(const Plan& plan) {
    constexpr std::size_t kYear = 3;  // bytes of 年
    const std::string_view title = plan.info.title;
    const Vocabulary& vocabulary = plan.vocabulary();
    const std::vector<WrittenYear> years = yearsIn(title);
    if (years.size() != 1 || years.front().value != plan.info.year ||
        hasWord(vocabulary, title, TitleWord::Span))
        return false;
    std::string_view before = trimmed(title.substr(0, years.front().end - kYear));
    before = before.substr(
        0, std::min(numeralsBefore(before), before.find_last_not_of("0123456789") + 1));
    return vocabulary.suffix(trimmed(before), WordClass::TimeRange) == nullptr;
}

/// The year that a report given on a day speaks of: at the end of a year, the next.
int yearOfReport(const Date& date) { return date.month >= kLastMonths ? date.year + 1 : date.year; }

/// What the headings of a report say of its year: 2023年重点工作 where its date agrees or it is the
/// only one, else the year after that of 2022年工作回顾.
std::optional<int> yearOfHeadings(const Plan& plan) {
    constexpr std::size_t kLongestHeading = 30;  // characters
    std::vector<int> planned;
    std::optional<int> reviewed;
    for (const Line& line : plan.lines) {
        if (line.ignored || line.start == TokenKind::Row) continue;
        const std::string_view text = trimmed(utf8::prefix(plan.text(line.range), 120));
        if (characters(text) > kLongestHeading || yearsIn(text).empty()) continue;
        const std::optional<int> year = lastYearIn(text);
        const std::vector<WordHit> hits =
            plan.vocabulary().hitsIn(text, bit(WordClass::SectionRole));
        if (!year || hits.empty()) continue;
        const auto role = static_cast<SectionRole>(hits.back().value);
        if (role == SectionRole::Tasks || role == SectionRole::Goals) planned.push_back(*year);
        if (role == SectionRole::Summary && planned.empty() && !reviewed) reviewed = year;
    }
    const auto isPlanned = [&](int year) {
        return std::find(planned.begin(), planned.end(), year) != planned.end();
    };
    if (plan.info.date && isPlanned(yearOfReport(*plan.info.date)))
        return yearOfReport(*plan.info.date);
    if (reviewed) return isPlanned(*reviewed + 1) || planned.empty() ? *reviewed + 1 : planned[0];
    if (planned.empty()) return std::nullopt;
    return isPlanned(planned[0] + 1) ? planned[0] + 1 : planned[0];  // told, then planned
}

/// A page without any date: the first year of its text, but the first that limits something
/// (2025年6月底前, 到2025年底) where the two are not of one or of neighbouring years.
std::optional<int> yearOfText(const Plan& plan) {
    std::optional<int> first;
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        const std::string_view text = plan.text(line.range);
        for (const WrittenYear& year : yearsIn(text)) {
            if (!first) first = year.value;
            std::string_view rest = trimmed(text.substr(year.end));
            const SmallNumber month = readSmallNumber(rest);
            if (month.bytes > 0) {
                rest = trimmed(rest.substr(month.bytes));
                const std::size_t word = monthAtStart(rest);
                if (word == 0) continue;
                rest.remove_prefix(word);
            }
            if (plan.vocabulary().prefix(rest, WordClass::TimeLimit) == nullptr) continue;
            const int ahead = year.value - *first;
            return ahead == 0 || ahead == 1 ? *first : year.value;
        }
    }
    return first;
}

std::optional<int> yearOf(const Plan& plan, const FrontMatter& front) {
    const DocumentInfo& info = plan.info;
    if (const std::optional<int> year = yearBefore(front.year.substr(0, front.year.find("年"))))
        return year;
    if (const std::optional<int> first = spanOfYears(plan.vocabulary(), info.title)) {
        // A plan for several years begins with the year it is issued in, else with its first.
        const int last = yearsIn(info.title).back().value;
        return info.date && info.date->year >= *first && info.date->year <= last ? info.date->year
                                                                                 : *first;
    }
    if (const std::optional<int> year = lastYearIn(info.title)) return year;
    const bool reports = info.kind == DocumentKind::Report;
    if (reports) {
        if (const std::optional<int> year = yearOfHeadings(plan)) return year;
    }
    if (info.date) return reports ? yearOfReport(*info.date) : info.date->year;
    return yearOfText(plan);
}

void setSummaryYear(DocumentInfo& info) {
    if (!info.year) return;
    switch (info.kind) {
        case DocumentKind::SummaryPlan: {
            const std::vector<WrittenYear> years = yearsIn(info.title);
            info.summaryIsHalfYear = contains(info.title, "上半年");
            info.summaryYear = years.size() >= 2        ? years.front().value
                               : info.summaryIsHalfYear ? *info.year
                                                        : *info.year - 1;
            break;
        }
        case DocumentKind::Report:
            info.summaryYear = *info.year - 1;
            break;
        case DocumentKind::Summary:
            info.summaryYear = info.year;
            info.summaryIsHalfYear = contains(info.title, "上半年");
            break;
        case DocumentKind::Bulletin:
            info.summaryYear = info.year;
            break;
        case DocumentKind::Plan:
        case DocumentKind::Scheme:
        case DocumentKind::Breakdown:
        case DocumentKind::Assessment:
        case DocumentKind::Other:
            break;
    }
}

}  // namespace

void buildDocument(Plan& plan) {
    DocumentInfo& info = plan.info;
    const Vocabulary& vocabulary = plan.vocabulary();
    const FrontMatter front = readFrontMatter(plan);
    info.title = front.title.empty() ? findTitle(plan) : std::string(front.title);
    TitleSense sense = senseOfTitle(vocabulary, info.title);
    if (const TitleSense named = senseOfTitle(vocabulary, front.kind); named.saysKind)
        sense = named;
    info.kind = sense.kind;
    info.isPolicy = sense.isPolicy;
    info.isRule = sense.isRule;
    const bool mayReport = !sense.saysKind || sense.kind == DocumentKind::Summary ||
                           sense.kind == DocumentKind::Plan;  // 2024年工作回顾 is a part of it
    if (mayReport && front.kind.empty() && opensAsReport(plan)) {
        info.kind = DocumentKind::Report;
        if (front.title.empty()) info.title.clear();  // the line was a speaker or a date
    }
    info.profile = profileOf(info, sense);
    info.firstListedLeads = front.convention == "首列单位";
    info.number =
        front.number.empty() && !front.present ? findNumber(plan) : std::string(front.number);
    info.issuer = front.issuer.empty() ? findIssuer(plan) : std::string(front.issuer);
    info.date = dateWritten(vocabulary, front.date);
    if (!info.date) info.date = findDate(plan);
    info.year = yearOf(plan, front);
    info.isAnnual = !sense.spansYears && isOfOneYear(plan);
    setSummaryYear(info);
}

}  // namespace planlint
