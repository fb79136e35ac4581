#include "model/time_place.h"

#include <algorithm>

#include "model/read_times.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestVerb = 24;  // bytes

}  // namespace

const PhraseToken* TimePlace::before(std::size_t at) const {
    return at > 0 ? &tokens_[at - 1] : nullptr;
}

bool TimePlace::separates(PhraseTokenKind kind) {
    switch (kind) {
        case PhraseTokenKind::Comma:
        case PhraseTokenKind::Semicolon:
        case PhraseTokenKind::Stop:
        case PhraseTokenKind::Colon:
        case PhraseTokenKind::LeftParen:
        case PhraseTokenKind::Due:
        case PhraseTokenKind::Key:
        case PhraseTokenKind::Field:
            return true;
        default:
            return false;
    }
}

std::string_view TimePlace::textBefore(std::size_t at) const {
    const PhraseToken* token = before(at);
    return token == nullptr ? std::string_view() : plan_.text(token->range);
}

bool TimePlace::follows(std::size_t at, Particle particle) const {
    const WordRow* row = plan_.vocabulary().lastCharacter(textBefore(at), WordClass::Particle);
    return row != nullptr && row->value == static_cast<int>(particle);
}

bool TimePlace::opensClause(std::size_t at) const {
    const PhraseToken* token = before(at);
    if (token == nullptr || separates(token->kind)) return true;
    if (follows(at, Particle::LeadIn)) return true;
    return plan_.words->endingAt(token->range.end, WordClass::DueVerb).has_value() ||
           !plan_.vocabulary()
                .hitsIn(utf8::suffix(textBefore(at), 6), bit(WordClass::Modality))
                .empty();
}

bool TimePlace::actionFollows(std::size_t at) const {
    return at < tokens_.size() && actsAfter(tokens_[at].range.begin);
}

bool TimePlace::actsAfter(std::uint32_t at) const {
    std::string_view rest = plan_.source->text().substr(at, kLongestVerb);
    for (const std::string_view comma : {"\uFF0C", ","}) {
        if (rest.starts_with(comma)) rest.remove_prefix(comma.size());
    }
    return plan_.vocabulary().prefix(rest, WordClass::DueVerb) != nullptr ||
           plan_.vocabulary().prefix(rest, WordClass::WorkVerb) != nullptr ||
           plan_.vocabulary().prefix(rest, WordClass::Modality) != nullptr;
}

bool TimePlace::actsAtOnce(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == PhraseTokenKind::Word &&
           plan_.vocabulary().prefix(plan_.text(tokens_[at].range), WordClass::DueVerb) != nullptr;
}

bool TimePlace::saysHowOften(std::size_t at) const {
    for (; at < tokens_.size() &&
           (tokens_[at].kind == PhraseTokenKind::LeftParen || !separates(tokens_[at].kind));
         ++at) {
        const TextRange range = tokens_[at].range;
        const std::string_view rest = plan_.source->text().substr(range.end, 6);
        if (tokens_[at].kind == PhraseTokenKind::Number) {
            const WordRow* span = plan_.vocabulary().prefix(rest, WordClass::TimeSpan);
            if (says(span, TimeSpan::Times)) return true;
        }
        if (plan_.words->firstIn(range, bit(WordClass::TimeTimes))) return true;
    }
    return false;
}

bool TimePlace::tellsWhich(std::size_t at) const {
    for (; at < tokens_.size() && !separates(tokens_[at].kind); ++at) {
        const TextRange range = tokens_[at].range;
        if (plan_.words->firstIn(range, bit(WordClass::DoneWord))) return true;
        for (std::uint32_t i = range.begin; i < range.end;
             i += utf8::lengthFromLead(static_cast<unsigned char>(plan_.source->text()[i]))) {
            const WordRow* row =
                plan_.vocabulary().prefix(plan_.text({i, range.end}), WordClass::Particle);
            if (says(row, Particle::Of)) return true;
            if (plan_.vocabulary().prefix(plan_.text({i, range.end}), WordClass::DoneWord) !=
                nullptr)
                return true;
        }
    }
    return false;
}

bool TimePlace::aloneInBracket(std::size_t at) const {
    if (!isTime(tokens_[at].kind)) return false;
    constexpr std::size_t kMost = 24;  // tokens that one bracket of times holds
    std::size_t begin = at;
    while (begin > 0 && at - begin < kMost && isTime(tokens_[begin - 1].kind)) --begin;
    std::size_t end = at;
    while (end < tokens_.size() && end - at < kMost && isTime(tokens_[end].kind)) ++end;
    return begin > 0 && end < tokens_.size() &&
           tokens_[begin - 1].kind == PhraseTokenKind::LeftParen &&
           tokens_[end].kind == PhraseTokenKind::RightParen;
}

bool TimePlace::reachesGoal(std::size_t at) const {
    std::size_t end = at;
    while (end < tokens_.size() && !separates(tokens_[end].kind)) ++end;
    return end > at && plan_.words->firstIn({tokens_[at].range.begin, tokens_[end - 1].range.end},
                                            bit(WordClass::DueVerb));
}

bool TimePlace::modifies(std::size_t at) const {
    constexpr std::uint32_t kNear = 12;  // bytes
    if (at >= tokens_.size() || tokens_[at].kind != PhraseTokenKind::Word) return false;
    const TextRange range = tokens_[at].range;
    for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + kNear);
         i += utf8::lengthFromLead(static_cast<unsigned char>(plan_.source->text()[i]))) {
        if (says(plan_.vocabulary().prefix(plan_.text({i, range.end}), WordClass::Particle),
                 Particle::Of))
            return true;
    }
    return false;
}

bool TimePlace::isValidity(std::size_t at) const {
    constexpr std::size_t kFarthest = 40;  // tokens of a sentence before the time
    for (std::size_t n = 0; at > 0 && tokens_[at - 1].kind != PhraseTokenKind::Stop; --at) {
        if (++n > kFarthest) return false;
    }
    return plan_.vocabulary().prefix(
               trimmed(plan_.source->text().substr(tokens_[at].range.begin, kLongestVerb)),
               WordClass::Closing) != nullptr;
}

bool TimePlace::opensSentence(std::size_t at) const {
    return at > 0 && tokens_[at - 1].kind == PhraseTokenKind::Stop &&
           tokens_[at].kind == PhraseTokenKind::Date;
}

}  // namespace planlint
