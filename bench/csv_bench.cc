// How fast the CSV reader is, against counting lines with `wc -l` on the same file.
#include <fcntl.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "timing.h"

namespace setpoint::bench {
namespace {

constexpr std::uintmax_t kBytes = 128U << 20U;

// Bytes of a file and nothing more, as `wc` reads them; FileBytes also takes the fingerprint.
class PlainFile : public ByteSource {
 public:
  explicit PlainFile(const std::string& path)
      : path_(path), file_(::open(path.c_str(), O_RDONLY)) {}
  ~PlainFile() override { ::close(file_); }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;
  [[nodiscard]] Result<std::size_t> read(std::span<char> room) override {
    const ssize_t n = ::read(file_, room.data(), room.size());
    if (n < 0) stop("cannot read");
    return static_cast<std::size_t>(n);
  }

  [[nodiscard]] Result<std::uint64_t> size() const override {
    return static_cast<std::uint64_t>(std::filesystem::file_size(path_));
  }
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset,
                                            std::span<char> room) const override {
    const ssize_t n = ::pread(file_, room.data(), room.size(), static_cast<off_t>(offset));
    if (n < 0) stop("cannot read");
    return static_cast<std::size_t>(n);
  }

 private:
  std::string path_;
  int file_;
};

// An inspection log as the format asks for it: numbers, codes, a quoted field now and then.
std::size_t write_log(const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out << "period,port,channel,origin,outcome,gross_kg,purity,note\r\n";
  std::size_t records = 1;
  std::string line;
  for (std::uintmax_t written = 0; written < kBytes; written += line.size()) {
    const std::size_t k = records++;
    line = "2025Q" + std::to_string(1 + k % 4) + ",P" + std::to_string(k % 331) + ",vehicle,MX,," +
           std::to_string(k % 977) + ".25,0.1" + std::to_string(k % 89) +
           (k % 10 == 0 ? ",\"held, then \"\"released\"\"\"\r\n" : ",none\r\n");
    out << line;
  }
  return records;
}

std::size_t records_of(ByteSource& source, const std::string& path) {
  CsvReader reader(source, path);
  std::size_t records = 0;
  while (reader.next()) ++records;
  if (reader.fault()) stop(reader.fault()->text());
  return records;
}

void all() {
  const std::string path =
      std::filesystem::temp_directory_path() / ("setpoint-bench-" + std::to_string(::getpid()));
  const std::size_t records = write_log(path);
  const double megabytes = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
  const auto counted = [&](ByteSource& source) {
    if (records_of(source, path) != records) stop("the reader lost a record");
  };
  const double wc = median_ms(5, [&] { run_program({"wc", "-l", path}); });
  std::printf("%.0f MB, %zu records, all of them found\n", megabytes, records);
  heading("CSV reader, every field taken", "MB/s", "wc -l MB/s");
  const auto rate = [&](const std::string& what, double ms) {
    std::printf("%-52s %12.0f %12.0f %8.2f\n", what.c_str(), megabytes / ms * 1e3,
                megabytes / wc * 1e3, wc / ms);
  };
  rate("reader", median_ms(5, [&] {
         PlainFile source(path);
         counted(source);
       }));
  rate("reader and SHA-256 of the file", median_ms(5, [&] {
         auto source = FileBytes::open(path, path);
         if (!source) stop(source.faults().front().text());
         counted(**source);
         if (!(*source)->sha256()) stop("no fingerprint");
       }));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  setpoint::bench::all();
}
