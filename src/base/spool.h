#pragma once

#include <cstdio>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

namespace planlint {

/// Text that is written now and read back later, once, in the order written: what must follow a
/// head that is known last. Up to kInMemory bytes stay in memory, more go to a file without a name
/// that nobody else can open and that ends with the process.
class Spool final : public std::ostream {
public:
    static constexpr std::size_t kInMemory = std::size_t{1} << 20;

    Spool() : std::ostream(nullptr) { rdbuf(&buffer_); }
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Whether nothing was written.
    bool isEmpty() const { return buffer_.isEmpty(); }
    /// Appends all of it to `target`. A spool that could not be written or read leaves it bad.
    void copyTo(std::ostream& target);

private:
    class Buffer final : public std::streambuf {
    public:
        bool isEmpty() const { return memory_.empty() && !file_; }
        bool copyTo(std::ostream& target);

    protected:
        int_type overflow(int_type character) override;
        std::streamsize xsputn(const char* text, std::streamsize length) override;

    private:
        struct Close {
            void operator()(std::FILE* file) const { std::fclose(file); }
        };
        bool moveToFile();

        std::string memory_;
        std::unique_ptr<std::FILE, Close> file_;
    };
    Buffer buffer_;
};

}  // namespace planlint
