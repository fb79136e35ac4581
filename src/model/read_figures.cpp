// Figures: quantities of the text with what they measure, how they are bounded, what they are for.
#include <algorithm>
#include <array>

#include "model/builder.h"
#include "model/indicator_name.h"
#include "model/quantity.h"
#include "model/shared_names.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace planlint {

namespace {

/// The longest word of a class that ends at `end` (blanks between allowed).
std::optional<WordHit> hitEndingAt(const Plan& plan, const std::vector<WordHit>& hits,
                                   WordClass wordClass, std::uint32_t end) {
    const std::string_view text = plan.source->text();
    while (end > 0 && text[end - 1] == ' ') --end;
    const auto range = std::equal_range(
        hits.begin(), hits.end(), WordHit{{0, end}, wordClass, 0},
        [](const WordHit& a, const WordHit& b) { return a.range.end < b.range.end; });
    std::optional<WordHit> best;
    for (auto hit = range.first; hit != range.second; ++hit) {
        if (hit->wordClass == wordClass && (!best || hit->range.length() > best->range.length()))
            best = *hit;
    }
    if (best) return best;
    const WordRow* one = plan.vocabulary().lastCharacter(text.substr(0, end), wordClass);
    if (one == nullptr) return std::nullopt;
    return WordHit{
        {end - static_cast<std::uint32_t>(one->word.size()), end}, wordClass, one->value};
}

/// The longest word of a class that begins at `begin`.
std::optional<WordHit> hitBeginningAt(const Plan& plan, WordClass wordClass, std::uint32_t begin) {
    const WordRow* row = plan.vocabulary().prefix(plan.source->text().substr(begin), wordClass);
    if (row == nullptr) return std::nullopt;
    return WordHit{
        {begin, begin + static_cast<std::uint32_t>(row->word.size())}, wordClass, row->value};
}

bool separatesClauses(TokenKind kind) {
    return kind == TokenKind::Comma || kind == TokenKind::Semicolon || kind == TokenKind::Stop ||
           kind == TokenKind::Colon || kind == TokenKind::Bar;
}

/// What a section is about in time: a review of a past year or a plan for a coming one.
struct Side {
    bool isReview = false;
    std::optional<Period> period;
};

/// Among the goals of the document, not in an annex: an annex lists parts.
bool isGoals(const Plan& plan, const Line& line) {
    if (!line.section || plan.sections[*line.section].role != SectionRole::Goals) return false;
    for (std::optional<std::uint32_t> s = line.section; s; s = plan.sections[*s].parent) {
        if (plan.sections[*s].isAnnex) return false;
    }
    return true;
}

Side sideOf(const Plan& plan, const Line& line) {
    Side side;
    const DocumentInfo& info = plan.info;
    const Section* section = line.section ? &plan.sections[*line.section] : nullptr;
    side.isReview = section != nullptr ? section->role == SectionRole::Summary
                                       : info.kind == DocumentKind::Summary ||
                                             info.kind == DocumentKind::Bulletin ||
                                             info.kind == DocumentKind::Report ||
                                             info.kind == DocumentKind::SummaryPlan;
    if (side.isReview) {
        if (info.summaryYear)
            side.period = info.summaryIsHalfYear ? Period::ofHalf(*info.summaryYear, 1)
                                                 : Period::ofYear(*info.summaryYear);
    } else if (info.year) {
        side.period = Period::ofYear(*info.year);
    }
    if (info.planSpan && !side.isReview) side.period = info.planSpan;
    if (line.span) {
        side.period = line.span;
        return side;
    }
    if (section != nullptr && section->year && !(side.isReview && info.summaryIsHalfYear)) {
        if (!side.isReview || *section->year <= info.year.value_or(9999))
            side.period = Period::ofYear(*section->year);
    }
    return side;
}

constexpr std::string_view kEach = "分别";
constexpr std::string_view kColon = "：";

/// Reads one line's figures.
class FigureReader {
public:
    FigureReader(Plan& plan, const Line& line, LineWords& words)
        : plan_(plan),
          line_(line),
          words_(words),
          text_(plan.source->text()),
          side_(sideOf(plan, line)),
          inGoals_(isGoals(plan, line)) {}

    void read() {
        prependMarkerDigits();
        const std::vector<Quantity> quantities =
            findQuantities(plan_.vocabulary(), text_, words_.leaves);
        if (quantities.empty()) return;
        findOneCharacterParts();
        for (std::size_t i = 0; i < quantities.size(); ++i) {
            readFigure(quantities[i], i + 1 < quantities.size() ? &quantities[i + 1] : nullptr);
        }
    }

private:
    /// The lexer took “1.” or “1.29” at the line's start for an ordinal; when no section begins
    /// here, or the item opens with a number, its digits are text again.
    void prependMarkerDigits() {
        const bool isSection = line_.section && plan_.sections[*line_.section].range == line_.range;
        std::uint32_t begin = line_.range.begin;
        if (line_.start == TokenKind::LineDecimal && isSection) {
            begin = plan_.sections[*line_.section].markerRange.end;
        } else if (line_.start != TokenKind::LineDecimal || isSection) {
            return;
        }
        const bool isYear = !words_.leaves.empty() &&
                            words_.leaves.front().range.begin < line_.body.begin;  // 3.2025年
        if (begin < line_.body.begin && !isYear)
            words_.leaves.insert(words_.leaves.begin(),
                                 {TokenKind::Number, {begin, line_.body.begin}, 0, false});
    }

    /// 各, 每: asked for, because a word of one character stands within many others.
    void findOneCharacterParts() {
        const std::string_view text = plan_.text(line_.range);
        for (std::size_t at = 0; at < text.size();) {
            const auto length = utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
            if (length > 1 &&
                plan_.vocabulary().exactly(text.substr(at, length), WordClass::FigurePart))
                oneCharacterParts_.push_back(line_.range.begin + static_cast<std::uint32_t>(at));
            at += length;
        }
    }

    /// How far a figure looks back, so that one endless sentence takes linear time.
    static constexpr std::size_t kLookBack = 120;  // leaves
    std::size_t lookBackEnd(const Quantity& q) const {
        return q.leaf > kLookBack ? q.leaf - kLookBack : 0;
    }

    std::uint32_t clauseBegin(const Quantity& q) const {
        const std::uint8_t depth = words_.leaves[q.leaf].depth;
        const std::size_t stop = lookBackEnd(q);
        for (std::size_t i = q.leaf; i-- > stop;) {
            const Leaf& leaf = words_.leaves[i];
            if (leaf.depth <= depth && separatesClauses(leaf.kind)) return leaf.range.end;
            if (leaf.depth < depth)
                return words_.leaves[i + 1].range.end;  // the bracket it stands in
            if (leaf.depth == depth && depth > 0 && leaf.kind == TokenKind::LeftParen)
                return leaf.range.end;
        }
        return stop > 0 ? words_.leaves[stop].range.begin
                        : std::min(line_.body.begin, q.range.begin);
    }

    std::uint32_t sentenceBegin(const Quantity& q) const {
        const std::size_t stop = lookBackEnd(q);
        for (std::size_t i = q.leaf; i-- > stop;) {
            if (words_.leaves[i].kind == TokenKind::Stop) return words_.leaves[i].range.end;
        }
        return stop > 0 ? words_.leaves[stop].range.begin
                        : std::min(line_.body.begin, q.range.begin);
    }

    /// The last clause of the line before, where this one opens with a number: 转移群众 | 2.3万人.
    std::string_view wrappedClause(const Quantity& q) const {
        const auto index = static_cast<std::size_t>(&line_ - plan_.lines.data());
        if (line_.start != TokenKind::LineDecimal || q.range.begin > line_.body.begin || index == 0)
            return {};
        const Line& before = plan_.lines[index - 1];
        std::string_view text = utf8::suffix(plan_.text(before.body), kNear);
        if (before.ignored || text.empty()) return {};
        for (const std::string_view stop : {"\u3002", "\uFF1B", "\uFF0C", "\uFF1A"}) {
            if (text.ends_with(stop)) return {};
            if (const std::size_t at = text.rfind(stop); at != std::string_view::npos)
                text = text.substr(at + stop.size());
        }
        return trimmed(text);
    }

    /// Where the phrase that follows `from` ends: at a separator, a bracket or `limit`.
    std::uint32_t phraseEnd(const Quantity& q, std::uint32_t from, std::uint32_t limit) const {
        for (std::size_t i = q.leaf; i < words_.leaves.size(); ++i) {
            const Leaf& leaf = words_.leaves[i];
            if (leaf.range.end <= from) continue;
            if (leaf.range.begin >= limit) break;
            if (leaf.range.begin >= from &&
                (separatesClauses(leaf.kind) || leaf.kind == TokenKind::Dun ||
                 leaf.kind == TokenKind::RightParen || leaf.kind == TokenKind::LeftParen))
                return leaf.range.begin;
        }
        return limit;
    }

    /// 建议主要预期目标为：… in the opening of a sentence.
    bool saysGoals(std::uint32_t sentence, std::uint32_t figure) const {
        constexpr std::uint32_t kOpening = 150;  // bytes
        if (line_.span || sentence >= figure) return false;
        const std::string_view opening = utf8::prefix(plan_.text({sentence, figure}), kOpening);
        for (std::size_t at = 0; at < opening.size();
             at += utf8::lengthFromLead(static_cast<unsigned char>(opening[at]))) {
            const WordRow* goal =
                plan_.vocabulary().prefix(opening.substr(at), WordClass::GoalWord);
            if (goal != nullptr && isAnnounced(opening.substr(at + goal->word.size()))) return true;
        }
        return false;
    }

    /// 是, 为： or 建议安排为 behind 预期目标; not 围绕工作目标，….
    bool isAnnounced(std::string_view behind) const {
        constexpr std::size_t kBetween = 15;  // bytes
        for (std::size_t at = 0; at < std::min(behind.size(), kBetween);
             at += utf8::lengthFromLead(static_cast<unsigned char>(behind[at]))) {
            const std::string_view here = behind.substr(at);
            if (says(plan_.vocabulary().prefix(here, WordClass::Particle), Particle::Is) ||
                here.starts_with(kColon) || here.starts_with(':'))
                return true;
        }
        return false;
    }

    void readFigure(const Quantity& q, const Quantity* next) {
        const std::uint32_t nextBegin = next != nullptr ? next->range.begin : line_.range.end;
        Figure figure;
        figure.value = q.value;
        figure.high = q.high;
        figure.unit = q.unit;
        figure.dimension = q.dimension;
        figure.provenance = line_.start == TokenKind::Row ? Provenance::Table : Provenance::Prose;
        figure.section = line_.section;

        const std::uint32_t clause = clauseBegin(q);
        const std::uint32_t sentence = sentenceBegin(q);
        if (sentence != sentence_) {
            sentence_ = sentence;
            subject_.clear();
            previousEnd_ = 0;
            announcesGoals_ = !side_.isReview && saysGoals(sentence, q.range.begin);
        }

        const Surroundings around = surroundings(q, clause);
        figure.range = {around.statement, around.end};
        figure.comparator = around.comparator;
        measure(figure, q, around, clause, sentence, nextBegin);
        nameApart(figure, around, clause);
        figure.modality = modalityOf(sentence, around.begin);
        figure.role = roleOf(q, figure, around.begin, near(clause, around.begin), next);
        figure.period = periodOf(q, sentence, around.begin);
        figure.isHeadline = inGoals_ || announcesGoals_;
        previousEnd_ = around.end;
        plan_.figures.push_back(std::move(figure));
    }

    /// The words of comparison and change around a number, and where they reach.
    struct Surroundings {
        std::uint32_t begin;      // of all words that lead to the number
        std::uint32_t statement;  // of the figure itself: 超过, but not 达到
        std::uint32_t end;        // after 以上, 左右
        Comparator comparator;
        std::string_view change;  // 增长, 下降 …; may be empty
        bool down;
    };

    Surroundings surroundings(const Quantity& q, std::uint32_t clause) const {
        Surroundings around{q.range.begin, q.range.begin, q.range.end, Comparator::Equal, {},
                            false};
        auto& [begin, statement, end, comparator, change, down] = around;
        if (q.isDoubling) change = plan_.text(q.range);
        Comparator before = Comparator::Equal;
        for (bool again = true; again;) {
            again = false;
            if (const std::optional<WordHit> hit =
                    hitEndingAt(plan_, words_.hits, WordClass::CompareBefore, begin);
                hit && hit->range.begin >= std::max(clause, previousEnd_) &&
                !isHiddenWord(hit->range)) {
                if (before == Comparator::Equal) before = static_cast<Comparator>(hit->value);
                // 达到 leads to the number but bounds nothing: no part of the statement.
                if (static_cast<Comparator>(hit->value) != Comparator::Equal)
                    statement = hit->range.begin;
                begin = hit->range.begin;
                again = true;
            }
            const bool ratio = q.dimension == Dimension::Ratio;
            if (const std::optional<WordHit> hit =
                    hitEndingAt(plan_, words_.hits, WordClass::Change, begin);
                ratio && change.empty() && hit &&
                hit->range.begin >= std::max(clause, previousEnd_)) {
                change = plan_.text(hit->range);
                down = hit->value == 1;
                // 增长率 is a part of the name, 增长 a part of the statement.
                if (endsWithAny(change, {"率", "速", "幅"})) break;
                begin = statement = hit->range.begin;
                again = true;
            }
        }
        Comparator after = Comparator::Equal;
        bool hasAfter = false;
        if (q.dimension == Dimension::Time && text_.substr(end).starts_with("内")) {  // 6个月内
            after = Comparator::LessEqual;
            end += 3;
            hasAfter = true;
        } else if (const std::optional<WordHit> hit =
                       hitBeginningAt(plan_, WordClass::CompareAfter, end)) {
            after = static_cast<Comparator>(hit->value);
            end = hit->range.end;
            hasAfter = true;
        }
        if (before == Comparator::Equal && q.dimension == Dimension::Ratio)
            before = comparatorAhead(std::max(clause, previousEnd_), begin);
        comparator = combine(q, before, hasAfter ? std::optional(after) : std::nullopt);
        return around;
    }

    static constexpr std::size_t kNear = 360;  // bytes of text that speak of a figure

    /// The end of the text in [begin, end), as much as a figure looks at.
    std::string_view near(std::uint32_t begin, std::uint32_t end) const {
        return utf8::suffix(text_.substr(begin, end - begin), kNear);
    }

    /// 城乡居民收入分别增长7%、8%: one name for two, each with its number.
    void nameApart(Figure& figure, const Surroundings& around, std::uint32_t clause) {
        const std::uint32_t from = std::max(clause, std::min(previousEnd_, around.begin));
        const std::string_view between = text_.substr(from, around.end - from);
        const bool goesOn = apart_.next > 0 && apart_.next < apart_.names.size() &&
                            apart_.clause == clause && apart_.unit == figure.unit &&
                            characters(between.substr(0, between.find_first_of("0123456789"))) <= 4;
        if (!goesOn) {
            apart_ = {};
            if (!contains(between, kEach)) return;
            std::string_view name = figure.indicator;
            const WordRow* row = plan_.vocabulary().suffix(name, WordClass::RateName);
            const std::string_view rate = row != nullptr ? row->word : std::string_view();
            name.remove_suffix(rate.size());
            apart_ = {clause, figure.unit, namesOfEach(name), figure.kind, figure.direction, 0};
            if (apart_.names.empty()) return;
            for (std::string& each : apart_.names) each += rate;
        }
        figure.indicator = apart_.names[apart_.next++];
        figure.kind = apart_.kind;
        figure.direction = apart_.direction;
        figure.isPart = false;
        figure.canonical.reset();
        link(figure);
    }

    /// What is measured: name, kind, direction, and the vocabulary's indicator.
    void measure(Figure& figure, const Quantity& q, const Surroundings& around,
                 std::uint32_t clause, std::uint32_t sentence, std::uint32_t nextBegin) {
        const auto& [begin, statement, end, comparator, change, down] = around;
        const std::uint32_t leftBegin = std::max(clause, std::min(previousEnd_, begin));
        NameContext context;
        context.left = near(leftBegin, begin);
        const std::uint32_t rightEnd = phraseEnd(q, end, nextBegin);
        context.right = rightEnd > end && rightEnd < nextBegin + 1
                            ? utf8::prefix(text_.substr(end, rightEnd - end), kNear)
                            : std::string_view();
        // 突破百亿大关: what passed it stands before.
        if (plan_.vocabulary().prefix(context.right, WordClass::Milestone) != nullptr)
            context.right = {};
        context.previous = utf8::suffix(previousClause(q, clause), kNear);
        // 突破百亿大关 names nothing: the growth behind it is of what came before.
        if (plan_.vocabulary().suffix(trimmed(context.previous), WordClass::Milestone) != nullptr)
            context.previous = {};
        if (context.previous.empty()) context.previous = wrappedClause(q);
        context.subject = subject_;
        context.change = change;
        context.changeIsDown = down;
        IndicatorName name = nameIndicator(plan_.vocabulary(), q, context);
        figure.area = std::move(name.area);
        if (!name.asWritten.empty()) {
            const auto offset = static_cast<std::uint32_t>(name.asWritten.data() - text_.data());
            figure.nameRange = {offset, offset + static_cast<std::uint32_t>(name.asWritten.size())};
        } else {
            figure.nameRange = {begin, begin};
        }
        figure.indicator = std::move(name.name);
        if (!name.subject.empty()) subject_ = std::move(name.subject);

        figure.kind = kindOf(q, context, change, marksIn(leftBegin, begin));
        const Marks marks = marksIn(clause, end);
        figure.direction = marks.has(FigureCourse::Falling)           ? Direction::Down
                           : !down && marks.has(FigureCourse::Rising) ? Direction::Up
                                                                      : Direction::None;
        figure.isPart = isPart(marks, clause, end, sentence, figure.indicator);
        const bool amountOfChange =
            q.dimension != Dimension::Ratio &&
            (endsWithAny(trimmed(context.left),
                         {"增加", "减少", "多", "少", "下降", "降低", "扩大", "提高"}) ||
             marks.has(FigureCourse::Compared));
        const bool realGrowth = figure.kind == FigureKind::Growth && marks.has(FigureCourse::Real);
        if (amountOfChange) {
            figure.indicator += "变动量";  // 比上年增加14天 is no level
            figure.kind = FigureKind::Other;
        } else if (!realGrowth && !isDenominator(q, nextBegin)) {
            link(figure);
        }
    }

    /// What the words of a stretch say of its figure, a bit for each value.
    struct Marks {
        std::uint32_t course = 0;
        std::uint32_t amount = 0;
        std::uint32_t part = 0;

        bool has(FigureCourse value) const { return (course >> static_cast<int>(value) & 1) != 0; }
        bool has(FigureAmount value) const { return (amount >> static_cast<int>(value) & 1) != 0; }
        bool has(FigurePart value) const { return (part >> static_cast<int>(value) & 1) != 0; }
    };
    Marks marksIn(std::uint32_t begin, std::uint32_t end) const {
        Marks marks;
        begin = end - static_cast<std::uint32_t>(near(begin, end).size());
        const WordIndex& words = *plan_.words;
        for (std::size_t i = words.first(begin); i < words.size(); ++i) {
            const WordIndex::Hit hit = words[i];
            if (hit.range.begin >= end) break;
            if (!hit.isLive || hit.range.end > end) continue;
            const auto note = [&](WordClass wordClass, std::uint32_t& set) {
                if (hit.row->wordClass == wordClass) set |= 1U << hit.row->value;
            };
            note(WordClass::FigureCourse, marks.course);
            note(WordClass::FigureAmount, marks.amount);
            note(WordClass::FigurePart, marks.part);
        }
        return marks;
    }

    /// What is said of a part, or of each of several, does not speak for the whole.
    bool isPart(const Marks& marks, std::uint32_t clause, std::uint32_t end, std::uint32_t sentence,
                std::string_view name) const {
        if (marks.has(FigurePart::Part)) return true;
        const auto from = static_cast<std::uint32_t>(end - near(clause, end).size());
        const auto one =
            std::lower_bound(oneCharacterParts_.begin(), oneCharacterParts_.end(), from);
        if (one != oneCharacterParts_.end() && *one < end) return true;
        // A place that the sentence is about comes first. 建设创业园区20个 counts places.
        constexpr std::uint32_t kOpening = 36;  // bytes
        return (marks.has(FigurePart::Place) && isAboutPlace(clause, end, name)) ||
               isAboutPlace(sentence, std::min(sentence + kOpening, end), name);
    }

    bool isAboutPlace(std::uint32_t begin, std::uint32_t end, std::string_view name) const {
        const WordIndex& words = *plan_.words;
        for (std::size_t i = words.first(begin); i < words.size(); ++i) {
            const WordIndex::Hit hit = words[i];
            if (hit.range.begin >= end) break;
            if (hit.isLive && hit.row->wordClass == WordClass::FigurePart &&
                hit.row->value == static_cast<int>(FigurePart::Place) &&
                !name.ends_with(hit.row->word))
                return true;
        }
        return false;
    }

    /// 就业人员10万人生产安全事故死亡人数1.3人: a round number of people that the next figure is
    /// per.
    bool isDenominator(const Quantity& q, std::uint32_t nextBegin) const {
        const bool round =
            q.unit == "人" && (q.value == Decimal(1, 4) || q.value == Decimal(1, 5) ||
                               q.value == Decimal(1, 6) || q.value == Decimal(1, 3));
        return round && nextBegin > q.range.end &&
               !containsAny(text_.substr(q.range.end, nextBegin - q.range.end),
                            {"，", "、", "。", "；", ","}) &&
               nextBegin < line_.range.end;
    }

    /// 通过3个, 附近5公里: the word belongs to another.
    bool isHiddenWord(TextRange range) const {
        const std::string_view word = plan_.text(range);
        const std::string_view left =
            text_.substr(line_.body.begin, range.begin - line_.body.begin);
        if (word == "过") return endsWithAny(left, {"通", "经", "透", "不", "跨", "越", "度"});
        if (word == "近") return endsWithAny(left, {"附", "最", "邻", "就", "靠", "临"});
        if (word == "约") return endsWithAny(left, {"节", "签", "集", "履", "预", "条", "公"});
        if (word == "达")
            return endsWithAny(left, {"下", "表", "发", "到", "传", "转"}) ||
                   text_.substr(range.end).starts_with("成");  // 达成意向500项
        return false;
    }

    /// 不超过项目投资额30%: a share's bound may stand before what it is a share of.
    Comparator comparatorAhead(std::uint32_t from, std::uint32_t to) const {
        auto hit =
            std::upper_bound(words_.hits.begin(), words_.hits.end(), to,
                             [](std::uint32_t at, const WordHit& h) { return at < h.range.end; });
        while (hit != words_.hits.begin() && (--hit)->range.begin >= from) {
            const std::string_view word = plan_.text(hit->range);
            if (hit->wordClass == WordClass::CompareBefore &&
                startsWithAny(word,
                              {"不超过", "不得超过", "不低于", "不得低于", "不高于", "不少于"}))
                return static_cast<Comparator>(hit->value);
        }
        return Comparator::Equal;
    }

    /// Of two marks the stronger holds: 达到…以上, 近…左右.
    static Comparator combine(const Quantity& q, Comparator before,
                              std::optional<Comparator> after) {
        if (q.high) return Comparator::Range;
        if (q.isUpTo) return Comparator::LessEqual;
        if (before != Comparator::Equal) return before;
        if (after) return *after;
        return q.isMore ? Comparator::Greater : Comparator::Equal;
    }

    /// The clause of the same sentence before the one that begins at `clause`; empty without one.
    std::string_view previousClause(const Quantity& q, std::uint32_t clause) const {
        std::optional<std::uint32_t> end;
        const std::size_t stop = lookBackEnd(q);
        for (std::size_t i = q.leaf; i-- > stop;) {
            const Leaf& leaf = words_.leaves[i];
            if (leaf.range.end > clause || !separatesClauses(leaf.kind)) continue;
            if (end) return text_.substr(leaf.range.end, *end - leaf.range.end);
            if (leaf.range.end != clause || leaf.kind == TokenKind::Stop) return {};
            end = leaf.range.begin;
        }
        return end && stop == 0 ? text_.substr(line_.body.begin, *end - line_.body.begin)
                                : std::string_view();
    }

    /// The nearest word of resolve or hope before the figure, in its sentence.
    Modality modalityOf(std::uint32_t sentence, std::uint32_t begin) const {
        auto hit =
            std::upper_bound(words_.hits.begin(), words_.hits.end(), begin,
                             [](std::uint32_t at, const WordHit& h) { return at < h.range.end; });
        while (hit != words_.hits.begin() && (--hit)->range.begin >= sentence) {
            if (hit->wordClass == WordClass::Modality) return static_cast<Modality>(hit->value);
        }
        return Modality::Plain;
    }

    FigureKind kindOf(const Quantity& q, const NameContext& context, std::string_view change,
                      const Marks& marks) const {
        if (q.isRank) return FigureKind::Rank;
        const std::string_view left = context.left;
        if (q.unit == "个百分点") return FigureKind::Growth;
        if (q.dimension == Dimension::Ratio) {
            if (!change.empty() ||
                endsWithAny(trimmed(left), {"增长", "下降", "增速", "增幅", "涨幅", "降幅",
                                            "增长率", "分别增长", "分别下降"}))
                return FigureKind::Growth;
            return FigureKind::Share;
        }
        if (marks.has(FigureAmount::Net)) return FigureKind::NetFlow;
        if (marks.has(FigureAmount::Per)) return FigureKind::Ratio;
        if (marks.has(FigureAmount::New)) return FigureKind::Flow;
        if (marks.has(FigureAmount::Stock)) return FigureKind::Stock;
        if (q.dimension == Dimension::Count || q.dimension == Dimension::Money ||
            q.dimension == Dimension::Length || q.dimension == Dimension::Area ||
            q.dimension == Dimension::Mass || q.dimension == Dimension::Volume) {
            const bool level =
                endsWithAny(trimmed(left), {"达到", "达", "突破", "增至", "稳定在", "保持在"}) &&
                q.dimension == Dimension::Count && !containsAny(left, {"完成", "实现"});
            return level ? FigureKind::Stock : FigureKind::Flow;
        }
        return FigureKind::Other;
    }

    /// Links the figure to the vocabulary: an indicator of its name, but for words that narrow
    /// nothing. 乡村旅游综合收入 is not 旅游综合收入.
    void link(Figure& figure) const {
        const Vocabulary& vocabulary = plan_.vocabulary();
        const auto fits = [&](const Indicator& indicator) {
            if (indicator.kind == FigureKind::Growth || figure.kind == FigureKind::Growth)
                return indicator.kind == figure.kind && figure.unit == "%";
            if (indicator.kind == FigureKind::Rank || figure.kind == FigureKind::Rank)
                return indicator.kind == figure.kind;
            if (indicator.unit == figure.unit) return true;
            const MeasureUnit* unit = vocabulary.measureUnit(indicator.unit);
            return unit != nullptr && unit->surface.size() == indicator.unit.size() &&
                   unit->dimension == Dimension::Count && figure.dimension == Dimension::Count;
        };
        static constexpr std::string_view kBefore[] = {
            "", "完成", "实现", "力争", "全社会", "全年", "年度", "年", "新", "上报", "争取"};
        static constexpr std::string_view kAfter[] = {
            "", "数", "总数", "数量", "总量", "总额", "家数", "规模", "上报数", "人数", "户数"};
        const std::string_view name = figure.indicator;
        const Indicator* best = nullptr;
        std::uint32_t longest = 0;
        for (const WordHit& hit : vocabulary.hitsIn(figure.indicator, bit(WordClass::Indicator))) {
            if (hit.range.length() <= longest || !fits(vocabulary.indicator(hit.value))) continue;
            const std::string_view front = name.substr(0, hit.range.begin);
            const std::string_view back = name.substr(hit.range.end);
            if (std::find(std::begin(kBefore), std::end(kBefore), front) == std::end(kBefore) ||
                std::find(std::begin(kAfter), std::end(kAfter), back) == std::end(kAfter))
                continue;
            longest = hit.range.length();
            best = &vocabulary.indicator(hit.value);
        }
        if (best == nullptr) return;
        figure.canonical = static_cast<std::uint16_t>(best - vocabulary.indicators().data());
        figure.kind = best->kind;
        figure.direction = best->direction;
    }

    /// 年营收1000万元以上企业100家: a bounded amount right before what is counted says which of
    /// them count; it is no aim of its own.
    bool isThreshold(const Figure& figure, const Quantity* next) const {
        if (next == nullptr || figure.dimension == Dimension::Count ||
            next->dimension != Dimension::Count || figure.comparator == Comparator::Equal ||
            figure.comparator == Comparator::About || figure.range.end > next->range.begin)
            return false;
        constexpr std::size_t kLongest = 45;  // bytes of the name of what is counted
        const TextRange between{figure.range.end, next->range.begin};
        const std::string_view words = plan_.text(between);
        if (words.size() < 6 || words.size() > kLongest ||
            containsAny(words, {"，", "、", "。", "；", "：", ",", ";", "）", "（"}))
            return false;
        auto hit =
            std::upper_bound(words_.hits.begin(), words_.hits.end(), between.begin,
                             [](std::uint32_t at, const WordHit& h) { return at < h.range.end; });
        for (; hit != words_.hits.end() && hit->range.end <= between.end; ++hit) {
            if (hit->range.begin >= between.begin &&
                (hit->wordClass == WordClass::Change ||
                 (hit->wordClass == WordClass::CompareBefore && hit->range.end < between.end)))
                return false;
        }
        return true;
    }

    FigureRole roleOf(const Quantity& q, const Figure& figure, std::uint32_t begin,
                      std::string_view clause, const Quantity* next) const {
        const std::string_view left =
            trimmed(text_.substr(line_.body.begin, figure.range.begin - line_.body.begin));
        const std::string_view right = text_.substr(q.range.end, 24);
        if (endsWithAny(left, {"由", "从", "由原来的", "从原来的", "由此前的", "由目前的",
                               "由上年的", "从上年的", "由去年的", "从去年的", "由上年末的",
                               "从上年末的", "由年初的", "从年初的"}) &&
            containsAny(right, {"到", "至", "提", "增", "降", "升", "上", "压", "扩", "减"}))
            return FigureRole::Baseline;
        if (side_.isReview) {
            if (expectedAhead(q) || containsAny(clause, {"有望", "即将", "拟"}))
                return FigureRole::Expected;
            if (figure.kind == FigureKind::Growth && baselineYear(clause))
                return FigureRole::Baseline;
            return FigureRole::Actual;
        }
        // Existing things that a plan speaks of are counted, not aimed at.
        const bool ofQuantity = left.ends_with("的") && previousEnd_ != 0 &&
                                previousEnd_ + 3 == begin;  // 总投资15亿元的32个项目
        if (!ofQuantity &&
            endsWithAny(left,
                        {"对", "围绕", "根据", "依托", "的", "针对", "利用", "支持", "以下"}) &&
            figure.dimension == Dimension::Count && figure.comparator == Comparator::Equal)
            return FigureRole::Count;
        if (startsWithAny(trimmed(clause),
                          {"去年", "上年", "过去", "目前", "现有", "已有", "截至"}) &&
            !startsWithAny(trimmed(clause), {"上年度"}))
            return FigureRole::Actual;
        return isThreshold(figure, next) ? FigureRole::Count : FigureRole::Target;
    }

    /// 预计 holds for the rest of its sentence.
    bool expectedAhead(const Quantity& q) const {
        const std::size_t stop = lookBackEnd(q);
        for (std::size_t i = q.leaf + 1; i-- > stop;) {
            const Leaf& leaf = words_.leaves[i];
            if (leaf.kind == TokenKind::Stop) return false;
            if (leaf.kind == TokenKind::Text && leaf.range.begin < q.range.begin &&
                contains(plan_.text({leaf.range.begin, std::min(leaf.range.end, q.range.begin)}),
                         "预计"))
                return true;
        }
        return false;
    }

    static bool baselineYear(std::string_view left) {
        for (const std::string_view mark : {"较", "比"}) {
            const std::size_t at = left.rfind(mark);
            if (at != std::string_view::npos && left.substr(at + mark.size()).size() >= 7 &&
                yearAtStart(left.substr(at + mark.size())))
                return true;
        }
        return false;
    }

    /// The last of 上半年, 一季度, 过去五年 … in a stretch of text; 去年 at its begin in a plan.
    std::optional<Period> spokenPeriod(TextRange range, const Period& base) const {
        std::optional<Period> found;
        const int year = base.year;
        const WordIndex& words = *plan_.words;
        for (std::size_t i = words.first(range.begin); i < words.size(); ++i) {
            const WordIndex::Hit hit = words[i];
            if (hit.range.begin >= range.end) break;
            if (!hit.isLive || hit.row->wordClass != WordClass::FigurePeriod) continue;
            switch (static_cast<FigurePeriod>(hit.row->value)) {
                case FigurePeriod::Quarters13:
                    found = Period::ofQuarters(year, 1, 3);
                    break;
                case FigurePeriod::Half1:
                    found = Period::ofHalf(year, 1);
                    break;
                case FigurePeriod::Quarter1:
                    found = Period::ofQuarters(year, 1, 1);
                    break;
                case FigurePeriod::FiveYears:
                    found =
                        base.part == Period::Part::Years ? base : Period::ofYears(year - 4, year);
                    break;
                case FigurePeriod::LastYear:
                    if (hit.range.begin == range.begin && !side_.isReview)
                        found = Period::ofYear(year - 1);
                    break;
                case FigurePeriod::WholeYear:
                    found = Period::ofYear(year);
                    break;
                case FigurePeriod::None:
                    break;
            }
        }
        return found;
    }

    std::optional<Period> periodOf(const Quantity& q, std::uint32_t sentence,
                                   std::uint32_t begin) const {
        const std::optional<Period> base = side_.period;
        const int year = base ? base->year : 0;
        std::optional<Period> found;
        for (std::size_t i = lookBackEnd(q); i < words_.leaves.size(); ++i) {
            const Leaf& leaf = words_.leaves[i];
            if (leaf.range.begin >= begin) break;
            if (leaf.range.begin < sentence) continue;
            const std::string_view word = plan_.text(leaf.range);
            if (leaf.kind == TokenKind::Date) {
                const std::string_view before = text_.substr(sentence, leaf.range.begin - sentence);
                if (endsWithAny(before, {"较", "比", "由", "从", "与", "自", "于"})) continue;
                const std::optional<int> named = yearAtStart(word);
                if (!named) continue;
                if (i >= 2 && words_.leaves[i - 1].kind == TokenKind::Text &&
                    words_.leaves[i - 2].kind == TokenKind::Number)
                    continue;
                if (base && *named == year) continue;  // the section's own year, maybe half of it
                found = contains(word, "月") ? base : std::optional(Period::ofYear(*named));
            } else if (leaf.kind == TokenKind::Quoted) {
                if (const std::optional<Period> plan = fiveYearPlan(word);
                    plan && text_.substr(leaf.range.end).starts_with("期间"))
                    found = plan;
            } else if (leaf.kind == TokenKind::Text && base) {
                if (const std::optional<Period> spoken = spokenPeriod(leaf.range, *base))
                    found = spoken;
            }
        }
        return found ? found : base;
    }

    Plan& plan_;
    const Line& line_;
    LineWords& words_;
    std::string_view text_;
    Side side_;
    bool inGoals_;
    std::uint32_t sentence_ = 0xFFFFFFFF;
    bool announcesGoals_ = false;  // the sentence
    std::uint32_t previousEnd_ = 0;
    std::string subject_;
    struct Apart {
        std::uint32_t clause = 0;
        std::string unit;
        std::vector<std::string> names;
        FigureKind kind = FigureKind::Other;
        Direction direction = Direction::None;
        std::size_t next = 0;
    };
    Apart apart_;                                   // what a clause with 分别 counts one by one
    std::vector<std::uint32_t> oneCharacterParts_;  // where they begin
};

}  // namespace

void addFigures(Plan& plan, const Line& line, LineWords& words) {
    if (trimmed(plan.text(line.range)) == plan.info.title) return;  // a title counts no things
    FigureReader(plan, line, words).read();
}

void linkFigures(Plan& plan) {
    std::size_t t = 0;  // figures and tasks both stand in document order
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        Figure& figure = plan.figures[i];
        while (t < plan.tasks.size() && plan.tasks[t].range.end <= figure.range.begin) ++t;
        if (t == plan.tasks.size() || !plan.tasks[t].range.contains(figure.range.begin)) continue;
        figure.task = static_cast<std::uint32_t>(t);
        if (figure.role == FigureRole::Target) plan.tasks[t].targets.push_back(i);
    }
    // A row that completes a task of the body measures it too.
    for (const AnnexRow& row : plan.annexRows) {
        const auto first = std::lower_bound(
            plan.figures.begin(), plan.figures.end(), row.range.begin,
            [](const Figure& figure, std::uint32_t at) { return figure.range.begin < at; });
        for (auto i = static_cast<std::uint32_t>(first - plan.figures.begin());
             i < plan.figures.size() && plan.figures[i].range.begin < row.range.end; ++i) {
            Figure& figure = plan.figures[i];
            figure.task = row.task;
            if (figure.role == FigureRole::Target) plan.tasks[row.task].targets.push_back(i);
        }
    }
}

}  // namespace planlint
