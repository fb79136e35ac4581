#include "model/owner_glance.h"

#include <algorithm>

#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr ClassMask kRoleWords =
    maskOf(WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin, WordClass::RoleNoun,
           WordClass::RoleManner, WordClass::Name);
constexpr ClassMask kAnyWords = kRoleWords | bit(WordClass::FieldKey);
constexpr std::uint32_t kOneCharacter = 4;  // bytes
constexpr std::string_view kFullStop = "\u3002";
constexpr std::size_t kLongestTitle = 45;  // bytes of a title that names an office

}  // namespace

bool OwnerGlance::mayName(const Line& line) const {
    return !(plan_.words->mask(line.body) & kAnyWords).isEmpty() || mayBeBareList(line) ||
           mayBeginWithOwner(line);
}

/// （市教育局、市财政局）at the end of a line: units without a word of their role.
bool OwnerGlance::mayBeBareList(const Line& line) const {
    const std::string_view text = plan_.text(line.range);
    const bool closes = text.ends_with(")") || text.ends_with("）") || text.ends_with("】") ||
                        text.ends_with("]") || text.ends_with("〕") || text.ends_with("）。");
    return closes;
}

bool OwnerGlance::mayBeginWithOwner(const Line& line) const {
    const std::string_view head = plan_.text(line.body).substr(0, kLongestOwner);
    if (contains(head, "：") || contains(head, ":")) return true;
    const std::size_t stop = head.find(kFullStop);  // 1.市司法局。配合…
    return line.start != TokenKind::NewLine && stop != std::string_view::npos &&
           stop <= kLongestTitle && endsLikeUnit(plan_.vocabulary(), head.substr(0, stop));
}

bool OwnerGlance::mayAllocate(std::span<const Leaf> leaves, TextRange inside) const {
    if (!(plan_.words->mask(inside) & kRoleWords).isEmpty()) return true;
    return std::any_of(leaves.begin(), leaves.end(),
                       [](const Leaf& leaf) { return leaf.kind == TokenKind::Colon; });
}

bool OwnerGlance::mayOwn(std::span<const Leaf> stretch, TextRange range, bool isLast) const {
    const WordIndex& words = *plan_.words;
    for (std::size_t i = 1; i < stretch.size(); ++i) {
        const bool colon = stretch[i].kind == TokenKind::Colon;
        const bool blank = stretch[i].range.begin > stretch[i - 1].range.end;
        if (!colon && !blank) continue;
        // The last character of a key with blanks in it: 责 任 单 位.
        if (stretch[i - 1].range.length() <= kOneCharacter) return true;
        if (endsLikeKey(stretch[i - 1].range.end)) return true;
    }
    std::uint32_t last = range.end;  // of the words before the closing stop
    for (std::size_t i = stretch.size(); i-- > 0 && stretch[i].kind == TokenKind::Stop;)
        last = stretch[i].range.begin;
    for (std::size_t i = words.first(range.begin);
         i < words.size() && words[i].range.begin < range.end; ++i) {
        const WordIndex::Hit hit = words[i];
        if (!hit.isLive) continue;
        if (hit.row->wordClass == WordClass::RoleVerb) {
            const auto role = static_cast<RoleWord>(hit.row->value);
            if (role == RoleWord::Lead || role == RoleWord::Charge) return true;
            if (followsBy(hit.range.begin) || (isLast && hit.range.end >= last)) return true;
        } else if (hit.row->wordClass == WordClass::RoleJoin) {
            return true;
        } else if (hit.row->wordClass == WordClass::RoleNoun) {
            if (isLast && hit.range.end >= last) return true;
            const WordRow* is = plan_.vocabulary().prefix(
                plan_.source->text().substr(hit.range.end, 3), WordClass::Particle);
            if (says(is, Particle::Is)) return true;
        }
    }
    return false;
}

/// 责任单位, 牵头, 完成时限 before a colon.
bool OwnerGlance::endsLikeKey(std::uint32_t at) const {
    const WordIndex& words = *plan_.words;
    for (const WordClass end : {WordClass::RoleNoun, WordClass::RoleVerb, WordClass::RoleStem,
                                WordClass::FieldKey, WordClass::Name}) {
        if (words.endingAt(at, end)) return true;
    }
    const std::string_view text = plan_.source->text().substr(0, at);
    const std::string_view one = utf8::suffix(text, 3);
    return plan_.vocabulary().exactly(one, WordClass::RoleNoun) != nullptr ||
           plan_.vocabulary().exactly(utf8::suffix(text, 6), WordClass::RoleNoun) != nullptr;
}

/// 由市教育局实施: 由 stands in the clause before a verb.
bool OwnerGlance::followsBy(std::uint32_t at) const {
    constexpr std::size_t kFarthest = 90;  // bytes of the units between
    std::string_view before = utf8::suffix(plan_.source->text().substr(0, at), kFarthest);
    if (const std::size_t stop = before.rfind("\u3002"); stop != std::string_view::npos)
        before.remove_prefix(stop);
    for (std::size_t i = 0; i < before.size();) {
        const auto length = utf8::lengthFromLead(static_cast<unsigned char>(before[i]));
        if (says(plan_.vocabulary().exactly(before.substr(i, length), WordClass::Particle),
                 Particle::By))
            return true;
        i += length;
    }
    return false;
}

}  // namespace planlint
