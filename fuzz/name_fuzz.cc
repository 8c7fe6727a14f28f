// Two names of any bytes: refused with a reason, or compared: a score from 0 to 1, the same both
// ways, 1 for a name and itself, with reasons; and looked up in an index, which answers at most
// once for one name, with the same score. (That the index loses nothing is
// tests/screening/name_index_test.cc, on names.)
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/utf8.h"
#include "setpoint/screening/address.h"
#include "setpoint/screening/name_index.h"
#include "setpoint/screening/name_reasons.h"
#include "setpoint/screening/name_score.h"
#include "setpoint/screening/records.h"
#include "setpoint/screening/red_flags.h"

namespace {

using namespace setpoint;

void require(bool holds) {
  if (!holds) std::abort();
}

void one_line(const Faults& faults) {
  require(!faults.empty());
  for (const Fault& fault : faults) require(fault.text().find('\n') == std::string::npos);
}

void compare(const NormalName& a, const NormalName& b) {
  const NameCosts costs;
  const double there = name_score(a, b, costs).score;
  require(there >= 0 && there <= 1);
  require(there == name_score(b, a, costs).score);
  require(name_score(a, a, costs).score == 1);
  if (there > 0) {
    const auto reasons = name_reasons(a, b, costs);
    for (const std::string& reason : reasons) require(!reason.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto kind = static_cast<NameKind>(data[0] % 4);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t half = std::min(text.find('\n'), text.size());
  const std::string_view first = text.substr(0, half);
  const std::string_view second = half < text.size() ? text.substr(half + 1) : text;
  // Opened once: ICU's rules take longer than everything else here.
  static Transliteration rules;
  const auto a = normal_name(first, kind, NameWeights{}, rules);
  const auto b = normal_name(second, kind, NameWeights{}, rules);
  if (!a) one_line(a.faults());
  if (!b) one_line(b.faults());
  require(a.ok() || first.size() > kLongestName || first_malformed(first) != first.size() ||
          first.size() > kMostWords);
  if (a && b) {
    compare(*a, *b);
    const NameIndex index({*b}, NameCosts{});
    NameIndex::Scratch scratch;
    const auto found = index.find(*a, 0.7, scratch);
    require(found.size() <= 1);
    if (!found.empty()) require(found.front().score == name_score(*a, *b, NameCosts{}).score);
  }
  const auto here = read_address(first, {}, NameWeights{}, rules);
  const auto there = read_address(second, {}, NameWeights{}, rules);
  if (!here) one_line(here.faults());
  if (!there) one_line(there.faults());
  if (here && there) {
    const double strong = MatchRules{}.strong;
    const bool agree = addresses_agree(*here, *there, NameCosts{}, strong);
    require(agree == addresses_agree(*there, *here, NameCosts{}, strong));
    require(!agree || address_key(*here) == address_key(*there));
  }
  const auto records = parse_records(text, "c.csv", customer_columns(), Date());
  if (!records) one_line(records.faults());
  const auto flags = read_red_flags(text, "f.toml");
  if (!flags) one_line(flags.faults());
  return 0;
}
