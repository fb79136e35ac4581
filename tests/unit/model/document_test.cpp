// Title, kind, year, number, issuer and date of a document, in the wordings that offices use.
#include <gtest/gtest.h>

#include "model/document_head.h"
#include "model/fields.h"
#include "support/plan.h"

namespace planlint {
namespace {

using testing::planOf;

std::string kindOf(const std::string& title) {
    return std::string(nameOf(senseOfTitle(Vocabulary::builtIn(), title).kind));
}

TEST(Document, KindStandsLastInATitle) {
    const std::vector<std::pair<const char*, const char*>> kinds = {
        {"云岭市2025年工作要点", "plan"},
        {"云岭市教育局关于印发2025年工作计划的通知", "plan"},
        {"2025年云岭市十件民生实事", "plan"},
        {"云岭区卫生健康局2025年为民办实事项目", "plan"},
        {"2025年度云岭镇安全生产目标管理责任书", "plan"},
        {"云岭市“十五五”发展规划纲要", "plan"},
        {"云岭市2025年春季造林工作安排", "plan"},
        {"云岭县2024年工作总结和2025年工作思路", "summary_plan"},
        {"关于2024年计划执行情况与2025年计划草案的报告", "summary_plan"},
        {"云岭县水务局2024年度工作总结", "summary"},
        {"关于云岭县2024年防汛工作情况的报告", "summary"},
        {"云岭市人民政府办公室关于印发《云岭市夜间经济三年行动计划（2025—2027年）》的通知",
         "scheme"},
        {"云岭市城镇燃气安全专项整治方案", "scheme"},
        {"云岭市考核反馈问题整改方案", "scheme"},
        {"云岭市关于支持老字号发展的若干措施", "scheme"},
        {"云岭市2025年重点工作任务分解表", "breakdown"},
        {"云岭市优化营商环境责任分工", "breakdown"},
        {"关于贯彻落实《云岭市服务业发展规划》分工方案", "breakdown"},
        {"云岭区2025年河湖长制工作考核细则", "assessment"},
        {"云岭区村级公厕管护考评办法", "assessment"},
        {"云岭市2025年绩效考核工作实施方案", "assessment"},
        {"2025年云岭市政府工作报告", "report"},
        {"云岭市2024年国民经济和社会发展统计公报", "bulletin"},
        {"云岭市城市绿化条例", "other"},
        {"云岭市危险化学品安全管理办法", "other"},
        {"云岭市风光", "other"},
    };
    for (const auto& [title, kind] : kinds) EXPECT_EQ(kindOf(title), kind) << title;
}

TEST(Document, RulesHandOutNoTasks) {
    EXPECT_TRUE(senseOfTitle(Vocabulary::builtIn(), "云岭市城市绿化条例").isRule);
    EXPECT_FALSE(senseOfTitle(Vocabulary::builtIn(), "云岭市城市绿化实施方案").isRule);
    const auto plan = planOf(
        "云岭市城市绿化条例\n第一条　为了加强绿化，制定本条例。\n"
        "第二条　市人民政府应当编制绿化规划。\n");
    EXPECT_TRUE(plan->tasks.empty());
}

TEST(Document, ReportsToACongressAreKnownWithoutATitle) {
    for (const char* text :
         {"各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n一、2024年工作回顾\n完成。"
          "\n"
          "二、2025年重点工作\n（一）抓项目。建成3个。\n",
          "2025年1月9日在云岭区第三届人民代表大会第一次会议上\n区长　张三\n各位代表：\n我向大会作工"
          "作报告，"
          "请审议。\n2024年工作回顾\n完成。\n2025年工作建议\n一、抓项目\n建成3个。\n"}) {
        const auto plan = planOf(text);
        EXPECT_EQ(plan->info.kind, DocumentKind::Report) << text;
        EXPECT_EQ(plan->info.year, 2025) << text;
        EXPECT_EQ(plan->info.summaryYear, 2024) << text;
        EXPECT_EQ(plan->sections.front().role, SectionRole::Summary) << text;
    }
}

TEST(Document, AReportAtTheEndOfAYearIsForTheNext) {
    const auto plan = planOf(
        "云岭市政府工作报告（2022年12月30日　张三）\n各位代表：\n一、工作回顾\n完成。\n"
        "二、重点工作\n（一）抓项目。建成3个。\n");
    EXPECT_EQ(plan->info.year, 2023);
}

TEST(Document, ATitleWrapsAndAFullerOneFollows) {
    EXPECT_EQ(planOf("云岭市人民政府办公室关于印发\n《云岭市养老服务实施方案》的通知\n一、任务\n")
                  ->info.title,
              "云岭市人民政府办公室关于印发《云岭市养老服务实施方案》的通知");
    EXPECT_EQ(planOf("工作报告\n云岭县2020年政府工作报告\n各位代表：\n")->info.title,
              "云岭县2020年政府工作报告");
}

TEST(Document, APageWithoutLineBreaksHasItsTitleAtItsBegin) {
    const std::string body(2000, ' ');
    std::string text =
        "云岭市林业局文件云林发[2025] "
        "7号云岭市林业局关于印发《2025年造林工作要点》的通知各县区林业局:现印发给你们。";
    for (int i = 0; i < 40; ++i) text += "各地要统筹推进造林绿化工作，做到底数清、责任明、措施实。";
    text += "一、重点任务(一)植树。植树3万棵。(市林业局牵头)云岭市林业局办公室2025年3月5日印发";
    const auto plan = planOf(text);
    EXPECT_EQ(plan->info.title, "云岭市林业局关于印发《2025年造林工作要点》的通知");
    EXPECT_EQ(plan->info.kind, DocumentKind::Plan);
    EXPECT_EQ(plan->info.number, "云林发[2025] 7号");
    EXPECT_EQ(plan->info.issuer, "云岭市林业局");
    EXPECT_EQ(plan->info.date, makeDate(2025, 3, 5));
    EXPECT_EQ(plan->info.year, 2025);
}

TEST(Document, NumberAndDateAreItsOwn) {
    const auto plan = planOf(
        "云岭市人民政府关于印发养老服务实施方案的通知\n云政发〔2025〕9号\n各县区人民政府：\n"
        "根据《省政府关于养老服务的意见》（某政发〔2024〕3号）要求，现印发给你们。\n"
        "云岭市人民政府\n二〇二五年四月一日\n养老服务实施方案\n一、任务\n1.建院5所。\n"
        "自2026年1月1日起施行。\n");
    EXPECT_EQ(plan->info.number, "云政发〔2025〕9号");
    EXPECT_EQ(plan->info.date, makeDate(2025, 4, 1));
    EXPECT_EQ(planOf("养老服务实施方案\n根据《意见》（某政发〔2024〕3号）制定。\n")->info.number,
              "");
}

TEST(Document, FrontMatterKeysInTheirVariants) {
    const auto plan = planOf(
        "---\n标题：2025年造林工作要点\n文号: 云林发〔2025〕7号\n发布单位：云岭市林业局\n"
        "发布日期：2025/3/5\n---\n一、任务\n1.植树。植树3万棵。\n",
        "test.plan");
    EXPECT_EQ(plan->info.number, "云林发〔2025〕7号");
    EXPECT_EQ(plan->info.issuer, "云岭市林业局");
    EXPECT_EQ(plan->info.date, makeDate(2025, 3, 5));
}

TEST(Document, TheYearOfASpanIsTheOneItBeginsOrIsIssuedIn) {
    EXPECT_EQ(planOf("云岭市夜间经济行动计划（2023—2025年）\n一、任务\n")->info.year, 2023);
    EXPECT_EQ(planOf("云岭市夜间经济行动计划（2023至2025年）\n2024年3月1日\n一、任务\n")->info.year,
              2024);
    EXPECT_EQ(planOf("云岭市消费实施方案\n一、任务\n1.办活动3场。\n")->info.year, std::nullopt);
}

TEST(Document, PartsWithoutNumbersAreParts) {
    const auto plan = planOf(
        "云岭县2025年政府工作报告\n各位代表：\n二〇二四年工作回顾\n过去一年完成投资3亿元。\n"
        "二〇二五年主要目标任务\n（一）抓项目。建成3个。\n（二）抓园区。建成2个。\n"
        "全面加强政府自身建设\n提高效能。\n※名词解释※\n1.三个一：指三个项目。\n");
    ASSERT_EQ(plan->sections.size(), 7U);
    EXPECT_EQ(plan->sections[0].role, SectionRole::Summary);
    EXPECT_EQ(plan->sections[1].role, SectionRole::Tasks);
    EXPECT_EQ(plan->sections[4].role, SectionRole::Safeguards);
    EXPECT_EQ(plan->sections[5].role, SectionRole::Attachment);
    EXPECT_EQ(plan->tasks.size(), 2U);
}

/// A report of January 2024 with two parts of the given names.
std::unique_ptr<Plan> reportOf(const std::string& past, const std::string& coming) {
    return planOf(
        "云岭县政府工作报告\n（2024年1月9日在云岭县第三届人民代表大会第一次会议上）\n各位代表：\n"
        "现在，我代表县人民政府向大会报告工作，请予审议。\n" +
        past + "\n一年来，完成投资3亿元。\n（一）抓项目。建成3个。\n（二）抓园区。建成2个。\n" +
        coming + "\n（一）抓项目。建成3个。\n（二）抓园区。建成2个。\n");
}

TEST(Document, ReviewsAndPlansAreToldApartInAnyWording) {
    const std::vector<const char*> past = {"过去五年工作",
                                           "关于过去五年的工作",
                                           "2023年工作",
                                           "2023年主要工作情况",
                                           "去年工作回顾",
                                           "上年工作总结",
                                           "上一年工作",
                                           "本届政府五年来的工作",
                                           "五年来的主要工作和成就",
                                           "过去五年和2023年工作回顾",
                                           "2023年和过去五年工作回顾",
                                           "2023年经济社会发展情况",
                                           "极不平凡的2023年",
                                           "“十三五”发展成就和2023年工作",
                                           "“十三五”时期取得的成绩",
                                           "过去一年的工作",
                                           "一年来的工作",
                                           "奋进中的2023年",
                                           "二〇二三年政府工作回顾",
                                           "2023年任务完成情况",
                                           "2023年主要工作",
                                           "砥砺奋进的五年",
                                           "奋勇争先，经济社会发展再上台阶"};
    const std::vector<const char*> coming = {"2024年工作",
                                             "2024年工作安排",
                                             "2024年政府工作总体要求和主要目标",
                                             "2024年经济社会发展主要预期目标和重点工作",
                                             "今年工作安排",
                                             "做好今年的工作",
                                             "2024年工作打算",
                                             "2024年总体要求和目标任务",
                                             "对2024年工作的建议",
                                             "全力做好2024年各项工作",
                                             "新一年的工作"};
    const auto expectParts = [](const Plan& plan, const std::string& what) {
        std::vector<SectionRole> roles;
        for (const Section& section : plan.sections) {
            if (section.level == 1) roles.push_back(section.role);
        }
        EXPECT_EQ(roles, (std::vector{SectionRole::Summary, SectionRole::Tasks})) << what;
        EXPECT_EQ(plan.info.year, 2024) << what;
        EXPECT_EQ(plan.tasks.size(), 2U) << what;
    };
    for (const std::string first : {"一、", "第一部分　"}) {
        const std::string second = first == "一、" ? "二、" : "第二部分　";
        for (const std::string title : past)
            expectParts(*reportOf(first + title, second + "2024年工作安排"), title);
        for (const std::string title : coming)
            expectParts(*reportOf(first + "2023年工作回顾", second + title), title);
    }
}

TEST(Document, WhatStandsBeforeTheReviewWasDoneToo) {
    const auto plan = planOf(
        "云岭市2024年政府工作报告\n各位代表：\n一、关于抗旱救灾\n（一）调水。调水3万方。\n"
        "二、2023年工作回顾\n完成投资3亿元。\n三、2024年工作安排\n（一）抓项目。建成3个。\n");
    EXPECT_EQ(plan->sections.front().role, SectionRole::Summary);
    EXPECT_EQ(plan->tasks.size(), 1U);
}

TEST(Document, AHeadingGluedToItsTextIsAHeading) {
    const auto plan = planOf(
        "云岭市2024年政府工作报告\n各位代表：\n"
        "一、2023年工作回顾过去一年是本届政府依法履职的第一年，任务艰巨而繁重，我们完成投资3亿元。"
        "\n"
        "二、2024年重点工作做好今年政府工作，要以深化改革为强大动力，以调整结构为主攻方向。\n"
        "（一）抓项目。建成3个。\n");
    EXPECT_EQ(plan->sections[0].role, SectionRole::Summary);
    EXPECT_EQ(plan->sections[1].role, SectionRole::Tasks);
}

TEST(Document, ANounPhraseTellsByItsLastWord) {
    const auto plan = planOf(
        "云岭区2025年环境卫生工作方案\n一、基本情况\n公厕9座。\n二、工作原则\n坚持统筹。\n"
        "三、火灾防控目标\n不发生火灾。\n四、增强供应保障\n1."
        "新建公厕10座。\n五、组织机构\n成立小组。\n");
    std::vector<SectionRole> roles;
    for (const Section& section : plan->sections) {
        if (section.level == 1) roles.push_back(section.role);
    }
    EXPECT_EQ(roles,
              (std::vector{SectionRole::Background, SectionRole::Background, SectionRole::Goals,
                           SectionRole::Tasks, SectionRole::Background}));
}

}  // namespace
}  // namespace planlint
