// Names as meant: what is written once for several is written for each.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "model/builder.h"
#include "phrase/unit_name.h"

namespace planlint {

namespace {

bool isEvery(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* row = vocabulary.prefix(name, WordClass::Particle);
    return says(row, Particle::Every);
}

/// 各市、县〔区〕人民政府 is one collective name, though a 、 stands in it.
void joinCollectives(const Plan& plan, std::vector<UnitName>& units) {
    const Vocabulary& vocabulary = plan.vocabulary();
    constexpr std::size_t kLongestPlace = 4;  // characters of 各市, 自治区
    const auto isPlace = [&](std::string_view name) {
        return characters(name) <= kLongestPlace && vocabulary.suffix(name, WordClass::UnitPlace);
    };
    std::vector<UnitName> joined;
    for (std::size_t i = 0; i < units.size(); ++i) {
        std::size_t last = i;
        if (isEvery(vocabulary, units[i].name) && isPlace(units[i].name)) {
            for (std::size_t k = i + 1; k < units.size(); ++k) {
                const std::string_view name = units[k].name;
                if (isEvery(vocabulary, name)) break;
                const WordRow* place = vocabulary.prefix(name, WordClass::UnitPlace);
                if (says(place, UnitPlace::Zone)) break;
                if (vocabulary.suffix(name, WordClass::UnitShare) != nullptr &&
                    (place != nullptr || characters(name) <= 8)) {
                    const WordRow* share = vocabulary.suffix(name, WordClass::UnitShare);
                    const std::string_view front = name.substr(0, name.size() - share->word.size());
                    // 各区、石溪县人民政府: a place of its own name ends the collective.
                    if (place != nullptr ||
                        vocabulary.exactly(front, WordClass::UnitPlace) != nullptr)
                        last = k;
                    break;
                }
                if (!isPlace(name)) break;
            }
        }
        if (last == i) {
            joined.push_back(std::move(units[i]));
            continue;
        }
        UnitName unit = units[i];
        unit.range = {units[i].range.begin, units[last].range.end};
        unit.name = std::string(plan.text(unit.range));
        joined.push_back(std::move(unit));
        i = last;
    }
    units = std::move(joined);
}

bool isFirm(const WordRow* tail) { return says(tail, UnitTail::Firm); }

/// 中国电信、中国移动龙岩分公司: what the next firm's name goes on with, where both begin with a
/// firm.
std::string_view sharedBranch(const Vocabulary& vocabulary, std::string_view name,
                              std::string_view next) {
    const WordRow* tail = vocabulary.suffix(name, WordClass::UnitTail);
    const WordRow* nextTail = vocabulary.suffix(next, WordClass::UnitTail);
    constexpr std::size_t kHead = 6;  // bytes that both begin with: 中国
    if (!isFirm(tail) || !isFirm(nextTail) || tail->word == nextTail->word ||
        name.substr(0, kHead) != next.substr(0, kHead))
        return {};
    for (std::size_t at = 6; at + 6 < next.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(next[at]))) {
        if (!isFirm(vocabulary.suffix(next.substr(0, at), WordClass::UnitTail))) continue;
        const std::string_view branch = next.substr(at);
        return branch;
    }
    return {};
}

/// 江苏、湖南公司, 金井、澳前片区管理局: what a bare place shares with the next name behind its
/// place. Empty when the next name does not go on so.
std::string_view afterPlace(const Vocabulary& vocabulary, std::string_view name,
                            std::string_view next) {
    constexpr std::size_t kLongestPlace = 4;  // characters
    const std::size_t n = characters(name);
    if (n < 2 || n > kLongestPlace || vocabulary.prefix(name, WordClass::UnitLevel) != nullptr)
        return {};
    std::size_t at = 0;
    for (std::size_t i = 0; i < kLongestPlace && at < next.size(); ++i) {
        at += utf8::lengthFromLead(static_cast<unsigned char>(next[at]));
        if (i == 0 || at >= next.size()) continue;
        const std::string_view rest = next.substr(at);
        const WordRow* zone = vocabulary.prefix(rest, WordClass::UnitPlace);
        const WordRow* tail = vocabulary.exactly(rest, WordClass::UnitTail);
        if (says(zone, UnitPlace::Zone)) return rest;
        if (says(tail, UnitTail::Firm) && i + 1 == n) return rest;  // 服务商、东江公司: no place
    }
    return {};
}

/// 洪山区、江夏区人民政府 → 洪山区人民政府; 市教育、财政局 → 市教育局.
void shareTails(const Vocabulary& vocabulary, std::vector<UnitName>& units) {
    for (std::size_t i = units.size(); i-- > 0;) {
        if (i + 1 >= units.size()) continue;
        std::string& name = units[i].name;
        const std::string_view next = units[i + 1].name;
        constexpr std::size_t kLongest = 12;  // characters
        if (isEvery(vocabulary, name) || isEvery(vocabulary, next) || characters(name) > kLongest)
            continue;
        const WordRow* share = vocabulary.suffix(next, WordClass::UnitShare);
        const WordRow* place = vocabulary.suffix(name, WordClass::UnitPlace);
        if (share != nullptr) {
            const std::string_view front = next.substr(0, next.size() - share->word.size());
            const WordRow* nextPlace = vocabulary.suffix(front, WordClass::UnitPlace);
            if (place != nullptr && characters(name) >= 2 &&
                (nextPlace != nullptr || shapeOf(vocabulary, name) == UnitShape::Seat)) {
                const bool zone = place->value == static_cast<int>(UnitPlace::Zone);
                const bool nextZone = says(nextPlace, UnitPlace::Zone);
                if (zone == nextZone) name += share->word;
                continue;
            }
            // 石溪、东浦镇人民政府
            const std::size_t n = characters(name);
            if (place == nullptr && nextPlace != nullptr && n >= 2 && n <= 3 &&
                characters(front) <= 4 && shapeOf(vocabulary, name) == UnitShape::None) {
                name.append(nextPlace->word).append(share->word);
                continue;
            }
        }
        if (const std::string_view branch = sharedBranch(vocabulary, name, next); !branch.empty()) {
            name += branch;
            continue;
        }
        if (shapeOf(vocabulary, name) != UnitShape::None) continue;
        if (const std::string_view rest = afterPlace(vocabulary, name, next); !rest.empty()) {
            name += rest;
            continue;
        }
        const WordRow* tail = vocabulary.lastCharacter(next, WordClass::UnitTail);
        if (tail == nullptr) continue;
        const WordRow* level = vocabulary.prefix(name, WordClass::UnitLevel);
        const std::string stem =
            name.substr(level == nullptr ? 0 : level->word.size()) + std::string(tail->word);
        if (stemOf(vocabulary, stem)) name += tail->word;
    }
}

/// The level that a name carries for those after it: 市 of 市水利局, 云岭市 of 云岭市水利局, 县委
/// of 县委组织部. Empty without one.
std::string prefixOf(const Vocabulary& vocabulary, std::string_view name) {
    // 国家发展改革委、财政部: a ministry's name has no level.
    if (const WordRow* level = vocabulary.prefix(name, WordClass::UnitLevel);
        says(level, UnitLevel::Nation))
        return {};
    for (std::size_t at = 3; at < name.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(name[at]))) {
        if (!stemOf(vocabulary, name.substr(at))) continue;
        const std::string_view front = name.substr(0, at);
        const bool committee = front.size() > 3 && [&] {
            const WordRow* tail = vocabulary.lastCharacter(front, WordClass::UnitTail);
            return tail != nullptr && vocabulary.lastCharacter(front.substr(0, front.size() - 3),
                                                               WordClass::UnitLevel) != nullptr;
        }();
        if (committee || vocabulary.lastCharacter(front, WordClass::UnitLevel) != nullptr ||
            vocabulary.exactly(front, WordClass::UnitLevel) != nullptr)
            return std::string(front);
    }
    // A unit that is in no table still shows its level by its first character.
    if (const WordRow* level = vocabulary.prefix(name, WordClass::UnitLevel);
        level != nullptr && characters(name) >= 3 && !stemOf(vocabulary, name))
        return std::string(level->word);
    return {};
}

/// 科技信息处: an office of a house, without its house.
bool isInnerOffice(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* tail = vocabulary.suffix(name, WordClass::UnitTail);
    return says(tail, UnitTail::Inner) && shapeOf(vocabulary, name) == UnitShape::Tail &&
           characters(name) >= 3;
}

constexpr std::size_t kLongestOffice = 6;  // characters of an office written without its house
constexpr std::size_t kLongestNamed = 10;  // the same behind its house

/// 运管处 of a house, 供电所 of a town: an office that its house may stand before.
bool isOfHouse(const Vocabulary& vocabulary, std::string_view name, UnitHouse house,
               std::size_t most) {
    const std::size_t n = characters(name);
    const WordRow* tail = vocabulary.suffix(name, WordClass::UnitTail);
    if (n < 3 || n > most || isEvery(vocabulary, name)) return false;
    if (says(tail, UnitTail::Inner)) return true;
    return house == UnitHouse::Town &&
           (says(tail, UnitTail::Force) ||
            (says(tail, UnitTail::Office) && (n <= 4 || most == kLongestNamed)));
}

/// 市交通委 of 市交通委科技信息处; empty for a name that is no office of a house.
std::string houseOf(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* tail = vocabulary.suffix(name, WordClass::UnitTail);
    if (!says(tail, UnitTail::Inner)) return {};
    for (std::size_t at = name.size(); at > 9;) {
        at = utf8::floorToCodePoint(name, at - 1);
        const std::string_view house = name.substr(0, at);
        if (characters(name.substr(at)) >= 3 && vocabulary.prefix(house, WordClass::UnitLevel) &&
            stemOf(vocabulary, house.substr(3)))
            return std::string(house);
    }
    return {};
}

/// The row of 厅 of 厅防御处, of 镇 of 镇消防队: the house whose offices follow without it, or
/// nullptr.
const WordRow* houseBefore(const Vocabulary& vocabulary, std::string_view name) {
    const WordRow* house = vocabulary.prefix(name, WordClass::UnitHouse);
    const bool is = house != nullptr && !stemOf(vocabulary, name) &&
                    isOfHouse(vocabulary, name.substr(house->word.size()),
                              static_cast<UnitHouse>(house->value), kLongestNamed);
    return is ? house : nullptr;
}

/// Left to right: a level stands once, before the first of the names that have it.
void carryPrefix(const Vocabulary& vocabulary, std::span<UnitName* const> units) {
    std::string prefix;
    std::string house;                // 市交通委 of 市交通委科技信息处
    const WordRow* within = nullptr;  // 厅 of 厅防御处
    for (UnitName* unit : units) {
        std::string& name = unit->name;
        if (const std::string own = houseOf(vocabulary, name); !own.empty()) {
            house = own;
        } else if (!house.empty() && isInnerOffice(vocabulary, name)) {
            name.insert(0, house);
            continue;
        } else {
            house.clear();
        }
        if (const WordRow* before = houseBefore(vocabulary, name)) {
            within = before;
            continue;
        }
        if (within != nullptr && name.find(within->word) == std::string::npos &&
            !vocabulary.prefix(name, WordClass::UnitLevel) &&
            isOfHouse(vocabulary, name, static_cast<UnitHouse>(within->value), kLongestOffice)) {
            name.insert(0, within->word);
            continue;
        }
        const std::optional<UnitStem> stem = stemOf(vocabulary, name);
        if (isEvery(vocabulary, name)) continue;
        if (!stem) {
            if (std::string own = prefixOf(vocabulary, name); !own.empty()) prefix = std::move(own);
            // 镇武装部、综合执法队
            if (const WordRow* town = vocabulary.exactly(prefix, WordClass::UnitHouse);
                says(town, UnitHouse::Town))
                within = town;
            continue;
        }
        if (prefix.empty()) continue;
        std::string_view level = prefix;
        const bool isParty = vocabulary.lastCharacter(level, WordClass::UnitTail) != nullptr &&
                             vocabulary.lastCharacter(level, WordClass::UnitLevel) == nullptr;
        if (*stem == UnitStem::Office && isParty)
            level.remove_suffix(3);  // 县委组织部、教育局 → 县教育局
        if (*stem == UnitStem::Party && !isParty) continue;
        name.insert(0, level);
    }
}

}  // namespace

void completeUnits(const Plan& plan, std::vector<UnitList>& lists) {
    const Vocabulary& vocabulary = plan.vocabulary();
    std::vector<UnitName*> inOrder;
    for (UnitList& list : lists) {
        joinCollectives(plan, list.units);
        if (list.role != UnitRole::Leader) shareTails(vocabulary, list.units);
        for (UnitName& unit : list.units) {
            if (list.role != UnitRole::Leader) inOrder.push_back(&unit);
        }
    }
    std::stable_sort(inOrder.begin(), inOrder.end(), [](const UnitName* a, const UnitName* b) {
        return a->range.begin < b->range.begin;
    });
    carryPrefix(vocabulary, inOrder);
    for (UnitList& list : lists) {
        std::unordered_set<std::string> seen;
        std::erase_if(list.units,
                      [&](const UnitName& unit) { return !seen.insert(unit.name).second; });
        for (UnitName& unit : list.units) {
            const std::optional<CollectiveKind> collective = collectiveKind(vocabulary, unit.name);
            unit.unitClass = !collective                           ? UnitClass::Named
                             : *collective == CollectiveKind::Open ? UnitClass::Generic
                                                                   : UnitClass::Collective;
            unit.isUnsure =
                list.role != UnitRole::Leader && shapeOf(vocabulary, unit.name) == UnitShape::None;
        }
    }
}

}  // namespace planlint
