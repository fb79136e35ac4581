#include "model/builder.h"
#include "parse/parse.h"
#include "parse/scanner.h"
#include "phrase/unit_name.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace planlint {

namespace {

/// Node index past the front matter of a .plan file: lines between two fences at its start. 0
/// without.
std::uint32_t findFrontMatterEnd(const Plan& plan) {
    const SyntaxTree& tree = plan.tree;
    if (plan.source->format() != SourceFile::Format::Plan) return 0;
    std::uint32_t opening = 0;
    for (std::uint32_t i = 1; i < tree.size(); i = tree[i].next) {
        if (tree[i].next == i + 2 && tree[i].token == TokenKind::NewLine) continue;
        if (tree[i].token == TokenKind::Fence) {
            if (opening != 0) return tree[i].next;
            opening = i;
        } else if (opening == 0) {
            return 0;
        }
    }
    return 0;
}

/// Lines that are no blank ones. Front matter, annotations and page chrome are kept but ignored.
void collectLines(Plan& plan) {
    const SyntaxTree& tree = plan.tree;
    const std::uint32_t frontMatterEnd = findFrontMatterEnd(plan);
    for (std::uint32_t i = 1; i < tree.size(); i = tree[i].next) {
        const Node& node = tree[i];
        if (node.next == i + 2 && (node.token == TokenKind::NewLine || tree[i + 1].range.isEmpty()))
            continue;
        Line line;
        line.node = i;
        line.range = node.range;
        line.start = node.token;
        line.body = {tree[i + 1].range.end, node.range.end};
        line.ignored = i < frontMatterEnd || node.token == TokenKind::Fence ||
                       node.token == TokenKind::Annotation ||
                       node.token == TokenKind::Suppression ||
                       plan.source->isNoise(node.range.begin);
        plan.lines.push_back(line);
    }
}

void readTask(const Plan& plan, const Line& line, const LineWords& words, Task& task) {
    if (!task.isTableRow) {  // rows are bound by their columns
        addOwners(plan, line, task);
        addDeadline(plan, words, task);
    }
    addDeliverables(plan, line, words, task);
}

void readLines(Plan& plan) {
    const SyntaxTree& tree = plan.tree;
    std::size_t numbers = 0;  // a figure has one: growing would hold all of them three times
    for (std::uint32_t i = 0; i < tree.size(); ++i)
        numbers += tree[i].token == TokenKind::Number ? 1 : 0;
    plan.figures.reserve(numbers);
    LineWords words;
    std::size_t next = 0;  // tasks and lines both stand in document order
    for (const Line& line : plan.lines) {
        if (line.ignored) continue;
        readLine(plan, line, words);
        const std::size_t firstFigure = plan.figures.size();
        addFigures(plan, line, words);
        addPhrases(plan, line, words, firstFigure);
        while (next < plan.tasks.size() && plan.tasks[next].range.end <= line.range.begin) ++next;
        for (std::size_t t = next;
             t < plan.tasks.size() && plan.tasks[t].range.begin < line.range.end; ++t) {
            Task& task = plan.tasks[t];
            if (task.range.contains(line.range)) {
                readTask(plan, line, words, task);
            } else {  // several tasks in one line: each sees its own words
                LineWords own = words;
                const auto isOther = [&](TextRange range) { return !task.range.contains(range); };
                std::erase_if(own.leaves, [&](const Leaf& leaf) { return isOther(leaf.range); });
                std::erase_if(own.hits, [&](const WordHit& hit) { return isOther(hit.range); });
                readTask(plan, line, own, task);
            }
        }
    }
}

}  // namespace

Plan buildPlan(std::shared_ptr<const SourceFile> source, const Vocabulary& vocabulary) {
    Plan plan;
    plan.source = std::move(source);
    plan.words.emplace(vocabulary, plan.source->text());
    plan.tree = parse(plan.source->text());
    collectLines(plan);
    findOwnerClauses(plan);
    buildDocument(plan);
    buildSections(plan);
    buildSpans(plan);
    buildTasks(plan);
    splitTasks(plan);
    buildTableTasks(plan);
    readLines(plan);
    completeFromAnnexes(plan);
    completeOwners(plan);
    noteStatedDuties(plan);
    inheritDeadlines(plan);
    linkFigures(plan);
    linkPhrases(plan);
    findUnread(plan);
    countSiblings(plan);
    return plan;
}

namespace {

/// 〔…〕, 【…】, […] as brackets: the plan grammar takes them for names.
void cutOpen(const Plan& plan, const Leaf& bracketed, std::vector<Leaf>& leaves) {
    const std::string_view text = plan.text(bracketed.range);
    const std::uint32_t open = utf8::lengthFromLead(static_cast<unsigned char>(text.front()));
    const auto close =
        static_cast<std::uint32_t>(text.size() - utf8::floorToCodePoint(text, text.size() - 1));
    const auto depth = static_cast<std::uint8_t>(bracketed.depth + 1);
    const TextRange inside{bracketed.range.begin + open, bracketed.range.end - close};
    leaves.push_back({TokenKind::LeftParen, {bracketed.range.begin, inside.begin}, depth, false});
    std::vector<Token> tokens;
    Scanner scanner = Scanner::within(plan.text(inside));
    while (const std::optional<Token> token = scanner.next()) tokens.push_back(*token);
    balanceBrackets(tokens);
    std::uint8_t deeper = depth;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::LeftParen) ++deeper;
        leaves.push_back({token.kind,
                          {inside.begin + token.range.begin, inside.begin + token.range.end},
                          deeper,
                          false});
        if (token.kind == TokenKind::RightParen) --deeper;
    }
    leaves.push_back({TokenKind::RightParen, {inside.end, bracketed.range.end}, depth, false});
}

constexpr ClassMask kBracketWords =
    maskOf(WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin, WordClass::RoleNoun,
           WordClass::RoleManner, WordClass::FieldKey, WordClass::Name);

/// 3.2025年，完成…, 1.4月底前…: the lexer takes 3.2025 for a decimal. Adds the year or month as a
/// leaf; where it ends.
std::uint32_t dateAfterOrdinal(const Plan& plan, const Line& line, std::vector<Leaf>& leaves) {
    if (line.start != TokenKind::LineDecimal) return 0;
    const std::string_view marker = plan.text({line.range.begin, line.body.begin});
    const WordRow* unit = plan.vocabulary().prefix(plan.text(line.body), WordClass::TimeSpan);
    std::uint32_t digits = 0;
    while (digits < marker.size() && marker[marker.size() - 1 - digits] >= '0' &&
           marker[marker.size() - 1 - digits] <= '9')
        ++digits;
    const std::string_view number = marker.substr(marker.size() - digits);
    const bool year = says(unit, TimeSpan::Year) && digits == 4 && readYear(number).value >= 1949;
    const int month = smallNumber(number);
    const std::size_t monthWord = monthAtStart(plan.text(line.body));
    const bool isMonth = monthWord > 0 && digits <= 2 && month >= 1 && month <= 12;
    if (digits == marker.size() || (!year && !isMonth)) return 0;
    const std::size_t after = year ? unit->word.size() : monthWord;
    const TextRange date{line.body.begin - digits,
                         line.body.begin + static_cast<std::uint32_t>(after)};
    leaves.push_back({TokenKind::Date, date, 0, false});
    return date.end;
}

/// 〔省民政厅、省公安厅〕 at the end of a line.
bool mayListUnits(const Plan& plan, const Line& line, const Leaf& bracketed) {
    constexpr std::uint32_t kStop = 3;  // bytes
    if (bracketed.range.end + kStop < line.range.end) return false;
    const std::string_view text = plan.text(bracketed.range);
    const std::size_t close = utf8::floorToCodePoint(text, text.size() - 1);
    return endsLikeUnit(plan.vocabulary(), text.substr(0, close));
}

}  // namespace

void readLeaves(const Plan& plan, const Line& line, std::vector<Leaf>& leaves) {
    leaves.clear();
    const SyntaxTree& tree = plan.tree;
    const std::uint32_t yearEnd = dateAfterOrdinal(plan, line, leaves);
    std::vector<std::uint32_t> bracketEnds;
    for (std::uint32_t i = line.node + 2; i < tree[line.node].next; ++i) {
        const Node& node = tree[i];
        while (!bracketEnds.empty() && bracketEnds.back() <= i) bracketEnds.pop_back();
        if (node.kind == NodeKind::Bracket) bracketEnds.push_back(node.next);
        if (node.kind != NodeKind::Token) continue;
        Leaf leaf{node.token, node.range, static_cast<std::uint8_t>(bracketEnds.size()), false};
        leaf.range.begin = std::max(leaf.range.begin, std::min(yearEnd, leaf.range.end));
        if (leaf.range.isEmpty()) continue;
        if (leaf.kind == TokenKind::Bracketed && bracketEnds.empty() &&
            (!(plan.words->mask(leaf.range) & kBracketWords).isEmpty() ||
             mayListUnits(plan, line, leaf))) {
            cutOpen(plan, leaf, leaves);
        } else {
            leaves.push_back(leaf);
        }
    }
}

void readLine(const Plan& plan, const Line& line, LineWords& words) {
    words.hits.clear();
    readLeaves(plan, line, words.leaves);
    // Brackets that say who answers are no part of the sentence around them.
    for (const OwnerClause& clause : clausesIn(plan, line.range)) {
        if ((clause.form != OwnerClause::Form::Bracket && !clause.unclosed) || clause.isUnread)
            continue;
        for (Leaf& leaf : words.leaves) {
            if (!clause.range.contains(leaf.range)) continue;
            leaf.inGroup = true;
            if (leaf.depth > 0) --leaf.depth;
        }
    }
    constexpr ClassMask kAsked = maskOf(
        WordClass::CompareBefore, WordClass::CompareAfter, WordClass::Change, WordClass::Modality,
        WordClass::Expected, WordClass::WorkVerb, WordClass::SectionRole, WordClass::Indicator,
        WordClass::Phrase, WordClass::TimeVague, WordClass::TimeEvery);
    plan.words->hits(line.body, kAsked, words.hits);
}

Bound boundOf(const Figure& figure) {
    switch (figure.comparator) {
        case Comparator::Greater:
        case Comparator::GreaterEqual:
            return Bound::Lower;
        case Comparator::Less:
        case Comparator::LessEqual:
            return Bound::Upper;
        case Comparator::About:
        case Comparator::Range:
            return Bound::Point;
        case Comparator::Equal:
            break;
    }
    switch (figure.direction) {
        case Direction::Up:
            return Bound::Lower;
        case Direction::Down:
            return Bound::Upper;
        case Direction::Interval:
            return Bound::Point;
        case Direction::None:
            return Bound::Unknown;
    }
    PLANLINT_UNREACHABLE();
}

std::string sectionPath(const Plan& plan, std::uint32_t section) {
    const Section& self = plan.sections[section];
    std::string_view number = self.number;
    for (const std::string_view tail : {"、", ".", "．", "﹒"}) {
        if (number.ends_with(tail)) number.remove_suffix(tail.size());
    }
    std::string step;
    for (std::size_t i = 0; i < number.size();) {  // （一） and (一) are the same step
        const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(number[i]));
        const std::string_view c = number.substr(i, length);
        step += c == "（" ? "(" : c == "）" ? ")" : c;
        i += length;
    }
    return self.parent ? sectionPath(plan, *self.parent) + "/" + step : step;
}

}  // namespace planlint
