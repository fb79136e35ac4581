#pragma once

// What a quantity measures, named from the words around it.
#include <optional>
#include <string>
#include <string_view>

#include "model/quantity.h"

namespace planlint {

/// The words around one quantity, cut at its clause and at its neighbours.
struct NameContext {
    std::string_view left;      // up to words of comparison and change
    std::string_view right;     // after words of comparison
    std::string_view previous;  // the clause before, when `left` says too little
    std::string_view subject;   // what the last figure of the sentence measures; may be empty
    std::string_view change;    // 增长, 下降 … directly before the number; may be empty
    bool changeIsDown = false;
};

struct IndicatorName {
    std::string name;     // as a person would name it
    std::string subject;  // the same without 增长率: what later figures of the sentence refer to
    std::string_view asWritten;  // a part of the text, may be empty
    std::string area;            // 全市, 全省 … taken off the front
};

IndicatorName nameIndicator(const Vocabulary& vocabulary, const Quantity& quantity,
                            const NameContext& context);

}  // namespace planlint
