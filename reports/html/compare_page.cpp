// `compare --format html`: the promise table and the years as a page of their own.
#include <ostream>

#include <fmt/format.h>

#include "reports/html/page.h"
#include "reports/html/view.h"

namespace planlint {

void writePromisesHtml(std::ostream& out, const Plan& plan, std::span<const Plan* const> others,
                       const History& history, const ReportOptions& options) {
    const bool zh = options.language == Language::Chinese;
    LintResult result;
    result.history = history;
    html::View view(plan, result, others, options, "", false);
    view.showsAllLines = false;  // the text is not on this page
    ctemplate::TemplateDictionary dictionary("compare");
    html::setGlobals(dictionary, zh, "");
    const html::Node page(&dictionary);
    html::fillHead(page, zh);
    const std::string title =
        plan.info.title.empty() ? plan.source->path() : utf8::shortened(plan.info.title, 240);
    page.set("PAGE_TITLE", title);
    page.set("TITLE", title);
    page.set("DAY", html::dayWords(options.day, zh));
    for (const Plan* other : others)
        page.add("META").set("FACT", fmt::format(fmt::runtime(zh ? "对照 {}" : "against {}"),
                                                 other->source->path()));
    const html::Node tables = page.include("TABLES", "tables.html");
    html::fillPromises(view, page, tables);
    html::fillTrend(view, page, tables);
    html::expand(out, "head.html", dictionary);
    html::expand(out, "compare.html", dictionary);
    html::expand(out, "foot.html", dictionary);
    html::writeEnd(out);
}

}  // namespace planlint
