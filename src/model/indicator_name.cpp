#include "model/indicator_name.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/utf8.h"

namespace planlint {

namespace {

constexpr std::size_t kWeak = 2;      // a name of fewer characters names nothing
constexpr std::size_t kLongest = 40;  // characters of a readable name

/// Repeatedly takes words off the front; never the whole text.
std::string_view stripFront(std::string_view text, std::span<const std::string_view> words) {
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (const std::string_view word : words) {
            if (text.size() > word.size() && beginsWith(text, word)) {
                text.remove_prefix(word.size());
                again = true;
            }
        }
    }
    return text;
}

/// Repeatedly takes words off the end; may take all.
std::string_view stripBack(std::string_view text, std::span<const std::string_view> words) {
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (const std::string_view word : words) {
            if (finishesWith(text, word)) {
                text.remove_suffix(word.size());
                again = true;
            }
        }
    }
    return text;
}

constexpr std::string_view kFront[] = {
    "、",       "，",       ",",      "和",   "与",   "及",   "以及", "并",   "其中", "其",
    "主要指标", "主要目标", "主要指", "指标", "全年", "年内", "今年", "累计", "共计", "合计",
    "总计",     "共",       "已",     "将",   "再",   "力争", "争取", "努力", "确保", "预计",
    "计划",     "预期",     "实现",   "完成", "约",   "近",   "达到", "达",   "各",   "有",
    "是",       "为",       "了",     "的",   "年均", "同比", "分别", "使",   "让",   "拟",
    "全部",     "新的",     "仍",     "还",   "则",   "均",   "-",    "—",    "；"};
constexpr std::string_view kAreas[] = {"全市", "全省", "全区", "全县", "全国", "全州",
                                       "全域", "我市", "我省", "我区", "我县", "我国"};
constexpr std::string_view kBack[] = {
    "达到",   "达成",   "达",     "为",     "是",     "约",     "约为",   "近",     "超",
    "超过",   "突破",   "高于",   "低于",   "不低于", "不少于", "实现",   "完成",   "增长",
    "提高",   "提高到", "提升",   "提升到", "提升至", "提高至", "增加到", "增加",   "增至",
    "升至",   "降至",   "降到",   "降低到", "降低",   "下降",   "下降到", "上升",   "上升到",
    "上涨",   "减少",   "减少到", "压减",   "压缩",   "保持在", "稳定在", "控制在", "保持",
    "维持在", "稳居",   "位居",   "位列",   "居",     "列",     "分别",   "均",     "都",
    "共",     "共计",   "累计",   "总计",   "合计",   "已",     "将",     "可",     "力争",
    "确保",   "争取",   "努力",   "预计",   "预期",   "计划",   "拟",     "有望",   "即",
    "至少",   "最高",   "最低",   "仅",     "就",     "比",     "较",     "同比",   "再",
    "又",     "还",     "了",     "到",     "至",     "的",     "由",     "从",     "不",
    "在",     "占",     "有",     "给予",   "按",     "按照",   "达到了", "完成了", "实现了",
    "年均",   "全年",   "全部",   "每年",   "其中",   "、",     "-",      "—",      "——",
    "以",     "用",     "等",     "各",     "约占",   "超额",   "首次",   "双双",   "净"};
/// Verbs of doing: what they govern is named, they are not.
constexpr std::string_view kVerbs[] = {
    "开展", "推动", "推进", "组织", "举办", "召开", "建设", "打造", "实施", "组建", "建成",
    "培育", "引进", "引育", "选派", "派驻", "发放", "安排", "启动", "支持", "加快", "争取",
    "推荐", "申报", "加强", "落实", "建立", "设立", "出台", "制定", "发布", "提供", "达成",
    "促成", "吸引", "梳理", "提出", "纳入", "解决", "办理", "整治", "改造", "拆除", "化解",
    "处理", "帮扶", "带动", "惠及", "覆盖", "投入", "整合", "培养", "孵化", "新建", "续建",
    "开工", "竣工", "完善", "优化", "推出", "开通", "布局", "规划", "谋划", "储备", "签约",
    "落地", "认定", "获批", "入选", "登记", "招引", "招聘", "招募", "聘请", "邀请"};

/// What is left of a baseline: 较2019年同期, 比上年.
std::string_view cutBaseline(std::string_view text) {
    for (const std::string_view mark : {"较", "比", "与"}) {
        const std::size_t at = text.rfind(mark);
        if (at == std::string_view::npos) continue;
        const std::string_view tail = text.substr(at + mark.size());
        if (characters(tail) <= 12 &&
            (contains(tail, "年") || contains(tail, "同期") || contains(tail, "预算") ||
             contains(tail, "以前") || contains(tail, "此前")))
            return text.substr(0, at);
    }
    return text;
}

/// Words of time before a name: 前三季度, 到2025年.
std::string_view cutTime(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        text = stripFront(text, kFront);
        for (const std::string_view word :
             {"前三季度", "上半年", "下半年", "第一季度", "一季度", "二季度", "三季度", "四季度",
              "去年", "上年", "到", "截至", "年末", "年底", "底", "末", "目前", "五年来",
              "过去五年"}) {
            if (text.starts_with(word) && characters(text) > characters(word) + kWeak)
                text.remove_prefix(word.size()), again = true;
        }
        std::size_t digits = 0;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
        if (digits == 4 && text.substr(4).starts_with("年") && text.size() > 7 + 6)
            text.remove_prefix(7), again = true;
    }
    return text;
}

std::string_view cleanLeft(std::string_view text) {
    text = cutTime(trimmed(cutBaseline(text)));
    text = stripBack(text, kBack);
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

std::string_view withoutVerbs(std::string_view text) { return stripFront(text, kVerbs); }

/// A name made only of verbs: 组织, 新建, 推荐申报.
bool isOnlyVerbs(std::string_view text) {
    std::string_view rest = text;
    for (bool again = true; again && !rest.empty();) {
        again = false;
        for (const std::string_view verb : kVerbs) {
            if (rest.starts_with(verb)) {
                rest.remove_prefix(verb.size());
                again = true;
            }
        }
        for (const std::string_view word :
             {"新", "新增", "净增", "再", "了", "好", "市级", "省级"}) {
            if (rest.starts_with(word)) {
                rest.remove_prefix(word.size());
                again = true;
            }
        }
    }
    return rest.empty() || rest == "工作";
}

/// The noun phrase after the unit, up to what ends it.
std::string_view cleanRight(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view head :
         {"左右", "以上", "以下", "以内", "以上的", "的", "多", "余"}) {
        if (text.starts_with(head)) text.remove_prefix(head.size());
    }
    text = trimmed(text);
    if (text.starts_with("（") || text.starts_with("(")) return {};
    static constexpr std::string_view kTails[] = {"等", "的", "，", "、", "和", "及", "达到", "共"};
    return stripBack(text, kTails);
}

/// New things counted: the verb is part of what is measured.
std::string_view flowVerb(std::string_view left) {
    for (const std::string_view verb :
         {"新增", "净增", "新认定", "新获批", "新建", "新引进", "新培育", "新签约", "新开工",
          "新入库", "新登记", "新改建", "新改扩建", "新招引", "新注册", "新发展"}) {
        if (left.ends_with(verb)) return verb;
    }
    return {};
}

std::string joined(std::string_view a, std::string_view b) {
    return std::string(a) + std::string(b);
}

std::string withoutGrowthWord(std::string_view name) {
    static constexpr std::string_view kGrowth[] = {"增长率", "增速", "增幅", "涨幅",
                                                   "降幅",   "增长", "同比", "下降",
                                                   "实际",   "名义", "年均", "可比"};
    return std::string(stripBack(name, kGrowth));
}

}  // namespace

IndicatorName nameIndicator(const Quantity& quantity, const NameContext& context) {
    IndicatorName result;
    const bool isRatio = quantity.dimension == Dimension::Ratio;
    const std::string_view left = cleanLeft(context.left);
    const std::string_view right = cleanRight(context.right);
    std::string_view name = left;

    if (quantity.isRank) {
        static constexpr std::string_view kPlaces[] = {
            "全国", "全省", "全市", "全区", "全县", "世界", "全球", "国内", "国际",
            "位居", "位列", "稳居", "居",   "列",   "排名", "排",   "保持", "跃居",
            "升至", "县级", "市级", "同类", "城市", "省",   "均"};
        name = stripBack(left, kPlaces);
        if (characters(name) < kWeak && !context.previous.empty())
            name = cleanLeft(context.previous);
    } else if (!right.empty() && !isRatio) {
        const bool weak = characters(left) < 3 || isOnlyVerbs(left);
        if (quantity.dimension == Dimension::Count) {
            // 新获批5家国家级孵化器: what is counted stands behind the measure word.
            if (characters(right) >= 2) {
                const std::string_view verb = flowVerb(left);
                result.asWritten = right;
                result.name = verb.empty() ? std::string(right) : joined(verb, right);
            }
        } else if (weak || characters(withoutVerbs(left)) < 5) {
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
        const bool ofPart =
            name.starts_with("占");  // 占地区生产总值的比重: of what was named before
        if (characters(name) < kWeak || (growth && isOnlyVerbs(name))) {
            if (!context.subject.empty()) {
                result.name = std::string(context.subject);
            } else if (!context.previous.empty()) {
                name = cleanLeft(context.previous);
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
    for (const std::string_view area : kAreas) {
        if (result.name.size() > area.size() && std::string_view(result.name).starts_with(area)) {
            result.area = std::string(area);
            result.name.erase(0, area.size());
        }
    }
    result.name = std::string(stripFront(result.name, kFront));
    if (characters(result.name) > kLongest) {
        result.name =
            std::string(utf8::suffix(result.name, 3 * kLongest));  // its end, where the noun stands
    }
    result.subject = isRatio ? withoutGrowthWord(result.name) : result.name;
    if (!context.change.empty() && isRatio && quantity.unit != "个百分点") {
        result.name = withoutGrowthWord(result.name) + (context.changeIsDown ? "降幅" : "增长率");
    }
    return result;
}

}  // namespace planlint
