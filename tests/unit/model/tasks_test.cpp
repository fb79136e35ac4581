#include <gtest/gtest.h>

#include <map>

#include "model/fields.h"
#include "support/plan.h"

namespace planlint {
namespace {

std::string joined(const std::vector<UnitName>& units) {
    std::string out;
    for (const UnitName& unit : units) out += (out.empty() ? "" : "|") + unit.name;
    return out;
}

std::string titles(const Plan& plan) {
    std::string out;
    for (const Task& task : plan.tasks) out += task.path + " " + task.title + "\n";
    return out;
}

struct TaskCase {
    const char* name;
    std::string text;
    std::string tasks;
};

class Tasks : public ::testing::TestWithParam<TaskCase> {};

TEST_P(Tasks, AreTheDeepestItemsOfThePlan) {
    EXPECT_EQ(titles(*testing::planOf(GetParam().text, "t.plan")), GetParam().tasks);
}

INSTANTIATE_TEST_SUITE_P(
    All, Tasks,
    ::testing::Values(
        TaskCase{"Numbered",
                 "某局2023年工作要点\n一、工作目标\n1.目标一\n二、重点任务\n（一）抓产业\n1."
                 "建园区。甲。\n2.招企业。乙。\n三、保障措施\n1.加强领导。丙。\n",
                 "二/(一)/1 建园区\n二/(一)/2 招企业\n三/1 加强领导\n"},
        TaskCase{
            "Ordinals",
            "某局2023年工作要点\n一、重点工作\n（一）抓产业\n一是建园区。甲。\n二是招企业。乙。\n",
            "一/(一)/一是 建园区\n一/(一)/二是 招企业\n"},
        TaskCase{"RunOnNumbering",
                 "某局2023年工作要点\n一、抓产业\n1.甲甲。\n2.乙乙。\n二、抓民生\n3.丙丙。\n",
                 "一/1 甲甲\n一/2 乙乙\n二/3 丙丙\n"},
        TaskCase{"DecimalIsNoItem",
                 "某局2023年工作要点\n一、重点任务\n1.甲甲。\n2.乙乙。\n1.29亿元经费已下达。\n",
                 "一/1 甲甲\n一/2 乙乙\n"},
        TaskCase{"ItemThatOpensWithAYear",
                 "某局2023年工作要点\n一、重点任务\n1.2023年建成公园。\n2.乙乙。\n",
                 "一/1 2023年建成公园\n一/2 乙乙\n"},
        TaskCase{"RunInParagraphs",
                 "某市政府工作报告\n2023年1月5日\n一、2022年工作回顾\n（一）产业壮大。很好。\n二、2"
                 "023年重点工作\n（一）壮大产业。总述。\n抓项目。开工5个。\n抓招商。签约6个。\n各位"
                 "代表！努力。\n",
                 "二/(一)/1 抓项目\n二/(一)/2 抓招商\n"},
        TaskCase{"ReviewHoldsNoTasks", "某局2022年工作总结\n一、主要工作\n1.建园区。\n", ""},
        TaskCase{"FrontMatterIsNoText",
                 "---\n标题：某局2023年工作要点\n年度：2023\n---\n@性质：计划\n一、重点任务\n1."
                 "甲甲。\n%% 忽略 下一项 T001：理由\n2.乙乙。\n",
                 "一/1 甲甲\n一/2 乙乙\n"}),
    [](const auto& item) { return std::string(item.param.name); });

struct OwnerCase {
    const char* name;
    std::string text;
    std::string lead, responsible, cooperating;
};

class Owners : public ::testing::TestWithParam<OwnerCase> {};

TEST_P(Owners, AreReadFromEveryForm) {
    const auto plan =
        testing::planOf("关于做好工作的实施方案\n一、主要任务\n1.甲甲。" + GetParam().text + "\n");
    ASSERT_GE(plan->tasks.size(), 1U);
    EXPECT_EQ(joined(plan->tasks[0].lead), GetParam().lead);
    EXPECT_EQ(joined(plan->tasks[0].responsible), GetParam().responsible);
    EXPECT_EQ(joined(plan->tasks[0].cooperating), GetParam().cooperating);
}

INSTANTIATE_TEST_SUITE_P(
    All, Owners,
    ::testing::Values(
        OwnerCase{"Group",
                  "（牵头单位：市教育局；责任单位：市财政局、各区人民政府〈含开发区，下同〉）",
                  "市教育局", "市财政局|各区人民政府", ""},
        OwnerCase{"HalfWidthGroup", "(牵头单位:市教育局;配合单位:市财政局,团市委)", "市教育局", "",
                  "市财政局|团市委"},
        OwnerCase{"FieldLines", "\n牵头单位：市教育局\n责任单位：市财政局、各区人民政府",
                  "市教育局", "市财政局|各区人民政府", ""},
        OwnerCase{"InChargeTogether", "（市教育局、市财政局负责）", "", "市教育局|市财政局", ""},
        OwnerCase{"InCharge", "（市教育局负责）", "市教育局", "", ""},
        OwnerCase{"InChargeBesideHelp", "（市教育局负责，财政局配合）", "", "市教育局", "市财政局"},
        OwnerCase{"EachLeads", "（市教育局、市财政局分别牵头）", "市教育局|市财政局", "", ""},
        OwnerCase{"Jointly", "（市教育局会同市财政局）", "市教育局", "", "市财政局"},
        OwnerCase{"LentilBrackets", "【牵头处室：基层处，支撑单位：规划处】", "基层处", "",
                  "规划处"},
        OwnerCase{"AfterADate", "（9月底前；责任单位：市教育局）", "", "市教育局", ""},
        OwnerCase{"AfterAScore", "（5分，责任单位：市教育局）", "", "市教育局", ""},
        OwnerCase{"OwnerFirst", "\n市教育局：负责排查校舍。\n市财政局：负责安排资金。", "市教育局",
                  "", ""},
        OwnerCase{"SpacedKey", "\n责 任 单 位：市教育局", "", "市教育局", ""},
        OwnerCase{"UnknownRole", "（责任单位：市教育局；督办单位：市政府督查室）", "", "市教育局",
                  ""},
        OwnerCase{"PlainWords", "加强组织领导，压实主体责任，完善联系点制度。", "", "", ""},
        OwnerCase{"LeadAndHelp", "（市教育局牵头，市财政局、各县〔区〕人民政府配合）", "市教育局",
                  "", "市财政局|各县〔区〕人民政府"},
        OwnerCase{"LeadAndInCharge", "（省卫生健康委、教育厅牵头，各地级以上市政府负责）",
                  "省卫生健康委|省教育厅", "各地级以上市政府", ""},
        OwnerCase{"SharedTail", "（责任单位：东山区、西河区人民政府）", "",
                  "东山区人民政府|西河区人民政府", ""},
        OwnerCase{"SharedHead", "（责任单位：市农业局、水利局）", "", "市农业局|市水利局", ""},
        OwnerCase{"FirstListedLeads", "（市教育局、市财政局负责。列第一位者为牵头单位，下同）",
                  "市教育局", "市财政局", ""},
        OwnerCase{"Collective", "（市教育局牵头，各市、县〔区〕人民政府配合）", "市教育局", "",
                  "各市、县〔区〕人民政府"},
        OwnerCase{"InProse", "由市教育局牵头，市财政局、市公安局配合，开展检查。", "市教育局", "",
                  "市财政局|市公安局"},
        OwnerCase{
            "Division",
            "\n职责分工：按照统一部署，市水利局负责编制方案，东河、西山片区管理局组织实施，市财政"
            "局等市直部门全力配合。",
            "", "市水利局|东河片区管理局|西山片区管理局", "市财政局"},
        OwnerCase{"LeadsThenATime",
                  "东江、西海公司牵头，市数据中心配合，3月底前完成试点。各县公司做好推广。",
                  "东江公司|西海公司", "", "市数据中心"},
        OwnerCase{"ByWithinASentence", "年度标兵由市妇联牵头组织评选推荐。", "市妇联", "", ""},
        OwnerCase{"ByLeadsAndHelps", "由市交通局牵头、市公安局配合，于8月底前完工。", "市交通局",
                  "", "市公安局"},
        OwnerCase{"LeadsBeforeATime", "东江公司牵头在3月底前完成设计，各县要积极配合。", "东江公司",
                  "", "各县"},
        OwnerCase{"ByThenHelp", "由省财政厅牵头统筹，省民政厅配合做好绩效评价。", "省财政厅", "",
                  "省民政厅"},
        OwnerCase{"LeadsAnAction", "县林业局牵头开展重点林区巡查。", "县林业局", "", ""},
        OwnerCase{"MustJoin", "市林业局要会同市气象局制定细则。", "市林业局", "", "市气象局"},
        OwnerCase{"OfficesOfOneHouse", "（厅防御处牵头，运管处、省水文中心配合）", "厅防御处", "",
                  "厅运管处|省水文中心"},
        OwnerCase{"OfficesOfATown", "（镇应急办牵头，消防队、供电所、漪南村配合）", "镇应急办", "",
                  "镇消防队|镇供电所|漪南村"},
        OwnerCase{"Slash", "（责任单位：县交通运输局/县客运公司）", "", "县交通运输局|县客运公司",
                  ""},
        OwnerCase{"JoinWithFirms", "市交通局要会同市公交集团、泽阳轨道公司公布线路。", "市交通局",
                  "", "市公交集团|泽阳轨道公司"},
        OwnerCase{"BracketAfterAStop", "（教科处、年级组、团委）", "", "教科处|年级组|团委", ""},
        OwnerCase{"NoBracketOfOwners", "（新建、改建、扩建）", "", "", ""},
        OwnerCase{"ShortOfficesAfterBy", "由秘书处负责筹备。", "秘书处", "", ""},
        OwnerCase{"StemAsAMark", "（市供水公司（责任）、市监测站（配合））", "", "市供水公司",
                  "市监测站"},
        OwnerCase{"MarkThenBlank", "\n责任部门：管网分公司（牵头） 客服中心 信息中心", "管网分公司",
                  "客服中心|信息中心", ""},
        OwnerCase{"NobodyHelps", "\n牵头部门：市林业局\n配合部门：无", "市林业局", "", ""},
        OwnerCase{"BareListInOtherBrackets", "〔省民政厅、省公安厅、省残联〕", "",
                  "省民政厅|省公安厅|省残联", ""},
        OwnerCase{"MeasuresThatNameThem", "\n整改措施：由金融办牵头、各银行机构配合，统一样式。",
                  "金融办", "", "各银行机构"},
        OwnerCase{"LeadUnitIsAName", "建立健全市牵头单位协调机制。", "", "", ""},
        OwnerCase{"Helpers", "会同市公安局开展巡查。（牵头单位：市林业局）", "市林业局", "",
                  "市公安局"},
        OwnerCase{"NoHelpers", "会同有关部门、专业机构开展巡查。", "", "", ""},
        OwnerCase{"OrnamentsBeforeKeys", "\n◆牵头单位：市林业局　　◆配合单位：市公安局、团市委",
                  "市林业局", "", "市公安局|团市委"},
        OwnerCase{"NoOwnerInProse", "由龙头企业牵头，组建联合体，由街道负责落实。", "", "", ""},
        OwnerCase{"NotAnOwner", "（含已开工的5个项目，由企业负责）", "", "", ""}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Tasks, ItemsWithinOneParagraph) {
    const auto plan = testing::planOf(
        "关于做好工作的实施方案\n一、主要任务\n1."
        "抓创新。总述。一是建平台，新建平台3家；二是引人才。年底前引进人才20名。（牵头单位：市科技"
        "局）\n2.抓民生。这是一是非问题。\n");
    EXPECT_EQ(titles(*plan), "一/1/一是 建平台\n一/1/二是 引人才\n一/2 抓民生\n");
    EXPECT_EQ(joined(plan->tasks[0].lead), "市科技局") << "a group at the end is for all items";
    EXPECT_EQ(plan->tasks[0].targets.size(), 1U);
    EXPECT_FALSE(plan->tasks[0].deadline.has_value()) << "the second item's alone";
    EXPECT_TRUE(plan->tasks[1].deadline.has_value());
}

TEST(Tasks, RowsOfATaskTable) {
    const auto plan = testing::planOf(
        "某局2023年重点工作任务分解表\n一、重点任务\n| 序号 | 工作任务 | 牵头单位 | 配合单位 | "
        "完成时限 |\n|---|---|---|---|---|\n"
        "| 1 | 建成公园3个 | 市园林局 | 市财政局、城管局 | 2023年9月底 |\n| 2 | 优化服务 | — | | "
        "全年 |\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_EQ(plan->tasks[0].title, "建成公园3个");
    EXPECT_EQ(joined(plan->tasks[0].lead), "市园林局");
    EXPECT_EQ(joined(plan->tasks[0].cooperating), "市财政局|市城管局");
    ASSERT_TRUE(plan->tasks[0].deadline && plan->tasks[0].deadline->date);
    EXPECT_EQ(plan->tasks[0].deadline->date->toString(), "2023-09-30");
    EXPECT_TRUE(plan->tasks[0].isMeasurable());
    EXPECT_TRUE(plan->tasks[1].lead.empty()) << "— is no owner";
    EXPECT_TRUE(plan->tasks[1].deadline.has_value());
}

TEST(Tasks, ATableWithoutAnySection) {
    const auto plan = testing::planOf(
        "某局2023年任务分解表\n| 任务 | 牵头单位 |\n| 建成公园3个 | 市园林局 |\n| 清理河道 | |\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_FALSE(plan->tasks[0].section.has_value());
    EXPECT_EQ(joined(plan->tasks[0].lead), "市园林局");
}

struct DeadlineCase {
    const char* name;
    std::string text;
    std::string date;  // "", a date, or "ongoing"
};

class Deadlines : public ::testing::TestWithParam<DeadlineCase> {};

TEST_P(Deadlines, AreOnlyWhatIsWritten) {
    const auto plan =
        testing::planOf("某局2023年工作要点\n一、重点任务\n1.甲甲。" + GetParam().text + "\n");
    ASSERT_EQ(plan->tasks.size(), 1U);
    const std::optional<Deadline>& deadline = plan->tasks[0].deadline;
    const std::string date = !deadline           ? ""
                             : deadline->date    ? deadline->date->toString()
                             : deadline->ongoing ? "ongoing"
                                                 : "undated";
    EXPECT_EQ(date, GetParam().date) << GetParam().text;
    EXPECT_EQ(plan->tasks[0].assumedDeadline->toString(), "2023-12-31");
}

INSTANTIATE_TEST_SUITE_P(
    All, Deadlines,
    ::testing::Values(
        DeadlineCase{"None", "推进工作。", ""},
        DeadlineCase{"MonthEnd", "6月底前完成改造。", "2023-06-30"},
        DeadlineCase{"February", "2024年2月底前完成改造。", "2024-02-29"},
        DeadlineCase{"Day", "2023年9月15日前建成。", "2023-09-15"},
        DeadlineCase{"WithinTheYear", "力争年内开工。", "2023-12-31"},
        DeadlineCase{"Half", "上半年完成招标。", "2023-06-30"},
        DeadlineCase{"Quarter", "一季度末出台方案。", "2023-03-31"},
        DeadlineCase{"Field", "（责任单位：市教育局；完成时限：9月底）", "2023-09-30"},
        DeadlineCase{"RunsFromAnEvent", "签约后6个月内开工。", "undated"},
        DeadlineCase{"ATermIsNone", "补贴期限不超过1年，3年内的企业。", ""},
        DeadlineCase{"Ongoing", "（市教育局负责，持续推进）", "ongoing"},
        DeadlineCase{"ADateIsNone", "2022年完成的项目继续实施。", ""},
        DeadlineCase{"APlanYearIsNone", "2023年新增5家。", ""},
        DeadlineCase{"LastYear", "去年年底竣工的项目投产。", ""},
        DeadlineCase{"Blanks", "2023 年 6 月 30 日前完成。", "2023-06-30"},
        DeadlineCase{"ChineseNumerals", "二〇二三年六月三十日前完成。", "2023-06-30"},
        DeadlineCase{"Span", "（完成时限：7月至12月）", "2023-12-31"},
        DeadlineCase{"YearAtTheStart", "2024年，完成验收。", "2024-12-31"},
        DeadlineCase{"InABracket", "新建公园。（2023年9月）", "2023-09-30"},
        DeadlineCase{"GuardInsideAVerb", "5月10日前提交名单。", "2023-05-10"},
        DeadlineCase{"TimeThenVerb", "首批名单第四季度公布。", "2023-12-31"},
        DeadlineCase{"OngoingClause", "规范尾水排放，长期坚持。", "ongoing"},
        DeadlineCase{"YearAfterAStop", "2024年，为全部渡口配备救生设备。", "2024-12-31"},
        DeadlineCase{"YearEndIndicator", "年末普及率达到85%。", "2023-12-31"},
        DeadlineCase{"SaysOfWhat", "安排好年度内的假期，3月1日前到期的合同续签。", ""},
        DeadlineCase{"Validity", "本办法有效期至2025年6月30日前。", ""},
        DeadlineCase{"OthersMay", "借款人可在验收合格后30天内还款。", ""},
        DeadlineCase{"AmountAMonth", "按每人每月500元补助，完善地图和每月数据。", ""},
        DeadlineCase{"FieldOutweighsText", "3月底前完成排查。\n完成时限：2023年11月底",
                     "2023-11-30"},
        DeadlineCase{"YearEndNoun", "落实年终述法制度，开展年终考核。", ""},
        DeadlineCase{"Schedule", "每月25日前报送清单。", "undated"}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Measures, ANamedThingWithAClearFinish) {
    const auto measurable = [](const std::string& text) {
        return testing::planOf("某局2023年工作要点\n一、重点任务\n1.甲甲。" + text + "\n")
            ->tasks.at(0)
            .isMeasurable();
    };
    EXPECT_TRUE(measurable("新增企业5家。"));
    EXPECT_TRUE(measurable("出台《夜间经济发展规划》。"));
    EXPECT_TRUE(measurable("印发河湖管护实施办法。"));
    EXPECT_TRUE(measurable("建成东山体育中心。"));
    EXPECT_TRUE(measurable("实现行政村快递服务全覆盖。"));
    EXPECT_FALSE(measurable("进一步完善服务体系。"));
    EXPECT_FALSE(measurable("支持企业建成一流平台。"));
    EXPECT_FALSE(measurable("不断提升服务水平。"));
    EXPECT_TRUE(measurable("完成审批系统升级改造和联网工作。"));
    EXPECT_TRUE(measurable("困难群众应保尽保、应助尽助。"));
    EXPECT_TRUE(measurable("实现新建码头、改建码头受电设施全覆盖。"));
    EXPECT_TRUE(measurable("签订林地管护协议。"));
    EXPECT_FALSE(measurable("打造一流服务平台。")) << "a direction, as the annotators read it";
}

TEST(Measures, AColumnOfTestsIsTheTest) {
    const auto plan = testing::planOf(
        "某校重点任务分解表\n| 工作任务 | 责任单位 | 考核要点 |\n|---|---|---|\n"
        "| 做好品牌创建 | 宣传处 | 组织申报并评比 |\n| 做好品牌推广 | 宣传处 |  |\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_TRUE(plan->tasks[0].isMeasurable());
    EXPECT_FALSE(plan->tasks[1].isMeasurable());
}

TEST(Owners, OfTheWholeStandInTheTitleOrThePartOnOrganisation) {
    const auto states = [](const std::string& text) {
        return testing::planOf(text)->info.statesDuties;
    };
    const std::string items = "一、主要任务\n（一）资产移交。完成移交。\n";
    EXPECT_TRUE(states("重点任务分解表（市水务局）\n" + items));
    EXPECT_FALSE(states("重点任务分解表（试行）\n" + items));
    EXPECT_TRUE(states("林场改革实施方案\n" + items +
                       "二、保障措施\n改革工作由市发展改革委牵头，市财政局配合。\n"));
    EXPECT_FALSE(states("林场改革实施方案\n" + items + "二、保障措施\n加强组织领导。\n"));
}

TEST(Document, TitleKindAndYears) {
    const auto plan = testing::planOf(
        "今天是:\n市科技局2021年工作总结和2022年工作计划\n发布时间: "
        "2022-01-14\n一、2021年工作总结\n");
    EXPECT_EQ(plan->info.title, "市科技局2021年工作总结和2022年工作计划");
    EXPECT_EQ(plan->info.kind, DocumentKind::SummaryPlan);
    EXPECT_EQ(plan->info.year, 2022);
    EXPECT_EQ(plan->info.summaryYear, 2021);
    const auto scheme = testing::planOf(
        "东府办〔2023〕5号\n关于印发创新实施方案的通知\n2023年3月2日\n一、主要任务\n1.甲甲。\n");
    EXPECT_EQ(scheme->info.number, "东府办〔2023〕5号");
    EXPECT_EQ(scheme->info.kind, DocumentKind::Scheme);
    EXPECT_EQ(scheme->info.profile, Profile::Scheme);
    EXPECT_EQ(scheme->info.year, 2023);
}

TEST(Document, AnImpossibleYearIsNoYear) {
    EXPECT_EQ(
        testing::planOf("---\n标题：某局2023年工作计划\n年度：20XX\n---\n一、重点任务\n", "t.plan")
            ->info.year,
        2023);
    EXPECT_EQ(
        testing::planOf("---\n标题：某局2023年工作计划\n年度：2024\n---\n一、重点任务\n", "t.plan")
            ->info.year,
        2024);
    EXPECT_EQ(testing::planOf("某省创新行动计划（2021—2025年）\n一、重点任务\n")->info.year, 2021);
}

TEST(Tables, ADittoSaysWhatTheRowAboveSays) {
    const auto plan = testing::planOf(
        "云岭市2024年食品安全工作方案\n\n| 序号 | 工作任务 | 牵头单位 | 督办单位 | 完成时限 |\n"
        "|---|---|---|---|---|\n| 1 | 检查食堂 | 市教育局 | 市政府督查室 | 6月底前 |\n"
        "| 2 | 检查工地 | 同上 | 〃 | 同上 |\n| 3 | 检查医院 | 市卫生健康委 | — | 同上 |\n");
    ASSERT_EQ(plan->tasks.size(), 3U);
    const Task& second = plan->tasks[1];
    ASSERT_EQ(second.lead.size(), 1U);
    EXPECT_EQ(second.lead[0].name, "市教育局");
    ASSERT_EQ(second.otherRoles.size(), 1U);
    EXPECT_EQ(second.otherRoles[0].units[0].name, "市政府督查室");
    EXPECT_EQ(plan->tasks[2].lead[0].name, "市卫生健康委");
    EXPECT_TRUE(plan->tasks[2].otherRoles.empty());
    for (const Task& task : plan->tasks)
        EXPECT_EQ(task.deadline->date->toString(), "2024-06-30") << task.title;
}

TEST(Tables, DashesUnderAHeaderBeginAnother) {
    const std::string first =
        "云岭市2024年食品安全工作方案\n\n| 工作任务 | 责任单位 |\n|---|---|\n"
        "| 检查食堂 | 市教育局 |\n\n";
    const auto two = testing::planOf(first +
                                     "| 措施 | 完成时限 | 牵头单位 |\n|---|---|---|\n"
                                     "| 检查工地 | 9月底前 | 市住房城乡建设局 |\n");
    ASSERT_EQ(two->tasks.size(), 2U);
    EXPECT_EQ(two->tasks[1].title, "检查工地");
    EXPECT_EQ(two->tasks[1].lead[0].name, "市住房城乡建设局");
    EXPECT_EQ(two->tasks[1].deadline->date->toString(), "2024-09-30");
    // A page of the same table, to whose first row a converter gave dashes.
    const auto page = testing::planOf(first +
                                      "| 检查工地 | 市住房城乡建设局 |\n|---|---|\n"
                                      "| 检查医院 | 市卫生健康委 |\n");
    ASSERT_EQ(page->tasks.size(), 3U);
    EXPECT_EQ(page->tasks[1].responsible[0].name, "市住房城乡建设局");
}

TEST(Deadlines, RunFromTheDayOfIssue) {
    const auto plan = testing::planOf(
        "云岭市桥梁管护实施方案\n2024年1月31日\n\n一、主要任务\n1.排查桥梁。各县于本方案印发后1个月"
        "内报送清单。\n2.修复桥梁。自印发之日起10个工作日内开工。\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    ASSERT_TRUE(plan->tasks[0].deadline && plan->tasks[0].deadline->date);
    EXPECT_EQ(plan->tasks[0].deadline->date->toString(), "2024-02-29");
    ASSERT_TRUE(plan->tasks[1].deadline.has_value());
    EXPECT_FALSE(plan->tasks[1].deadline->date.has_value());
}

TEST(Tables, AColumnNobodyKnowsNamesTheTasksBesideTheirOwners) {
    const auto plan = testing::planOf(
        "云岭市2024年惠民项目清单\n\n| 序号 | 惠民实事 | 业主单位 | 行业主管部门 | 分管领导 | "
        "开工时间 | 完工时间 |\n|---|---|---|---|---|---|---|\n| 1 | 新建停车场2处 | 云岭城投公司 "
        "| "
        "市城管局 | 副市长 李某某 | 3月 | 10月 |\n");
    ASSERT_EQ(plan->tasks.size(), 1U);
    const Task& task = plan->tasks[0];
    EXPECT_EQ(task.title, "新建停车场2处");
    EXPECT_EQ(joined(task.responsible), "云岭城投公司");
    EXPECT_EQ(joined(task.leaders), "李某某");
    ASSERT_EQ(task.otherRoles.size(), 1U);
    EXPECT_EQ(task.otherRoles[0].key, "行业主管部门");
    EXPECT_EQ(task.deadline->date->toString(), "2024-10-31");
    const auto people = testing::planOf(
        "云岭市2024年工作方案\n\n| 姓名 | 职务 | 责任单位 |\n|---|---|---|\n"
        "| 李某某 | 科长 | 市城管局 |\n");
    EXPECT_TRUE(people->tasks.empty());
}

TEST(Tables, CategoriesAndSpansOfWork) {
    const auto plan = testing::planOf(
        "云岭市2025年项目推进表\n\n| 项目名称 | 计划开工 | 计划竣工 | 项目责任单位 "
        "|\n|---|---|---|---|\n"
        "| 一、产业项目 | | | |\n| 食品加工中心 | 2025年3月 | 2025年10月 | 市商务局 |\n");
    ASSERT_EQ(plan->tasks.size(), 1U);
    EXPECT_EQ(plan->tasks[0].title, "食品加工中心");
    EXPECT_EQ(joined(plan->tasks[0].responsible), "市商务局");
    EXPECT_EQ(plan->tasks[0].deadline->date->toString(), "2025-10-31");
}

TEST(Tables, AnAnnexOutweighsTheTimesOfTheText) {
    const auto plan = testing::planOf(
        "云岭市2025年养老工作方案\n一、任务\n1.建设养老中心。主汛期前完成选址。\n2."
        "培训护理员。\n\n附件\n任务分工表\n\n"
        "| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 建设养老中心 | 市民政局 | "
        "2025年11月底前 |\n"
        "| 2 | 培训护理员 | 市卫生健康委 | 持续推进 |\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_EQ(joined(plan->tasks[0].lead), "市民政局");
    EXPECT_EQ(plan->tasks[0].deadline->date->toString(), "2025-11-30");
}

TEST(Tasks, AHeadingThatIsTheirUnit) {
    const auto plan = testing::planOf(
        "云岭河治理任务分解\n一、市水利局\n1.4月底前编制方案。\n2."
        "核查取水口。（市供销社配合）\n二、市农业农村局\n3.改造养殖场。\n");
    ASSERT_EQ(plan->tasks.size(), 3U);
    EXPECT_EQ(joined(plan->tasks[0].responsible), "市水利局");
    EXPECT_TRUE(plan->tasks[0].deadline.has_value()) << "1.4 is no number";
    EXPECT_EQ(joined(plan->tasks[1].responsible), "市水利局");
    EXPECT_EQ(joined(plan->tasks[1].cooperating), "市供销社");
    EXPECT_EQ(joined(plan->tasks[2].responsible), "市农业农村局");
}

TEST(Tables, WhatIsToBeReachedNamesTheTaskBesideItsOwners) {
    const auto plan = testing::planOf(
        "云岭街道2025年考核指标任务分解表\n\n| 类别 | 指标名称及目标值 | 分值 | 分管领导 | "
        "责任科室 |\n"
        "|---|---|---|---|---|\n| 经济 | 新增规上企业5家 | 6 | 街道办主任 李某某 | 经济办、统计站 "
        "|\n");
    ASSERT_EQ(plan->tasks.size(), 1U);
    EXPECT_EQ(plan->tasks[0].title, "新增规上企业5家");
    EXPECT_EQ(joined(plan->tasks[0].leaders), "李某某");
    EXPECT_EQ(joined(plan->tasks[0].responsible), "经济办|统计站");
}

TEST(Document, AValidityIsNoDate) {
    const auto plan = testing::planOf(
        "云岭家居协会2025年工作计划\n一、服务\n1.续签协议，有效期至2026年12月31日。\n");
    EXPECT_EQ(plan->info.year, 2025);
    EXPECT_FALSE(plan->info.date.has_value());
}

TEST(Tables, OnesOwnTimeOutweighsTheWordsOfOtherCells) {
    const auto plan = testing::planOf(
        "云岭市2024年工作台账\n\n| 工作事项 | 具体举措 | 时间节点 | 责任单位 |\n|---|---|---|---|\n"
        "| 调解纠纷 | 每周五召开研判会 | 长期 | 市司法局 |\n| 增设路灯 | 6月底前勘察 | 待定 | "
        "市城管局 |\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_TRUE(plan->tasks[0].deadline->ongoing);
}

TEST(Tasks, ParagraphsWithoutAnyNumbering) {
    const auto plan = testing::planOf(
        "石坪村2025年工作打算\n\n去年修通了两条路，村里面貌有了很大的变化，今年要接着干，经商量安排"
        "如下。\n"
        "办好食堂。每天开伙，6月底前添置灶具。\n修好水渠。三段共400米。\n守好山林。清明节安排人值守"
        "。\n"
        "以上请大家监督。\n");
    ASSERT_EQ(plan->tasks.size(), 3U);
    EXPECT_EQ(plan->tasks[0].title, "办好食堂");
    EXPECT_EQ(plan->tasks[0].deadline->date->toString(), "2025-06-30");
}

TEST(Tasks, MarkdownHeadingsWithoutNumbers) {
    const std::string text =
        "# 云岭市2025年桥梁管护工作方案\n\n## 总体要求\n\n保障安全。\n\n## 重点任务\n\n### "
        "排查老旧桥梁\n\n"
        "逐座登记。6月底前完成。\n\n责任单位：市交通运输局\n\n### "
        "更换护栏\n\n更换20处。（市城管局负责）\n";
    const auto plan = testing::planOf(text, "t.md");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_EQ(plan->tasks[0].title, "排查老旧桥梁");
    EXPECT_EQ(plan->tasks[0].path, "2/1");
    EXPECT_EQ(joined(plan->tasks[0].responsible), "市交通运输局");
    EXPECT_EQ(joined(plan->tasks[1].lead), "市城管局");
    const auto readme =
        testing::planOf("# 使用说明\n\n## 安装\n\n运行脚本。\n\n## 许可\n\n见文件。\n", "t.md");
    EXPECT_TRUE(readme->tasks.empty()) << "no plan";
}

TEST(Tasks, WhatIsSaidOfTheItemsAbove) {
    const auto plan = testing::planOf(
        "云岭市2025年防汛方案\n一、能力建设\n1.组织演练。4月开展。\n2."
        "举办培训。\n以上两项由市水利局牵头，市应急局配合。\n"
        "二、物资\n1.储备物资。\n");
    ASSERT_EQ(plan->tasks.size(), 3U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(joined(plan->tasks[i].lead), "市水利局");
        EXPECT_EQ(joined(plan->tasks[i].cooperating), "市应急局");
    }
    EXPECT_FALSE(plan->tasks[2].namesAnyone());
}

TEST(Tasks, TheFirstLeadsAndTheRestHelps) {
    const auto plan = testing::planOf(
        "云岭市2025年公开工作方案\n责任单位中排在第一位的为牵头单位，其余为配合单位。\n一、任务\n"
        "1.公开规划。（责任单位：市发展改革委、住建局）\n2."
        "公开预算。（责任单位：市财政局、审计局）\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_EQ(joined(plan->tasks[0].lead), "市发展改革委");
    EXPECT_EQ(joined(plan->tasks[0].cooperating), "市住建局");
}

TEST(Tasks, SameAsAbove) {
    const auto plan = testing::planOf(
        "云岭水务2025年安全方案\n一、任务\n1.更换阀门。\n责任人：李某某\n责任部门：设备部\n2."
        "更换水表。\n"
        "责任人：同上\n责任部门：同上\n");
    ASSERT_EQ(plan->tasks.size(), 2U);
    EXPECT_EQ(joined(plan->tasks[1].leaders), "李某某");
    EXPECT_EQ(joined(plan->tasks[1].responsible), "设备部");
}

TEST(Tasks, SeveralParagraphsThatOneBracketCloses) {
    const auto plan = testing::planOf(
        "云岭市稳定用工政策措施\n一、支持企业用工\n落实补贴政策。降低门槛。\n加强服务。建立专员"
        "制度。\n（市人力资源社会保障局、市财政局负责）\n二、支持创业\n发放贷款。扩大范围。\n");
    ASSERT_GE(plan->tasks.size(), 1U);
    EXPECT_EQ(plan->tasks[0].title, "支持企业用工");
    EXPECT_EQ(joined(plan->tasks[0].responsible), "市人力资源社会保障局|市财政局");
}

TEST(Tasks, WhatOneCanLookUpIsAnOutcome) {
    const auto hasOutcome = [](const std::string& text) {
        const auto plan =
            testing::planOf("某局2023年工作要点\n一、重点任务\n1.甲甲。" + text + "\n");
        return plan->tasks.at(0).hasOutcome;
    };
    for (const char* text :
         {"统一信用指标目录。", "简化用电审批手续。", "实行一站式结算。",
          "组织开展年度补贴申报工作。", "建立专员轮值制度。", "启动东门古宅修缮工程。",
          "实施滨江绿道更新项目。", "每月向市城管局报送进度。", "每季度上门走访。",
          "开展“送法下乡”活动。", "如实记录泵站启停。", "宣传栏至少出一期防汛常识。",
          "建设老年人服务专线平台。"})
        EXPECT_TRUE(hasOutcome(text)) << text;
    for (const char* text : {"加强组织领导。", "不断提升服务水平。", "鼓励各地统一信用指标目录。",
                             "探索建立专员制度。", "落实实施方案。", "完善工作机制。",
                             "鼓励如实记录。", "推进老旧厂房改造。"})
        EXPECT_FALSE(hasOutcome(text)) << text;
    const auto titled = testing::planOf("某局2023年工作要点\n一、重点任务\n1.减免摊位费。\n");
    EXPECT_TRUE(titled->tasks.at(0).hasOutcome) << "a relief in the title is what is done";
}

TEST(Tasks, OwnersThatStandElsewhere) {
    const std::string head =
        "某县农网改造实施方案\n一、主要任务\n1.改线路。改10公里。\n2.换变压器。换9台。\n";
    const auto states = [&](const std::string& rest) {
        return testing::planOf(head + rest)->info.statesDuties;
    };
    EXPECT_TRUE(states("二、保障措施\n县发展改革局和县林业局为全县林场改造的总牵头单位。\n"));
    EXPECT_TRUE(states("二、组织领导\n本次改造由县发展改革局牵头。\n"));
    EXPECT_TRUE(states("附件：重点任务分工表\n"));
    EXPECT_TRUE(states("附件：1.台账样式\n2.责任分解表\n"));
    EXPECT_TRUE(
        states("附件\n某县农网改造任务分解表\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n"
               "| 1 | 架设南线 | 县供电公司 |\n| 2 | 架设北线 | 县供电公司 |\n"));
    EXPECT_FALSE(states("二、保障措施\n加强领导，明确牵头单位。\n"));
    EXPECT_FALSE(states("附件：台账样式\n"));
    EXPECT_FALSE(states("3.建电站。建1座。（责任单位：县供电公司）\n附件：重点任务分工表\n"))
        << "owners stand at the tasks: one without is one without";

    const auto common = testing::planOf(
        "某镇普法责任清单\n一、共性责任\n1.学习宪法。\n二、个性责任\n1."
        "办讲座。（责任单位：司法所）\n");
    ASSERT_EQ(common->tasks.size(), 2U);
    EXPECT_TRUE(common->tasks[0].isDuty);
    EXPECT_FALSE(common->tasks[1].isDuty);
}

TEST(Document, APartAboutSeveralYearsHoldsForItsChildren) {
    const auto plan = testing::planOf(
        "云岭市2021年政府工作报告\n各位代表：\n一、2020年工作回顾\n建成水厂1座。\n"
        "二、“十四五”时期的主要目标任务\n（一）做强产业\n建成水厂2座。\n"
        "今年开局良好，建成水厂3座。\n建成水厂4座。\n（二）做美城乡\n建成水厂5座。\n"
        "三、做好“十四五”开局工作\n（一）稳增长\n建成水厂6座。\n");
    std::map<std::string, bool> spans;  // text of a figure: whether it is for several years
    for (const Figure& figure : plan->figures)
        spans[std::string(plan->text(figure.range))] =
            figure.period && figure.period->part == Period::Part::Years;
    const std::map<std::string, bool> wanted = {{"1座", false}, {"2座", true}, {"3座", false},
                                                {"4座", true},  {"5座", true}, {"6座", false}};
    EXPECT_EQ(spans, wanted);

    const auto next = testing::planOf(
        "云岭市2023年政府工作报告\n各位代表：\n一、2022年和过去五年工作回顾\n建成水厂1座。\n"
        "二、今后五年的目标任务\n（一）做强产业\n建成水厂2座。\n（二）做美城乡\n建成水厂3座。\n"
        "三、2023年重点工作\n建成水厂4座。\n");
    spans.clear();
    for (const Figure& figure : next->figures)
        spans[std::string(next->text(figure.range))] =
            figure.period && figure.period->part == Period::Part::Years;
    EXPECT_EQ(spans, (std::map<std::string, bool>{
                         {"1座", false}, {"2座", true}, {"3座", true}, {"4座", false}}));
}

TEST(Document, ATitleThatNamesOneYearSaysByWhen) {
    const auto isAnnual = [](const std::string& title) {
        return testing::planOf(title + "\n一、重点任务\n1.修路。修路3公里。\n")->info.isAnnual;
    };
    for (const char* title :
         {"云岭市2024年工作要点", "云岭市二〇二四年工作要点", "2024年度云岭市消防目标责任书",
          "云岭市水务局2024年重点工作实施方案", "关于印发《云岭市2024年普法计划》的通知"})
        EXPECT_TRUE(isAnnual(title)) << title;
    for (const char* title :
         {"云岭市农网改造实施方案", "云岭市2024—2026年农网改造实施方案",
          "云岭市农网改造三年行动方案（2024年修订）", "云岭市到2027年碳排放实施方案",
          "云岭市2024年至2025年工作要点", "云岭市农网改造实施方案（2024年版）"})
        EXPECT_FALSE(isAnnual(title)) << title;
}

TEST(Tasks, ASafeguardWhoseItemsNameOwnersIsWork) {
    const std::string head =
        "某市数字化2025年工作要点\n一、重点任务\n（一）建设网络\n1.建基站。建5座。"
        "（市通管局负责）\n（二）强化要素保障\n2.筹资金。筹9亿元。";
    const auto owned = testing::planOf(head + "（市财政局负责）\n");
    ASSERT_EQ(owned->tasks.size(), 2U);
    EXPECT_EQ(owned->tasks[1].part, TaskPart::Plan);
    const auto without = testing::planOf(head + "\n");
    ASSERT_EQ(without->tasks.size(), 2U);
    EXPECT_EQ(without->tasks[1].part, TaskPart::Safeguards);
    const auto apart = testing::planOf(
        "某市2025年工作要点\n一、重点任务\n1.建基站。建5座。\n"
        "二、保障措施\n1.筹资金。筹9亿元。（市财政局负责）\n");
    ASSERT_EQ(apart->tasks.size(), 2U);
    EXPECT_EQ(apart->tasks[1].part, TaskPart::Safeguards);
}

TEST(Document, YearsAreReadHoweverTheyAreWritten) {
    for (const char* title :
         {"云岭市2024年工作要点", "云岭市 2024 年工作要点", "云岭市2024　年工作要点",
          "云岭市２０２４年工作要点", "云岭市二〇二四年工作要点", "云岭市二○二四 年工作要点",
          "云岭市创新行动计划（2024—2026年）", "云岭市创新行动计划（2024 年至 2026 年）",
          "云岭市创新行动计划（二〇二四—二〇二六年）"})
        EXPECT_EQ(
            testing::planOf(std::string(title) + "\n一、重点任务\n1.建桥。建桥3座。\n")->info.year,
            2024)
            << title;
    for (const char* title : {"云岭市工作要点", "云岭市1024年工作要点", "云岭市12024年工作要点",
                              "云岭市024年工作要点", "年工作要点"})
        EXPECT_EQ(testing::planOf(std::string(title) + "\n一、重点任务\n")->info.year, std::nullopt)
            << title;
}

TEST(Document, TheDateIsNoLimit) {
    const auto dateOf = [](const std::string& line) {
        const auto plan = testing::planOf("云岭市工作要点\n" + line + "\n一、重点任务\n");
        return plan->info.date ? plan->info.date->toString() : std::string();
    };
    for (const char* line : {"2024年3月5日", "2024 年 3 月 5 日", "二〇二四年三月五日",
                             "（2024年3月5日印发）", "——2024年3月5日在云岭市代表大会上"})
        EXPECT_EQ(dateOf(line), "2024-03-05") << line;
    EXPECT_EQ(dateOf("二〇二四年十二月三十一日"), "2024-12-31");
    for (const char* line : {"2024年3月5日前完成。", "2024 年 3 月 5 日 以前完成。", "2024年3月",
                             "2024年3月35日", "2024年13月5日"})
        EXPECT_EQ(dateOf(line), "") << line;
}

TEST(Dates, AreRealDays) {
    EXPECT_FALSE(makeDate(2023, 2, 29));
    EXPECT_TRUE(makeDate(2024, 2, 29));
    EXPECT_FALSE(makeDate(2023, 13, 1));
    EXPECT_EQ(monthEnd(2024, 2).toString(), "2024-02-29");
    EXPECT_EQ(Period::ofQuarters(2021, 1, 3).toString(), "2021Q1-Q3");
    EXPECT_EQ(Period::ofYears(2021, 2025).toString(), "2021..2025");
    EXPECT_EQ(Period::ofHalf(2020, 1).toString(), "2020H1");
    EXPECT_EQ(Period::ofMonth(2021, 12).toString(), "2021-12");
}

}  // namespace
}  // namespace planlint
