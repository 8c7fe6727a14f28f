#include "setpoint/data/bytes.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace setpoint {
namespace {

Fault machine_fault(const std::string& name, int error) {
  return {FaultKind::machine, {name}, std::generic_category().message(error), ""};
}

}  // namespace

Result<std::size_t> MemoryBytes::read(std::span<char> room) {
  const std::size_t count = std::min(room.size(), left_.size());
  std::copy_n(left_.begin(), count, room.begin());
  left_.remove_prefix(count);
  return count;
}

Result<std::size_t> MemoryBytes::read_at(std::uint64_t offset, std::span<char> room) const {
  const std::string_view rest = bytes_.substr(std::min<std::uint64_t>(offset, bytes_.size()));
  const std::size_t count = std::min(room.size(), rest.size());
  std::copy_n(rest.begin(), count, room.begin());
  return count;
}

struct FileBytes::Hash {
  crypto_hash_sha256_state state;
};

FileBytes::FileBytes(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), hash_(std::make_unique<Hash>()) {
  crypto_hash_sha256_init(&hash_->state);
}

FileBytes::~FileBytes() {
  ::close(descriptor_);
}

Result<std::unique_ptr<FileBytes>> FileBytes::open(const std::filesystem::path& path,
                                                   std::string name) {
  // Without O_NONBLOCK the opening of a pipe would wait for its writer for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR)
      return Fault{FaultKind::data, {std::move(name)}, "no such file", ""};
    return machine_fault(name, error);
  }
  std::unique_ptr<FileBytes> file(new FileBytes(descriptor, std::move(name)));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return machine_fault(file->name_, errno);
  if (S_ISDIR(status.st_mode))
    return Fault{FaultKind::machine, {file->name_}, "is a folder", "a file"};
  if (!S_ISREG(status.st_mode))
    return Fault{FaultKind::machine, {file->name_}, "is not a regular file", "a file"};
  return file;
}

Result<std::size_t> FileBytes::read(std::span<char> room) {
  while (true) {
    const ssize_t count = ::read(descriptor_, room.data(), room.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return machine_fault(name_, errno);
    }
    const auto bytes = static_cast<std::size_t>(count);
    crypto_hash_sha256_update(&hash_->state, reinterpret_cast<const unsigned char*>(room.data()),
                              bytes);
    return bytes;
  }
}

Result<std::uint64_t> FileBytes::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return machine_fault(name_, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

Result<std::size_t> FileBytes::read_at(std::uint64_t offset, std::span<char> room) const {
  std::size_t done = 0;
  while (done < room.size()) {
    const ssize_t count = ::pread(descriptor_, room.data() + done, room.size() - done,
                                  static_cast<off_t>(offset + done));
    if (count == 0) break;
    if (count < 0 && errno != EINTR) return machine_fault(name_, errno);
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  return done;
}

Result<std::string> FileBytes::sha256() {
  std::vector<char> rest(1U << 16U);
  while (true) {
    auto count = read(rest);
    if (!count) return std::move(count).faults();
    if (*count == 0) break;
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&hash_->state, hash.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data());
}

Result<std::string> read_all(const std::filesystem::path& path, std::string name) {
  auto file = FileBytes::open(path, std::move(name));
  if (!file) return std::move(file).faults();
  std::string all;
  std::array<char, 1U << 14U> block{};
  while (true) {
    auto count = (*file)->read(block);
    if (!count) return std::move(count).faults();
    if (*count == 0) return all;
    all.append(block.data(), *count);
  }
}

}  // namespace setpoint
