// Words that rules ask about: times that only hold on the day of writing (本周), results that
// nobody can measure (位居前列, 明显提升).
#include <algorithm>
#include <array>

#include "model/builder.h"
#include "text/numerals.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 7> kReachTop = {"位居", "居于", "走在", "跻身",
                                                       "进入", "处于", "保持"};

/// 以上周期, 15 日前, 十五日前, 基本月薪: part of other words.
bool isPartOfWord(std::string_view before, std::string_view after) {
    if (endsWithAny(before, {"以", "基", "最", "邻", "年"})) return true;
    if (endsInNumber(before)) return true;
    return startsWithAny(after, {"期", "边", "转", "岁", "薪", "租"});
}

}  // namespace

void addPhrases(Plan& plan, const Line& line, const LineWords& words, std::size_t firstFigure) {
    const std::string_view text = plan.source->text();
    // One endless clause full of such words must not be searched once a word.
    constexpr std::size_t kMost = 500;  // phrases of a line
    std::size_t looked = 0;
    for (const WordHit& hit : words.hits) {
        const bool isVagueTime = hit.wordClass == WordClass::TimeVague &&
                                 hit.value == static_cast<std::uint16_t>(TimeVague::Vague);
        if (hit.wordClass != WordClass::Phrase && !isVagueTime) continue;
        Phrase phrase;
        phrase.range = hit.range;
        phrase.section = line.section;
        if (++looked > kMost) return;
        const TextRange clause = clauseAround(line, words.leaves, hit.range);
        const std::string_view before = plan.text({clause.begin, hit.range.begin});
        if (isVagueTime) {  // 近期建设规划 is a name
            const auto live = plan.words->startingAt(hit.range.begin, WordClass::TimeVague);
            if (!live || live->range != hit.range) continue;
            phrase.kind = PhraseKind::VagueTime;
        } else {
            switch (static_cast<PhraseWord>(hit.value)) {
                case PhraseWord::RelativeTime:
                    if (isPartOfWord(before, text.substr(hit.range.end, 3))) continue;
                    phrase.kind = PhraseKind::RelativeTime;
                    break;
                case PhraseWord::TopRank: {  // only with the verb that makes it a result
                    std::size_t verb = std::string_view::npos;
                    for (const std::string_view word : kReachTop) {
                        const std::size_t at = before.rfind(word);
                        if (at != std::string_view::npos &&
                            (verb == std::string_view::npos || at > verb))
                            verb = at;
                    }
                    if (verb == std::string_view::npos) continue;
                    phrase.range.begin = clause.begin + static_cast<std::uint32_t>(verb);
                    phrase.kind = PhraseKind::VagueResult;
                    break;
                }
                case PhraseWord::VagueResult:
                    phrase.kind = PhraseKind::VagueResult;
                    break;
            }
        }
        if (!plan.phrases.empty() && plan.phrases.back().range.end > phrase.range.begin) {
            // 取得明显进展 holds 明显进展: the longer one counts.
            if (plan.phrases.back().range.length() >= phrase.range.length()) continue;
            plan.phrases.pop_back();
        }
        const SectionRole role =
            line.section ? plan.sections[*line.section].role : SectionRole::Background;
        phrase.isReview = role == SectionRole::Summary || role == SectionRole::Background;
        // The caption of a paragraph is measured by what follows it.
        constexpr std::uint32_t kLongestCaption = 60;  // bytes
        const std::size_t stop = text.substr(line.body.begin, kLongestCaption + 3).find("。");
        const bool isCaption =
            stop != std::string_view::npos && phrase.range.end <= line.body.begin + stop;
        if (isCaption && firstFigure < plan.figures.size()) phrase.besideFigure = true;
        const auto figure = std::lower_bound(
            plan.figures.begin() + static_cast<std::ptrdiff_t>(firstFigure), plan.figures.end(),
            clause.begin, [](const Figure& f, std::uint32_t at) { return f.range.begin < at; });
        if (figure != plan.figures.end() && clause.contains(figure->range.begin))
            phrase.besideFigure = true;
        // Goals say the direction first and the numbers after it: 逐步扩大…。到2027年，达到85%.
        const bool isDirection = hit.wordClass == WordClass::Phrase &&
                                 hit.value == static_cast<std::uint16_t>(PhraseWord::VagueResult);
        if (isDirection && role == SectionRole::Goals && figure != plan.figures.end())
            phrase.besideFigure = true;
        plan.phrases.push_back(phrase);
    }
}

void linkPhrases(Plan& plan) {
    std::size_t t = 0;  // phrases and tasks both stand in document order
    for (Phrase& phrase : plan.phrases) {
        while (t < plan.tasks.size() && plan.tasks[t].range.end <= phrase.range.begin) ++t;
        if (t < plan.tasks.size() && plan.tasks[t].range.contains(phrase.range.begin))
            phrase.task = static_cast<std::uint32_t>(t);
    }
}

}  // namespace planlint
