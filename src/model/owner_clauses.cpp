// Where a document says who answers: brackets, fields, clauses of running text, and lines that
// begin with the owner.
#include <algorithm>

#include "model/builder.h"
#include "model/owner_glance.h"
#include "model/owner_sense.h"
#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

class ClauseFinder {
public:
    explicit ClauseFinder(Plan& plan)
        : plan_(plan),
          tokenizer_(plan.source->text(), *plan.words),
          sense_(plan, wall_),
          glance_(plan) {}

    void findIn(std::uint32_t index) {
        const Line& line = plan_.lines[index];
        if (line.ignored || line.start == TokenKind::Row) return;
        if (!glance_.mayName(line)) return;
        readLeaves(plan_, line, leaves_);
        line_ = index;
        first_ = plan_.ownerClauses.size();
        readBrackets();
        readStretches();
        std::sort(plan_.ownerClauses.begin() + static_cast<std::ptrdiff_t>(first_),
                  plan_.ownerClauses.end(), [](const OwnerClause& a, const OwnerClause& b) {
                      return a.range.begin < b.range.begin;
                  });
    }

private:
    void add(OwnerClause clause, TextRange range) {
        if (clause.lists.empty() && !clause.hasTime && !clause.unclosed && !clause.isUnread) return;
        clause.range = range;
        clause.line = line_;
        plan_.ownerClauses.push_back(std::move(clause));
    }

    /// Brackets of the outermost level that name somebody; others are text.
    void readBrackets() {
        taken_.assign(leaves_.size(), false);
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            if (leaves_[i].kind != TokenKind::LeftParen || leaves_[i].depth != 1) continue;
            std::size_t close = i + 1;
            while (close < leaves_.size() &&
                   !(leaves_[close].kind == TokenKind::RightParen && leaves_[close].depth == 1))
                ++close;
            const TextRange inside{leaves_[i].range.end, close < leaves_.size()
                                                             ? leaves_[close].range.begin
                                                             : leaves_.back().range.end};
            const bool isLast = close + 2 >= leaves_.size();
            if (glance_.mayAllocate(std::span(leaves_).subspan(i + 1, close - i - 1), inside) ||
                isLast) {
                const std::vector<PhraseToken> tokens =
                    tokenizer_.tokens(std::span(leaves_).subspan(i + 1, close - i - 1));
                const bool alone = isLast && i > 0 && leaves_[i - 1].kind == TokenKind::Stop;
                OwnerClause clause = sense_.read(tokens, OwnerClause::Form::Bracket, alone);
                const bool keyed = std::any_of(tokens.begin(), tokens.end(), [](const auto& token) {
                    return token.kind == PhraseTokenKind::Key || token.kind == PhraseTokenKind::Due;
                });
                if (isBare(tokens) && goesOnWithName(i)) clause.lists.clear();
                const bool unread =
                    clause.lists.empty() && !goesOnWithName(i) && namesUnits(tokens);
                clause.isUnread = unread;
                if (!clause.lists.empty() || (keyed && clause.hasTime)) {
                    add(std::move(clause),
                        {leaves_[i].range.begin,
                         close < leaves_.size() ? leaves_[close].range.end : inside.end});
                    for (std::size_t k = i; k <= close && k < leaves_.size(); ++k) taken_[k] = true;
                } else if (unread && close < leaves_.size()) {
                    add(std::move(clause), {leaves_[i].range.begin, leaves_[close].range.end});
                }
            }
            i = close;
        }
    }

    static bool isBare(std::span<const PhraseToken> tokens) {
        return std::none_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
            return token.kind == PhraseTokenKind::Key || token.kind == PhraseTokenKind::Verb ||
                   token.kind == PhraseTokenKind::Join || token.kind == PhraseTokenKind::Manner;
        });
    }

    /// Most of what stands in a bracket are names that only units have.
    bool namesUnits(std::span<const PhraseToken> tokens) const {
        std::size_t names = 0;
        std::size_t units = 0;
        for (const PhraseToken& token : tokens) {
            if (token.kind != PhraseTokenKind::Word) continue;
            ++names;
            const UnitShape shape = shapeOf(plan_.vocabulary(), plan_.text(token.range));
            units += shape == UnitShape::Stem || shape == UnitShape::Levelled ? 1U : 0U;
        }
        return units > 0 && units * 2 > names;
    }

    /// 市自然资源局（林业局）: the bracket belongs to the name before it.
    bool goesOnWithName(std::size_t open) const {
        if (open == 0 || leaves_[open - 1].kind != TokenKind::Text ||
            leaves_[open - 1].range.end != leaves_[open].range.begin)
            return false;
        return endsLikeUnit(plan_.vocabulary(), plan_.text(leaves_[open - 1].range));
    }

    /// What stands outside those brackets: fields from their keys, then clauses.
    void readStretches() {
        std::vector<Leaf> stretch;
        for (std::size_t i = 0; i <= leaves_.size(); ++i) {
            if (i < leaves_.size() && !taken_[i]) {
                stretch.push_back(leaves_[i]);
                continue;
            }
            readStretch(stretch, i == leaves_.size());
            stretch.clear();
        }
    }

    void readStretch(const std::vector<Leaf>& stretch, bool isLast) {
        if (stretch.empty()) return;
        const TextRange range{stretch.front().range.begin, stretch.back().range.end};
        const bool first =
            range.begin == firstBody() && glance_.mayBeginWithOwner(plan_.lines[line_]);
        if (!first && !glance_.mayOwn(stretch, range, isLast)) return;
        const std::vector<PhraseToken> tokens = tokenizer_.tokens(stretch);
        const std::span<const PhraseToken> all(tokens);
        std::size_t at = 0;
        if (const std::size_t end = ownerFirst(all); end > 0) at = end;
        while (at < tokens.size()) {
            const auto key = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                          tokens.end(), [](const PhraseToken& token) {
                                              return isKnownKey(token) ||
                                                     token.kind == PhraseTokenKind::Due ||
                                                     isDivision(token);
                                          });
            const auto begin = static_cast<std::size_t>(key - tokens.begin());
            readProse(all.subspan(at, begin - at), isLast && begin == tokens.size());
            if (key == tokens.end()) return;
            // A field reaches to its full stop; at the start of a line to the line's end.
            const bool atStart = begin == 0;
            std::size_t end = begin + 1;
            int depth = 0;
            while (end < tokens.size()) {
                const PhraseTokenKind kind = tokens[end].kind;
                if (kind == PhraseTokenKind::LeftParen) ++depth;
                if (kind == PhraseTokenKind::RightParen && --depth < 0) break;
                if (kind == PhraseTokenKind::Stop && depth == 0 && !atStart) break;
                ++end;
            }
            OwnerClause clause =
                isDivision(tokens[begin])
                    ? sense_.read(all.subspan(begin + 1, end - begin - 1),
                                  OwnerClause::Form::Division)
                    : sense_.read(all.subspan(begin, end - begin), OwnerClause::Form::Field);
            clause.form = OwnerClause::Form::Field;
            TextRange where{tokens[begin].range.begin, tokens[end - 1].range.end};
            // （责任单位：市教育局 without its closing bracket
            if (begin > 0 && tokens[begin - 1].range.end == where.begin &&
                isBracket(tokens[begin - 1].range)) {
                clause.unclosed = TextRange{tokens[begin - 1].range.begin, tokens[begin].range.end};
                where.begin = tokens[begin - 1].range.begin;
            }
            clause.isUnread = clause.lists.empty() && !clause.hasTime &&
                              tokens[begin].kind == PhraseTokenKind::Key &&
                              saysSomething(all.subspan(begin + 1, end - begin - 1));
            add(std::move(clause), where);
            at = end;
        }
    }

    static bool isDivision(const PhraseToken& token) {
        return token.kind == PhraseTokenKind::Field &&
               token.value == static_cast<std::uint8_t>(FieldKey::Division);
    }

    /// Text behind a key that is no dash.
    bool saysSomething(std::span<const PhraseToken> tokens) const {
        return std::any_of(tokens.begin(), tokens.end(), [&](const PhraseToken& token) {
            return token.kind == PhraseTokenKind::Word &&
                   plan_.vocabulary().exactly(plan_.text(token.range), WordClass::EmptyCell) ==
                       nullptr;
        });
    }

    bool isBracket(TextRange range) const {
        const std::string_view text = plan_.text(range);
        return text == "（" || text == "(";
    }

    /// 市城管局：负责…: a line or item that begins with its owner and a colon. The tokens it takes,
    /// or 0.
    std::size_t ownerFirst(std::span<const PhraseToken> tokens) {
        if (tokens.empty() || tokens.front().range.begin > firstBody()) return 0;
        std::size_t colon = 0;
        int depth = 0;
        const bool isItem = plan_.lines[line_].start != TokenKind::NewLine;  // 1.市司法局。配合…
        for (; colon < tokens.size(); ++colon) {
            const PhraseTokenKind kind = tokens[colon].kind;
            if (kind == PhraseTokenKind::LeftParen) ++depth;
            if (kind == PhraseTokenKind::RightParen) --depth;
            if (kind == PhraseTokenKind::Colon && depth == 0) break;
            if (kind == PhraseTokenKind::Stop && depth == 0 && isItem && colon == 1) break;
            const bool name = kind == PhraseTokenKind::Word || kind == PhraseTokenKind::Dun ||
                              kind == PhraseTokenKind::And || kind == PhraseTokenKind::Blank ||
                              kind == PhraseTokenKind::Collective ||
                              kind == PhraseTokenKind::LeftParen ||
                              kind == PhraseTokenKind::RightParen || kind == PhraseTokenKind::Etc;
            if (!name) return 0;
            if (tokens[colon].range.end - tokens.front().range.begin > OwnerGlance::kLongestOwner)
                return 0;
        }
        if (colon == 0 || colon + 1 >= tokens.size()) return 0;
        if (tokens[colon].kind == PhraseTokenKind::Stop &&
            !isOffice(plan_.vocabulary(), plan_.text(tokens.front().range)))
            return 0;
        OwnerClause clause = sense_.read(tokens.subspan(0, colon), OwnerClause::Form::OwnerFirst);
        if (clause.lists.empty()) {
            std::vector<PhraseToken> with(tokens.begin(),
                                          tokens.begin() + static_cast<std::ptrdiff_t>(colon));
            const std::uint32_t at = with.back().range.end;
            with.push_back(
                {{at, at}, PhraseTokenKind::Verb, static_cast<std::uint8_t>(RoleWord::Lead)});
            clause = sense_.read(with, OwnerClause::Form::Prose);
        }
        if (clause.lists.empty()) return 0;
        for (UnitList& list : clause.lists) {
            list.role = UnitRole::Lead;
            if (std::any_of(list.units.begin(), list.units.end(), [](const UnitName& unit) {
                    return unit.unitClass == UnitClass::Generic;
                }))
                return 0;
        }
        clause.form = OwnerClause::Form::OwnerFirst;
        add(std::move(clause), {tokens.front().range.begin, tokens[colon].range.end});
        return colon + 1;
    }
    std::uint32_t firstBody() const { return leaves_.front().range.begin; }

    /// Sentences: 由市教育局牵头，市财政局配合; at the end of a line also without 由.
    void readProse(std::span<const PhraseToken> tokens, bool isLast) {
        std::size_t begin = 0;
        while (begin < tokens.size()) {
            std::size_t end = begin;
            int depth = 0;
            while (end < tokens.size()) {
                const PhraseTokenKind kind = tokens[end].kind;
                if (kind == PhraseTokenKind::LeftParen) ++depth;
                if (kind == PhraseTokenKind::RightParen) --depth;
                if (kind == PhraseTokenKind::Stop && depth == 0) break;
                ++end;
            }
            const bool last = isLast && end + 1 >= tokens.size();
            // A heading is no sentence about owners: 强化部门协同配合.
            const bool title = begin == 0 && !tokens.empty() &&
                               tokens.front().range.begin <= firstBody() &&
                               plan_.lines[line_].start != TokenKind::NewLine;
            readSentence(tokens.subspan(begin, end - begin), last && !title);
            begin = end + 1;
        }
    }

    /// 会同市财政局制定…: those who help, whose name ends before what they do; with a subject
    /// (市教育局要会同市财政局制定…) also the one who leads.
    void readHelpers(std::span<const PhraseToken> tokens) {
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            if (tokens[i].kind != PhraseTokenKind::Join) continue;
            std::size_t begin = i;
            while (begin > 0 && (isListed(tokens[begin - 1].kind) ||
                                 tokens[begin - 1].kind == PhraseTokenKind::Manner))
                --begin;
            const bool opens = begin == 0 || tokens[begin - 1].kind == PhraseTokenKind::Comma ||
                               tokens[begin - 1].kind == PhraseTokenKind::Semicolon;
            std::size_t end = i + 1;
            while (end < tokens.size() && isListed(tokens[end].kind)) ++end;
            // A会同B组织实施: the verb behind them says what both do.
            if (end < tokens.size() && tokens[end].kind == PhraseTokenKind::Verb) continue;
            std::vector<PhraseToken> named(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                           tokens.begin() + static_cast<std::ptrdiff_t>(end));
            PhraseToken& last = named.back();
            if (begin != i && !isOffice(plan_.vocabulary(), plan_.text(tokens[begin].range)))
                continue;
            if (!opens || last.kind != PhraseTokenKind::Word) continue;
            last.range.end =
                last.range.begin + static_cast<std::uint32_t>(lengthOfUnit(
                                       plan_.vocabulary(), plan_.text(last.range), begin != i));
            if (last.range.isEmpty()) continue;
            const std::uint32_t stop = last.range.end;
            const bool alone = begin == i;
            if (alone) named.erase(named.begin());
            const RoleWord role = alone ? RoleWord::Cooperating : RoleWord::Lead;
            named.push_back({{stop, stop}, PhraseTokenKind::Verb, static_cast<std::uint8_t>(role)});
            OwnerClause clause = sense_.read(named, OwnerClause::Form::Prose, !alone);
            clause.isHelpersOnly = alone;
            if (!clause.lists.empty()) add(std::move(clause), {tokens[begin].range.begin, stop});
        }
    }

    static bool isListed(PhraseTokenKind kind) {
        return kind == PhraseTokenKind::Word || kind == PhraseTokenKind::Dun ||
               kind == PhraseTokenKind::And;
    }

    void readSentence(std::span<const PhraseToken> tokens, bool isLast) {
        const auto has = [&](PhraseTokenKind kind) {
            return std::any_of(tokens.begin(), tokens.end(),
                               [&](const PhraseToken& token) { return token.kind == kind; });
        };
        const bool verb = has(PhraseTokenKind::Verb) || has(PhraseTokenKind::Join);
        if (!verb) return;
        if (has(PhraseTokenKind::Join)) readHelpers(tokens);
        if (has(PhraseTokenKind::By)) {
            // From each 由 to the next one: their segments name units or nobody.
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                if (tokens[i].kind != PhraseTokenKind::By) continue;
                std::size_t end = i + 1;
                while (end < tokens.size() && tokens[end].kind != PhraseTokenKind::By) ++end;
                readClause(tokens.subspan(i, end - i), isLast && end == tokens.size());
                i = end - 1;
            }
            return;
        }
        const bool leads = opensWithLead(tokens);
        if (isLast || leads || has(PhraseTokenKind::Join)) readClause(tokens, isLast || leads);
    }

    /// Whether some word of a role follows what ends like a unit: all else is no owner clause.
    bool actsAfterUnit(std::span<const PhraseToken> tokens) const {
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            if (tokens[i].kind != PhraseTokenKind::Verb &&
                tokens[i].kind != PhraseTokenKind::Join &&
                tokens[i].kind != PhraseTokenKind::Manner)
                continue;
            const PhraseToken& before = tokens[i - 1];
            const bool unit = before.kind == PhraseTokenKind::Word
                                  ? endsLikeUnit(plan_.vocabulary(), plan_.text(before.range))
                                  : before.kind == PhraseTokenKind::Collective ||
                                        before.kind == PhraseTokenKind::Etc ||
                                        before.kind == PhraseTokenKind::RightParen;
            if (unit) return true;
        }
        return false;
    }

    /// The longest run of segments from the first on that all end in a verb after certain units.
    void readClause(std::span<const PhraseToken> tokens, bool isSentence) {
        constexpr int kMost = 8;  // segments cut off: an endless sentence costs no more than itself
        std::size_t end = tokens.size();
        for (int n = 0; n <= kMost && end > 0 && actsAfterUnit(tokens.subspan(0, end)); ++n) {
            OwnerClause clause = sense_.read(tokens.subspan(0, end), OwnerClause::Form::Prose,
                                             isSentence && end == tokens.size());
            if (!clause.lists.empty()) {
                const TextRange range = clause.range;
                add(std::move(clause), range);
                return;
            }
            // Without the last segment.
            std::size_t cut = end;
            while (cut > 0 && tokens[cut - 1].kind != PhraseTokenKind::Comma &&
                   tokens[cut - 1].kind != PhraseTokenKind::Semicolon)
                --cut;
            end = cut > 0 ? cut - 1 : 0;
        }
    }

    Plan& plan_;
    PhraseTokenizer tokenizer_;
    PhraseWall wall_;
    OwnerSense sense_;
    OwnerGlance glance_;
    std::vector<Leaf> leaves_;
    std::vector<bool> taken_;
    std::uint32_t line_ = 0;
    std::size_t first_ = 0;
};

}  // namespace

void findOwnerClauses(Plan& plan) {
    ClauseFinder finder(plan);
    for (std::uint32_t i = 0; i < plan.lines.size(); ++i) finder.findIn(i);
}

std::span<const OwnerClause> clausesIn(const Plan& plan, TextRange range) {
    const auto begin = std::lower_bound(
        plan.ownerClauses.begin(), plan.ownerClauses.end(), range.begin,
        [](const OwnerClause& clause, std::uint32_t at) { return clause.range.begin < at; });
    auto end = begin;
    while (end != plan.ownerClauses.end() && end->range.end <= range.end) ++end;
    return {begin, end};
}

}  // namespace planlint
