// Times by which a task, or a part of it, shall be done. Only what is written: the end of the plan
// year is never assumed here.
#include <algorithm>

#include "model/builder.h"
#include "model/read_times.h"
#include "model/time_place.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestUnit = 24;  // bytes behind a number: 个工作日
constexpr ClassMask kTimeWords =
    maskOf(WordClass::TimePoint, WordClass::TimeEvery, WordClass::TimeVague);
class DeadlineReader {
public:
    DeadlineReader(const Plan& plan, PhraseWall& wall)
        : plan_(plan),
          tokenizer_(plan.source->text(), *plan.words),
          times_(plan, wall),
          year_(plan.info.year.value_or(0)) {}

    /// Times in leaves of one line; the first firm one wins over ongoing and vague ones.
    /// `keyed`: the leaves stand where times stand, so every time is one.
    void read(std::span<const Leaf> leaves, std::optional<Deadline>& best, bool keyed,
              std::vector<PastLimit>* past = nullptr) {
        past_ = past;
        if (leaves.empty()) return;
        const TextRange range{leaves.front().range.begin, leaves.back().range.end};
        const bool dated = std::any_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
            return leaf.kind == TokenKind::Date ||
                   (leaf.kind == TokenKind::Number &&
                    plan_.vocabulary().prefix(
                        plan_.source->text().substr(leaf.range.end, kLongestUnit),
                        WordClass::TimeSpan) != nullptr);
        });
        if (!dated && !keyed && !hasDueKey(leaves) &&
            (plan_.words->mask(range) & kTimeWords).isEmpty())
            return;
        tokens_ = tokenizer_.times(leaves);
        markKeyed(leaves, keyed);
        for (std::size_t i = 0; i < tokens_.size();) {
            if (!isTime(tokens_[i].kind)) {
                ++i;
                continue;
            }
            const std::size_t end = runEnd(i);
            std::optional<Deadline> found = deadlineAt(times_.read(tokens_, i, end));
            if (found) found->isKeyed = keyed_[i];
            consider(found, best);
            i = end;
        }
        readWords(range, best);
        if (!best) best = unplaced();
    }

    /// Whether the leaves read last hold a time of any kind.
    bool sawTime() const {
        return std::any_of(tokens_.begin(), tokens_.end(),
                           [](const PhraseToken& token) { return isTime(token.kind); });
    }

private:
    /// Whether a key of deadlines stands before one of the colons.
    bool hasDueKey(std::span<const Leaf> leaves) const {
        return std::any_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
            if (leaf.kind != TokenKind::Colon) return false;
            const auto key = plan_.words->endingAt(leaf.range.begin, WordClass::FieldKey);
            return key && key->row->value == static_cast<int>(FieldKey::Due);
        });
    }

    static void consider(const std::optional<Deadline>& found, std::optional<Deadline>& best) {
        if (!found) return;
        const auto rank = [](const Deadline& d) {
            return (d.isKeyed ? 4 : 0) + (d.date                     ? 3
                                          : d.ongoing || d.recurring ? 2
                                          : d.vague                  ? 0
                                                                     : 1);
        };
        if (best && best->isKeyed == found->isKeyed && best->recurring &&
            found->ongoing) {  // 每月25日前，长期坚持
            best->ongoing = true;
            return;
        }
        if (!best || rank(*found) > rank(*best)) best = found;
    }

    /// Tokens after 完成时限： and within owner brackets stand where times stand.
    void markKeyed(std::span<const Leaf> leaves, bool all) {
        keyed_.assign(tokens_.size(), all);
        if (all) return;
        bool due = false;
        std::size_t leaf = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const PhraseToken& token = tokens_[i];
            if (token.kind == PhraseTokenKind::Due) due = true;
            if (token.kind == PhraseTokenKind::Key || token.kind == PhraseTokenKind::Field ||
                token.kind == PhraseTokenKind::Stop)
                due = false;
            while (leaf + 1 < leaves.size() && leaves[leaf].range.end <= token.range.begin) ++leaf;
            if (leaves[leaf].kind == TokenKind::RightParen && leaves[leaf].depth <= 1 &&
                token.kind == PhraseTokenKind::RightParen)
                due = false;
            keyed_[i] = due || leaves[leaf].inGroup || place().aloneInBracket(i);
        }
    }

    /// A run ends where a limit closed a time and another begins: 6月底前9月.
    std::size_t runEnd(std::size_t begin) const {
        std::size_t end = begin + 1;
        while (end < tokens_.size() && isTime(tokens_[end].kind)) {
            const PhraseTokenKind before = tokens_[end - 1].kind;
            const PhraseTokenKind kind = tokens_[end].kind;
            if (kind == PhraseTokenKind::Every) break;
            if (before == PhraseTokenKind::Limit && kind != PhraseTokenKind::Limit &&
                kind != PhraseTokenKind::Range)
                break;
            ++end;
        }
        return end;
    }

    std::optional<Deadline> deadlineAt(const PhraseTime& time) const {
        const bool keyed = keyed_[time.begin];
        Deadline deadline;
        deadline.range = {tokens_[time.begin].range.begin, tokens_[time.end - 1].range.end};
        if (time.isEvery) return recurring(time, keyed, deadline);
        const TimePart& last = time.last();
        // （2026—2030年）says for which years something is, not by when.
        // A span of years before an action is its time: （2021年至2023年）全面完成.
        if (last.isOnlyYear() && place().aloneInBracket(time.begin) &&
            !(time.isRange && place().actionFollows(time.end + 1)))
            return std::nullopt;
        if (!last.isPoint()) return last.isSpan ? spanFrom(time, keyed, deadline) : std::nullopt;
        if (!keyed && (place().modifies(time.end) || place().isValidity(time.begin)))
            return std::nullopt;
        // 截至6月底: told; 较2020年底: compared; 2020年底以来, …前到期的.
        if (!keyed && (place().follows(time.begin, Particle::Than) ||
                       plan_.words->endingAt(deadline.range.begin, WordClass::TimeFrom)))
            return std::nullopt;
        // 2024年春节前, 2024年全年: the word that follows says which time of the year.
        if (plan_.words->startingAt(deadline.range.end, WordClass::TimeVague)) return std::nullopt;
        const bool isLastWord = !last.isOnlyYear() && last.year + last.month + last.quarter != 0 &&
                                place().actsAtOnce(time.end);
        if (!keyed && !time.isRange && !last.hasLimit && !isLastWord &&
            !(place().opensClause(time.begin) &&
              (place().actionFollows(time.end) || isGoalYear(time) ||
               (last.isYearEnd && place().reachesGoal(time.end))) &&
              (!last.isOnlyYear() || isGoalYear(time))))
            return std::nullopt;
        if (!keyed && time.isRange &&
            !(place().opensClause(time.begin) && !last.isOnlyYear() &&
              (place().actionFollows(time.end) || place().reachesGoal(time.end))))
            return std::nullopt;
        // 活动时间：3月开始 has no end.
        if (keyed && !time.isRange && last.day == 0 &&
            plan_.vocabulary().prefix(plan_.source->text().substr(deadline.range.end, kLongestUnit),
                                      WordClass::TimeBegin) != nullptr) {
            deadline.ongoing = true;
            return deadline;
        }
        TimePart written = last;
        if (written.year == 0 && written.month != 0 && !time.isRange) {
            if (const ShortYear year = shortYearBefore(deadline.range.begin); year.value != 0) {
                written.year = year.value;
                deadline.range.begin = year.begin;
            }
        }
        const TimeReader::Day day = times_.dayOf(written, false);
        deadline.precision = day.precision;
        deadline.date = day.date;
        if (time.isRange && (time.from.isPoint()))
            deadline.from = times_.dayOf(time.from, true).date;
        const bool hasYear = written.year != 0 || year_ != 0;
        if (!deadline.date && hasYear) return std::nullopt;  // 2月30日
        // The day of issue limits nothing: …2021年7月6日印发 at the end of a page.
        if (!keyed && !last.hasLimit && last.day != 0 && deadline.date == plan_.info.date)
            return std::nullopt;
        // A year gone by sets no deadline.
        if (year_ != 0 && deadline.date && deadline.date->year < year_) {
            if (past_ != nullptr && last.hasLimit && last.month != 0 &&
                !place().tellsWhich(time.end))
                past_->push_back({deadline.range, deadline.date->year});
            return std::nullopt;
        }
        return deadline;
    }

    /// 25年 before 6月底: a year of two digits, near the plan's. 0 without one.
    struct ShortYear {
        int value = 0;
        std::uint32_t begin = 0;
    };
    ShortYear shortYearBefore(std::uint32_t at) const {
        constexpr std::uint32_t kLength = 5;  // two digits and 年
        constexpr int kCentury = 2000;
        constexpr int kFarthest = 10;  // years from the plan's
        const std::string_view text = plan_.source->text();
        if (year_ == 0 || at < kLength + 1) return {};
        const std::string_view written = text.substr(at - kLength, kLength);
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        const WordRow* unit = plan_.vocabulary().prefix(written.substr(2), WordClass::TimeSpan);
        if (!isDigit(written[0]) || !isDigit(written[1]) || isDigit(text[at - kLength - 1]) ||
            !says(unit, TimeSpan::Year) || unit->word.size() != kLength - 2)
            return {};
        const int year = kCentury + smallNumber(written.substr(0, 2));
        if (year < year_ - 1 || year > year_ + kFarthest) return {};
        return {year, at - kLength};
    }

    /// 2025年，完成…; 到2025年，建成…: of the plan's year or a later one, and no part of a name.
    bool isGoalYear(const PhraseTime& time) const {
        const bool leadIn = place().follows(time.begin, Particle::LeadIn);
        const bool comma =
            time.end < tokens_.size() && tokens_[time.end].kind == PhraseTokenKind::Comma;
        return time.from.isOnlyYear() && time.from.year >= year_ &&
               (comma
                    ? leadIn || place().opensSentence(time.begin) || place().actionFollows(time.end)
                    : leadIn && place().actionFollows(time.end));
    }
    std::optional<Deadline> recurring(const PhraseTime& time, bool keyed, Deadline deadline) const {
        const bool placed = time.from.hasLimit || time.from.day != 0 || time.from.isPoint();
        const bool often = time.every == TimeEvery::Month || time.every == TimeEvery::Quarter ||
                           time.every == TimeEvery::Week;
        const bool amount = time.end < tokens_.size() &&
                            tokens_[time.end].kind == PhraseTokenKind::Number;  // 每月500元
        if (!keyed && !placed && !place().saysHowOften(time.end) && (!often || amount))
            return std::nullopt;
        // 每人每月, 工程建设和每月运营数据: how much, or which.
        const std::string_view left = utf8::suffix(place().textBefore(time.begin), 6);
        const bool each =
            says(plan_.vocabulary().prefix(left, WordClass::Particle), Particle::Every);
        if (!keyed && !placed && (each || place().follows(time.begin, Particle::Joint)))
            return std::nullopt;
        deadline.recurring = true;
        return deadline;
    }

    /// 签约后6个月内, 自下达之日起一年内: a limit that runs from an event has no date of its own.
    std::optional<Deadline> spanFrom(const PhraseTime& time, bool keyed, Deadline deadline) const {
        const TimePart& part = time.last();
        if (!part.hasLimit) return std::nullopt;
        std::size_t first = time.begin;
        while (first > 0 && !TimePlace::separates(tokens_[first - 1].kind) &&
               tokens_[first - 1].kind != PhraseTokenKind::Dun)
            --first;
        const TextRange lead{tokens_[first].range.begin, deadline.range.begin};
        const bool fromEvent =
            first < time.begin &&
            !plan_.vocabulary().hitsIn(plan_.text(lead), bit(WordClass::TimeFrom)).empty();
        const bool after =
            first < time.begin && plan_.vocabulary().lastCharacter(place().textBefore(time.begin),
                                                                   WordClass::TimeFrom) != nullptr;
        if (fromEvent || after) {
            deadline.range.begin = lead.begin;
            const bool issued =
                !plan_.vocabulary().hitsIn(plan_.text(lead), bit(WordClass::TimeIssue)).empty();
            if (!keyed && !issued && !isEvent(lead)) return std::nullopt;
            if (plan_.info.date && issued)
                deadline.date = times_.endOfSpan(tokens_, time, *plan_.info.date);
        } else if (!keyed && !(place().opensClause(time.begin) && place().actionFollows(time.end)))
            return std::nullopt;
        return deadline;
    }

    /// 项目批复后 is an event; 对延期缴费的在疫情结束后, 借款人可在解除后 say what others may do.
    bool isEvent(TextRange lead) const {
        constexpr std::size_t kLongest = 12;  // characters
        const std::string_view text = plan_.text(lead);
        if (characters(text) > kLongest) return false;
        for (std::size_t i = 0; i < text.size();
             i += utf8::lengthFromLead(static_cast<unsigned char>(text[i]))) {
            const WordRow* row = plan_.vocabulary().prefix(text.substr(i), WordClass::Particle);
            if (says(row, Particle::Of) || says(row, Particle::May)) return false;
        }
        return true;
    }

    /// What stands after 完成时限： and is no time of ours is still written: 项目建成后.
    std::optional<Deadline> unplaced() const {
        for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
            if (tokens_[i].kind != PhraseTokenKind::Due) continue;
            std::size_t end = i + 1;
            while (end < tokens_.size() && !TimePlace::separates(tokens_[end].kind) &&
                   tokens_[end].kind != PhraseTokenKind::RightParen)
                ++end;
            if (end == i + 1) continue;
            Deadline written;
            written.isKeyed = true;
            written.range = {tokens_[i + 1].range.begin, tokens_[end - 1].range.end};
            const bool says = plan_.vocabulary().exactly(plan_.text(written.range),
                                                         WordClass::EmptyCell) == nullptr;
            written.isUnread = !sawTime();
            if (says) return written;
        }
        return std::nullopt;
    }

    /// 长期坚持, 春节前, 尽快: words that are a time without a day.
    void readWords(TextRange range, std::optional<Deadline>& best) const {
        const WordIndex& words = *plan_.words;
        for (std::size_t i = words.first(range.begin);
             i < words.size() && words[i].range.begin < range.end; ++i) {
            const WordIndex::Hit hit = words[i];
            if (hit.row->wordClass != WordClass::TimeVague || !hit.isLive) continue;
            const auto token = std::upper_bound(
                tokens_.begin(), tokens_.end(), hit.range.begin,
                [](std::uint32_t at, const PhraseToken& t) { return at < t.range.end; });
            if (token == tokens_.end()) return;
            const auto index = static_cast<std::size_t>(token - tokens_.begin());
            const auto stands = [&](PhraseTokenKind before, PhraseTokenKind after) {
                return token->range == hit.range && index > 0 && index + 1 < tokens_.size() &&
                       tokens_[index - 1].kind == before && tokens_[index + 1].kind == after;
            };
            const bool whole = stands(PhraseTokenKind::LeftParen, PhraseTokenKind::RightParen) ||
                               stands(PhraseTokenKind::Comma, PhraseTokenKind::Stop);
            Deadline deadline;
            deadline.range = hit.range;
            deadline.isKeyed = keyed_[index];
            switch (static_cast<TimeVague>(hit.row->value)) {
                case TimeVague::Ongoing:
                    if (!keyed_[index] && !whole) continue;
                    deadline.ongoing = true;
                    break;
                case TimeVague::Vague:
                    if (!keyed_[index]) continue;
                    deadline.vague = true;
                    break;
                case TimeVague::Event:
                    break;
            }
            consider(deadline, best);
        }
    }

    TimePlace place() const { return {plan_, tokens_}; }

    const Plan& plan_;
    PhraseTokenizer tokenizer_;
    TimeReader times_;
    int year_;
    std::vector<PhraseToken> tokens_;
    std::vector<bool> keyed_;
    std::vector<PastLimit>* past_ = nullptr;
};

/// Where parsers are kept warm between lines: one a thread.
PhraseWall& warmWall() {
    thread_local PhraseWall wall;
    return wall;
}

}  // namespace

void addDeadlineCell(const Plan& plan, std::span<const Leaf> leaves, Task& task) {
    if (leaves.empty()) return;
    DeadlineReader reader(plan, warmWall());
    reader.read(leaves, task.deadline, true);
    if (task.deadline && task.deadline->isKeyed) return;
    Deadline written;  // a time that we cannot place on the calendar is still written
    written.isKeyed = true;
    written.isUnread = !reader.sawTime();
    written.range = {leaves.front().range.begin, leaves.back().range.end};
    task.deadline = written;
}

void addDeadline(const Plan& plan, const LineWords& words, Task& task) {
    DeadlineReader(plan, warmWall()).read(words.leaves, task.deadline, false, &task.pastLimits);
}

namespace {

/// 年内, 2024年: no more than what the title of an annual plan says.
bool isYearEnd(const Plan& plan, const Deadline& deadline) {
    return deadline.precision == DeadlinePrecision::Year && !deadline.recurring &&
           !deadline.ongoing && (!deadline.date || deadline.date->year == plan.info.year);
}

}  // namespace

void inheritDeadlines(Plan& plan) {
    std::vector<std::optional<std::optional<Deadline>>> ofSection(plan.sections.size());
    std::vector<Leaf> leaves;
    for (Task& task : plan.tasks) {
        if (task.deadline || !task.section) continue;
        for (std::optional<std::uint32_t> s = plan.sections[*task.section].parent; s;
             s = plan.sections[*s].parent) {
            std::optional<std::optional<Deadline>>& known = ofSection[*s];
            if (!known) {
                known.emplace();
                readLeaves(plan, plan.lines[plan.sections[*s].firstLine], leaves);
                DeadlineReader(plan, warmWall()).read(leaves, *known, false);
            }
            if (!*known || !(*known)->date) continue;
            task.deadline = **known;
            task.deadline->source = DeadlineSource::Inherited;
            break;
        }
    }
    std::size_t tasks = 0;
    std::size_t within = 0;  // the year, or at another time than its end
    for (const Task& task : plan.tasks) {
        if (task.part != TaskPart::Plan || task.isDuty || task.isStage) continue;
        ++tasks;
        within +=
            task.deadline && !task.deadline->vague && !isYearEnd(plan, *task.deadline) ? 1 : 0;
    }
    plan.info.impliesYearEnd = plan.info.isAnnual && 2 * within <= tasks;
}

}  // namespace planlint
