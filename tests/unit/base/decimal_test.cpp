#include "base/decimal.h"

#include <gtest/gtest.h>

#include <random>

#include "base/interval.h"
#include "base/suggest.h"

namespace planlint {
namespace {

TEST(Decimal, KeepsDigitsAsWritten) {
    EXPECT_EQ(Decimal::parse("2.90")->toString(), "2.90");
    EXPECT_EQ(Decimal::parse("1,234.5")->toString(), "1234.5");
    EXPECT_EQ(Decimal::parse("0.05")->toString(), "0.05");
    EXPECT_EQ(Decimal::parse("1.29")->scaled(8)->toString(), "129000000");
    EXPECT_EQ(Decimal(0, 5).toString(), "0");
    EXPECT_EQ(Decimal(-5, -1).toString(), "-0.5");
}

TEST(Decimal, RefusesWhatItCannotHold) {
    for (const char* text : {"", ".", ".5", "1.2.3", "12a", "1234567890123456789", "一"})
        EXPECT_FALSE(Decimal::parse(text)) << text;
    EXPECT_FALSE(Decimal(1, 30).scaled(1));
    EXPECT_FALSE(Decimal(999999999999999999, 20).plus(Decimal(1, -10)));
    EXPECT_FALSE(Decimal(999999999999999999, 25).times(Decimal(999999999999999999, 25)));
}

TEST(Decimal, ComparesByValue) {
    EXPECT_EQ(*Decimal::parse("2.9"), *Decimal::parse("2.90"));
    EXPECT_LT(Decimal(1, 0), Decimal(11, -1));
    EXPECT_GT(Decimal(1, 30), Decimal(999999999999999999, -30));
    EXPECT_LT(Decimal(-1, 30), Decimal(1, -30));
    EXPECT_EQ(Decimal(0, 30), Decimal(0, -30));
}

TEST(Decimal, AgreesWithASlowOracle) {
    std::mt19937 random(1);
    std::uniform_int_distribution<int> digits(-9999, 9999);
    std::uniform_int_distribution<int> exponent(-3, 3);
    const auto thousandths = [](int c, int e) {
        long long value = c;
        for (int i = -3; i < e; ++i) value *= 10;
        return value;
    };
    for (int i = 0; i < 20'000; ++i) {
        const int ca = digits(random), cb = digits(random), ea = exponent(random),
                  eb = exponent(random);
        const Decimal a(ca, ea), b(cb, eb);
        const long long x = thousandths(ca, ea), y = thousandths(cb, eb);
        EXPECT_EQ(a < b, x < y);
        EXPECT_EQ(a == b, x == y);
        EXPECT_EQ(*a.plus(b), Decimal(x + y, -3));
        EXPECT_EQ(*a.minus(b), Decimal(x - y, -3));
        EXPECT_EQ(*a.times(b), Decimal(static_cast<long long>(ca) * cb, ea + eb));
    }
}

TEST(Interval, DisjointMeansNoNumberInBoth) {
    const Interval ten = Interval::point(Decimal(10, 0));
    EXPECT_FALSE(ten.disjoint(Interval::atLeast(Decimal(10, 0))));
    EXPECT_TRUE(ten.disjoint(Interval::above(Decimal(10, 0))));
    EXPECT_TRUE(Interval::below(Decimal(3, 0)).disjoint(Interval::atLeast(Decimal(3, 0))));
    EXPECT_FALSE(Interval::atMost(Decimal(3, 0)).disjoint(Interval::atLeast(Decimal(3, 0))));
    EXPECT_FALSE(Interval::above(Decimal(3, 0)).disjoint(Interval::above(Decimal(9, 0))));
}

TEST(Interval, DisjointIsSymmetricAndWideningNeverMakesAContradiction) {
    std::mt19937 random(2);
    std::uniform_int_distribution<int> small(0, 6);
    const auto any = [&] {
        const int low = small(random);
        return Interval{Decimal(low, 0), Decimal(low + small(random), 0), small(random) > 2,
                        small(random) > 2};
    };
    for (int i = 0; i < 5000; ++i) {
        const Interval a = any(), b = any();
        EXPECT_EQ(a.disjoint(b), b.disjoint(a));
        Interval wide = a;
        wide.low = wide.low->minus(Decimal(1, 0));
        if (!a.disjoint(b)) {
            EXPECT_FALSE(wide.disjoint(b)) << a.toString() << b.toString();
        }
    }
}

TEST(Interval, ShowsItsEnds) {
    EXPECT_EQ((Interval{Decimal(385, -2), Decimal(395, -2), true, false}.toString()),
              "[3.85, 3.95)");
    EXPECT_EQ(Interval::above(Decimal(12, 0)).toString(), "(12, +∞)");
    EXPECT_EQ(Interval::atMost(Decimal(5, 0)).toString(), "(-∞, 5]");
}

TEST(Suggest, FindsTheNearWordOnly) {
    const std::vector<std::string_view> words = {"check", "extract", "explain", "rules"};
    EXPECT_EQ(nearest("chek", words), "check");
    EXPECT_EQ(nearest("extrat", words), "extract");
    EXPECT_EQ(nearest("Rules", words), "rules");
    EXPECT_EQ(nearest("frobnicate", words), "");
}

}  // namespace
}  // namespace planlint
