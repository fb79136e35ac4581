#pragma once

#include <string>
#include <string_view>

#include "history/history.h"

namespace planlint {

/// An indicator's name without what changes from year to year: scope words (全市), verbs of effort
/// (推动建设), brackets, blanks, and what follows a verb (联络员|深入高校院所).
std::string coreOf(std::string_view name);

/// The core without the words that say stock, gross or net flow: 净增高新技术企业 and
/// 高新技术企业总数 have one family.
std::string familyOf(std::string_view name);

/// The stage of work that words name: 立项 before 开工 before 建成; "" without one.
std::string_view stageOf(std::string_view words);

/// Characters of the longest stretch that stands in both.
std::size_t sharedStretch(std::string_view a, std::string_view b);

}  // namespace planlint
