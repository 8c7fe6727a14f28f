#include "setpoint/designation/list_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "setpoint/data/bytes.h"

namespace setpoint {
namespace {

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr char kEndMark = '\x1A';
// zlib's windowBits for a gzip stream with the largest window.
constexpr int kGzipWindow = 15 + 16;

Fault bad_gzip(const std::string& name, std::string what) {
  return {FaultKind::data, {name}, std::move(what), "a whole gzip file"};
}

class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, kGzipWindow) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  [[nodiscard]] bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

// A gzip file may be several members one after the other.
Result<std::string> unpack(std::string_view packed, const std::string& name, std::size_t longest) {
  Inflater inflater;
  if (!inflater.ready()) return Fault{FaultKind::machine, {name}, "no memory to unpack it", ""};
  z_stream& stream = inflater.stream();
  std::string text;
  std::array<char, 1U << 16U> block{};
  std::size_t taken = 0;
  while (true) {
    if (stream.avail_in == 0 && taken < packed.size()) {
      const std::size_t count =
          std::min<std::size_t>(packed.size() - taken, std::numeric_limits<uInt>::max());
      stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data() + taken));
      stream.avail_in = static_cast<uInt>(count);
      taken += count;
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
    if (text.size() > longest)
      return Fault{FaultKind::data,
                   {name},
                   "unpacks to more than " + std::to_string(longest) + " bytes",
                   "a published list"};
    if (state == Z_STREAM_END) {
      if (stream.avail_in == 0 && taken == packed.size()) return text;
      if (inflateReset2(&stream, kGzipWindow) != Z_OK) return bad_gzip(name, "is damaged");
      continue;
    }
    if (state == Z_BUF_ERROR) return bad_gzip(name, "is cut short");
    if (state != Z_OK) return bad_gzip(name, "is damaged");
  }
}

}  // namespace

Result<std::string> list_text(std::string bytes, const std::string& name, std::size_t longest) {
  if (bytes.starts_with(kGzip)) {
    auto text = unpack(bytes, name, longest);
    if (!text) return text;
    bytes = std::move(text).value();
  }
  std::string_view rest = bytes;
  while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r')) rest.remove_suffix(1);
  if (!rest.empty() && rest.back() == kEndMark) bytes.resize(rest.size() - 1);
  return bytes;
}

Result<std::string> read_list_text(const std::filesystem::path& path, const std::string& name) {
  auto bytes = read_all(path, name);
  if (!bytes) return bytes;
  return list_text(std::move(bytes).value(), name);
}

}  // namespace setpoint
