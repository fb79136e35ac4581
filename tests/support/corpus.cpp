#include "support/corpus.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace planlint::testing {

namespace fs = std::filesystem;

const std::vector<fs::path>& corpusDocuments() {
    static const std::vector<fs::path> documents = [] {
        std::vector<fs::path> found;
        for (const char* folder : {"seeds", "documents"}) {
            const fs::path path = fs::path(PLANLINT_CORPUS) / folder;
            if (!fs::is_directory(path)) continue;
            for (const auto& entry : fs::directory_iterator(path)) {
                const std::string extension = entry.path().extension().string();
                if (extension == ".txt" || extension == ".md") found.push_back(entry.path());
            }
        }
        std::sort(found.begin(), found.end());
        if (found.empty())
            std::printf("NOTICE: no corpus at %s; the tests that read it are skipped\n",
                        PLANLINT_CORPUS);
        return found;
    }();
    return documents;
}

fs::path corpusDocument(const std::string& prefix) {
    for (const fs::path& path : corpusDocuments()) {
        if (path.filename().string().starts_with(prefix)) return path;
    }
    return {};
}

std::string readFile(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace planlint::testing
