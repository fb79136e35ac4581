#pragma once

#include <string>
#include <vector>

#include "base/interval.h"
#include "reports/html/node.h"

namespace planlint {
struct Series;
}

// Figures drawn as SVG: shapes with classes, no style of their own. They fill figure.html.

namespace planlint::html {

/// What two statements allow, on one axis, with what they are and how they were written, into the
/// section INTERVALS of `place`; an excluded end is an open circle. Nothing is drawn where an end
/// is too large or both are the same point.
void drawIntervals(Node place, const std::vector<std::string>& labels,
                   const std::vector<std::string>& words, const std::vector<Interval>& intervals,
                   bool chinese);

/// Targets as bars and results as dots through the years.
void drawSeries(Node figure, const Series& series, bool chinese);

/// A number as an axis shows it: 1200, 3.5亿.
std::string axisNumber(double value, bool chinese);

struct Share {
    std::string className;
    std::size_t count = 0;
};
/// One bar, divided by counts.
void drawStrip(Node figure, const std::vector<Share>& shares, const std::string& label);

}  // namespace planlint::html
