#include "setpoint/data/split_psus.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace setpoint {

std::vector<SplitPsu> split_psus(std::span<const InspectionLog> logs,
                                 std::span<const PlacedPsu> placed,
                                 std::span<const std::vector<std::uint32_t>> cell_of) {
  const auto psu = [&](const PlacedPsu& at) -> const LogPsu& { return logs[at.log].psus[at.psu]; };
  // Names that a quarter has in more than one stratum, by their hashes: few, or none.
  struct Named {
    std::uint64_t hash;
    const PlacedPsu* at;
  };
  std::vector<Named> names;
  names.reserve(placed.size());
  for (const PlacedPsu& at : placed) {
    const auto quarter = static_cast<std::uint32_t>(psu(at).period - Quarter::of(1900, 1));
    names.push_back({KeyIndex::hash(psu(at).name, quarter), &at});
  }
  std::sort(names.begin(), names.end(),
            [](const Named& a, const Named& b) { return a.hash < b.hash; });
  std::map<std::pair<std::uint32_t, std::uint32_t>, const PlacedPsu*> suspects;
  for (auto from = names.begin(); from != names.end();) {
    const auto to =
        std::find_if(from, names.end(), [&](const Named& each) { return each.hash != from->hash; });
    if (std::any_of(from, to,
                    [&](const Named& each) { return each.at->stratum != from->at->stratum; }))
      for (; from != to; ++from) suspects[{from->at->log, from->at->psu}] = from->at;
    from = to;
  }
  if (suspects.empty()) return {};

  // Of those, the first PSU that has each cell.
  std::map<std::tuple<Quarter, std::string_view, std::uint32_t>, const PlacedPsu*> first;
  std::map<std::pair<std::uint32_t, std::uint64_t>, SplitPsu> split;
  for (std::uint32_t n = 0; n < logs.size(); ++n)
    for (const LogUnits& units : logs[n].units) {
      const auto suspect = suspects.find({n, units.psu});
      if (suspect == suspects.end()) continue;
      const PlacedPsu& at = *suspect->second;
      const auto [known, added] =
          first.try_emplace({psu(at).period, psu(at).name, cell_of[n][units.cell]}, &at);
      if (added || known->second->stratum == at.stratum) continue;
      SplitPsu pair{*known->second, at};
      if (std::tie(at.log, psu(at).line) < std::tie(known->second->log, psu(*known->second).line))
        std::swap(pair.earlier, pair.later);
      split.try_emplace({pair.later.log, psu(pair.later).line}, pair);
    }
  std::vector<SplitPsu> result;
  for (const auto& [place, pair] : split) result.push_back(pair);
  return result;
}

}  // namespace setpoint
