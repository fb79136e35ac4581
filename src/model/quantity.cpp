#include "model/quantity.h"

#include <algorithm>
#include <array>

#include "model/numeral.h"
#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kNearby = 24;  // bytes before a number that may say what it is

std::string_view before(std::string_view text, std::size_t at, std::size_t bytes = kNearby) {
    const std::size_t begin = utf8::floorToCodePoint(text, at > bytes ? at - bytes : 0);
    return text.substr(begin, at - begin);
}

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

/// A number with the measure word behind it.
struct Amount {
    Numeral number;
    const MeasureUnit* unit = nullptr;
    std::size_t end = 0;
};

/// Finds the quantities of one line.
class QuantityFinder {
public:
    QuantityFinder(const Vocabulary& vocabulary, std::string_view text,
                   const std::vector<Leaf>& leaves)
        : vocabulary_(vocabulary), text_(text), leaves_(leaves) {
        if (!leaves.empty()) text_ = text_.substr(0, leaves.back().range.end);
    }

    std::vector<Quantity> find() {
        for (leaf_ = 0; leaf_ < leaves_.size(); ++leaf_) {
            const Leaf& leaf = leaves_[leaf_];
            if (leaf.inGroup) continue;
            if (leaf.kind == TokenKind::Text) {
                readText(leaf);
            } else if (leaf.kind == TokenKind::Number && leaf.range.begin >= read_) {
                readNumber(leaf);
            }
        }
        return std::move(found_);
    }

private:
    const WordRow* left(std::size_t at, std::size_t bytes = kNearby) const {
        return vocabulary_.suffix(before(text_, at, bytes), WordClass::NumberLeft);
    }
    const WordRow* right(std::size_t at) const {
        return vocabulary_.prefix(text_.substr(at), WordClass::NumberRight);
    }
    const WordRow* mark(std::size_t at) const {
        return vocabulary_.prefix(text_.substr(at), WordClass::NumberMark);
    }

    Quantity made(std::size_t begin, std::size_t end, const Decimal& value, std::string_view unit,
                  Dimension dimension) const {
        Quantity q;
        q.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        q.value = value;
        q.unit = unit;
        q.dimension = dimension;
        q.leaf = leaf_;
        return q;
    }
    void add(Quantity q) {
        read_ = q.range.end;
        found_.push_back(q);
    }

    /// The measure word behind a number, blanks between or not. 3个亿 scales the number.
    Amount withUnit(Numeral number) const {
        Amount amount{number, nullptr, number.end};
        const std::size_t at = skipBlanks(text_, number.end);
        constexpr std::size_t kMostBlanks = 2;
        if (at > number.end + kMostBlanks) return amount;
        const std::string_view rest = text_.substr(at);
        constexpr std::string_view kHundredMillions = "个亿";
        if (rest.starts_with(kHundredMillions)) {
            amount.number.value = number.value.scaled(8).value_or(number.value);
            amount.number.hasScale = true;
            amount.unit = vocabulary_.measureUnit("元");
            amount.end = at + kHundredMillions.size();
            return amount;
        }
        amount.unit = vocabulary_.measureUnit(rest);
        if (amount.unit != nullptr && amount.unit->unit.empty())
            amount.unit = nullptr;  // a longer word that is no unit: 部门
        if (amount.unit != nullptr) amount.end = at + amount.unit->surface.size();
        return amount;
    }

    std::optional<Amount> amountAt(std::size_t at) const {
        // 1，820亿元: a wide comma or a blank parts thousands only before a scale or a unit.
        const std::optional<Numeral> loose = readNumeral(vocabulary_, text_, at, true);
        if (!loose) return std::nullopt;
        const Amount amount = withUnit(*loose);
        if (amount.unit != nullptr || loose->hasScale) return amount;
        const std::optional<Numeral> strict = readNumeral(vocabulary_, text_, at, false);
        return strict ? std::optional(withUnit(*strict)) : std::nullopt;
    }

    /// 1-2家, 1到2名, 6%—6.5%, 3万元至5万元, 三至五家: the second number where it goes with the
    /// first.
    std::optional<Amount> highEnd(const Amount& low, std::size_t begin) const {
        const std::string_view leftOf = before(text_, begin, 12);
        const std::size_t at = skipBlanks(text_, low.end);
        const WordRow* range = mark(at);
        if (!says(range, NumberMark::Range) || low.number.high ||
            says(vocabulary_.suffix(leftOf, WordClass::NumberLeft), NumberLeft::From))
            return std::nullopt;
        constexpr std::string_view kUpTo = "到";  // 提高41.7%到86.7% is no range
        if (low.unit != nullptr && range->word == kUpTo) return std::nullopt;
        const std::size_t next = skipBlanks(text_, at + range->word.size());
        if (const std::optional<Amount> share = shareAt(next); share && isPerCent(low))
            return share;
        const std::optional<Amount> high = amountAt(next);
        const bool sameUnit =
            high &&
            (low.unit == nullptr ? high->unit != nullptr || high->number.hasScale
                                 : high->unit != nullptr && high->unit->unit == low.unit->unit);
        if (!sameUnit || high->number.high) return std::nullopt;
        return high;
    }

    bool isPerCent(const Amount& amount) const {
        return amount.unit != nullptr && amount.unit->unit == "%";
    }

    /// 百分之五, 五分之一, 百分之5: an amount of per cent.
    std::optional<Amount> shareAt(std::size_t at) const {
        const std::optional<Numeral> denominator = readNumeral(vocabulary_, text_, at, false);
        if (!denominator || denominator->high) return std::nullopt;
        const std::optional<Fraction> fraction =
            readFraction(vocabulary_, text_, denominator->value, denominator->end);
        if (!fraction) return std::nullopt;
        Numeral number = *denominator;
        number.value = fraction->percent;
        number.end = fraction->end;
        number.power = 0;
        return Amount{number, vocabulary_.measureUnit("%"), fraction->end};
    }

    /// 三成, 七成五, 八折: tenths as per cent.
    std::optional<Quantity> tenthsAt(std::size_t begin, const Numeral& number) const {
        const WordRow* word = mark(number.end);
        const bool fold = says(word, NumberMark::Fold);
        if ((!fold && !says(word, NumberMark::Tenth)) || number.high || number.hasScale ||
            number.value > Decimal(10, 0))
            return std::nullopt;
        std::size_t end = number.end + word->word.size();
        const WordRow* next = vocabulary_.prefix(text_.substr(end), WordClass::NumberRight);
        if (next != nullptr && (says(next, NumberRight::Tenth) || !fold)) return std::nullopt;
        Decimal value = number.value.scaled(1).value_or(number.value);
        if (const std::optional<Numeral> more = readNumeral(vocabulary_, text_, end, false);
            more && more->isOneCharacter && more->isSpelled && !more->hasScale) {  // 七成五
            value = value.plus(more->value).value_or(value);
            end = more->end;
        }
        return made(begin, end, value, "%", Dimension::Ratio);
    }

    /// The quantity of a number and its measure word; with the second number of a range.
    Quantity quantityOf(std::size_t begin, const Amount& amount) const {
        Quantity q = made(begin, amount.end, amount.number.value,
                          amount.unit == nullptr ? std::string_view() : amount.unit->unit,
                          amount.unit == nullptr ? Dimension::Other : amount.unit->dimension);
        q.high = amount.number.high;
        q.isMore = amount.number.isMore;
        q.isSpelled = amount.number.isSpelled;
        const std::optional<Amount> high = highEnd(amount, begin);
        if (!high) return q;
        // 10-20万人: the scale stands once, at the end.
        const bool shared = amount.unit == nullptr && !amount.number.hasScale;
        const std::optional<Decimal> low =
            shared ? amount.number.value.scaled(high->number.power) : amount.number.value;
        if (!low || !(*low < high->number.value)) return q;
        q.value = *low;
        q.high = high->number.value;
        q.range.end = static_cast<std::uint32_t>(high->end);
        if (high->unit != nullptr) {
            q.unit = high->unit->unit;
            q.dimension = high->unit->dimension;
        }
        return q;
    }

    // ---- numbers in digits

    /// Places that hold digits but no quantity: 5G, 1+8, 第3, 26号.
    bool isGuarded(const Leaf& leaf) const {
        const std::string_view leftOf = before(text_, leaf.range.begin, 12);
        const std::string_view rightOf = text_.substr(leaf.range.end);
        const bool afterLatin = leaf_ > 0 && leaves_[leaf_ - 1].kind == TokenKind::Latin;
        if (afterLatin && leaves_[leaf_ - 1].range.end == leaf.range.begin) return true;
        if (endsWithAny(leftOf, {"+", "＋", "/", "No."}) ||
            says(ordinalBefore(leaf.range.begin), NumberMark::Place) ||
            startsWithAny(rightOf, {"+", "＋", ":"}))
            return true;
        if (afterLatin && endsWithAny(leftOf, {"-", "—"})) return true;
        return says(right(leaf.range.end), NumberRight::Ordinal);
    }

    /// 第 before a number, a blank between or not.
    const WordRow* ordinalBefore(std::size_t at) const {
        const std::string_view leftOf = trimmed(before(text_, at, 12));
        return vocabulary_.suffix(leftOf, WordClass::NumberMark, 1);
    }

    /// 第41位: its end; 0 for no rank.
    std::size_t rankEnd(std::size_t at) const {
        at = skipBlanks(text_, at);
        const MeasureUnit* unit = vocabulary_.measureUnit(text_.substr(at));
        return unit != nullptr && (unit->unit == "位" || unit->unit == "名")
                   ? at + unit->surface.size()
                   : 0;
    }

    void readNumber(const Leaf& leaf) {
        const std::size_t begin = leaf.range.begin;
        if (says(ordinalBefore(begin), NumberMark::Place)) {
            if (const std::size_t end = rankEnd(leaf.range.end); end != 0) {
                const std::optional<Numeral> number = readNumeral(vocabulary_, text_, begin, false);
                if (!number) return;
                const WordRow* place = ordinalBefore(begin);
                const std::string_view leftOf = trimmed(before(text_, begin, 12));
                const std::size_t from = static_cast<std::size_t>(leftOf.data() - text_.data()) +
                                         leftOf.size() - place->word.size();
                Quantity q = made(from, end, number->value, "位", Dimension::Count);
                q.isRank = true;
                add(q);
            }
            return;
        }
        if (isGuarded(leaf)) return;
        if (const std::optional<Amount> share = shareAt(begin)) {  // 100分之5
            add(quantityOf(begin, *share));
            return;
        }
        const std::optional<Amount> amount = amountAt(begin);
        if (!amount) return;
        if (amount->unit == nullptr) {
            if (const std::optional<Quantity> tenths = tenthsAt(begin, amount->number)) {
                add(*tenths);
                return;
            }
        }
        // 2021-2025年
        if (says(mark(amount->end), NumberMark::Range) && leaf_ + 1 < leaves_.size()) {
            const std::size_t next = amount->end + mark(amount->end)->word.size();
            const auto date =
                std::find_if(leaves_.begin() + static_cast<std::ptrdiff_t>(leaf_) + 1,
                             leaves_.end(), [&](const Leaf& l) { return l.range.begin >= next; });
            if (date != leaves_.end() && date->range.begin == next && date->kind == TokenKind::Date)
                return;
        }
        constexpr std::string_view kPerHundredThousand = "/10万";
        if (text_.substr(leaf.range.end).starts_with(kPerHundredThousand)) {  // 16/10万
            add(made(begin, leaf.range.end + kPerHundredThousand.size(), amount->number.value,
                     kPerHundredThousand, Dimension::Rate));
            return;
        }
        Quantity q = quantityOf(begin, *amount);
        constexpr int kSmallestBareScale = 4;
        const bool bare = q.unit.empty() && q.dimension == Dimension::Other;
        if (bare && amount->number.power < kSmallestBareScale && !q.high) return;
        if (bare && !q.high) inferUnit(begin, q);
        if (amount->unit != nullptr && isPartOfLatin(*amount, q)) return;
        if (q.dimension == Dimension::Time && says(right(q.range.end), NumberRight::Time)) return;
        if (q.dimension == Dimension::Time && leaf_ + 2 < leaves_.size() &&
            leaves_[leaf_ + 2].kind == TokenKind::Date &&
            leaves_[leaf_ + 2].range.begin == q.range.end)
            return;  // 25年6月底前
        constexpr int kFirstYear = 1900;
        if (amount->unit != nullptr &&
            vocabulary_.prefix(amount->unit->surface, WordClass::TimeSpan) != nullptr &&
            says(vocabulary_.prefix(amount->unit->surface, WordClass::TimeSpan), TimeSpan::Year) &&
            q.unit == amount->unit->surface && amount->number.value.coefficient() >= kFirstYear &&
            amount->number.value.isInteger())
            return;
        add(q);
    }

    /// A Latin unit must not be the start of a longer name (5G, 4K).
    bool isPartOfLatin(const Amount& amount, const Quantity& q) const {
        const auto first = static_cast<unsigned char>(amount.unit->surface[0]);
        if (first >= 0x80 || amount.unit->surface == "%") return false;
        return leaf_ + 1 < leaves_.size() && leaves_[leaf_ + 1].kind == TokenKind::Latin &&
               leaves_[leaf_ + 1].range.end != q.range.end;
    }

    /// 1386万 without a unit: people where the words around speak of people, money where they speak
    /// of it.
    void inferUnit(std::size_t begin, Quantity& q) const {
        constexpr std::size_t kAround = 30;  // bytes
        std::string_view leftOf = before(text_, begin, kAround);
        std::string_view rightOf = utf8::prefix(text_.substr(q.range.end), kAround);
        for (const std::string_view stop : {"。", "，", "；", "、"}) {
            if (const std::size_t at = leftOf.rfind(stop); at != std::string_view::npos)
                leftOf = leftOf.substr(at + stop.size());
            rightOf = rightOf.substr(0, rightOf.find(stop));
        }
        bool people = false;
        bool money = false;
        for (const std::string_view side : {leftOf, rightOf}) {
            for (const WordHit& hit : vocabulary_.hitsIn(side, bit(WordClass::NumberTopic))) {
                people = people || hit.value == static_cast<std::uint16_t>(NumberTopic::People);
                money = money || hit.value == static_cast<std::uint16_t>(NumberTopic::Money);
            }
        }
        if (!people && !money) return;
        q.unit = people ? "人" : "元";
        q.dimension = people ? Dimension::Count : Dimension::Money;
    }

    // ---- numbers in Chinese numerals

    /// First characters of the marks that open a number: asked of every character of the text.
    static constexpr std::u32string_view kOpening = U"第前首翻减";

    void readText(const Leaf& leaf) {
        std::size_t at = std::max<std::size_t>(leaf.range.begin, read_);
        while (at < leaf.range.end) {
            const utf8::Decoded d = utf8::decode(text_, at);
            if (!isNumeralCharacter(d.codePoint)) {
                const bool mayOpen = kOpening.find(d.codePoint) != std::u32string_view::npos;
                const WordRow* word = mayOpen ? mark(at) : nullptr;
                at = word == nullptr ? at + d.length : readMarked(leaf, at, *word);
            } else {
                at = readSpelled(leaf, at);
            }
            at = std::max(at, std::min<std::size_t>(read_, leaf.range.end));
        }
    }

    /// 第三位, 前三, 首位, 翻一番, 减半: words that are or open a number. Where reading goes on.
    std::size_t readMarked(const Leaf& leaf, std::size_t at, const WordRow& word) {
        const std::size_t end = at + word.word.size();
        switch (static_cast<NumberMark>(word.value)) {
            case NumberMark::First:
                if (const std::size_t rank = rankEnd(end);
                    rank != 0 && says(left(at, 15), NumberLeft::Rank)) {
                    Quantity q = made(at, rank, Decimal(1, 0), "位", Dimension::Count);
                    q.isRank = q.isSpelled = true;
                    add(q);
                }
                return end;
            case NumberMark::Place:
            case NumberMark::UpTo:
                return readRank(leaf, at, end, static_cast<NumberMark>(word.value));
            case NumberMark::Double:
            case NumberMark::Quadruple: {
                const bool twice = says(&word, NumberMark::Double);
                Quantity q = made(at, end, Decimal(twice ? 100 : 300, 0), "%", Dimension::Ratio);
                q.isSpelled = q.isDoubling = true;
                add(q);
                return end;
            }
            case NumberMark::Half: {
                if (says(left(at, 6), NumberLeft::Half)) return end;  // 大减半
                Quantity q = made(at, end, Decimal(50, 0), "%", Dimension::Ratio);
                q.isSpelled = true;
                add(q);
                return end;
            }
            case NumberMark::More:
            case NumberMark::Range:
            case NumberMark::Of:
            case NumberMark::Tenth:
            case NumberMark::Fold:
                return end;
        }
        PLANLINT_UNREACHABLE();
    }

    std::size_t readRank(const Leaf& leaf, std::size_t begin, std::size_t at, NumberMark word) {
        std::size_t end = at;
        while (end < leaf.range.end && isNumeralCharacter(utf8::decode(text_, end).codePoint))
            end += utf8::decode(text_, end).length;
        if (end == at) return at;
        const std::size_t named = rankEnd(end);
        const bool placed = says(left(begin, 15), NumberLeft::Rank) &&
                            !says(right(end), NumberRight::Order) &&
                            !says(right(end), NumberRight::Series);
        if (named == 0 && !placed) return end;
        const std::optional<Numeral> number =
            readNumeral(vocabulary_, text_.substr(0, end), at, false);
        constexpr int kLowest = 500;
        if (!number || number->end != end || number->high || number->value > Decimal(kLowest, 0))
            return end;
        Quantity q = made(begin, named != 0 ? named : end, number->value, "位", Dimension::Count);
        q.isRank = q.isSpelled = true;
        q.isUpTo = word == NumberMark::UpTo;
        add(q);
        return q.range.end;
    }

    /// Where the run of Chinese numerals at `at` ends.
    std::size_t runEnd(std::size_t at, std::size_t limit) const {
        while (at < limit && isNumeralCharacter(utf8::decode(text_, at).codePoint))
            at += utf8::decode(text_, at).length;
        return at;
    }

    std::size_t readSpelled(const Leaf& leaf, std::size_t begin) {
        const std::size_t run = runEnd(begin, leaf.range.end);
        if (const WordRow* half = mark(begin); says(half, NumberMark::Half))
            return readMarked(leaf, begin, *half);
        const std::string_view numerals = text_.substr(begin, run - begin);
        const bool one = characters(numerals) == 1;
        const utf8::Decoded first = utf8::decode(text_, begin);
        if (isZero(first.codePoint) && !isDecimal(run)) return run;  // 零部件
        // 二期, 二次: before a measure word a lone 二 counts an order, two things are 两.
        if (one && (numerals == "二" || startsWithAny(text_.substr(run), {"期", "代", "届"})) &&
            !says(mark(run), NumberMark::Tenth) && !says(mark(run), NumberMark::Range) &&
            !isDecimal(run) && !says(mark(run), NumberMark::Of))
            return run;
        if (says(left(begin, 12), NumberLeft::Order) ||
            says(vocabulary_.prefix(text_.substr(run), WordClass::TimeSpan), TimeSpan::Year))
            return run;
        if (const std::optional<Amount> share = shareAt(begin)) {  // 五分之一
            add(quantityOf(begin, *share));
            return share->end;
        }
        const std::optional<Numeral> number = readNumeral(vocabulary_, text_, begin, false);
        if (!number) return run;
        if (const std::optional<Quantity> tenths = tenthsAt(begin, *number)) {
            add(*tenths);
            found_.back().isSpelled = true;
            return tenths->range.end;
        }
        // 一个 is an article; a lone scale (万元产值) measures nothing.
        const bool ranges = says(mark(number->end), NumberMark::Range);
        if (one && isArticle(first.codePoint) && !number->isMore && !ranges && !isDecimal(run))
            return run;
        if (number->high && says(right(number->end), NumberRight::Series)) return run;  // 二三期
        const Amount amount = withUnit(*number);
        if (amount.unit == nullptr && addRoundSum(begin, *number)) return found_.back().range.end;
        const Quantity q = quantityOf(begin, amount);
        // 百万千瓦机组, 亿千瓦时 in a table's head.
        const bool onlyScale = number->isOnlyScale && !number->isMore &&
                               q.dimension != Dimension::Money && q.dimension != Dimension::Count &&
                               !isCompared(begin, q.range.end);
        if (q.unit.empty() || onlyScale || isIdiom(numerals, amount, q))
            return std::max(run, amount.end);
        add(q);
        return q.range.end;
    }

    /// 突破百万吨, 近千万亩, 万亿斤以上.
    bool isCompared(std::size_t begin, std::size_t end) const {
        const std::string_view leftOf = before(text_, begin, 12);
        return says(left(begin, 12), NumberLeft::Round) ||
               vocabulary_.suffix(leftOf, WordClass::CompareBefore) != nullptr ||
               vocabulary_.prefix(text_.substr(end), WordClass::CompareAfter) != nullptr;
    }

    static bool isZero(char32_t c) { return c == U'零' || c == U'〇'; }
    static bool isArticle(char32_t c) {
        return c == U'一' || c == U'十' || c == U'百' || c == U'千' || c == U'万' || c == U'亿';
    }
    bool isDecimal(std::size_t at) const {
        const utf8::Decoded point = utf8::decode(text_, std::min(at, text_.size()));
        return at < text_.size() && point.codePoint == U'点' && at + point.length < text_.size() &&
               isNumeralCharacter(utf8::decode(text_, at + point.length).codePoint);
    }

    /// 突破千亿, 百亿级: a round sum of money needs no unit.
    bool addRoundSum(std::size_t begin, const Numeral& number) {
        constexpr std::array<std::string_view, 4> kSums = {"千亿", "百亿", "万亿", "十亿"};
        const std::string_view written = text_.substr(begin, number.end - begin);
        if (number.isMore || std::find(kSums.begin(), kSums.end(), written) == kSums.end())
            return false;
        const WordRow* next = right(number.end);
        const bool level = says(next, NumberRight::Ordinal);  // 级
        if (!says(left(begin, 12), NumberLeft::Round) && !says(next, NumberRight::Level) && !level)
            return false;
        Quantity q = made(begin, level ? number.end + next->word.size() : number.end, number.value,
                          "元", Dimension::Money);
        q.isSpelled = true;
        add(q);
        return true;
    }

    /// Set phrases count nothing: 两个维护, 四个方面, 三项制度; 三年行动 is a span of history.
    bool isIdiom(std::string_view numerals, const Amount& amount, const Quantity& q) const {
        const WordRow* next = right(q.range.end);
        const bool within = says(
            vocabulary_.prefix(text_.substr(q.range.end), WordClass::TimeLimit), TimeLimit::Within);
        // 三年行动 and 五年来 are spans of history; 三个月内 is a limit.
        if (q.dimension == Dimension::Time && q.unit != "个月" && !within) return true;
        const bool general = amount.unit != nullptr && amount.unit->surface == "个";
        if (says(next, NumberRight::Idiom) && (general || (numerals == "两" && q.unit == "种")))
            return true;
        if (says(next, NumberRight::Pair) && numerals == "两") return true;
        return says(next, NumberRight::Name) && q.dimension == Dimension::Count;
    }

    const Vocabulary& vocabulary_;
    std::string_view text_;
    const std::vector<Leaf>& leaves_;
    std::vector<Quantity> found_;
    std::size_t leaf_ = 0;
    std::size_t read_ = 0;  // offset behind the last quantity
};

}  // namespace

std::vector<Quantity> findQuantities(const Vocabulary& vocabulary, std::string_view text,
                                     const std::vector<Leaf>& leaves) {
    return QuantityFinder(vocabulary, text, leaves).find();
}

}  // namespace planlint
