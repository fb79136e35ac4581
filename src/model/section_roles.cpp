#include "model/section_roles.h"

#include <algorithm>

#include "model/builder.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestPartTitle =
    30;  // characters; a longer one is an item's sentence, not a part's name

/// Whether work opens a title: 完成年度目标任务 is work, no list of goals.
bool opensWithWork(const Vocabulary& vocabulary, std::string_view title) {
    return vocabulary.prefix(title, WordClass::DueVerb) != nullptr ||
           vocabulary.prefix(title, WordClass::WorkVerb) != nullptr;
}

/// The role that the last word of a noun phrase gives it: 火灾防控目标, 取得的成就. Where a verb
/// opens the title, or a comma joins clauses, the last word is part of what is done.
std::optional<SectionRole> roleOfTail(const Vocabulary& vocabulary, std::string_view head) {
    constexpr std::size_t kLongest = 20;  // characters
    if (characters(head) > kLongest || containsAny(head, {"，", ","}) ||
        vocabulary.prefix(head, WordClass::HeadingVerb) != nullptr ||
        opensWithWork(vocabulary, head))
        return std::nullopt;
    const WordRow* tail = vocabulary.suffix(head, WordClass::SectionTail);
    return tail != nullptr ? std::optional(static_cast<SectionRole>(tail->value)) : std::nullopt;
}

/// A title without brackets and marks at its end.
std::string_view headOf(std::string_view title) {
    for (const std::string_view open : {"（", "("}) {
        const std::size_t at = title.rfind(open);
        if (at != std::string_view::npos && at > 0 && endsWithAny(title, {"）", ")"}))
            title = title.substr(0, at);
    }
    return trimmed(title);
}

/// What the words of a title say: the longest phrase, the last among equals, else its last word.
std::optional<SectionRole> roleInTitle(const Vocabulary& vocabulary, std::string_view title,
                                       int level) {
    if (level > 1 && opensWithWork(vocabulary, title)) return std::nullopt;
    std::optional<SectionRole> role;
    std::uint32_t longest = 0;
    for (const WordHit& hit : vocabulary.hitsIn(title, bit(WordClass::SectionRole))) {
        if (hit.range.length() < longest) continue;
        longest = hit.range.length();
        role = static_cast<SectionRole>(hit.value);
    }
    return role ? role : roleOfTail(vocabulary, headOf(title));
}

/// 过去五年的工作, 一年来的成绩.
bool speaksOfPast(const Vocabulary& vocabulary, std::string_view title) {
    const std::vector<WordHit> hits = vocabulary.hitsIn(title, bit(WordClass::FigurePeriod));
    return characters(title) <= kLongestPartTitle &&
           std::any_of(hits.begin(), hits.end(), [](const WordHit& hit) {
               return hit.value == static_cast<std::uint16_t>(FigurePeriod::FiveYears) ||
                      hit.value == static_cast<std::uint16_t>(FigurePeriod::LastYear);
           });
}

/// Without a telling word: what the document is, and whether the title speaks of a year gone by.
SectionRole defaultRole(const DocumentInfo& info, const Section& section) {
    if (info.kind == DocumentKind::Summary || info.kind == DocumentKind::Bulletin)
        return SectionRole::Summary;
    if (section.year && info.year && *section.year < *info.year &&
        info.kind != DocumentKind::Scheme)
        return SectionRole::Summary;
    return SectionRole::Tasks;
}

/// The role that a year and the words behind it give a title that runs on as text.
std::optional<SectionRole> roleOfGluedTitle(const Plan& plan, std::string_view title) {
    constexpr std::uint32_t kHead = 60;  // bytes: 2014年经济社会发展主要任务
    for (const WordHit& hit :
         plan.vocabulary().hitsIn(utf8::prefix(title, kHead), bit(WordClass::SectionRole))) {
        const std::vector<WrittenYear> years = yearsIn(title.substr(0, hit.range.begin));
        if (years.empty()) continue;
        const bool past = plan.info.year && years.front().value < *plan.info.year;
        return past ? SectionRole::Summary : static_cast<SectionRole>(hit.value);
    }
    return std::nullopt;
}

/// A report looks back before it looks ahead: its first part of several is the review where no
/// heading says so and nothing stands before it.
void settleReview(Plan& plan) {
    constexpr std::size_t kAddress = 1500;   // bytes of title and address
    constexpr std::size_t kLeastBefore = 5;  // per cent of the text of a review without heading
    std::vector<std::size_t> parts;
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        const Section& section = plan.sections[s];
        if (section.role == SectionRole::Summary) {
            // 关于疫情防控 before 2019年工作回顾 was done, too.
            for (std::size_t before = 0; before < s; ++before) {
                Section& earlier = plan.sections[before];
                if (earlier.role == SectionRole::Tasks && !earlier.isAnnex &&
                    earlier.year != plan.info.year)
                    earlier.role = SectionRole::Summary;
            }
            return;
        }
        if (section.level == 1 && !section.isAnnex) parts.push_back(s);
    }
    if (parts.size() < 2) return;
    const Section& first = plan.sections[parts[0]];
    const Section& second = plan.sections[parts[1]];
    const std::size_t before = first.range.begin;
    if (first.role != SectionRole::Tasks || (first.year && first.year == plan.info.year) ||
        (before > kAddress && 100 * before > kLeastBefore * plan.source->text().size()) ||
        !second.year || roleInTitle(plan.vocabulary(), first.title, 1))
        return;
    for (std::size_t s = parts[0]; s < parts[1]; ++s) {
        if (plan.sections[s].role == SectionRole::Tasks)
            plan.sections[s].role = SectionRole::Summary;
    }
}

/// A report whose only part that looks ahead is called 目标任务 hands out its work there.
void settleWork(Plan& plan) {
    constexpr std::size_t kFewest = 2;  // items that make a list of work
    std::vector<std::size_t> children(plan.sections.size(), 0);
    std::size_t goals = 0;  // lines
    std::size_t tasks = 0;
    for (const Section& section : plan.sections) {
        if (section.parent) ++children[*section.parent];
        const std::size_t lines = section.endLine - section.firstLine;
        if (section.role == SectionRole::Goals) goals += lines;
        if (section.role == SectionRole::Tasks && !section.isAnnex) tasks += lines;
    }
    constexpr std::size_t kMuch = 2;  // a short part about the government's own work is no list
    if (goals < kMuch * tasks) return;
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        Section& section = plan.sections[s];
        if (section.role != SectionRole::Goals) continue;
        const bool inherits =
            section.parent && plan.sections[*section.parent].role == SectionRole::Tasks;
        if (inherits || children[s] >= kFewest) section.role = SectionRole::Tasks;
    }
}

}  // namespace

SectionRole roleOf(const Plan& plan, const Section& section) {
    const Section* parent = section.parent ? &plan.sections[*section.parent] : nullptr;
    if (plan.info.kind == DocumentKind::Report && section.level == 1 &&
        speaksOfPast(plan.vocabulary(), section.title))
        return SectionRole::Summary;
    // 2013年工作回顾过去一年是…: a heading whose line break is lost.
    if (plan.info.kind == DocumentKind::Report && section.level == 1 &&
        characters(section.title) > kLongestPartTitle) {
        if (const std::optional<SectionRole> role = roleOfGluedTitle(plan, section.title))
            return *role;
    }
    // Under 附件1 a document begins anew.
    std::optional<std::uint32_t> root = section.parent;
    while (root && plan.sections[*root].parent) root = plan.sections[*root].parent;
    const int depth = section.level - (root && plan.sections[*root].isAnnex ? 1 : 0);
    if (depth <= 2 && characters(headOf(section.title)) <= kLongestPartTitle) {
        if (const std::optional<SectionRole> role =
                roleInTitle(plan.vocabulary(), section.title, depth)) {
            // Under a review, 重点工作 and 主要目标 are still reviewed.
            if (parent != nullptr && parent->role == SectionRole::Summary &&
                *role != SectionRole::Background)
                return SectionRole::Summary;
            if (parent != nullptr && parent->role == SectionRole::Attachment && !parent->isAnnex)
                return SectionRole::Attachment;
            // 2023年主要工作 in a report for 2024 is told, not planned.
            if (plan.info.kind == DocumentKind::Report && section.year && plan.info.year &&
                *section.year < *plan.info.year &&
                (*role == SectionRole::Tasks || *role == SectionRole::Goals))
                return SectionRole::Summary;
            const bool reviews =
                plan.info.kind == DocumentKind::Summary || plan.info.kind == DocumentKind::Bulletin;
            if (reviews && *role != SectionRole::Background && *role != SectionRole::Attachment &&
                !containsAny(section.title,
                             {"下一步", "下步", "下阶段", "计划", "打算", "安排", "明年", "思路"}))
                return SectionRole::Summary;
            return *role;
        }
    }
    return parent != nullptr ? parent->role : defaultRole(plan.info, section);
}

std::optional<TextRange> partLine(const Plan& plan, const Line& line, bool isFirst) {
    constexpr std::size_t kLongest = 30;  // characters
    if (line.start != TokenKind::NewLine && line.start != TokenKind::Bullet) return std::nullopt;
    std::string_view text = trimmed(plan.text(line.body));
    for (const std::string_view mark : {"※", "*", "【", "】"}) {
        while (text.starts_with(mark)) text.remove_prefix(mark.size());
        while (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    text = trimmed(text);
    if (text.empty() || characters(text) > kLongest || text == plan.info.title ||
        containsAny(text, {"。", "，", "；", "：", ":", "！"}))
        return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(text.data() - plan.source->text().data());
    const TextRange range{begin, begin + static_cast<std::uint32_t>(text.size())};
    const Vocabulary& vocabulary = plan.vocabulary();
    const std::string_view head = headOf(text);
    const WordRow* word = vocabulary.suffix(head, WordClass::SectionRole);
    std::optional<SectionRole> role = roleOfTail(vocabulary, head);
    if (word != nullptr) role = static_cast<SectionRole>(word->value);
    const bool speech = plan.info.kind == DocumentKind::Report ||
                        plan.info.kind == DocumentKind::Summary ||
                        plan.info.kind == DocumentKind::SummaryPlan;
    if (!role || !speech) return std::nullopt;
    // 全面加强政府自身建设 is a part, 完成全年目标任务 is work.
    if (role != SectionRole::Safeguards && opensWithWork(vocabulary, text)) return std::nullopt;
    const bool isSpan = !yearsIn(text).empty() || fiveYearPlan(text).has_value() ||
                        plan.words->mask(range).has(WordClass::FigurePeriod);
    const bool bulleted = line.start == TokenKind::Bullet;  // ※名词解释※
    return role == SectionRole::Attachment || (!bulleted && (isSpan || !isFirst))
               ? std::optional(range)
               : std::nullopt;
}

void settleRoles(Plan& plan) {
    if (plan.info.kind != DocumentKind::Report) return;
    settleReview(plan);
    settleWork(plan);
}

}  // namespace planlint
