#include "read/checked_text.h"

#include <algorithm>
#include <array>

#include "text/han.h"
#include "text/numerals.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongLine = 6000;  // bytes: no paragraph of official text is longer
constexpr std::size_t kLongLineInShortFile =
    1500;  // the same where the file has hardly any line break
constexpr std::size_t kFewLines = 5;
constexpr std::size_t kLongestImage = 600;  // bytes of a Markdown image

constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;
constexpr char32_t kNextLine = 0x85;

bool isBlank(char32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x200B;
}
bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool isChineseNumeral(char32_t c) {
    return std::u32string_view(U"一二三四五六七八九十〇百").find(c) != std::u32string_view::npos;
}

/// Collects checked text and its map while walking over the raw text.
class Editor {
public:
    explicit Editor(std::string_view raw) : raw_(raw) { out_.reserve(raw.size()); }

    void keep(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        out_.append(raw_.substr(begin, end - begin));
        map_.append(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
    }
    /// One replacement character (or none) for the raw bytes [begin, end).
    void replace(std::size_t begin, std::size_t end, char32_t with) {
        const std::size_t before = out_.size();
        utf8::append(out_, with);
        const auto length = static_cast<std::uint32_t>(out_.size() - before);
        map_.append(static_cast<std::uint32_t>(begin), length, static_cast<std::uint8_t>(length),
                    static_cast<std::uint16_t>(end - begin));
        changed_ = true;
    }
    void drop() { changed_ = true; }
    void insertLineBreak(std::size_t at) {
        out_ += '\n';
        map_.append(static_cast<std::uint32_t>(at), 1, 1, 0);
        changed_ = true;
    }

    CheckedText finish() {
        CheckedText result;
        if (!changed_) return result;
        result.text = std::move(out_);
        map_.simplify(static_cast<std::uint32_t>(raw_.size()));
        result.toRaw = std::move(map_);
        return result;
    }

private:
    std::string_view raw_;
    std::string out_;
    PieceMap map_;
    bool changed_ = false;
};

struct Reference {
    std::string_view name;
    char32_t character;
};
constexpr std::array kReferences = {
    Reference{"&nbsp;", ' '},      Reference{"&amp;", '&'},       Reference{"&lt;", '<'},
    Reference{"&gt;", '>'},        Reference{"&quot;", '"'},      Reference{"&ldquo;", 0x201C},
    Reference{"&rdquo;", 0x201D},  Reference{"&lsquo;", 0x2018},  Reference{"&rsquo;", 0x2019},
    Reference{"&middot;", 0xB7},   Reference{"&mdash;", 0x2014},  Reference{"&ndash;", 0x2013},
    Reference{"&hellip;", 0x2026}, Reference{"&permil;", 0x2030}, Reference{"&times;", 0xD7},
    Reference{"&emsp;", ' '},      Reference{"&ensp;", ' '},      Reference{"&#160;", ' '},
    Reference{"&#12288;", 0x3000}, Reference{"&bull;", 0x2022},
};

/// Length of a tag like <br> or </summary> at `text`'s start, or 0.
std::size_t tagLength(std::string_view text) {
    std::size_t at = 1;
    if (at < text.size() && text[at] == '/') ++at;
    if (at >= text.size() || !std::isalpha(static_cast<unsigned char>(text[at]))) return 0;
    const std::size_t close = text.substr(0, 300).find_first_of("<>\n", at);
    if (close == std::string_view::npos || text[close] != '>') return 0;
    return close + 1;
}

/// Length of bracketed pinyin such as (fā) at `text`'s start, or 0. A tone mark is demanded, so
/// that (km) stays.
std::size_t pinyinLength(std::string_view text) {
    std::size_t at = text.starts_with("（") ? 3 : 1;
    bool tone = false;
    std::size_t letters = 0;
    while (at < text.size()) {
        const utf8::Decoded d = utf8::decode(text, at);
        if (d.codePoint >= 'a' && d.codePoint <= 'z') {
            ++letters;
        } else if (std::u32string_view(U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ").find(d.codePoint) !=
                   std::u32string_view::npos) {
            ++letters;
            tone = true;
        } else {
            break;
        }
        at += d.length;
    }
    if (!tone || letters == 0 || letters > 6) return 0;
    if (text.substr(at).starts_with(")")) return at + 1;
    if (text.substr(at).starts_with("）")) return at + 3;
    return 0;
}

/// Whether `text` begins with what numbers a paragraph: 一、 （一） 1. 1、 （1） 第一条.
bool beginsWithOrdinal(std::string_view text) {
    std::size_t at = 0;
    const auto peek = [&]() -> char32_t {
        return at < text.size() ? utf8::decode(text, at).codePoint : 0;
    };
    const auto step = [&] { at += utf8::lengthFromLead(static_cast<unsigned char>(text[at])); };
    const auto numerals = [&](auto accept, std::size_t most) {
        std::size_t n = 0;
        while (n <= most && accept(peek())) {
            step();
            ++n;
        }
        return n >= 1 && n <= most;
    };
    if (peek() == U'（' || peek() == '(') {
        step();
        const bool chinese = isChineseNumeral(peek());
        if (!(chinese ? numerals(isChineseNumeral, 3) : numerals(isDigit, 2))) return false;
        return peek() == U'）' || peek() == ')';
    }
    if (peek() == U'第') {
        step();
        return numerals(isChineseNumeral, 3) && (peek() == U'条' || peek() == U'章');
    }
    if (isChineseNumeral(peek())) return numerals(isChineseNumeral, 3) && peek() == U'、';
    if (!numerals(isDigit, 2)) return false;
    const char32_t mark = peek();
    if (mark != '.' && mark != U'．' && mark != U'、') return false;
    step();
    return utf8::isHan(peek()) || peek() == U'“' || peek() == U'《';
}

/// The ordinal that begins `text`: its style and number; number 0 without one.
struct Ordinal {
    enum class Style : std::uint8_t { Dun, Parenthesised, Arabic };
    Style style = Style::Dun;
    int number = 0;
};

Ordinal ordinalAt(std::string_view text) {
    if (!beginsWithOrdinal(text)) return {};
    Ordinal ordinal;
    for (const std::string_view open : {"（", "("}) {
        if (!text.starts_with(open)) continue;
        ordinal.style = Ordinal::Style::Parenthesised;
        text.remove_prefix(open.size());
    }
    if (isDigit(utf8::decode(text, 0).codePoint)) {
        if (ordinal.style == Ordinal::Style::Parenthesised) return {};
        ordinal.style = Ordinal::Style::Arabic;
    }
    ordinal.number = smallNumber(text);
    return ordinal;
}

/// Turns one line of raw text into checked text.
class LineReader {
public:
    LineReader(std::string_view raw, SourceFile::Format format, Editor& editor)
        : raw_(raw), format_(format), editor_(editor) {}

    /// [begin, end) includes the line break.
    void read(std::size_t begin, std::size_t end, bool restoreBreaks) {
        end_ = end;
        at_ = kept_ = segment_ = begin;
        restore_ = restoreBreaks;
        std::size_t traditional = 0;
        simplify_ = isTraditional(raw_.substr(begin, end - begin), traditional);
        isPlain_ = traditional == 0 && !restore_;
        previous_ = 0;
        lastOrdinals_ = {};
        dropLineMarks();
        noteOrdinal(ordinalAt(trimmed(rest())));
        while (at_ < end_) {
            if (isPlain_) skipHan();
            if (at_ < end_) step();
        }
        flush(end_);
    }

private:
    std::string_view rest() const { return raw_.substr(at_, end_ - at_); }
    void flush(std::size_t upTo) {
        editor_.keep(kept_, upTo);
        kept_ = upTo;
    }
    void drop(std::size_t length) {
        flush(at_);
        at_ += length;
        kept_ = at_;
        editor_.drop();
    }
    void replace(std::size_t length, char32_t with) {
        flush(at_);
        editor_.replace(at_, at_ + length, with);
        at_ += length;
        kept_ = at_;
        previous_ = with;
    }
    void breakLine() {
        flush(at_);
        editor_.insertLineBreak(at_);
        segment_ = at_;
    }

    /// The unified ideograph at `at` of well-formed text, or 0.
    static char32_t hanAt(std::string_view text, std::size_t at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xE4 || lead > 0xE9) return 0;
        const char32_t c = (lead & 0x0FU) << 12 |
                           (static_cast<unsigned char>(text[at + 1]) & 0x3FU) << 6 |
                           (static_cast<unsigned char>(text[at + 2]) & 0x3FU);
        return c >= 0x4E00 ? c : 0;
    }

    /// Simplified ideographs stay as they are.
    void skipHan() {
        while (at_ < end_) {
            const char32_t c = hanAt(raw_, at_);
            if (c == 0) return;
            previous_ = c;
            at_ += 3;
        }
    }

    /// A line is traditional when one in twenty-five of its Han characters is unknown to simplified
    /// text.
    static bool isTraditional(std::string_view line, std::size_t& traditional) {
        std::size_t han = 0;
        for (std::size_t i = 0; i < line.size();) {
            if (static_cast<unsigned char>(line[i]) < 0x80) {
                ++i;
                continue;
            }
            if (const char32_t c = hanAt(line, i); c != 0) {
                i += 3;
                ++han;
                traditional += isTraditionalOnly(c);
                continue;
            }
            const utf8::Decoded d = utf8::decode(line, i);
            i += d.length;
            han += d.codePoint >= 0x3400 && d.codePoint <= 0x9FFF;
            traditional += isTraditionalOnly(d.codePoint);
        }
        return traditional > 0 && traditional * 25 >= han;
    }

    void dropLineMarks() {
        std::size_t at = at_;
        while (at < end_ && raw_[at] == ' ') ++at;
        const std::string_view line = raw_.substr(at, end_ - at);
        if (line.starts_with("> ")) {
            at_ = at;
            drop(2);
        } else if (line.starts_with("#")) {
            const std::size_t marks = line.find_first_not_of('#');
            if (marks != std::string_view::npos && marks <= 6 && line[marks] == ' ') {
                at_ = at;
                drop(marks + 1);
            }
        }
    }

    void step() {
        const auto lead = static_cast<unsigned char>(raw_[at_]);
        if (lead < 0x80) {
            stepAscii(static_cast<char>(lead));
            return;
        }
        const utf8::Decoded d = utf8::decode(raw_, at_);
        const char32_t c = d.codePoint;
        if (restore_) {
            if ((isBlank(c) || c == U'（') && maybeBreak(c)) return;
        } else if (c == U'（') {
            breaksInSequence();
        }
        if (c >= 0xFF10 && c <= 0xFF5A &&
            ((c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || c >= 0xFF41)) {
            replace(d.length, c - 0xFEE0);
            return;
        }
        if (c == kLineSeparator || c == kParagraphSeparator || c == kNextLine)
            return replace(d.length, ' ');
        if (c >= 0x80 && c < 0xA0) return drop(d.length);  // control characters of another age
        if (c == 0xFF05) return replace(d.length, '%');
        if (c == 0xFF0E && isDigit(previous_) && nextIsDigit(d.length))
            return replace(d.length, '.');
        if (c == U'（' && utf8::isHan(previous_)) {
            if (const std::size_t n = pinyinLength(rest())) return drop(n);
        }
        // 貸 is never right in simplified text; 著 and 乾 may be.
        if (simplify_ || isTraditionalOnly(c)) {
            if (const char32_t s = simplified(c); s != c) return replace(d.length, s);
        }
        if (restore_ && maybeBreak(c)) return;
        at_ += d.length;
        previous_ = c;
    }

    void stepAscii(char c) {
        switch (c) {
            case '(':
                if (utf8::isHan(previous_)) {
                    if (const std::size_t n = pinyinLength(rest())) return drop(n);
                }
                break;
            case '&':
                for (const Reference& reference : kReferences) {
                    if (rest().starts_with(reference.name))
                        return replace(reference.name.size(), reference.character);
                }
                break;
            case '-':
                // ----农业基础…: a dash typed with hyphens, no rule and no fence of front matter.
                if (previous_ == 0 || previous_ == '\n') {
                    const std::size_t end = rest().find_first_not_of('-');
                    constexpr std::size_t kDash = 2;  // hyphens that make one
                    if (end != std::string_view::npos && end >= kDash &&
                        static_cast<unsigned char>(rest()[end]) >= 0x80 &&
                        trimmed(rest().substr(end)).size() == trimmed(rest()).size() - end) {
                        replace(end - 1, U'\u2014');
                        return replace(1, U'\u2014');
                    }
                }
                break;
            case '\\':
                if (rest().starts_with("\\r\\n")) return replace(4, '\n');
                if (rest().starts_with("\\n") &&
                    !(rest().size() > 2 && std::isalnum(static_cast<unsigned char>(rest()[2]))))
                    return replace(2, '\n');
                if (format_ == SourceFile::Format::Markdown && rest().size() > 1 &&
                    std::ispunct(static_cast<unsigned char>(rest()[1]))) {
                    drop(1);
                    previous_ = static_cast<unsigned char>(raw_[at_]);
                    ++at_;
                    return;
                }
                break;
            case '<':
                if (const std::size_t n = tagLength(rest())) {
                    if (rest().starts_with("<br") || rest().starts_with("</p") ||
                        rest().starts_with("</td"))
                        return replace(n, ' ');
                    return drop(n);
                }
                break;
            case '*':
                if (rest().starts_with("**")) return drop(2);
                break;
            case '!':
                if (format_ == SourceFile::Format::Markdown && rest().starts_with("![")) {
                    const std::string_view near = rest().substr(0, kLongestImage);
                    const std::size_t middle = near.find("](");
                    const std::size_t close =
                        middle == std::string_view::npos ? middle : near.find(')', middle);
                    if (close != std::string_view::npos) return drop(close + 1);
                }
                break;
            case '\t':
            case '\n':
            case '\r':
            case '\f':
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return drop(1);
        }
        if (restore_) {
            if (maybeBreak(static_cast<unsigned char>(c))) return;
        } else if (c == '(' || (c >= '0' && c <= '9')) {
            breaksInSequence();
        }
        ++at_;
        if (c != '\n' && c != '\r') previous_ = static_cast<unsigned char>(c);
    }

    bool nextIsDigit(std::size_t after) const {
        if (at_ + after >= end_) return false;
        const char32_t c = utf8::decode(raw_, at_ + after).codePoint;
        return isDigit(c) || (c >= 0xFF10 && c <= 0xFF19);
    }

    void noteOrdinal(Ordinal ordinal) {
        if (ordinal.number == 0) return;
        lastOrdinals_[static_cast<std::size_t>(ordinal.style)] = ordinal.number;
        if (ordinal.style == Ordinal::Style::Dun)
            lastOrdinals_[static_cast<std::size_t>(Ordinal::Style::Parenthesised)] = 0;
    }
    /// 工作职责(一)市工信局…(二): a first item glued to its heading, with a second one behind it.
    bool opensList(Ordinal ordinal) {
        if (ordinal.style != Ordinal::Style::Parenthesised || ordinal.number != 1) return false;
        if (!utf8::isHan(previous_) || at_ < searchedTo_) return false;
        const std::string_view open = rest().starts_with("（") ? "（" : "(";
        constexpr std::size_t kFarthest = 6000;  // bytes to the second item
        const std::string_view ahead = utf8::prefix(rest(), kFarthest);
        for (std::size_t at = ahead.find(open, 1); at != std::string_view::npos;
             at = ahead.find(open, at + 1)) {
            const Ordinal second = ordinalAt(ahead.substr(at));
            if (second.style == ordinal.style && second.number == 2) return true;
        }
        searchedTo_ = at_ + kFarthest / 2;  // a text full of first items takes linear time
        return false;
    }
    bool isNext(Ordinal ordinal) const {
        const int last = lastOrdinals_[static_cast<std::size_t>(ordinal.style)];
        return last > 0 && ordinal.number == last + 1;
    }

    /// Two items run into one line: 1.…（责任单位：市教育局）2.…: the second counts on from the
    /// first.
    bool breaksInSequence() {
        if (segment_ == at_ ||
            (previous_ != U'）' && previous_ != ')' && previous_ != U'。' && previous_ != U'】'))
            return false;
        const Ordinal ordinal = ordinalAt(rest());
        if (ordinal.number == 0 || ordinal.style == Ordinal::Style::Dun || !isNext(ordinal))
            return false;
        breakLine();
        noteOrdinal(ordinal);
        return true;
    }

    /// Restores a lost paragraph break at a run of blanks or before an ordinal. True when it moved
    /// on.
    bool maybeBreak(char32_t c) {
        const auto closes = [](char32_t p) {
            return p == U'。' || p == U'！' || p == U'？' || p == U'；' || p == U'：' ||
                   p == U'）' || p == ')' || p == ':' || p == ';' || p == U'”';
        };
        if (!isBlank(c)) {
            const bool after = previous_ == U'。' || previous_ == U'）' || previous_ == ')' ||
                               previous_ == U'：' || previous_ == U'！';
            if (segment_ == at_) return false;
            const Ordinal ordinal = ordinalAt(rest());
            // A stop that was lost or is an ASCII one: what counts on is an item all the same.
            const bool countsOn = ordinal.number > 0 && isNext(ordinal) &&
                                  (previous_ == '.' || ordinal.style != Ordinal::Style::Arabic);
            if ((after && beginsWithOrdinal(rest())) || countsOn || opensList(ordinal)) {
                breakLine();
                noteOrdinal(ordinal);
            }
            return false;
        }
        std::size_t end = at_;
        std::size_t blanks = 0;
        bool tab = false;
        while (end < end_) {
            const utf8::Decoded d = utf8::decode(raw_, end);
            if (!isBlank(d.codePoint)) break;
            tab = tab || d.codePoint == '\t';
            ++blanks;
            end += d.length;
        }
        if (end >= end_ || raw_[end] == '\n' || raw_[end] == '\r') {
            at_ = end;
            return true;
        }
        const char32_t next = utf8::decode(raw_, end).codePoint;
        const bool longSegment =
            utf8::isHan(previous_) && utf8::isHan(next) && at_ - segment_ >= 24;
        if (tab || blanks >= 2 || closes(previous_) ||
            beginsWithOrdinal(raw_.substr(end, end_ - end)) || longSegment) {
            breakLine();
            previous_ = U'\n';
        }
        at_ = end;
        return true;
    }

    std::string_view raw_;
    SourceFile::Format format_;
    Editor& editor_;
    std::size_t at_ = 0;
    std::size_t kept_ = 0;     // raw text before this is in the editor
    std::size_t segment_ = 0;  // begin of the current restored line
    std::size_t end_ = 0;
    char32_t previous_ = 0;  // last character of the checked line
    bool simplify_ = false;
    bool restore_ = false;
    std::size_t searchedTo_ = 0;         // no second item was found before
    bool isPlain_ = false;               // no character of the line is unknown to simplified text
    std::array<int, 3> lastOrdinals_{};  // of the line, by style; 0 none
};

/// End of a YAML front matter at the start of a .md file, after its closing line; 0 without one.
std::size_t frontMatterEnd(std::string_view raw) {
    if (!raw.starts_with("---\n") && !raw.starts_with("---\r\n")) return 0;
    const std::size_t close = raw.substr(0, 16 * 1024).find("\n---", 3);
    if (close == std::string_view::npos) return 0;
    const std::size_t line = raw.find('\n', close + 1);
    return line == std::string_view::npos ? raw.size() : line + 1;
}

std::vector<std::pair<std::string, std::string>> readMetadata(std::string_view yaml) {
    std::vector<std::pair<std::string, std::string>> metadata;
    for (std::size_t at = 0; at < yaml.size();) {
        std::size_t end = yaml.find('\n', at);
        if (end == std::string_view::npos) end = yaml.size();
        std::string_view line = yaml.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        // Offices type the wide colon; YAML would want ": ".
        const std::size_t wide = line.find("：");
        const std::size_t colon = std::min(line.find(": "), wide);
        if (colon != std::string_view::npos && line[0] != ' ' && line[0] != '#') {
            std::string_view value = trimmed(line.substr(colon + (colon == wide ? 3 : 2)));
            if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') &&
                value.back() == value[0])
                value = value.substr(1, value.size() - 2);
            metadata.emplace_back(line.substr(0, colon), value);
        }
        at = end + 1;
    }
    return metadata;
}

/// What of a Markdown page is no text of the plan: quotations, blocks of code, comments. Ranges of
/// whole lines, in order. A page that quotes many lines is written so, and a block or comment that
/// nobody closes hides nothing.
std::vector<std::pair<std::size_t, std::size_t>> findAsides(std::string_view raw) {
    constexpr std::size_t kMostQuoted = 20;  // lines
    struct Aside {
        std::size_t begin, end;
        bool isQuote;
    };
    std::vector<Aside> asides;
    std::size_t quoted = 0;
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t fence = kNone;    // where a block of code began
    std::size_t comment = kNone;  // where a comment began
    for (std::size_t at = 0; at < raw.size();) {
        std::size_t end = raw.find('\n', at);
        end = end == std::string_view::npos ? raw.size() : end + 1;
        const std::string_view line = trimmed(raw.substr(at, end - at));
        if (comment != kNone) {
            if (line.ends_with("-->")) {
                asides.push_back({comment, end, false});
                comment = kNone;
            }
        } else if (line.starts_with("```") || line.starts_with("~~~")) {
            if (fence != kNone) asides.push_back({fence, end, false});
            fence = fence != kNone ? kNone : at;
        } else if (fence == kNone && line.starts_with("<!--")) {
            if (line.ends_with("-->")) {
                asides.push_back({at, end, false});
            } else if (line.find("-->") == std::string_view::npos) {
                comment = at;
            }
        } else if (fence == kNone && line.starts_with('>')) {
            asides.push_back({at, end, true});
            ++quoted;
        }
        at = end;
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const Aside& aside : asides) {
        if (!aside.isQuote || quoted <= kMostQuoted) found.emplace_back(aside.begin, aside.end);
    }
    return found;
}

}  // namespace

CheckedText makeCheckedText(std::string_view raw, SourceFile::Format format) {
    Editor editor(raw);
    std::size_t at = 0;
    std::vector<std::pair<std::string, std::string>> metadata;
    if (format == SourceFile::Format::Markdown) {
        if (const std::size_t end = frontMatterEnd(raw)) {
            metadata = readMetadata(raw.substr(0, end));
            editor.drop();
            at = end;
        }
    }
    const char newline = raw.find('\n') == std::string_view::npos ? '\r' : '\n';
    const bool fewLines =
        static_cast<std::size_t>(std::count(raw.begin(), raw.end(), newline)) < kFewLines;
    LineReader reader(raw, format, editor);
    const std::vector<std::pair<std::size_t, std::size_t>> asides =
        format == SourceFile::Format::Markdown ? findAsides(raw)
                                               : std::vector<std::pair<std::size_t, std::size_t>>();
    auto aside = asides.begin();
    while (at < raw.size()) {
        while (aside != asides.end() && aside->second <= at) ++aside;
        if (aside != asides.end() && aside->first <= at) {
            editor.drop();
            at = aside->second;
            continue;
        }
        std::size_t end = raw.find(newline, at);
        end = end == std::string_view::npos ? raw.size() : end + 1;
        const std::size_t length = end - at;
        const bool tooLong = length > kLongLine || (fewLines && length > kLongLineInShortFile);
        reader.read(at, end,
                    tooLong && raw.substr(at, length).find("\\n") == std::string_view::npos);
        at = end;
    }
    CheckedText result = editor.finish();
    result.metadata = std::move(metadata);
    return result;
}

}  // namespace planlint
