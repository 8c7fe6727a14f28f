#include "setpoint/ledger/wal_check.h"

#include <string>
#include <string_view>
#include <system_error>

#include "setpoint/data/bytes.h"
#include "setpoint/ledger/page_checksum.h"

namespace setpoint::ledger {
namespace {

constexpr std::size_t kHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kFrame = kFrameHeader + kPageSize;
constexpr std::uint32_t kMagic = 0x377f0682;  // with the lowest bit: checksums of big-endian words

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < 4; ++k)
    value = value << 8U | static_cast<unsigned char>(bytes[at + k]);
  return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t k = 4; k-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + k]);
  return value;
}

struct Sum {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  void add(std::string_view bytes, bool big) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first += (big ? big_endian(bytes, at) : little_endian(bytes, at)) + second;
      second += (big ? big_endian(bytes, at + 4) : little_endian(bytes, at + 4)) + first;
    }
  }
  [[nodiscard]] bool stands_at(std::string_view bytes, std::size_t at) const {
    return big_endian(bytes, at) == first && big_endian(bytes, at + 4) == second;
  }
};

WalCheck check(std::string_view log) {
  WalCheck result;
  result.bytes = log.size();
  if (log.size() < kHeader) return result;
  const std::uint32_t magic = big_endian(log, 0);
  const bool big = (magic & 1U) != 0;
  Sum sum;
  sum.add(log.substr(0, 24), big);
  const std::string_view salts = log.substr(16, 8);
  if ((magic & ~1U) != kMagic || big_endian(log, 8) != kPageSize || !sum.stands_at(log, 24)) {
    result.has_broken_commit = log.size() >= kHeader + kFrame;
    return result;
  }
  result.committed_bytes = kHeader;
  std::set<std::uint32_t> open;  // pages of frames since the last commit
  std::uint64_t frames = 0;
  bool holds = true;
  for (std::size_t at = kHeader; at + kFrame <= log.size(); at += kFrame) {
    const std::string_view frame = log.substr(at, kFrame);
    const std::uint32_t commits = big_endian(frame, 4);
    if (frame.substr(8, 8) != salts) {
      // Frames of an earlier use of the log, or damage of the salts of this one, which then shows
      // in those that follow.
      holds = false;
      continue;
    }
    if (holds) {
      sum.add(frame.substr(0, 8), big);
      sum.add(frame.substr(kFrameHeader), big);
      holds = sum.stands_at(frame, 16);
    }
    if (!holds) {
      result.has_broken_commit = result.has_broken_commit || commits != 0;
      continue;
    }
    ++frames;
    open.insert(big_endian(frame, 0));
    if (commits == 0) continue;
    result.frames = frames;
    result.committed_bytes = at + kFrame;
    result.database_pages = commits;
    result.pages.merge(open);
  }
  return result;
}

}  // namespace

Result<WalCheck> check_wal(const std::filesystem::path& ledger) {
  const std::string path = ledger.string() + "-wal";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return WalCheck{};
  const auto bytes = read_all(path, path);
  // A writer that closes takes its log away.
  if (!bytes && !std::filesystem::exists(path, error)) return WalCheck{};
  if (!bytes) return bytes.faults();
  return check(*bytes);
}

}  // namespace setpoint::ledger
