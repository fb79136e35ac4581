#pragma once

// Base class of the generated parsers (antlr4 -DsuperClass=LeanParser). The generated code calls
// match, consume, enterRule, exitRule and _tracker by plain name, so this class replaces what is
// slow in runtime 4.9 without touching either: rule contexts live on a stack and not on the heap,
// tokens are records, and nodes go straight into our tree instead of ANTLR's.
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "antlr4-runtime.h"
#include "parse/phrase_tree.h"
#include "syntax/syntax_tree.h"

namespace planlint::lean {

/// Tokens without objects. The grammar is total and decides on one token, so the generated code
/// needs no more than LA(1).
template <class Record>
class RecordStream final : public antlr4::TokenStream {
public:
    void reset(std::span<const Record> tokens) {
        tokens_ = tokens;
        at_ = 0;
    }
    const Record& current() const { return tokens_[at_]; }
    bool atEnd() const { return at_ >= tokens_.size(); }
    void advance() { ++at_; }

    std::size_t LA(ssize_t i) override {
        const std::size_t index = at_ + static_cast<std::size_t>(i) - 1;
        return index < tokens_.size() ? static_cast<std::size_t>(tokens_[index].kind)
                                      : antlr4::Token::EOF;
    }
    void consume() override { advance(); }
    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    std::size_t index() override { return at_; }
    void seek(std::size_t index) override { at_ = index; }
    std::size_t size() override { return tokens_.size(); }
    std::string getSourceName() const override { return "records"; }
    // Asked for only when an error is reported, which a total grammar never does.
    antlr4::Token* LT(ssize_t) override { return &end_; }
    antlr4::Token* get(std::size_t) const override {
        return const_cast<antlr4::CommonToken*>(&end_);
    }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string getText() override { return {}; }
    std::string getText(antlr4::RuleContext*) override { return {}; }
    std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

private:
    std::span<const Record> tokens_;
    std::size_t at_ = 0;
    antlr4::CommonToken end_{antlr4::Token::EOF};
};

/// `Builder` has enter(rule), leave() and leaf(record).
template <class Record, class Builder>
class Parser : public antlr4::Parser {
public:
    explicit Parser(antlr4::TokenStream* input)
        : antlr4::Parser(input), records_(static_cast<RecordStream<Record>*>(input)) {}

    void setBuilder(Builder* builder) { builder_ = builder; }

protected:
    /// Contexts die in the reverse order of their birth: exitRule() pops them.
    class ContextStack {
    public:
        ContextStack() : memory_(new std::byte[kSize]) {}

        template <class Context, class... Arguments>
        Context* createInstance(Arguments&&... arguments) {
            const std::size_t size = (sizeof(Context) + 15) & ~std::size_t{15};
            if (used_ + size > kSize)
                throw antlr4::ParseCancellationException("rules nested too deeply");
            auto* context =
                new (memory_.get() + used_) Context(std::forward<Arguments>(arguments)...);
            used_ += size;
            return context;
        }
        void pop(antlr4::ParserRuleContext* context) {
            const auto* begin = reinterpret_cast<std::byte*>(context);
            context->~ParserRuleContext();
            used_ = static_cast<std::size_t>(begin - memory_.get());
        }

    private:
        static constexpr std::size_t kSize = 64 * 1024;
        std::unique_ptr<std::byte[]> memory_;
        std::size_t used_ = 0;
    } _tracker;

    antlr4::Token* match(std::size_t type) override {
        if (type == EOF && records_->atEnd()) return nullptr;
        if (records_->LA(1) != type)
            throw antlr4::ParseCancellationException("the grammar is not total");
        return consume();
    }
    antlr4::Token* consume() override {
        builder_->leaf(records_->current());
        records_->advance();
        return nullptr;
    }
    void enterRule(antlr4::ParserRuleContext* context, std::size_t state,
                   std::size_t rule) override {
        setState(state);
        _ctx = context;
        builder_->enter(rule);
    }
    void exitRule() {
        antlr4::ParserRuleContext* context = _ctx;
        builder_->leave(context->getRuleIndex());
        setState(context->invokingState);
        _ctx = static_cast<antlr4::ParserRuleContext*>(context->parent);
        _tracker.pop(context);
    }

private:
    RecordStream<Record>* records_;
    Builder* builder_ = nullptr;
};

}  // namespace planlint::lean

// The names that -DsuperClass gives the generated parsers.
namespace planlint::grammar {
/// The plan itself, rule 0, spans all blocks: it is opened and closed by parse().
struct PlanBuilder {
    TreeBuilder* tree = nullptr;
    void enter(std::size_t rule) {
        if (rule != 0) tree->enter(static_cast<NodeKind>(rule));
    }
    void leave(std::size_t rule) {
        if (rule != 0) tree->leave();
    }
    void leaf(const Token& token) { tree->leaf(token.kind, token.range); }
};
using LeanParser = lean::Parser<Token, PlanBuilder>;
}  // namespace planlint::grammar

namespace planlint::phrase_grammar {
using LeanParser = lean::Parser<PhraseToken, PhraseTreeBuilder>;
}  // namespace planlint::phrase_grammar
