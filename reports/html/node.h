#pragma once

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary.h>

#include <iosfwd>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace planlint::html {

/// A piece of a template that is being filled. The templates escape by context; controls and marks
/// of writing direction are shown, never sent.
class Node {
public:
    explicit Node(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

    void set(const char* name, std::string_view text) const {
        const std::string shown = utf8::visible(text);
        dictionary_->SetValue(name, {shown.data(), shown.size()});
    }
    void set(const char* name, std::size_t number) const { set(name, std::to_string(number)); }
    /// Text of this program that goes as it is: style and script.
    void setRaw(const char* name, std::string_view text) const {
        dictionary_->SetValue(name, {text.data(), text.size()});
    }
    /// One more copy of a section.
    Node add(const char* section) const { return Node(dictionary_->AddSectionDictionary(section)); }
    /// A section once, filled from what stands around it.
    void show(const char* section) const { dictionary_->ShowSection(section); }
    void showIf(bool wanted, const char* section) const {
        if (wanted) show(section);
    }
    /// Another template at {{>place}}.
    Node include(const char* place, const char* file) const {
        ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(place);
        included->SetFilename(file);
        return Node(included);
    }

private:
    ctemplate::TemplateDictionary* dictionary_;
};

}  // namespace planlint::html
