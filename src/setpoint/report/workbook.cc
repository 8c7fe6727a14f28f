#include "setpoint/report/workbook.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>

namespace setpoint {
namespace {

// A file in memory. The library that writes the workbook wants a path and complains on the
// standard error of the process when a disk is full; memory spares the caller both.
class MemoryFile {
 public:
  MemoryFile() : handle_(::memfd_create("setpoint.xlsx", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (handle_ >= 0) ::close(handle_);
  }
  [[nodiscard]] bool ok() const { return handle_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }
  [[nodiscard]] bool read(std::string& out) const {
    constexpr std::size_t kBlock = 1U << 16U;
    std::array<char, kBlock> block{};
    off_t at = 0;
    while (true) {
      const ssize_t got = ::pread(handle_, block.data(), block.size(), at);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return false;
      if (got == 0) return true;
      out.append(block.data(), static_cast<std::size_t>(got));
      at += got;
    }
  }

 private:
  int handle_;
};

time_t at_midnight(const Date& day) {
  const std::chrono::sys_days days{std::chrono::year{day.year()} /
                                   std::chrono::month{static_cast<unsigned>(day.month())} /
                                   std::chrono::day{static_cast<unsigned>(day.day())}};
  return std::chrono::system_clock::to_time_t(days);
}

}  // namespace

Result<std::string> workbook(const std::string& name, std::string title, const Date& created,
                             const std::function<lxw_error(lxw_workbook*)>& fill) {
  const auto fault = [&name](std::string what, std::string expected) {
    return Fault{FaultKind::machine, Location{name, 0, 0}, std::move(what), std::move(expected)};
  };
  const MemoryFile file;
  if (!file.ok())
    return fault(std::generic_category().message(errno), "memory for the spreadsheet");
  lxw_workbook_options options{};
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) return fault("no memory", "memory for the spreadsheet");

  std::string author = "Setpoint " SETPOINT_VERSION;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = at_midnight(created);
  workbook_set_properties(book, &properties);

  const lxw_error filled = fill(book);
  const lxw_error closed = workbook_close(book);  // frees the workbook in every case
  const lxw_error error = filled != LXW_NO_ERROR ? filled : closed;
  if (error != LXW_NO_ERROR) return fault(lxw_strerror(error), "a workbook that can be written");
  std::string bytes;
  if (!file.read(bytes))
    return fault(std::generic_category().message(errno), "memory for the spreadsheet");
  return bytes;
}

}  // namespace setpoint
