#include "read/page_chrome.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace planlint {

namespace {

struct Pattern {
    std::string_view words;
    std::string_view what;
};

constexpr std::size_t kLongestChromeLine = 400;  // bytes

/// What opens a line of page chrome. Only a page description may hold a full stop.
constexpr std::array kOpenings = {
    Pattern{"今天是", "导航"},       Pattern{"您当前", "导航"},
    Pattern{"当前位置", "导航"},     Pattern{"您的位置", "导航"},
    Pattern{"首页", "导航"},         Pattern{"所在位置", "导航"},
    Pattern{"栏目", "发布信息"},     Pattern{"发布时间", "发布信息"},
    Pattern{"发布日期", "发布信息"}, Pattern{"发稿时间", "发布信息"},
    Pattern{"发布机构", "发布信息"}, Pattern{"信息来源", "发布信息"},
    Pattern{"来源：", "发布信息"},   Pattern{"来源:", "发布信息"},
    Pattern{"作者：", "发布信息"},   Pattern{"作者:", "发布信息"},
    Pattern{"时间：20", "发布信息"}, Pattern{"浏览", "发布信息"},
    Pattern{"阅读：", "发布信息"},   Pattern{"点击数", "发布信息"},
    Pattern{"点击次数", "发布信息"}, Pattern{"访问量", "发布信息"},
    Pattern{"评论：", "发布信息"},   Pattern{"字号", "发布信息"},
    Pattern{"字体", "发布信息"},     Pattern{"索引号", "发布信息"},
    Pattern{"【字体", "发布信息"},   Pattern{"【法宝引证码】", "发布信息"},
    Pattern{"内容摘要", "摘要"},     Pattern{"原文链接", "页脚"},
    Pattern{"本文链接", "页脚"},     Pattern{"本文关键词", "页脚"},
    Pattern{"扫描二维码", "页脚"},   Pattern{"扫一扫", "页脚"},
    Pattern{"如二维码", "页脚"},     Pattern{"相关链接", "页脚"},
    Pattern{"相关阅读", "页脚"},     Pattern{"最新政策", "页脚"},
    Pattern{"上一篇", "页脚"},       Pattern{"下一篇", "页脚"},
    Pattern{"打印本页", "页脚"},     Pattern{"关闭窗口", "页脚"},
    Pattern{"责任编辑", "页脚"},     Pattern{"版权所有", "页脚"},
    Pattern{"分享到", "分享"},       Pattern{"分享：", "分享"},
    Pattern{"http://", "页脚"},      Pattern{"https://", "页脚"},
    Pattern{"www.", "页脚"},
};

/// What shows a short line without a full stop to be chrome wherever it stands.
constexpr std::array kMarks = {
    Pattern{"微信公众号", "页脚"},       Pattern{"二维码", "页脚"},
    Pattern{"收集整理", "页脚"},         Pattern{"标准下载网站", "导航"},
    Pattern{"浏览次数", "发布信息"},     Pattern{"免费在线", "垃圾信息"},
    Pattern{"在线视频网站", "垃圾信息"}, Pattern{"文库-", "导航"},
};

/// 新华社北京12月22日电: how a newspaper opens. 6月30日电网改造完成 is a task.
bool isDateline(std::string_view line) {
    constexpr std::size_t kFarthest = 60;  // bytes from the agency to the day
    if (!startsWithAny(line, {"新华社", "新华网", "中新社", "中新网", "人民网", "央视网", "本报"}))
        return false;
    for (const std::string_view sent : {"日电", "日讯"}) {
        const std::size_t at = line.substr(0, kFarthest).find(sent);
        if (at != std::string_view::npos && line[at - 1] >= '0' && line[at - 1] <= '9') return true;
    }
    return false;
}

bool isHeading(std::string_view line) {
    static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十"};
    return std::any_of(std::begin(kNumerals), std::end(kNumerals), [&](std::string_view n) {
        return line.starts_with(n) && line.substr(n.size()).starts_with("、");
    });
}

/// 3. 推广微信公众号, - 制作二维码: an item or a row of a table is text.
bool isItem(std::string_view line) {
    const char first = line.front();
    return (first >= '0' && first <= '9') || first == '|' || first == '-' || first == '*' ||
           first == '(' || line.starts_with("（");
}

/// 时间：2024-06-01 10:30 tells of the page, 时间：2024年6月底前 of a task.
bool isOfPage(std::string_view line, std::string_view opening) {
    if (!opening.ends_with("20")) return true;
    const std::string_view rest = line.substr(opening.size());
    return rest.size() < 3 || rest[2] == '-' || rest[2] == '/' || contains(rest, "来源");
}

std::string_view classify(std::string_view line) {
    if (line.empty() || line.size() > kLongestChromeLine || line.front() == '|') return {};
    if (isDateline(line)) return "电头";
    const bool sentence = contains(line, "。");
    for (const Pattern& pattern : kOpenings) {
        if (line.starts_with(pattern.words) && isOfPage(line, pattern.words) &&
            (!sentence || pattern.what == "摘要"))
            return pattern.what;
    }
    if (sentence || isHeading(line) || isItem(line)) return {};
    for (const Pattern& pattern : kMarks) {
        if (line.find(pattern.words) != std::string_view::npos) return pattern.what;
    }
    return {};
}

bool endsSentence(std::string_view line) {
    return line.ends_with("。") || line.ends_with("；") || line.ends_with(";") ||
           line.ends_with("：") || line.ends_with(":") || line.ends_with("！");
}

}  // namespace

std::vector<SourceFile::Noise> findPageChrome(std::string_view text) {
    struct Line {
        TextRange range;
        std::string_view content;
    };
    std::vector<SourceFile::Noise> noise;
    // A page description is the first paragraph cut short: it stands at most a few lines before it.
    constexpr std::size_t kWindow = 6;
    constexpr std::size_t kShortestDescription = 60;
    std::array<Line, kWindow> recent{};
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        end = end == std::string_view::npos ? text.size() : end + 1;
        const Line line{
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
            trimmed(text.substr(at, end > at && text[end - 1] == '\n' ? end - 1 - at : end - at))};
        at = end;
        if (line.content.empty()) continue;
        for (std::size_t i = 0; i < std::min(count, kWindow); ++i) {
            const Line& before = recent[i];
            if (before.content.size() >= kShortestDescription &&
                line.content.size() > before.content.size() && !endsSentence(before.content) &&
                line.content.starts_with(before.content)) {
                noise.push_back({before.range, "摘要"});
            }
        }
        if (const std::string_view what = classify(line.content); !what.empty()) {
            // Adjacent chrome lines stay separate: each is reported where it stands.
            noise.push_back({line.range, what});
        } else {
            recent[count++ % kWindow] = line;
        }
    }
    std::sort(noise.begin(), noise.end(),
              [](const auto& a, const auto& b) { return a.range < b.range; });
    noise.erase(std::unique(noise.begin(), noise.end(),
                            [](const auto& a, const auto& b) { return a.range == b.range; }),
                noise.end());
    return noise;
}

}  // namespace planlint
