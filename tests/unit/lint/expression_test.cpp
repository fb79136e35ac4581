#include "lint/expression.h"

#include <gtest/gtest.h>

#include "lint/rule_page.h"
#include "support/plan.h"

namespace planlint {
namespace {

const char* const kPlan =
    "某市2024年实施方案\n一、重点任务\n1.修路。6月底前新建公路30公里。（牵头单位：市交通局）\n"
    "2.养路。抓好养护。\n";

struct Answer {
    const char* condition;
    bool isTrue;
};

TEST(Expressions, AnswerWhatAPersonWould) {
    const auto plan = testing::planOf(kPlan);
    ASSERT_EQ(plan->tasks.size(), 2U);
    const Answer cases[] = {
        {"task.title == \"修路\"", true},
        {"task.title != '修路'", false},
        {"size(task.lead) + size(task.responsible) == 1", true},
        {"2 - 1 <= 1 && 1.50 == 1.5", true},
        {"-1 < 0 && !(1 > 2)", true},
        {"task.part in [\"plan\", \"safeguards\"]", true},
        {"task.lead.exists(u, u.name == \"市交通局\")", true},
        {"task.lead.all(u, u.class == \"generic\")", false},
        {"size(task.lead.filter(u, contains(u.name, \"交通\"))) == 1", true},
        {"size(task.lead.map(u, u.name)) == 1", true},
        {"has(task.deadline) && has(task.deadline.date) && year(task.deadline.date) == 2024", true},
        {"!has(task.deadline) || !task.deadline.vague", true},
        {"if(task.measurable, 1, 2) == 1", true},
        {"siblings(task).total == 2 && siblings(task).with_lead == 1", true},
        {"task.targets.exists(f, wanted(f) >= 30)", true},
        {"matches(task.title, \"^修.$\") && startsWith(task.title, \"修\")", true},
        {"document.tasks.exists(t, t.line > task.line)", true},
    };
    for (const Answer& c : cases) {
        ExpressionStorage storage;
        ExpressionScope scope;
        scope.subject = ValueType::Task;
        const auto program = compileExpression(c.condition, scope, storage);
        ASSERT_TRUE(std::holds_alternative<Program>(program))
            << c.condition << ": " << std::get<ExpressionError>(program).message;
        StepBudget budget(0);
        const Value value =
            evaluate(std::get<Program>(program),
                     {*plan, {ValueType::Task, plan.get(), &plan->tasks[0]}, {}, budget});
        EXPECT_EQ(value.isTrue(), c.isTrue) << c.condition;
        EXPECT_EQ(value.isFalse(), !c.isTrue) << c.condition;
    }
}

TEST(Expressions, UndecidedIsNeitherTrueNorFalse) {
    const auto plan =
        testing::planOf("某市2024年工作要点\n一、重点任务\n1.修路。新建公路约30公里。\n");
    ASSERT_EQ(plan->figures.size(), 1U);
    const auto ask = [&](const std::string& condition) {
        ExpressionStorage storage;
        ExpressionScope scope;
        scope.subject = ValueType::Figure;
        const auto program = compileExpression(condition, scope, storage);
        EXPECT_TRUE(std::holds_alternative<Program>(program)) << condition;
        StepBudget budget(0);
        return evaluate(std::get<Program>(program),
                        {*plan, {ValueType::Figure, plan.get(), &plan->figures[0]}, {}, budget});
    };
    EXPECT_TRUE(ask("stated(figure) > 10").isUndecided());
    EXPECT_TRUE(ask("!(stated(figure) > 10)").isUndecided());
    EXPECT_TRUE(ask("stated(figure) > 10 && false").isFalse());
    EXPECT_TRUE(ask("stated(figure) > 10 || true").isTrue());
    EXPECT_TRUE(ask("stated(figure) > 10 && true").isUndecided());
    EXPECT_TRUE(ask("if(stated(figure) > 10, true, true)").isUndecided());
}

struct Mistake {
    const char* condition;
    std::uint32_t offset;
    const char* message;
    const char* hint;
};

TEST(Expressions, MistakesNamePlaceAndRemedy) {
    const Mistake cases[] = {
        {"task.titel == \"a\"", 5, "titel", "title"},
        {"tusk.title == \"a\"", 0, "tusk", "task"},
        {"siz(task.lead) > 0", 0, "siz", "size"},
        {"task.part == \"plam\"", 13, "plam", "plan"},
        {"task.part in [\"plam\"]", 14, "plam", "plan"},
        {"task.deadline.vague", 0, "可能没有", "has(task.deadline)"},
        {"has(task.title)", 4, "总是有", ""},
        {"task.title > 1", 0, "不能比较", ""},
        {"task.title = \"a\"", 11, "=", "=="},
        {"task.measurable &&", 18, "没有写完", ""},
        {"matches(task.title, \"(\")", 20, "模式", "RE2"},
        {"task.lead.exist(u, true)", 9, "exist", "exists"},
        {"options.max", 8, "max", ""},
        {"size(task.measurable) > 0", 5, "size", ""},
    };
    for (const Mistake& c : cases) {
        ExpressionStorage storage;
        ExpressionScope scope;
        scope.subject = ValueType::Task;
        const auto program = compileExpression(c.condition, scope, storage);
        const auto* error = std::get_if<ExpressionError>(&program);
        ASSERT_NE(error, nullptr) << c.condition;
        EXPECT_EQ(error->offset, c.offset) << c.condition << ": " << error->message;
        EXPECT_NE(error->message.find(c.message), std::string::npos) << error->message;
        EXPECT_NE(error->hint.find(c.hint), std::string::npos) << error->hint;
    }
}

TEST(Expressions, AnyTextGivesAProgramOrAnError) {
    const std::vector<std::string> hostile = {"",
                                              std::string(10'000, '('),
                                              std::string(3'000, '!') + "true",
                                              "\xFF\xFE",
                                              "\"",
                                              "'a",
                                              "task",
                                              "a.b.c(d)(e)",
                                              "[[[[",
                                              "1..2",
                                              "𠮷 == 1",
                                              "task.lead.map(u, task.lead.map(u, u))"};
    for (const std::string& text : hostile) {
        ExpressionStorage storage;
        ExpressionScope scope;
        scope.subject = ValueType::Task;
        const auto program = compileExpression(text, scope, storage);
        if (const auto* error = std::get_if<ExpressionError>(&program)) {
            EXPECT_LE(error->offset, text.size());
            EXPECT_FALSE(error->message.empty());
        }
    }
}

}  // namespace
}  // namespace planlint
