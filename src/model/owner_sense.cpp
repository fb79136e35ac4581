#include "model/owner_sense.h"

#include <algorithm>

#include "model/builder.h"
#include "model/owner_walker.h"
#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kShortName = 6;  // characters of 各银行机构

/// A name that running text cannot mean otherwise: 市水利局, 水利局, 各区人民政府, 政法综治处.
bool isCertain(const Vocabulary& vocabulary, const UnitName& unit, UnitShape shape, bool by) {
    switch (shape) {
        case UnitShape::Levelled:
        case UnitShape::Stem:
            return true;
        case UnitShape::Collective:  // 各运营商对清单进行复核 begins like one
            return unit.unitClass == UnitClass::Generic || characters(unit.name) <= kShortName ||
                   endsLikeUnit(vocabulary, unit.name);
        case UnitShape::Tail: {
            if (characters(unit.name) < (by ? 3U : 4U)) return false;  // 由秘书处负责
            const WordRow* tail = vocabulary.lastCharacter(unit.name, WordClass::UnitTail);
            return (by && tail == nullptr && isOffice(vocabulary, unit.name)) ||
                   (by && says(tail, UnitTail::Force)) || says(tail, UnitTail::Organ) ||
                   says(tail, UnitTail::Office) || says(tail, UnitTail::Inner);
        }
        case UnitShape::Seat:
        case UnitShape::None:
            return false;
    }
    PLANLINT_UNREACHABLE();
}

/// 龙头企业, 用人单位: any of a kind, no unit of its own.
bool isGeneric(const Vocabulary& vocabulary, const UnitName& unit, UnitShape shape) {
    if (unit.unitClass != UnitClass::Named) return false;
    if (shape == UnitShape::Levelled || shape == UnitShape::Stem) return false;
    if (characters(unit.name) < 3) return true;  // 由街道负责
    for (std::size_t at = 0; at < unit.name.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(unit.name[at]))) {
        const std::string_view end = std::string_view(unit.name).substr(at);
        const WordRow* tail = vocabulary.exactly(end, WordClass::UnitTail);
        const bool office = says(tail, UnitTail::Inner) || says(tail, UnitTail::Firm);
        if (office && characters(end) > 1 &&
            vocabulary.exactly(end, WordClass::RoleNoun) != nullptr)
            return true;
    }
    return false;
}

/// A sentence that is nothing but units and what they do: 南屏大学、石溪林场分别牵头.
bool isWhole(std::span<const PhraseToken> tokens) {
    if (tokens.back().kind != PhraseTokenKind::Verb) return false;
    return std::all_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        switch (token.kind) {
            case PhraseTokenKind::Verb:
                return token.value != static_cast<std::uint8_t>(RoleWord::Other);
            case PhraseTokenKind::Join:
            case PhraseTokenKind::Manner:
            case PhraseTokenKind::By:
            case PhraseTokenKind::Dun:
            case PhraseTokenKind::And:
            case PhraseTokenKind::Blank:
            case PhraseTokenKind::Comma:
            case PhraseTokenKind::Semicolon:
            case PhraseTokenKind::Collective:
            case PhraseTokenKind::Etc:
            case PhraseTokenKind::Word:
            case PhraseTokenKind::Number:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::RightParen:
                return true;
            default:
                return false;
        }
    });
}

}  // namespace

bool opensWithLead(std::span<const PhraseToken> tokens) {
    for (const PhraseToken& token : tokens) {
        switch (token.kind) {
            case PhraseTokenKind::Verb:
                return &token != &tokens.front() &&
                       token.value == static_cast<std::uint8_t>(RoleWord::Lead);
            case PhraseTokenKind::Manner:
            case PhraseTokenKind::Dun:
            case PhraseTokenKind::And:
            case PhraseTokenKind::Blank:
            case PhraseTokenKind::Collective:
            case PhraseTokenKind::Etc:
            case PhraseTokenKind::Word:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::RightParen:
                break;
            default:
                return false;
        }
    }
    return false;
}

OwnerClause OwnerSense::read(std::span<const PhraseToken> stretch, OwnerClause::Form form,
                             bool isSentence) const {
    OwnerClause clause;
    clause.form = form;
    if (stretch.empty()) return clause;
    std::vector<PhraseToken> tokens(stretch.begin(), stretch.end());
    pairBrackets(tokens);
    clause.range = {tokens.front().range.begin, tokens.back().range.end};
    OwnerReading reading =
        walkOwners(plan_, tokens, form, wall_.parse(tokens, PhraseRule::Owners), {}, isSentence);
    clause.isSole = reading.isSole;
    clause.hasTime = reading.hasTime;
    clause.lists = std::move(reading.lists);
    const bool keyed = std::any_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::Key;
    });
    completeUnits(plan_, clause.lists);
    const Vocabulary& vocabulary = plan_.vocabulary();
    const bool by = std::any_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::By;
    });
    std::size_t shaped = 0;
    std::size_t all = 0;
    bool certain = true;
    bool generic = false;
    for (const UnitList& list : clause.lists) {
        for (const UnitName& unit : list.units) {
            ++all;
            const UnitShape shape = shapeOf(vocabulary, unit.name);
            shaped += shape != UnitShape::None ? 1U : 0U;
            certain = certain && isCertain(vocabulary, unit, shape, by);
            generic = generic ||
                      (list.role != UnitRole::Cooperating && isGeneric(vocabulary, unit, shape));
        }
    }
    // Without a key more than half of the names must look like units.
    if (!keyed && shaped * 2 <= all) clause.lists.clear();
    const bool other =
        std::any_of(clause.lists.begin(), clause.lists.end(),
                    [](const UnitList& list) { return list.role == UnitRole::Other; });
    // Running text must leave no doubt.
    const bool whole = isSentence && (isWhole(tokens) || opensWithLead(tokens));
    if (form == OwnerClause::Form::Prose && (!certain || (other && !by)) &&
        !(whole && shaped == all && !generic))
        clause.lists.clear();
    return clause;
}

std::vector<UnitList> OwnerSense::readCell(std::span<const PhraseToken> tokens, UnitRole role,
                                           std::string_view key) const {
    if (tokens.empty()) return {};
    std::vector<UnitList> lists =
        walkOwners(plan_, tokens, OwnerClause::Form::Field, wall_.parse(tokens, PhraseRule::Owners),
                   ColumnKey{role, key})
            .lists;
    completeUnits(plan_, lists);
    for (UnitList& list : lists) {
        for (UnitName& unit : list.units) unit.provenance = Provenance::Table;
    }
    return lists;
}

}  // namespace planlint
