// The document itself, with marks where findings stand and their numbers in the margin.
#include <algorithm>

#include <fmt/format.h>

#include "reports/html/view.h"

namespace planlint::html {

namespace {

constexpr std::size_t kMostFindings = 200;      // more: only lines with findings are open
constexpr std::size_t kMostBytes = 512 * 1024;  // a longer text is shown in excerpts
constexpr std::size_t kLongestSegment = 600;    // bytes of unmarked text in an excerpt
constexpr std::size_t kMostMarks = 5000;        // shown; the JSON has all

struct FileLine {
    std::uint32_t number = 0;
    TextRange range;  // of the raw text
};

/// The lines of a file that are no blank ones.
std::vector<FileLine> linesOf(std::string_view text) {
    const char end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    std::vector<FileLine> lines;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t stop = std::min(text.find(end, at), text.size());
        ++number;
        std::size_t last = stop;
        while (last > at && (text[last - 1] == '\r' || text[last - 1] == ' ')) --last;
        if (text.substr(at, last - at).find_first_not_of(" \t\r") != std::string_view::npos &&
            text.substr(at, last - at) != "\xE3\x80\x80")
            lines.push_back(
                {number, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(last)}});
        if (stop == text.size()) break;
        at = stop + 1;
    }
    return lines;
}

/// How a line is set: its heading, or whether it belongs to the page around the document.
struct Look {
    TextRange heading;  // raw
    int level = 0;
    bool isTitle = false;
    bool isIgnored = false;
};

std::map<std::uint32_t, Look> looksOf(const Plan& plan) {
    const SourceFile& source = *plan.source;
    std::map<std::uint32_t, Look> looks;
    const auto raw = [&](TextRange range) { return source.checkedToRaw().toBase(range); };
    for (const Section& section : plan.sections) {
        Look& look = looks[source.line(section.range.begin)];
        look.heading = raw({section.range.begin, section.titleRange.end});
        look.level = std::min(3, section.level);
    }
    bool hasTitle = false;
    for (const Line& line : plan.lines) {
        if (line.ignored) {
            looks[source.line(line.range.begin)].isIgnored = true;
        } else if (!hasTitle && !plan.info.title.empty() && line.start != TokenKind::Fence &&
                   plan.text(line.range).find(plan.info.title) != std::string_view::npos &&
                   line.range.length() <= plan.info.title.size() + 12) {
            looks[source.line(line.range.begin)].isTitle = true;
            hasTitle = true;
        }
    }
    return looks;
}

class TextView {
public:
    TextView(View& view, Node section)
        : view_(view),
          section_(section),
          text_(view.plan.source->raw()),
          looks_(looksOf(view.plan)) {}

    void write() {
        const std::vector<FileLine> lines = linesOf(text_);
        const bool fold = !view_.several && text_.size() <= kMostBytes;
        std::size_t m = 0;
        for (std::size_t i = 0; i < lines.size();) {
            if (view_.shows(lines[i].number)) {
                writeLine(section_.add("BLOCK"), lines[i], m);
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < lines.size() && !view_.shows(lines[end].number)) ++end;
            const Node block = section_.add("BLOCK");
            const Node gap = block.add(fold ? "FOLDED" : "GAP");
            gap.set("GAP_LINE", view_.say(fmt::format("第 {} 至 {} 行没有问题", lines[i].number,
                                                      lines[end - 1].number),
                                          fmt::format("lines {} to {} without findings",
                                                      lines[i].number, lines[end - 1].number)));
            for (; fold && i < end; ++i) writeLine(gap, lines[i], m);
            i = end;
        }
    }

private:
    void writeLine(Node block, const FileLine& line, std::size_t& m) {
        const Node node = block.add("LINE").include("TEXT_LINE", "text_line.html");
        node.set("LINE", line.number);
        const auto look = looks_.find(line.number);
        const Look shown = look == looks_.end() ? Look{} : look->second;
        node.set("KIND", shown.isTitle ? "ti" : shown.isIgnored ? "off" : "");
        while (m < view_.marks.size() && view_.marks[m].line < line.number) ++m;
        std::vector<const Mark*> marks;
        for (; m < view_.marks.size() && view_.marks[m].line == line.number; ++m) {
            if (written_++ < kMostMarks) marks.push_back(&view_.marks[m]);
        }
        writeSegments(node, line, shown, marks);
        writeNotes(node, marks);
    }

    /// The line cut wherever a mark or the heading begins or ends.
    void writeSegments(Node node, const FileLine& line, const Look& look,
                       const std::vector<const Mark*>& marks) {
        std::vector<std::uint32_t> cuts = {line.range.begin, line.range.end};
        const auto clip = [&](std::uint32_t at) {
            return std::clamp(at, line.range.begin, line.range.end);
        };
        for (const Mark* mark : marks) {
            cuts.push_back(clip(mark->raw.begin));
            cuts.push_back(clip(mark->raw.end));
        }
        if (look.level > 0) {
            cuts.push_back(clip(look.heading.begin));
            cuts.push_back(clip(look.heading.end));
        }
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        std::vector<const Mark*> byEnd = marks;
        std::stable_sort(byEnd.begin(), byEnd.end(), [&](const Mark* a, const Mark* b) {
            return clip(a->raw.end) < clip(b->raw.end);
        });
        std::array<std::size_t, 3> open{};  // marks around, by severity
        std::size_t begins = 0;
        std::size_t ends = 0;
        if (cuts.size() == 1) cuts.push_back(cuts.front());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            const TextRange range{cuts[i], cuts[i + 1]};
            while (begins < marks.size() && clip(marks[begins]->raw.begin) <= range.begin) {
                // An empty mark opens and closes at once.
                ++open[static_cast<std::size_t>(marks[begins]->finding->severity)];
                ++begins;
            }
            std::vector<const Mark*> closing;
            while (ends < byEnd.size() && clip(byEnd[ends]->raw.end) <= range.end)
                closing.push_back(byEnd[ends++]);
            const std::string heading =
                look.level > 0 && range.begin >= look.heading.begin && range.end <= look.heading.end
                    ? fmt::format("h{}", look.level)
                    : std::string();
            std::string_view severity;
            for (std::size_t s = open.size(); s-- > 0 && severity.empty();)
                if (open[s] > 0) severity = className(static_cast<Severity>(s));
            writeSegment(node, text_.substr(range.begin, range.length()), severity, heading,
                         closing);
            for (const Mark* mark : closing)
                --open[static_cast<std::size_t>(mark->finding->severity)];
        }
    }

    void writeSegment(Node line, std::string_view words, std::string_view severity,
                      const std::string& heading, const std::vector<const Mark*>& closing) {
        if (words.empty() && closing.empty()) return;
        const Node node = line.add("SEG");
        const auto marked = [&](Node place, std::string_view text) {
            place.set("SEV", severity);
            place.set("HC", heading);
            place.set("TEXT", text);
        };
        if (severity.empty()) {
            const Node plain = node.add(heading.empty() ? "PLAIN" : "HEAD");
            plain.set("HC", heading);
            plain.set("TEXT", view_.showsAllLines || words.size() <= kLongestSegment
                                  ? std::string(words)
                                  : std::string(utf8::prefix(words, kLongestSegment / 2)) + " … " +
                                        std::string(utf8::suffix(words, kLongestSegment / 2)));
            return;
        }
        std::string_view last;
        if (!closing.empty() && !words.empty()) {  // its box never begins a line
            const std::size_t at = utf8::floorToCodePoint(words, words.size() - 1);
            last = words.substr(at);
            words = words.substr(0, at);
        }
        if (!words.empty()) marked(node.add("MARKED"), words);
        if (closing.empty()) return;
        const Node end = node.add("LAST");
        if (!last.empty()) marked(end.add("CHAR"), last);
        std::set<std::size_t> numbers;
        for (const Mark* mark : closing) {
            if (!numbers.insert(mark->group->number).second) continue;
            const Node box = end.add("BOX");
            box.set("NO", mark->group->number);
            box.set("TARGET", view_.prefix + fmt::format("q{}", mark->group->number));
            box.set("BOX_LABEL", view_.say(fmt::format("问题{}", mark->group->number),
                                           fmt::format("finding {}", mark->group->number)));
        }
    }

    void writeNotes(Node node, const std::vector<const Mark*>& marks) {
        if (marks.empty()) return;
        const Node notes = node.add("NOTES");
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
            std::map<std::size_t, const Group*> groups;
            for (const Mark* mark : marks)
                if (mark->finding->severity == severity) groups[mark->group->number] = mark->group;
            if (groups.empty()) continue;
            const Node row = notes.add("NT");
            row.set("SEV", className(severity));
            row.set("SEV_WORD", severityWord(severity, view_.options.language));
            for (const auto& [number, group] : groups) {
                const Node tag = row.add("TAG");
                tag.set("NO", number);
                const std::string_view words = group->rule == nullptr ? std::string_view()
                                               : view_.zh             ? group->rule->tagZh
                                                                      : group->rule->tagEn;
                tag.set("WORDS", words.empty() ? group->code : words);
            }
        }
    }

    View& view_;
    Node section_;
    std::string_view text_;
    std::map<std::uint32_t, Look> looks_;
    std::size_t written_ = 0;
};

}  // namespace

void chooseLines(View& view) {
    const std::string_view text = view.plan.source->raw();
    view.showsAllLines =
        !view.several && view.marks.size() <= kMostFindings && text.size() <= kMostBytes;
    if (view.showsAllLines) return;
    std::set<std::uint32_t> marked;
    for (const Mark& mark : view.marks) marked.insert(mark.line);
    const std::vector<FileLine> lines = linesOf(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!marked.contains(lines[i].number)) continue;
        const bool around = !view.several;  // one line to both sides
        if (around && i > 0) view.lines.insert(lines[i - 1].number);
        view.lines.insert(lines[i].number);
        if (around && i + 1 < lines.size()) view.lines.insert(lines[i + 1].number);
    }
}

void fillText(View& view, Node document) {
    const Node part = document.include("TEXT", "text.html");
    if (view.several && view.marks.empty()) return;
    const Node section = part.add("SEC_TEXT");
    section.show(view.several ? "SEVERAL" : "SINGLE");
    view.heading(document, section, "TEXT", "doc", "");
    section.showIf(!view.showsAllLines, "EXCERPTS");
    TextView(view, section).write();
}

}  // namespace planlint::html
