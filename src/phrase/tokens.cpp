#include "phrase/tokens.h"

#include <array>

#include "phrase/role_key.h"
#include "phrase/unit_name.h"
#include "text/numerals.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 28> kNames = {
    "",     "KEY",   "DUE",   "FIELD", "VERB",   "JOIN",       "MANNER", "BY",    "NOTE",  "DATE",
    "TIME", "COUNT", "EVERY", "LIMIT", "RANGE",  "DUN",        "AND",    "BLANK", "COMMA", "SEMI",
    "STOP", "COLON", "LP",    "RP",    "NUMBER", "COLLECTIVE", "ETC",    "WORD"};

constexpr ClassMask kAlphabet =
    maskOf(WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin, WordClass::RoleManner,
           WordClass::RoleNote, WordClass::Collective, WordClass::UnitEtc, WordClass::TimePoint,
           WordClass::TimeEvery);

constexpr ClassMask kTimes = maskOf(WordClass::TimePoint, WordClass::TimeEvery);

constexpr std::size_t kShortLeaf = 2;  // characters of a leaf that a spaced-out word is made of
constexpr std::size_t kMostLeaves = 8;

bool isTime(PhraseTokenKind kind) {
    return kind == PhraseTokenKind::Date || kind == PhraseTokenKind::Time ||
           kind == PhraseTokenKind::Count || kind == PhraseTokenKind::Limit ||
           kind == PhraseTokenKind::Every;
}
bool endsUnits(PhraseTokenKind kind) {
    return kind != PhraseTokenKind::Word && kind != PhraseTokenKind::Collective &&
           kind != PhraseTokenKind::Number && kind != PhraseTokenKind::Etc &&
           kind != PhraseTokenKind::LeftParen && kind != PhraseTokenKind::RightParen;
}
bool isName(TokenKind kind) {
    return kind == TokenKind::Text || kind == TokenKind::Number || kind == TokenKind::Latin ||
           kind == TokenKind::Title || kind == TokenKind::Quoted || kind == TokenKind::Bracketed ||
           kind == TokenKind::Date;
}

}  // namespace

void pairBrackets(std::vector<PhraseToken>& tokens) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == PhraseTokenKind::LeftParen) {
            open.push_back(i);
        } else if (tokens[i].kind == PhraseTokenKind::RightParen) {
            if (open.empty())
                tokens[i].kind = PhraseTokenKind::Word;
            else
                open.pop_back();
        }
    }
    for (const std::size_t i : open) tokens[i].kind = PhraseTokenKind::Word;
}

std::string_view phraseTokenName(PhraseTokenKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

struct PhraseTokenizer::Cutter {
    std::string_view text;
    const WordIndex& words;
    const Vocabulary& vocabulary;
    std::span<const Leaf> leaves;
    std::vector<PhraseToken> out{};
    std::uint32_t item = 0;     // where the units' name that is being read begins
    bool bySeen = false;        // 由 stands in the segment
    bool inDivision = false;    // after 责任分工：, whose clauses begin with the units
    std::uint32_t skipTo = 0;   // bytes before this are in a token already
    std::uint32_t leafEnd = 0;  // of the text that is being cut
    bool timesOnly = false;

    std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
        return text.substr(begin, end - begin);
    }

    void emit(PhraseTokenKind kind, std::uint32_t begin, std::uint32_t end, std::size_t value = 0) {
        if (begin == end) return;
        out.push_back({{begin, end}, kind, static_cast<std::uint8_t>(value)});
        if (endsUnits(kind)) item = end;
        if (kind == PhraseTokenKind::Comma || kind == PhraseTokenKind::Semicolon ||
            kind == PhraseTokenKind::Stop)
            bySeen = false;
        if (kind == PhraseTokenKind::By) bySeen = true;
        if (kind == PhraseTokenKind::Key || kind == PhraseTokenKind::Due ||
            kind == PhraseTokenKind::Field)
            inDivision = kind == PhraseTokenKind::Field &&
                         value == static_cast<std::size_t>(FieldKey::Division);
    }

    bool afterTime() const { return !out.empty() && isTime(out.back().kind); }
    bool atSegmentStart() const {
        if (out.empty()) return true;
        switch (out.back().kind) {
            case PhraseTokenKind::Comma:
            case PhraseTokenKind::Semicolon:
            case PhraseTokenKind::Stop:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::Colon:
                return true;
            default:
                return isTime(out.back().kind);
        }
    }

    void run() {
        if (leaves.empty()) return;
        item = leaves.front().range.begin;
        for (std::size_t i = 0; i < leaves.size(); ++i) readLeaf(i);
        pairBrackets(out);
    }

    void readLeaf(std::size_t i) {
        const Leaf& leaf = leaves[i];
        if (leaf.range.end <= skipTo || leaf.range.isEmpty()) return;
        if (!timesOnly) noteBlank(i);
        if (leaf.kind == TokenKind::Number)
            readNumber(i);
        else if (leaf.kind != TokenKind::Text)
            emit(kindOf(leaf.kind), leaf.range.begin, leaf.range.end);
        else if (!mayBeKey(i) || !readKey(i))
            cut({std::max(skipTo, leaf.range.begin), leaf.range.end}, i);
    }

    /// Of a leaf that is one token as it stands.
    static PhraseTokenKind kindOf(TokenKind kind) {
        switch (kind) {
            case TokenKind::Date:
                return PhraseTokenKind::Date;
            case TokenKind::Dun:
                return PhraseTokenKind::Dun;
            case TokenKind::Comma:
                return PhraseTokenKind::Comma;
            case TokenKind::Semicolon:
                return PhraseTokenKind::Semicolon;
            case TokenKind::Stop:
                return PhraseTokenKind::Stop;
            case TokenKind::Colon:
                return PhraseTokenKind::Colon;
            case TokenKind::LeftParen:
                return PhraseTokenKind::LeftParen;
            case TokenKind::RightParen:
                return PhraseTokenKind::RightParen;
            default:
                return PhraseTokenKind::Word;
        }
    }

    /// A blank between two names ends the first when it is whole: 市教育局 市财政局.
    void noteBlank(std::size_t i) {
        if (i == 0 || out.empty()) return;
        const Leaf& before = leaves[i - 1];
        const Leaf& leaf = leaves[i];
        if (leaf.range.begin == before.range.end || !isName(leaf.kind) ||
            endsUnits(out.back().kind))
            return;
        const std::string_view left = trimmed(slice(item, before.range.end));
        const std::string_view right = slice(leaf.range.begin, leaf.range.end);
        const bool whole = shapeOf(vocabulary, left) != UnitShape::None;
        const auto isShort = [](std::string_view name) {
            const std::size_t n = characters(name);
            return n >= 2 && n <= 4;
        };
        const bool people = isShort(left) && isShort(right) &&
                            vocabulary.exactly(right, WordClass::Person) == nullptr &&
                            vocabulary.exactly(left, WordClass::Person) == nullptr;
        if (whole || people) emit(PhraseTokenKind::Blank, before.range.end, leaf.range.begin);
    }

    /// A colon, a bracket before it, or a blank stands behind a key; short leaves may be parts of
    /// one.
    bool mayBeKey(std::size_t i) const {
        if (i + 1 >= leaves.size()) return false;
        const Leaf& next = leaves[i + 1];
        if (next.kind == TokenKind::Colon) return true;
        if (timesOnly) return false;
        return next.kind == TokenKind::LeftParen ||
               (next.kind == TokenKind::Text && next.range.begin > leaves[i].range.end);
    }

    /// A key up to its colon, written with or without blanks: 责任单位：, 责 任 单 位：,
    /// 牵头部门（单位）：. Or a key with a noun and a blank instead of the colon.
    bool readKey(std::size_t i) {
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
            emit(PhraseTokenKind::Key, begin, leaf.range.end,
                 static_cast<std::size_t>(key->meaning));
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
        if (!key ||
            (!key->isKnown && !atSegmentStart() && out.back().kind != PhraseTokenKind::Blank))
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
        for (const std::uint32_t mark = keyBegin; isOrnament(keyBegin);) {
            keyBegin += utf8::decode(text, keyBegin).length;
            if (!isOrnament(keyBegin)) emit(PhraseTokenKind::Blank, mark, keyBegin);
        }
        emit(PhraseTokenKind::Key, keyBegin, end,
             static_cast<std::size_t>(key->meaning) | (key->isKnown ? 0U : kUnknownKey));
        skipTo = end;
        return true;
    }
    /// ◆督导单位：a mark before a key is no part of it.
    bool isOrnament(std::uint32_t at) const {
        const char32_t c = utf8::decode(text, at).codePoint;
        return c >= 0x80 && !utf8::isHan(c);
    }

    static constexpr std::size_t kUnknownKey = 0x80;
    static constexpr std::uint32_t kLongestOfWhat = 12;  // bytes: 技术支撑

    /// 6个月, 25日; 7 of 7—12月.
    void readNumber(std::size_t i) {
        const Leaf& leaf = leaves[i];
        const std::uint32_t begin = std::max(skipTo, leaf.range.begin);
        const std::string_view rest =
            i + 1 < leaves.size() && leaves[i + 1].kind == TokenKind::Text
                ? slice(leaves[i + 1].range.begin, leaves[i + 1].range.end)
                : std::string_view();
        if (const WordRow* span = vocabulary.prefix(rest, WordClass::TimeSpan);
            span != nullptr && span->value != static_cast<int>(TimeSpan::Times) &&
            characters(slice(begin, leaf.range.end)) <= 3) {
            const auto end =
                static_cast<std::uint32_t>(leaves[i + 1].range.begin + span->word.size());
            emit(PhraseTokenKind::Count, begin, end, span->value);
            skipTo = end;
            return;
        }
        if (isYearMonth(slice(begin, leaf.range.end))) {  // 2026.3-2026.11
            emit(PhraseTokenKind::Date, begin, leaf.range.end);
            return;
        }
        if (const WordRow* to = vocabulary.prefix(rest, WordClass::TimeRange);
            to != nullptr && to->word.size() == rest.size() && i + 2 < leaves.size() &&
            leaves[i + 2].kind == TokenKind::Date) {
            emit(PhraseTokenKind::Date, begin, leaf.range.end);
            return;
        }
        emit(PhraseTokenKind::Number, begin, leaf.range.end);
    }

    static bool isYearMonth(std::string_view number) {
        if (number.size() < 6 || number.size() > 7 || number[4] != '.') return false;
        const int year = readYear(number).value;
        const int month = readSmallNumber(number.substr(5)).value;
        return year >= 1990 && year <= 2100 && month >= 1 && month <= 12;
    }

    // ---- text -------------------------------------------------------------------------------

    void cut(TextRange range, std::size_t leaf) {
        leafEnd = range.end;
        std::uint32_t at = range.begin;
        if (afterTime() && out.back().range.end <= at) at = limits(at, range.end);
        at = rangeWord(at, range.end, leaf);
        if (!timesOnly) at = keyIs(at, range.end);
        std::uint32_t stretch = at;  // begin of what is not yet in a token
        const ClassMask alphabet = timesOnly ? kTimes : kAlphabet;
        std::size_t hit = words.first(at);
        while (at < range.end) {
            // The next word of the alphabet.
            while (hit < words.size()) {
                const WordIndex::Hit h = words[hit];
                if (h.range.begin >= at && h.isLive && (bit(h.row->wordClass) & alphabet) != 0)
                    break;
                if (h.range.begin >= range.end) break;
                ++hit;
            }
            if (hit >= words.size() || words[hit].range.begin >= range.end) break;
            // The longest of those that begin there.
            WordIndex::Hit best = words[hit];
            for (std::size_t k = hit + 1;
                 k < words.size() && words[k].range.begin == best.range.begin; ++k) {
                const WordIndex::Hit h = words[k];
                if (h.isLive && (bit(h.row->wordClass) & alphabet) != 0 &&
                    (h.range.end > best.range.end || prefers(h, best, range, leaf)))
                    best = h;
            }
            ++hit;
            if (best.range.end > range.end) continue;
            std::uint32_t end = best.range.end;
            const std::optional<PhraseTokenKind> kind = kindOf(best, range, leaf, end);
            if (!kind) continue;
            std::uint32_t begin = best.range.begin;
            if (*kind == PhraseTokenKind::Verb && begin > stretch) {  // 为牵头单位
                const WordRow* particle =
                    vocabulary.suffix(slice(stretch, begin), WordClass::Particle, 2);
                if (says(particle, Particle::Is))
                    begin -= static_cast<std::uint32_t>(particle->word.size());
            }
            name(stretch, begin);
            emit(*kind, begin, end, best.row->value);
            at = stretch = end;
            if (isTime(*kind)) {
                at = limits(at, range.end);
                at = rangeWord(at, range.end, leaf);
                stretch = at;
            }
        }
        name(stretch, range.end);
    }

    /// 责任单位为市教育局: a key with 为 instead of its colon.
    std::uint32_t keyIs(std::uint32_t begin, std::uint32_t end) {
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

    /// 协同 joins and is a verb: the verb where a list ends.
    bool prefers(const WordIndex::Hit& h, const WordIndex::Hit& best, TextRange range,
                 std::size_t leaf) const {
        return h.range.end == best.range.end && h.row->wordClass == WordClass::RoleVerb &&
               best.row->wordClass != WordClass::RoleVerb && endsClause(h.range.end, range, leaf);
    }

    /// What a word of the alphabet is at its place; nullopt where it is part of a name.
    std::optional<PhraseTokenKind> kindOf(const WordIndex::Hit& hit, TextRange range,
                                          std::size_t leaf, std::uint32_t& end) {
        switch (hit.row->wordClass) {
            case WordClass::RoleVerb:
            case WordClass::RoleStem:
                if (const WordRow* noun =
                        vocabulary.prefix(slice(end, range.end), WordClass::RoleNoun);
                    noun != nullptr && noun->word.size() > 3 && hit.range.begin > range.begin) {
                    const std::uint32_t before = static_cast<std::uint32_t>(
                        utf8::floorToCodePoint(text, hit.range.begin - 1));
                    const WordRow* is =
                        vocabulary.exactly(slice(before, hit.range.begin), WordClass::Particle);
                    const auto after = static_cast<std::uint32_t>(end + noun->word.size());
                    if (says(is, Particle::Is) && endsClause(after, range, leaf)) {
                        end = after;
                        return PhraseTokenKind::Verb;
                    }
                }
                if (hit.row->wordClass == WordClass::RoleStem) return std::nullopt;
                if (endsClause(end, range, leaf)) return PhraseTokenKind::Verb;
                // 由市教育局牵头组织…: after 由 a verb need not end the clause, but must follow a
                // unit.
                if (const std::optional<std::uint32_t> by = afterBy(hit.range.begin);
                    (by || bySeen || inDivision) &&
                    shapeOf(vocabulary, trimmed(slice(by.value_or(item), hit.range.begin))) !=
                        UnitShape::None)
                    return PhraseTokenKind::Verb;
                return std::nullopt;
            case WordClass::RoleJoin:
                return endsClause(end, range, leaf) ? std::nullopt
                                                    : std::optional(PhraseTokenKind::Join);
            case WordClass::RoleManner:
                return endsClause(end, range, leaf) ? std::optional(PhraseTokenKind::Manner)
                                                    : std::nullopt;
            case WordClass::RoleNote:
                return PhraseTokenKind::Note;
            case WordClass::Collective:
                return PhraseTokenKind::Collective;
            case WordClass::UnitEtc:
                return endsClause(end, range, leaf) ? std::optional(PhraseTokenKind::Etc)
                                                    : std::nullopt;
            case WordClass::TimeEvery:
                return PhraseTokenKind::Every;
            case WordClass::TimePoint:
                end = endOfTime(hit);
                return PhraseTokenKind::Time;
            default:
                return std::nullopt;
        }
    }

    /// Where the name begins that 由 stands before, in the text that is being cut up to `end`.
    std::optional<std::uint32_t> afterBy(std::uint32_t end) const {
        constexpr std::size_t kFarthest = 20;  // characters of a name
        std::uint32_t at = end;
        for (std::size_t n = 0; n < kFarthest && at > item; ++n) {
            const std::uint32_t after = at;
            at = static_cast<std::uint32_t>(utf8::floorToCodePoint(text, at - 1));
            if (says(vocabulary.exactly(slice(at, after), WordClass::Particle), Particle::By))
                return after;
        }
        return std::nullopt;
    }

    /// Whether a list of units may end at `at`: nothing follows, or another word of what they do.
    bool endsClause(std::uint32_t at, TextRange range, std::size_t leaf) const {
        if (at >= range.end) {
            if (range.end < leaves[leaf].range.end) return true;
            if (leaf + 1 >= leaves.size()) return true;
            const Leaf& next = leaves[leaf + 1];
            return !isName(next.kind) || next.range.begin > range.end;
        }
        if (words.startingAt(at, WordClass::RoleJoin) && !words.startingAt(at, WordClass::RoleVerb))
            return true;  // 牵头会同
        // 牵头在3月底前完成: a time follows.
        if (const WordRow* in = vocabulary.prefix(slice(at, range.end), WordClass::Particle);
            says(in, Particle::LeadIn) && at + in->word.size() == range.end &&
            leaf + 1 < leaves.size() && (leaves[leaf + 1].kind == TokenKind::Date ||
                                         leaves[leaf + 1].kind == TokenKind::Number))
            return true;
        for (const WordClass next : {WordClass::RoleVerb, WordClass::RoleManner}) {
            if (const std::optional<WordIndex::Hit> hit = words.startingAt(at, next))
                return endsClause(hit->range.end, range, leaf);
        }
        return false;
    }

    /// Limits right after a time: 底前, 内, 上旬.
    std::uint32_t limits(std::uint32_t at, std::uint32_t end) {
        while (at < end) {
            const std::string_view rest = slice(at, end);
            const WordRow* limit = vocabulary.prefix(rest, WordClass::TimeLimit);
            if (limit == nullptr) break;
            if (const WordRow* silenced = vocabulary.prefix(rest, WordClass::Name);
                silenced != nullptr && silenced->word.size() > limit->word.size())
                break;
            const auto after = static_cast<std::uint32_t>(at + limit->word.size());
            emit(PhraseTokenKind::Limit, at, after, limit->value);
            at = after;
        }
        return at;
    }

    /// 至 between two times.
    std::uint32_t rangeWord(std::uint32_t at, std::uint32_t end, std::size_t leaf) {
        if (!afterTime() || at >= end) return at;
        const WordRow* to = vocabulary.prefix(slice(at, end), WordClass::TimeRange);
        if (to == nullptr) return at;
        auto after = static_cast<std::uint32_t>(at + to->word.size());
        while (after < end) {  // ——
            const WordRow* again = vocabulary.prefix(slice(after, end), WordClass::TimeRange);
            if (again == nullptr) break;
            after += static_cast<std::uint32_t>(again->word.size());
        }
        const bool timeFollows =
            after < end ? words.startingAt(after, WordClass::TimePoint).has_value()
                        : leaf + 1 < leaves.size() && (leaves[leaf + 1].kind == TokenKind::Date ||
                                                       leaves[leaf + 1].kind == TokenKind::Number);
        if (!timeFollows) return at;
        emit(PhraseTokenKind::Range, at, after);
        return after;
    }

    /// 六月三十日, 二〇二四年: numerals that a Chinese date goes on with.
    std::uint32_t endOfTime(const WordIndex::Hit& hit) const {
        const std::uint32_t end = hit.range.end;
        const auto point = static_cast<TimePoint>(hit.row->value);
        if (point == TimePoint::YearNumeral) {
            const SmallNumber year = readYear(text.substr(hit.range.begin));
            const std::uint32_t after = hit.range.begin + static_cast<std::uint32_t>(year.bytes);
            const WordRow* unit =
                year.bytes == 0 ? nullptr
                                : vocabulary.prefix(text.substr(after, 3), WordClass::TimeSpan);
            return unit == nullptr ? end : after + static_cast<std::uint32_t>(unit->word.size());
        }
        if (point < TimePoint::Month1 || point > TimePoint::Month12) return end;
        const SmallNumber day = readSmallNumber(text.substr(end, 12));
        if (day.bytes == 0 || day.value < 1 || day.value > 31) return end;
        const std::uint32_t after = end + static_cast<std::uint32_t>(day.bytes);
        const WordRow* unit = vocabulary.prefix(text.substr(after, 3), WordClass::TimeSpan);
        return says(unit, TimeSpan::Day) ? after + static_cast<std::uint32_t>(unit->word.size())
                                         : end;
    }

    /// A stretch without words of the alphabet: 由 at its begin, 和 between two names, 等 at its
    /// end.
    void name(std::uint32_t begin, std::uint32_t end) {
        if (begin >= end) return;
        if (timesOnly) {
            emit(PhraseTokenKind::Word, begin, end);
            return;
        }
        const auto particleAt = [&](std::uint32_t at) -> const WordRow* {
            return vocabulary.prefix(slice(at, end), WordClass::Particle);
        };
        if (const WordRow* by = particleAt(begin); says(by, Particle::By)) {
            emit(PhraseTokenKind::By, begin, begin + static_cast<std::uint32_t>(by->word.size()));
            begin = out.back().range.end;
        }
        std::uint32_t piece = begin;
        for (std::uint32_t at = begin; at < end;) {
            const auto length = utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
            const WordRow* joint =
                at > piece || (at == begin && at > item) ? particleAt(at) : nullptr;
            if (!says(joint, Particle::Joint)) {
                if (says(joint, Particle::By) &&
                    at > piece) {  // 完成改造由市教育局牵头: what stands before 由 is no unit
                    emit(PhraseTokenKind::Word, piece, at);
                    emit(PhraseTokenKind::By, at, at + length);
                    piece = at + length;
                }
                at += length;
                continue;
            }
            const auto after = static_cast<std::uint32_t>(at + joint->word.size());
            const std::string_view left = trimmed(slice(std::min(item, piece), at));
            if (!joins(left, slice(after, leafEnd)) &&
                !joins(left, slice(after, endOfName(after)))) {
                at += length;
                continue;
            }
            emit(PhraseTokenKind::Word, piece, at);
            emit(PhraseTokenKind::And, at, after);
            at = piece = after;
        }
        // 等 before what they do.
        std::uint32_t wordEnd = end;
        if (wordEnd > piece) {
            if (const WordRow* etc =
                    vocabulary.lastCharacter(slice(piece, wordEnd), WordClass::UnitEtc))
                wordEnd -= static_cast<std::uint32_t>(etc->word.size());
        }
        emit(PhraseTokenKind::Word, piece, wordEnd);
        emit(PhraseTokenKind::Etc, wordEnd, end);
    }

    /// Where the names that begin at `at` end: at a word of what they do, or with the leaf.
    std::uint32_t endOfName(std::uint32_t at) const {
        const std::optional<WordIndex::Hit> verb = words.firstIn(
            {at, leafEnd}, maskOf(WordClass::RoleVerb, WordClass::RoleManner, WordClass::RoleJoin));
        return verb ? verb->range.begin : leafEnd;
    }

    bool joins(std::string_view left, std::string_view right) const {
        if (const WordRow* etc = vocabulary.lastCharacter(right, WordClass::UnitEtc))
            right.remove_suffix(etc->word.size());
        if (const WordRow* is = vocabulary.lastCharacter(right, WordClass::Particle);
            says(is, Particle::Is))
            right.remove_suffix(is->word.size());
        const UnitShape shape = shapeOf(vocabulary, left);
        if (right.empty() || shape == UnitShape::None) {
            // The second half may begin with a collective that is a token of its own.
            return right.empty() && shape != UnitShape::None;
        }
        std::size_t end = right.size();  // up to the next joint
        for (std::size_t at = 3; at < right.size(); ++at) {
            const WordRow* joint = vocabulary.prefix(right.substr(at), WordClass::Particle);
            if (says(joint, Particle::Joint) &&
                shapeOf(vocabulary, right.substr(0, at)) != UnitShape::None) {
                end = at;
                break;
            }
        }
        const UnitShape next = shapeOf(vocabulary, right.substr(0, end));
        return next != UnitShape::None;
    }
};

std::vector<PhraseToken> PhraseTokenizer::tokens(std::span<const Leaf> leaves) const {
    Cutter cutter{text_, words_, words_.vocabulary(), leaves};
    cutter.run();
    return std::move(cutter.out);
}

std::vector<PhraseToken> PhraseTokenizer::times(std::span<const Leaf> leaves) const {
    Cutter cutter{text_, words_, words_.vocabulary(), leaves};
    cutter.timesOnly = true;
    cutter.run();
    return std::move(cutter.out);
}

WrittenTime PhraseTokenizer::timeOf(const PhraseToken& token) const {
    WrittenTime time;
    const std::string_view text = text_.substr(token.range.begin, token.range.length());
    const Vocabulary& vocabulary = words_.vocabulary();
    if (token.kind == PhraseTokenKind::Time) {
        const auto point = static_cast<TimePoint>(token.value);
        if (point == TimePoint::YearNumeral) {
            time.year = readYear(text).value;
        } else if (point >= TimePoint::Month1 && point <= TimePoint::Month12) {
            time.month = static_cast<int>(point) - static_cast<int>(TimePoint::Month1) + 1;
            if (const WordRow* month = vocabulary.prefix(text, WordClass::TimePoint))
                time.day = readSmallNumber(text.substr(month->word.size())).value;
        }
        return time;
    }
    // Digits of a date, in the order year, month, day; what follows a number tells which it is.
    std::array<int, 3> parts{};
    std::array<bool, 3> isYear{};
    std::size_t n = 0;
    for (std::size_t at = 0; at < text.size() && n < parts.size();) {
        if (text[at] < '0' || text[at] > '9') {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        int value = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            if (value < 10000) value = value * 10 + (text[at] - '0');
            ++at;
        }
        isYear[n] = at - begin == 4;
        parts[n++] = value;
    }
    if (token.kind == PhraseTokenKind::Count) {
        time.number = parts[0];
    } else if (isYear[0]) {
        time = {parts[0], parts[1], parts[2], 0};
    } else {
        time = {0, parts[0], parts[1], 0};
    }
    return time;
}

}  // namespace planlint
