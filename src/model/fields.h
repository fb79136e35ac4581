#pragma once

// The described table of 8-facts: every field that the model shows to the outside has one name, one
// Chinese word and one way to its value. The facts JSON is written from it; nothing is spelled
// twice.
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "model/plan.h"

namespace planlint {

using Json = nlohmann::ordered_json;

/// One field of a node type. `value` gives null when the text does not say it; null fields of a
/// document and of a deadline are left out, others are written as null.
template <class NodeType>
struct Field {
    std::string_view name;
    std::string_view chinese;
    Json (*value)(const Plan& plan, const NodeType& node);
};

std::span<const Field<DocumentInfo>> documentFields();
std::span<const Field<Section>> sectionFields();
std::span<const Field<Task>> taskFields();
std::span<const Field<Figure>> figureFields();

std::string_view nameOf(DocumentKind kind);
std::string_view nameOf(Profile profile);
std::string_view nameOf(SectionRole role);
std::string_view nameOf(TaskPart part);
std::string_view nameOf(FigureRole role);
std::string_view nameOf(FigureKind kind);
std::string_view nameOf(Comparator comparator);
std::string_view nameOf(Modality modality);
std::string_view nameOf(Bound bound);
std::string_view nameOf(Provenance provenance);
std::string_view nameOf(DeadlinePrecision precision);
std::string_view nameOf(Dimension dimension);
std::string_view chineseOf(DocumentKind kind);
std::string_view chineseOf(Profile profile);
std::string_view chineseOf(FigureKind kind);

/// The document as planlint.facts/1 writes it: {file, title, …, sections, tasks, figures}.
Json factsOf(const Plan& plan);

}  // namespace planlint
