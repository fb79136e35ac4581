// Build-time tool: determinises the generated ANTLR lexer into a dense table over classes of code
// points. The .g4 stays the only definition: the closure and reach sets are the runtime's own.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "PlanLexer.h"
#include "antlr4-runtime.h"

namespace {

using namespace antlr4;
using namespace antlr4::atn;

struct Table {
    std::vector<std::size_t> block;    // code point >> 8 → block of 256 classes
    std::vector<std::size_t> classes;  // the blocks
    std::size_t classCount = 0;
    std::vector<std::size_t> next;    // state × class → state, 0 is dead
    std::vector<std::size_t> accept;  // token type, 0 is none
    std::vector<std::size_t> skip;    // the accepted token is skipped
    std::size_t start = 0;
};

/// The lexer's simulator with its closure code opened up.
class Determiniser : public LexerATNSimulator {
public:
    using LexerATNSimulator::LexerATNSimulator;

    Table run() {
        Table table;
        const std::vector<char32_t> representatives = foldCodePoints(table);
        _mode = Lexer::DEFAULT_MODE;
        ANTLRInputStream none("");

        std::vector<dfa::DFAState*> states{nullptr};
        std::unordered_map<dfa::DFAState*, std::size_t> numbers;
        const auto number = [&](dfa::DFAState* state) -> std::size_t {
            if (state == ERROR.get()) return 0;
            const auto [it, isNew] = numbers.emplace(state, states.size());
            if (isNew) states.push_back(state);
            return it->second;
        };
        auto first = computeStartState(&none, atn.modeToStartState[_mode]);
        first->hasSemanticContext = false;
        table.start = number(addDFAState(first.release()));
        table.next.assign(table.classCount, 0);
        for (std::size_t i = 1; i < states.size(); ++i) {
            for (std::size_t k = 0; k < table.classCount; ++k) {
                table.next.push_back(
                    number(computeTargetState(&none, states[i], representatives[k])));
            }
        }
        table.accept.assign(states.size(), 0);
        table.skip.assign(states.size(), 0);
        for (std::size_t i = 1; i < states.size(); ++i) {
            if (!states[i]->isAcceptState) continue;
            table.accept[i] = states[i]->prediction;
            if (!states[i]->lexerActionExecutor) continue;
            for (const auto& action : states[i]->lexerActionExecutor->getLexerActions()) {
                if (action->getActionType() != LexerActionType::SKIP)
                    throw std::runtime_error("a lexer action other than skip");
                table.skip[i] = 1;
            }
        }
        return table;
    }

private:
    /// Code points that no transition tells apart form a class; returns one of each.
    std::vector<char32_t> foldCodePoints(Table& table) const {
        constexpr std::size_t kEnd = 0x110000;
        std::set<std::vector<std::pair<std::size_t, std::size_t>>> labels;
        std::set<std::size_t> cuts{0, kEnd};
        for (const ATNState* state : atn.states) {
            if (state == nullptr) continue;
            for (Transition* transition : state->transitions) {
                switch (transition->getSerializationType()) {
                    case Transition::PREDICATE:
                        throw std::runtime_error("a lexer predicate: not a finite automaton");
                    case Transition::ATOM:
                    case Transition::RANGE:
                    case Transition::SET:
                    case Transition::NOT_SET:
                        break;
                    default:
                        continue;
                }
                std::vector<std::pair<std::size_t, std::size_t>> label;
                const misc::IntervalSet set = transition->label();
                for (const misc::Interval& interval : set.getIntervals()) {
                    label.emplace_back(interval.a, interval.b);
                    cuts.insert(static_cast<std::size_t>(interval.a));
                    cuts.insert(static_cast<std::size_t>(interval.b) + 1);
                }
                labels.insert(label);
            }
        }
        const std::vector<std::size_t> bounds(cuts.begin(), cuts.end());
        std::vector<std::vector<std::size_t>> signature(bounds.size());
        std::size_t id = 0;
        for (const auto& label : labels) {
            for (const auto& [low, high] : label) {
                for (auto i = static_cast<std::size_t>(
                         std::lower_bound(bounds.begin(), bounds.end(), low) - bounds.begin());
                     i < bounds.size() && bounds[i] <= high; ++i) {
                    signature[i].push_back(id);
                }
            }
            ++id;
        }
        std::map<std::vector<std::size_t>, std::size_t> classes;
        std::vector<char32_t> representatives;
        std::vector<std::size_t> flat(kEnd);
        for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
            const auto [it, isNew] = classes.emplace(signature[i], classes.size());
            if (isNew) representatives.push_back(static_cast<char32_t>(bounds[i]));
            std::fill(flat.begin() + static_cast<long>(bounds[i]),
                      flat.begin() + static_cast<long>(bounds[i + 1]), it->second);
        }
        table.classCount = classes.size();
        std::map<std::vector<std::size_t>, std::size_t> seen;
        for (std::size_t b = 0; b < kEnd / 256; ++b) {
            const std::vector<std::size_t> block(flat.begin() + static_cast<long>(b * 256),
                                                 flat.begin() + static_cast<long>(b * 256 + 256));
            const auto [it, isNew] = seen.emplace(block, seen.size());
            if (isNew) table.classes.insert(table.classes.end(), block.begin(), block.end());
            table.block.push_back(it->second);
        }
        return representatives;
    }
};

void writeArray(std::ostream& out, const char* type, const char* name,
                const std::vector<std::size_t>& values) {
    out << "inline constexpr " << type << ' ' << name << "[] = {";
    for (std::size_t i = 0; i < values.size(); ++i)
        out << (i % 32 == 0 ? "\n" : "") << values[i] << ',';
    out << "};\n";
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) return 2;
    ANTLRInputStream none("");
    planlint::stock::PlanLexer lexer(&none);
    auto* simulator = lexer.getInterpreter<LexerATNSimulator>();
    Determiniser determiniser(&lexer, simulator->atn, simulator->_decisionToDFA,
                              simulator->getSharedContextCache());
    const Table table = determiniser.run();

    std::ofstream out(argv[1]);
    out << "#pragma once\n#include <cstdint>\n// Generated from grammar/PlanLexer.g4 by "
           "src/parse/generate/lexer_table.cpp.\n"
        << "namespace planlint::lexer_table {\ninline constexpr std::uint32_t kClasses = "
        << table.classCount << ", kStart = " << table.start << ", kDead = 0;\n";
    writeArray(out, "std::uint8_t", "kBlock", table.block);
    writeArray(out, table.classCount < 256 ? "std::uint8_t" : "std::uint16_t", "kClass",
               table.classes);
    writeArray(out, "std::uint16_t", "kNext", table.next);
    writeArray(out, "std::uint8_t", "kAccept", table.accept);
    writeArray(out, "bool", "kSkip", table.skip);
    out << "}\n";
    std::fprintf(stderr, "lexer table: %zu states, %zu classes\n", table.accept.size(),
                 table.classCount);
    return out.good() ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "lexer_table: %s\n", error.what());
    return 1;
}
