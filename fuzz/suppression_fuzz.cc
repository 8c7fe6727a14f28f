// Published tables as they are read, and the attack on small ones: whatever the bytes, a fault or
// an answer, and the same one twice.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "setpoint/disclosure/attack.h"
#include "setpoint/disclosure/protect.h"
#include "setpoint/disclosure/regional_counts.h"
#include "table_fuzz.h"

namespace {

using namespace setpoint;

// As large as is attacked: cells that bind months may be thirteen times as many.
constexpr std::size_t kRows = 24;

std::filesystem::path scratch() {
  static const std::filesystem::path folder = [] {
    std::string pattern = (std::filesystem::temp_directory_path() / "suppression-XXXXXX").string();
    fuzz::require(::mkdtemp(pattern.data()) != nullptr);
    return std::filesystem::path(pattern);
  }();
  return folder;
}

std::string answer_of(const Publication& published) {
  const SuppressionRule rule;
  const auto tables = death_tables(published.records, published.areas, rule, {true, true, true});
  if (!tables) return tables.faults().front().text();
  const AttackReport found = attack(tables->tables, tables->showing, {}, rule);
  std::string answer = found.possible ? "possible" : "contradiction";
  for (const Leak& leak : found.leaks) {
    fuzz::require(leak.cell < tables->tables.cells().size() && leak.outcome != Hiding::open);
    answer +=
        " " + std::to_string(leak.cell) + "/" + std::to_string(static_cast<int>(leak.outcome));
  }
  const auto made = protect(tables->tables, rule);
  if (!made) return answer;
  for (std::size_t at = 0; at < made->showing.size(); ++at) {
    if (made->small[at] != 0) fuzz::require(made->showing[at] == Showing::withheld);
    answer += static_cast<char>('0' + static_cast<int>(made->showing[at]));
  }
  return answer;
}

}  // namespace

// The first byte picks the table; what follows a NUL byte is area-parts.csv.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::size_t end = text.find('\0');
  const Level level = kLevels[data[0] % kLevels.size()];
  for (const Level each : kLevels)
    std::filesystem::remove(scratch() / ("deaths-" + std::string(name(each)) + ".csv"));
  std::filesystem::remove(scratch() / "area-parts.csv");
  std::ofstream(scratch() / ("deaths-" + std::string(name(level)) + ".csv"), std::ios::binary)
      << text.substr(0, end);
  if (end != std::string_view::npos)
    std::ofstream(scratch() / "area-parts.csv", std::ios::binary) << text.substr(end + 1);
  const auto published = read_publication(scratch());
  if (!published) {
    for (const Fault& fault : published.faults())
      fuzz::require(fault.text().find('\n') == std::string::npos);
    return 0;
  }
  if (published->records.size() > kRows) return 0;
  fuzz::require(answer_of(*published) == answer_of(*published));
  return 0;
}
