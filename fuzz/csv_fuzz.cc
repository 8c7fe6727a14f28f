#include <cstdlib>

#include "setpoint/data/csv.h"

// Whatever the bytes: the same records and the same fault for a large and for small blocks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using setpoint::CsvReader;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string first;
  constexpr std::size_t kLarge = 1U << 16U;
  for (const std::size_t block : {kLarge, std::size_t{1}, std::size_t{5}}) {
    setpoint::MemoryBytes bytes(text);
    CsvReader csv(bytes, "t.csv", block);
    std::string all;
    while (csv.next()) {
      for (std::size_t f = 0; f < csv.fields().size(); ++f)
        all += csv.where(f).file + std::to_string(csv.where(f).line) + ":" +
               std::to_string(csv.where(f).column) + "=" + std::string(csv.fields()[f]) + "|";
      all += "\n";
    }
    // A NUL byte far behind another fault is seen first in a large block.
    if (text.find('\0') != std::string_view::npos) continue;
    if (csv.fault()) all += csv.fault()->text();
    if (block == kLarge)
      first = all;
    else if (first != all)
      std::abort();
  }
  return 0;
}
