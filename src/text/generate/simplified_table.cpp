// Build-time tool: asks ICU's Hant-Hans transliterator (22 ms to create) about each Han character
// once and writes the answers as a two-stage table, so that no run of planlint pays for it.
#include <unicode/translit.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

namespace {

constexpr std::uint32_t kFirst = 0x3400;
constexpr std::uint32_t kLast = 0x9FFF;
constexpr std::uint32_t kBlock = 64;

/// Whether GB2312, the set of everyday simplified text, has the character: 著 yes, 漢 no.
bool inGb2312(UConverter* gb2312, char16_t c) {
    UErrorCode status = U_ZERO_ERROR;
    char bytes[16];
    const int32_t n = ucnv_fromUChars(gb2312, bytes, sizeof bytes, &c, 1, &status);
    return U_SUCCESS(status) && n == 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    UConverter* gb2312 = ucnv_open("ibm-1383_P110-1999", &status);
    if (U_FAILURE(status)) {
        std::fprintf(stderr, "simplified_table: %s\n", u_errorName(status));
        return 1;
    }
    ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

    std::vector<std::uint16_t> simplified;
    std::vector<bool> traditionalOnly;
    for (std::uint32_t c = kFirst; c <= kLast; ++c) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        simplify->transliterate(text);
        const bool changed = text.length() == 1 && text.charAt(0) != c;
        simplified.push_back(changed ? static_cast<std::uint16_t>(text.charAt(0)) : 0);
        traditionalOnly.push_back(changed && !inGb2312(gb2312, static_cast<char16_t>(c)));
    }
    ucnv_close(gb2312);

    std::map<std::vector<std::uint16_t>, std::size_t> blocks;
    std::vector<std::size_t> index;
    std::vector<std::uint16_t> values;
    for (std::size_t at = 0; at < simplified.size(); at += kBlock) {
        std::vector<std::uint16_t> block(simplified.begin() + static_cast<long>(at),
                                         simplified.begin() + static_cast<long>(at + kBlock));
        const auto [it, isNew] = blocks.emplace(block, values.size() / kBlock);
        if (isNew) values.insert(values.end(), block.begin(), block.end());
        index.push_back(it->second);
    }

    std::ofstream out(argv[1]);
    out << "#pragma once\n#include <cstdint>\n// Generated from ICU by "
           "src/text/generate/simplified_table.cpp.\nnamespace planlint::simplified_table {\n"
        << "inline constexpr std::uint32_t kFirst = " << kFirst << ", kLast = " << kLast
        << ", kBlock = " << kBlock << ";\n";
    const auto array = [&](const char* type, const char* name, const auto& items) {
        out << "inline constexpr " << type << ' ' << name << "[] = {";
        std::size_t i = 0;
        for (const auto item : items)
            out << (i++ % 24 == 0 ? "\n" : "") << static_cast<unsigned long>(item) << ',';
        out << "};\n";
    };
    array("std::uint16_t", "kIndex", index);
    array("std::uint16_t", "kValues", values);
    std::vector<std::uint64_t> bits((simplified.size() + 63) / 64);
    for (std::size_t i = 0; i < traditionalOnly.size(); ++i) {
        if (traditionalOnly[i]) bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    out << "inline constexpr std::uint64_t kTraditionalOnly[] = {";
    for (const std::uint64_t word : bits) out << word << "ULL,";
    out << "};\n}\n";
    return out.good() ? 0 : 1;
}
