#include "parse/stock_antlr.h"

#include "base/assert.h"
#include "parse/scanner.h"
#include "text/utf8.h"

#include "antlr4-runtime.h"

#include "PhraseParser.h"
#include "PlanLexer.h"
#include "PlanParser.h"

namespace planlint {

namespace {

/// Byte offsets of the code points of "\n" + text, as ranges of text.
std::vector<std::uint32_t> codePointOffsets(std::string_view text) {
    std::vector<std::uint32_t> offsets{0};
    for (std::uint32_t at = 0; at < text.size();) {
        offsets.push_back(at);
        at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

void build(antlr4::tree::ParseTree* tree, const std::vector<Token>& tokens, TreeBuilder& builder) {
    if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) {
        const std::size_t index = terminal->getSymbol()->getTokenIndex();
        if (terminal->getSymbol()->getType() != antlr4::Token::EOF)
            builder.leaf(tokens[index].kind, tokens[index].range);
        return;
    }
    auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree);
    builder.enter(static_cast<NodeKind>(context->getRuleIndex()));
    for (antlr4::tree::ParseTree* child : context->children) build(child, tokens, builder);
    builder.leave();
}

}  // namespace

std::vector<Token> scanWithStockAntlr(std::string_view text) {
    antlr4::ANTLRInputStream input("\n" + std::string(text));
    stock::PlanLexer lexer(&input);
    lexer.removeErrorListeners();
    const std::vector<std::uint32_t> offsets = codePointOffsets(text);
    std::vector<Token> tokens;
    for (std::unique_ptr<antlr4::Token> token = lexer.nextToken();
         token->getType() != antlr4::Token::EOF; token = lexer.nextToken()) {
        tokens.push_back({{offsets[token->getStartIndex()], offsets[token->getStopIndex() + 1]},
                          static_cast<TokenKind>(token->getType())});
    }
    return tokens;
}

SyntaxTree parseWithStockAntlr(std::string_view text) {
    std::vector<Token> tokens = scanWithStockAntlr(text);
    TreeBuilder builder(text);
    const Balanced found = balanceBrackets(tokens);
    for (const TextRange range : found.tooDeep) builder.noteTooDeep(range);

    std::vector<std::unique_ptr<antlr4::Token>> records;
    for (const Token& token : tokens)
        records.push_back(
            std::make_unique<antlr4::CommonToken>(static_cast<std::size_t>(token.kind)));
    antlr4::ListTokenSource source(std::move(records));
    antlr4::CommonTokenStream stream(&source);
    stock::PlanParser parser(&stream);
    parser.removeErrorListeners();
    antlr4::tree::ParseTree* tree = parser.plan();
    PLANLINT_ASSERT(parser.getNumberOfSyntaxErrors() == 0);
    build(tree, tokens, builder);
    return builder.finish();
}

namespace {

void build(antlr4::tree::ParseTree* tree, PhraseTreeBuilder& builder) {
    if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) {
        if (terminal->getSymbol()->getType() != antlr4::Token::EOF) builder.leaf({});
        return;
    }
    auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree);
    builder.enter(context->getRuleIndex());
    for (antlr4::tree::ParseTree* child : context->children) build(child, builder);
    builder.leave(context->getRuleIndex());
}

}  // namespace

PhraseTree parsePhraseWithStockAntlr(std::span<const PhraseToken> tokens, PhraseRule start) {
    std::vector<std::unique_ptr<antlr4::Token>> records;
    for (const PhraseToken& token : tokens)
        records.push_back(
            std::make_unique<antlr4::CommonToken>(static_cast<std::size_t>(token.kind)));
    records.push_back(std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF));
    antlr4::ListTokenSource source(std::move(records));
    antlr4::CommonTokenStream stream(&source);
    phrase_stock::PhraseParser parser(&stream);
    parser.removeErrorListeners();
    antlr4::tree::ParseTree* tree = start == PhraseRule::Deadline
                                        ? static_cast<antlr4::tree::ParseTree*>(parser.deadline())
                                        : parser.owners();
    PLANLINT_ASSERT(parser.getNumberOfSyntaxErrors() == 0);
    PhraseTreeBuilder builder;
    build(tree, builder);
    return builder.finish();
}

}  // namespace planlint
