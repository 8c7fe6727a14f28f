#include "setpoint/ledger/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace setpoint::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 4096;

Fault machine(const fs::path& file, int error, std::string expected) {
  return {FaultKind::machine,
          {file.string()},
          std::generic_category().message(error),
          std::move(expected)};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

Result<std::string> read_secret_file(const fs::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (opened.number() < 0) {
    if (errno == ENOENT)
      return Fault{FaultKind::data,
                   {file.string()},
                   "no such key file",
                   "one that 'setpoint ledger key' wrote"};
    return machine(file, errno, "a key file that can be read");
  }
  struct stat about {};
  if (::fstat(opened.number(), &about) != 0) return machine(file, errno, "a key file");
  if (!S_ISREG(about.st_mode) || about.st_size > static_cast<off_t>(kLongest))
    return Fault{
        FaultKind::data, {file.string()}, "not a key file", "one that 'setpoint ledger key' wrote"};
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return Fault{FaultKind::data,
                 {file.string()},
                 "others than its owner may read or write the key",
                 "mode 0600 (chmod 600), and a new key if anyone could have read this one"};
  std::string text(kLongest, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(opened.number(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return machine(file, errno, "a key file that can be read");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

Result<Done> write_secret_file(const fs::path& file, std::string_view text) {
  const fs::path partial = file.string() + ".partial-" + std::to_string(::getpid());
  ::unlink(partial.c_str());
  const Descriptor made(
      ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (made.number() < 0) return machine(file, errno, "a file that can be written");
  int failure = 0;
  while (!text.empty() && failure == 0) {
    const ssize_t written = ::write(made.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0)
      failure = errno;
    else
      text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (failure == 0 && ::fsync(made.number()) != 0) failure = errno;
  // A link, unlike a rename, never takes the place of what is there.
  const bool there = failure == 0 && ::link(partial.c_str(), file.c_str()) != 0;
  if (there) failure = errno;
  ::unlink(partial.c_str());
  if (there && failure == EEXIST)
    return Fault{FaultKind::usage,
                 {file.string()},
                 "there is a file already",
                 "another name: a key that is overwritten is lost"};
  if (failure != 0) return machine(file, failure, "room for the key");
  return Done{};
}

}  // namespace setpoint::ledger
