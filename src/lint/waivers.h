#pragma once

#include <span>
#include <string>
#include <vector>

#include "lint/configuration.h"

namespace planlint {

/// The waivers of a configuration at work. Not safe for several threads; the waivers outlive it.
class WaiverBook {
public:
    /// Those past their last day on `today` no longer hold.
    WaiverBook(std::span<const Waiver> waivers, Date today);

    /// Takes the waived findings out of a document's result and counts them in `result.waived`.
    void takeWaived(const std::string& document, LintResult& result);

    /// Waivers whose documents were seen and that waived nothing, or whose last day is past.
    struct Idle {
        const Waiver* waiver;
        bool isExpired;
    };
    std::vector<Idle> idle() const;

private:
    struct Entry {
        const Waiver* waiver;
        bool isExpired = false;
        bool wasMeant = false;  // a document that it names was seen
        bool wasUsed = false;
    };
    std::vector<Entry> entries_;
};

}  // namespace planlint
