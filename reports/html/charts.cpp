#include "reports/html/charts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "history/series.h"

namespace planlint::html {

namespace {

std::string coordinate(double value) { return fmt::format("{:.4g}", std::round(value * 10) / 10); }

/// Shapes in the order they are painted: areas, lines, paths, dots, words.
class Canvas {
public:
    Canvas(Node figure, double width, double height, std::string_view style, std::string_view label)
        : figure_(figure) {
        figure_.set("WIDTH", coordinate(width));
        figure_.set("HEIGHT", coordinate(height));
        figure_.set("CLASS", style);
        figure_.set("FIT", style == "strip" ? "none" : "xMidYMid");
        figure_.set("LABEL", label);
    }
    void rect(std::string_view c, double x, double y, double w, double h) const {
        const Node node = shape("RECT", c);
        put(node, {{"X", x}, {"Y", y}, {"W", w}, {"H", h}});
    }
    void line(std::string_view c, double x1, double y1, double x2, double y2) const {
        put(shape("LINE", c), {{"X1", x1}, {"Y1", y1}, {"X2", x2}, {"Y2", y2}});
    }
    void dot(std::string_view c, double x, double y, double r) const {
        put(shape("DOT", c), {{"X", x}, {"Y", y}, {"R", r}});
    }
    void path(std::string_view c, std::string_view d) const { shape("PATH", c).set("D", d); }
    void word(std::string_view c, double x, double y, std::string_view anchor,
              std::string_view text) const {
        const Node node = shape("WORD", c);
        put(node, {{"X", x}, {"Y", y}});
        node.set("ANCHOR", anchor);
        node.set("T", text);
    }

private:
    Node shape(const char* section, std::string_view c) const {
        const Node node = figure_.add(section);
        node.set("C", c);
        return node;
    }
    static void put(Node node, std::initializer_list<std::pair<const char*, double>> values) {
        for (const auto& [name, value] : values) node.set(name, coordinate(value));
    }
    Node figure_;
};

/// Round numbers from below `low` to above `high`, four to seven of them.
struct Axis {
    double first = 0, step = 1;
    std::size_t ticks = 2;

    Axis(double low, double high) {
        if (!(high > low)) high = low + (low == 0 ? 1 : std::abs(low) * 0.1);
        const double raw = (high - low) / 4;
        const double power = std::pow(10, std::floor(std::log10(raw)));
        const double lead = raw / power;
        step = power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
        first = std::floor(low / step) * step;
        ticks = static_cast<std::size_t>(std::ceil((high - first) / step - 1e-9)) + 1;
    }
    double at(std::size_t tick) const { return first + step * static_cast<double>(tick); }
    double last() const { return at(ticks - 1); }
};

std::optional<double> number(const std::optional<Decimal>& value) {
    if (!value) return std::nullopt;
    const double result = std::stod(value->toString());
    if (!std::isfinite(result) || std::abs(result) > 1e16) return std::nullopt;
    return result;
}

}  // namespace

std::string axisNumber(double value, bool chinese) {
    if (value == 0) return "0";
    const double size = std::abs(value);
    double shown = value;
    std::string_view unit;
    if (chinese && size >= 1e8) {
        shown = value / 1e8;
        unit = "亿";
    } else if (chinese && size >= 1e4) {
        shown = value / 1e4;
        unit = "万";
    } else if (!chinese && size >= 1e9) {
        shown = value / 1e9;
        unit = "bn";
    } else if (!chinese && size >= 1e6) {
        shown = value / 1e6;
        unit = "m";
    }
    std::string text = fmt::format("{:.2f}", shown);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text.append(unit);
}

void drawIntervals(Node place, const std::vector<std::string>& labels,
                   const std::vector<std::string>& words, const std::vector<Interval>& intervals,
                   bool chinese) {
    constexpr double kLeft = 96, kRight = 440, kRow = 26, kTop = 20;
    std::vector<double> ends;
    for (const Interval& each : intervals) {
        for (const std::optional<Decimal>& end : {each.low, each.high}) {
            if (!end) continue;
            const std::optional<double> value = number(end);
            if (!value) return;
            ends.push_back(*value);
        }
    }
    if (ends.empty()) return;
    const auto [low, high] = std::minmax_element(ends.begin(), ends.end());
    if (*low == *high) return;
    const double margin = (*high - *low) * 0.25;
    const Axis axis(*low - margin, *high + margin);
    const auto x = [&](double value) {
        return kLeft + (value - axis.first) / (axis.last() - axis.first) * (kRight - kLeft);
    };
    const double bottom = kTop + kRow * static_cast<double>(intervals.size()) - 8;
    std::string label;
    for (std::size_t i = 0; i < intervals.size(); ++i)
        label += fmt::format("{}{} {} {}",
                             i == 0    ? ""
                             : chinese ? "，"
                                       : ", ",
                             labels[i], words[i], intervals[i].toString());
    const Canvas canvas(place.add("INTERVALS").include("FIGURE", "figure.html"), 620, bottom + 26,
                        "iv", label);
    for (std::size_t i = 0; i < axis.ticks; ++i) {
        canvas.line("gl", x(axis.at(i)), 6, x(axis.at(i)), bottom);
        canvas.word("m", x(axis.at(i)), bottom + 20, "middle", axisNumber(axis.at(i), chinese));
    }
    canvas.line("ax", kLeft, bottom, kRight, bottom);
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const Interval& each = intervals[i];
        const double y = kTop + kRow * static_cast<double>(i);
        const std::string_view c = i == 0 ? "old" : "cur";
        canvas.word("", 0, y + 5, "start", labels[i]);
        canvas.word("m", kRight + 16, y + 5, "start", words[i]);
        const std::optional<double> from = number(each.low);
        const std::optional<double> to = number(each.high);
        const double x1 = from ? x(*from) : kLeft - 6;
        const double x2 = to ? x(*to) : kRight + 6;
        if (x2 - x1 > 1) canvas.line(c, x1, y, x2, y);
        if (!to)
            canvas.path(c, fmt::format("M{} {}l8 6l-8 6", coordinate(kRight), coordinate(y - 6)));
        if (!from)
            canvas.path(c, fmt::format("M{} {}l-8 6l8 6", coordinate(kLeft), coordinate(y - 6)));
        const auto end = [&](double at, bool closed) {
            canvas.dot(fmt::format("{} {}", c, closed ? "full" : "hol"), at, y, 5);
        };
        if (from) end(x1, each.lowClosed);
        if (to && x2 - x1 > 8) end(x2, each.highClosed);
    }
}

void drawSeries(Node figure, const Series& series, bool chinese) {
    constexpr double kLeft = 64, kRight = 600, kTop = 14, kBottom = 214;
    struct Point {
        int year;
        std::optional<double> target, result;
        bool atLeast = false;
    };
    std::vector<Point> points;
    std::vector<double> values;
    for (const YearOfSeries& each : series.years) {
        Point point{each.year, {}, {}};
        const auto read = [&](const std::optional<Mention>& mention) -> std::optional<double> {
            if (!mention) return std::nullopt;
            const std::optional<double> value = number(mention->figure().value);
            if (value) values.push_back(*value);
            return value;
        };
        point.target = read(each.target);
        point.result = read(each.result);
        if (each.target) {
            const Comparator comparator = each.target->figure().comparator;
            point.atLeast =
                comparator == Comparator::Greater || comparator == Comparator::GreaterEqual;
        }
        points.push_back(point);
    }
    if (values.empty()) values.push_back(0);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const Axis axis(*low, *high);
    const int firstYear = points.front().year;
    const int lastYear = points.back().year;
    const double gap = (kRight - kLeft - 40) / std::max(1, lastYear - firstYear);
    const auto x = [&](int year) { return kLeft + 20 + gap * (year - firstYear); };
    const auto y = [&](double value) {
        return kBottom - (value - axis.first) / (axis.last() - axis.first) * (kBottom - kTop);
    };
    const Canvas canvas(figure, 640, 244, "tr-svg",
                        fmt::format(fmt::runtime(chinese ? "{}，{}至{}年" : "{}, {} to {}"),
                                    series.indicator, firstYear, lastYear));
    for (std::size_t i = 0; i < axis.ticks; ++i) {
        canvas.line("gl", kLeft, y(axis.at(i)), kRight, y(axis.at(i)));
        canvas.word("m", kLeft - 8, y(axis.at(i)) + 5, "end", axisNumber(axis.at(i), chinese));
    }
    const int every = lastYear - firstYear > 9 ? 2 : 1;
    for (int year = firstYear; year <= lastYear; year += every)
        canvas.word("m", x(year), kBottom + 22, "middle", std::to_string(year));
    const Point* before = nullptr;
    for (const Point& point : points) {
        const double at = x(point.year);
        const double half = std::min(10.0, gap * 0.35);
        if (!point.result && point.year != lastYear)
            canvas.rect("none", at - half - 4, kTop, 2 * half + 8, kBottom - kTop);
        if (point.target) {
            const double level = y(*point.target);
            canvas.line("tg", at - half, level, at + half, level);
            if (point.atLeast)
                canvas.path("tgt",
                            fmt::format("M{} {}l4 5h-8z", coordinate(at), coordinate(level - 9)));
            if (point.result && std::abs(y(*point.result) - level) > 8)
                canvas.line("stem", at, level, at, y(*point.result));
        }
        if (point.result) {
            if (before != nullptr && before->year + 1 == point.year)
                canvas.line("actl", x(before->year), y(*before->result), at, y(*point.result));
            canvas.dot("act", at, y(*point.result), 4.5);
            before = &point;
        }
    }
}

void drawStrip(Node figure, const std::vector<Share>& shares, const std::string& label) {
    constexpr double kWidth = 1000;
    std::size_t total = 0;
    for (const Share& share : shares) total += share.count;
    const Canvas canvas(figure, kWidth, 22, "strip", label);
    double x = 0;
    for (const Share& share : shares) {
        if (share.count == 0) continue;
        const double width = kWidth * static_cast<double>(share.count) / static_cast<double>(total);
        canvas.rect(share.className, x + 1, 1, std::max(2.0, width - 2), 20);
        x += width;
    }
}

}  // namespace planlint::html
