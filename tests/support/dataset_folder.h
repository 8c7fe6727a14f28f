// Small datasets on disk for tests.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/data/dataset.h"

namespace setpoint::test {

// A folder that is removed at the end. Starts with a dataset.toml without tables.
class DatasetFolder {
 public:
  DatasetFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "setpoint-data-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  DatasetFolder(const DatasetFolder&) = delete;
  DatasetFolder& operator=(const DatasetFolder&) = delete;
  ~DatasetFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  DatasetFolder& write(std::string_view file, std::string_view text) {
    std::ofstream(path_ / file, std::ios::binary) << text;
    return *this;
  }
  // Names a table in dataset.toml; `more` are further lines of it.
  DatasetFolder& name(std::string_view kind, std::string_view format, std::string_view file,
                      std::string_view retrieved = "2025-01-31", std::string_view more = "") {
    manifest_ += "\n[[table]]\nkind = \"" + std::string(kind) + "\"\nformat = \"" +
                 std::string(format) + "\"\npath = \"" + std::string(file) +
                 "\"\nsource = \"a test\"\nretrieved = " + std::string(retrieved) + "\n" +
                 std::string(more);
    return write("dataset.toml", manifest_);
  }
  // A table with its file.
  DatasetFolder& table(std::string_view kind, std::string_view format, std::string_view file,
                       std::string_view text, std::string_view retrieved = "2025-01-31",
                       std::string_view more = "") {
    return write(file, text).name(kind, format, file, retrieved, more);
  }

  [[nodiscard]] Result<Tables> read() const { return read_dataset(path_); }
  // Its faults as lines, the folder left out.
  [[nodiscard]] std::vector<std::string> faults() const {
    const Result<Tables> tables = read();
    std::vector<std::string> lines;
    if (tables) return lines;
    const std::string folder = path_.string() + "/";
    for (const Fault& fault : tables.faults()) {
      std::string line = fault.text();
      for (std::size_t at = 0; (at = line.find(folder)) != std::string::npos;)
        line.erase(at, folder.size());
      lines.push_back(line);
    }
    return lines;
  }

 private:
  std::filesystem::path path_;
  std::string manifest_ = "name = \"test\"\n";
};

// The folder of the publishers' own files, which are not part of the project.
inline std::filesystem::path shared_data() {
  const char* const set = std::getenv("SETPOINT_SHARED");
  const std::filesystem::path root = set != nullptr
                                         ? std::filesystem::path(set)
                                         : std::filesystem::path(SETPOINT_ROOT) / ".." / "shared";
  return std::filesystem::weakly_canonical(root) / "data";
}

}  // namespace setpoint::test
