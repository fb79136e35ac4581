#pragma once

#include <optional>
#include <string_view>

#include "vocabulary/vocabulary.h"

namespace planlint {

/// How much a text looks like the name of a unit.
enum class UnitShape : std::uint8_t {
    None,        // no tail of a unit
    Seat,        // ends like a place: 洪山区; a unit among units
    Tail,        // ends like a unit: 数据资源局
    Stem,        // a department of the table without its level: 水利局
    Levelled,    // a level and a tail or stem: 市水利局
    Collective,  // 有关部门, 各区人民政府
};

/// The shape of a name, brackets and blanks around it removed. 武汉经济技术开发区（汉南区）管委会.
UnitShape shapeOf(const Vocabulary& vocabulary, std::string_view name);

/// Whether a name ends in a word that units end in: 局, 有限公司, 乡镇.
bool endsLikeUnit(const Vocabulary& vocabulary, std::string_view name);

/// Whether a name is that of a department without its level, so that a level written once before it
/// is its own: a row of the table, or words of departments and a tail of an office. 北京铁路局 and
/// 云岭海关 have none to complete. nullopt for any other name.
std::optional<UnitStem> stemOf(const Vocabulary& vocabulary, std::string_view name);

/// Whether a name is a department's, with or without its level, or a station's: 市水利局, 司法局,
/// 市场监管所.
bool isOffice(const Vocabulary& vocabulary, std::string_view name);

/// Whether a name ends in a post: 副市长.
bool endsInPost(const Vocabulary& vocabulary, std::string_view name);

/// 有关部门 names nobody; 各县区人民政府 a closed set. nullopt for a unit's own name.
std::optional<CollectiveKind> collectiveKind(const Vocabulary& vocabulary, std::string_view name);

/// Bytes of the unit's name that a text begins with, 市财政局 of 市财政局制定: a department with or
/// without its level. 0 without one.
/// With `anyTail` also other names of three characters or more that end like a unit.
std::size_t lengthOfUnit(const Vocabulary& vocabulary, std::string_view text, bool anyTail);

}  // namespace planlint
