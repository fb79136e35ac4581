#include "model/owner_walker.h"

#include <algorithm>
#include <utility>

#include "phrase/unit_name.h"
#include "text/words.h"

namespace planlint {

namespace {

constexpr std::size_t kLongestScore = 5;  // characters of 10分

class Walker {
public:
    Walker(const Plan& plan, std::span<const PhraseToken> tokens, OwnerClause::Form form,
           bool standsAlone)
        : plan_(plan),
          tokens_(tokens),
          items_(plan, tokens),
          form_(form),
          standsAlone_(standsAlone) {}

    void startWith(const ColumnKey& column) {
        key_ = Key{column.role, std::string(column.word), true, false};
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

    OwnerReading result() && {
        const bool sole = soles_ == 1 && keyless_ == 1 && lists_.size() == 1;
        return {std::move(lists_), sole, hasTime_};
    }

private:
    struct Key {
        UnitRole role;
        std::string word;
        bool isKnown;
        bool isOwn;  // written in the clause, not a column's
    };

    void addItem(const PhraseTree& tree, std::uint32_t at) {
        last_ = PhraseTokenKind::Word;
        if (skipsRest_ || isField_ || inRemark_) return;
        OwnerItem item = items_.read(tree, at);
        if (item.name.empty()) {
            if (item.mark && !pending_.empty()) pending_.back().mark = item.mark;
            return;
        }
        if (!segmentHasItem_) segmentBegin_ = pending_.size();
        segmentHasItem_ = true;
        pending_.push_back(std::move(item));
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
                isField_ = !isProse();
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
            const std::vector<OwnerItem> keyed(
                pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(segmentBegin_));
            give(keyed, key_->role, key_->word);
            pending_.erase(pending_.begin(),
                           pending_.begin() + static_cast<std::ptrdiff_t>(segmentBegin_));
            joinFrom_.reset();
        }
        std::vector<OwnerItem> main(std::move(pending_));
        std::vector<OwnerItem> joined;
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

    void giveJoined(const std::vector<OwnerItem>& main, const std::vector<OwnerItem>& others) {
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
            std::erase_if(pending_, [&](const OwnerItem& item) {
                return shapeOf(plan_.vocabulary(), item.name) == UnitShape::None;
            });
        }
        dropAfterTime();
        if (timeInSegment_ && !key_ && !hasVerb_ && segmentHasItem_ && !hasBy_)
            pending_.resize(std::min(pending_.size(), segmentBegin_));
        if (joinFrom_ && !pending_.empty() && end != PhraseTokenKind::Comma) {  // X会同Y
            std::vector<OwnerItem> main(pending_.begin(),
                                        pending_.begin() + static_cast<std::ptrdiff_t>(*joinFrom_));
            std::vector<OwnerItem> others(
                pending_.begin() + static_cast<std::ptrdiff_t>(*joinFrom_), pending_.end());
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
        std::erase_if(pending_, [](const OwnerItem& item) {
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
        const bool shaped = std::all_of(loose_.begin(), loose_.end(), [&](const OwnerItem& item) {
            const UnitShape shape = shapeOf(plan_.vocabulary(), item.name);
            return (item.mark && shape != UnitShape::None) || shape == UnitShape::Stem ||
                   shape == UnitShape::Levelled || shape == UnitShape::Collective ||
                   shape == UnitShape::Tail;
        });
        if (!shaped) return;
        if (lists_.empty()) {  // （市教育局、市财政局）
            const bool marked =
                std::any_of(loose_.begin(), loose_.end(),
                            [](const OwnerItem& item) { return item.mark.has_value(); });
            const bool strong =
                std::all_of(loose_.begin(), loose_.end(), [&](const OwnerItem& item) {
                    const UnitShape shape = shapeOf(plan_.vocabulary(), item.name);
                    return shape == UnitShape::Stem || shape == UnitShape::Levelled ||
                           shape == UnitShape::Collective || isLongOrgan(item.name, shape) ||
                           (standsAlone_ && shape == UnitShape::Tail && characters(item.name) > 2);
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

    void give(const std::vector<OwnerItem>& items, UnitRole role, const std::string& key) {
        for (const OwnerItem& item : items) {
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
    OwnerItemReader items_;
    OwnerClause::Form form_;
    bool standsAlone_;
    std::vector<UnitList> lists_;
    std::vector<OwnerItem> pending_;  // names that no key or verb has taken yet
    std::vector<OwnerItem> loose_;    // names before the first key
    std::optional<Key> key_;
    std::optional<std::size_t> joinFrom_;  // of pending_: those after 会同
    std::size_t segmentBegin_ = 0;         // of pending_
    std::size_t sentenceBegin_ = 0;        // of pending_, since the last stop or semicolon
    std::size_t itemsAtTime_ = 0;
    std::size_t soles_ = 0;    // X负责 of one unit
    std::size_t keyless_ = 0;  // lists that a verb took
    RoleManner manner_ = RoleManner::Each;
    PhraseTokenKind last_ = PhraseTokenKind::Stop;  // kind of the token read before
    bool segmentHasItem_ = false, hasNote_ = false, timeInSegment_ = false, hasVerb_ = false;
    bool hasManner_ = false, hasBy_ = false, skipsRest_ = false, isField_ = false;
    bool hasTime_ = false;
    bool inRemark_ = false;  // the rest of a sentence that sets a convention
};

}  // namespace

OwnerReading walkOwners(const Plan& plan, std::span<const PhraseToken> tokens,
                        OwnerClause::Form form, const PhraseTree& tree,
                        std::optional<ColumnKey> column, bool standsAlone) {
    Walker walker(plan, tokens, form, standsAlone);
    if (column) walker.startWith(*column);
    walker.walk(tree);
    return std::move(walker).result();
}

}  // namespace planlint
