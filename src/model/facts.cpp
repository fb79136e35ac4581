#include <array>

#include "model/fields.h"

namespace planlint {

namespace {

Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json names(const std::vector<UnitName>& units) {
    Json list = Json::array();
    for (const UnitName& unit : units) list.push_back(unit.name);
    return list;
}

Json lineOf(const Plan& plan, TextRange range) { return plan.source->place(range).line; }
Json columnOf(const Plan& plan, TextRange range) { return plan.source->place(range).column; }

Json deadlineJson(const Plan& plan, const Task& task) {
    if (!task.deadline) return nullptr;
    const Deadline& deadline = *task.deadline;
    Json json{{"text", plan.source->original(deadline.range)}};
    json["date"] = deadline.date ? Json(deadline.date->toString()) : Json(nullptr);
    if (deadline.date) json["precision"] = nameOf(deadline.precision);
    if (deadline.ongoing) json["ongoing"] = true;
    if (deadline.vague) json["vague"] = true;
    json["source"] = deadline.inherited ? "inherited" : "own";
    return json;
}

constexpr std::array kDocumentFields = {
    Field<DocumentInfo>{"title", "标题",
                        [](const Plan&, const DocumentInfo& d) { return textOrNull(d.title); }},
    Field<DocumentInfo>{"issuer", "发文机关",
                        [](const Plan&, const DocumentInfo& d) { return textOrNull(d.issuer); }},
    Field<DocumentInfo>{"number", "发文字号",
                        [](const Plan&, const DocumentInfo& d) { return textOrNull(d.number); }},
    Field<DocumentInfo>{"date", "成文日期",
                        [](const Plan&, const DocumentInfo& d) {
                            return d.date ? Json(d.date->toString()) : Json(nullptr);
                        }},
    Field<DocumentInfo>{"kind", "文种",
                        [](const Plan&, const DocumentInfo& d) { return Json(nameOf(d.kind)); }},
    Field<DocumentInfo>{
        "year", "年度",
        [](const Plan&, const DocumentInfo& d) { return d.year ? Json(*d.year) : Json(nullptr); }},
    Field<DocumentInfo>{"summaryYear", "总结年度",
                        [](const Plan&, const DocumentInfo& d) {
                            return d.summaryYear ? Json(*d.summaryYear) : Json(nullptr);
                        }},
    Field<DocumentInfo>{"profile", "检查类别",
                        [](const Plan&, const DocumentInfo& d) { return Json(nameOf(d.profile)); }},
};

constexpr std::array kSectionFields = {
    Field<Section>{"line", "行",
                   [](const Plan& plan, const Section& s) { return lineOf(plan, s.range); }},
    Field<Section>{"column", "列",
                   [](const Plan& plan, const Section& s) { return columnOf(plan, s.range); }},
    Field<Section>{"number", "序号", [](const Plan&, const Section& s) { return Json(s.number); }},
    Field<Section>{"level", "层级", [](const Plan&, const Section& s) { return Json(s.level); }},
    Field<Section>{"title", "标题", [](const Plan&, const Section& s) { return Json(s.title); }},
    Field<Section>{"role", "部分",
                   [](const Plan&, const Section& s) { return Json(nameOf(s.role)); }},
};

constexpr std::array kTaskFields = {
    Field<Task>{"line", "行",
                [](const Plan& plan, const Task& t) { return lineOf(plan, t.range); }},
    Field<Task>{"column", "列",
                [](const Plan& plan, const Task& t) { return columnOf(plan, t.range); }},
    Field<Task>{"path", "位置", [](const Plan&, const Task& t) { return Json(t.path); }},
    Field<Task>{"title", "任务", [](const Plan&, const Task& t) { return Json(t.title); }},
    Field<Task>{"part", "部分", [](const Plan&, const Task& t) { return Json(nameOf(t.part)); }},
    Field<Task>{"lead", "牵头", [](const Plan&, const Task& t) { return names(t.lead); }},
    Field<Task>{"responsible", "责任",
                [](const Plan&, const Task& t) { return names(t.responsible); }},
    Field<Task>{"cooperating", "配合",
                [](const Plan&, const Task& t) { return names(t.cooperating); }},
    Field<Task>{"leaders", "责任领导", [](const Plan&, const Task& t) { return names(t.leaders); }},
    Field<Task>{"deadline", "完成时限", deadlineJson},
    Field<Task>{"assumedDeadline", "推定时限",
                [](const Plan&, const Task& t) {
                    return t.assumedDeadline ? Json(t.assumedDeadline->toString()) : Json(nullptr);
                }},
    Field<Task>{"targets", "目标", [](const Plan&, const Task& t) { return Json(t.targets); }},
    Field<Task>{"deliverables", "交付物",
                [](const Plan& plan, const Task& t) {
                    Json list = Json::array();
                    for (const Deliverable& d : t.deliverables) {
                        list.push_back({{"text", plan.source->original(d.range)},
                                        {"verb", plan.text(d.verb)},
                                        {"object", plan.text(d.object)}});
                    }
                    return list;
                }},
    Field<Task>{"measurable", "可衡量",
                [](const Plan&, const Task& t) { return Json(t.isMeasurable()); }},
};

constexpr std::array kFigureFields = {
    Field<Figure>{"line", "行",
                  [](const Plan& plan, const Figure& f) { return lineOf(plan, f.range); }},
    Field<Figure>{"column", "列",
                  [](const Plan& plan, const Figure& f) { return columnOf(plan, f.range); }},
    Field<Figure>{"endLine", "末行",
                  [](const Plan& plan, const Figure& f) {
                      return Json(plan.source->place(f.range).endLine);
                  }},
    Field<Figure>{"endColumn", "末列",
                  [](const Plan& plan, const Figure& f) {
                      return Json(plan.source->place(f.range).endColumn);
                  }},
    Field<Figure>{
        "text", "原文",
        [](const Plan& plan, const Figure& f) { return Json(plan.source->original(f.range)); }},
    Field<Figure>{"indicator", "指标",
                  [](const Plan&, const Figure& f) { return textOrNull(f.indicator); }},
    Field<Figure>{"asWritten", "原文指标",
                  [](const Plan& plan, const Figure& f) {
                      return f.nameRange.isEmpty() ? Json(nullptr)
                                                   : Json(plan.source->original(f.nameRange));
                  }},
    Field<Figure>{"canonical", "指标编号",
                  [](const Plan&, const Figure& f) {
                      return f.canonical ? Json(Vocabulary::builtIn().indicator(*f.canonical).id)
                                         : Json(nullptr);
                  }},
    Field<Figure>{"value", "数值",
                  [](const Plan&, const Figure& f) {
                      return Json(f.high ? f.value.toString() + ".." + f.high->toString()
                                         : f.value.toString());
                  }},
    Field<Figure>{"unit", "计量单位",
                  [](const Plan&, const Figure& f) { return textOrNull(f.unit); }},
    Field<Figure>{"dimension", "量纲",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.dimension)); }},
    Field<Figure>{"comparator", "界限词",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.comparator)); }},
    Field<Figure>{"bound", "界限",
                  [](const Plan&, const Figure& f) { return Json(nameOf(boundOf(f))); }},
    Field<Figure>{"modality", "语气",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.modality)); }},
    Field<Figure>{"role", "性质",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.role)); }},
    Field<Figure>{"kind", "口径",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.kind)); }},
    Field<Figure>{"period", "期间",
                  [](const Plan&, const Figure& f) {
                      return f.period ? Json(f.period->toString()) : Json(nullptr);
                  }},
    Field<Figure>{
        "scope", "范围",
        [](const Plan&,
           const Figure& f) { return f.area.empty() ? Json(nullptr) : Json{{"area", f.area}}; }},
    Field<Figure>{
        "task", "任务",
        [](const Plan&, const Figure& f) { return f.task ? Json(*f.task) : Json(nullptr); }},
    Field<Figure>{"provenance", "来源",
                  [](const Plan&, const Figure& f) { return Json(nameOf(f.provenance)); }},
};

template <class NodeType>
Json rows(const Plan& plan, const std::vector<NodeType>& nodes,
          std::span<const Field<NodeType>> fields) {
    Json list = Json::array();
    for (const NodeType& node : nodes) {
        Json row = Json::object();
        for (const Field<NodeType>& field : fields)
            row[std::string(field.name)] = field.value(plan, node);
        list.push_back(std::move(row));
    }
    return list;
}

template <class Enum, std::size_t N>
std::string_view pick(Enum value, const std::array<std::string_view, N>& list) {
    return list[static_cast<std::size_t>(value)];
}

}  // namespace

std::span<const Field<DocumentInfo>> documentFields() { return kDocumentFields; }
std::span<const Field<Section>> sectionFields() { return kSectionFields; }
std::span<const Field<Task>> taskFields() { return kTaskFields; }
std::span<const Field<Figure>> figureFields() { return kFigureFields; }

std::string_view nameOf(DocumentKind kind) {
    return pick<DocumentKind, 8>(kind, {"plan", "summary", "summary_plan", "scheme", "breakdown",
                                        "report", "bulletin", "other"});
}
std::string_view nameOf(Profile profile) {
    return pick<Profile, 4>(profile, {"outline", "scheme", "report", "strict"});
}
std::string_view nameOf(SectionRole role) {
    return pick<SectionRole, 6>(
        role, {"background", "summary", "goals", "tasks", "safeguards", "attachment"});
}
std::string_view nameOf(TaskPart part) { return pick<TaskPart, 2>(part, {"plan", "safeguards"}); }
std::string_view nameOf(FigureRole role) {
    return pick<FigureRole, 5>(role, {"target", "actual", "expected", "baseline", "count"});
}
std::string_view nameOf(FigureKind kind) {
    return pick<FigureKind, 8>(
        kind, {"stock", "flow", "net_flow", "growth", "share", "rank", "ratio", "other"});
}
std::string_view nameOf(Comparator comparator) {
    return pick<Comparator, 7>(comparator, {"=", ">", ">=", "<", "<=", "~", "range"});
}
std::string_view nameOf(Modality modality) {
    return pick<Modality, 3>(modality, {"firm", "plain", "aspirational"});
}
std::string_view nameOf(Bound bound) {
    return pick<Bound, 4>(bound, {"lower", "upper", "point", "unknown"});
}
std::string_view nameOf(Provenance provenance) {
    return pick<Provenance, 4>(provenance, {"explicit", "inline", "table", "prose"});
}
std::string_view nameOf(DeadlinePrecision precision) {
    return pick<DeadlinePrecision, 5>(precision, {"day", "month", "quarter", "half", "year"});
}
std::string_view nameOf(Dimension dimension) {
    return pick<Dimension, 13>(
        dimension, {"count", "money", "ratio", "length", "area", "mass", "volume", "energy",
                    "power", "time", "ict", "rate", "other"});
}
std::string_view chineseOf(DocumentKind kind) {
    return pick<DocumentKind, 8>(kind, {"工作计划（要点）", "工作总结", "总结和计划", "实施方案",
                                        "任务分解", "政府工作报告", "统计公报", "其他"});
}
std::string_view chineseOf(Profile profile) {
    return pick<Profile, 4>(profile, {"要点", "方案", "报告", "严格"});
}
std::string_view chineseOf(FigureKind kind) {
    return pick<FigureKind, 8>(kind,
                               {"存量", "增量", "净增", "增速", "占比", "位次", "比率", "其他"});
}

Json factsOf(const Plan& plan) {
    Json document{{"file", plan.source->path()}};
    for (const Field<DocumentInfo>& field : documentFields()) {
        if (Json value = field.value(plan, plan.info); !value.is_null())
            document[std::string(field.name)] = std::move(value);
    }
    document["encoding"] = encodingName(plan.source->encoding());
    document["sections"] = rows(plan, plan.sections, sectionFields());
    document["tasks"] = rows(plan, plan.tasks, taskFields());
    document["figures"] = rows(plan, plan.figures, figureFields());
    return document;
}

}  // namespace planlint
