#include "setpoint/report/file_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace setpoint {
namespace {

namespace fs = std::filesystem;

Fault machine_fault(const fs::path& where, int error, std::string expected) {
  return Fault{FaultKind::machine, Location{where.string(), 0, 0},
               std::generic_category().message(error), std::move(expected)};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool flush_folder(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return false;
  // Some file systems cannot flush a folder and say so; that is not a failure to write.
  const bool flushed = ::fsync(handle) == 0 || errno == EINVAL;
  const int error = errno;
  ::close(handle);
  errno = error;
  return flushed;
}

// The temporary files of one call. What is still here when it ends is removed.
class PartialFiles {
 public:
  PartialFiles() = default;
  PartialFiles(const PartialFiles&) = delete;
  PartialFiles& operator=(const PartialFiles&) = delete;
  ~PartialFiles() {
    for (const auto& [partial, final] : files_) ::unlink(partial.c_str());
    if (created_folder_) ::rmdir(folder_.c_str());
  }

  [[nodiscard]] Result<Done> open_folder(const fs::path& folder) {
    folder_ = folder;
    std::error_code error;
    created_folder_ = fs::create_directories(folder, error);
    if (error) return machine_fault(folder, error.value(), "a folder that can be written");
    return Done{};
  }

  [[nodiscard]] Result<Done> add(const NamedBytes& file) {
    const fs::path final = folder_ / file.name;
    std::error_code error;
    if (fs::is_directory(final, error)) return machine_fault(final, EISDIR, "a file, or nothing");
    const fs::path partial = folder_ / ("." + file.name + ".partial-" + std::to_string(::getpid()));
    constexpr mode_t kReadableByAll = 0644;  // less the user's umask
    const int handle =
        ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadableByAll);
    if (handle < 0) return machine_fault(final, errno, "a file that can be written");
    files_.emplace_back(partial, final);
    int failure = 0;
    if (!write_all(handle, file.bytes) || ::fsync(handle) != 0) failure = errno;
    if (::close(handle) != 0 && failure == 0) failure = errno;
    if (failure != 0) return machine_fault(final, failure, "room for the file");
    return Done{};
  }

  [[nodiscard]] Result<Done> rename_all() {
    while (!files_.empty()) {
      const auto& [partial, final] = files_.back();
      if (::rename(partial.c_str(), final.c_str()) != 0)
        return machine_fault(final, errno, "a file that can be replaced");
      created_folder_ = false;
      files_.pop_back();
    }
    if (!flush_folder(folder_))
      return machine_fault(folder_, errno, "a folder that can be flushed");
    return Done{};
  }

 private:
  fs::path folder_;
  bool created_folder_ = false;
  std::vector<std::pair<fs::path, fs::path>> files_;  // temporary and final name
};

}  // namespace

Result<Done> write_files(const fs::path& folder, const std::vector<NamedBytes>& files) {
  PartialFiles partial;
  if (auto opened = partial.open_folder(folder); !opened) return opened;
  for (const NamedBytes& file : files)
    if (auto added = partial.add(file); !added) return added;
  return partial.rename_all();
}

}  // namespace setpoint
