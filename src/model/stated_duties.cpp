// What a document says of its own organisation in one place: which unit does what, who leads all of
// it, a table that hands the tasks out. Its tasks then need no owner each.
#include <algorithm>

#include "model/builder.h"
#include "phrase/unit_name.h"

namespace planlint {

bool saysOf(const Plan& plan, TextRange range, TitleWord word) {
    const WordIndex& words = *plan.words;
    for (std::size_t i = words.first(range.begin); i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.range.begin >= range.end) break;
        if (hit.row->wordClass == WordClass::TitleWord && says(hit.row, word)) return true;
    }
    return false;
}

namespace {

/// 重点任务分解表（市水务局）: the title says whose all of it is.
bool isOfOneUnit(const Plan& plan) {
    const std::string_view title = trimmed(plan.info.title);
    const std::string_view close = title.ends_with("）") ? "）" : ")";
    const std::string_view open = title.ends_with("）") ? "（" : "(";
    const std::size_t at = title.rfind(open);
    if (!title.ends_with(close) || at == std::string_view::npos) return false;
    std::string_view inside = title.substr(at + open.size());
    inside.remove_suffix(close.size());
    return endsLikeUnit(plan.vocabulary(), inside) ||
           says(plan.vocabulary().prefix(inside, WordClass::RoleNoun), RoleNoun::Unit);
}

/// 改革工作由省发展改革委牵头, in the part on organisation: who leads all of it.
bool leadsTheWhole(const Plan& plan, const OwnerClause& clause) {
    const std::optional<std::uint32_t>& section = plan.lines[clause.line].section;
    return clause.form == OwnerClause::Form::Prose && section &&
           plan.sections[*section].role == SectionRole::Safeguards &&
           std::any_of(clause.lists.begin(), clause.lists.end(), [](const UnitList& list) {
               return list.role == UnitRole::Lead && !list.units.empty();
           });
}

/// 省林业局为全省林场改造的总牵头单位: the same, as what the unit is.
bool callsLead(const Plan& plan, const Line& line) {
    constexpr std::uint32_t kNear = 180;  // bytes from who leads to the word that says so
    const WordIndex& words = *plan.words;
    for (std::size_t i = words.first(line.body.begin); i + 1 < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.range.begin >= line.body.end) break;
        if (hit.row->wordClass != WordClass::RoleVerb || !says(hit.row, RoleWord::Lead)) continue;
        const std::string_view behind = plan.text({hit.range.end, line.body.end});
        if (!says(plan.vocabulary().prefix(behind, WordClass::RoleNoun), RoleNoun::Unit)) continue;
        const std::string_view left =
            utf8::suffix(plan.text({line.body.begin, hit.range.begin}), kNear);
        for (std::size_t at = 0; at < left.size();
             at += utf8::lengthFromLead(static_cast<unsigned char>(left[at]))) {
            if (says(plan.vocabulary().prefix(left.substr(at), WordClass::Particle),
                     Particle::Is) &&
                endsLikeUnit(plan.vocabulary(), trimmed(left.substr(0, at))))
                return true;
        }
    }
    return false;
}

bool isOf(const Plan& plan, const Line& line, SectionRole role) {
    return line.section && plan.sections[*line.section].role == role;
}

/// 附件：重点任务分工表: the owners stand there, be it in this file or in another.
bool announcesAllotment(const Plan& plan) {
    constexpr std::uint32_t kLongest = 150;  // bytes of a line that names an attachment
    bool listing = false;                    // 附件：1.甲表, then 2.乙表
    for (const Line& line : plan.lines) {
        const bool opens =
            says(plan.vocabulary().prefix(trimmed(plan.text(line.range)), WordClass::SectionRole),
                 SectionRole::Attachment);
        listing =
            opens || (listing && line.start == TokenKind::H3 && line.range.length() <= kLongest);
        if ((listing || isOf(plan, line, SectionRole::Attachment)) &&
            saysOf(plan, line.range, TitleWord::Allots))
            return true;
    }
    return false;
}

/// Tasks of the body name nobody, and a table in an annex hands them out.
bool allotsElsewhere(const Plan& plan) {
    std::size_t body = 0;
    std::size_t annex = 0;
    std::size_t owned = 0;
    for (const Task& task : plan.tasks) {
        if (task.part != TaskPart::Plan) continue;
        if (!task.isInAnnex && task.namesAnyone()) return false;
        ++(task.isInAnnex ? annex : body);
        owned += task.isInAnnex && task.hasOwner() ? 1 : 0;
    }
    return body > 0 && (owned * 2 > annex || announcesAllotment(plan));
}

}  // namespace

void noteStatedDuties(Plan& plan) {
    constexpr std::size_t kFewest = 2;  // units that make a list
    std::size_t duties = 0;
    bool stated = isOfOneUnit(plan) || allotsElsewhere(plan);
    for (const Section& section : plan.sections)
        stated = stated || saysOf(plan, section.titleRange, TitleWord::Duties);
    for (const OwnerClause& clause : plan.ownerClauses) {
        duties += clause.form == OwnerClause::Form::OwnerFirst ? 1 : 0;
        stated = stated || leadsTheWhole(plan, clause);
    }
    for (const Line& line : plan.lines)
        stated = stated || (isOf(plan, line, SectionRole::Safeguards) && callsLead(plan, line));
    plan.info.statesDuties = stated || duties >= kFewest;
}

}  // namespace planlint
