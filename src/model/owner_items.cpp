// The names in a list of units or people.
#include "model/owner_items.h"

#include "phrase/role_key.h"
#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

TextRange joined(const std::optional<TextRange>& a, TextRange b) {
    return a ? TextRange{a->begin, b.end} : b;
}
}  // namespace

UnitRole roleOf(RoleWord word) {
    switch (word) {
        case RoleWord::Lead:
            return UnitRole::Lead;
        case RoleWord::Responsible:
        case RoleWord::Charge:
            return UnitRole::Responsible;
        case RoleWord::Cooperating:
            return UnitRole::Cooperating;
        case RoleWord::Other:
            return UnitRole::Other;
    }
    PLANLINT_UNREACHABLE();
}

OwnerItem OwnerItemReader::read(const PhraseTree& tree, std::uint32_t at) const {
    OwnerItem item;
    std::optional<TextRange> range;
    bool etcOnly = true;
    bool ended = false;  // 甲等有关部门: what stands behind 等 names nobody
    for (std::uint32_t i = at + 1; i < tree[at].next;) {
        const PhraseNode& node = tree[i];
        if (node.rule == PhraseRule::Bracket) {
            const bool more = readBracket(tree, i, item, tree[i].next == tree[at].next);
            if (more) range = joined(range, bracketRange(tree, i));
            i = node.next;
            continue;
        }
        const PhraseToken& token = tokens_[node.token];
        if (token.kind == PhraseTokenKind::Etc) {
            ended = ended || !etcOnly;
        } else if (!ended) {
            etcOnly = false;
            range = joined(range, token.range);
        }
        ++i;
    }
    if (etcOnly || !range) return item;
    item.range = *range;
    item.name = clean(item.range, tree, at);
    return item;
}

TextRange OwnerItemReader::bracketRange(const PhraseTree& tree, std::uint32_t at) const {
    return {tokens_[tree[at + 1].token].range.begin,
            tokens_[tree[tree[at].next - 1].token].range.end};
}

/// （牵头）after a name gives its role, （含开发区，下同）is no part of it. True when the
/// bracket belongs to the name.
bool OwnerItemReader::readBracket(const PhraseTree& tree, std::uint32_t at, OwnerItem& item,
                                  bool isLast) const {
    std::vector<PhraseToken> inside;
    for (std::uint32_t i = at + 2; i + 1 < tree[at].next; ++i) {
        if (tree[i].rule == PhraseRule::Token) inside.push_back(tokens_[tree[i].token]);
    }
    if (inside.empty()) return false;
    const bool verbs = std::all_of(inside.begin(), inside.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::Verb || token.kind == PhraseTokenKind::Manner;
    });
    if (verbs) {
        item.mark = inside.front();
        return false;
    }
    const std::string_view words =
        plan_.text({inside.front().range.begin, inside.back().range.end});
    if (const std::optional<RoleKey> key = readRoleKey(plan_.vocabulary(), words);
        key && key->hasNoun && key->begin == 0 && key->isKnown &&
        key->meaning != RoleKey::Meaning::Leaders) {  // 市教育局（牵头单位）
        item.mark = PhraseToken{inside.front().range, PhraseTokenKind::Verb,
                                static_cast<std::uint8_t>(key->meaning)};
        return false;
    }
    if (const WordRow* stem = plan_.vocabulary().exactly(words, WordClass::RoleStem)) {
        item.mark = PhraseToken{inside.front().range, PhraseTokenKind::Verb,
                                static_cast<std::uint8_t>(stem->value)};  // 市供水公司（责任）
        return false;
    }
    const WordRow* with = plan_.vocabulary().prefix(words, WordClass::Particle);
    const bool scope = says(with, Particle::With);
    const bool note = std::any_of(inside.begin(), inside.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::Note;
    });
    // 市住建局（房建工程）says of what; 管委会（石溪区）, 李国栋（副市长）are names.
    const bool what = isLast && characters(words) >= 3 &&
                      shapeOf(plan_.vocabulary(), words) == UnitShape::None &&
                      !endsInPost(plan_.vocabulary(), words);
    return !scope && !note && !what;
}

/// The name without the blanks of the page and without brackets that are no part of it.
std::string OwnerItemReader::clean(TextRange range, const PhraseTree& tree,
                                   std::uint32_t at) const {
    std::string name;
    std::uint32_t from = range.begin;
    const auto take = [&](std::uint32_t end) {
        if (end > from) name.append(plan_.text({from, end}));
    };
    for (std::uint32_t i = at + 1; i < tree[at].next;) {
        if (tree[i].rule == PhraseRule::Bracket) {
            OwnerItem unused;
            const TextRange bracket = bracketRange(tree, i);
            if (range.contains(bracket) &&
                !readBracket(tree, i, unused, tree[i].next == tree[at].next)) {
                take(bracket.begin);
                from = bracket.end;
            }
            i = tree[i].next;
        } else {
            ++i;
        }
    }
    take(range.end);
    // A leaf of its own that is a bracket of another shape: 〈含开发区管委会，下同〉.
    for (const std::string_view open : {"〈", "〔", "［", "[", "【"}) {
        const std::size_t begin = name.find(open);
        if (begin == std::string::npos || begin == 0) continue;
        const std::string_view inside = std::string_view(name).substr(begin + open.size());
        const WordRow* with = plan_.vocabulary().prefix(inside, WordClass::Particle);
        const bool scope = says(with, Particle::With);
        const bool note = !plan_.vocabulary().hitsIn(inside, bit(WordClass::RoleNote)).empty();
        if (scope || note) name.resize(begin);
    }
    name = withoutEtc(withoutPost(std::move(name)));
    if (const WordRow* must = plan_.vocabulary().suffix(name, WordClass::Particle);
        says(must, Particle::Must) && must->word.size() < name.size())  // 各县要配合
        name.resize(name.size() - must->word.size());
    std::erase_if(name, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    for (const std::string_view wide : {"\u3000", "\u00A0"}) {
        for (std::size_t i = name.find(wide); i != std::string::npos; i = name.find(wide, i))
            name.erase(i, wide.size());
    }
    return name;
}

/// 市财政局等市直部门 names 市财政局.
std::string OwnerItemReader::withoutEtc(std::string name) const {
    constexpr std::size_t kLongest = 8;  // characters behind 等
    const Vocabulary& vocabulary = plan_.vocabulary();
    for (std::size_t at = 6; at < name.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(name[at]))) {
        const WordRow* etc =
            vocabulary.prefix(std::string_view(name).substr(at), WordClass::UnitEtc);
        if (etc == nullptr) continue;
        const std::string_view rest = std::string_view(name).substr(at + etc->word.size());
        if (rest.size() > 4 * kLongest) continue;
        const WordRow* noun = vocabulary.suffix(rest, WordClass::RoleNoun);
        if (noun == nullptr || noun->word.size() <= 3 || characters(rest) > kLongest ||
            shapeOf(vocabulary, std::string_view(name).substr(0, at)) == UnitShape::None)
            continue;
        return name.substr(0, at);
    }
    return name;
}

/// 副校长 孟某某: a post and a blank before a person's name.
std::string OwnerItemReader::withoutPost(std::string name) const {
    constexpr std::size_t kLongestPerson = 4;  // characters
    for (const std::string_view blank : {" ", "\u3000", "\u00A0"}) {
        const std::size_t at = name.rfind(blank);
        if (at == std::string::npos || at == 0) continue;
        const std::string_view person = std::string_view(name).substr(at + blank.size());
        if (characters(person) >= 2 && characters(person) <= kLongestPerson &&
            endsInPost(plan_.vocabulary(), trimmed(std::string_view(name).substr(0, at))))
            return std::string(person);
    }
    return name;
}

}  // namespace planlint
