#include "parse/antlr_wall.h"

#include "base/assert.h"
#include "parse/lean_parser.h"

#include "PlanLexer.h"
#include "PlanParser.h"

namespace planlint {

namespace {

using grammar::PlanLexer;
using grammar::PlanParser;

constexpr bool same(TokenKind kind, std::size_t number) {
    return static_cast<std::size_t>(kind) == number;
}
constexpr bool same(NodeKind kind, std::size_t number) {
    return static_cast<std::size_t>(kind) == number;
}

// src/syntax repeats the grammar's numbers so that nothing else needs ANTLR's headers.
static_assert(
    same(TokenKind::Fence, PlanLexer::FENCE) && same(TokenKind::Row, PlanLexer::ROW) &&
    same(TokenKind::H1, PlanLexer::H1) && same(TokenKind::LineDecimal, PlanLexer::LINE_DECIMAL) &&
    same(TokenKind::NewLine, PlanLexer::NL) && same(TokenKind::GroupLead, PlanLexer::GROUP_LEAD) &&
    same(TokenKind::GroupDue, PlanLexer::GROUP_DUE) &&
    same(TokenKind::KeyLead, PlanLexer::K_LEAD) && same(TokenKind::KeyMeta, PlanLexer::K_META) &&
    same(TokenKind::Date, PlanLexer::DATE) && same(TokenKind::Inline, PlanLexer::INLINE) &&
    same(TokenKind::LeftParen, PlanLexer::LP) && same(TokenKind::RightParen, PlanLexer::RP) &&
    same(TokenKind::Stop, PlanLexer::STOP) && same(TokenKind::Bar, PlanLexer::BAR) &&
    same(TokenKind::Blank, PlanLexer::WS) && same(TokenKind::Text, PlanLexer::TEXT) &&
    same(TokenKind::Other, PlanLexer::OTHER));
static_assert(same(NodeKind::Plan, PlanParser::RulePlan) &&
              same(NodeKind::Line, PlanParser::RuleLine) &&
              same(NodeKind::Sentence, PlanParser::RuleSentence) &&
              same(NodeKind::Field, PlanParser::RuleField) &&
              same(NodeKind::RoleGroup, PlanParser::RuleRoleGroup) &&
              same(NodeKind::Bracket, PlanParser::RuleBracket) &&
              same(NodeKind::Cell, PlanParser::RuleCell));

}  // namespace

struct AntlrWall::Impl {
    grammar::RecordStream stream;
    std::vector<Token> none;
    PlanParser parser;

    Impl() : parser((stream.reset(none), &stream)) {
        parser.removeErrorListeners();
        parser.setBuildParseTree(false);
        parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
    }
};

AntlrWall::AntlrWall() : impl_(std::make_unique<Impl>()) {}
AntlrWall::~AntlrWall() = default;

void AntlrWall::parse(const std::vector<Token>& tokens, TreeBuilder& builder) {
    try {
        impl_->stream.reset(tokens);
        impl_->parser.setBuilder(&builder);
        impl_->parser.plan();
    } catch (const InternalError&) {
        throw;
    } catch (const std::exception& error) {
        throw InternalError(std::string("parser: ") + error.what());
    }
}

}  // namespace planlint
