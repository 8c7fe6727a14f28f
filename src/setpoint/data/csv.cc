#include "setpoint/data/csv.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "setpoint/core/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace setpoint {
namespace {

// A vector load may reach this far beyond the bytes that count.
constexpr std::size_t kPadding = 16;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The first comma, quote or line break in [at, end), or end. Bytes up to end + kPadding are
// readable.
const char* find_special(const char* at, const char* end) {
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i carriage = _mm_set1_epi8('\r');
  for (; at < end; at += kPadding) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i separators =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, feed));
    const __m128i others =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, carriage));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(separators, others)));
    if (found != 0) return std::min(at + std::countr_zero(found), end);
  }
  return end;
#else
  return std::find_if(at, end,
                      [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
#endif
}

// Whether every byte is ASCII and not NUL; written so that the compiler vectorises it.
bool plain(const char* at, const char* end) {
  unsigned char seen = 0;
  for (; at < end; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    seen = static_cast<unsigned char>(seen | byte | static_cast<unsigned char>(byte - 1U));
  }
  return seen < 0x80;
}

}  // namespace

CsvReader::CsvReader(ByteSource& source, std::string file, std::size_t block)
    : source_(source), file_(std::move(file)), block_(std::max<std::size_t>(block, 1) + kPadding) {}

Location CsvReader::place(std::size_t at) const {
  const char* const first = block_.data() + begin_;
  const char* const here = block_.data() + at;
  const auto breaks = static_cast<std::uint64_t>(std::count(first, here, '\n'));
  const char* start = here;
  while (start > first && start[-1] != '\n') --start;
  return {file_, line_ + breaks, static_cast<std::uint64_t>(here - start) + 1};
}

Location CsvReader::where(std::size_t field) const {
  if (field >= extents_.size()) return {file_, line_, 0};
  const Extent& extent = extents_[field];
  return place(extent.quoted ? extent.begin - 1 : extent.begin);
}

// Whether the record's bytes before end are text; the fault otherwise.
bool CsvReader::readable(std::size_t end) {
  const char* const data = block_.data();
  if (plain(data + begin_, data + end)) return true;
  const std::string_view text(data + begin_, end - begin_);
  const std::size_t nul = text.find('\0');
  const std::size_t malformed = first_malformed(text);
  if (nul == std::string_view::npos && malformed == text.size()) return true;
  if (nul < malformed)
    fault_ = {FaultKind::data, place(begin_ + nul), "a NUL byte: this is not text", "a CSV file"};
  else
    fault_ = {FaultKind::data, place(begin_ + malformed), "a byte that is not UTF-8", "UTF-8 text"};
  return false;
}

CsvReader::Scan CsvReader::fail(std::size_t at, std::string what, std::string expected) {
  // A binary file trips over its quotes first; say what it is instead.
  if (readable(at)) fault_ = {FaultKind::data, place(at), std::move(what), std::move(expected)};
  return Scan::faulty;
}

CsvReader::Scan CsvReader::scan() {
  extents_.clear();
  breaks_ = 0;
  const char* const data = block_.data();
  const char* const end = data + size_;
  const auto offset = [data](const char* at) { return static_cast<std::size_t>(at - data); };
  const char* at = data + begin_;
  while (true) {
    if (at == end || *at != '"') {
      const char* const stop = find_special(at, end);
      if (stop == end && !whole_) return Scan::incomplete;
      extents_.push_back({offset(at), offset(stop), false, false});
      at = stop;
      if (at != end && *at == '"')
        return fail(offset(at), "a quote inside an unquoted field",
                    "the whole field in quotes, and two quotes for one");
    } else {
      bool doubled = false;
      const char* close = at + 1;
      while (true) {
        const auto left = static_cast<std::size_t>(end - close);
        close = left == 0 ? nullptr : static_cast<const char*>(std::memchr(close, '"', left));
        if (close == nullptr && whole_)
          return fail(offset(at), "a quote that is never closed",
                      "a closing quote before the end of the file");
        if (close == nullptr || (close + 1 == end && !whole_)) return Scan::incomplete;
        if (close + 1 == end || close[1] != '"') break;
        doubled = true;
        close += 2;
      }
      extents_.push_back({offset(at) + 1, offset(close), true, doubled});
      breaks_ += static_cast<std::uint64_t>(std::count(at + 1, close, '\n'));
      at = close + 1;
    }
    if (at == end) {
      end_ = size_;
      return Scan::complete;
    }
    if (*at == ',') {
      ++at;
    } else if (*at == '\n') {
      end_ = offset(at) + 1;
      return Scan::complete;
    } else if (*at == '\r') {
      if (at + 1 == end && !whole_) return Scan::incomplete;
      if (at + 1 == end || at[1] != '\n')
        return fail(offset(at), "a carriage return alone", "LF or CRLF at the end of a line");
      end_ = offset(at) + 2;
      return Scan::complete;
    } else {
      return fail(offset(at), "text after a closing quote", "a comma or the end of the line");
    }
  }
}

// Reads more behind the current record; false at a fault of the machine.
bool CsvReader::fill() {
  const auto first = block_.begin();
  std::copy(first + static_cast<std::ptrdiff_t>(begin_), first + static_cast<std::ptrdiff_t>(size_),
            first);
  size_ -= begin_;
  begin_ = 0;
  if (size_ + kPadding == block_.size()) block_.resize(size_ * 2 + kPadding);
  auto count = source_.read(std::span(block_).subspan(size_, block_.size() - kPadding - size_));
  if (!count) {
    fault_ = count.faults().front();
    return false;
  }
  size_ += *count;
  whole_ = *count == 0;
  return true;
}

// Before the first record: skips the mark, and knows an empty or binary file for what it is.
bool CsvReader::start() {
  started_ = true;
  do {
    if (!fill()) return false;
  } while (size_ < kByteOrderMark.size() && !whole_);
  if (std::string_view(block_.data(), size_).starts_with(kByteOrderMark))
    begin_ = kByteOrderMark.size();
  if (begin_ == size_ && !whole_ && !fill()) return false;
  if (begin_ == size_) {
    fault_ = {FaultKind::data, {file_}, "the file is empty", "a header and rows"};
    return false;
  }
  const char* const nul =
      static_cast<const char*>(std::memchr(block_.data() + begin_, '\0', size_ - begin_));
  return nul == nullptr || readable(static_cast<std::size_t>(nul - block_.data()) + 1);
}

// What scan() cannot see: bytes that are not text, blank lines, another number of fields.
bool CsvReader::well_formed() {
  if (!readable(end_)) return false;
  const std::size_t count = extents_.size();
  if (count == 1 && !extents_[0].quoted && extents_[0].begin == extents_[0].end) {
    fault_ = {FaultKind::data, place(begin_), "a blank line", "a record"};
    return false;
  }
  if (width_ == 0) width_ = count;
  if (count == width_) return true;
  const Location at = count > width_ ? where(width_) : place(extents_.back().end);
  fault_ = {FaultKind::data, at, std::to_string(count) + (count == 1 ? " field" : " fields"),
            std::to_string(width_) + " as in the header"};
  return false;
}

void CsvReader::take_fields() {
  fields_.clear();
  unquoted_.clear();
  std::size_t room = 0;
  for (const Extent& extent : extents_)
    if (extent.doubled) room += extent.end - extent.begin;
  unquoted_.reserve(room);
  for (const Extent& extent : extents_) {
    const std::string_view raw(block_.data() + extent.begin, extent.end - extent.begin);
    if (!extent.doubled) {
      fields_.push_back(raw);
      continue;
    }
    const std::size_t start = unquoted_.size();
    for (std::size_t i = 0; i < raw.size(); ++i) {
      unquoted_ += raw[i];
      if (raw[i] == '"') ++i;
    }
    fields_.push_back(std::string_view(unquoted_).substr(start));
  }
}

bool CsvReader::next() {
  if (fault_) return false;
  if (!started_) {
    if (!start()) return false;
  } else {
    line_ += breaks_ + 1;
    begin_ = end_;
  }
  while (true) {
    if (begin_ == size_ && whole_) return false;
    const Scan result = begin_ == size_ ? Scan::incomplete : scan();
    if (result == Scan::faulty) return false;
    if (result == Scan::complete) break;
    if (size_ - begin_ >= kLongestRecord) {
      fail(begin_, "a record of more than 16 MiB", "a line break (is a quote left open?)");
      return false;
    }
    if (!fill()) return false;
  }
  if (!well_formed()) return false;
  take_fields();
  return true;
}

}  // namespace setpoint
