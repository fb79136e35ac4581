#include "base/rational.h"

#include <gtest/gtest.h>

#include <random>

#include "base/interval.h"

namespace planlint {
namespace {

TEST(Rational, AgreesWithASlowOracle) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> number(-999, 999);
    std::uniform_int_distribution<int> below(1, 999);
    for (int i = 0; i < 20'000; ++i) {
        const long long a = number(random), b = below(random), c = number(random),
                        d = below(random);
        const Rational x = *Rational::make(a, b);
        const Rational y = *Rational::make(c, d);
        // Cross multiplication, nothing reduced.
        EXPECT_EQ(*x.plus(y), *Rational::make(a * d + c * b, b * d));
        EXPECT_EQ(*x.minus(y), *Rational::make(a * d - c * b, b * d));
        EXPECT_EQ(*x.times(y), *Rational::make(a * c, b * d));
        if (c != 0) {
            EXPECT_EQ(*x.dividedBy(y), *Rational::make(a * d, b * c));
        }
        EXPECT_EQ(x < y, a * d < c * b);
        EXPECT_EQ(x == y, a * d == c * b);
        EXPECT_LE(*Rational::of(*x.roundedDown(3)), x);
        EXPECT_GE(*Rational::of(*x.roundedUp(3)), x);
    }
}

TEST(Rational, RefusesWhatDoesNotFit) {
    const Rational large = *Rational::of(Decimal(999999999999999999, 18));
    EXPECT_FALSE(Rational::make(1, 0));
    EXPECT_FALSE(large.times(large));
    EXPECT_FALSE(large.dividedBy(*Rational::make(0, 1)));
    EXPECT_FALSE(Rational::of(Decimal(999999999999999999, 30)));
    EXPECT_EQ(Rational::make(-6, -4)->toString(), "3/2");
}

/// Every pointwise result lies in the result, and an end is reached exactly when both are.
TEST(Interval, SumsAndProductsHoldEveryPoint) {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> end(0, 40);
    std::uniform_int_distribution<int> coin(0, 1);
    const auto make = [&] {
        const int a = end(random);
        const int b = a + end(random);
        Interval made{Decimal(a, -1), Decimal(b, -1), coin(random) == 1, coin(random) == 1};
        if (a == b) made.lowClosed = made.highClosed = true;
        return made;
    };
    for (int i = 0; i < 3'000; ++i) {
        const Interval a = make();
        const Interval b = make();
        const Interval sum = *a.plus(b);
        const Interval product = *a.times(b);
        EXPECT_EQ(sum, *b.plus(a));
        EXPECT_EQ(product, *b.times(a));
        for (int x = 0; x <= 80; x += 5) {
            for (int y = 0; y <= 80; y += 5) {
                const Decimal p(x, -1);
                const Decimal q(y, -1);
                if (!a.contains(p) || !b.contains(q)) continue;
                EXPECT_TRUE(sum.contains(*p.plus(q)));
                EXPECT_TRUE(product.contains(*p.times(q))) << a.toString() << b.toString();
            }
        }
        const auto both = a.intersection(b);
        EXPECT_EQ(both.has_value(), !a.disjoint(b));
        EXPECT_EQ(a.disjoint(b), b.disjoint(a));
        // Widening never turns agreement into contradiction.
        Interval wider = a;
        wider.low = wider.low->minus(Decimal(1, 0));
        wider.highClosed = true;
        if (!a.disjoint(b)) {
            EXPECT_FALSE(wider.disjoint(b));
        }
    }
}

}  // namespace
}  // namespace planlint
