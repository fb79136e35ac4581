#include "base/spool.h"

#include <gtest/gtest.h>

#include <sstream>

namespace planlint {
namespace {

TEST(Spool, GivesBackWhatWasWrittenSmallAndLarge) {
    for (const std::size_t lines : {0U, 1U, 300'000U}) {  // the last goes to a file
        Spool spool;
        std::ostringstream expected;
        EXPECT_TRUE(spool.isEmpty());
        for (std::size_t i = 0; i < lines; ++i) {
            spool << "第" << i << "行\n";
            expected << "第" << i << "行\n";
        }
        EXPECT_EQ(spool.isEmpty(), lines == 0);
        std::ostringstream out;
        spool.copyTo(out);
        EXPECT_TRUE(out.good());
        EXPECT_TRUE(out.str() == expected.str()) << lines;
    }
}

TEST(Spool, ABrokenOneLeavesTheTargetBad) {
    Spool spool;
    spool << "x";
    spool.setstate(std::ios::badbit);
    std::ostringstream out;
    spool.copyTo(out);
    EXPECT_TRUE(out.bad());
}

}  // namespace
}  // namespace planlint
