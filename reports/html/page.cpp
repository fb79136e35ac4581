#include "reports/html/page.h"

#include <ostream>

#include <fmt/format.h>

#include "base/assert.h"
#include "reports/html/assets.h"
#include "reports/html/view.h"

#ifndef PLANLINT_VERSION
#define PLANLINT_VERSION "0"
#endif

namespace planlint::html {

namespace {

class StreamEmitter final : public ctemplate::ExpandEmitter {
public:
    explicit StreamEmitter(std::ostream& out) : out_(out) {}
    void Emit(char c) override { out_.put(c); }
    void Emit(const std::string& text) override { out_ << text; }
    void Emit(const char* text) override { out_ << text; }
    void Emit(const char* text, std::size_t length) override {
        out_.write(text, static_cast<std::streamsize>(length));
    }

private:
    std::ostream& out_;
};

/// The templates of this folder, parsed when first asked for.
ctemplate::TemplateCache& templates() {
    static ctemplate::TemplateCache cache;
    static const bool filled = [] {
        for (const Asset& each : assets()) {
            if (!each.name.ends_with(".html")) continue;
            const std::string name(each.name);
            const bool good = cache.StringToTemplateCache(name, each.text.data(), each.text.size(),
                                                          ctemplate::STRIP_WHITESPACE);
            PLANLINT_ASSERT(good);
        }
        return true;
    }();
    (void)filled;
    return cache;
}

}  // namespace

void expand(std::ostream& out, const char* name, const ctemplate::TemplateDictionary& dictionary) {
    StreamEmitter emitter(out);
    const bool good = templates().ExpandWithData(name, ctemplate::STRIP_WHITESPACE, &dictionary,
                                                 nullptr, &emitter);
    PLANLINT_ASSERT(good);
}

void setGlobals(ctemplate::TemplateDictionary& dictionary, bool chinese,
                const std::string& prefix) {
    setWords(dictionary, chinese);
    dictionary.SetTemplateGlobalValue("P", prefix);
}

void fillHead(Node page, bool chinese) {
    const Asset& style = asset("style.css");
    page.set("LANG", chinese ? "zh-CN" : "en");
    page.set("VERSION", PLANLINT_VERSION);
    page.setRaw("STYLE", style.text);
    page.setRaw("STYLE_HASH", base64OfHex(style.sha256));
    page.setRaw("SCRIPT_HASH", base64OfHex(asset("script.js").sha256));
}

void writeEnd(std::ostream& out) {
    out << "<script>" << asset("script.js").text << "</script>\n</body>\n</html>\n";
}

std::string dayWords(Date day, bool chinese) {
    return chinese ? fmt::format("{}年{}月{}日", day.year, day.month, day.day) : day.toString();
}

}  // namespace planlint::html
