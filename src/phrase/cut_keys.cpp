// Keys before a colon, a blank or 为: 责任单位：, 责 任 单 位：, 牵头部门（单位）：, 责任单位为.
#include "phrase/cutter.h"
#include "phrase/role_key.h"
#include "phrase/unit_name.h"

namespace planlint {

namespace {

constexpr std::size_t kShortLeaf = 2;  // characters of a leaf that a spaced-out word is made of
constexpr std::size_t kMostLeaves = 8;

}  // namespace

bool Cutter::mayBeKey(std::size_t i) const {
    if (i + 1 >= leaves.size()) return false;
    const Leaf& next = leaves[i + 1];
    if (next.kind == TokenKind::Colon) return true;
    if (timesOnly) return false;
    return next.kind == TokenKind::LeftParen ||
           (next.kind == TokenKind::Text && next.range.begin > leaves[i].range.end);
}

bool Cutter::readKey(std::size_t i) {
    const Leaf& leaf = leaves[i];
    std::size_t colon = i + 1;
    std::string spaced;
    if (characters(slice(leaf.range.begin, leaf.range.end)) <= kShortLeaf) {
        std::size_t k = i;
        while (k < leaves.size() && k < i + kMostLeaves && leaves[k].kind == TokenKind::Text &&
               characters(slice(leaves[k].range.begin, leaves[k].range.end)) <= kShortLeaf)
            spaced.append(slice(leaves[k].range.begin, leaves[k].range.end)), ++k;
        if (k > i + 1) colon = k;
    }
    if (colon == i + 1) spaced.clear();
    bool bracketed = false;
    if (colon + 2 < leaves.size() && leaves[colon].kind == TokenKind::LeftParen &&
        leaves[colon + 1].kind == TokenKind::Text &&
        leaves[colon + 2].kind == TokenKind::RightParen &&
        vocabulary.exactly(slice(leaves[colon + 1].range.begin, leaves[colon + 1].range.end),
                           WordClass::RoleNoun) != nullptr) {
        colon += 3;
        bracketed = true;
    }
    const bool hasColon = colon < leaves.size() && leaves[colon].kind == TokenKind::Colon;
    const std::uint32_t begin = std::max(skipTo, leaf.range.begin);
    const std::string_view written =
        spaced.empty() ? slice(begin, leaf.range.end) : std::string_view(spaced);
    if (!hasColon) {
        // 责任单位 市教育局
        const bool blank = colon < leaves.size() && !bracketed &&
                           leaves[colon].kind == TokenKind::Text && spaced.empty() &&
                           leaves[colon].range.begin > leaf.range.end;
        if (!blank || !atSegmentStart()) return false;
        const std::optional<RoleKey> key = readRoleKey(vocabulary, written);
        if (!key || !key->isKnown || !key->hasNoun || key->begin != 0 ||
            collectiveKind(vocabulary, written))
            return false;
        emit(PhraseTokenKind::Key, begin, leaf.range.end, static_cast<std::size_t>(key->meaning));
        return true;
    }
    const std::uint32_t end = leaves[colon].range.end;
    const std::optional<FieldKey> field = readFieldKey(vocabulary, written);
    std::optional<RoleKey> key = readRoleKey(vocabulary, written);
    // 考核指标： is a field, 考核单位： a role.
    if (key && !key->hasNoun && (key->begin != 0 || !spaced.empty())) key.reset();
    const bool isField = vocabulary.exactly(written, WordClass::FieldKey) != nullptr;
    if (field && (isField || !key || !key->hasNoun)) {
        switch (field.value_or(FieldKey::Note)) {
            case FieldKey::Due:
                emit(PhraseTokenKind::Due, begin, end);
                break;
            case FieldKey::Lead:
                emit(PhraseTokenKind::Key, begin, end, 0);
                break;
            case FieldKey::Responsible:
                emit(PhraseTokenKind::Key, begin, end, 1);
                break;
            case FieldKey::Cooperating:
                emit(PhraseTokenKind::Key, begin, end, 2);
                break;
            default:
                emit(PhraseTokenKind::Field, begin, end,
                     static_cast<std::size_t>(field.value_or(FieldKey::Note)));
        }
        skipTo = end;
        return true;
    }
    if (!key || (!key->isKnown && !atSegmentStart() && out.back().kind != PhraseTokenKind::Blank))
        return false;
    auto keyBegin = static_cast<std::uint32_t>(begin + key->begin);
    // 技术支撑单位：, 物资保障单位：a word or two before the verb say of what.
    if (key->hasNoun && keyBegin - begin <= kLongestOfWhat &&
        (atSegmentStart() || (i > 0 && leaves[i - 1].range.end < leaf.range.begin)) &&
        shapeOf(vocabulary, slice(begin, keyBegin)) == UnitShape::None &&
        vocabulary.lastCharacter(slice(begin, keyBegin), WordClass::Particle) == nullptr)
        keyBegin = begin;
    // 各责任单位： addresses them.
    const std::string_view before = slice(begin, keyBegin);
    if (!before.empty() && vocabulary.lastCharacter(before, WordClass::Particle) != nullptr)
        return false;
    if (keyBegin > begin) cut({begin, keyBegin}, i);
    for (const std::uint32_t mark = keyBegin; keyBegin < leaf.range.end && isOrnament(keyBegin);) {
        keyBegin += utf8::decode(text, keyBegin).length;
        if (!isOrnament(keyBegin)) emit(PhraseTokenKind::Blank, mark, keyBegin);
    }
    emit(PhraseTokenKind::Key, keyBegin, end,
         static_cast<std::size_t>(key->meaning) | (key->isKnown ? 0U : kUnknownKey));
    skipTo = end;
    return true;
}

bool Cutter::isOrnament(std::uint32_t at) const {
    const char32_t c = utf8::decode(text, at).codePoint;
    return c >= 0x80 && !utf8::isHan(c);
}

std::uint32_t Cutter::keyIs(std::uint32_t begin, std::uint32_t end) {
    if (!atSegmentStart() && out.back().kind != PhraseTokenKind::Blank) return begin;
    constexpr std::uint32_t kLongest = 30;  // bytes of a key
    for (std::uint32_t at = begin + 6; at < end && at <= begin + kLongest;
         at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]))) {
        const WordRow* is = vocabulary.prefix(slice(at, end), WordClass::Particle);
        if (!says(is, Particle::Is)) continue;
        const std::optional<RoleKey> key = readRoleKey(vocabulary, slice(begin, at));
        if (!key || !key->isKnown || !key->hasNoun || key->begin != 0) return begin;
        const auto after = static_cast<std::uint32_t>(at + is->word.size());
        emit(PhraseTokenKind::Key, begin, after, static_cast<std::size_t>(key->meaning));
        return after;
    }
    return begin;
}

}  // namespace planlint
