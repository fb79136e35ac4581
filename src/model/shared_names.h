#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlint {

/// The names that one name stands for where 分别 gives each a number of its own: 城乡居民收入 is
/// 城镇居民收入 and 农村居民收入, 城镇和农村居民收入 likewise, 进口和出口 are two. Empty when the
/// name is of one thing.
std::vector<std::string> namesOfEach(std::string_view name);

}  // namespace planlint
