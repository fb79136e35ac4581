#include <fmt/format.h>

#include "lint/rule.h"
#include "model/statement.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::uint32_t kMostParts = 60;  // of one sum
constexpr std::uint32_t kFarthest = 90;   // bytes from one figure of a sum to the next

class SumCheck {
public:
    SumCheck(const Plan& plan, Reporter& report) : plan_(plan), report_(report) {}

    void check() {
        for (std::uint32_t i = 0; i < plan_.figures.size(); ++i) {
            checkTotalAfter(i);
            checkOfWhich(i);
        }
    }

private:
    const Figure& at(std::uint32_t i) const { return plan_.figures[i]; }

    std::string_view between(std::uint32_t i, std::uint32_t j) const {
        if (at(j).range.begin < at(i).range.end) return "。";
        return plan_.text({at(i).range.end, at(j).range.begin});
    }

    bool isClean(const Figure& figure) const {
        return figure.comparator == Comparator::Equal && !figure.high &&
               figure.kind != FigureKind::Other &&  // 比上年减少1500亿元
               figure.kind != FigureKind::Growth && figure.kind != FigureKind::Share &&
               figure.kind != FigureKind::Rank && figure.kind != FigureKind::Ratio;
    }

    /// Neighbours of one sum: one unit, one sentence, not far apart.
    bool goTogether(std::uint32_t i, std::uint32_t j) const {
        const std::string_view gap = between(i, j);
        return at(i).unit == at(j).unit && gap.size() <= kFarthest &&
               !containsAny(gap, {"。", "；", ";", "\n", "等", "每", "各", "累计", "同比", "人均",
                                  "平均", "另", "还有", "以及其他", "比上年", "较上年", "继续"});
    }

    /// 甲3所、乙5所，共（合计）8所.
    void checkTotalAfter(std::uint32_t total) const {
        if (total < 2 || !isClean(at(total))) return;
        const std::string_view lead = trimmed(between(total - 1, total));
        if (!endsWithAny(lead, {"，共", "，共计", "，合计", "，总计", "，共有", "，一共", ",共",
                                ",共计", ",合计", ",总计", "、共", "、共计", "，总共"}))
            return;
        std::uint32_t first = total;
        while (first > 0 && total - first < kMostParts && isClean(at(first - 1)) &&
               !at(first - 1).isPart && goTogether(first - 1, first))
            --first;
        if (total - first < 2) return;
        // The clauses before the list may count other things in the same unit.
        report(first, total, total, false);
    }

    /// 共8所，其中甲3所、乙7所: parts of which there are more than the whole.
    void checkOfWhich(std::uint32_t total) const {
        const std::uint32_t first = total + 1;
        if (first >= plan_.figures.size() || !isClean(at(total))) return;
        const std::string_view lead = trimmed(between(total, first));
        if (!startsWithAny(lead, {"，其中", ",其中", "（其中", "(其中"}) || at(total).isPart ||
            at(first).unit != at(total).unit || lead.size() > kFarthest ||
            containsAny(lead, {"。", "；", "\n"}))
            return;
        std::uint32_t last = first;
        while (last + 1 < plan_.figures.size() && last - first < kMostParts &&
               isClean(at(last + 1)) && goTogether(last, last + 1) &&
               !contains(between(last, last + 1), "其中"))
            ++last;
        if (last == first || !isClean(at(first))) return;
        const std::string_view parts = plan_.text({at(total).range.end, at(last).range.end});
        // Levels and kinds overlap: 国家级5家、省级以上12家.
        if (containsAny(parts, {"级", "以上", "获", "其余", "含", "包括", "涉及", "分别", "占"}))
            return;
        for (std::uint32_t i = first; i <= last; ++i) {
            if (at(i).value > at(total).value) return;  // of another whole
        }
        report(first, last + 1, total, true);
    }

    void report(std::uint32_t first, std::uint32_t end, std::uint32_t total, bool atMost) const {
        const std::optional<Interval> whole = statementOf(at(total));
        std::optional<Interval> sum = statementOf(at(first));
        std::optional<Decimal> value = at(first).value;
        std::vector<std::string> operands = {std::string(plan_.source->original(at(total).range))};
        operands.emplace_back(plan_.source->original(at(first).range));
        for (std::uint32_t i = first + 1; i < end && sum && value; ++i) {
            const std::optional<Interval> part = statementOf(at(i));
            sum = part ? sum->plus(*part) : std::nullopt;
            value = value->plus(at(i).value);
            operands.emplace_back(plan_.source->original(at(i).range));
        }
        if (!whole || !sum || !value) {
            report_.undecided(at(total).range, {"数太大，不能相加", "too large to add"});
            return;
        }
        const bool wrong = atMost ? whole->endsBefore(*sum) : sum->disjoint(*whole);
        if (!wrong) return;
        const Figure& figure = at(total);
        const std::string sumText = amount(*value, figure.unit);
        report_
            .report(figure.range, {{"total", std::string(plan_.source->original(figure.range))},
                                   {"relation", atMost ? "超过总数" : "不等于总数"},
                                   {"relationEn", atMost ? "more than" : "not"},
                                   {"sum", sumText}})
            .relate({plan_.source.get(), {at(first).range.begin, at(end - 1).range.end}},
                    {"分项", "the parts"})
            .prove({std::move(operands),
                    {*whole, *sum},
                    fmt::format("{} {} {}", shown(*sum, figure.unit), atMost ? ">" : "∩",
                                shown(*whole, figure.unit)) +
                        (atMost ? "" : " = ∅")})
            .within(figure.indicator);
    }

    const Plan& plan_;
    Reporter& report_;
};

}  // namespace

void sumDisagrees(const RuleContext& context, Reporter& report) {
    SumCheck(context.plan, report).check();
}

}  // namespace planlint
