#include "lint/baseline.h"

#include <algorithm>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include "base/json_stream.h"

namespace planlint {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSchema = "planlint.baseline/1";

constexpr std::string_view kOurs = "E099";  // a broken rule is never a known finding

/// One for each place of a finding.
std::vector<std::string> keysOf(const Diagnostic& finding) {
    std::vector<std::string> keys;
    const auto add = [&](const Diagnostic& one) {
        keys.push_back(fmt::format("{} {}", one.code, fingerprint(one)));
    };
    if (!finding.grouped || finding.related.empty()) {
        add(finding);
        return keys;
    }
    for (const Related& place : finding.related) {
        Diagnostic one;
        one.code = finding.code;
        one.at = place.at;
        add(one);
    }
    return keys;
}

}  // namespace

std::string Baseline::nameOf(const std::string& document) const {
    std::error_code status;
    const fs::path base = fs::absolute(folder_.empty() ? fs::path(".") : folder_, status);
    return fs::absolute(document, status)
        .lexically_normal()
        .lexically_proximate(base.lexically_normal())
        .generic_string();
}

Result<Baseline> Baseline::read(const fs::path& file) {
    const auto wrong = [&](std::string_view what) {
        return Error{fmt::format("{}：{}", file.string(), what),
                     "用 --update-baseline 重新生成 (write it anew with --update-baseline)"};
    };
    std::error_code status;
    if (!fs::exists(file, status)) return wrong("没有这个基线文件 (no such baseline)");
    if (!fs::is_regular_file(file, status)) return wrong("不是普通文件 (not a regular file)");
    std::ifstream in(file, std::ios::binary);
    const Json json = Json::parse(in, nullptr, false);
    if (!in.is_open() || in.bad()) return wrong("不能读取 (cannot read)");
    if (!json.is_object() || json.value("schema", Json()) != kSchema ||
        !json.contains("findings") || !json["findings"].is_array())
        return wrong(fmt::format("不是 {} (not of that form)", kSchema));
    Baseline baseline(file);
    for (const Json& entry : json["findings"]) {
        const auto text = [&](const char* key) {
            return entry.is_object() && entry.contains(key) && entry[key].is_string()
                       ? entry[key].get<std::string>()
                       : std::string();
        };
        const std::string rule = text("rule");
        const std::string print = text("fingerprint");
        if (rule.empty() || print.empty() || text("file").empty() || !entry.contains("count") ||
            !entry["count"].is_number_unsigned())
            return wrong(fmt::format("看不懂这一条 (unreadable entry)：{}", entry.dump()));
        baseline.known_[text("file")][rule + " " + print] = {entry["count"].get<std::size_t>(),
                                                             text("since")};
    }
    return baseline;
}

void Baseline::takeKnown(const std::string& document, LintResult& result) {
    const std::string name = nameOf(document);
    std::map<std::string, std::size_t>& now = now_[name];
    const auto known = known_.find(name);
    std::map<std::string, std::size_t> left;  // of each key
    if (known != known_.end()) {
        for (const auto& [key, entry] : known->second) left[key] = entry.count;
    }
    const auto isKnown = [&](const Diagnostic& finding) {
        if (finding.code == kOurs) return false;
        const std::vector<std::string> keys = keysOf(finding);
        std::map<std::string, std::size_t> wanted;
        for (const std::string& key : keys) {
            ++now[key];
            ++wanted[key];
        }
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const auto& each) {
            const auto at = left.find(each.first);
            return at != left.end() && at->second >= each.second;
        });
        if (!all) return false;
        for (const auto& [key, count] : wanted) {
            left[key] -= count;
            met_ += count;
            const std::string& since = known->second[key].since;
            if (oldest_.empty() || (!since.empty() && since < oldest_)) oldest_ = since;
        }
        return true;
    };
    result.known = std::erase_if(result.findings, isKnown);
}

std::size_t Baseline::gone() const {
    std::size_t gone = 0;
    for (const auto& [document, found] : now_) {
        const auto known = known_.find(document);
        if (known == known_.end()) continue;
        for (const auto& [key, entry] : known->second) {
            const auto at = found.find(key);
            gone += entry.count - std::min(entry.count, at == found.end() ? 0 : at->second);
        }
    }
    return gone;
}

void Baseline::write(std::ostream& out, Update update, const std::string& today) const {
    std::map<std::string, Entries> after = known_;
    for (const auto& [document, found] : now_) {
        Entries& entries = after[document];
        const Entries before = std::move(entries);
        entries.clear();
        for (const auto& [key, count] : found) {
            const auto old = before.find(key);
            const std::size_t kept = old == before.end() ? 0 : old->second.count;
            const std::size_t stays = update == Update::Shrink ? std::min(kept, count) : count;
            if (stays > 0) entries[key] = {stays, kept > 0 ? old->second.since : today};
        }
    }
    // A line a finding: what changed can be read in a review.
    out << fmt::format("{{\"schema\": \"{}\", \"findings\": [", kSchema);
    bool isFirst = true;
    for (const auto& [document, entries] : after) {
        for (const auto& [key, entry] : entries) {
            const std::size_t blank = key.find(' ');
            out << (isFirst ? "\n " : ",\n ")
                << Json{{"file", document},
                        {"rule", key.substr(0, blank)},
                        {"fingerprint", key.substr(blank + 1)},
                        {"count", entry.count},
                        {"since", entry.since}}
                       .dump();
            isFirst = false;
        }
    }
    out << "\n]}\n";
}

}  // namespace planlint
