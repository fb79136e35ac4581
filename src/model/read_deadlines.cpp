// Times by which a task, or a part of it, shall be done. Only what is written: the end of the plan
// year is never assumed here.
#include <algorithm>

#include "model/builder.h"

namespace planlint {

namespace {

/// Year, month and day of a DATE token; what is not written is 0.
struct Written {
    int year = 0;
    int month = 0;
    int day = 0;
};

Written readDate(std::string_view text) {
    Written date;
    int parts[3] = {0, 0, 0};
    int n = 0;
    const bool iso =
        text.find("年") == std::string_view::npos && text.find("月") == std::string_view::npos;
    for (std::size_t i = 0; i < text.size() && n < 3;) {
        if (text[i] < '0' || text[i] > '9') {
            ++i;
            continue;
        }
        int value = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            value = value * 10 + (text[i++] - '0');
        parts[n++] = value;
    }
    if (iso || text.find("年") != std::string_view::npos) {
        date = {parts[0], parts[1], parts[2]};
    } else {
        date = {0, parts[0], parts[1]};
    }
    return date;
}

class DeadlineReader {
public:
    DeadlineReader(const Plan& plan, int year)
        : plan_(plan), year_(year), text_(plan.source->text()) {}

    /// Times in a line; the first firm one wins over ongoing and vague ones.
    /// `keyed`: the words stand in a column or field of deadlines, so every time is one.
    void read(const LineWords& words, std::optional<Deadline>& best, bool keyed = false) const {
        const std::uint32_t due = keyed ? 0 : dueFieldBegin(words.leaves);
        for (const Leaf& leaf : words.leaves) {
            if (leaf.kind == TokenKind::Date) consider(fromDate(leaf, due), best);
        }
        for (const WordHit& hit : words.hits) {
            if (hit.wordClass == WordClass::Deadline) consider(fromWord(hit, due), best);
        }
        for (const Leaf& leaf : words.leaves) {
            if (best && best->date) break;
            if (leaf.kind == TokenKind::Text) consider(fromSpan(leaf), best);
        }
    }

private:
    static void consider(const std::optional<Deadline>& found, std::optional<Deadline>& best) {
        if (!found) return;
        const auto rank = [](const Deadline& d) {
            return d.date ? 3 : d.ongoing ? 2 : d.vague ? 0 : 1;
        };
        if (!best || rank(*found) > rank(*best)) best = found;
    }

    /// Where a 完成时限 key stands, or the end of the text.
    static std::uint32_t dueFieldBegin(const std::vector<Leaf>& leaves) {
        for (const Leaf& leaf : leaves) {
            if (leaf.kind == TokenKind::KeyDue || leaf.kind == TokenKind::GroupDue)
                return leaf.range.begin;
        }
        return 0xFFFFFFFF;
    }

    /// A date is a deadline when words make it one (6月底前, 到2025年) or a key does (完成时限：).
    std::optional<Deadline> fromDate(const Leaf& leaf, std::uint32_t due) const {
        const Written written = readDate(plan_.text(leaf.range));
        const std::string_view after = text_.substr(leaf.range.end, 24);
        const std::string_view before = text_.substr(0, leaf.range.begin);
        const bool keyed = leaf.range.begin > due;
        std::string_view tail;
        for (const std::string_view word :
             {"底之前", "底以前", "底前", "末前", "之前", "以前", "前", "年底前", "底", "末",
              "上旬", "中旬", "下旬", "内", "上旬前", "中旬前", "下旬前", "份前", "份底前"}) {
            if (after.starts_with(word) && word.size() > tail.size()) tail = word;
        }
        const bool before6 =
            endsWithAny(before, {"到", "至", "于", "在", "截至"}) && written.month == 0;
        if (!keyed && tail.empty() && !before6) return std::nullopt;
        if (tail == "前" &&
            startsWithAny(after.substr(3), {"三季度", "期", "列", "沿", "后", "往"}))
            return std::nullopt;
        if (!keyed && before6 &&
            tail.empty()) {  // 到2025年，… sets a goal year; 到2021年的 does not
            if (!startsWithAny(after, {"，", ",", "实现", "全", "建成", "完成", "基本", "底"}))
                return std::nullopt;
        }
        Deadline deadline;
        deadline.range = {leaf.range.begin,
                          leaf.range.end + static_cast<std::uint32_t>(tail.size())};
        const int year = written.year != 0 ? written.year : year_;
        if (year == 0) return deadline;  // written, though the document does not say of which year
        if (written.month == 0) {
            deadline.date = yearEnd(year);
            deadline.precision = DeadlinePrecision::Year;
        } else if (written.day != 0) {
            deadline.date = makeDate(year, written.month, written.day);
            deadline.precision = DeadlinePrecision::Day;
        } else if (written.month <= 12) {
            deadline.date = monthEnd(year, written.month);
            deadline.precision = DeadlinePrecision::Month;
        }
        if (!deadline.date) return std::nullopt;
        // A year gone by sets no deadline.
        if (year_ != 0 && deadline.date->year < year_) return std::nullopt;
        return deadline;
    }

    /// 签约后6个月内, 自下达之日起一年内: a limit that runs from an event has no date of its own.
    std::optional<Deadline> fromSpan(const Leaf& leaf) const {
        const std::string_view text = plan_.text(leaf.range);
        for (const std::string_view span :
             {"个月内", "年内", "个工作日内", "天内", "日内", "周内"}) {
            const std::size_t at = text.find(span);
            if (at == std::string_view::npos) continue;
            const std::uint32_t end =
                leaf.range.begin + static_cast<std::uint32_t>(at + span.size());
            const std::string_view before =
                utf8::suffix(text_.substr(0, leaf.range.begin + at), 60);
            const std::size_t number = before.find_last_not_of("0123456789");
            const bool digits = number != std::string_view::npos && number + 1 < before.size();
            const bool spelled =
                endsWithAny(before, {"一", "两", "三", "四", "五", "六", "十", "半"});
            if (!digits && !spelled) continue;
            std::string_view lead = before;  // the clause that names the event
            for (const std::string_view stop : {"。", "；", "，", "、", ",", ";"}) {
                if (const std::size_t cut = lead.rfind(stop); cut != std::string_view::npos)
                    lead = lead.substr(cut + stop.size());
            }
            if (!containsAny(lead, {"后", "自", "起", "之日"})) continue;
            Deadline deadline;
            deadline.range = {end - static_cast<std::uint32_t>(lead.size() + span.size()), end};
            return deadline;
        }
        return std::nullopt;
    }

    std::optional<Deadline> fromWord(const WordHit& hit, std::uint32_t due) const {
        const auto word = static_cast<DeadlineWord>(hit.value);
        const std::string_view after = text_.substr(hit.range.end, 24);
        const std::string_view before = text_.substr(0, hit.range.begin);
        const bool keyed = hit.range.begin > due;
        Deadline deadline;
        deadline.range = hit.range;
        const bool followsYear = endsWithAny(before, {"年"});  // 2022年底 is the date's
        switch (word) {
            case DeadlineWord::YearEnd: {
                const std::string_view text = plan_.text(hit.range);
                if (followsYear ||
                    endsWithAny(before,
                                {"近", "去", "上", "前", "同", "两", "三", "五", "每", "历", "0",
                                 "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "一", "月"}))
                    return std::nullopt;
                if (text == "年末" ||
                    (text == "年底" && !keyed &&
                     startsWithAny(after, {"，全", "全市", "，", "绩效", "考核", "总结"})))
                    return std::nullopt;
                if (year_ != 0) deadline.date = yearEnd(year_);
                deadline.precision = DeadlinePrecision::Year;
                return deadline;
            }
            case DeadlineWord::Half1:
            case DeadlineWord::Half2:
                if (!keyed && !startsWithAny(after, {"完成", "前", "建成", "出台", "开工", "启动",
                                                     "实现", "投", "竣工", "内", "印发", "全面",
                                                     "力争", "基本", "确保"}))
                    return std::nullopt;
                if (year_ != 0)
                    deadline.date =
                        word == DeadlineWord::Half1 ? monthEnd(year_, 6) : yearEnd(year_);
                deadline.precision = DeadlinePrecision::Half;
                return deadline;
            case DeadlineWord::Quarter1:
            case DeadlineWord::Quarter2:
            case DeadlineWord::Quarter3:
            case DeadlineWord::Quarter4: {
                if (endsWithAny(before, {"前", "第"}) && word == DeadlineWord::Quarter3)
                    return std::nullopt;
                const bool closed = endsWithAny(plan_.text(hit.range), {"末", "前", "内"});
                if (!keyed && !closed &&
                    !startsWithAny(after, {"完成", "建成", "出台", "开工", "启动", "实现", "投",
                                           "竣工", "印发", "底前"}))
                    return std::nullopt;
                const int quarter =
                    static_cast<int>(word) - static_cast<int>(DeadlineWord::Quarter1) + 1;
                if (year_ != 0) deadline.date = monthEnd(year_, quarter * 3);
                deadline.precision = DeadlinePrecision::Quarter;
                return deadline;
            }
            case DeadlineWord::Ongoing:
                if (!keyed && !endsWithAny(before, {"（", "(", "，", ","}))
                    return std::nullopt;  // a verb in running text
                if (!keyed && !startsWithAny(after, {"）", ")"})) return std::nullopt;
                deadline.ongoing = true;
                return deadline;
            case DeadlineWord::Vague:
                if (!keyed) return std::nullopt;
                deadline.vague = true;
                return deadline;
        }
        PLANLINT_UNREACHABLE();
    }

    const Plan& plan_;
    int year_;
    std::string_view text_;
};

}  // namespace

void addDeadlineCell(const Plan& plan, const LineWords& words, Task& task) {
    if (words.leaves.empty()) return;
    DeadlineReader(plan, plan.info.year.value_or(0)).read(words, task.deadline, true);
    if (task.deadline) return;
    Deadline written;  // a time that we cannot place on the calendar is still written
    written.range = {words.leaves.front().range.begin, words.leaves.back().range.end};
    task.deadline = written;
}

void addDeadline(const Plan& plan, const LineWords& words, Task& task) {
    DeadlineReader(plan, plan.info.year.value_or(0)).read(words, task.deadline);
}

}  // namespace planlint
