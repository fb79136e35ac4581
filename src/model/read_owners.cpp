// Owner clauses become owners of tasks: their own, those of a group, those that a convention sets.
#include <algorithm>

#include "model/builder.h"
#include "model/owner_sense.h"
#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

void append(std::vector<UnitName>& to, const std::vector<UnitName>& from) {
    for (const UnitName& unit : from) {
        const bool known = std::any_of(
            to.begin(), to.end(), [&](const UnitName& other) { return other.name == unit.name; });
        if (!known) to.push_back(unit);
    }
}

}  // namespace

std::vector<UnitName>* unitsOf(Task& task, UnitRole role, std::string_view key) {
    switch (role) {
        case UnitRole::Lead:
            return &task.lead;
        case UnitRole::Responsible:
            return &task.responsible;
        case UnitRole::Cooperating:
            return &task.cooperating;
        case UnitRole::Leader:
            return &task.leaders;
        case UnitRole::Other:
            for (OtherRole& other : task.otherRoles) {
                if (other.key == key) return &other.units;
            }
            return nullptr;
    }
    PLANLINT_UNREACHABLE();
}

void addUnits(Task& task, const UnitList& list) {
    std::vector<UnitName>* units = unitsOf(task, list.role, list.key);
    if (units == nullptr) units = &task.otherRoles.emplace_back(OtherRole{list.key, {}}).units;
    append(*units, list.units);
}

namespace {

void copyOwners(const Task& from, Task& to) {
    to.lead = from.lead;
    to.responsible = from.responsible;
    to.cooperating = from.cooperating;
    to.leaders = from.leaders;
    to.otherRoles = from.otherRoles;
    to.hasSoleOwner = from.hasSoleOwner;
}

/// 配合部门：无, 责任人：同上: nobody, and who the task before has in that role.
void resolveDittos(Plan& plan) {
    const Vocabulary& vocabulary = plan.vocabulary();
    for (std::size_t t = 0; t < plan.tasks.size(); ++t) {
        for (std::vector<UnitName> Task::*role :
             {&Task::lead, &Task::responsible, &Task::cooperating, &Task::leaders}) {
            std::vector<UnitName>& units = plan.tasks[t].*role;
            std::erase_if(units, [&](const UnitName& unit) {
                return vocabulary.exactly(unit.name, WordClass::EmptyCell) != nullptr;
            });
            if (t > 0 && units.size() == 1 &&
                vocabulary.exactly(units.front().name, WordClass::DittoCell) != nullptr)
                units = plan.tasks[t - 1].*role;
        }
    }
}

/// A group at the end of a paragraph of 一是…二是… answers for every item that names no owner
/// itself.
void shareOwnersOfParagraphs(Plan& plan) {
    for (std::size_t t = plan.tasks.size(); t-- > 1;) {
        const Task& after = plan.tasks[t];
        Task& task = plan.tasks[t - 1];
        if (!task.isSplit || !after.isSplit || task.range.end != after.range.begin ||
            task.namesAnyone())
            continue;
        copyOwners(after, task);
    }
}

/// Unnumbered paragraphs of one section of which only the last names units: they close the section
/// and answer for all of it.
void shareOwnersOfSections(Plan& plan) {
    for (std::size_t first = 0; first < plan.tasks.size();) {
        std::size_t end = first + 1;
        while (end < plan.tasks.size() && plan.tasks[first].section &&
               plan.tasks[end].section == plan.tasks[first].section)
            ++end;
        const Task& last = plan.tasks[end - 1];
        const bool onlyLast =
            end - first >= 2 && last.responsible.size() + last.lead.size() >= 3 &&
            std::none_of(plan.tasks.begin() + static_cast<std::ptrdiff_t>(first),
                         plan.tasks.begin() + static_cast<std::ptrdiff_t>(end - 1),
                         [](const Task& task) { return task.hasOwner() || task.isSplit; });
        for (std::size_t t = first; onlyLast && t + 1 < end; ++t) copyOwners(last, plan.tasks[t]);
        first = end;
    }
}

/// 以上三项由市教育局牵头 after the last item: the items before it that name nobody have them too.
void shareOwnersOfAbove(Plan& plan) {
    for (const OwnerClause& clause : plan.ownerClauses) {
        const Line& line = plan.lines[clause.line];
        const WordRow* above = plan.vocabulary().prefix(plan.text(line.body), WordClass::Particle);
        if (!says(above, Particle::Above) || clause.lists.empty()) continue;
        const auto after = std::upper_bound(
            plan.tasks.begin(), plan.tasks.end(), clause.range.begin,
            [](std::uint32_t at, const Task& task) { return at < task.range.begin; });
        if (after == plan.tasks.begin()) continue;
        const std::optional<std::uint32_t> own = std::prev(after)->section;
        for (auto task = std::prev(after); own && task != plan.tasks.begin();) {
            --task;
            const bool siblings =
                task->section && plan.sections[*task->section].parent == plan.sections[*own].parent;
            if (!siblings || task->namesAnyone()) break;
            for (const UnitList& list : clause.lists) addUnits(*task, list);
        }
    }
}

/// What the heading or the opening lines of a section that has items below say holds for every one
/// that names nobody itself.
void inheritFromParents(Plan& plan) {
    std::vector<Task> said(plan.sections.size());
    std::vector<bool> any(plan.sections.size(), false);
    for (const OwnerClause& clause : plan.ownerClauses) {
        const std::optional<std::uint32_t> section = plan.lines[clause.line].section;
        if (!section || !plan.sections[*section].hasChildren ||
            clause.form == OwnerClause::Form::Prose)
            continue;
        for (const UnitList& list : clause.lists) addUnits(said[*section], list);
        any[*section] = true;
    }
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {  // 一、县水利局
        const Section& section = plan.sections[s];
        if (any[s] || !section.hasChildren || !isOffice(plan.vocabulary(), section.title)) continue;
        UnitName unit;
        unit.name = section.title;
        unit.range = section.titleRange;
        addUnits(said[s], {UnitRole::Responsible, {}, {std::move(unit)}});
        any[s] = true;
    }
    for (Task& task : plan.tasks) {
        if (task.hasOwner() || !task.section) continue;
        for (std::optional<std::uint32_t> s = plan.sections[*task.section].parent; s;
             s = plan.sections[*s].parent) {
            if (!any[*s]) continue;
            if (!task.namesAnyone()) {
                copyOwners(said[*s], task);
            } else if (task.leaders.empty() && task.otherRoles.empty()) {  // （县供销社配合）
                task.lead = said[*s].lead;
                task.responsible = said[*s].responsible;
            }
            break;
        }
    }
}

/// A sentence that sets who leads for the whole document, or who is responsible everywhere.
struct Conventions {
    bool firstLeads = false;           // 列第一位者为牵头单位
    bool restHelps = false;            // 其余为配合单位
    bool beforeCommaLeads = false;     // 逗号前为牵头单位
    bool loneLeads = false;            // 无牵头单位的，责任单位即为牵头单位
    std::vector<UnitName> everywhere;  // 以下均需各区政府落实，不再列出
};

bool isBreak(std::string_view text, std::uint32_t at) {
    const std::string_view rest = text.substr(at, 3);
    return rest == "。" || rest == "；" || text[at] == '\n' || text[at] == ';';
}

TextRange sentenceAround(std::string_view text, TextRange range) {
    constexpr std::uint32_t kFarthest = 300;  // bytes to each side
    TextRange sentence = range;
    while (sentence.begin > 0 && range.begin - sentence.begin < kFarthest) {
        const auto before =
            static_cast<std::uint32_t>(utf8::floorToCodePoint(text, sentence.begin - 1));
        if (isBreak(text, before)) break;
        sentence.begin = before;
    }
    while (sentence.end < text.size() && sentence.end - range.end < kFarthest &&
           !isBreak(text, sentence.end))
        sentence.end += utf8::lengthFromLead(static_cast<unsigned char>(text[sentence.end]));
    return sentence;
}

/// 以下均需各区人民政府、各园区管委会落实: the collectives of a sentence. A name goes from 各 to a
/// separator, a role word, 为 or 的; a later 各 begins it anew: 各项任务均需各村委会.
std::vector<UnitName> collectivesOf(const Plan& plan, TextRange sentence) {
    const std::string_view text = plan.text(sentence);
    const Vocabulary& vocabulary = plan.vocabulary();
    std::vector<bool> ends(text.size() + 1, false);
    for (const WordHit& hit :
         vocabulary.hitsIn(text, maskOf(WordClass::RoleVerb, WordClass::RoleStem)))
        ends[hit.range.begin] = true;
    std::vector<UnitList> lists(1);
    std::optional<std::size_t> begin;
    bool goesOn = false;  // after 、 of a list
    const auto close = [&](std::size_t end) {
        if (begin && end > *begin) {
            UnitName unit;
            unit.name = std::string(text.substr(*begin, end - *begin));
            unit.range = {sentence.begin + static_cast<std::uint32_t>(*begin),
                          sentence.begin + static_cast<std::uint32_t>(end)};
            if (shapeOf(vocabulary, unit.name) != UnitShape::None &&
                endsLikeUnit(vocabulary, unit.name))
                lists[0].units.push_back(std::move(unit));
        }
        begin.reset();
    };
    int depth = 0;
    for (std::size_t i = 0; i < text.size();
         i += utf8::lengthFromLead(static_cast<unsigned char>(text[i]))) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("（") || rest[0] == '(' || rest.starts_with("〔")) ++depth;
        if (rest.starts_with("）") || rest[0] == ')' || rest.starts_with("〕")) --depth;
        if (depth > 0 && begin) continue;
        if (rest.starts_with("、")) {
            close(i);
            goesOn = !lists[0].units.empty();
            if (goesOn) begin = i + 3;
            continue;
        }
        if (rest.starts_with("，") || rest[0] == ',' || ends[i]) close(i);
        const WordRow* particle = vocabulary.prefix(rest, WordClass::Particle);
        if (particle == nullptr) continue;
        const auto kind = static_cast<Particle>(particle->value);
        if (kind == Particle::Is || kind == Particle::Of) close(i);
        if (kind == Particle::Every) begin = i;
    }
    close(text.size());
    completeUnits(plan, lists);
    return std::move(lists[0].units);
}

Conventions readConventions(const Plan& plan) {
    Conventions found;
    const WordIndex& words = *plan.words;
    const std::string_view text = plan.source->text();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordIndex::Hit hit = words[i];
        if (hit.row->wordClass != WordClass::RoleNote || !hit.isLive) continue;
        const TextRange sentence = sentenceAround(text, hit.range);
        const auto has = [&](RoleWord role) {
            for (std::size_t k = words.first(sentence.begin);
                 k < words.size() && words[k].range.begin < sentence.end; ++k) {
                const bool inNote = hit.range.contains(words[k].range);  // 未标注牵头的
                if (!inNote && words[k].row->wordClass == WordClass::RoleVerb &&
                    words[k].row->value == static_cast<int>(role))
                    return true;
            }
            return false;
        };
        const bool leads = has(RoleWord::Lead);
        const bool helps = has(RoleWord::Cooperating);
        switch (static_cast<RoleNote>(hit.row->value)) {
            case RoleNote::First:
                found.firstLeads = found.firstLeads || leads;
                found.restHelps = found.restHelps || (leads && helps);
                break;
            case RoleNote::Comma:
                found.beforeCommaLeads = found.beforeCommaLeads || leads;
                break;
            case RoleNote::Alone:
                found.loneLeads = found.loneLeads || leads;
                break;
            case RoleNote::Also:
                if (!found.everywhere.empty()) break;
                found.everywhere = collectivesOf(plan, sentence);
                break;
            case RoleNote::Ditto:
                break;
        }
    }
    return found;
}

/// The first of `listed` leads, up to the first comma where that is the convention.
void takeLeads(const Plan& plan, Task& task, bool uptoComma, bool restHelps) {
    std::vector<UnitName>& listed = task.lead.empty() ? task.responsible : task.lead;
    if (listed.empty() || (!task.lead.empty() && !task.responsible.empty())) return;
    std::size_t leads = 1;
    if (uptoComma) {
        while (leads < listed.size()) {
            const std::string_view between =
                plan.text({listed[leads - 1].range.end, listed[leads].range.begin});
            if (contains(between, "，") || contains(between, ",")) break;
            ++leads;
        }
        if (leads == listed.size()) leads = listed.size() == 1 ? 1 : 0;
        if (leads == 0) return;
    }
    std::vector<UnitName> rest(listed.begin() + static_cast<std::ptrdiff_t>(leads), listed.end());
    std::vector<UnitName> first(listed.begin(),
                                listed.begin() + static_cast<std::ptrdiff_t>(leads));
    task.lead = std::move(first);
    task.responsible.clear();
    append(restHelps ? task.cooperating : task.responsible, rest);
}

}  // namespace

void addOwners(const Plan& plan, const Line& line, Task& task) {
    const TextRange range{std::max(task.range.begin, line.range.begin),
                          std::min(task.range.end, line.range.end)};
    for (const OwnerClause& clause : clausesIn(plan, range)) assign(clause, task);
}

void assign(const OwnerClause& clause, Task& task) {
    // A clause of running text tells who acts in it, where no bracket or field tells who answers.
    if (clause.form == OwnerClause::Form::OwnerFirst && task.namesAnyone()) return;
    if (clause.lists.empty()) return;
    const bool prose = clause.form == OwnerClause::Form::Prose;
    if (prose && clause.isHelpersOnly) {  // 会同市财政局制定…: whoever answers, they help
        if (task.cooperating.empty()) addUnits(task, clause.lists.front());
        return;
    }
    if (prose && task.hasOwner() && !task.ownersInProse) return;
    if (!prose && task.ownersInProse) copyOwners(Task{}, task);
    task.ownersInProse = prose;
    const bool first = !task.namesAnyone();
    for (const UnitList& list : clause.lists) addUnits(task, list);
    if (!clause.lists.empty()) task.hasSoleOwner = first && clause.isSole;
}

bool addUnitCell(const Plan& plan, std::span<const Leaf> leaves, UnitRole role,
                 std::string_view key, Task& task) {
    thread_local PhraseWall wall;
    const OwnerSense sense(plan, wall);
    const PhraseTokenizer tokenizer(plan.source->text(), *plan.words);
    const std::vector<UnitList> lists = sense.readCell(tokenizer.tokens(leaves), role, key);
    for (const UnitList& list : lists) addUnits(task, list);
    return std::any_of(lists.begin(), lists.end(),
                       [](const UnitList& list) { return !list.units.empty(); });
}

void completeOwners(Plan& plan) {
    for (Task& task : plan.tasks) {  // X负责 leads where no other role stands
        const bool alone = task.hasSoleOwner && task.lead.empty() && task.responsible.size() == 1 &&
                           task.cooperating.empty() && task.otherRoles.empty();
        if (alone) task.lead.swap(task.responsible);
    }
    resolveDittos(plan);
    shareOwnersOfParagraphs(plan);
    shareOwnersOfSections(plan);
    shareOwnersOfAbove(plan);
    inheritFromParents(plan);
    const Conventions conventions = readConventions(plan);
    plan.info.firstListedLeads = plan.info.firstListedLeads || conventions.firstLeads;
    for (Task& task : plan.tasks) {
        if (plan.info.firstListedLeads)
            takeLeads(plan, task, false, conventions.restHelps);
        else if (conventions.beforeCommaLeads)
            takeLeads(plan, task, true, conventions.restHelps);
        else if (conventions.loneLeads && task.lead.empty() && task.responsible.size() == 1)
            task.lead.swap(task.responsible);
        if (task.hasOwner() && !conventions.everywhere.empty())
            append(task.responsible, conventions.everywhere);
    }
}

}  // namespace planlint
