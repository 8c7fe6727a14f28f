#include "setpoint/sampling/draw_check.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

Fault difference(const std::string& file, std::uint64_t line, std::string what,
                 std::string expected) {
  return {FaultKind::data, {file, line, line > 0 ? 1U : 0U}, std::move(what), std::move(expected)};
}

using PsuKey = std::tuple<Quarter, std::string, std::string>;

std::string text(const PsuKey& key) {
  return "PSU '" + std::get<2>(key) + "' of stratum '" + std::get<1>(key) + "' of " +
         std::get<0>(key).text();
}

// Where the units differ first, or nothing.
std::optional<std::string> unit_difference(const DrawnPsu& drawn, const SelectedPsu& published) {
  if (published.units.size() != drawn.taken)
    return std::to_string(published.units.size()) + " units, the draw selects " +
           std::to_string(drawn.taken);
  for (std::uint64_t i = 0; i < drawn.taken; ++i)
    if (published.units[i] != drawn.unit(i))
      return "unit " + std::to_string(published.units[i]) + ", the draw selects unit " +
             std::to_string(drawn.unit(i));
  return std::nullopt;
}

void compare_psu(const std::string& file, const PsuKey& key, const DrawnPsu& drawn,
                 const SelectedPsu& published, FaultLog& differences) {
  if (const auto differs = unit_difference(drawn, published))
    differences.add(difference(file, published.line, text(key) + ": " + *differs,
                               "the units that the draw selects"));
  if (!published.one_weight)
    differences.add(difference(file, published.line, text(key) + ": more than one weight",
                               shortest(drawn.weight) + " for all its units"));
  else if (published.weight != drawn.weight)
    differences.add(difference(file, published.line,
                               text(key) + ": weight " + shortest(published.weight),
                               shortest(drawn.weight)));
}

}  // namespace

std::optional<Selection> recompute_draw(const DrawRecord& record, const Commitment& commitment,
                                        const DrawFiles& files, const Frame& frame,
                                        const Allocation& allocation, const DrawInputs& inputs,
                                        FaultLog& differences) {
  const std::uint64_t before = differences.count();
  if (inputs.frame != commitment.inputs.frame)
    differences.add(difference(frame.file, 0, "not the frame that was committed to",
                               "SHA-256 " + hex(commitment.inputs.frame)));
  if (inputs.allocation != commitment.inputs.allocation)
    differences.add(difference(allocation.file, 0, "not the allocation that was committed to",
                               "SHA-256 " + hex(commitment.inputs.allocation)));
  if (record.commitment.commitment != commitment.commitment)
    differences.add(difference(files.draw, 0, "a draw of another commitment",
                               hex(commitment.commitment) + " as in " + files.commitment));
  if (record.commitment.inputs != commitment.inputs)
    differences.add(difference(files.draw, 0, "digests of other files than were committed to",
                               "those of " + files.commitment));
  if (record.commitment.beacon_rule != commitment.beacon_rule)
    differences.add(
        difference(files.draw, 0, "another beacon rule", "that of " + files.commitment));
  if (!opens(record.seed, commitment))
    differences.add(difference(files.draw, 0,
                               "the seed, with the digests and the beacon rule of " +
                                   files.commitment + ", does not give its commitment",
                               "the seed that was committed to, and an untouched commitment"));
  if (differences.count() > before) return std::nullopt;
  auto selection = draw_sample(frame, allocation, draw_key(record.seed, inputs, record.beacon));
  if (selection) return *std::move(selection);
  differences.add(selection.faults());
  return std::nullopt;
}

void compare_selection(const Selection& drawn, const SelectionTable& published,
                       FaultLog& differences) {
  std::map<PsuKey, const SelectedPsu*> listed;
  for (const SelectedPsu& psu : published.psus) listed[{psu.period, psu.stratum, psu.psu}] = &psu;
  for (const DrawnStratum& stratum : drawn.strata) {
    for (const DrawnPsu& psu : stratum.psus) {
      const PsuKey key{stratum.period, stratum.name, psu.name};
      const auto found = listed.find(key);
      if (found == listed.end()) {
        differences.add(
            difference(published.file, 0, text(key) + " is missing", "it, as the draw selects it"));
        continue;
      }
      compare_psu(published.file, key, psu, *found->second, differences);
      listed.erase(found);
    }
  }
  for (const auto& [key, psu] : listed)
    differences.add(difference(published.file, psu->line,
                               text(key) + " is listed, and the draw does not select it",
                               "PSUs that the draw selects"));
}

}  // namespace setpoint
