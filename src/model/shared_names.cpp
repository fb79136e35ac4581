#include "model/shared_names.h"

#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::string_view kTownAndCountry = "城乡";
constexpr std::string_view kTown = "城镇";
constexpr std::string_view kCountry = "农村";

}  // namespace

std::vector<std::string> namesOfEach(std::string_view name) {
    if (const std::size_t at = name.find(kTownAndCountry); at != std::string_view::npos) {
        const auto with = [&](std::string_view word) {
            return std::string(name).replace(at, kTownAndCountry.size(), word);
        };
        return {with(kTown), with(kCountry)};
    }
    for (const std::string_view joint : {"和", "与", "、"}) {
        const std::size_t at = name.find(joint);
        if (at == std::string_view::npos || at == 0 || at + joint.size() == name.size()) continue;
        const std::string_view first = name.substr(0, at);
        const std::string_view second = name.substr(at + joint.size());
        if (contains(second, joint)) return {};  // three or more: not told apart here
        // 城镇和农村居民收入: what the second has beyond a word as long as the first is for both.
        constexpr std::size_t kShortest = 4;  // characters of a name that stands alone
        if (characters(first) < kShortest && second.size() > first.size())
            return {std::string(first).append(second.substr(first.size())), std::string(second)};
        return {std::string(first), std::string(second)};
    }
    return {};
}

}  // namespace planlint
