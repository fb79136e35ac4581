#include "history/text_search.h"

#include "text/utf8.h"
#include "text/words.h"
#include "vocabulary/trie.h"

namespace planlint {

namespace {

constexpr std::size_t kShortest = 4;  // characters of a stretch that tells something
constexpr std::size_t kLongest = 40;  // characters of a thing

}  // namespace

std::size_t TextSearch::add(std::string_view thing, std::size_t share) {
    const std::size_t index = found_.size();
    found_.emplace_back();
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < thing.size();
         i += utf8::lengthFromLead(static_cast<unsigned char>(thing[i])))
        starts.push_back(i);
    const std::size_t total = starts.size();
    if (total > kLongest) return index;
    starts.push_back(thing.size());
    const std::size_t length = std::max(kShortest, (total * share + 99) / 100);
    for (std::size_t i = 0; i + length <= total; ++i)
        needles_[std::string(thing.substr(starts[i], starts[i + length] - starts[i]))].push_back(
            index);
    return index;
}

void TextSearch::run(const Plan& document, Side side) {
    if (needles_.empty()) return;
    std::vector<std::string_view> words;
    std::vector<const std::vector<std::size_t>*> things;
    for (const auto& [word, indices] : needles_) {
        words.push_back(word);
        things.push_back(&indices);
    }
    const TrieTables tables = buildTrie(words);
    const Trie trie = tables.view();
    for (const Line& line : document.lines) {
        if (line.ignored) continue;
        const Side where = sideOf(document, line);
        if (where != side && !(side == Side::Plan && where == Side::Tasks)) continue;
        trie.findAll(
            document.text(line.range), [&](std::size_t begin, std::size_t end, std::int32_t word) {
                for (const std::size_t thing : *things[static_cast<std::size_t>(word)]) {
                    if (found_[thing]) continue;
                    const auto from = static_cast<std::uint32_t>(begin);
                    const auto to = static_cast<std::uint32_t>(end);
                    found_[thing] = Mention{
                        &document, {line.range.begin + from, line.range.begin + to}, std::nullopt};
                }
            });
    }
}

TextSearch::Side sideOf(const Plan& document, const Line& line) {
    if (line.section) {
        const SectionRole role = document.sections[*line.section].role;
        if (role == SectionRole::Tasks || role == SectionRole::Safeguards)
            return TextSearch::Side::Tasks;
        return role == SectionRole::Summary || role == SectionRole::Background
                   ? TextSearch::Side::Review
                   : TextSearch::Side::Plan;
    }
    switch (document.info.kind) {
        case DocumentKind::Summary:
        case DocumentKind::Bulletin:
        case DocumentKind::Report:
        case DocumentKind::SummaryPlan:
            return TextSearch::Side::Review;
        default:
            return TextSearch::Side::Plan;
    }
}

TextRange clauseAround(const Plan& document, TextRange range) {
    const std::string_view text = document.source->text();
    TextRange clause = range;
    constexpr std::uint32_t kFarthest = 400;  // bytes to each side
    const auto stops = [&](std::uint32_t at) {
        const std::string_view rest = text.substr(at, 3);
        return rest.starts_with("，") || rest.starts_with("。") || rest.starts_with("；") ||
               rest.front() == ',' || rest.front() == ';' || rest.front() == '\n';
    };
    while (clause.begin > 0 && range.begin - clause.begin < kFarthest) {
        const auto previous =
            static_cast<std::uint32_t>(utf8::floorToCodePoint(text, clause.begin - 1));
        if (stops(previous)) break;
        clause.begin = previous;
    }
    while (clause.end < text.size() && clause.end - range.end < kFarthest && !stops(clause.end))
        clause.end += static_cast<std::uint32_t>(
            utf8::lengthFromLead(static_cast<unsigned char>(text[clause.end])));
    return clause;
}

}  // namespace planlint
