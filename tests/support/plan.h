#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"

namespace planlint::testing {

/// A plan from text, as if read from a file of that name.
std::unique_ptr<Plan> planOf(std::string_view text, const std::string& path = "test.txt");

/// The plan as `planlint extract` writes it.
std::string factsText(const Plan& plan);

/// Text with [[marked]] stretches: the text without the marks, and their ranges.
struct Marked {
    std::string text;
    std::vector<TextRange> ranges;
};
Marked marked(std::string_view text);

}  // namespace planlint::testing
