#include <gtest/gtest.h>

#include "text/encoding.h"
#include "text/han.h"
#include "text/line_index.h"
#include "text/piece_map.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {
namespace {

TEST(Utf8, RefusesWhatIsMalformed) {
    for (const std::string& bytes :
         std::vector<std::string>{"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                                  "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\xE4\xB8", "\xFF"}) {
        EXPECT_EQ(utf8::firstMalformed("ok" + bytes), 2U);
    }
    EXPECT_EQ(utf8::firstMalformed("𠮷é好a"), std::string_view::npos);
    EXPECT_EQ(utf8::countCodePoints("𠮷é好a and a long tail 好好好"), 24U);
}

TEST(Utf8, MendsAndCutsBetweenCharacters) {
    EXPECT_EQ(utf8::wellFormed("a\xD6\xD0好"), "a��好");
    EXPECT_EQ(utf8::suffix("好好a", 5), "好a");
    EXPECT_EQ(utf8::suffix("好", 9), "好");
}

TEST(Utf8, WidthOfHanCharactersIsTwoCells) {
    EXPECT_EQ(utf8::displayWidth("a好，𠮷"), 7U);
    EXPECT_EQ(utf8::displayWidth("e\u0301"), 1U);
    EXPECT_EQ(utf8::prefix("好好", 4), "好");
}

TEST(LineIndex, CountsCodePoints) {
    const std::string text = "好a\r\n\n𠮷𠮷b";
    const LineIndex index(text);
    EXPECT_EQ(index.lineCount(), 3U);
    EXPECT_EQ(index.locate(3).column, 2U);
    EXPECT_EQ(index.locate(1).column, 1U) << "inside a character";
    EXPECT_EQ(index.locate(7).line, 3U);
    EXPECT_EQ(index.locate(static_cast<std::uint32_t>(text.size())).column, 4U);
    EXPECT_EQ(index.line(1).end, 4U) << "without the CR";
    EXPECT_EQ(LineIndex("a\rb").lineCount(), 2U) << "old Mac line ends";
    EXPECT_EQ(LineIndex("a\rb\n").lineCount(), 2U);
    EXPECT_EQ(LineIndex("").locate(0).line, 1U);
}

TEST(LineIndex, FarIntoALongLine) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "好a";
    const LineIndex index(text);
    for (std::uint32_t i = 0; i < 2000; i += 37) EXPECT_EQ(index.locate(i * 4).column, i * 2 + 1);
}

TEST(PieceMap, LeadsBackThroughGapsInsertionsAndWidths) {
    PieceMap map;
    map.append(0, 4);         // kept
    map.append(6, 3, 3, 2);   // one Han character decoded from two bytes
    map.append(8, 6, 3, 2);   // two more
    map.append(12, 1, 1, 0);  // an inserted line break
    map.append(12, 2);
    EXPECT_EQ(map.pieces().size(), 4U);
    EXPECT_EQ(map.toBase({0, 4}), (TextRange{0, 4}));
    EXPECT_EQ(map.toBase({2, 7}), (TextRange{2, 8})) << "the gap inside belongs to the range";
    EXPECT_EQ(map.toBase({7, 10}), (TextRange{8, 10}));
    EXPECT_EQ(map.toBase({13, 14}), (TextRange{12, 12}));
    EXPECT_EQ(map.toBase({14, 16}), (TextRange{12, 14}));
    EXPECT_EQ(map.toBase({4, 4}), (TextRange{6, 6}));
}

TEST(Han, SimplifiesOnlyWhatIsTraditional) {
    EXPECT_EQ(simplified(U'漢'), U'汉');
    EXPECT_EQ(simplified(U'後'), U'后');
    EXPECT_EQ(simplified(U'好'), U'好');
    EXPECT_TRUE(isTraditionalOnly(U'漢'));
    EXPECT_FALSE(isTraditionalOnly(U'著'));
    EXPECT_FALSE(isTraditionalOnly(U'a'));
}

struct EncodingCase {
    const char* name;
    std::string bytes;
    Encoding encoding;
    std::string text;
};

class Decoding : public ::testing::TestWithParam<EncodingCase> {};

TEST_P(Decoding, GivesUtf8AndAWayBack) {
    const EncodingCase& c = GetParam();
    const Result<DecodedText> decoded = decodeText(c.bytes);
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->encoding, c.encoding);
    EXPECT_EQ(decoded->text, c.text);
    const TextRange all =
        decoded->toFile.toBase({0, static_cast<std::uint32_t>(decoded->text.size())});
    EXPECT_EQ(all.end, c.bytes.size());
}

const std::string kGbk =
    "\xCA\xD0\xBF\xC6\xBC\xBC\xBE\xD6\x32\x30\x32\x32\xC4\xEA\xB9\xA4\xD7\xF7\xD2\xAA\xB5\xE3\xA3"
    "\xAC\xBC\xBC\xCA\xF5\xBA\xCF\xCD\xAC\xB3\xC9\xBD\xBB\xB6\xEE\xB4\xEF\xB5\xBD\x31\x32\x30\x30"
    "\xD2\xDA\xD4\xAA\xA1\xA3";

INSTANTIATE_TEST_SUITE_P(
    All, Decoding,
    ::testing::Values(EncodingCase{"Utf8", "好a", Encoding::Utf8, "好a"},
                      EncodingCase{"Bom", "\xEF\xBB\xBF好", Encoding::Utf8, "好"},
                      EncodingCase{"Utf16Le", std::string("\xFF\xFE\x7D\x59\x61\x00", 6),
                                   Encoding::Utf16Le, "好a"},
                      EncodingCase{"Utf16Be", std::string("\xFE\xFF\x59\x7D\x00\x61", 6),
                                   Encoding::Utf16Be, "好a"},
                      EncodingCase{"Gb18030", kGbk, Encoding::Gb18030,
                                   "市科技局2022年工作要点，技术合同成交额达到1200亿元。"},
                      EncodingCase{"Empty", "", Encoding::Utf8, ""}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(Decoding, ListsBadBytesAndLosesNothing) {
    const Result<DecodedText> decoded = decodeText(
        "市科技局工作要点\xE4\xB8，达到\xFF"
        "1200亿元");
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->text, "市科技局工作要点��，达到�1200亿元");
    ASSERT_EQ(decoded->malformed.size(), 3U);
    EXPECT_EQ(decoded->toFile.toBase(decoded->malformed[2]).length(), 1U);
}

TEST(Decoding, RefusesWhatIsNoText) {
    for (const std::string& bytes :
         std::vector<std::string>{std::string("PK\x03\x04zip"), std::string("%PDF-1.7"),
                                  std::string("\x7F"
                                              "ELF\x02\x01",
                                              6),
                                  std::string("\xFE\x01\x02\x81\x00\x00\x03\xF7\xC0", 9)}) {
        const Result<DecodedText> decoded = decodeText(bytes);
        ASSERT_FALSE(decoded.ok());
        EXPECT_FALSE(decoded.error().hint.empty());
    }
}

}  // namespace
}  // namespace planlint
