#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "text/utf8.h"

namespace planlint {

namespace {

using namespace std::string_view_literals;

struct Closer {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// Formats that are no text, by their first bytes, and what the user can do about them.
std::optional<Error> binaryFormat(std::string_view bytes) {
    struct Magic {
        std::string_view bytes;
        std::string_view name;
        std::string_view hint;
    };
    static constexpr std::array kMagics = {
        Magic{"PK\x03\x04"sv, "DOCX、XLSX、OFD 等压缩格式",
              "在 WPS 或 Word 中另存为“纯文本 (.txt)”后再检查 (save it as plain text)"},
        Magic{"%PDF"sv, "PDF", "先用 pdftotext 转换为文本 (convert it with pdftotext)"},
        Magic{"\xD0\xCF\x11\xE0"sv, "DOC、WPS 等旧格式",
              "在 WPS 或 Word 中另存为“纯文本 (.txt)”后再检查 (save it as plain text)"},
        Magic{"\x7F"
              "ELF"sv,
              "程序文件", "请给出文本文件 (give a text file)"},
        Magic{"\x89PNG"sv, "图片", "请给出文本文件 (give a text file)"},
        Magic{"\xFF\xD8\xFF"sv, "图片", "请给出文本文件 (give a text file)"},
        Magic{"\xFF\xFE\0\0"sv, "UTF-32 编码",
              "转换为 UTF-8：iconv -f UTF-32 -t UTF-8 (convert it to UTF-8)"},
    };
    for (const Magic& magic : kMagics) {
        if (bytes.starts_with(magic.bytes)) {
            return Error{
                "不能读取：这是" + std::string(magic.name) +
                    "，不是 UTF-8、UTF-16、GB18030 或 Big5 文本 (not a readable text file)",
                std::string(magic.hint)};
        }
    }
    return std::nullopt;
}

/// Share of UTF-16 units, in percent, that Chinese text would hold.
int utf16Likeness(std::string_view bytes, bool littleEndian) {
    const std::size_t units = std::min<std::size_t>(bytes.size() / 2, 4096);
    if (units == 0) return 0;
    std::size_t likely = 0;
    for (std::size_t i = 0; i < units; ++i) {
        const auto a = static_cast<unsigned char>(bytes[2 * i]);
        const auto b = static_cast<unsigned char>(bytes[2 * i + 1]);
        const unsigned unit = littleEndian ? a | (b << 8) : b | (a << 8);
        likely += (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3000 && unit <= 0x303F) ||
                  (unit >= 0xFF00 && unit <= 0xFFEF) || (unit >= 0x20 && unit < 0x7F) ||
                  unit == '\n' || unit == '\r' || unit == '\t' ||
                  (unit >= 0x2010 && unit <= 0x2030);
    }
    return static_cast<int>(likely * 100 / units);
}

/// Well-formed UTF-8 with each bad byte as U+FFFD. Moves the bytes when there is nothing to mend.
DecodedText fromUtf8(std::string bytes, std::size_t skip) {
    DecodedText result;
    result.hasByteOrderMark = skip > 0;
    if (utf8::firstMalformed(std::string_view(bytes).substr(skip)) == std::string_view::npos) {
        if (skip > 0) {
            bytes.erase(0, skip);
            result.toFile.append(static_cast<std::uint32_t>(skip),
                                 static_cast<std::uint32_t>(bytes.size()));
        }
        result.text = std::move(bytes);
        return result;
    }
    result.text.reserve(bytes.size() + 64);
    for (std::size_t at = skip; at < bytes.size();) {
        const std::size_t bad = utf8::firstMalformed(std::string_view(bytes).substr(at));
        const std::size_t good = bad == std::string_view::npos ? bytes.size() - at : bad;
        result.text.append(bytes, at, good);
        result.toFile.append(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(good));
        at += good;
        if (at == bytes.size()) break;
        const auto begin = static_cast<std::uint32_t>(result.text.size());
        utf8::append(result.text, utf8::kReplacement);
        result.toFile.append(static_cast<std::uint32_t>(at), 3, 3, 1);
        result.malformed.push_back({begin, begin + 3});
        ++at;
    }
    return result;
}

Result<DecodedText> fromConverter(std::string_view bytes, std::size_t skip, Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Closer> converter(
        ucnv_open(std::string(encodingName(encoding)).c_str(), &status));
    if (U_FAILURE(status))
        return Error{
            "ICU 缺少编码转换表 (ICU lacks the converter) " + std::string(encodingName(encoding)),
            "重新安装 libicu72 (reinstall libicu72)"};

    DecodedText result;
    result.encoding = encoding;
    result.hasByteOrderMark = skip > 0;
    result.text.reserve(bytes.size() * 3 / 2 + 16);
    const char* source = bytes.data() + skip;
    const char* const end = bytes.data() + bytes.size();
    while (source < end) {
        const char* const before = source;
        status = U_ZERO_ERROR;
        UChar32 c = ucnv_getNextUChar(converter.get(), &source, end, &status);
        if (source == before && U_FAILURE(status)) break;
        const bool bad = U_FAILURE(status) || c == utf8::kReplacement;
        if (bad) c = utf8::kReplacement;
        const auto begin = static_cast<std::uint32_t>(result.text.size());
        utf8::append(result.text, static_cast<char32_t>(c));
        const auto length = static_cast<std::uint32_t>(result.text.size()) - begin;
        result.toFile.append(static_cast<std::uint32_t>(before - bytes.data()), length,
                             static_cast<std::uint8_t>(length),
                             static_cast<std::uint16_t>(source - before));
        if (bad) {
            result.malformed.push_back({begin, begin + length});
            ucnv_resetToUnicode(converter.get());
        }
    }
    return result;
}

/// GB18030 or Big5 as ICU's detector ranks them; nullopt when it believes in neither.
std::optional<Encoding> detectDoubleByte(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&status));
    const std::string_view sample = bytes.substr(0, 256 * 1024);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()),
                   &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status)) return std::nullopt;
    for (std::int32_t i = 0; i < count; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        if (ucsdet_getConfidence(matches[i], &status) < 10) break;
        if (name == "GB18030") return Encoding::Gb18030;
        if (name == "Big5") return Encoding::Big5;
    }
    return std::nullopt;
}

/// A text that is mostly bad bytes was read in the wrong encoding.
bool isMostlyText(const DecodedText& decoded) {
    return decoded.malformed.size() * 10 <= utf8::countCodePoints(decoded.text) + 20;
}

std::size_t hanCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded d = utf8::decode(text, i);
        count += utf8::isHan(d.codePoint);
        i += std::max<std::uint32_t>(d.length, 1);
    }
    return count;
}

}  // namespace

std::string_view encodingName(Encoding encoding) {
    switch (encoding) {
        case Encoding::Utf8:
            return "UTF-8";
        case Encoding::Utf16Le:
            return "UTF-16LE";
        case Encoding::Utf16Be:
            return "UTF-16BE";
        case Encoding::Gb18030:
            return "GB18030";
        case Encoding::Big5:
            return "Big5";
    }
    PLANLINT_UNREACHABLE();
}

Result<DecodedText> decodeText(std::string bytes) {
    if (bytes.size() > 0x3FFFFFFF)
        return Error{"文件超过 1 GiB (file larger than 1 GiB)", "拆分后再检查 (split it)"};
    if (std::optional<Error> binary = binaryFormat(bytes)) return *binary;
    if (bytes.starts_with("\xEF\xBB\xBF")) return fromUtf8(std::move(bytes), 3);
    if (bytes.starts_with("\xFF\xFE")) return fromConverter(bytes, 2, Encoding::Utf16Le);
    if (bytes.starts_with("\xFE\xFF")) return fromConverter(bytes, 2, Encoding::Utf16Be);

    const std::size_t bad = utf8::firstMalformed(bytes);
    const auto nuls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    if (bad == std::string_view::npos && nuls * 10 <= bytes.size())
        return fromUtf8(std::move(bytes), 0);

    for (const bool little : {true, false}) {
        if (utf16Likeness(bytes, little) >= 90)
            return fromConverter(bytes, 0, little ? Encoding::Utf16Le : Encoding::Utf16Be);
    }
    const auto controls =
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
        }));
    if (controls * 20 < bytes.size()) {
        // A few bad bytes in UTF-8 text are damage; many are another encoding.
        DecodedText damaged = fromUtf8(bytes, 0);
        const std::size_t han = hanCount(damaged.text);
        if (isMostlyText(damaged) &&
            (han > damaged.malformed.size() || bad == std::string_view::npos))
            return damaged;
        if (const std::optional<Encoding> encoding = detectDoubleByte(bytes)) {
            Result<DecodedText> decoded = fromConverter(bytes, 0, *encoding);
            if (!decoded || isMostlyText(*decoded)) return decoded;
        }
    }
    return Error{
        "文件编码无法识别 (unreadable encoding)：既不是 UTF-8、UTF-16，也不是 GB18030、Big5",
        "转换为 UTF-8 后再检查，例如 iconv -f 原编码 -t UTF-8 (convert it to UTF-8)"};
}

}  // namespace planlint
