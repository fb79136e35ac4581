// Running text, cut at the words of roles and times; what is left are names.
#include "phrase/cutter.h"
#include "phrase/unit_name.h"
#include "text/numerals.h"

namespace planlint {

namespace {

constexpr ClassMask kAlphabet =
    maskOf(WordClass::RoleVerb, WordClass::RoleStem, WordClass::RoleJoin, WordClass::RoleManner,
           WordClass::RoleNote, WordClass::Collective, WordClass::UnitEtc, WordClass::TimePoint,
           WordClass::TimeEvery);

constexpr ClassMask kTimes = maskOf(WordClass::TimePoint, WordClass::TimeEvery);

}  // namespace

void Cutter::cut(TextRange range, std::size_t leaf) {
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
            if (h.range.begin >= at && h.isLive && alphabet.has(h.row->wordClass)) break;
            if (h.range.begin >= range.end) break;
            ++hit;
        }
        if (hit >= words.size() || words[hit].range.begin >= range.end) break;
        // The longest of those that begin there.
        WordIndex::Hit best = words[hit];
        for (std::size_t k = hit + 1; k < words.size() && words[k].range.begin == best.range.begin;
             ++k) {
            const WordIndex::Hit h = words[k];
            if (h.isLive && alphabet.has(h.row->wordClass) &&
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
        if (isTimeWord(*kind)) {
            at = limits(at, range.end);
            at = rangeWord(at, range.end, leaf);
            stretch = at;
        }
    }
    name(stretch, range.end);
}

bool Cutter::prefers(const WordIndex::Hit& h, const WordIndex::Hit& best, TextRange range,
                     std::size_t leaf) const {
    return h.range.end == best.range.end && h.row->wordClass == WordClass::RoleVerb &&
           best.row->wordClass != WordClass::RoleVerb && endsClause(h.range.end, range, leaf);
}

std::optional<PhraseTokenKind> Cutter::kindOf(const WordIndex::Hit& hit, TextRange range,
                                              std::size_t leaf, std::uint32_t& end) {
    switch (hit.row->wordClass) {
        case WordClass::RoleVerb:
        case WordClass::RoleStem:
            if (const WordRow* noun = vocabulary.prefix(slice(end, range.end), WordClass::RoleNoun);
                noun != nullptr && noun->word.size() > 3 && hit.range.begin > range.begin) {
                const std::uint32_t before =
                    static_cast<std::uint32_t>(utf8::floorToCodePoint(text, hit.range.begin - 1));
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
            if (leadsAfterUnit(hit)) return PhraseTokenKind::Verb;
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

std::optional<std::uint32_t> Cutter::afterBy(std::uint32_t end) const {
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

bool Cutter::leadsAfterUnit(const WordIndex::Hit& hit) const {
    const bool opens = out.empty() || out.back().kind == PhraseTokenKind::Stop ||
                       out.back().kind == PhraseTokenKind::Comma ||
                       out.back().kind == PhraseTokenKind::Semicolon;
    if (!opens || hit.row->value != static_cast<int>(RoleWord::Lead) ||
        vocabulary.prefix(slice(hit.range.end, leafEnd), WordClass::RoleNoun) != nullptr)
        return false;  // 专班牵头单位
    const UnitShape shape = shapeOf(vocabulary, trimmed(slice(item, hit.range.begin)));
    return shape == UnitShape::Stem || shape == UnitShape::Levelled;
}

bool Cutter::endsClause(std::uint32_t at, TextRange range, std::size_t leaf) const {
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
        leaf + 1 < leaves.size() &&
        (leaves[leaf + 1].kind == TokenKind::Date || leaves[leaf + 1].kind == TokenKind::Number))
        return true;
    for (const WordClass next : {WordClass::RoleVerb, WordClass::RoleManner}) {
        if (const std::optional<WordIndex::Hit> hit = words.startingAt(at, next))
            return endsClause(hit->range.end, range, leaf);
    }
    return false;
}

std::uint32_t Cutter::limits(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
        const std::string_view rest = slice(at, end);
        const WordRow* limit = vocabulary.prefix(rest, WordClass::TimeLimit);
        if (limit == nullptr) break;
        if (const WordRow* silenced = vocabulary.prefix(rest, WordClass::Name);
            silenced != nullptr && silenced->word.size() > limit->word.size() &&
            !reachesPast(rest.substr(limit->word.size()),
                         silenced->word.size() - limit->word.size()))
            break;
        const auto after = static_cast<std::uint32_t>(at + limit->word.size());
        emit(PhraseTokenKind::Limit, at, after, limit->value);
        at = after;
    }
    return at;
}

bool Cutter::reachesPast(std::string_view rest, std::size_t guard) const {
    for (const WordClass verbs : {WordClass::DueVerb, WordClass::WorkVerb}) {
        const WordRow* verb = vocabulary.prefix(rest, verbs);
        if (verb != nullptr && verb->word.size() > guard) return true;
    }
    return false;
}

std::uint32_t Cutter::rangeWord(std::uint32_t at, std::uint32_t end, std::size_t leaf) {
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

std::uint32_t Cutter::endOfTime(const WordIndex::Hit& hit) const {
    const std::uint32_t end = hit.range.end;
    const auto point = static_cast<TimePoint>(hit.row->value);
    if (point == TimePoint::YearNumeral) {
        const SmallNumber year = readYear(text.substr(hit.range.begin));
        const std::uint32_t after = hit.range.begin + static_cast<std::uint32_t>(year.bytes);
        const WordRow* unit = year.bytes == 0
                                  ? nullptr
                                  : vocabulary.prefix(text.substr(after, 3), WordClass::TimeSpan);
        return unit == nullptr ? end : after + static_cast<std::uint32_t>(unit->word.size());
    }
    if (point < TimePoint::Month1 || point > TimePoint::Month12) return end;
    const SmallNumber day = readSmallNumber(text.substr(end, 12));
    if (day.bytes == 0 || day.value < 1 || day.value > 31) return end;
    const std::uint32_t after = end + static_cast<std::uint32_t>(day.bytes);
    const WordRow* unit = vocabulary.prefix(text.substr(after, 3), WordClass::TimeSpan);
    return says(unit, TimeSpan::Day) ? after + static_cast<std::uint32_t>(unit->word.size()) : end;
}

void Cutter::name(std::uint32_t begin, std::uint32_t end) {
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
        const bool slash = text[at] == '/' || slice(at, at + length) == "\uFF0F";
        if (slash && at > piece &&
            shapeOf(vocabulary, trimmed(slice(std::min(item, piece), at))) != UnitShape::None) {
            emit(PhraseTokenKind::Word, piece, at);  // 县交通局/县客运公司
            emit(PhraseTokenKind::Dun, at, at + length);
            at = piece = at + length;
            continue;
        }
        const WordRow* joint = at > piece || (at == begin && at > item) ? particleAt(at) : nullptr;
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
        if (!joins(left, slice(after, leafEnd)) && !joins(left, slice(after, endOfName(after)))) {
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
    if (const WordRow* must = vocabulary.suffix(slice(piece, wordEnd), WordClass::Particle, 2);
        wordEnd == end && says(must, Particle::Must)) {  // 市财政局要会同…
        const auto at = static_cast<std::uint32_t>(end - must->word.size());
        emit(PhraseTokenKind::Word, piece, at);
        emit(PhraseTokenKind::Manner, at, end, static_cast<std::size_t>(RoleManner::Plain));
        return;
    }
    emit(PhraseTokenKind::Word, piece, wordEnd);
    emit(PhraseTokenKind::Etc, wordEnd, end);
}

std::uint32_t Cutter::endOfName(std::uint32_t at) const {
    const std::optional<WordIndex::Hit> verb = words.firstIn(
        {at, leafEnd}, maskOf(WordClass::RoleVerb, WordClass::RoleManner, WordClass::RoleJoin));
    return verb ? verb->range.begin : leafEnd;
}

bool Cutter::joins(std::string_view left, std::string_view right) const {
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

}  // namespace planlint
