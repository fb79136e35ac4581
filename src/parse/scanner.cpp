#include "parse/scanner.h"

#include "parse/lexer_table.h"
#include "text/utf8.h"

namespace planlint {

namespace {

namespace table = lexer_table;

constexpr std::uint32_t classOf(char32_t c) {
    return table::kClass[static_cast<std::size_t>(table::kBlock[c >> 8]) * 256 + (c & 255)];
}

constexpr std::uint32_t step(std::uint32_t state, char32_t c) {
    return table::kNext[state * table::kClasses + classOf(c)];
}

}  // namespace

std::optional<Token> Scanner::next() {
    const char* const data = text_.data();
    const auto size = static_cast<std::uint32_t>(text_.size());
    for (;;) {
        std::uint32_t state = table::kStart;
        std::uint32_t accepted = 0;
        const std::uint32_t begin = at_;
        std::uint32_t end = at_;
        if (first_) {
            first_ = false;
            state = step(state, U'\n');
            accepted = state;
        } else if (at_ >= size) {
            return std::nullopt;
        }
        for (std::uint32_t p = at_; p < size;) {
            const auto lead = static_cast<unsigned char>(data[p]);
            char32_t c = lead;
            std::uint32_t length = 1;
            if (lead >= 0x80) {
                const utf8::Decoded d = utf8::decode(text_, p);
                c = d.codePoint;
                if (d.length != 0) length = d.length;
            }
            state = step(state, c);
            if (state == table::kDead) break;
            p += length;
            if (table::kAccept[state] != 0) {
                accepted = state;
                end = p;
            }
        }
        at_ = end;
        if (table::kSkip[accepted]) continue;
        return Token{{begin, end}, static_cast<TokenKind>(table::kAccept[accepted])};
    }
}

std::vector<Token> scanAll(std::string_view text) {
    std::vector<Token> tokens;
    Scanner scanner(text);
    while (const std::optional<Token> token = scanner.next()) tokens.push_back(*token);
    return tokens;
}

Balanced balanceBrackets(std::vector<Token>& tokens) {
    Balanced found;
    std::vector<std::size_t> open;  // indices into `tokens`
    bool inRow = false;
    const auto closeLine = [&] {
        for (const std::size_t i : open) tokens[i].kind = TokenKind::Other;
        open.clear();
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (startsLine(token.kind)) {
            closeLine();
            inRow = token.kind == TokenKind::Row;
        } else if (token.kind == TokenKind::LeftParen) {
            if (open.size() >= kMaxDepth) {
                found.tooDeep.push_back(token.range);
                token.kind = TokenKind::Other;
            } else {
                open.push_back(i);
            }
        } else if (token.kind == TokenKind::RightParen) {
            if (open.empty()) {
                token.kind = TokenKind::Other;
            } else {
                open.pop_back();
            }
        } else if (token.kind == TokenKind::Bar && inRow) {
            closeLine();
        }
    }
    closeLine();
    return found;
}

}  // namespace planlint
