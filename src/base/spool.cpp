#include "base/spool.h"

#include <array>

namespace planlint {

bool Spool::Buffer::moveToFile() {
    if (!file_) file_.reset(std::tmpfile());
    if (!file_ || std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size())
        return false;
    memory_.clear();
    return true;
}

std::streamsize Spool::Buffer::xsputn(const char* text, std::streamsize length) {
    memory_.append(text, static_cast<std::size_t>(length));
    if (memory_.size() >= kInMemory && !moveToFile()) return 0;  // the stream turns bad
    return length;
}

Spool::Buffer::int_type Spool::Buffer::overflow(int_type character) {
    if (traits_type::eq_int_type(character, traits_type::eof())) return 0;
    const char one = traits_type::to_char_type(character);
    return xsputn(&one, 1) == 1 ? character : traits_type::eof();
}

bool Spool::Buffer::copyTo(std::ostream& target) {
    if (file_) {
        if (std::fflush(file_.get()) != 0) return false;
        std::rewind(file_.get());
        std::array<char, 1 << 16> block{};
        std::size_t count = 0;
        while ((count = std::fread(block.data(), 1, block.size(), file_.get())) > 0)
            target.write(block.data(), static_cast<std::streamsize>(count));
        if (std::ferror(file_.get()) != 0) return false;
    }
    target << memory_;
    return true;
}

void Spool::copyTo(std::ostream& target) {
    if (bad() || !buffer_.copyTo(target)) target.setstate(std::ios::badbit);
}

}  // namespace planlint
