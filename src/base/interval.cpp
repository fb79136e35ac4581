#include "base/interval.h"

namespace planlint {

std::string Interval::toString() const {
    std::string out(1, lowClosed && low ? '[' : '(');
    out.append(low ? low->toString() : "-∞").append(", ").append(high ? high->toString() : "+∞");
    out.push_back(highClosed && high ? ']' : ')');
    return out;
}

}  // namespace planlint
