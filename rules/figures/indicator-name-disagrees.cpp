#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "history/names.h"
#include "lint/rule.h"
#include "text/words.h"

namespace planlint {

namespace {

using Key = std::tuple<std::string, FigureKind, Period, Decimal>;

std::optional<Key> keyOf(const Figure& figure) {
    if (figure.role != FigureRole::Target || figure.isPart || !figure.period || figure.high ||
        figure.dimension == Dimension::Ratio)
        return std::nullopt;
    return Key{figure.unit, figure.kind, *figure.period, figure.value};
}

/// 省级, 国家级, 市级: of two levels, not of one thing.
bool differInLevel(std::string_view a, std::string_view b) {
    for (const std::string_view level : {"国家级", "省级", "市级", "县级", "区级", "农村", "城市",
                                         "城镇", "一般", "重点", "小学", "中学", "出口", "进口"}) {
        if (contains(a, level) != contains(b, level)) return true;
    }
    return false;
}

/// Two names that say nearly the same and are neither short form nor full form of each other.
bool areVariants(std::string_view x, std::string_view y) {
    // 在国内有影响力的甲 and 在国内有影响力的乙 share their praise only.
    const auto head = [](std::string_view name) {
        const std::size_t at = name.rfind("的");
        return coreOf(at == std::string_view::npos ? name : name.substr(at + 3));
    };
    const std::string a = head(x);
    const std::string b = head(y);
    if (characters(a) < 5 || characters(b) < 5 || contains(a, b) || contains(b, a)) return false;
    if (differInLevel(a, b) || familyOf(a) == familyOf(b)) return false;
    std::set<std::string_view> pairs;
    for (std::size_t i = 0; i + 6 <= a.size(); i += 3)
        pairs.insert(std::string_view(a).substr(i, 6));
    std::size_t shared = 0;
    for (std::size_t i = 0; i + 6 <= b.size(); i += 3)
        shared += pairs.contains(std::string_view(b).substr(i, 6)) ? 1 : 0;
    const std::size_t shorter = std::min(characters(a), characters(b)) - 1;
    return shared >= 3 && shared * 2 >= shorter;
}

}  // namespace

void indicatorNameDisagrees(const RuleContext& context, Reporter& report) {
    const Plan& plan = context.plan;
    std::map<Key, std::vector<std::uint32_t>> headlines;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        if (!plan.figures[i].isHeadline) continue;
        if (const std::optional<Key> key = keyOf(plan.figures[i])) headlines[*key].push_back(i);
    }
    std::set<std::pair<std::string, std::string>> told;
    for (const Figure& figure : plan.figures) {
        if (figure.isHeadline) continue;
        const std::optional<Key> key = keyOf(figure);
        const auto same = key ? headlines.find(*key) : headlines.end();
        if (same == headlines.end()) continue;
        constexpr std::size_t kMost = 8;  // equal numbers among the goals: more prove nothing
        if (same->second.size() > kMost) continue;
        const bool known = std::any_of(same->second.begin(), same->second.end(), [&](auto i) {
            return coreOf(plan.figures[i].indicator) == coreOf(figure.indicator);
        });
        if (known) continue;
        for (const std::uint32_t i : same->second) {
            const Figure& headline = plan.figures[i];
            if (!areVariants(headline.indicator, figure.indicator) ||
                !told.emplace(headline.indicator, figure.indicator).second)
                continue;
            const TextRange place = figure.nameRange.isEmpty() ? figure.range : figure.nameRange;
            report
                .report(place, {{"here", figure.indicator},
                                {"there", headline.indicator},
                                {"figure", std::string(plan.source->original(figure.range))}})
                .relate({plan.source.get(),
                         headline.nameRange.isEmpty() ? headline.range : headline.nameRange},
                        {fmt::format("目标部分写作“{}”", headline.indicator),
                         fmt::format("\"{}\" among the goals", headline.indicator)})
                .within(headline.indicator);
            break;
        }
    }
}

}  // namespace planlint
