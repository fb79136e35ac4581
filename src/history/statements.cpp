#include "history/statements.h"

#include <algorithm>

#include "history/names.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kGeneric = 3;  // characters: 投资, 总产量 name nothing in particular

/// 计划投资, 产量: what is measured of the thing that the sentence spoke of before.
bool isGeneric(const Vocabulary& vocabulary, std::string_view name) {
    return characters(name) <= kGeneric &&
           vocabulary.suffix(name, WordClass::GenericName) != nullptr;
}

/// The thing that something is measured of: 粮食 of 粮食种植面积.
std::string thingOf(const Vocabulary& vocabulary, std::string_view name) {
    std::string core = coreOf(name);
    const WordRow* measure = vocabulary.suffix(core, WordClass::GenericName);
    if (measure == nullptr || measure->word.size() >= core.size()) return core;
    constexpr std::size_t kHead = 6;  // bytes: what comes first is the thing
    return std::string(utf8::prefix(core, kHead));
}

/// The words an indicator goes by. What is generic (年产量55亿斤) or only a stage (力争立项1-2个)
/// is told by the figure before it in the same sentence.
std::string nameOf(const Plan& plan, std::uint32_t index) {
    const Figure& figure = plan.figures[index];
    if (index == 0 || figure.canonical) return figure.indicator;
    const Figure& previous = plan.figures[index - 1];
    const std::string_view between =
        previous.range.end < figure.range.begin
            ? plan.source->text().substr(previous.range.end,
                                         figure.range.begin - previous.range.end)
            : std::string_view();
    const bool isStage = characters(figure.indicator) <= kGeneric &&
                         !stageOf(figure.indicator).empty() && previous.unit == figure.unit;
    constexpr std::size_t kFarthest = 60;  // bytes
    const bool together = between.size() <= kFarthest && !contains(between, "\n") &&
                          !contains(between, "。") && !contains(between, "；");
    if (!together || previous.indicator.empty()) return figure.indicator;
    if (isStage) return previous.indicator + figure.indicator;
    if (isGeneric(plan.vocabulary(), figure.indicator))
        return thingOf(plan.vocabulary(), previous.indicator) + figure.indicator;
    return figure.indicator;
}

/// 地区生产总值增长率 → 地区生产总值.
std::string_view ofWhat(const Vocabulary& vocabulary, std::string_view name) {
    if (const WordRow* rate = vocabulary.suffix(name, WordClass::RateName);
        rate != nullptr && rate->word.size() < name.size())
        name.remove_suffix(rate->word.size());
    // 贷款要增长30%
    if (const WordRow* must = vocabulary.suffix(name, WordClass::MustVerb);
        must != nullptr && must->word.size() < name.size())
        name.remove_suffix(must->word.size());
    return name;
}

Statement statementAt(const Plan& plan, std::uint32_t index) {
    const Figure& figure = plan.figures[index];
    const Vocabulary& vocabulary = plan.vocabulary();
    Statement statement;
    statement.mention = {&plan, figure.range, index};
    statement.name = nameOf(plan, index);
    statement.measure = measureOf(figure);
    // 贷款增速要高于40% is a growth, whatever verb stands before the number.
    if (statement.measure == Measure::Share &&
        vocabulary.suffix(statement.name, WordClass::RateName) != nullptr)
        statement.measure = Measure::Growth;
    const std::string_view full = figure.canonical ? vocabulary.indicator(*figure.canonical).name
                                                   : std::string_view(statement.name);
    statement.key =
        nameKey(vocabulary, statement.measure == Measure::Growth ? ofWhat(vocabulary, full) : full);
    statement.isHeadline = figure.isHeadline;
    statement.isPart = figure.isPart;
    return statement;
}

/// 年均增长9%: of several years, whatever year the paragraph is about.
bool isYearlyMean(const Plan& plan, const Figure& figure) {
    const WordIndex& words = *plan.words;
    const std::uint32_t begin = figure.nameRange.isEmpty()
                                    ? figure.range.begin
                                    : std::min(figure.nameRange.begin, figure.range.begin);
    for (std::size_t i = words.first(begin);
         i < words.size() && words[i].range.begin < figure.range.end; ++i) {
        if (words[i].row->wordClass == WordClass::FigurePart &&
            plan.vocabulary().exactly(words[i].row->word, WordClass::YearlyMean) != nullptr)
            return true;
    }
    return false;
}

bool isWholeYear(const Figure& figure, int year) {
    return figure.period && *figure.period == Period::ofYear(year);
}

/// Whether the words that lead to a figure say that something is done to what it counts: for all
/// of a list (改造平房区4412套、老旧小区87个).
bool hasAim(const Plan& plan, const Figure& figure) {
    constexpr std::uint32_t kFarthest = 150;  // bytes of a clause that say what is done
    const std::string_view text = plan.source->text();
    const std::uint32_t name = figure.nameRange.isEmpty()
                                   ? figure.range.begin
                                   : std::min(figure.nameRange.begin, figure.range.begin);
    std::uint32_t begin = name - std::min(name, kFarthest);
    begin = static_cast<std::uint32_t>(utf8::floorToCodePoint(text, begin));
    std::string_view words = text.substr(begin, figure.range.end - begin);
    if (const std::size_t line = words.rfind('\n'); line != std::string_view::npos)
        words = words.substr(line + 1);
    for (const std::string_view stop : {"。", "；", "，"}) {
        if (const std::size_t at = words.rfind(stop); at != std::string_view::npos)
            words = words.substr(at + stop.size());
    }
    while (!words.empty()) {
        if (plan.vocabulary().prefix(words, WordClass::AimVerb) != nullptr) return true;
        words.remove_prefix(std::min<std::size_t>(
            words.size(), utf8::lengthFromLead(static_cast<unsigned char>(words.front()))));
    }
    return false;
}

/// Whether somebody can be held to a target.
bool isCommitment(const Plan& plan, std::uint32_t index) {
    const Figure& figure = plan.figures[index];
    if (figure.canonical) return true;
    const std::size_t length = characters(coreOf(figure.indicator));
    if (length < 2 || figure.dimension == Dimension::Time) return false;
    if (figure.section && plan.sections[*figure.section].role == SectionRole::Attachment)
        return false;
    const WordRow* rate = plan.vocabulary().suffix(figure.indicator, WordClass::RateName);
    if (rate != nullptr && characters(figure.indicator) < characters(rate->word) + 2) return false;
    // 总投资15亿元, 投资5000万元推进…: what a thing costs.
    if (figure.dimension == Dimension::Money &&
        plan.vocabulary().prefix(coreOf(figure.indicator), WordClass::CostName) != nullptr)
        return false;
    const bool bounded = figure.comparator != Comparator::Equal;
    const std::string_view text = plan.text(figure.range);
    const bool digits =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    switch (measureOf(figure)) {
        case Measure::Growth:
        case Measure::Rank:
            return true;
        case Measure::Share:
            return length >= 3;
        case Measure::Ratio:
            return bounded && length >= 3;
        case Measure::Amount: {
            if (!digits) return false;  // 四项机制, 十大工程: names
            // 每人每年补助2000元: what a policy grants.
            if (figure.isPart && figure.dimension == Dimension::Money) return false;
            // 项目25个, 建成3座: of what is not said. 造林30万亩 says it.
            if (length < 3 &&
                (figure.dimension == Dimension::Count || figure.dimension == Dimension::Money))
                return false;
            return ((bounded || figure.dimension == Dimension::Money || figure.isHeadline) &&
                    length >= 3) ||
                   hasAim(plan, figure);
        }
    }
    PLANLINT_UNREACHABLE();
}

}  // namespace

Measure measureOf(const Figure& figure) {
    switch (figure.kind) {
        case FigureKind::Growth:
            return Measure::Growth;
        case FigureKind::Rank:
            return Measure::Rank;
        case FigureKind::Share:
            return Measure::Share;
        case FigureKind::Ratio:
            return Measure::Ratio;
        default:
            return figure.dimension == Dimension::Ratio ? Measure::Share : Measure::Amount;
    }
}

std::vector<Statement> promisesOf(const Plan& plan, int year) {
    std::vector<Statement> found;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        const Figure& figure = plan.figures[i];
        if (figure.role == FigureRole::Target && isWholeYear(figure, year) &&
            !isYearlyMean(plan, figure) && isCommitment(plan, i))
            found.push_back(statementAt(plan, i));
    }
    return found;
}

std::vector<Statement> resultsOf(const Plan& plan, int year) {
    std::vector<Statement> found;
    for (std::uint32_t i = 0; i < plan.figures.size(); ++i) {
        const Figure& figure = plan.figures[i];
        const bool reports =
            figure.role == FigureRole::Actual || figure.role == FigureRole::Expected;
        if (!reports || !figure.period || figure.period->year != year ||
            figure.period->part == Period::Part::Years || figure.indicator.empty() ||
            isYearlyMean(plan, figure))
            continue;
        found.push_back(statementAt(plan, i));
    }
    return found;
}

Counted countedIn(const Mention& mention) {
    const Figure& figure = mention.figure();
    const WordIndex& words = *mention.plan->words;
    const std::uint32_t begin = figure.nameRange.isEmpty()
                                    ? figure.range.begin
                                    : std::min(figure.nameRange.begin, figure.range.begin);
    Counted counted = Counted::Unsaid;
    for (std::size_t i = words.first(begin); i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.range.begin >= figure.range.end) break;
        if (hit.row->wordClass != WordClass::FigureAmount) continue;
        switch (static_cast<FigureAmount>(hit.row->value)) {
            case FigureAmount::Net:
                return Counted::Net;
            case FigureAmount::New:
                return Counted::Added;
            case FigureAmount::Stock:
                counted = Counted::Existing;
                break;
            case FigureAmount::Per:
                break;
        }
    }
    return counted;
}

}  // namespace planlint
