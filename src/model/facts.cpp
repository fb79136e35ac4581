#include <algorithm>
#include <array>

#include "model/fields.h"
#include "model/statement.h"

namespace planlint {

namespace {

// The values of closed sets, in the order of their enumerators (8-facts).
constexpr std::array<std::string_view, 3> kSourceNames = {"own", "inherited", "annex"};
constexpr std::array<std::string_view, 9> kDocumentKindNames = {
    "plan",   "summary",  "summary_plan", "scheme", "breakdown",
    "report", "bulletin", "assessment",   "other"};
constexpr std::array<std::string_view, 4> kProfileNames = {"outline", "scheme", "report", "strict"};
constexpr std::array<std::string_view, 6> kSectionRoleNames = {
    "background", "summary", "goals", "tasks", "safeguards", "attachment"};
constexpr std::array<std::string_view, 2> kTaskPartNames = {"plan", "safeguards"};
constexpr std::array<std::string_view, 5> kFigureRoleNames = {"target", "actual", "expected",
                                                              "baseline", "count"};
constexpr std::array<std::string_view, 8> kFigureKindNames = {"stock", "flow", "net_flow", "growth",
                                                              "share", "rank", "ratio",    "other"};
constexpr std::array<std::string_view, 7> kComparatorNames = {"=",  ">", ">=",   "<",
                                                              "<=", "~", "range"};
constexpr std::array<std::string_view, 3> kModalityNames = {"firm", "plain", "aspirational"};
constexpr std::array<std::string_view, 4> kBoundNames = {"lower", "upper", "point", "unknown"};
constexpr std::array<std::string_view, 4> kProvenanceNames = {"explicit", "inline", "table",
                                                              "prose"};
constexpr std::array<std::string_view, 5> kDeadlinePrecisionNames = {"day", "month", "quarter",
                                                                     "half", "year"};
constexpr std::array<std::string_view, 13> kDimensionNames = {
    "count",  "money", "ratio", "length", "area", "mass", "volume",
    "energy", "power", "time",  "ict",    "rate", "other"};
constexpr std::array<std::string_view, 3> kUnitClassNames = {"named", "collective", "generic"};
constexpr std::array<std::string_view, 4> kPhraseKindNames = {"relative_time", "vague_time",
                                                              "vague_result", "match"};

/// A field whose accessors are written for the node's own type.
template <class NodeType, auto get>
Value read(const Plan& plan, const void* node) {
    return get(plan, *static_cast<const NodeType*>(node));
}
template <class NodeType, auto get>
TextRange locate(const Plan& plan, const void* node) {
    return get(plan, *static_cast<const NodeType*>(node));
}

constexpr Type kBool{ValueType::Bool};
constexpr Type kNumber{ValueType::Number};
constexpr Type kText{ValueType::Text};
constexpr Type optional(Type type) {
    type.isOptional = true;
    return type;
}
constexpr Type listOf(ValueType type) { return {type, true, false}; }

Value textOrAbsent(std::string_view text) { return text.empty() ? Value() : Value(text); }
template <class Kind>
Value maybe(const std::optional<Kind>& value) {
    return value ? Value(*value) : Value();
}

template <class NodeType>
Value refs(ValueType type, const Plan& plan, const std::vector<NodeType>& nodes) {
    Value::List list;
    list.reserve(nodes.size());
    for (const NodeType& node : nodes) list.emplace_back(NodeRef{type, &plan, &node});
    return list;
}

TextRange spanOf(const std::vector<UnitName>& units) {
    return units.empty() ? TextRange{}
                         : TextRange{units.front().range.begin, units.back().range.end};
}

Value sectionAt(const Plan& plan, const std::optional<std::uint32_t>& index) {
    return index ? Value(NodeRef{ValueType::Section, &plan, &plan.sections[*index]}) : Value();
}
Value taskAt(const Plan& plan, const std::optional<std::uint32_t>& index) {
    return index ? Value(NodeRef{ValueType::Task, &plan, &plan.tasks[*index]}) : Value();
}

// NOLINTBEGIN(readability-identifier-naming)
#define PLANLINT_GET(NodeType, expression)                                                    \
    read<NodeType,                                                                            \
         []([[maybe_unused]] const Plan& plan, [[maybe_unused]] const NodeType& n) -> Value { \
             return expression;                                                               \
         }>
#define PLANLINT_AT(NodeType, expression)                                                    \
    locate<NodeType, []([[maybe_unused]] const Plan& plan, const NodeType& n) -> TextRange { \
        return expression;                                                                   \
    }>
#define PLANLINT_LINE(NodeType) PLANLINT_GET(NodeType, plan.source->place(n.range).line)
#define PLANLINT_COLUMN(NodeType) PLANLINT_GET(NodeType, plan.source->place(n.range).column)
// NOLINTEND(readability-identifier-naming)

constexpr std::array kDocumentFields = {
    Field{"title", "标题", optional(kText), PLANLINT_GET(DocumentInfo, textOrAbsent(n.title))},
    Field{"issuer", "发文机关", optional(kText),
          PLANLINT_GET(DocumentInfo, textOrAbsent(n.issuer))},
    Field{"number", "发文字号", optional(kText),
          PLANLINT_GET(DocumentInfo, textOrAbsent(n.number))},
    Field{"date", "成文日期", optional({ValueType::Date}),
          PLANLINT_GET(DocumentInfo, maybe(n.date))},
    Field{"kind", "文种", kText, PLANLINT_GET(DocumentInfo, nameOf(n.kind)), nullptr,
          kDocumentKindNames},
    Field{"year", "年度", optional(kNumber), PLANLINT_GET(DocumentInfo, maybe(n.year))},
    Field{"summaryYear", "总结年度", optional(kNumber),
          PLANLINT_GET(DocumentInfo, maybe(n.summaryYear))},
    Field{"profile", "检查类别", kText, PLANLINT_GET(DocumentInfo, nameOf(n.profile)), nullptr,
          kProfileNames},
};
/// Asked by conditions only; the facts JSON has the lists themselves.
constexpr std::array kDocumentLists = {
    Field{"firstListedLeads", "首列牵头", kBool, PLANLINT_GET(DocumentInfo, n.firstListedLeads)},
    Field{"impliesYearEnd", "年底为限", kBool, PLANLINT_GET(DocumentInfo, n.impliesYearEnd)},
    Field{"statesDuties", "写明职责", kBool, PLANLINT_GET(DocumentInfo, n.statesDuties)},
    Field{"statesSchedule", "写明进度", kBool, PLANLINT_GET(DocumentInfo, n.statesSchedule)},
    Field{"sections", "部分", listOf(ValueType::Section),
          PLANLINT_GET(DocumentInfo, refs(ValueType::Section, plan, plan.sections))},
    Field{"tasks", "任务", listOf(ValueType::Task),
          PLANLINT_GET(DocumentInfo, refs(ValueType::Task, plan, plan.tasks))},
    Field{"figures", "数据", listOf(ValueType::Figure),
          PLANLINT_GET(DocumentInfo, refs(ValueType::Figure, plan, plan.figures))},
};

constexpr std::array kSectionFields = {
    Field{"line", "行", kNumber, PLANLINT_LINE(Section)},
    Field{"column", "列", kNumber, PLANLINT_COLUMN(Section)},
    Field{"number", "序号", kText, PLANLINT_GET(Section, std::string_view(n.number)),
          PLANLINT_AT(Section, n.markerRange)},
    Field{"level", "层级", kNumber, PLANLINT_GET(Section, n.level)},
    Field{"title", "标题", kText, PLANLINT_GET(Section, std::string_view(n.title)),
          PLANLINT_AT(Section, n.titleRange)},
    Field{"role", "部分", kText, PLANLINT_GET(Section, nameOf(n.role)), nullptr, kSectionRoleNames},
};
constexpr std::array kSectionExtras = {
    Field{"year", "年份", optional(kNumber), PLANLINT_GET(Section, maybe(n.year))},
    Field{"parent", "上级", optional({ValueType::Section}),
          PLANLINT_GET(Section, sectionAt(plan, n.parent))},
};

constexpr std::array kTaskFields = {
    Field{"line", "行", kNumber, PLANLINT_LINE(Task)},
    Field{"column", "列", kNumber, PLANLINT_COLUMN(Task)},
    Field{"path", "位置", kText, PLANLINT_GET(Task, std::string_view(n.path))},
    Field{"title", "任务", kText, PLANLINT_GET(Task, std::string_view(n.title)),
          PLANLINT_AT(Task, n.titleRange)},
    Field{"part", "部分", kText, PLANLINT_GET(Task, nameOf(n.part)), nullptr, kTaskPartNames},
    Field{"lead", "牵头", listOf(ValueType::Unit),
          PLANLINT_GET(Task, refs(ValueType::Unit, plan, n.lead)),
          PLANLINT_AT(Task, spanOf(n.lead))},
    Field{"responsible", "责任", listOf(ValueType::Unit),
          PLANLINT_GET(Task, refs(ValueType::Unit, plan, n.responsible)),
          PLANLINT_AT(Task, spanOf(n.responsible))},
    Field{"cooperating", "配合", listOf(ValueType::Unit),
          PLANLINT_GET(Task, refs(ValueType::Unit, plan, n.cooperating)),
          PLANLINT_AT(Task, spanOf(n.cooperating))},
    Field{"leaders", "责任领导", listOf(ValueType::Unit),
          PLANLINT_GET(Task, refs(ValueType::Unit, plan, n.leaders)),
          PLANLINT_AT(Task, spanOf(n.leaders))},
    Field{"deadline", "完成时限", optional({ValueType::Deadline}),
          PLANLINT_GET(Task, n.deadline ? Value(NodeRef{ValueType::Deadline, &plan, &*n.deadline})
                                        : Value()),
          PLANLINT_AT(Task, n.deadline ? n.deadline->range : TextRange{})},
    Field{"assumedDeadline", "推定时限", optional({ValueType::Date}),
          PLANLINT_GET(Task, maybe(n.assumedDeadline))},
    Field{
        "targets", "目标", listOf(ValueType::Figure),
        PLANLINT_GET(Task, ([&] {
                         Value::List list;
                         for (const std::uint32_t i : n.targets)
                             list.emplace_back(NodeRef{ValueType::Figure, &plan, &plan.figures[i]});
                         return list;
                     }()))},
    Field{"deliverables", "交付物", listOf(ValueType::Deliverable),
          PLANLINT_GET(Task, refs(ValueType::Deliverable, plan, n.deliverables))},
    Field{"measurable", "可衡量", kBool, PLANLINT_GET(Task, n.isMeasurable())},
    Field{"duty", "职责", kBool, PLANLINT_GET(Task, n.isDuty)},
    Field{"stage", "阶段", kBool, PLANLINT_GET(Task, n.isStage)},
};
/// Those who answer: the leads, or the responsible where nobody leads.
const std::vector<UnitName>& owners(const Task& task) {
    return task.lead.empty() ? task.responsible : task.lead;
}

/// Figures stand in document order, so those of a task are a stretch of them.
Value figuresWithin(const Plan& plan, TextRange range) {
    const auto isBefore = [](const Figure& figure, std::uint32_t at) {
        return figure.range.begin < at;
    };
    const auto first =
        std::lower_bound(plan.figures.begin(), plan.figures.end(), range.begin, isBefore);
    const auto last = std::lower_bound(first, plan.figures.end(), range.end, isBefore);
    Value::List list;
    for (auto figure = first; figure != last; ++figure)
        list.emplace_back(NodeRef{ValueType::Figure, &plan, &*figure});
    return list;
}

constexpr std::array kTaskExtras = {
    Field{"owners", "牵头或责任单位", listOf(ValueType::Unit),
          PLANLINT_GET(Task, refs(ValueType::Unit, plan, owners(n))),
          PLANLINT_AT(Task, spanOf(owners(n)))},
    Field{"figures", "数据", listOf(ValueType::Figure),
          PLANLINT_GET(Task, figuresWithin(plan, n.range))},
    Field{"outcome", "可查验", kBool, PLANLINT_GET(Task, n.hasOutcome)},
    Field{"section", "所在部分", optional({ValueType::Section}),
          PLANLINT_GET(Task, sectionAt(plan, n.section))},
    Field{"text", "原文", kText, PLANLINT_GET(Task, plan.text(n.range)),
          PLANLINT_AT(Task, n.range)},
};

constexpr std::array kFigureFields = {
    Field{"line", "行", kNumber, PLANLINT_LINE(Figure)},
    Field{"column", "列", kNumber, PLANLINT_COLUMN(Figure)},
    Field{"endLine", "末行", kNumber, PLANLINT_GET(Figure, plan.source->place(n.range).endLine)},
    Field{"endColumn", "末列", kNumber,
          PLANLINT_GET(Figure, plan.source->place(n.range).endColumn)},
    Field{"text", "原文", kText, PLANLINT_GET(Figure, plan.source->original(n.range))},
    Field{"indicator", "指标", optional(kText), PLANLINT_GET(Figure, textOrAbsent(n.indicator))},
    Field{"asWritten", "原文指标", optional(kText),
          PLANLINT_GET(Figure,
                       n.nameRange.isEmpty() ? Value() : Value(plan.source->original(n.nameRange))),
          PLANLINT_AT(Figure, n.nameRange)},
    Field{"canonical", "指标编号", optional(kText),
          PLANLINT_GET(
              Figure, n.canonical ? Value(plan.vocabulary().indicator(*n.canonical).id) : Value())},
    Field{"value", "数值", kNumber, PLANLINT_GET(Figure, n.value)},
    Field{"unit", "计量单位", optional(kText), PLANLINT_GET(Figure, textOrAbsent(n.unit))},
    Field{"dimension", "量纲", kText, PLANLINT_GET(Figure, nameOf(n.dimension)), nullptr,
          kDimensionNames},
    Field{"comparator", "界限词", kText, PLANLINT_GET(Figure, nameOf(n.comparator)), nullptr,
          kComparatorNames},
    Field{"bound", "界限", kText, PLANLINT_GET(Figure, nameOf(boundOf(n))), nullptr, kBoundNames},
    Field{"modality", "语气", kText, PLANLINT_GET(Figure, nameOf(n.modality)), nullptr,
          kModalityNames},
    Field{"role", "性质", kText, PLANLINT_GET(Figure, nameOf(n.role)), nullptr, kFigureRoleNames},
    Field{"kind", "口径", kText, PLANLINT_GET(Figure, nameOf(n.kind)), nullptr, kFigureKindNames},
    Field{"period", "期间", optional({ValueType::Period}), PLANLINT_GET(Figure, maybe(n.period))},
    Field{"scope", "范围", optional({ValueType::Scope}),
          PLANLINT_GET(Figure,
                       n.area.empty() ? Value() : Value(NodeRef{ValueType::Scope, &plan, &n}))},
    Field{"task", "任务", optional({ValueType::Task}), PLANLINT_GET(Figure, taskAt(plan, n.task))},
    Field{"provenance", "来源", kText, PLANLINT_GET(Figure, nameOf(n.provenance)), nullptr,
          kProvenanceNames},
};
constexpr std::array kFigureExtras = {
    Field{"high", "上限", optional(kNumber), PLANLINT_GET(Figure, maybe(n.high))},
    Field{"section", "所在部分", optional({ValueType::Section}),
          PLANLINT_GET(Figure, sectionAt(plan, n.section))},
};

constexpr std::array kDeadlineFields = {
    Field{"text", "原文", kText, PLANLINT_GET(Deadline, plan.source->original(n.range))},
    Field{"date", "日期", optional({ValueType::Date}), PLANLINT_GET(Deadline, maybe(n.date))},
    Field{"precision", "精度", optional(kText),
          PLANLINT_GET(Deadline, n.date ? Value(nameOf(n.precision)) : Value()), nullptr,
          kDeadlinePrecisionNames},
    Field{"from", "起始", optional({ValueType::Date}), PLANLINT_GET(Deadline, maybe(n.from))},
    Field{"recurring", "定期", kBool, PLANLINT_GET(Deadline, n.recurring)},
    Field{"ongoing", "持续", kBool, PLANLINT_GET(Deadline, n.ongoing)},
    Field{"vague", "模糊", kBool, PLANLINT_GET(Deadline, n.vague)},
    Field{"source", "写在", kText, PLANLINT_GET(Deadline, nameOf(n.source)), nullptr, kSourceNames},
};

constexpr std::array kDeliverableFields = {
    Field{"text", "原文", kText, PLANLINT_GET(Deliverable, plan.source->original(n.range))},
    Field{"verb", "动作", kText, PLANLINT_GET(Deliverable, plan.text(n.verb)),
          PLANLINT_AT(Deliverable, n.verb)},
    Field{"object", "成果", kText, PLANLINT_GET(Deliverable, plan.text(n.object)),
          PLANLINT_AT(Deliverable, n.object)},
};

constexpr std::array kScopeFields = {
    Field{"area", "地域", optional(kText), PLANLINT_GET(Figure, textOrAbsent(n.area))},
};

constexpr std::array kUnitFields = {
    Field{"name", "单位", kText, PLANLINT_GET(UnitName, std::string_view(n.name))},
    Field{"class", "种类", kText, PLANLINT_GET(UnitName, nameOf(n.unitClass)), nullptr,
          kUnitClassNames},
    Field{"unsure", "存疑", kBool, PLANLINT_GET(UnitName, n.isUnsure)},
};

constexpr std::array kSiblingsFields = {
    Field{"total", "任务数", kNumber, PLANLINT_GET(Siblings, n.total)},
    Field{"with_owner", "写明单位的", kNumber, PLANLINT_GET(Siblings, n.withOwner)},
    Field{"with_lead", "写明牵头的", kNumber, PLANLINT_GET(Siblings, n.withLead)},
    Field{"with_deadline", "写明时限的", kNumber, PLANLINT_GET(Siblings, n.withDeadline)},
    Field{"with_measure", "可衡量的", kNumber, PLANLINT_GET(Siblings, n.withMeasure)},
    Field{"owner_lines", "写明单位的行", listOf(ValueType::Number),
          PLANLINT_GET(Siblings, ([&] {
                           Value::List lines;  // of the first few
                           for (const std::uint32_t at : n.firstOwned)
                               lines.emplace_back(plan.source->line(at));
                           return lines;
                       }()))},
};

constexpr std::array kPhraseFields = {
    Field{"text", "原文", kText, PLANLINT_GET(Phrase, plan.source->original(n.range))},
    Field{"kind", "种类", kText, PLANLINT_GET(Phrase, nameOf(n.kind)), nullptr, kPhraseKindNames},
    Field{"review", "回顾", kBool, PLANLINT_GET(Phrase, n.isReview)},
    Field{"figured", "同句有数", kBool, PLANLINT_GET(Phrase, n.besideFigure)},
    Field{"task", "任务", optional({ValueType::Task}), PLANLINT_GET(Phrase, taskAt(plan, n.task))},
    Field{"section", "所在部分", optional({ValueType::Section}),
          PLANLINT_GET(Phrase, sectionAt(plan, n.section))},
};

/// What the facts JSON writes of a node, then what only conditions ask.
template <std::size_t N, std::size_t M>
constexpr std::array<Field, N + M> joined(const std::array<Field, N>& a,
                                          const std::array<Field, M>& b) {
    std::array<Field, N + M> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = a[i];
    for (std::size_t i = 0; i < M; ++i) all[N + i] = b[i];
    return all;
}
constexpr auto kAllOfDocument = joined(kDocumentFields, kDocumentLists);
constexpr auto kAllOfSection = joined(kSectionFields, kSectionExtras);
constexpr auto kAllOfTask = joined(kTaskFields, kTaskExtras);
constexpr auto kAllOfFigure = joined(kFigureFields, kFigureExtras);

Json rowOf(const Plan& plan, const void* node, std::span<const Field> fields) {
    Json row = Json::object();
    for (const Field& field : fields)
        row[std::string(field.name)] = jsonOf(field.value(plan, node));
    return row;
}

template <class Enum, std::size_t N>
std::string_view pick(Enum value, const std::array<std::string_view, N>& list) {
    return list[static_cast<std::size_t>(value)];
}

}  // namespace

std::span<const Field> fieldsOf(ValueType node) {
    switch (node) {
        case ValueType::Document:
            return kAllOfDocument;
        case ValueType::Section:
            return kAllOfSection;
        case ValueType::Task:
            return kAllOfTask;
        case ValueType::Figure:
            return kAllOfFigure;
        case ValueType::Deadline:
            return kDeadlineFields;
        case ValueType::Deliverable:
            return kDeliverableFields;
        case ValueType::Scope:
            return kScopeFields;
        case ValueType::Unit:
            return kUnitFields;
        case ValueType::Siblings:
            return kSiblingsFields;
        case ValueType::Phrase:
            return kPhraseFields;
        default:
            return {};
    }
}

TextRange rangeOf(const NodeRef& ref) {
    switch (ref.type) {
        case ValueType::Section:
            return static_cast<const Section*>(ref.node)->titleRange;
        case ValueType::Task:
            return static_cast<const Task*>(ref.node)->titleRange;
        case ValueType::Figure:
        case ValueType::Scope:
            return static_cast<const Figure*>(ref.node)->range;
        case ValueType::Deadline:
            return static_cast<const Deadline*>(ref.node)->range;
        case ValueType::Deliverable:
            return static_cast<const Deliverable*>(ref.node)->range;
        case ValueType::Unit:
            return static_cast<const UnitName*>(ref.node)->range;
        case ValueType::Phrase:
            return static_cast<const Phrase*>(ref.node)->range;
        default:
            return {};
    }
}

std::string_view nameOf(DocumentKind kind) {
    return kDocumentKindNames[static_cast<std::size_t>(kind)];
}
std::string_view nameOf(Profile profile) {
    return kProfileNames[static_cast<std::size_t>(profile)];
}
std::string_view nameOf(SectionRole role) {
    return kSectionRoleNames[static_cast<std::size_t>(role)];
}
std::string_view nameOf(TaskPart part) { return kTaskPartNames[static_cast<std::size_t>(part)]; }
std::string_view nameOf(FigureRole role) {
    return kFigureRoleNames[static_cast<std::size_t>(role)];
}
std::string_view nameOf(FigureKind kind) {
    return kFigureKindNames[static_cast<std::size_t>(kind)];
}
std::string_view nameOf(Comparator comparator) {
    return kComparatorNames[static_cast<std::size_t>(comparator)];
}
std::string_view nameOf(Modality modality) {
    return kModalityNames[static_cast<std::size_t>(modality)];
}
std::string_view nameOf(Bound bound) { return kBoundNames[static_cast<std::size_t>(bound)]; }
std::string_view nameOf(Provenance provenance) {
    return kProvenanceNames[static_cast<std::size_t>(provenance)];
}
std::string_view nameOf(DeadlinePrecision precision) {
    return kDeadlinePrecisionNames[static_cast<std::size_t>(precision)];
}
std::string_view nameOf(Dimension dimension) {
    return kDimensionNames[static_cast<std::size_t>(dimension)];
}
std::string_view chineseOf(DocumentKind kind) {
    return pick<DocumentKind, 9>(
        kind, {"工作计划（要点）", "工作总结", "总结和计划", "实施方案", "任务分解", "政府工作报告",
               "统计公报", "考核办法", "其他"});
}
std::string_view chineseOf(Profile profile) {
    return pick<Profile, 4>(profile, {"要点", "方案", "报告", "严格"});
}
std::string_view chineseOf(FigureKind kind) {
    return pick<FigureKind, 8>(kind,
                               {"存量", "增量", "净增", "增速", "占比", "位次", "比率", "其他"});
}

std::string_view nameOf(DeadlineSource source) {
    return kSourceNames[static_cast<std::size_t>(source)];
}
std::string_view nameOf(UnitClass value) {
    return kUnitClassNames[static_cast<std::size_t>(value)];
}
std::string_view nameOf(PhraseKind kind) {
    return kPhraseKindNames[static_cast<std::size_t>(kind)];
}

void writeFacts(JsonStream& out, const Plan& plan) {
    out.value(plan.source->path(), "file");
    for (const Field& field : kDocumentFields) {
        if (const Value value = field.value(plan, &plan.info); !value.isAbsent())
            out.value(jsonOf(value), field.name);
    }
    out.value(encodingName(plan.source->encoding()), "encoding");
    out.open('[', "sections");
    for (const Section& section : plan.sections) out.value(rowOf(plan, &section, kSectionFields));
    out.close();
    out.open('[', "tasks");
    for (const Task& task : plan.tasks) {
        Json row = rowOf(plan, &task, kTaskFields);
        Json& others = row["otherRoles"] = Json::array();  // by their words, so no fixed fields
        for (const OtherRole& other : task.otherRoles) {
            Json units = Json::array();
            for (const UnitName& unit : other.units) units.push_back(unit.name);
            others.push_back({{"key", other.key}, {"units", std::move(units)}});
        }
        out.value(row);
    }
    out.close();
    out.open('[', "figures");
    for (const Figure& figure : plan.figures) {
        Json row = rowOf(plan, &figure, kFigureFields);
        // Exact: a text, never a JSON number.
        row["value"] = figure.high ? figure.value.toString() + ".." + figure.high->toString()
                                   : figure.value.toString();
        out.value(row);
    }
    out.close();
}

}  // namespace planlint
