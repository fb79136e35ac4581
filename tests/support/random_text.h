#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace planlint::testing {

/// Deterministic damage and noise for property tests: the same seed gives the same text.
class RandomText {
public:
    explicit RandomText(std::uint64_t seed) : engine_(seed) {}

    /// Words of the plan language in random order, `words` of them.
    std::string sentence(std::size_t words) {
        static const std::vector<std::string_view> kWords = {"\n",         "\r\n",
                                                             "\n\n",       "\n  ",
                                                             "\n　　",     "一、",
                                                             "（一）",     "(二)",
                                                             "1.",         "2、",
                                                             "1.29亿元",   "（1）",
                                                             "①",          "一是",
                                                             "第三章",     "--",
                                                             "——",         "|",
                                                             "@",          "%%",
                                                             "---",        "（牵头单位：",
                                                             "(责任单位:", "牵头单位：",
                                                             "责任单位:",  "配合单位：",
                                                             "完成时限：", "目标：",
                                                             "标题：",     "（",
                                                             "）",         "(",
                                                             ")",          "〔",
                                                             "〕",         "《",
                                                             "》",         "“",
                                                             "”",          "\"",
                                                             "[",          "]",
                                                             "{@",         "}",
                                                             "，",         ",",
                                                             "；",         ";",
                                                             "。",         "！",
                                                             "：",         ":",
                                                             "、",         " ",
                                                             "　",         "2022年",
                                                             "6月底前",    "2022年12月31日",
                                                             "2022-01-14", "12",
                                                             "3.5",        "1,234",
                                                             "%",          "亿元",
                                                             "家",         "技术合同成交额",
                                                             "达到",       "市科技局",
                                                             "推进",       "R&D",
                                                             "5G",         "𠮷",
                                                             "é",          "\xEF\xBB\xBF",
                                                             "�",          "#",
                                                             "**",         "市",
                                                             "区",         "\t",
                                                             "牵头",       "责任",
                                                             "单位"};
        std::string text;
        for (std::size_t i = 0; i < words; ++i) text += kWords[pick(kWords.size())];
        return text;
    }

    std::string bytes(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(pick(256));
        return text;
    }

    /// A copy with a few bytes changed, removed, doubled or cut off.
    std::string damaged(std::string text) {
        for (std::size_t n = 1 + pick(4); n > 0 && !text.empty(); --n) {
            const std::size_t at = pick(text.size());
            switch (pick(4)) {
                case 0:
                    text[at] = static_cast<char>(pick(256));
                    break;
                case 1:
                    text.erase(at, 1 + pick(6));
                    break;
                case 2:
                    text.insert(at, text.substr(at, 1 + pick(40)));
                    break;
                default:
                    text.resize(at);
                    break;
            }
        }
        return text;
    }

    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }

private:
    std::mt19937_64 engine_;
};

}  // namespace planlint::testing
