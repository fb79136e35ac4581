#include "lint/waivers.h"

#include <algorithm>

namespace planlint {

WaiverBook::WaiverBook(std::span<const Waiver> waivers, Date today) {
    for (const Waiver& waiver : waivers)
        entries_.push_back({&waiver, waiver.until && *waiver.until < today, false, false});
}

void WaiverBook::takeWaived(const std::string& document, LintResult& result) {
    std::vector<Entry*> meant;
    const std::string path = entries_.empty() ? std::string() : canonicalPath(document);
    for (Entry& entry : entries_) {
        if (!matches(entry.waiver->pattern, path)) continue;
        entry.wasMeant = true;
        if (!entry.isExpired) meant.push_back(&entry);
    }
    if (meant.empty()) return;
    result.waived += std::erase_if(result.findings, [&](const Diagnostic& finding) {
        if (finding.code == "E099") return false;  // our own mistakes stay
        std::string print;
        bool waived = false;
        for (Entry* entry : meant) {
            if (entry->waiver->rule != finding.code) continue;
            if (!entry->waiver->place.empty()) {
                if (print.empty()) print = fingerprint(finding);
                if (print != entry->waiver->place) continue;
            }
            entry->wasUsed = true;
            waived = true;
        }
        return waived;
    });
}

std::vector<WaiverBook::Idle> WaiverBook::idle() const {
    std::vector<Idle> idle;
    for (const Entry& entry : entries_) {
        if (entry.wasMeant && !entry.wasUsed) idle.push_back({entry.waiver, entry.isExpired});
    }
    return idle;
}

}  // namespace planlint
