#pragma once

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace planlint {

class Spool;

using Json = nlohmann::ordered_json;

/// Writes one JSON text piece by piece, so that nothing as large as the text is ever held: as
/// Json::dump(1) would, or on one line. `out` must outlive it; nothing is flushed.
class JsonStream {
public:
    enum class Style : std::uint8_t { Indented, OneLine };
    /// `depth`: brackets around it that another stream has open.
    JsonStream(std::ostream& out, Style style, std::size_t depth = 0)
        : out_(out), style_(style), depth_(depth) {}

    /// Brackets: '{' or '[', in an object behind a key.
    void open(char bracket, std::string_view key = {});
    void close();
    /// A value, in an object behind a key.
    void value(const Json& json, std::string_view key = {});
    /// A value that another stream has written for this place.
    void written(std::string_view json, std::string_view key = {});
    void written(Spool& json, std::string_view key = {});
    /// Every field of an object, in order.
    void fields(const Json& object);

private:
    void begin(std::string_view key);
    void newLine();
    void indent();

    std::ostream& out_;
    Style style_;
    std::size_t depth_;
    std::string closers_;  // of the open brackets
    bool isEmpty_ = true;  // the innermost bracket
};

}  // namespace planlint
