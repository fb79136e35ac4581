#include "model/indicator_name.h"

#include <algorithm>

#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kWeak = 2;      // a name of fewer characters names nothing
constexpr std::size_t kLongest = 40;  // characters of a readable name

/// Takes the words of a class off the names around one number.
class NameTrimmer {
public:
    explicit NameTrimmer(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// The words before a number without baseline, time, scope and verbs that lead to it.
    std::string_view left(std::string_view text) const {
        text = withoutTime(trimmed(withoutBaseline(text)));
        text = withoutBack(text, NameBack::Plain);
        // An opened bracket that closes after the number belongs to neither side.
        const std::size_t open =
            std::max(text.rfind("（") == std::string_view::npos ? 0 : text.rfind("（") + 1,
                     text.rfind('(') == std::string_view::npos ? 0 : text.rfind('(') + 1);
        const std::size_t close =
            std::max(text.rfind("）") == std::string_view::npos ? 0 : text.rfind("）") + 1,
                     text.rfind(')') == std::string_view::npos ? 0 : text.rfind(')') + 1);
        if (open > close) text = text.substr(open + (text[open - 1] == '(' ? 0 : 2));
        return text;
    }

    /// The noun phrase after the unit, up to what ends it.
    std::string_view right(std::string_view text) const {
        text = trimmed(text);
        for (const WordClass lead : {WordClass::CompareAfter, WordClass::Particle}) {
            const WordRow* row = vocabulary_.prefix(text, lead);
            if (lead == WordClass::CompareAfter ? row != nullptr : says(row, Particle::Of))
                text.remove_prefix(row->word.size());
        }
        text = trimmed(text);
        if (text.starts_with("（") || text.starts_with("(")) return {};
        return withoutEnd(text, WordClass::NameTail);
    }

    /// Takes words off the front, never the whole text.
    std::string_view withoutFront(std::string_view text) const {
        return withoutStart(text, WordClass::NameFront, NameFront::Lead);
    }
    std::string_view withoutVerbs(std::string_view text) const {
        return withoutStart(text, WordClass::NameVerb, NameVerb::Verb);
    }

    /// Takes words off the end, up to those of the value `most`; may take all.
    std::string_view withoutBack(std::string_view text, NameBack most) const {
        for (;;) {
            text = trimmed(text);
            const WordRow* row = vocabulary_.suffix(text, WordClass::NameBack);
            if (row == nullptr || row->value > static_cast<int>(most)) return text;
            text.remove_suffix(row->word.size());
        }
    }

    std::string_view withoutGrowth(std::string_view text) const {
        return withoutEnd(text, WordClass::NameGrowth);
    }

    /// A name made only of verbs: 组织, 新建, 推荐申报.
    bool isOnlyVerbs(std::string_view text) const {
        while (!text.empty()) {
            const WordRow* row = vocabulary_.prefix(text, WordClass::NameVerb);
            if (row == nullptr) return false;
            text.remove_prefix(row->word.size());
        }
        return true;
    }

    /// 占地区生产总值的比重: of what was named before.
    bool isOfPart(std::string_view text) const {
        const WordRow* row = vocabulary_.prefix(text, WordClass::NameBack);
        return says(row, NameBack::Share);
    }

    /// New things counted: the verb is part of what is measured.
    std::string_view flowVerb(std::string_view left) const {
        const WordRow* row = vocabulary_.suffix(left, WordClass::FigureAmount);
        return says(row, FigureAmount::New) || says(row, FigureAmount::Net) ? row->word
                                                                            : std::string_view();
    }

    /// 全市, 全省 at the front of a name; "" without.
    std::string_view area(std::string_view name) const {
        const WordRow* row = vocabulary_.prefix(name, WordClass::NameFront);
        if (!says(row, NameFront::Area) || row->word.size() >= name.size()) return {};
        return row->word;
    }

private:
    template <class Value>
    std::string_view withoutStart(std::string_view text, WordClass wordClass, Value value) const {
        for (;;) {
            text = trimmed(text);
            const WordRow* row = vocabulary_.prefix(text, wordClass);
            if (!says(row, value) || row->word.size() >= text.size()) return text;
            text.remove_prefix(row->word.size());
        }
    }

    std::string_view withoutEnd(std::string_view text, WordClass wordClass) const {
        for (;;) {
            text = trimmed(text);
            const WordRow* row = vocabulary_.suffix(text, wordClass);
            if (row == nullptr) return text;
            text.remove_suffix(row->word.size());
        }
    }

    /// What is left of a baseline: 较2019年同期, 比上年.
    std::string_view withoutBaseline(std::string_view text) const {
        constexpr std::size_t kFarthest = 13;  // characters
        bool hasBase = false;
        std::size_t at = text.size();
        for (std::size_t n = 0; n < kFarthest && at > 0; ++n) {
            at = utf8::floorToCodePoint(text, at - 1);
            const WordRow* row = vocabulary_.prefix(text.substr(at), WordClass::NameBaseline);
            if (says(row, NameBaseline::Base)) hasBase = true;
            if (hasBase && says(row, NameBaseline::Mark)) return text.substr(0, at);
        }
        return text;
    }

    /// Bytes of 2025年, 6月30日, 9 月底前 at the front of a name.
    std::size_t timeLength(std::string_view text) const {
        std::size_t end = 0;
        for (;;) {
            std::size_t digits = end;
            while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
            if (digits == end || digits - end > 4) break;
            while (digits < text.size() && text[digits] == ' ') ++digits;
            const WordRow* unit = vocabulary_.prefix(text.substr(digits), WordClass::TimeSpan);
            std::size_t length = unit == nullptr ? 0 : unit->word.size();
            if (!says(unit, TimeSpan::Year) && !says(unit, TimeSpan::Day))
                length = monthAtStart(text.substr(digits));
            if (length == 0) break;
            end = digits + length;
            while (end < text.size() && text[end] == ' ') ++end;
        }
        if (end == 0) return 0;
        while (const WordRow* limit = vocabulary_.prefix(text.substr(end), WordClass::TimeLimit))
            end += limit->word.size();
        return end;
    }

    /// Words of time before a name: 前三季度, 到2025年.
    std::string_view withoutTime(std::string_view text) const {
        for (;;) {
            text = withoutFront(text);
            std::size_t length = 0;
            const WordRow* row = vocabulary_.prefix(text, WordClass::NameFront);
            if (says(row, NameFront::Time)) {
                length = row->word.size();
            } else {
                length = timeLength(text);
            }
            if (length == 0 || characters(text.substr(length)) <= kWeak) return text;
            text.remove_prefix(length);
        }
    }

    const Vocabulary& vocabulary_;
};

std::string joined(std::string_view a, std::string_view b) {
    return std::string(a) + std::string(b);
}

}  // namespace

IndicatorName nameIndicator(const Vocabulary& vocabulary, const Quantity& quantity,
                            const NameContext& context) {
    const NameTrimmer trimmer(vocabulary);
    IndicatorName result;
    const bool isRatio = quantity.dimension == Dimension::Ratio;
    const std::string_view left = trimmer.left(context.left);
    const std::string_view right = trimmer.right(context.right);
    std::string_view name = left;

    if (quantity.isRank) {
        name = trimmer.withoutBack(left, NameBack::Rank);
        if (characters(name) < kWeak && !context.previous.empty())
            name = trimmer.left(context.previous);
    } else if (!right.empty() && !isRatio) {
        const bool weak = characters(left) < 3 || trimmer.isOnlyVerbs(left);
        if (quantity.dimension == Dimension::Count) {
            // 新获批5家国家级孵化器: what is counted stands behind the measure word.
            if (characters(right) >= 2) {
                const std::string_view verb = trimmer.flowVerb(left);
                result.asWritten = right;
                result.name = verb.empty() ? std::string(right) : joined(verb, right);
            }
        } else if (weak || characters(trimmer.withoutVerbs(left)) < 5) {
            result.asWritten = right;
            result.name = joined(left, right);
        }
    } else if (isRatio && characters(left) < 3 && !right.empty() && context.change.empty() &&
               characters(right) >= 3) {
        result.asWritten = right;
        result.name = joined(left, right);
    }

    if (result.name.empty()) {
        const bool growth = !context.change.empty() && isRatio;
        const bool ofPart = trimmer.isOfPart(name);
        if (characters(name) < kWeak || (growth && trimmer.isOnlyVerbs(name))) {
            if (!context.subject.empty()) {
                result.name = std::string(context.subject);
            } else if (!context.previous.empty()) {
                name = trimmer.left(context.previous);
                result.asWritten = name;
                result.name = std::string(name);
            }
        } else {
            result.asWritten = name;
            result.name = ofPart && !context.subject.empty() ? joined(context.subject, name)
                                                             : std::string(name);
        }
    }
    // The area is a scope, not a part of the name.
    if (const std::string_view area = trimmer.area(result.name); !area.empty()) {
        result.area = std::string(area);
        result.name.erase(0, area.size());
    }
    result.name = std::string(trimmer.withoutFront(result.name));
    if (characters(result.name) > kLongest) {
        result.name =
            std::string(utf8::suffix(result.name, 3 * kLongest));  // its end, where the noun stands
    }
    result.subject = isRatio ? std::string(trimmer.withoutGrowth(result.name)) : result.name;
    if (!context.change.empty() && isRatio && quantity.unit != "个百分点") {
        result.name =
            joined(trimmer.withoutGrowth(result.name), context.changeIsDown ? "降幅" : "增长率");
    }
    return result;
}

}  // namespace planlint
