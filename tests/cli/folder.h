// Folders and files of the end-to-end tests.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace setpoint::test {

// A folder of its own, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string contents(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view text);

// Every file below a folder, by its path from there.
[[nodiscard]] std::map<std::string, std::string> files_in(const std::filesystem::path& folder);

// data/reference of this source tree.
[[nodiscard]] std::string reference();
// A copy of it in a new folder of that name.
void copy_reference(const std::filesystem::path& to);

// The text with the one place where `from` stands replaced; throws unless there is exactly one.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace setpoint::test
