#include "read/reader.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "read/checked_text.h"
#include "read/page_chrome.h"
#include "text/utf8.h"
#include "text/words.h"

namespace planlint {

namespace fs = std::filesystem;

Result<std::string> readBytes(const fs::path& path) {
    const std::string shown = utf8::wellFormed(path.string());
    std::error_code status;
    if (fs::is_directory(path, status)) {
        return Error{shown + "：这是目录，不是文件 (a directory, not a file)",
                     "给出其中的文件，或用 check 检查整个目录 (name a file in it)"};
    }
    if (fs::is_character_file(path, status) || fs::is_block_file(path, status)) {
        return Error{shown + "：这是设备，不是文件 (a device, not a file)",
                     "给出文件，或用 - 读标准输入 (name a file, or - for standard input)"};
    }
    const bool pipe = fs::is_fifo(path, status);  // has no size and no way back
    std::ifstream file(path, std::ios::binary | (pipe ? std::ios::openmode{} : std::ios::ate));
    if (!file) {
        const bool missing = !fs::exists(path, status) &&
                             (!status || status == std::errc::no_such_file_or_directory ||
                              status == std::errc::not_a_directory);
        if (status == std::errc::too_many_symbolic_link_levels)
            return Error{shown + "：符号链接互相指向，没有尽头 (a loop of symbolic links)",
                         "改正链接 (mend the links)"};
        return Error{
            shown + (missing ? "：文件不存在 (no such file)"
                             : std::string("：不能打开 (cannot open)：") + std::strerror(errno)),
            missing ? "检查路径是否写对，含空格或中文的路径请加引号 (check the path)"
                    : "检查文件的读取权限 (check its permissions)"};
    }
    constexpr std::streamoff kLargest = std::streamoff{1} << 30;
    std::string bytes;
    std::streamoff size = 0;
    if (pipe) {
        std::string chunk(1 << 16, '\0');
        while (size <= kLargest && (file.read(chunk.data(), 1 << 16), file.gcount() > 0)) {
            bytes.append(chunk, 0, static_cast<std::size_t>(file.gcount()));
            size += file.gcount();
        }
    } else {
        size = file.tellg();
    }
    if (size > kLargest)
        return Error{shown + "：文件超过 1 GiB (file larger than 1 GiB)",
                     "拆分后再检查 (split it)"};
    if (pipe) return bytes;
    if (size > 0) {
        bytes.resize(static_cast<std::size_t>(size));
        file.seekg(0);
        file.read(bytes.data(), size);
        bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
        if (file.bad())
            return Error{shown + "：读取中断 (read error)",
                         "检查磁盘或网络盘后重试 (check the disk and try again)"};
    }
    return bytes;
}

std::optional<SourceFile::Format> formatOf(const fs::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (extension == ".plan") return SourceFile::Format::Plan;
    if (extension == ".md" || extension == ".markdown") return SourceFile::Format::Markdown;
    if (extension == ".txt") return SourceFile::Format::Text;
    return std::nullopt;
}

Result<std::unique_ptr<SourceFile>> readDocument(std::string path, std::string bytes) {
    SourceFile::Parts parts;
    parts.format = formatOf(path).value_or(SourceFile::Format::Text);
    path = utf8::wellFormed(path);  // reports are UTF-8, file names may not be
    if (bytes.empty())
        return Error{path + "：文件是空的 (empty file)",
                     "检查是否给错了文件 (check that it is the right file)"};
    Result<DecodedText> decoded = decodeText(std::move(bytes));
    if (!decoded) return Error{path + "：" + decoded.error().message, decoded.error().hint};
    if (trimmed(decoded->text).empty())
        return Error{path + "：文件里只有空白 (nothing but blanks)",
                     "检查是否给错了文件 (check that it is the right file)"};
    parts.path = std::move(path);
    parts.decoded = std::move(*decoded);

    CheckedText checked = makeCheckedText(parts.decoded.text, parts.format);
    const std::string_view text =
        checked.text ? std::string_view(*checked.text) : std::string_view(parts.decoded.text);
    parts.noise = findPageChrome(text);
    parts.checked = std::move(checked.text);
    parts.checkedToRaw = std::move(checked.toRaw);
    parts.metadata = std::move(checked.metadata);
    return std::make_unique<SourceFile>(std::move(parts));
}

Result<std::unique_ptr<SourceFile>> readDocument(const fs::path& path) {
    Result<std::string> bytes = readBytes(path);
    if (!bytes) return bytes.error();
    return readDocument(path.string(), std::move(*bytes));
}

}  // namespace planlint
