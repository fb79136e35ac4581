#include "history/likeness.h"

#include <algorithm>
#include <array>

#include "history/names.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

/// One thing, two spellings: all of these are read as the second.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kSpellings = {{
    {"规上", "规模以上"},
    {"地区生产总值", "生产总值"},
    {"国内生产总值", "生产总值"},
    {"GDP", "生产总值"},
    {"公共财政预算", "公共预算"},
    {"地方一般公共", "一般公共"},
    {"社零总额", "社会消费品零售总额"},
    {"消费品零售额", "消费品零售总额"},
    {"人均可支配收入", "收入"},
    {"可支配收入", "收入"},
    {"人均纯收入", "收入"},
    {"常住居民", "居民"},
    {"农牧民", "农村居民"},
    {"农民", "农村居民"},
    {"全社会", ""},
    {"高企", "高新技术企业"},
    {"经济总量", "生产总值"},
    {"增加值增速", "增加值增长率"},
    {"自治区级", "省级"},
}};

/// Whether `a` says something of a group of contrasts that `b`, which speaks of it too, does not:
/// 单位生产总值能耗 against 生产总值.
bool contradicts(const NameKey& a, const NameKey& b) {
    return std::any_of(a.contrasts.begin(), a.contrasts.end(), [&](const auto& mine) {
        const auto inGroup = [&](const auto& other) { return other.first == mine.first; };
        return std::any_of(b.contrasts.begin(), b.contrasts.end(), inGroup) &&
               std::find(b.contrasts.begin(), b.contrasts.end(), mine) == b.contrasts.end();
    });
}

std::uint64_t pairOf(char32_t a, char32_t b) { return std::uint64_t{a} << 32 | b; }

}  // namespace

NameKey nameKey(const Vocabulary& vocabulary, std::string_view name) {
    NameKey key;
    key.text = coreOf(name);
    for (const auto& [from, to] : kSpellings) {
        for (std::size_t at = key.text.find(from); at != std::string::npos;
             at = key.text.find(from, at + to.size())) {
            // 规模以上 holds no 规上; 一般公共预算 may stand there already.
            if (!to.empty() && std::string_view(key.text).substr(at).starts_with(to)) continue;
            key.text.replace(at, from.size(), to);
        }
    }
    constexpr std::size_t kShortest = 4;  // characters that still tell one thing from another
    for (const WordRow* tail = vocabulary.suffix(key.text, WordClass::NameFiller);
         tail != nullptr && characters(key.text) >= characters(tail->word) + kShortest;
         tail = vocabulary.suffix(key.text, WordClass::NameFiller))
        key.text.resize(key.text.size() - tail->word.size());
    char32_t last = 0;
    for (std::size_t at = 0; at < key.text.size();) {
        const utf8::Decoded d = utf8::decode(key.text, at);
        if (last != 0) key.pairs.push_back(pairOf(last, d.codePoint));
        last = d.codePoint;
        if (const WordRow* word =
                vocabulary.prefix(std::string_view(key.text).substr(at), WordClass::NameContrast))
            key.contrasts.emplace_back(word->value, word);
        at += std::max<std::uint32_t>(d.length, 1);
    }
    std::sort(key.pairs.begin(), key.pairs.end());
    key.pairs.erase(std::unique(key.pairs.begin(), key.pairs.end()), key.pairs.end());
    std::sort(key.contrasts.begin(), key.contrasts.end());
    key.contrasts.erase(std::unique(key.contrasts.begin(), key.contrasts.end()),
                        key.contrasts.end());
    return key;
}

int likeness(const NameKey& a, const NameKey& b) {
    if (contradicts(a, b) || contradicts(b, a)) return 0;
    if (a.text == b.text) return a.text.empty() ? 0 : 100;
    std::size_t shared = 0;
    for (auto x = a.pairs.begin(), y = b.pairs.begin(); x != a.pairs.end() && y != b.pairs.end();) {
        if (*x < *y) {
            ++x;
        } else if (*y < *x) {
            ++y;
        } else {
            ++shared, ++x, ++y;
        }
    }
    const std::size_t fewer = std::min(a.pairs.size(), b.pairs.size());
    if (shared == 0 || fewer == 0 || (shared < 2 && fewer > 1)) return 0;
    const std::size_t inShorter = 100 * shared / fewer;
    const std::size_t inBoth = 200 * shared / (a.pairs.size() + b.pairs.size());
    const auto score = static_cast<int>((3 * inShorter + 2 * inBoth) / 5);
    // 农村公路建管养 and 总长农村公路: a stretch of four characters is more than scattered pairs.
    constexpr int kDoubtful = 45;
    constexpr int kTold = 60;
    constexpr std::size_t kStretch = 4;  // characters
    if (score >= kDoubtful && score < kTold && sharedStretch(a.text, b.text) >= kStretch)
        return score + 12;
    return score;
}

}  // namespace planlint
