#pragma once

#include <iosfwd>
#include <string>

#include "model/date.h"
#include "reports/html/node.h"

// What every page of ours is made of: head, templates, end.

namespace planlint::html {

/// Writes a template of this folder, filled.
void expand(std::ostream& out, const char* name, const ctemplate::TemplateDictionary& dictionary);

/// The words of the page in its language and the prefix of its ids, for a template and all it
/// includes.
void setGlobals(ctemplate::TemplateDictionary& dictionary, bool chinese, const std::string& prefix);

/// What head.html needs but PAGE_TITLE: style, policy, language.
void fillHead(Node page, bool chinese);

/// The script and the last tags.
void writeEnd(std::ostream& out);

/// 2026年12月1日
std::string dayWords(Date day, bool chinese);

}  // namespace planlint::html
