#include <fmt/format.h>

#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

/// Whether the title itself states the year: a year taken from the page's date proves nothing.
bool isStated(const Plan& plan) {
    return plan.info.year && contains(plan.info.title, fmt::format("{}年", *plan.info.year));
}

/// A plan for one year, or a summary and a plan.
bool isYearly(const DocumentInfo& info) {
    return !info.planSpan &&
           (info.kind == DocumentKind::Plan || info.kind == DocumentKind::SummaryPlan ||
            info.kind == DocumentKind::Report) &&
           !containsAny(info.title, {"规划", "三年", "五年", "至", "—", "-"});
}

/// 2023年6月底前 in a plan for 2024, unless it tells which things are meant
/// (2023年6月底前签约的项目).
std::vector<TextRange> lastYearsDeadlines(const Plan& plan, const Task& task, int lastYear) {
    std::vector<TextRange> found;
    const std::string_view text = plan.text(task.range);
    const std::string word = fmt::format("{}年", lastYear);
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        std::size_t end = at + word.size();
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (end == at + word.size() || !text.substr(end).starts_with("月")) continue;
        end += std::string_view("月").size();
        bool isLimit = false;
        for (const std::string_view tail : {"底前", "底之前", "末前", "前", "之前", "以前"}) {
            if (isLimit || !text.substr(end).starts_with(tail)) continue;
            end += tail.size();
            isLimit = true;
        }
        const std::string_view clause = text.substr(end, 60);
        const std::string_view rest = clause.substr(0, clause.find("，"));
        if (!isLimit || containsAny(rest, {"的", "已", "签约", "取得", "认定", "注册", "成立"}))
            continue;
        const auto begin = task.range.begin + static_cast<std::uint32_t>(at);
        found.push_back({begin, begin + static_cast<std::uint32_t>(end - at)});
    }
    return found;
}

}  // namespace

void yearDisagrees(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    if (!isStated(plan) || !isYearly(plan.info)) return;
    const int year = *plan.info.year;
    for (const Section& section : plan.sections) {
        if (!section.year || *section.year >= year ||
            (section.role != SectionRole::Goals && section.role != SectionRole::Tasks))
            continue;
        const std::string_view title = section.title;
        if (!contains(title, fmt::format("{}年", *section.year))) continue;  // its parent's
        if (containsAny(title, {"考核", "评估", "绩效", "以来", "至", "规划", "工程", "回顾",
                                "总结", "—", "-", "学年", "度的", "续建", "结转"}))
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
        for (const TextRange range : lastYearsDeadlines(plan, task, year - 1)) {
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
