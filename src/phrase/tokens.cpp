#include "phrase/tokens.h"

#include <array>

#include "phrase/cutter.h"
#include "phrase/unit_name.h"
#include "text/numerals.h"

namespace planlint {

namespace {

constexpr std::array<std::string_view, 28> kNames = {
    "",     "KEY",   "DUE",   "FIELD", "VERB",   "JOIN",       "MANNER", "BY",    "NOTE",  "DATE",
    "TIME", "COUNT", "EVERY", "LIMIT", "RANGE",  "DUN",        "AND",    "BLANK", "COMMA", "SEMI",
    "STOP", "COLON", "LP",    "RP",    "NUMBER", "COLLECTIVE", "ETC",    "WORD"};

}  // namespace

bool isTimeWord(PhraseTokenKind kind) {
    return kind == PhraseTokenKind::Date || kind == PhraseTokenKind::Time ||
           kind == PhraseTokenKind::Count || kind == PhraseTokenKind::Limit ||
           kind == PhraseTokenKind::Every;
}
bool endsUnits(PhraseTokenKind kind) {
    return kind != PhraseTokenKind::Word && kind != PhraseTokenKind::Collective &&
           kind != PhraseTokenKind::Number && kind != PhraseTokenKind::Etc &&
           kind != PhraseTokenKind::LeftParen && kind != PhraseTokenKind::RightParen;
}
bool isName(TokenKind kind) {
    return kind == TokenKind::Text || kind == TokenKind::Number || kind == TokenKind::Latin ||
           kind == TokenKind::Title || kind == TokenKind::Quoted || kind == TokenKind::Bracketed ||
           kind == TokenKind::Date;
}

void pairBrackets(std::vector<PhraseToken>& tokens) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == PhraseTokenKind::LeftParen) {
            open.push_back(i);
        } else if (tokens[i].kind == PhraseTokenKind::RightParen) {
            if (open.empty())
                tokens[i].kind = PhraseTokenKind::Word;
            else
                open.pop_back();
        }
    }
    for (const std::size_t i : open) tokens[i].kind = PhraseTokenKind::Word;
}

std::string_view phraseTokenName(PhraseTokenKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

void Cutter::run() {
    if (leaves.empty()) return;
    item = leaves.front().range.begin;
    for (std::size_t i = 0; i < leaves.size(); ++i) readLeaf(i);
    pairBrackets(out);
}

void Cutter::readLeaf(std::size_t i) {
    const Leaf& leaf = leaves[i];
    if (leaf.range.end <= skipTo || leaf.range.isEmpty()) return;
    if (!timesOnly) noteBlank(i);
    if (leaf.kind == TokenKind::Number)
        readNumber(i);
    else if (leaf.kind != TokenKind::Text)
        emit(kindOf(leaf.kind), leaf.range.begin, leaf.range.end);
    else if (!mayBeKey(i) || !readKey(i))
        cut({std::max(skipTo, leaf.range.begin), leaf.range.end}, i);
}

PhraseTokenKind Cutter::kindOf(TokenKind kind) {
    switch (kind) {
        case TokenKind::Date:
            return PhraseTokenKind::Date;
        case TokenKind::Dun:
            return PhraseTokenKind::Dun;
        case TokenKind::Comma:
            return PhraseTokenKind::Comma;
        case TokenKind::Semicolon:
            return PhraseTokenKind::Semicolon;
        case TokenKind::Stop:
            return PhraseTokenKind::Stop;
        case TokenKind::Colon:
            return PhraseTokenKind::Colon;
        case TokenKind::LeftParen:
            return PhraseTokenKind::LeftParen;
        case TokenKind::RightParen:
            return PhraseTokenKind::RightParen;
        default:
            return PhraseTokenKind::Word;
    }
}

bool Cutter::marksName() const {
    std::size_t i = out.size() - 1;  // the closing bracket
    while (i > 0 &&
           (out[i - 1].kind == PhraseTokenKind::Verb || out[i - 1].kind == PhraseTokenKind::Manner))
        --i;
    return i + 1 < out.size() && i > 0 && out[i - 1].kind == PhraseTokenKind::LeftParen;
}

void Cutter::noteBlank(std::size_t i) {
    if (i == 0 || out.empty()) return;
    const Leaf& before = leaves[i - 1];
    const Leaf& leaf = leaves[i];
    if (leaf.range.begin == before.range.end || !isName(leaf.kind) || endsUnits(out.back().kind))
        return;
    const std::string_view left = trimmed(slice(item, before.range.end));
    const std::string_view right = slice(leaf.range.begin, leaf.range.end);
    if (endsInPost(vocabulary, left)) return;  // 局党组书记 佟某某 is one
    const bool whole = shapeOf(vocabulary, left) != UnitShape::None;
    const auto isShort = [](std::string_view name) {
        const std::size_t n = characters(name);
        return n >= 2 && n <= 4;
    };
    // 李 某　王 某: names of two characters, each padded.
    const bool padded = characters(right) == 1 && i + 1 < leaves.size() &&
                        leaves[i + 1].range.begin > leaf.range.end &&
                        characters(slice(leaves[i + 1].range.begin, leaves[i + 1].range.end)) == 1;
    const bool people = isShort(left) && (isShort(right) || padded) &&
                        vocabulary.exactly(right, WordClass::Person) == nullptr;
    if (whole || people) emit(PhraseTokenKind::Blank, before.range.end, leaf.range.begin);
}

void Cutter::readNumber(std::size_t i) {
    const Leaf& leaf = leaves[i];
    const std::uint32_t begin = std::max(skipTo, leaf.range.begin);
    const std::string_view rest = i + 1 < leaves.size() && leaves[i + 1].kind == TokenKind::Text
                                      ? slice(leaves[i + 1].range.begin, leaves[i + 1].range.end)
                                      : std::string_view();
    if (const WordRow* span = vocabulary.prefix(rest, WordClass::TimeSpan);
        span != nullptr && span->value != static_cast<int>(TimeSpan::Times) &&
        characters(slice(begin, leaf.range.end)) <= 3) {
        const auto end = static_cast<std::uint32_t>(leaves[i + 1].range.begin + span->word.size());
        emit(PhraseTokenKind::Count, begin, end, span->value);
        skipTo = end;
        return;
    }
    if (isYearMonth(slice(begin, leaf.range.end))) {  // 2026.3-2026.11
        emit(PhraseTokenKind::Date, begin, leaf.range.end);
        return;
    }
    if (const WordRow* to = vocabulary.prefix(rest, WordClass::TimeRange);
        to != nullptr && to->word.size() == rest.size() && i + 2 < leaves.size() &&
        leaves[i + 2].kind == TokenKind::Date) {
        emit(PhraseTokenKind::Date, begin, leaf.range.end);
        return;
    }
    emit(PhraseTokenKind::Number, begin, leaf.range.end);
}

bool Cutter::isYearMonth(std::string_view number) {
    if (number.size() < 6 || number.size() > 7 || number[4] != '.') return false;
    const int year = readYear(number).value;
    const int month = readSmallNumber(number.substr(5)).value;
    return year >= 1990 && year <= 2100 && month >= 1 && month <= 12;
}

std::vector<PhraseToken> PhraseTokenizer::tokens(std::span<const Leaf> leaves) const {
    Cutter cutter{text_, words_, words_.vocabulary(), leaves};
    cutter.run();
    return std::move(cutter.out);
}

std::vector<PhraseToken> PhraseTokenizer::times(std::span<const Leaf> leaves) const {
    Cutter cutter{text_, words_, words_.vocabulary(), leaves};
    cutter.timesOnly = true;
    cutter.run();
    return std::move(cutter.out);
}

WrittenTime PhraseTokenizer::timeOf(const PhraseToken& token) const {
    WrittenTime time;
    const std::string_view text = text_.substr(token.range.begin, token.range.length());
    const Vocabulary& vocabulary = words_.vocabulary();
    if (token.kind == PhraseTokenKind::Time) {
        const auto point = static_cast<TimePoint>(token.value);
        if (point == TimePoint::YearNumeral) {
            time.year = readYear(text).value;
        } else if (point >= TimePoint::Month1 && point <= TimePoint::Month12) {
            time.month = static_cast<int>(point) - static_cast<int>(TimePoint::Month1) + 1;
            if (const WordRow* month = vocabulary.prefix(text, WordClass::TimePoint))
                time.day = readSmallNumber(text.substr(month->word.size())).value;
        }
        return time;
    }
    // Digits of a date, in the order year, month, day; what follows a number tells which it is.
    std::array<int, 3> parts{};
    std::array<bool, 3> isYear{};
    std::size_t n = 0;
    for (std::size_t at = 0; at < text.size() && n < parts.size();) {
        if (text[at] < '0' || text[at] > '9') {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        int value = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            if (value < 10000) value = value * 10 + (text[at] - '0');
            ++at;
        }
        isYear[n] = at - begin == 4;
        parts[n++] = value;
    }
    if (token.kind == PhraseTokenKind::Count) {
        time.number = parts[0];
    } else if (isYear[0]) {
        time = {parts[0], parts[1], parts[2], 0};
    } else {
        time = {0, parts[0], parts[1], 0};
    }
    return time;
}

}  // namespace planlint
