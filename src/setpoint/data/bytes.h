// Where the bytes of a table come from: a file or memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

namespace setpoint {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to room.size() bytes, as many as there are; 0 at the end only. A fault is the machine's.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> room) = 0;
  // How many there are in all, and those from `offset` on: room.size() of them, fewer only where
  // the source ends. Neither moves what read() gives next; several threads may call them at once.
  [[nodiscard]] virtual Result<std::uint64_t> size() const = 0;
  [[nodiscard]] virtual Result<std::size_t> read_at(std::uint64_t offset,
                                                    std::span<char> room) const = 0;
};

// Memory that outlives the source.
class MemoryBytes : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes), left_(bytes) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> room) override;
  [[nodiscard]] Result<std::uint64_t> size() const override { return bytes_.size(); }
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset,
                                            std::span<char> room) const override;

 private:
  std::string_view bytes_;
  std::string_view left_;
};

// A regular file, fingerprinted as it is read in order.
class FileBytes : public ByteSource {
 public:
  // A file that is not there is a fault of the data, for something named it; a folder, a device or
  // a file that cannot be opened is a fault of the machine. Faults call the file `name`.
  [[nodiscard]] static Result<std::unique_ptr<FileBytes>> open(const std::filesystem::path& path,
                                                               std::string name);
  ~FileBytes() override;
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  [[nodiscard]] Result<std::size_t> read(std::span<char> room) override;
  [[nodiscard]] Result<std::uint64_t> size() const override;
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset,
                                            std::span<char> room) const override;
  // SHA-256 of the whole file as 64 hexadecimal digits, reading what has not been read yet. Call
  // it once, last.
  [[nodiscard]] Result<std::string> sha256();

 private:
  struct Hash;
  FileBytes(int descriptor, std::string name);

  int descriptor_;
  std::string name_;
  std::unique_ptr<Hash> hash_;
};

// All of a file, for the small ones.
[[nodiscard]] Result<std::string> read_all(const std::filesystem::path& path, std::string name);

}  // namespace setpoint
