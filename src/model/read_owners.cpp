// Who answers for a task: role groups, field lines, “（市教育局负责）”, “由X牵头，Y配合”.
#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

#include "model/builder.h"
#include "text/utf8.h"

namespace planlint {

namespace {

enum class OwnerRole : std::uint8_t { Lead, Responsible, Cooperating, Leader };

std::optional<OwnerRole> roleOf(TokenKind kind) {
    switch (kind) {
        case TokenKind::GroupLead:
        case TokenKind::KeyLead:
            return OwnerRole::Lead;
        case TokenKind::GroupResponsible:
        case TokenKind::KeyResponsible:
            return OwnerRole::Responsible;
        case TokenKind::GroupCooperating:
        case TokenKind::KeyCooperating:
            return OwnerRole::Cooperating;
        case TokenKind::GroupLeader:
        case TokenKind::KeyLeader:
            return OwnerRole::Leader;
        default:
            return std::nullopt;
    }
}

std::vector<UnitName>& unitsOf(Task& task, OwnerRole role) {
    switch (role) {
        case OwnerRole::Lead:
            return task.lead;
        case OwnerRole::Responsible:
            return task.responsible;
        case OwnerRole::Cooperating:
            return task.cooperating;
        case OwnerRole::Leader:
            return task.leaders;
    }
    PLANLINT_UNREACHABLE();
}

/// Words after a list of units that say what the list does.
struct Ending {
    std::string_view words;
    OwnerRole role;
};
constexpr std::array kEndings = {
    Ending{"牵头负责", OwnerRole::Lead},
    Ending{"牵头落实", OwnerRole::Lead},
    Ending{"牵头", OwnerRole::Lead},
    Ending{"按职责分工负责", OwnerRole::Lead},
    Ending{"按职责负责", OwnerRole::Lead},
    Ending{"按职能分工负责", OwnerRole::Lead},
    Ending{"分别负责", OwnerRole::Lead},
    Ending{"共同负责", OwnerRole::Lead},
    Ending{"负责落实", OwnerRole::Lead},
    Ending{"负责", OwnerRole::Lead},
    Ending{"参与", OwnerRole::Cooperating},
    Ending{"配合落实", OwnerRole::Cooperating},
    Ending{"参加", OwnerRole::Cooperating},
    Ending{"协助", OwnerRole::Cooperating},
    Ending{"协同配合", OwnerRole::Cooperating},
    Ending{"配合", OwnerRole::Cooperating},
};

bool isUnitSeparator(TokenKind kind) {
    return kind == TokenKind::Dun || kind == TokenKind::Comma || kind == TokenKind::Semicolon;
}

constexpr std::array<std::string_view, 22> kUnitTails = {
    "局", "厅", "委", "办", "部", "院", "府", "会", "中心", "公司", "集团",
    "行", "署", "处", "室", "队", "社", "联", "协", "区",   "县",   "市"};

bool looksLikeUnit(std::string_view name) {
    const std::size_t n = characters(name);
    if (n < 2 || n > 40) return false;
    if (contains(name, "部门") || contains(name, "单位") || contains(name, "各") ||
        contains(name, "政府") || contains(name, "管委会") || contains(name, "银行"))
        return true;
    std::string_view stem = name;
    for (const std::string_view close : {")", "）"}) {
        if (stem.ends_with(close)) {
            const std::size_t open = std::min(stem.rfind('('), stem.rfind("（"));
            if (open != std::string_view::npos) stem = stem.substr(0, open);
        }
    }
    return std::any_of(kUnitTails.begin(), kUnitTails.end(),
                       [&](std::string_view tail) { return stem.ends_with(tail); });
}

/// Words around a name that are no part of it.
std::string_view stripAround(std::string_view name) {
    for (bool again = true; again;) {
        again = false;
        name = trimmed(name);
        for (const std::string_view head :
             {"由", "以及", "及其", "及", "和", "以上", "以下", "其中", ":", "："}) {
            if (name.starts_with(head) && name.size() > head.size())
                name.remove_prefix(head.size()), again = true;
        }
        for (const std::string_view tail : {"等单位", "等部门", "等", "。", "；", ";", "，", ","}) {
            if (name.ends_with(tail) && name.size() > tail.size())
                name.remove_suffix(tail.size()), again = true;
        }
    }
    return name;
}

/// A note on scope is no part of the name: 各区人民政府〈含开发区，下同〉.
std::string withoutScopeNote(std::string_view name) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"〈", "〉"},
                                      {"（", "）"},
                                      {"(", ")"},
                                      {"〔", "〕"}}) {
        const std::size_t at = name.find(open);
        const std::size_t end = name.find(close, at == std::string_view::npos ? 0 : at);
        if (at == std::string_view::npos || end == std::string_view::npos || at == 0) continue;
        const std::string_view note = name.substr(at + open.size(), end - at - open.size());
        if (note.starts_with("含") || contains(note, "下同"))
            return std::string(name.substr(0, at)).append(name.substr(end + close.size()));
    }
    return std::string(name);
}

/// Tails that are instructions, not units: 以下均涉及…, 下同, 列第一位的为牵头单位.
bool isRemark(std::string_view name) {
    const bool bracketed = containsAny(name, {"〈", "（", "(", "〔"});
    return name.empty() || (contains(name, "下同") && !bracketed) || contains(name, "第一位") ||
           contains(name, "首位") || contains(name, "不再") || name.starts_with("以下") ||
           contains(name, "按职责") || contains(name, "职责分工") || contains(name, "排名");
}

bool endsWithAny(std::string_view text, std::initializer_list<std::string_view> tails) {
    return std::any_of(tails.begin(), tails.end(),
                       [&](std::string_view tail) { return text.ends_with(tail); });
}

/// Whether a name is that of a department without its level: 水利局, 妇联. A table, not a pattern:
/// 北京铁路局 and 广东银保监局 have no level to complete.
bool isDepartmentStem(std::string_view name) {
    const std::vector<WordHit> hits = [&] {
        std::vector<WordHit> found;
        Vocabulary::builtIn().findWords(name, 0, found);
        return found;
    }();
    return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
        return hit.wordClass == WordClass::Department && hit.range.length() == name.size();
    });
}

/// 洪山区、江夏区人民政府 → 洪山区人民政府; 市农业局、水利局 → 市水利局.
void completeNames(std::vector<UnitName>& units, std::size_t from) {
    for (std::size_t i = units.size(); i-- > from;) {
        if (i + 1 >= units.size()) continue;
        std::string& name = units[i].name;
        const std::string& next = units[i + 1].name;
        // Right to left: a bare district takes the shared tail of the name after it.
        if (name.starts_with("各") || characters(name) > 12) continue;
        if (next.ends_with("人民政府") && endsWithAny(name, {"区", "县", "市", "旗"}) &&
            !next.starts_with("各"))
            name += "人民政府";
        else if (endsWithAny(next, {"区政府", "县政府", "市政府"}) &&
                 endsWithAny(name, {"区", "县", "市"}) && !next.starts_with("各"))
            name += "政府";
        else if (next.ends_with("管委会") &&
                 endsWithAny(name,
                             {"高新区", "经开区", "开发区", "新区", "度假区", "示范区", "园区"}))
            name += "管委会";
    }
    // Left to right: the level stands once, before the first name.
    std::string_view level;
    for (std::size_t i = from; i < units.size(); ++i) {
        std::string& name = units[i].name;
        bool hasLevel = false;
        for (const std::string_view prefix : {"省", "市", "区", "县", "州"}) {
            if (name.starts_with(prefix)) {
                level = prefix;
                hasLevel = true;
            }
        }
        if (hasLevel || level.empty()) continue;
        const bool office = isDepartmentStem(name);
        if (office) {
            name.insert(0, level);
        } else {
            level = {};
        }
    }
}

/// 各市、县〔区〕人民政府 is one collective name, though a 、 stands in it.
void joinCollectives(const Plan& plan, std::vector<UnitName>& units, std::size_t from) {
    std::vector<UnitName> joined;
    for (std::size_t i = from; i < units.size(); ++i) {
        const bool bare = units[i].name.starts_with("各") && characters(units[i].name) <= 3 &&
                          endsWithAny(units[i].name, {"市", "县", "区", "州"});
        if (bare && i + 1 < units.size() &&
            startsWithAny(units[i + 1].name, {"县", "区", "市", "州", "自治州"}) &&
            containsAny(units[i + 1].name, {"政府", "管委会"})) {
            const TextRange range{units[i].range.begin, units[i + 1].range.end};
            units[i + 1].range = range;
            units[i + 1].name = std::string(plan.text(range));
            continue;
        }
        joined.push_back(std::move(units[i]));
    }
    units.resize(from);
    units.insert(units.end(), std::make_move_iterator(joined.begin()),
                 std::make_move_iterator(joined.end()));
}

/// Splits leaves [begin, end) of a line into unit names. Brackets inside stay part of a name.
void addUnits(const Plan& plan, const std::vector<Leaf>& leaves, std::size_t begin, std::size_t end,
              Provenance provenance, std::vector<UnitName>& units) {
    const std::size_t from = units.size();
    const std::uint8_t depth = begin < end ? leaves[begin].depth : 0;
    std::size_t start = begin;
    const auto close = [&](std::size_t at) {
        if (at > start) {
            const TextRange range{leaves[start].range.begin, leaves[at - 1].range.end};
            const std::string_view text = plan.text(range);
            const std::string_view name = stripAround(text);
            if (!isRemark(name)) {
                const auto offset = static_cast<std::uint32_t>(name.data() - text.data());
                std::string clean = withoutScopeNote(name);
                std::erase_if(clean, [](char c) {
                    return c == ' ' || c == '\n' || c == '\r';
                });  // of the page, not the author
                units.push_back({std::move(clean),
                                 {range.begin + offset,
                                  range.begin + offset + static_cast<std::uint32_t>(name.size())},
                                 provenance});
            }
        }
        start = at + 1;
    };
    for (std::size_t i = begin; i < end; ++i) {
        if (leaves[i].depth <= depth &&
            (isUnitSeparator(leaves[i].kind) || leaves[i].kind == TokenKind::Stop))
            close(i);
    }
    close(end);
    // “A及有关单位”: the joined name is two.
    std::vector<UnitName> split;
    for (std::size_t i = from; i < units.size(); ++i) {
        UnitName& unit = units[i];
        std::size_t cut = std::string::npos;
        for (const std::string_view joint : {"及有关", "及相关", "和各", "及各"}) {
            const std::size_t at = unit.name.find(joint);
            if (at != std::string::npos && at >= 6) cut = std::min(cut, at);
        }
        if (cut == std::string::npos) {
            split.push_back(std::move(unit));
            continue;
        }
        UnitName second = unit;
        second.name = unit.name.substr(cut + 3);
        unit.name.resize(cut);
        split.push_back(std::move(unit));
        split.push_back(std::move(second));
    }
    units.resize(from);
    units.insert(units.end(), std::make_move_iterator(split.begin()),
                 std::make_move_iterator(split.end()));
    joinCollectives(plan, units, from);
    completeNames(units, from);
    // A name listed twice is one owner.
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < from; ++i) seen.insert(units[i].name);
    std::size_t kept = from;
    for (std::size_t i = from; i < units.size(); ++i) {
        if (!seen.insert(units[i].name).second) continue;
        if (kept != i) units[kept] = std::move(units[i]);
        ++kept;
    }
    units.resize(kept);
}

/// Keys with values: inside a role group, or after a field key up to the end of the field.
void readKeyed(const Plan& plan, const std::vector<Leaf>& leaves, Task& task) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const std::optional<OwnerRole> role = roleOf(leaves[i].kind);
        if (!role) continue;
        const bool group = leaves[i].inGroup;
        std::size_t end = i + 1;
        while (end < leaves.size()) {
            const Leaf& leaf = leaves[end];
            if (roleOf(leaf.kind) || isFieldKey(leaf.kind) || opensGroup(leaf.kind) ||
                leaf.inGroup != group)
                break;
            if (group && leaf.kind == TokenKind::RightParen && leaf.depth == 0) break;
            if (leaf.kind == TokenKind::Stop) break;
            // “…，以下均涉及各县区”: what follows is a remark.
            ++end;
        }
        addUnits(plan, leaves, i + 1, end, group ? Provenance::Inline : Provenance::Explicit,
                 unitsOf(task, *role));
        i = end - 1;
    }
}

/// “（X、Y牵头，Z配合）”, “（市教育局负责）”: units before a word that says what they do.
/// Returns true when the leaves [begin, end) are such a list.
bool readEndings(const Plan& plan, const std::vector<Leaf>& leaves, std::size_t begin,
                 std::size_t end, Task& task) {
    struct Part {
        std::size_t begin, end;
        OwnerRole role;
        std::uint32_t cut;  // bytes of the ending
    };
    std::vector<Part> parts;
    std::size_t start = begin;
    for (std::size_t i = begin; i <= end; ++i) {
        const bool boundary = i == end || leaves[i].kind == TokenKind::Comma ||
                              leaves[i].kind == TokenKind::Semicolon ||
                              leaves[i].kind == TokenKind::Stop;
        if (!boundary) continue;
        if (i > start) {
            const std::string_view last = plan.text(leaves[i - 1].range);
            for (const Ending& ending : kEndings) {
                if (!last.ends_with(ending.words)) continue;
                parts.push_back(
                    {start, i, ending.role, static_cast<std::uint32_t>(ending.words.size())});
                start = i + 1;
                break;
            }
        }
    }
    if (parts.empty()) return false;
    std::vector<std::pair<OwnerRole, std::vector<UnitName>>> found;
    for (const Part& part : parts) {
        std::vector<Leaf> list(leaves.begin() + static_cast<long>(part.begin),
                               leaves.begin() + static_cast<long>(part.end));
        list.back().range.end -= part.cut;
        if (list.back().range.isEmpty()) list.pop_back();
        std::vector<UnitName> units;
        addUnits(plan, list, 0, list.size(), Provenance::Inline, units);
        const auto unlike = std::count_if(units.begin(), units.end(), [](const UnitName& unit) {
            return !looksLikeUnit(unit.name);
        });
        if (units.empty() || unlike * 2 > static_cast<long>(units.size())) return false;
        found.emplace_back(part.role, std::move(units));
    }
    // In “A牵头，B、C负责” the lead is named: those who 负责 are responsible.
    const bool named = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return contains(
            plan.text({leaves[part.end - 1].range.end - part.cut, leaves[part.end - 1].range.end}),
            "牵头");
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::string_view words = plan.text({leaves[parts[i].end - 1].range.end - parts[i].cut,
                                                  leaves[parts[i].end - 1].range.end});
        const OwnerRole role =
            named && found[i].first == OwnerRole::Lead && !contains(words, "牵头")
                ? OwnerRole::Responsible
                : found[i].first;
        std::vector<UnitName>& units = unitsOf(task, role);
        units.insert(units.end(), found[i].second.begin(), found[i].second.end());
    }
    return true;
}

void readBrackets(const Plan& plan, const std::vector<Leaf>& leaves, Task& task) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (leaves[i].kind != TokenKind::LeftParen || leaves[i].inGroup || leaves[i].depth != 1)
            continue;
        std::size_t close = i + 1;
        while (close < leaves.size() &&
               !(leaves[close].kind == TokenKind::RightParen && leaves[close].depth == 1))
            ++close;
        readEndings(plan, leaves, i + 1, close, task);
        i = close;
    }
}

bool isGovernmentUnit(std::string_view name) {
    return isDepartmentStem(name) ||
           (looksLikeUnit(name) && startsWithAny(name, {"省", "市", "区", "县", "州", "国家"}));
}

/// “由市教育局牵头，市财政局配合”: in running text only this form, and only of government units.
void readProse(const Plan& plan, const std::vector<Leaf>& leaves, Task& task) {
    const auto separates = [](const Leaf& leaf) {
        return leaf.kind == TokenKind::Comma || leaf.kind == TokenKind::Semicolon ||
               leaf.kind == TokenKind::Stop;
    };
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const bool opens = i == 0 || separates(leaves[i - 1]);
        if (!opens || leaves[i].depth > 0 || leaves[i].inGroup ||
            leaves[i].kind != TokenKind::Text || !plan.text(leaves[i].range).starts_with("由"))
            continue;
        std::size_t end = i;
        while (end < leaves.size() && leaves[end].kind != TokenKind::Comma &&
               leaves[end].kind != TokenKind::Semicolon && leaves[end].kind != TokenKind::Stop)
            ++end;
        if (!plan.text(leaves[end - 1].range).ends_with("牵头")) continue;
        // The clause after the comma may name those who help.
        std::size_t next = end + 1;
        while (next < leaves.size() && !separates(leaves[next])) ++next;
        const bool helps = end < leaves.size() && leaves[end].kind == TokenKind::Comma &&
                           next > end + 1 && plan.text(leaves[next - 1].range).ends_with("配合");
        Task found;
        if (!readEndings(plan, leaves, i, helps ? next : end, found)) continue;
        const auto isUnit = [](const UnitName& unit) { return isGovernmentUnit(unit.name); };
        if (!std::all_of(found.lead.begin(), found.lead.end(), isUnit)) continue;
        task.lead.insert(task.lead.end(), found.lead.begin(), found.lead.end());
        task.cooperating.insert(task.cooperating.end(), found.cooperating.begin(),
                                found.cooperating.end());
        i = (helps ? next : end) - 1;
    }
}

/// 列第一位者为牵头单位: the declaration may stand anywhere, once.
bool declaresFirstListedLeads(std::string_view text) {
    constexpr std::size_t kBefore = 60;  // bytes: 列第一位的责任单位为牵头单位
    for (std::size_t at = text.find("牵头"); at != std::string_view::npos;
         at = text.find("牵头", at + 6)) {
        std::string_view before = utf8::suffix(text.substr(0, at), kBefore);
        if (const std::size_t stop = before.rfind("。"); stop != std::string_view::npos)
            before = before.substr(stop + 3);
        if (containsAny(before, {"第一位", "首位", "第一个单位", "首列"})) return true;
    }
    return false;
}

}  // namespace

void addOwners(const Plan& plan, const LineWords& words, Task& task) {
    readKeyed(plan, words.leaves, task);
    readBrackets(plan, words.leaves, task);
    readProse(plan, words.leaves, task);
}

void addUnitList(const Plan& plan, const LineWords& words, std::vector<UnitName>& units) {
    addUnits(plan, words.leaves, 0, words.leaves.size(), Provenance::Table, units);
}

/// A group at the end of a paragraph of 一是…二是… answers for every item that names no owner
/// itself.
void shareOwnersOfParagraphs(Plan& plan) {
    for (std::size_t t = plan.tasks.size(); t-- > 1;) {
        const Task& after = plan.tasks[t];
        Task& task = plan.tasks[t - 1];
        if (!task.isSplit || !after.isSplit || task.range.end != after.range.begin ||
            task.hasOwner() || !task.cooperating.empty())
            continue;
        task.lead = after.lead;
        task.responsible = after.responsible;
        task.cooperating = after.cooperating;
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
        for (std::size_t t = first; onlyLast && t + 1 < end; ++t) {
            plan.tasks[t].lead = last.lead;
            plan.tasks[t].responsible = last.responsible;
            plan.tasks[t].cooperating = last.cooperating;
        }
        first = end;
    }
}

void completeOwners(Plan& plan) {
    shareOwnersOfParagraphs(plan);
    shareOwnersOfSections(plan);
    if (!plan.info.firstListedLeads)
        plan.info.firstListedLeads = declaresFirstListedLeads(plan.source->text());
    if (!plan.info.firstListedLeads) return;
    for (Task& task : plan.tasks) {
        std::vector<UnitName>& listed = task.lead.empty() ? task.responsible : task.lead;
        if (listed.empty() || (!task.lead.empty() && !task.responsible.empty())) continue;
        std::vector<UnitName> rest(listed.begin() + 1, listed.end());
        task.lead.assign(1, UnitName(listed.front()));
        task.responsible = std::move(rest);
    }
}

}  // namespace planlint
