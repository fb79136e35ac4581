#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>

#include "base/result.h"
#include "lint/linter.h"

namespace planlint {

/// Findings that are known and not to be told again, by document, rule and fingerprint: a paragraph
/// that moves stays known, an edited figure is new. A grouped finding is known when all its places
/// are. Not safe for several threads.
class Baseline {
public:
    /// `file`: where it stands or will stand; documents are named relative to its folder.
    explicit Baseline(const std::filesystem::path& file) : folder_(file.parent_path()) {}
    /// planlint.baseline/1. Anything else is an error that names the file and what is wrong.
    static Result<Baseline> read(const std::filesystem::path& file);

    /// Takes the known findings out of a document's result and counts them in `result.known`.
    /// Remembers all of them for write().
    void takeKnown(const std::string& document, LintResult& result);

    /// Known findings that were met again, that were not in the documents seen, and the first day
    /// of those met again ("" without any).
    std::size_t met() const { return met_; }
    std::size_t gone() const;
    const std::string& oldest() const { return oldest_; }

    enum class Update : std::uint8_t { Replace, Shrink };
    /// The baseline after this run. Documents that were not seen keep their entries; of the others
    /// Replace writes what was found (what is new has `today`), Shrink only drops what is gone.
    void write(std::ostream& out, Update update, const std::string& today) const;

private:
    struct Entry {
        std::size_t count = 0;
        std::string since;  // day
    };
    using Entries = std::map<std::string, Entry>;  // by rule and fingerprint

    std::string nameOf(const std::string& document) const;

    std::filesystem::path folder_;
    std::map<std::string, Entries> known_;
    std::map<std::string, std::map<std::string, std::size_t>> now_;  // documents seen
    std::size_t met_ = 0;
    std::string oldest_;
};

}  // namespace planlint
