#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "history/history.h"

namespace planlint {

/// Whether things promised are spoken of again, in other words than figures: all are looked for in
/// one pass over each document.
class TextSearch {
public:
    /// Looks for any stretch of `thing` that is at least `share` percent of it and four characters
    /// long. The answer is at the returned index once run() is done. Things too short or too long
    /// to be told apart are never found.
    std::size_t add(std::string_view thing, std::size_t share);

    enum class Side : std::uint8_t { Review, Plan, Tasks };
    /// Looks in the parts of `document` that look back, in those that plan, or in its tasks alone.
    void run(const Plan& document, Side side);

    /// The first place where the thing stands.
    const std::optional<Mention>& found(std::size_t index) const { return found_[index]; }

private:
    std::map<std::string, std::vector<std::size_t>, std::less<>> needles_;  // stretch → things
    std::vector<std::optional<Mention>> found_;
};

/// Whether a line of a document looks back (总结), states goals and the like, or tasks.
TextSearch::Side sideOf(const Plan& document, const Line& line);

/// The clause around a range: between commas, semicolons and stops.
TextRange clauseAround(const Plan& document, TextRange range);

}  // namespace planlint
