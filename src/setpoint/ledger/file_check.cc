#include "setpoint/ledger/file_check.h"

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "setpoint/data/bytes.h"
#include "setpoint/ledger/page_checksum.h"

namespace setpoint::ledger {
namespace {

// Where the header of a file of SQLite has the number of its pages (file format, section 1.3).
constexpr std::size_t kPagesAt = 28;

std::uint32_t pages_in_header(std::string_view page) {
  std::uint32_t pages = 0;
  for (std::size_t k = 0; k < 4; ++k)
    pages = pages << 8U | static_cast<unsigned char>(page[kPagesAt + k]);
  return pages;
}

ByteRange range_of(std::uint32_t page) {
  const std::uint64_t first = std::uint64_t{page - 1} * kPageSize;
  return {first, first + kPageSize - 1};
}

Result<FileCheck> walk(const std::filesystem::path& ledger) {
  auto wal = check_wal(ledger);
  if (!wal) return std::move(wal).faults();
  const auto file = FileBytes::open(ledger, ledger.string());
  if (!file) return file.faults();
  const auto size = (*file)->size();
  if (!size) return size.faults();
  FileCheck check;
  check.wal = *std::move(wal);
  check.pages = *size / kPageSize;
  std::array<char, kPageSize> page{};
  const std::string_view bytes(page.data(), page.size());
  std::uint64_t in_header = check.pages;
  for (std::uint32_t number = 1; number <= check.pages; ++number) {
    const auto read = (*file)->read_at(range_of(number).first, page);
    if (!read) return read.faults();
    if (number == 1) in_header = pages_in_header(bytes);
    if (is_lock_page(number) || check.wal.pages.contains(number) || is_whole(bytes, number))
      continue;
    Finding finding{.what = "the page does not agree with its checksum"};
    finding.page = number;
    finding.bytes = range_of(number);
    check.findings.push_back(std::move(finding));
  }
  const std::uint64_t whole = check.pages * kPageSize;
  if (*size > whole) {
    Finding finding{.what = "not a whole page: the file was cut, or something was added"};
    finding.bytes = ByteRange{whole, *size - 1};
    check.findings.push_back(std::move(finding));
  }
  // With a log the file may lag behind it, or run ahead of its own first page.
  const bool first_holds = check.findings.empty() || check.findings.front().page != 1U;
  if (check.wal.frames == 0 && check.pages > 0 && first_holds && in_header != check.pages) {
    Finding finding{.what = "the file has " + std::to_string(check.pages) + " pages, and " +
                            std::to_string(in_header) + " by its header"};
    const std::uint64_t shorter = std::min<std::uint64_t>(in_header, check.pages) * kPageSize;
    const std::uint64_t longer = std::max<std::uint64_t>(in_header, check.pages) * kPageSize;
    finding.bytes = ByteRange{shorter, longer - 1};
    check.findings.push_back(std::move(finding));
  }
  if (check.wal.has_broken_commit)
    check.findings.push_back(
        {.what = "the write-ahead log (" + ledger.filename().string() + "-wal) holds a commit " +
                 "whose checksums do not hold, from its byte " +
                 std::to_string(check.wal.committed_bytes) +
                 " on: the power went before it was acknowledged, or bytes were changed"});
  return check;
}

}  // namespace

Result<FileCheck> check_file(const std::filesystem::path& ledger) {
  // What an append or a checkpoint is just writing passes; damage stays.
  constexpr int kTries = 3;
  constexpr auto kPause = std::chrono::milliseconds(2);
  auto check = walk(ledger);
  for (int attempt = 1; attempt < kTries && check && !check->findings.empty(); ++attempt) {
    std::this_thread::sleep_for(kPause);
    check = walk(ledger);
  }
  return check;
}

}  // namespace setpoint::ledger
