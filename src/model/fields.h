#pragma once

// The described table of 8-facts: every field that the model shows to the outside has one name, one
// Chinese word and one way to its value. The facts JSON is written from it; nothing is spelled
// twice.
#include <span>
#include <string_view>

#include "model/plan.h"
#include "model/value.h"

namespace planlint {

/// The fields of a kind of node, in the order of the facts JSON; those that only conditions may ask
/// come after. Empty for values that are no nodes and for nodes of later layers.
std::span<const Field> fieldsOf(ValueType node);

/// Where a node stands: a task or section by its title, others whole. Empty for a document.
TextRange rangeOf(const NodeRef& ref);

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
std::string_view nameOf(UnitClass value);
std::string_view nameOf(DeadlineSource source);
std::string_view nameOf(PhraseKind kind);
std::string_view chineseOf(DocumentKind kind);
std::string_view chineseOf(Profile profile);
std::string_view chineseOf(FigureKind kind);

/// The document as planlint.facts/1 writes it, into an object that is open: file, title, …,
/// sections, tasks, figures; a row at a time.
void writeFacts(JsonStream& out, const Plan& plan);

}  // namespace planlint
