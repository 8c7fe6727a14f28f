#include <cstdlib>

#include "setpoint/data/manifest.h"

// Whatever the bytes: a manifest with tables, or faults that are one line each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto manifest = setpoint::parse_manifest(
      std::string_view(reinterpret_cast<const char*>(data), size), "dataset.toml");
  if (manifest) {
    if (manifest->tables.empty() && manifest->regional.empty()) std::abort();
    if (manifest->name.empty()) std::abort();
    for (const auto& table : manifest->tables)
      if (table.path.empty() || table.source.empty()) std::abort();
    for (const auto& table : manifest->regional)
      if (table.path.empty() || table.source.empty()) std::abort();
    return 0;
  }
  if (manifest.faults().empty()) std::abort();
  for (const auto& fault : manifest.faults())
    if (fault.text().find('\n') != std::string::npos) std::abort();
  return 0;
}
