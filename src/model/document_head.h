#pragma once

// What a document says of itself at its head: title, kind, number, issuer, date.
#include <optional>
#include <string>
#include <string_view>

#include "model/plan.h"

namespace planlint {

/// What the words of a title say.
struct TitleSense {
    DocumentKind kind = DocumentKind::Other;
    bool isPolicy = false;  // 若干措施, 实施意见, a mere 通知: clauses that grant and rule
    bool isRule = false;    // 条例, 管理办法: hands out no tasks
    bool spansYears = false;  // 规划纲要
    bool saysKind = false;    // a word of it is a kind of document, be it 通知
};

/// The kind of document stands last in a title: 规划任务分工实施方案 is a scheme, and 关于印发
/// 《工作要点》的通知 what stands in its quotes. Brackets are left out where the rest says a kind.
TitleSense senseOfTitle(const Vocabulary& vocabulary, std::string_view title);

/// Whether a title holds such a word.
bool hasWord(const Vocabulary& vocabulary, std::string_view title, TitleWord word);

/// The title of the document; empty when its first lines hold none. A page without line breaks has
/// it at its begin.
std::string findTitle(const Plan& plan);

/// Whether the first lines report to a people's congress: 各位代表 … 请予审议.
bool opensAsReport(const Plan& plan);

/// The document's own number, not that of one it cites; empty without.
std::string findNumber(const Plan& plan);

/// The issuer: a line of the page's head, the letterhead, the title's first words or the signature.
std::string findIssuer(const Plan& plan);

/// The day of issue: at the head, in the signature, or beside 印发.
std::optional<Date> findDate(const Plan& plan);

/// The lines between two fences at the start of a .plan or Markdown file, by the keys of
/// titles.tsv.
struct FrontMatter {
    bool present = false;
    std::string_view title, issuer, number, year, date, kind, convention;
};
FrontMatter readFrontMatter(const Plan& plan);

/// The value of a date field: 2026-03-12, 2026/3/12, 2026年3月12日, 二〇二六年三月十二日.
std::optional<Date> dateWritten(const Vocabulary& vocabulary, std::string_view text);

}  // namespace planlint
