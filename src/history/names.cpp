#include "history/names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace {

/// Effort and change: what they act on is the indicator. 培育, 招引 and the like say which one it
/// is, and stay.
constexpr std::array<std::string_view, 34> kEffort = {
    "全市", "全省", "全区", "全县", "全国",     "我市", "我省", "全社会", "全年",
    "推动", "推进", "加快", "力争", "争取",     "确保", "实现", "完成",   "组织",
    "举办", "开展", "支持", "建设", "新建",     "建成", "新增", "布局",   "规划",
    "发布", "达成", "派驻", "选派", "新改扩建", "启动", "尽快"};

/// A name ends where its sentence goes on.
constexpr std::array<std::string_view, 9> kGoesOn = {"开展", "深入", "通过", "进行",    "落地",
                                                     "获",   "得到", "实施", "转化落地"};

constexpr std::array<std::string_view, 14> kKindWords = {
    "新增", "净增",   "新认定", "新培育", "新获批", "总数", "总量",
    "数量", "净增数", "新增数", "存量",   "累计",   "家数", "数"};

/// Stages of a piece of work, earliest first; words of one stage stand together.
struct Stage {
    std::string_view word;
    std::string_view stage;
};
constexpr std::array kStages = {
    Stage{"意向", "意向"}, Stage{"谋划", "规划"}, Stage{"规划建设", "规划"}, Stage{"布局", "规划"},
    Stage{"申报", "申报"}, Stage{"论证", "论证"}, Stage{"复审", "论证"},     Stage{"评审", "论证"},
    Stage{"立项", "立项"}, Stage{"获批", "获批"}, Stage{"批复", "获批"},     Stage{"签约", "签约"},
    Stage{"开工", "开工"}, Stage{"动工", "开工"}, Stage{"竣工", "建成"},     Stage{"建成", "建成"},
    Stage{"投产", "投产"}, Stage{"投用", "投产"}, Stage{"投入使用", "投产"}, Stage{"揭牌", "建成"}};

std::vector<std::string_view> charactersOf(std::string_view text) {
    std::vector<std::string_view> list;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[i]));
        list.push_back(text.substr(i, length));
        i += length;
    }
    return list;
}

}  // namespace

std::string coreOf(std::string_view name) {
    constexpr std::u32string_view kOpens = U"(（〔";
    constexpr std::u32string_view kCloses = U")）〕";
    constexpr std::u32string_view kDropped = U" “”\"的、和与及";
    const auto isIn = [](std::u32string_view set, char32_t c) {
        return set.find(c) != std::u32string_view::npos;
    };
    std::string core;
    core.reserve(name.size());
    std::size_t depth = 0;
    for (std::size_t at = 0; at < name.size();) {
        const utf8::Decoded d = utf8::decode(name, at);
        if (isIn(kOpens, d.codePoint)) ++depth;
        const bool circled = d.codePoint >= 0x2460 && d.codePoint <= 0x24FF;  // ①
        const bool drop = depth > 0 || circled || isIn(kDropped, d.codePoint);
        if (depth > 0 && isIn(kCloses, d.codePoint)) --depth;
        if (!drop) core.append(name, at, d.length);
        at += std::max<std::uint32_t>(d.length, 1);
    }
    std::string_view rest = core;
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : kEffort) {
            if (rest.size() <= word.size() || !beginsWith(rest, word)) continue;
            rest.remove_prefix(word.size());
            again = true;
        }
    }
    constexpr std::size_t kTelling = 12;  // bytes of a name that still says what it is
    for (const std::string_view word : kGoesOn) {
        if (rest.size() <= kTelling) break;
        const std::size_t at = rest.find(word);
        if (at != std::string_view::npos && characters(rest.substr(0, at)) >= 4)
            rest = rest.substr(0, at);
    }
    return std::string(rest);
}

std::string familyOf(std::string_view name) {
    std::string family = coreOf(name);
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : kKindWords) {
            if (family.size() <= word.size()) continue;
            if (family.starts_with(word)) {
                family.erase(0, word.size());
                again = true;
            } else if (family.ends_with(word)) {
                family.resize(family.size() - word.size());
                again = true;
            }
        }
    }
    if (const std::size_t at = family.find("高企"); at != std::string::npos)
        family.replace(at, std::string_view("高企").size(), "高新技术企业");
    return family;
}

std::string_view stageOf(std::string_view words) {
    std::string_view found;
    std::size_t last = 0;
    for (const Stage& stage : kStages) {
        const std::size_t at = words.rfind(stage.word);
        if (at == std::string_view::npos || (!found.empty() && at < last)) continue;
        found = stage.stage;
        last = at;
    }
    return found;
}

std::size_t sharedStretch(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> x = charactersOf(a);
    const std::vector<std::string_view> y = charactersOf(b);
    std::vector<std::size_t> row(y.size() + 1, 0);
    std::size_t best = 0;
    for (const std::string_view c : x) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = c == y[j] ? diagonal + 1 : 0;
            best = std::max(best, row[j + 1]);
            diagonal = above;
        }
    }
    return best;
}

}  // namespace planlint
