#include "forms/generator.h"

#include <algorithm>
#include <array>
#include <set>

namespace planlint::forms {

namespace {

using testing::split;

void replaceAll(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

bool endsWithAny(const std::string& text, const std::vector<std::string>& tails) {
    return std::any_of(tails.begin(), tails.end(),
                       [&](const std::string& tail) { return text.ends_with(tail); });
}

const std::vector<std::string> kCn = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/// Shapes of brackets, % is the content.
const std::vector<std::string> kBrackets = {"（%）", "(%)",   "[%]",    "〔%〕", "【%】",
                                            "（%)",  "( % )", "（ %）", "［%］"};
const std::vector<std::string> kSeparators = {"；", ";", "，", "。", " ", "  ", "　"};
const std::vector<std::string> kJoiners = {"、", "，", ",", " ", "和"};

}  // namespace

Generator::Generator(std::string tables, unsigned seed)
    : tables_(std::move(tables)), random_(seed) {
    titles_ = read("titles");
    bodies_ = read("bodies");
    guards_ = read("guards");
    for (const Row& row : read("units")) {
        const std::string& name = row.at("name");
        // Names that hold a separator cannot stand in every list.
        if (name.find("、") != std::string::npos || name.find(' ') != std::string::npos) continue;
        const std::string& kind = row.at("kind");
        (kind == "named"    ? units_
         : kind == "closed" ? closed_
         : kind == "open"   ? open_
                            : people_)
            .push_back(row);
    }
    for (const Row& row : read("completions")) {
        if (row.at("note").rfind("doubt", 0) != 0) completions_.push_back(row);
    }
    keys_ = read("keys");
    forms_ = read("forms");
    groups_ = read("groups");
    for (const Row& row : read("dates")) {
        if (row.at("flags").find("doubt") == std::string::npos) dates_.push_back(row);
    }
    dueKeys_ = read("duekeys");
    for (const Row& row : read("doctitles")) {
        if (row.at("title").find("{Y}") != std::string::npos) docTitles_.push_back(row);
    }
    for (const Row& row : read("headings")) {
        if (row.at("role") == "tasks") headings_.push_back(row);
    }
    headers_ = read("headers");
    conventions_ = read("conventions");
}

std::vector<Row> Generator::read(const std::string& name) const {
    return testing::readTable(tables_ + "/" + name + ".tsv");
}

std::vector<std::string> Generator::ownerTexts() const {
    std::vector<std::string> texts;
    for (const Row& row : keys_) texts.push_back(row.at("key"));
    for (const Row& row : forms_) texts.push_back(row.at("pattern"));
    for (const Row& row : groups_) texts.push_back(row.at("pattern"));
    for (const Row& row : headers_) {
        if (row.at("meaning") == "lead" || row.at("meaning") == "responsible" ||
            row.at("meaning") == "cooperating" || row.at("meaning") == "other")
            texts.push_back(row.at("header"));
    }
    return texts;
}

std::string Generator::withYear(std::string text) const {
    static const std::array<std::string, 10> kZeroToNine = {"〇", "一", "二", "三", "四",
                                                            "五", "六", "七", "八", "九"};
    std::string numerals;
    for (const char digit : std::to_string(year_))
        numerals += kZeroToNine[static_cast<std::size_t>(digit - '0')];
    replaceAll(text, "{YC}", numerals);
    replaceAll(text, "{Y+1}", std::to_string(year_ + 1));
    replaceAll(text, "{Y}", std::to_string(year_));
    return text;
}

/// A list of distinct units. A place next to a name whose tail it would share, and offices of a
/// house among units of others, are left to completions.tsv.
Generator::List Generator::units(std::size_t least, std::size_t most, bool mayBeOpen,
                                 const std::string& joiner) {
    static const std::vector<std::string> kPlaces = {"区",   "县", "市", "镇", "乡",
                                                     "街道", "村", "州", "旗"};
    List list;
    if (most > 1 && least <= 2 && chance(12)) {
        const Row* row = &any(completions_);
        // Where a comma parts roles, a list with commas of its own would not be readable.
        while (joiner == "、" && (row->at("written").find("，") != std::string::npos ||
                                  row->at("written").find("；") != std::string::npos ||
                                  row->at("written").find_first_of(",; ") != std::string::npos))
            row = &any(completions_);
        list.text = row->at("written");
        list.names = split(row->at("expected"), '|');
        return list;
    }
    const std::size_t n = least + pick(most - least + 1);
    const bool inner = chance(20);
    std::set<std::string> used;
    for (std::size_t tries = 0; list.names.size() < n && tries < 200; ++tries) {
        const unsigned kind = static_cast<unsigned>(pick(100));
        const bool isOpen = mayBeOpen && kind < 6;
        const bool isClosed = !isOpen && kind < 16;
        const Row& row = any(isOpen ? open_ : isClosed ? closed_ : units_);
        const std::string& name = row.at("name");
        if (!isOpen && !isClosed) {
            if ((row.at("sector") == "inner") != inner || endsWithAny(name, kPlaces)) continue;
        }
        if (used.insert(name).second) list.names.push_back(name);
    }
    for (std::size_t i = 0; i < list.names.size(); ++i) {
        const bool last = i + 1 == list.names.size();
        if (i > 0) list.text += joiner == "和" ? (last ? "和" : "、") : joiner;
        list.text += list.names[i];
    }
    return list;
}

Generator::List Generator::people() {
    List list;
    const std::size_t n = 1 + pick(2);
    while (list.names.size() < n) {
        const std::string name = any(people_).at("name");
        if (std::find(list.names.begin(), list.names.end(), name) != list.names.end()) continue;
        list.text += (list.names.empty() ? "" : "、") + name;
        list.names.push_back(name);
    }
    return list;
}

/// Fills the placeholders of a row of forms.tsv or groups.tsv.
Generator::Owners Generator::fromPattern(const Row& row) {
    Owners owners;
    owners.text = owners.name = row.at("pattern");
    std::map<std::string, List> filled;
    const auto fill = [&](const std::string& placeholder, const std::string& role) {
        const std::string mark = "{" + placeholder + "}";
        if (owners.text.find(mark) == std::string::npos) return;
        const bool isOne = placeholder[0] >= 'a';
        List list =
            role == "leaders" ? people() : units(1, isOne ? 1 : 4, role == "cooperating", "、");
        replaceAll(owners.text, mark, list.text);
        filled[placeholder] = std::move(list);
    };
    for (const std::string role : {"lead", "responsible", "cooperating", "leaders"}) {
        for (const std::string& placeholder : split(row.at(role), '|')) {
            if (placeholder.empty()) continue;
            fill(placeholder, role);
            const List& list = filled[placeholder];
            std::vector<std::string>& names = owners.byRole[role];
            names.insert(names.end(), list.names.begin(), list.names.end());
        }
    }
    if (!row.at("other").empty()) {
        for (const std::string& entry : split(row.at("other"), '|')) {
            const std::size_t equals = entry.find('=');
            const std::string key = entry.substr(0, equals);
            const std::string placeholder = entry.substr(equals + 1);
            fill(placeholder, "other");
            const List& list = filled[placeholder];
            owners.other[key].insert(owners.other[key].end(), list.names.begin(), list.names.end());
        }
    }
    return owners;
}

/// One to three keys of different roles, each with its list.
Generator::Owners Generator::fromKeys(const std::string& separator) {
    Owners owners;
    std::set<std::string> roles;
    const std::size_t n = 1 + pick(3);
    const std::string colon = chance(80) ? "：" : ":";
    for (std::size_t i = 0; i < n; ++i) {
        const Row* row = &any(keys_);
        for (int tries = 0;
             tries < 50 && (row->at("where") == "header" || roles.contains(row->at("role")));
             ++tries)
            row = &any(keys_);
        const std::string role = row->at("role");
        if (row->at("where") == "header" || !roles.insert(role).second) continue;
        std::string joiner = any(kJoiners);
        // A comma between units where a comma parts the roles stays readable: the key tells.
        if (separator == " " || separator == "  " || separator == "　") joiner = "、";
        const List list = role == "leaders" ? people() : units(1, 4, role == "cooperating", joiner);
        owners.text += (owners.text.empty() ? "" : separator) + row->at("key") + colon + list.text;
        owners.fields.emplace_back(row->at("key") + colon, list.text);
        if (role == "other")
            owners.other[row->at("key")] = list.names;
        else
            owners.byRole[role] = list.names;
        owners.name += (owners.name.empty() ? "" : "+") + role;
    }
    return owners;
}

Generator::Time Generator::time(const std::string& position) {
    const Row* row = &any(dates_);
    for (int tries = 0; tries < 200; ++tries) {
        const std::string& where = row->at("position");
        // 尽快 in running text is no time by which anything is due.
        const bool isVague = row->at("flags").find("vague") != std::string::npos;
        if ((where == position || where == "both") && !(isVague && position == "prose")) break;
        row = &any(dates_);
    }
    Time found;
    found.text = withYear(row->at("text"));
    found.date = withYear(row->at("date"));
    for (const std::string& flag : split(row->at("flags"), ',')) {
        if (flag == "recurring") found.recurring = true;
        if (flag == "ongoing") found.ongoing = true;
        if (flag == "vague") found.vague = true;
        if (flag.rfind("from=", 0) == 0) found.from = withYear(flag.substr(5));
    }
    found.isBare = row->at("flags").empty() && !found.date.empty();
    return found;
}

void Generator::assign(const Owners& owners, Truth& truth) {
    const auto of = [&](const std::string& role) {  // a name listed twice counts once
        const auto at = owners.byRole.find(role);
        std::vector<std::string> names;
        if (at == owners.byRole.end()) return names;
        for (const std::string& name : at->second) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        return names;
    };
    truth.lead = of("lead");
    truth.responsible = of("responsible");
    truth.cooperating = of("cooperating");
    truth.leaders = of("leaders");
    truth.other = owners.other;
    truth.dimensions["form"] = owners.name;
}

void Generator::assign(const Time& time, Truth& truth) {
    truth.hasDeadline = true;
    truth.date = time.date;
    truth.from = time.from;
    truth.recurring = time.recurring;
    truth.ongoing = time.ongoing;
    truth.vague = time.vague;
    truth.dimensions["date"] = time.text;
}

std::string Generator::bracketed(const std::string& text, Truth& truth) {
    std::string shape = any(kBrackets);
    // 〔 and the like do not hold brackets of their own kind.
    truth.dimensions["bracket"] = shape;
    replaceAll(shape, "%", text);
    return shape;
}

/// One task in prose: numbered by its layout, with owners and a time at a place of their own.
void Generator::addItem(GeneratedPlan& plan, std::size_t index, const std::string& layout) {
    Truth truth;
    truth.title = any(titles_).at("title");
    truth.dimensions["layout"] = layout;
    std::string body = chance(25) ? any(guards_).at("text") : any(bodies_).at("body");

    const std::array<std::string, 7> kStyles = {"none",  "group", "form",    "keys",
                                                "lines", "end",   "sentence"};
    const std::string style = kStyles[pick(kStyles.size())];
    truth.dimensions["style"] = style;
    const std::string separator = any(kSeparators);
    Owners owners;
    if (style == "group") {
        owners = fromPattern(any(groups_));
    } else if (style == "form" || style == "sentence") {
        const Row* row = &any(forms_);
        const std::string wanted = style == "form" ? "bracket" : "sentence";
        while (row->at("where") != wanted && row->at("where") != "both") row = &any(forms_);
        owners = fromPattern(*row);
    } else if (style != "none") {
        owners = fromKeys(separator);
        truth.dimensions["separator"] = separator;
    }
    if (style != "none") assign(owners, truth);

    // The time.
    Time when;
    std::string timePlace = "none";
    if (owners.text.find("{D}") != std::string::npos) {
        do {
            when = time("field");
        } while (!when.isBare);
        replaceAll(owners.text, "{D}", when.text);
        timePlace = "pattern";
    } else if (chance(60)) {
        std::vector<std::string> places = {"prose", "ownBracket"};
        if (style == "group" || style == "form" || style == "keys") {
            places.insert(places.end(), {"inBracket", "inBracketFirst", "bracketBefore"});
        } else if (style == "lines" || style == "end") {
            places.push_back("field");
        }
        timePlace = any(places);
        const std::string dueKey = any(dueKeys_).at("key") + "：";
        if (timePlace != "prose") truth.dimensions["dueKey"] = dueKey;
        when = time(timePlace == "prose" ? "prose" : "field");
        if (timePlace == "prose") {
            static const std::vector<std::string> kActions = {"完成改造任务。", "，建成服务站点。",
                                                              "完成整改。", "，印发工作方案。"};
            body = when.text + any(kActions) + body;
        } else if (timePlace == "inBracket") {
            owners.text += (style == "form" ? std::string("；") : separator) + dueKey + when.text;
        } else if (timePlace == "inBracketFirst") {
            owners.text = dueKey + when.text + "；" + owners.text;
        } else if (timePlace == "ownBracket") {
            std::string shape = chance(50) ? "（%）" : "(%)";
            replaceAll(shape, "%", dueKey + when.text);
            body += shape;
        } else if (timePlace == "bracketBefore") {
            body += "（" + dueKey + when.text + "）";
        } else if (timePlace == "field") {
            owners.fields.emplace_back(dueKey, when.text);
            owners.text += separator + dueKey + when.text;
        }
    }
    if (timePlace != "none") assign(when, truth);
    truth.dimensions["time"] = timePlace;

    // The number and the title.
    std::string head;
    const std::string stop = "。";
    if (layout == "arabic") head = std::to_string(index + 1) + "." + truth.title + stop;
    if (layout == "dun") head = std::to_string(index + 1) + "、" + truth.title + stop;
    if (layout == "chinese") head = "（" + kCn[index] + "）" + truth.title + stop;
    if (layout == "halfwidth") head = "(" + kCn[index] + ") " + truth.title + stop;
    if (layout == "titleLine") head = "（" + kCn[index] + "）" + truth.title + "\n";
    if (layout == "markdown")
        head = "### " + std::to_string(index + 1) + ". " + truth.title + "\n\n";
    if (layout == "circled") {
        static const std::array<std::string, 10> kCircled = {"①", "②", "③", "④", "⑤",
                                                             "⑥", "⑦", "⑧", "⑨", "⑩"};
        head = kCircled[index] + truth.title + stop;
    }
    if (layout == "parenthesised")
        head = "（" + std::to_string(index + 1) + "）" + truth.title + stop;

    std::string text;
    std::string position = "paragraphEnd";
    if (style == "none") {
        text = head + body;
        position = "none";
    } else if (style == "group" || style == "form" || style == "keys") {
        static const std::vector<std::string> kPositions = {"afterStop", "beforeStop", "afterTitle",
                                                            "lineBelow"};
        position = any(kPositions);
        const std::string bracket = bracketed(owners.text, truth);
        const bool onOwnLine = head.ends_with("\n");
        if (position == "beforeStop" && !body.ends_with("）") && !body.ends_with(")")) {
            std::string cut = body.substr(0, body.size() - stop.size());
            text = head + cut + bracket + stop;
        } else if (position == "afterTitle" && !onOwnLine) {
            text = head.substr(0, head.size() - stop.size()) + bracket + stop + body;
        } else if (position == "lineBelow") {
            text = head + body + "\n" + bracket;
        } else {
            position = "afterStop";
            text = head + body + bracket;
        }
    } else if (style == "lines") {
        position = "fieldLines";
        text = head + body;
        for (const auto& [key, list] : owners.fields) text += "\n" + key + list;
    } else if (style == "end") {
        text = head + body + owners.text + (chance(50) ? "。" : "");
    } else {
        position = "sentence";
        text = head + body + owners.text + "。";
    }
    truth.dimensions["position"] = position;
    truth.text = text;
    plan.text += text + "\n";
    plan.tasks.push_back(std::move(truth));
}

/// A task table; as an annex it repeats the titles of the tasks above and adds what they lack.
void Generator::addTable(GeneratedPlan& plan, std::size_t rows, bool annex) {
    const auto header = [&](const std::string& meaning) {
        const Row* row = &any(headers_);
        while (row->at("meaning") != meaning) row = &any(headers_);
        return row->at("header");
    };
    struct Column {
        std::string meaning, header;
    };
    std::vector<Column> columns;
    if (chance(70)) columns.push_back({"serial", header("serial")});
    columns.push_back({"task", header("task")});
    if (!annex && chance(40)) columns.push_back({"measure", header("measure")});
    std::vector<std::string> roles = {"lead", "responsible", "cooperating", "leaders", "other"};
    std::shuffle(roles.begin(), roles.end(), random_);
    roles.resize(1 + pick(3));
    for (const std::string& role : roles) columns.push_back({role, header(role)});
    const bool due = chance(60);
    if (due) columns.push_back({"due", header("due")});
    if (chance(30)) columns.push_back({"note", header("note")});
    std::string head = "|";
    std::string rule = "|";
    for (const Column& column : columns) {
        head += " " + column.header + " |";
        rule += " --- |";
    }
    plan.text += head + "\n" + rule + "\n";
    static const std::vector<std::string> kCellJoiners = {"、", "，", "<br>"};
    std::set<std::string> used;  // a title that repeats the row above would be a merged cell
    for (std::size_t r = 0; r < rows; ++r) {
        Truth own;
        Truth& truth = annex ? plan.tasks[plan.tasks.size() - rows + r] : own;
        while (!annex && (truth.title.empty() || !used.insert(truth.title).second))
            truth.title = any(titles_).at("title");
        truth.dimensions["layout"] = annex ? "annex" : "table";
        std::string line = "|";
        for (const Column& column : columns) {
            std::string cell;
            const std::string joiner = any(kCellJoiners);
            if (column.meaning == "serial") cell = std::to_string(r + 1);
            if (column.meaning == "task") cell = truth.title;
            if (column.meaning == "measure") cell = any(bodies_).at("body");
            if (column.meaning == "note") cell = chance(50) ? "" : "—";
            if (column.meaning == "due") {
                const Time when = time("field");
                cell = when.text;
                assign(when, truth);
            }
            if (column.meaning == "leaders") {
                const List list = people();
                cell = list.text;
                truth.leaders = list.names;
            }
            if (column.meaning == "lead" || column.meaning == "responsible" ||
                column.meaning == "cooperating" || column.meaning == "other") {
                const List list = units(1, 4, column.meaning == "cooperating", joiner);
                cell = list.text;
                if (column.meaning == "lead") truth.lead = list.names;
                if (column.meaning == "responsible") truth.responsible = list.names;
                if (column.meaning == "cooperating") truth.cooperating = list.names;
                if (column.meaning == "other") {
                    std::string key = column.header;
                    replaceAll(key, " ", "");
                    replaceAll(key, "　", "");
                    truth.other[key] = list.names;
                }
                truth.dimensions["joiner"] = joiner;
            }
            line += " " + cell + " |";
        }
        truth.text += (annex ? "\n" : "") + head + "\n" + line;
        plan.text += line + "\n";
        if (!annex) plan.tasks.push_back(std::move(own));
    }
}

/// A document whose owners follow a convention that a sentence sets.
void Generator::addConvention(GeneratedPlan& plan) {
    const Row& row = any(conventions_);
    const std::string effect = row.at("effect");
    std::string sentence = row.at("sentence");
    std::string everywhere;
    if (effect == "also-all") {
        everywhere = any(closed_).at("name");
        replaceAll(sentence, "{X}", everywhere);
    }
    const bool before = effect != "also-all" && chance(50);
    if (before) plan.text += "说明：" + sentence + "。\n";
    for (std::size_t i = 0; i < 5; ++i) {
        Truth truth;
        truth.title = any(titles_).at("title");
        truth.dimensions = {{"layout", "arabic"},
                            {"form", effect},
                            {"style", "convention"},
                            {"convention", sentence}};
        const List first = units(1, effect == "lone-responsible-leads" ? 1 : 3, false, "、");
        const bool two = effect == "before-comma-leads" || chance(40);
        List second = units(1, 2, false, "、");
        std::string owners = "责任单位：" + first.text + (two ? "，" + second.text : "");
        std::vector<std::string> all = first.names;
        if (two) {
            for (const std::string& name : second.names) {
                if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
            }
        }
        if (effect == "first-leads") {
            truth.lead = {all.front()};
            truth.responsible.assign(all.begin() + 1, all.end());
        } else if (effect == "before-comma-leads") {
            truth.lead = first.names;
            truth.responsible.assign(all.begin() + static_cast<std::ptrdiff_t>(first.names.size()),
                                     all.end());
        } else if (effect == "lone-responsible-leads") {
            (all.size() == 1 ? truth.lead : truth.responsible) = all;
        } else {
            truth.responsible = all;
            if (std::find(all.begin(), all.end(), everywhere) == all.end())
                truth.responsible.push_back(everywhere);
        }
        if (i == 0 && effect == "also-all") owners += "。" + sentence;
        truth.text = std::to_string(i + 1) + "." + truth.title + "。" + any(bodies_).at("body") +
                     "（" + owners + "）";
        plan.text += truth.text + "\n";
        plan.tasks.push_back(std::move(truth));
    }
    if (effect != "also-all" && !before) plan.text += "（" + sentence + "）\n";
}

GeneratedPlan Generator::next() {
    static const std::vector<std::string> kLayouts = {
        "arabic",  "dun",           "chinese", "halfwidth", "titleLine", "markdown",
        "circled", "parenthesised", "table",   "annex",     "convention"};
    year_ = 2021 + static_cast<int>(pick(6));
    GeneratedPlan plan;
    plan.path = "plan.txt";
    const std::string layout = any(kLayouts);
    if (layout == "markdown") plan.path = "plan.md";
    plan.text = withYear(any(docTitles_).at("title")) + "\n";
    const std::string heading = any(headings_).at("heading");
    plan.text += (layout == "markdown" ? "## 一、" : "一、") + heading + "\n";
    if (layout == "table") {
        addTable(plan, 6 + pick(5), false);
    } else if (layout == "annex") {
        const std::size_t n = 3 + pick(4);
        std::set<std::string> used;
        for (std::size_t i = 0; i < n; ++i) {
            Truth truth;
            do truth.title = any(titles_).at("title");
            while (!used.insert(truth.title).second);
            truth.dimensions["style"] = "annex";
            truth.text = std::to_string(i + 1) + "." + truth.title + "。" + any(bodies_).at("body");
            plan.text += truth.text + "\n";
            plan.tasks.push_back(std::move(truth));
        }
        plan.text += "附件\n任务分工表\n";
        addTable(plan, n, true);
    } else if (layout == "convention") {
        addConvention(plan);
    } else {
        const std::size_t n = 6 + pick(5);
        for (std::size_t i = 0; i < n; ++i) addItem(plan, i, layout);
    }
    return plan;
}

}  // namespace planlint::forms
