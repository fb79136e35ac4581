#include "model/owner_sense.h"

#include <algorithm>
#include <utility>

#include "model/builder.h"
#include "phrase/role_key.h"
#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::uint8_t kUnknownKey = 0x80;
constexpr std::size_t kLongestScore = 5;  // characters of 10分

UnitRole roleOf(RoleWord word) {
    switch (word) {
        case RoleWord::Lead:
            return UnitRole::Lead;
        case RoleWord::Responsible:
        case RoleWord::Charge:
            return UnitRole::Responsible;
        case RoleWord::Cooperating:
            return UnitRole::Cooperating;
        case RoleWord::Other:
            return UnitRole::Other;
    }
    PLANLINT_UNREACHABLE();
}

/// A name that stands in a list, before anybody knows its role.
struct Item {
    TextRange range;
    std::string name;
    bool isCollective = false;
    std::optional<PhraseToken> mark;  // 市教育局（牵头）
};

/// Walks the tree of a clause from left to right.
class Walker {
public:
    Walker(const Plan& plan, std::span<const PhraseToken> tokens, OwnerClause::Form form)
        : plan_(plan), tokens_(tokens), form_(form) {}

    /// The key that holds before the first token: a column's.
    void startWith(UnitRole role, std::string_view key) {
        key_ = Key{role, std::string(key), true, false};
    }

    void walk(const PhraseTree& tree) {
        for (std::uint32_t i = 0; i < tree.size();) {
            const PhraseNode& node = tree[i];
            if (node.rule == PhraseRule::Item) {
                addItem(tree, i);
                i = node.next;
                continue;
            }
            if (node.rule == PhraseRule::Token) read(tokens_[node.token]);
            ++i;
        }
        endSegment(PhraseTokenKind::Stop);
        finish();
    }

    std::vector<UnitList> lists() && { return std::move(lists_); }
    bool isSole() const { return soles_ == 1 && keyless_ == 1 && lists_.size() == 1; }
    bool hasTime() const { return hasTime_; }

private:
    struct Key {
        UnitRole role;
        std::string word;
        bool isKnown;
        bool isOwn;  // written in the clause, not a column's
    };

    void addItem(const PhraseTree& tree, std::uint32_t at) {
        if (skipsRest_ || isField_ || inRemark_) return;
        Item item;
        std::optional<TextRange> range;
        bool etcOnly = true;
        bool ended = false;  // 甲等有关部门: what stands behind 等 names nobody
        for (std::uint32_t i = at + 1; i < tree[at].next;) {
            const PhraseNode& node = tree[i];
            if (node.rule == PhraseRule::Bracket) {
                const bool more = readBracket(tree, i, item, tree[i].next == tree[at].next);
                if (more) range = joined(range, bracketRange(tree, i));
                i = node.next;
                continue;
            }
            const PhraseToken& token = tokens_[node.token];
            if (token.kind == PhraseTokenKind::Etc) {
                ended = ended || !etcOnly;
            } else if (!ended) {
                etcOnly = false;
                range = joined(range, token.range);
                item.isCollective = item.isCollective || token.kind == PhraseTokenKind::Collective;
            }
            ++i;
        }
        if (etcOnly || !range) {
            if (item.mark && !pending_.empty()) pending_.back().mark = item.mark;
            return;
        }
        item.range = *range;
        item.name = clean(item.range, tree, at);
        if (item.name.empty()) return;
        if (!segmentHasItem_) segmentBegin_ = pending_.size();
        segmentHasItem_ = true;
        pending_.push_back(std::move(item));
    }

    static TextRange joined(const std::optional<TextRange>& a, TextRange b) {
        return a ? TextRange{a->begin, b.end} : b;
    }
    TextRange bracketRange(const PhraseTree& tree, std::uint32_t at) const {
        return {tokens_[tree[at + 1].token].range.begin,
                tokens_[tree[tree[at].next - 1].token].range.end};
    }

    /// （牵头）after a name gives its role, （含开发区，下同）is no part of it. True when the
    /// bracket belongs to the name.
    bool readBracket(const PhraseTree& tree, std::uint32_t at, Item& item, bool isLast) {
        std::vector<PhraseToken> inside;
        for (std::uint32_t i = at + 2; i + 1 < tree[at].next; ++i) {
            if (tree[i].rule == PhraseRule::Token) inside.push_back(tokens_[tree[i].token]);
        }
        if (inside.empty()) return false;
        const bool verbs = std::all_of(inside.begin(), inside.end(), [](const PhraseToken& token) {
            return token.kind == PhraseTokenKind::Verb || token.kind == PhraseTokenKind::Manner;
        });
        if (verbs) {
            item.mark = inside.front();
            return false;
        }
        const std::string_view words =
            plan_.text({inside.front().range.begin, inside.back().range.end});
        if (const std::optional<RoleKey> key = readRoleKey(plan_.vocabulary(), words);
            key && key->hasNoun && key->begin == 0 && key->isKnown &&
            key->meaning != RoleKey::Meaning::Leaders) {  // 市教育局（牵头单位）
            item.mark = PhraseToken{inside.front().range, PhraseTokenKind::Verb,
                                    static_cast<std::uint8_t>(key->meaning)};
            return false;
        }
        const WordRow* with = plan_.vocabulary().prefix(words, WordClass::Particle);
        const bool scope = says(with, Particle::With);
        const bool note = std::any_of(inside.begin(), inside.end(), [](const PhraseToken& token) {
            return token.kind == PhraseTokenKind::Note;
        });
        // 市住建局（房建工程）says of what; 管委会（石溪区）, 李国栋（副市长）are names.
        const bool what = isLast && characters(words) >= 3 &&
                          shapeOf(plan_.vocabulary(), words) == UnitShape::None &&
                          !endsInPost(plan_.vocabulary(), words);
        return !scope && !note && !what;
    }

    /// The name without the blanks of the page and without brackets that are no part of it.
    std::string clean(TextRange range, const PhraseTree& tree, std::uint32_t at) {
        std::string name;
        std::uint32_t from = range.begin;
        const auto take = [&](std::uint32_t end) {
            if (end > from) name.append(plan_.text({from, end}));
        };
        for (std::uint32_t i = at + 1; i < tree[at].next;) {
            if (tree[i].rule == PhraseRule::Bracket) {
                Item unused;
                const TextRange bracket = bracketRange(tree, i);
                if (range.contains(bracket) &&
                    !readBracket(tree, i, unused, tree[i].next == tree[at].next)) {
                    take(bracket.begin);
                    from = bracket.end;
                }
                i = tree[i].next;
            } else {
                ++i;
            }
        }
        take(range.end);
        // A leaf of its own that is a bracket of another shape: 〈含开发区管委会，下同〉.
        for (const std::string_view open : {"〈", "〔", "［", "[", "【"}) {
            const std::size_t begin = name.find(open);
            if (begin == std::string::npos || begin == 0) continue;
            const std::string_view inside = std::string_view(name).substr(begin + open.size());
            const WordRow* with = plan_.vocabulary().prefix(inside, WordClass::Particle);
            const bool scope = says(with, Particle::With);
            const bool note = !plan_.vocabulary().hitsIn(inside, bit(WordClass::RoleNote)).empty();
            if (scope || note) name.resize(begin);
        }
        name = withoutEtc(withoutPost(std::move(name)));
        if (const WordRow* must = plan_.vocabulary().suffix(name, WordClass::Particle);
            says(must, Particle::Must) && must->word.size() < name.size())  // 各县要配合
            name.resize(name.size() - must->word.size());
        std::erase_if(name, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        for (const std::string_view wide : {"\u3000", "\u00A0"}) {
            for (std::size_t i = name.find(wide); i != std::string::npos; i = name.find(wide, i))
                name.erase(i, wide.size());
        }
        return name;
    }

    /// 市财政局等市直部门 names 市财政局.
    std::string withoutEtc(std::string name) const {
        constexpr std::size_t kLongest = 8;  // characters behind 等
        const Vocabulary& vocabulary = plan_.vocabulary();
        for (std::size_t at = 6; at < name.size();
             at += utf8::lengthFromLead(static_cast<unsigned char>(name[at]))) {
            const WordRow* etc =
                vocabulary.prefix(std::string_view(name).substr(at), WordClass::UnitEtc);
            if (etc == nullptr) continue;
            const std::string_view rest = std::string_view(name).substr(at + etc->word.size());
            const WordRow* noun = vocabulary.suffix(rest, WordClass::RoleNoun);
            if (noun == nullptr || noun->word.size() <= 3 || characters(rest) > kLongest ||
                shapeOf(vocabulary, std::string_view(name).substr(0, at)) == UnitShape::None)
                continue;
            return name.substr(0, at);
        }
        return name;
    }

    /// 副校长 孟某某: a post and a blank before a person's name.
    std::string withoutPost(std::string name) const {
        constexpr std::size_t kLongestPerson = 4;  // characters
        for (const std::string_view blank : {" ", "\u3000", "\u00A0"}) {
            const std::size_t at = name.rfind(blank);
            if (at == std::string::npos || at == 0) continue;
            const std::string_view person = std::string_view(name).substr(at + blank.size());
            if (characters(person) >= 2 && characters(person) <= kLongestPerson &&
                endsInPost(plan_.vocabulary(), trimmed(std::string_view(name).substr(0, at))))
                return std::string(person);
        }
        return name;
    }

    void read(const PhraseToken& token) {
        const PhraseTokenKind before = std::exchange(last_, token.kind);
        switch (token.kind) {
            case PhraseTokenKind::Key:
                startKey(token);
                return;
            case PhraseTokenKind::Due:
            case PhraseTokenKind::Field:
                hasTime_ = hasTime_ || token.kind == PhraseTokenKind::Due;
                closeKey();
                key_.reset();
                isField_ = true;
                return;
            case PhraseTokenKind::Verb:
                applyVerb(token);
                return;
            case PhraseTokenKind::Join:
                // 由A牵头会同B组织实施
                if (skipsRest_ && !isProse()) return;
                skipsRest_ = false;
                joinFrom_ = pending_.size();
                return;
            case PhraseTokenKind::Manner:
                if (static_cast<RoleManner>(token.value) == RoleManner::Plain) return;
                manner_ = static_cast<RoleManner>(token.value);
                if (skipsRest_) return;
                hasManner_ = true;
                return;
            case PhraseTokenKind::By:  // what stands before it in the segment is no unit
                if (segmentHasItem_) pending_.resize(segmentBegin_);
                segmentHasItem_ = false;
                hasBy_ = true;
                skipsRest_ = false;
                return;
            case PhraseTokenKind::Note:
                hasNote_ = true;
                if (static_cast<RoleNote>(token.value) == RoleNote::Ditto) return;
                inRemark_ = true;
                if (!key_) pending_.resize(std::min(pending_.size(), sentenceBegin_));
                return;
            case PhraseTokenKind::Date:
            case PhraseTokenKind::Time:
            case PhraseTokenKind::Count:
            case PhraseTokenKind::Every:
            case PhraseTokenKind::Limit:
                hasTime_ = true;
                // 责任单位：市教育局，6月底前完成: what follows a time is no unit.
                if (!segmentHasItem_ || !key_) {
                    if (segmentHasItem_ && form_ != OwnerClause::Form::Bracket)
                        pending_.resize(segmentBegin_);
                    segmentHasItem_ = segmentHasItem_ && form_ == OwnerClause::Form::Bracket;
                }
                timeInSegment_ = true;
                itemsAtTime_ = pending_.size();
                return;
            case PhraseTokenKind::Comma:
            case PhraseTokenKind::Semicolon:
            case PhraseTokenKind::Stop:
                endSegment(token.kind);
                return;
            case PhraseTokenKind::Dun:  // 由A牵头、B配合
                if (before == PhraseTokenKind::Verb) skipsRest_ = false;
                return;
            case PhraseTokenKind::Colon:
            case PhraseTokenKind::Range:
            case PhraseTokenKind::And:
            case PhraseTokenKind::Blank:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::RightParen:
            case PhraseTokenKind::Number:
            case PhraseTokenKind::Collective:
            case PhraseTokenKind::Etc:
            case PhraseTokenKind::Word:
                return;
        }
    }

    void startKey(const PhraseToken& token) {
        closeKey();
        inRemark_ = timeInSegment_ = false;
        isField_ = false;
        skipsRest_ = false;
        const auto meaning = static_cast<UnitRole>(token.value & ~kUnknownKey);
        std::string word(plan_.text(token.range));
        for (const std::string_view mark : {"：", ":"}) {
            if (word.ends_with(mark)) word.resize(word.size() - mark.size());
        }
        if (const WordRow* is = plan_.vocabulary().lastCharacter(word, WordClass::Particle))
            word.resize(word.size() - is->word.size());
        std::erase_if(word, [](char c) { return c == ' '; });
        key_ = Key{meaning, std::move(word), (token.value & kUnknownKey) == 0, true};
    }

    /// Gives what stands since the key, or before the first one, to its role.
    void closeKey() {
        dropAfterTime();
        if (key_) {
            give(pending_, key_->role, key_->word);
        } else {
            std::move(pending_.begin(), pending_.end(), std::back_inserter(loose_));
            pending_.clear();
        }
        pending_.clear();
        joinFrom_.reset();
        segmentHasItem_ = false;
    }

    void applyVerb(const PhraseToken& token) {
        if (skipsRest_) return;
        if (hasNote_) {  // 列第一位者为牵头单位 sets a convention
            if (segmentHasItem_) pending_.resize(std::min(pending_.size(), segmentBegin_));
            segmentHasItem_ = false;
            return;
        }
        dropAfterTime();
        UnitRole role = roleOf(static_cast<RoleWord>(token.value));
        if (pending_.empty()) {  // 牵头负责, 配合落实: the first word decides
            if (isProse()) skipsRest_ = true;
            return;
        }
        const std::string_view word = plan_.text(token.range);
        const bool charge = static_cast<RoleWord>(token.value) == RoleWord::Charge;
        if (key_ && segmentHasItem_) {  // 责任单位：A，B配合: the verb takes its own segment
            const std::vector<Item> keyed(
                pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(segmentBegin_));
            give(keyed, key_->role, key_->word);
            pending_.erase(pending_.begin(),
                           pending_.begin() + static_cast<std::ptrdiff_t>(segmentBegin_));
            joinFrom_.reset();
        }
        std::vector<Item> main(std::move(pending_));
        std::vector<Item> joined;
        if (joinFrom_ && *joinFrom_ <= main.size()) {
            joined.assign(
                std::make_move_iterator(main.begin() + static_cast<std::ptrdiff_t>(*joinFrom_)),
                std::make_move_iterator(main.end()));
            main.resize(*joinFrom_);
        }
        pending_.clear();
        joinFrom_.reset();
        if (charge && main.size() == 1 && joined.empty() && !(hasManner_) && !key_) ++soles_;
        ++keyless_;
        if (!joined.empty() && role == UnitRole::Cooperating) {  // A会同B，C配合
            giveJoined(main, joined);
        } else {
            give(main, role, role == UnitRole::Other ? std::string(word) : std::string());
            give(joined, UnitRole::Cooperating, {});
        }
        segmentHasItem_ = false;
        hasVerb_ = true;
        if (isProse()) skipsRest_ = true;
    }

    void giveJoined(const std::vector<Item>& main, const std::vector<Item>& others) {
        give(main, leadNamed() ? UnitRole::Responsible : UnitRole::Lead, {});
        give(others, UnitRole::Cooperating, {});
    }

    /// Items between a time and the end of its segment belong to the time's words.
    void dropAfterTime() {
        if (timeInSegment_ && pending_.size() > itemsAtTime_ && !hasBy_ && key_)
            pending_.resize(itemsAtTime_);
    }

    void endSegment(PhraseTokenKind end) {
        if (hasNote_ && segmentHasItem_) {  // 列第一位者为牵头单位，下同
            pending_.resize(std::min(pending_.size(), segmentBegin_));
        }
        if (form_ == OwnerClause::Form::Division && !hasVerb_) {  // 按照规划要求，A组织实施
            std::erase_if(pending_, [&](const Item& item) {
                return shapeOf(plan_.vocabulary(), item.name) == UnitShape::None;
            });
        }
        dropAfterTime();
        if (timeInSegment_ && !key_ && !hasVerb_ && segmentHasItem_ && !hasBy_)
            pending_.resize(std::min(pending_.size(), segmentBegin_));
        if (joinFrom_ && !pending_.empty() && end != PhraseTokenKind::Comma) {  // X会同Y
            std::vector<Item> main(pending_.begin(),
                                   pending_.begin() + static_cast<std::ptrdiff_t>(*joinFrom_));
            std::vector<Item> others(pending_.begin() + static_cast<std::ptrdiff_t>(*joinFrom_),
                                     pending_.end());
            pending_.clear();
            giveJoined(main, others);
            joinFrom_.reset();
            ++keyless_;
        }
        // 按职责分工 at the end of a list without a verb.
        if (hasManner_ && !hasVerb_ && !key_ && !pending_.empty() && manner_ == RoleManner::Duty) {
            give(pending_, UnitRole::Responsible, {});
            pending_.clear();
            ++keyless_;
        }
        if (isProse() && (skipsRest_ || end == PhraseTokenKind::Stop)) pending_.clear();
        // A score is no unit: 责任单位：市教育局；5分.
        std::erase_if(pending_, [](const Item& item) {
            return item.name.front() >= '0' && item.name.front() <= '9' &&
                   characters(item.name) <= kLongestScore;
        });
        // After a full stop only a key or a verb names units again.
        if (end == PhraseTokenKind::Stop && key_) {
            give(pending_, key_->role, key_->word);
            pending_.clear();
            if (key_->isOwn) {
                isField_ = true;
                key_.reset();
            }
        }
        if (key_ && end == PhraseTokenKind::Semicolon) {
            give(pending_, key_->role, key_->word);
            pending_.clear();
        }
        segmentBegin_ = pending_.size();
        if (end != PhraseTokenKind::Comma) {
            inRemark_ = false;
            sentenceBegin_ = segmentBegin_;
        }
        segmentHasItem_ = hasNote_ = timeInSegment_ = hasVerb_ = hasManner_ = hasBy_ = false;
        skipsRest_ = false;
        if (isField_ && form_ == OwnerClause::Form::Bracket && end != PhraseTokenKind::Comma &&
            !key_)
            isField_ = false;
    }

    void finish() {
        if (key_) {
            give(pending_, key_->role, key_->word);
        } else if (!pending_.empty()) {
            std::move(pending_.begin(), pending_.end(), std::back_inserter(loose_));
        }
        pending_.clear();
        if (loose_.empty() || isProse()) return;
        const bool shaped = std::all_of(loose_.begin(), loose_.end(), [&](const Item& item) {
            const UnitShape shape = shapeOf(plan_.vocabulary(), item.name);
            return (item.mark && shape != UnitShape::None) || shape == UnitShape::Stem ||
                   shape == UnitShape::Levelled || shape == UnitShape::Collective ||
                   shape == UnitShape::Tail;
        });
        if (!shaped) return;
        if (lists_.empty()) {  // （市教育局、市财政局）
            const bool marked = std::any_of(loose_.begin(), loose_.end(),
                                            [](const Item& item) { return item.mark.has_value(); });
            const bool strong = std::all_of(loose_.begin(), loose_.end(), [&](const Item& item) {
                const UnitShape shape = shapeOf(plan_.vocabulary(), item.name);
                return shape == UnitShape::Stem || shape == UnitShape::Levelled ||
                       shape == UnitShape::Collective || isLongOrgan(item.name, shape);
            });
            if (marked || (strong && form_ == OwnerClause::Form::Bracket))
                give(loose_, UnitRole::Responsible, {});
            return;
        }
        give(loose_, leadNamed() ? UnitRole::Responsible : UnitRole::Lead, {});
    }

    /// 南屏出入境检验检疫局: too long for a word that happens to end like an office.
    bool isLongOrgan(std::string_view name, UnitShape shape) const {
        constexpr std::size_t kLong = 6;  // characters
        if (shape != UnitShape::Tail || characters(name) < kLong) return false;
        const WordRow* tail = plan_.vocabulary().lastCharacter(name, WordClass::UnitTail);
        return says(tail, UnitTail::Organ) || says(tail, UnitTail::Office);
    }

    bool leadNamed() const {
        return std::any_of(lists_.begin(), lists_.end(),
                           [](const UnitList& list) { return list.role == UnitRole::Lead; });
    }
    bool isProse() const {
        return form_ == OwnerClause::Form::Prose || form_ == OwnerClause::Form::Division;
    }

    void give(const std::vector<Item>& items, UnitRole role, const std::string& key) {
        for (const Item& item : items) {
            UnitRole own = role;
            std::string word = key;
            if (item.mark) {
                own = roleOf(static_cast<RoleWord>(item.mark->value));
                word = own == UnitRole::Other ? std::string(plan_.text(item.mark->range)) : "";
            }
            if (own != UnitRole::Other) word.clear();
            UnitList* list = nullptr;
            for (UnitList& each : lists_) {
                if (each.role == own && each.key == word) list = &each;
            }
            if (list == nullptr) list = &lists_.emplace_back(UnitList{own, word, {}});
            UnitName unit;
            unit.name = item.name;
            unit.range = item.range;
            list->units.push_back(std::move(unit));
        }
    }

    const Plan& plan_;
    std::span<const PhraseToken> tokens_;
    OwnerClause::Form form_;
    std::vector<UnitList> lists_;
    std::vector<Item> pending_;  // names that no key or verb has taken yet
    std::vector<Item> loose_;    // names before the first key
    std::optional<Key> key_;
    std::optional<std::size_t> joinFrom_;  // of pending_: those after 会同
    std::size_t segmentBegin_ = 0;         // of pending_
    std::size_t sentenceBegin_ = 0;        // of pending_, since the last stop or semicolon
    std::size_t itemsAtTime_ = 0;
    std::size_t soles_ = 0;    // X负责 of one unit
    std::size_t keyless_ = 0;  // lists that a verb took
    RoleManner manner_ = RoleManner::Each;
    PhraseTokenKind last_ = PhraseTokenKind::Stop;
    bool segmentHasItem_ = false, hasNote_ = false, timeInSegment_ = false, hasVerb_ = false;
    bool hasManner_ = false, hasBy_ = false, skipsRest_ = false, isField_ = false;
    bool hasTime_ = false;
    bool inRemark_ = false;  // the rest of a sentence that sets a convention
};

/// A name that running text cannot mean otherwise: 市水利局, 水利局, 各区人民政府, 政法综治处.
bool isCertain(const Vocabulary& vocabulary, const UnitName& unit, UnitShape shape) {
    switch (shape) {
        case UnitShape::Levelled:
        case UnitShape::Stem:
            return true;
        case UnitShape::Collective:  // 各运营商对清单进行复核 begins like one
            return unit.unitClass == UnitClass::Generic || endsLikeUnit(vocabulary, unit.name);
        case UnitShape::Tail: {
            if (characters(unit.name) < 4) return false;
            const WordRow* tail = vocabulary.lastCharacter(unit.name, WordClass::UnitTail);
            return says(tail, UnitTail::Organ) || says(tail, UnitTail::Office) ||
                   says(tail, UnitTail::Inner);
        }
        case UnitShape::Seat:
        case UnitShape::None:
            return false;
    }
    PLANLINT_UNREACHABLE();
}

/// 龙头企业, 用人单位: any of a kind, no unit of its own.
bool isGeneric(const Vocabulary& vocabulary, const UnitName& unit, UnitShape shape) {
    if (unit.unitClass != UnitClass::Named) return false;
    if (shape == UnitShape::Levelled || shape == UnitShape::Stem) return false;
    if (characters(unit.name) < 3) return true;  // 由街道负责
    for (std::size_t at = 0; at < unit.name.size();
         at += utf8::lengthFromLead(static_cast<unsigned char>(unit.name[at]))) {
        const std::string_view end = std::string_view(unit.name).substr(at);
        const WordRow* tail = vocabulary.exactly(end, WordClass::UnitTail);
        const bool office = says(tail, UnitTail::Inner) || says(tail, UnitTail::Firm);
        if (office && characters(end) > 1 &&
            vocabulary.exactly(end, WordClass::RoleNoun) != nullptr)
            return true;
    }
    return false;
}

/// A sentence that is nothing but units and what they do: 南屏大学、石溪林场分别牵头.
bool isWhole(std::span<const PhraseToken> tokens) {
    if (tokens.back().kind != PhraseTokenKind::Verb) return false;
    return std::all_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        switch (token.kind) {
            case PhraseTokenKind::Verb:
                return token.value != static_cast<std::uint8_t>(RoleWord::Other);
            case PhraseTokenKind::Join:
            case PhraseTokenKind::Manner:
            case PhraseTokenKind::By:
            case PhraseTokenKind::Dun:
            case PhraseTokenKind::And:
            case PhraseTokenKind::Blank:
            case PhraseTokenKind::Comma:
            case PhraseTokenKind::Semicolon:
            case PhraseTokenKind::Collective:
            case PhraseTokenKind::Etc:
            case PhraseTokenKind::Word:
            case PhraseTokenKind::Number:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::RightParen:
                return true;
            default:
                return false;
        }
    });
}

}  // namespace

bool opensWithLead(std::span<const PhraseToken> tokens) {
    for (const PhraseToken& token : tokens) {
        switch (token.kind) {
            case PhraseTokenKind::Verb:
                return &token != &tokens.front() &&
                       token.value == static_cast<std::uint8_t>(RoleWord::Lead);
            case PhraseTokenKind::Manner:
            case PhraseTokenKind::Dun:
            case PhraseTokenKind::And:
            case PhraseTokenKind::Blank:
            case PhraseTokenKind::Collective:
            case PhraseTokenKind::Etc:
            case PhraseTokenKind::Word:
            case PhraseTokenKind::LeftParen:
            case PhraseTokenKind::RightParen:
                break;
            default:
                return false;
        }
    }
    return false;
}

OwnerClause OwnerSense::read(std::span<const PhraseToken> stretch, OwnerClause::Form form,
                             bool isSentence) const {
    OwnerClause clause;
    clause.form = form;
    if (stretch.empty()) return clause;
    std::vector<PhraseToken> tokens(stretch.begin(), stretch.end());
    pairBrackets(tokens);
    clause.range = {tokens.front().range.begin, tokens.back().range.end};
    Walker walker(plan_, tokens, form);
    walker.walk(wall_.parse(tokens, PhraseRule::Owners));
    clause.isSole = walker.isSole();
    clause.hasTime = walker.hasTime();
    clause.lists = std::move(walker).lists();
    const bool keyed = std::any_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::Key;
    });
    completeUnits(plan_, clause.lists);
    const Vocabulary& vocabulary = plan_.vocabulary();
    std::size_t shaped = 0;
    std::size_t all = 0;
    bool certain = true;
    bool generic = false;
    for (const UnitList& list : clause.lists) {
        for (const UnitName& unit : list.units) {
            ++all;
            const UnitShape shape = shapeOf(vocabulary, unit.name);
            shaped += shape != UnitShape::None ? 1U : 0U;
            certain = certain && isCertain(vocabulary, unit, shape);
            generic = generic || isGeneric(vocabulary, unit, shape);
        }
    }
    // Without a key more than half of the names must look like units.
    if (!keyed && shaped * 2 <= all) clause.lists.clear();
    const bool by = std::any_of(tokens.begin(), tokens.end(), [](const PhraseToken& token) {
        return token.kind == PhraseTokenKind::By;
    });
    const bool other =
        std::any_of(clause.lists.begin(), clause.lists.end(),
                    [](const UnitList& list) { return list.role == UnitRole::Other; });
    // Running text must leave no doubt.
    const bool whole = isSentence && (isWhole(tokens) || opensWithLead(tokens));
    if (form == OwnerClause::Form::Prose && (!certain || (other && !by)) &&
        !(whole && shaped == all && !generic))
        clause.lists.clear();
    return clause;
}

std::vector<UnitList> OwnerSense::readCell(std::span<const PhraseToken> tokens, UnitRole role,
                                           std::string_view key) const {
    if (tokens.empty()) return {};
    Walker walker(plan_, tokens, OwnerClause::Form::Field);
    walker.startWith(role, key);
    walker.walk(wall_.parse(tokens, PhraseRule::Owners));
    std::vector<UnitList> lists = std::move(walker).lists();
    completeUnits(plan_, lists);
    for (UnitList& list : lists) {
        for (UnitName& unit : list.units) unit.provenance = Provenance::Table;
    }
    return lists;
}

}  // namespace planlint
