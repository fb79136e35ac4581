#include "parse/antlr_wall.h"

#include "base/assert.h"
#include "parse/lean_parser.h"

#include "PhraseParser.h"
#include "PlanLexer.h"
#include "PlanParser.h"

namespace planlint {

namespace {

using grammar::PlanLexer;
using grammar::PlanParser;
using phrase_grammar::PhraseParser;

constexpr bool same(TokenKind kind, std::size_t number) {
    return static_cast<std::size_t>(kind) == number;
}
constexpr bool same(NodeKind kind, std::size_t number) {
    return static_cast<std::size_t>(kind) == number;
}

// src/syntax repeats the grammar's numbers so that nothing else needs ANTLR's headers.
static_assert(same(TokenKind::Fence, PlanLexer::FENCE) && same(TokenKind::Row, PlanLexer::ROW) &&
              same(TokenKind::H1, PlanLexer::H1) &&
              same(TokenKind::LineDecimal, PlanLexer::LINE_DECIMAL) &&
              same(TokenKind::NewLine, PlanLexer::NL) && same(TokenKind::Date, PlanLexer::DATE) &&
              same(TokenKind::Inline, PlanLexer::INLINE) &&
              same(TokenKind::LeftParen, PlanLexer::LP) &&
              same(TokenKind::RightParen, PlanLexer::RP) &&
              same(TokenKind::Stop, PlanLexer::STOP) && same(TokenKind::Bar, PlanLexer::BAR) &&
              same(TokenKind::Blank, PlanLexer::WS) && same(TokenKind::Text, PlanLexer::TEXT) &&
              same(TokenKind::Other, PlanLexer::OTHER));
static_assert(same(NodeKind::Plan, PlanParser::RulePlan) &&
              same(NodeKind::Line, PlanParser::RuleLine) &&
              same(NodeKind::Sentence, PlanParser::RuleSentence) &&
              same(NodeKind::Bracket, PlanParser::RuleBracket) &&
              same(NodeKind::Cell, PlanParser::RuleCell));

constexpr bool same(PhraseTokenKind kind, std::size_t number) {
    return static_cast<std::size_t>(kind) == number;
}
constexpr bool same(PhraseRule rule, std::size_t number) {
    return static_cast<std::size_t>(rule) == number;
}
static_assert(same(PhraseTokenKind::Key, PhraseParser::KEY) &&
              same(PhraseTokenKind::Verb, PhraseParser::VERB) &&
              same(PhraseTokenKind::By, PhraseParser::BY) &&
              same(PhraseTokenKind::Note, PhraseParser::NOTE) &&
              same(PhraseTokenKind::Date, PhraseParser::DATE) &&
              same(PhraseTokenKind::Range, PhraseParser::RANGE) &&
              same(PhraseTokenKind::Dun, PhraseParser::DUN) &&
              same(PhraseTokenKind::Stop, PhraseParser::STOP) &&
              same(PhraseTokenKind::LeftParen, PhraseParser::LP) &&
              same(PhraseTokenKind::Word, PhraseParser::WORD));
static_assert(same(PhraseRule::Owners, PhraseParser::RuleOwners) &&
              same(PhraseRule::Item, PhraseParser::RuleItem) &&
              same(PhraseRule::Bracket, PhraseParser::RuleBracket) &&
              same(PhraseRule::Part, PhraseParser::RulePart));

/// Exceptions of ANTLR stop here.
template <class Work>
void walled(Work&& work) {
    try {
        work();
    } catch (const InternalError&) {
        throw;
    } catch (const std::exception& error) {
        throw InternalError(std::string("parser: ") + error.what());
    }
}

template <class Parser>
void prepare(Parser& parser) {
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
}

}  // namespace

struct AntlrWall::Impl {
    lean::RecordStream<Token> stream;
    grammar::PlanBuilder builder;
    PlanParser parser{&stream};

    Impl() {
        prepare(parser);
        parser.setBuilder(&builder);
    }
};

AntlrWall::AntlrWall() : impl_(std::make_unique<Impl>()) {}
AntlrWall::~AntlrWall() = default;

void AntlrWall::parse(const std::vector<Token>& tokens, TreeBuilder& builder) {
    walled([&] {
        impl_->stream.reset(tokens);
        impl_->builder.tree = &builder;
        impl_->parser.plan();
    });
}

struct PhraseWall::Impl {
    lean::RecordStream<PhraseToken> stream;
    PhraseParser parser{&stream};

    Impl() { prepare(parser); }
};

PhraseWall::PhraseWall() : impl_(std::make_unique<Impl>()) {}
PhraseWall::~PhraseWall() = default;

PhraseTree PhraseWall::parse(std::span<const PhraseToken> tokens, PhraseRule start) {
    PhraseTreeBuilder builder;
    walled([&] {
        impl_->stream.reset(tokens);
        impl_->parser.setBuilder(&builder);
        if (start == PhraseRule::Deadline)
            impl_->parser.deadline();
        else
            impl_->parser.owners();
    });
    return builder.finish();
}

}  // namespace planlint
