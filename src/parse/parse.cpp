#include "parse/parse.h"

#include "parse/antlr_wall.h"
#include "parse/scanner.h"
#ifdef PLANLINT_STOCK_ANTLR
#include "parse/stock_antlr.h"
#endif

namespace planlint {

namespace {

constexpr std::uint32_t kBlockBytes = 64 * 1024;

bool startsSection(TokenKind kind) {
    return kind == TokenKind::H1 || kind == TokenKind::Chapter || kind == TokenKind::Fence;
}

}  // namespace

SyntaxTree parse(std::string_view text) {
#ifdef PLANLINT_STOCK_ANTLR
    return parseWithStockAntlr(text);
#else
    TreeBuilder builder(text);
    AntlrWall wall;
    Scanner scanner(text);
    std::vector<Token> block;
    const auto flush = [&] {
        if (block.empty()) return;
        const Balanced found = balanceBrackets(block);
        for (const TextRange range : found.tooDeep) builder.noteTooDeep(range);
        wall.parse(block, builder);
        block.clear();
    };
    builder.enter(NodeKind::Plan);
    while (const std::optional<Token> token = scanner.next()) {
        if (!block.empty() && startsLine(token->kind) &&
            (startsSection(token->kind) ||
             token->range.begin - block.front().range.begin >= kBlockBytes)) {
            flush();
        }
        block.push_back(*token);
    }
    flush();
    builder.leave();
    return builder.finish();
#endif
}

}  // namespace planlint
