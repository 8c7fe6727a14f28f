#include "setpoint/sampling/draw.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using StratumKey = std::pair<Quarter, std::string>;

constexpr std::string_view kDomain = "setpoint.draw/1";
constexpr std::uint64_t kExact = std::uint64_t{1} << 53U;  // whole numbers below are doubles

Fault fault(const std::string& file, std::uint64_t line, std::string what, std::string expected) {
  return {FaultKind::data, {file, line, line > 0 ? 1U : 0U}, std::move(what), std::move(expected)};
}

std::string text(const StratumKey& key) {
  return "stratum '" + key.second + "' of " + key.first.text();
}

Bytes32 ticket(const Bytes32& key, std::string_view use, const FramePsu& psu) {
  return DrawMessage()
      .field(use)
      .field(psu.period.text())
      .field(psu.stratum)
      .field(psu.psu)
      .hash(key);
}

// The n PSUs with the least tickets. The name decides between equal tickets, which do not occur.
std::vector<const FramePsu*> least_tickets(const std::vector<const FramePsu*>& psus,
                                           std::uint64_t n, const Bytes32& key) {
  std::vector<std::pair<Bytes32, const FramePsu*>> tickets;
  tickets.reserve(psus.size());
  for (const FramePsu* psu : psus) tickets.emplace_back(ticket(key, "psu", *psu), psu);
  std::sort(tickets.begin(), tickets.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->psu < b.second->psu;
  });
  std::vector<const FramePsu*> selected;
  for (std::uint64_t i = 0; i < n; ++i) selected.push_back(tickets[i].second);
  std::sort(selected.begin(), selected.end(),
            [](const FramePsu* a, const FramePsu* b) { return a->psu < b->psu; });
  return selected;
}

// What the two tables say of each other. Every fault, each at its row.
Faults disagreements(const Frame& frame, const Allocation& allocation,
                     const std::map<StratumKey, std::vector<const FramePsu*>>& strata,
                     const std::map<StratumKey, const AllocatedStratum*>& wanted) {
  Faults faults;
  for (const auto& [key, psus] : strata)
    if (!wanted.contains(key))
      faults.push_back(fault(frame.file, psus.front()->line,
                             text(key) + " has no row in " + allocation.file,
                             "an allocation for every stratum of the frame"));
  for (const auto& [key, row] : wanted) {
    const auto found = strata.find(key);
    if (found == strata.end()) {
      faults.push_back(fault(allocation.file, row->line, text(key) + " is not in " + frame.file,
                             "a stratum of the frame"));
      continue;
    }
    const std::uint64_t population = found->second.size();
    if (row->psus > population)
      faults.push_back(fault(allocation.file, row->line,
                             std::to_string(row->psus) + " PSUs of " + text(key),
                             "at most the " + std::to_string(population) + " of the frame"));
    const auto largest =
        std::max_element(found->second.begin(), found->second.end(),
                         [](const FramePsu* a, const FramePsu* b) { return a->units < b->units; });
    if ((*largest)->units > kExact / population)
      faults.push_back(fault(frame.file, (*largest)->line,
                             text(key) + " has more than 2^53 as PSUs times units of a PSU",
                             "smaller strata"));
  }
  return faults;
}

}  // namespace

std::uint64_t Selection::psus() const {
  std::uint64_t sum = 0;
  for (const DrawnStratum& stratum : strata) sum += stratum.psus.size();
  return sum;
}

std::uint64_t Selection::units() const {
  std::uint64_t sum = 0;
  for (const DrawnStratum& stratum : strata)
    for (const DrawnPsu& psu : stratum.psus) sum += psu.taken;
  return sum;
}

Bytes32 draw_key(const Bytes32& seed, const DrawInputs& inputs,
                 const std::optional<std::string>& beacon) {
  return DrawMessage()
      .field(kDomain)
      .field(seed)
      .field(inputs.frame)
      .field(inputs.allocation)
      .field(beacon.value_or(""))
      .hash();
}

Result<Selection> draw_sample(const Frame& frame, const Allocation& allocation,
                              const Bytes32& key) {
  std::map<StratumKey, std::vector<const FramePsu*>> strata;
  for (const FramePsu& psu : frame.psus) strata[{psu.period, psu.stratum}].push_back(&psu);
  std::map<StratumKey, const AllocatedStratum*> wanted;
  for (const AllocatedStratum& row : allocation.strata) wanted[{row.period, row.stratum}] = &row;
  if (Faults faults = disagreements(frame, allocation, strata, wanted); !faults.empty())
    return faults;

  Selection selection;
  std::uint64_t units = 0;
  for (const auto& [stratum, psus] : strata) {
    const AllocatedStratum& row = *wanted.at(stratum);
    const std::uint64_t population = psus.size();
    DrawnStratum drawn{stratum.first, stratum.second, population, {}};
    for (const FramePsu* psu : least_tickets(psus, row.psus, key)) {
      const std::uint64_t taken = std::min(row.units_per_psu, psu->units);
      units += taken;
      if (units > kMostSelectedUnits)
        return fault(allocation.file, row.line, "more units than a selection may have",
                     "at most " + std::to_string(kMostSelectedUnits) + " in all");
      // Both products are whole numbers below 2^53, so this is the double nearest to the quotient.
      const double weight =
          static_cast<double>(population * psu->units) / static_cast<double>(row.psus * taken);
      drawn.psus.push_back(
          {psu->psu, psu->units, taken, modulo(ticket(key, "start", *psu), psu->units), weight});
    }
    selection.strata.push_back(std::move(drawn));
  }
  return selection;
}

std::string selection_csv(const Selection& selection) {
  std::string out = "period,stratum,psu,unit,weight\r\n";
  for (const DrawnStratum& stratum : selection.strata) {
    for (const DrawnPsu& psu : stratum.psus) {
      std::string before = stratum.period.text() + ",";
      append_csv_field(before, stratum.name);
      before += ',';
      append_csv_field(before, psu.name);
      before += ',';
      const std::string after = "," + shortest(psu.weight) + "\r\n";
      for (std::uint64_t i = 0; i < psu.taken; ++i)
        out += before + std::to_string(psu.unit(i)) + after;
    }
  }
  return out;
}

}  // namespace setpoint
