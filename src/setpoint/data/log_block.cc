#include "setpoint/data/log_block.h"

#include <algorithm>
#include <cstring>

namespace setpoint {
namespace {

// Enough, nearly always, for the row that a block ends in.
constexpr std::size_t kAhead = 1U << 11U;

// The position behind the next line feed, or `size` where there is none.
std::size_t behind_feed(const char* text, std::size_t from, std::size_t size) {
  if (from >= size) return size;
  const void* const feed = std::memchr(text + from, '\n', size - from);
  return feed == nullptr ? size
                         : static_cast<std::size_t>(static_cast<const char*>(feed) - text) + 1;
}

}  // namespace

LogBlockReader::LogBlockReader(const ByteSource& bytes, std::uint64_t begin, std::uint64_t size)
    : bytes_(bytes),
      begin_(begin),
      size_(size),
      buffer_(1 + kLogBlock + kLongestLogRow + 1 + RowSplitter::kPadding) {}

Result<LogRows> LogBlockReader::read(std::uint64_t block) {
  // The byte before the block says whether a row starts with it; the header ends with a line feed.
  const std::uint64_t from = begin_ + block * kLogBlock - 1;
  const std::uint64_t left = size_ - from;
  const std::size_t own = static_cast<std::size_t>(std::min<std::uint64_t>(1 + kLogBlock, left));
  std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(own + kAhead, left));
  auto got = bytes_.read_at(from, std::span(buffer_).first(wanted));
  if (!got) return std::move(got).faults();
  const std::size_t first = behind_feed(buffer_.data(), 0, own);
  std::size_t end = behind_feed(buffer_.data(), own - 1, wanted);
  if (end == wanted && buffer_[end - 1] != '\n' && wanted < left) {
    const std::size_t more =
        static_cast<std::size_t>(std::min<std::uint64_t>(own + kLongestLogRow, left)) - wanted;
    auto rest = bytes_.read_at(from + wanted, std::span(buffer_).subspan(wanted, more));
    if (!rest) return std::move(rest).faults();
    *got += *rest;
    wanted += more;
    end = behind_feed(buffer_.data(), own - 1, wanted);
  }
  if (*got != wanted)
    return Fault{FaultKind::machine, {}, "the file became shorter while it was read", ""};
  if (first >= own) end = first;
  if (end > first && buffer_[end - 1] != '\n') buffer_[end++] = '\n';
  split_.split(std::span<const char>(buffer_).subspan(first, end - first));
  return LogRows{buffer_.data() + first, split_};
}

}  // namespace setpoint
