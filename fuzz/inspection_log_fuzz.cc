// A log of inspections, whatever its bytes: faults of one line each, or the same units and finds as
// a slow reader of one row after another gives; and the same for any number of threads, where the
// rows are repeated until they fill several blocks.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/data/field.h"
#include "setpoint/data/inspection_log.h"
#include "setpoint/data/log_block.h"
#include "table_fuzz.h"

namespace setpoint::fuzz {
namespace {

// Beyond these a sum may be at fault, or a row's length, by rules that the slow reader has not.
constexpr long double kLargeSum = 0x1p60L;
constexpr double kSmallWeight = 1e-17;
constexpr std::size_t kLongRow = kLongestLogRow / 2;

using Group = std::tuple<Quarter, std::string, Channel, Country, std::string, std::string>;
struct Sums {
  std::uint64_t units = 0;
  std::uint64_t targeted = 0;
  long double weighted = 0;
  double largest = 0;
};
// Line, count, outcome, weight, mass, purity, pills, whether targeted, substance, host.
using FindRow = std::tuple<std::uint64_t, std::uint64_t, Outcome, double, double, double,
                           std::optional<double>, bool, std::string, std::string, Group>;

struct Reading {
  std::uint64_t rows = 0;
  std::map<Group, Sums> groups;
  std::vector<FindRow> finds;
  std::uint64_t fault_count = 0;
  std::string faults;
  bool large = false;  // close to what no sum may be
};

std::string with_commas(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), kLogComma, ',');
  return text;
}

Reading read_log(std::string_view text, unsigned threads) {
  MemoryBytes bytes(text);
  FaultLog faults;
  std::vector<std::string> notes;
  TableInput input{.table = 0,
                   .file = "t.csv",
                   .path = "t.csv",
                   .bytes = bytes,
                   .faults = faults,
                   .notes = notes,
                   .chapters = {}};
  const InspectionLog log = read_inspection_log(input, threads);
  Reading reading;
  reading.rows = log.rows;
  reading.fault_count = faults.count();
  for (const Fault& fault : faults.all("t.csv")) {
    require(fault.kind == FaultKind::data);
    const std::string line = fault.text();
    require(line.find('\n') == std::string::npos && line.find('\r') == std::string::npos);
    reading.faults += line + "\n";
  }
  if (!faults.empty()) return reading;

  std::vector<Group> group_of;
  for (const LogUnits& units : log.units) {
    const LogCell& cell = log.cells.at(units.cell);
    Group group{cell.period, with_commas(cell.port), cell.channel, cell.origin, "", ""};
    if (units.psu != KeyIndex::kNone) {
      const LogPsu& psu = log.psus.at(units.psu);
      require(psu.period == cell.period && psu.line > 1);
      std::get<4>(group) = with_commas(psu.stratum);
      std::get<5>(group) = with_commas(psu.name);
    }
    // A group may have several texts for one country.
    Sums& sums = reading.groups[group];
    sums.units += units.units;
    sums.targeted += units.targeted;
    sums.weighted += units.weighted.value();
    sums.largest = std::max(sums.largest, units.largest_weight);
    group_of.push_back(std::move(group));
  }
  for (const LogFind& find : log.finds)
    reading.finds.emplace_back(find.line, find.count, find.outcome, find.weight, find.mass_g,
                               find.purity, find.pills, find.targeted, find.substance, find.host,
                               group_of.at(find.units));
  require(std::is_sorted(log.finds.begin(), log.finds.end(),
                         [](const LogFind& a, const LogFind& b) { return a.line < b.line; }));
  return reading;
}

// --- The slow reader.

constexpr std::array<std::string_view, 16> kNames = {
    "period", "port",   "channel", "origin",    "stratum", "psu",    "weight", "selection",
    "count",  "result", "form",    "substance", "mass_g",  "purity", "pills",  "host"};

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::optional<std::uint64_t> count_of(std::string_view text) {
  if (text.empty() || text.size() > 13) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + static_cast<std::uint64_t>(c - '0');
  }
  if (value < 1 || value > 1'000'000'000'000) return std::nullopt;
  return value;
}

std::optional<double> number_up_to(std::string_view text, double most) {
  const auto value = parse_number(text);
  if (!value || *value < 0 || *value > most) return std::nullopt;
  return value;
}

// Adds a row; false if it is not one. `field` gives the text of a column.
template <class FieldOf>
bool take(const FieldOf& field, std::uint64_t line, Reading& reading) {
  constexpr double kMost = 1e18;
  const auto period = Quarter::parse(field("period"));
  const auto channel = parse_channel(field("channel"));
  const auto origin = Country::parse(field("origin"));
  if (!period || !channel || !origin || origin->code() == "US") return false;
  for (const std::string_view name : {"port", "stratum", "psu", "substance", "host"})
    if (has_controls(field(name))) return false;
  if (field("port").empty()) return false;

  const bool targeted = field("selection") == "targeted";
  if (!targeted && field("selection") != "random") return false;
  if (field("stratum").empty() != field("psu").empty()) return false;
  if (!targeted && field("stratum").empty()) return false;

  double weight = 1;
  if (!targeted || !field("weight").empty()) {
    const auto written = number_up_to(field("weight"), kMost);
    if (!written || *written == 0) return false;
    reading.large = reading.large || *written < kSmallWeight;
    if (!targeted) weight = *written;
  }
  const auto count = count_of(field("count"));
  if (!count) return false;

  Group group{*period, std::string(field("port")),    *channel,
              *origin, std::string(field("stratum")), std::string(field("psu"))};
  if (field("result") == "positive") {
    const auto outcome = parse_outcome(field("form"));
    const auto mass = number_up_to(field("mass_g"), kMost);
    const auto purity = number_up_to(field("purity"), 1);
    if (!outcome || !mass || !purity) return false;
    std::optional<double> pills;
    if (!field("pills").empty()) {
      pills = number_up_to(field("pills"), kMost);
      if (!pills || *pills != std::floor(*pills)) return false;
    }
    const std::string_view substance =
        field("substance").empty() ? std::string_view("fentanyl") : field("substance");
    reading.finds.emplace_back(line, *count, *outcome, weight, *mass, *purity, pills, targeted,
                               std::string(substance), std::string(field("host")), group);
  } else {
    if (field("result") != "negative") return false;
    for (const std::string_view name : {"form", "substance", "mass_g", "purity", "pills", "host"})
      if (!field(name).empty()) return false;
  }
  Sums& sums = reading.groups[std::move(group)];
  if (targeted) {
    sums.targeted += *count;
  } else {
    sums.units += *count;
    sums.weighted += static_cast<long double>(weight) * static_cast<long double>(*count);
    sums.largest = std::max(sums.largest, weight);
    reading.large = reading.large || sums.weighted > kLargeSum;
  }
  ++reading.rows;
  return true;
}

enum class Verdict { good, bad, unknown };

Verdict read_slowly(std::string_view text, Reading& reading) {
  // A carriage return that ends the file ends its last row in a log, and is at fault elsewhere.
  if (text.ends_with('\r')) return Verdict::unknown;
  MemoryBytes bytes(text);
  CsvReader csv(bytes, "t.csv");
  if (!csv.next() || csv.fields().size() != kNames.size()) return Verdict::bad;
  std::map<std::string, std::size_t, std::less<>> place;
  for (std::size_t n = 0; n < csv.fields().size(); ++n) place[std::string(csv.fields()[n])] = n;
  for (const std::string_view name : kNames)
    if (!place.contains(name)) return Verdict::bad;
  const auto field = [&](std::string_view name) { return csv.fields()[place.find(name)->second]; };
  while (csv.next()) {
    for (const std::string_view each : csv.fields())
      if (each.find('\n') != std::string_view::npos) return Verdict::bad;
    if (!take(field, csv.line(), reading)) return Verdict::bad;
  }
  if (csv.fault() || reading.rows == 0) return Verdict::bad;
  return reading.large ? Verdict::unknown : Verdict::good;
}

// --- What must hold.

bool close(long double a, long double b) {
  return std::fabs(a - b) <= 1e-12L * std::max(std::fabs(a), std::fabs(b)) + 1e-15L;
}

// Whether `many` is `one` as often as it was repeated.
void require_times(const Reading& one, const Reading& many, std::uint64_t times) {
  require(many.rows == one.rows * times);
  require(many.groups.size() == one.groups.size());
  for (const auto& [group, sums] : one.groups) {
    const auto at = many.groups.find(group);
    require(at != many.groups.end());
    require(at->second.units == sums.units * times);
    require(at->second.targeted == sums.targeted * times);
    require(at->second.largest == sums.largest);
    require(close(at->second.weighted, sums.weighted * static_cast<long double>(times)));
  }
  require(many.finds.size() == one.finds.size() * times);
  for (std::size_t n = 0; n < many.finds.size(); ++n) {
    FindRow expected = one.finds[n % one.finds.size()];
    std::get<0>(expected) += n / one.finds.size() * one.rows;
    require(many.finds[n] == expected);
  }
}

void require_same(const Reading& a, const Reading& b) {
  require(a.faults == b.faults && a.fault_count == b.fault_count);
  require(a.rows == b.rows && a.finds == b.finds && a.groups.size() == b.groups.size());
  for (const auto& [group, sums] : a.groups) {
    const Sums& other = b.groups.at(group);
    require(sums.units == other.units && sums.targeted == other.targeted);
    require(sums.weighted == other.weighted && sums.largest == other.largest);
  }
}

// The rows again and again, over several blocks of the reader.
void repeat(std::string_view text, const Reading& once) {
  constexpr std::size_t kBytes = 600 << 10U;
  constexpr std::size_t kShortRow = 32;  // many shorter ones are slow to complain about
  const std::size_t feed = text.find('\n');
  if (feed == std::string_view::npos) return;
  std::string body(text.substr(feed + 1));
  if (!body.ends_with('\n')) body += '\n';
  const auto rows = static_cast<std::size_t>(std::count(body.begin(), body.end(), '\n'));
  if (body.size() < rows * kShortRow) return;
  const std::size_t times = kBytes / body.size() + 1;
  bool large = false;
  for (const auto& [group, sums] : once.groups)
    large = large || sums.weighted * static_cast<long double>(times) > kLargeSum;
  std::string many(text.substr(0, feed + 1));
  for (std::size_t n = 0; n < times; ++n) many += body;
  const Reading alone = read_log(many, 1);
  require_same(alone, read_log(many, 2));
  if (once.fault_count > 0)
    require(alone.fault_count > 0);
  else if (!large)
    require_times(once, alone, times);
}

}  // namespace
}  // namespace setpoint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint::fuzz;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    if (feed - at > kLongRow) return 0;
    at = feed + 1;
  }
  const Reading log = read_log(text, 2);
  Reading slow;
  const Verdict verdict = read_slowly(text, slow);
  require(verdict == Verdict::unknown || (verdict == Verdict::good) == (log.fault_count == 0));
  if (verdict == Verdict::good) require_times(slow, log, 1);
  // Several blocks take a while: for inputs of one size in sixty-four, which seeds may have.
  constexpr std::size_t kStep = 64;
  constexpr std::uint64_t kFewFaults = 20;
  if (size % kStep == 0 && log.fault_count < kFewFaults) repeat(text, log);
  return 0;
}
