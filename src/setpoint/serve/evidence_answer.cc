#include "setpoint/serve/evidence_answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "setpoint/report/wording.h"
#include "setpoint/sampling/flow_estimate.h"
#include "setpoint/serve/policy_answer.h"
#include "setpoint/serve/ports.h"

namespace setpoint {
namespace {

struct AtPort {
  std::uint64_t inspected = 0;
  std::uint64_t targeted = 0;
  std::uint64_t finds = 0;  // at random
  double seized_kg = 0;     // gross, in tables of seizures that name the port
  std::set<Channel> channels;
};

std::map<std::string, AtPort> at_ports(const Tables& tables, const Window& window) {
  std::map<std::string, AtPort> ports;
  const Inspections& log = tables.inspections;
  const auto of = [&](std::uint32_t cell) -> AtPort& {
    AtPort& port = ports[log.cells[cell].port];
    port.channels.insert(log.cells[cell].channel);
    return port;
  };
  for (const PsuUnits& units : log.units)
    if (window.has(log.strata[log.psus[units.psu].stratum].period))
      of(units.cell).inspected += units.units;
  for (const TargetedUnits& units : log.targeted)
    if (window.has(units.period)) of(units.cell).targeted += units.units;
  for (const Find& find : log.finds)
    if (window.has(find.period) && find.psu) of(find.cell).finds += find.count;
  for (const SeizureRow& row : tables.seizures)
    if (window.has(row.period)) {
      AtPort& port = ports[row.port];
      port.channels.insert(row.channel);
      port.seized_kg += row.gross.written * row.gross.factor;
    }
  return ports;
}

Json ports_json(const std::map<std::string, AtPort>& ports) {
  Json all = Json::array();
  for (const auto& [code, port] : ports) {
    const std::optional<Port> known = find_port(code);
    Json channels = Json::array();
    for (const Channel channel : port.channels) channels.push_back(name(channel));
    const bool placed = known && known->place;
    all.push_back({{"port", code},
                   {"name", known ? std::string(known->name) : ""},
                   {"latitude", placed ? Json(known->place->first) : Json(nullptr)},
                   {"longitude", placed ? Json(known->place->second) : Json(nullptr)},
                   {"inspected", port.inspected},
                   {"targeted", port.targeted},
                   {"finds", port.finds},
                   {"seized_kg", number(port.seized_kg)},
                   {"channels", std::move(channels)}});
  }
  return all;
}

// Half the width of the interval over the total. The width falls with the root of the sample, so
// the units for the planned precision are those inspected times the square of the ratio.
Json precision_json(const FlowEstimates& estimates, double planned) {
  Json all = Json::array();
  for (const FlowEstimate& row : estimates.rows) {
    const EstimatedTotal& kg = row.pure_kg;
    std::optional<double> reached;
    std::optional<double> needed;
    if (kg.interval && kg.value > 0) {
      reached = (kg.interval->high - kg.interval->low) / 2 / kg.value;
      const double ratio = *reached / planned;
      needed = std::ceil(static_cast<double>(row.units) * ratio * ratio);
    }
    all.push_back({{"country", row.origin->code()},
                   {"name", row.origin->name()},
                   {"channel", name(*row.channel)},
                   {"inspected", row.units},
                   {"finds", row.found},
                   {"pure_kg", {{"value", number(kg.value)}, {"interval", interval(kg.interval)}}},
                   {"reached", number(reached)},
                   {"planned", number(planned)},
                   {"needed", number(needed)},
                   {"few_finds", row.few_finds}});
  }
  return all;
}

Json cells_json(const Determination& d) {
  Json all = Json::array();
  for (const CountryResult* c : shown_countries(d))
    for (const OutcomeResult& o : c->outcomes)
      for (const ChannelFlow& flow : o.channels)
        all.push_back({{"country", c->country.code()},
                       {"name", c->country.name()},
                       {"channel", name(flow.channel)},
                       {"outcome", name(o.outcome)},
                       {"tier", name(flow.tier)},
                       {"flow_kg", figure(flow.kg)}});
  return all;
}

Json streams_json(const Tables& tables, const Window& window) {
  std::map<SeizureStream, double> kg;
  double all_kg = 0;
  for (const RegionalSeizureRow& row : tables.regional_seizures)
    if (window.has(row.period)) {
      kg[row.stream] += row.gross.written * row.gross.factor;
      all_kg += row.gross.written * row.gross.factor;
    }
  Json all = Json::array();
  for (const auto& [stream, mass] : kg)
    all.push_back({{"stream", name(stream)},
                   {"gross_kg", number(mass)},
                   {"share", number(all_kg > 0 ? mass / all_kg : 0)}});
  return all;
}

// What stands in for evidence: assumptions and what could not be verified, in force that day.
Json defaults_json(const Policy& policy, const Date& day) {
  Json all = Json::array();
  for (const auto& [key, parameter] : policy.parameters()) {
    const DatedValue& value = policy.in_force(key, day);
    if (value.standing != Standing::assumption && value.standing != Standing::unverified) continue;
    Json one = {{"key", key}};
    one.update(value_json(parameter, value));
    all.push_back(std::move(one));
  }
  return all;
}

Json sources_json(const Tables& tables) {
  Json all = Json::array();
  for (const TableSource& source : tables.sources)
    all.push_back({{"kind", label(source.kind)},
                   {"format", source.format},
                   {"path", source.path},
                   {"source", source.source},
                   {"retrieved", source.retrieved ? source.retrieved->text() : ""},
                   {"rows", source.rows},
                   {"sha256", source.sha256},
                   {"note", source.note}});
  return all;
}

// Regions that the table of deaths knows, but not for this window.
Json suppressed_json(const Tables& tables, const Window& window) {
  std::set<std::string> known;
  std::set<std::string> given;
  for (const DeathRow& row : tables.deaths) {
    if (row.region == "US") continue;
    known.insert(row.region);
    if (row.period == window.last && (row.reported || row.predicted)) given.insert(row.region);
  }
  std::vector<std::string> missing;
  std::set_difference(known.begin(), known.end(), given.begin(), given.end(),
                      std::back_inserter(missing));
  Json all = Json::array();
  if (missing.empty()) return all;
  all.push_back("Deaths of " + counted(missing.size(), "region", "regions") + " (" +
                listed(missing) + ") are absent from the table for " + window.last.text() +
                ". Counts that a publisher withholds, because they are small or incomplete, are "
                "withheld here too; the note of the table says what its publisher leaves out.");
  return all;
}

}  // namespace

Result<std::string> evidence_answer(const Kept& kept, const Tables& tables, double precision) {
  const Determination& d = kept.determination;
  const Window window{d.window_first, d.window_last};
  Json reached = Json::array();
  const bool sampled =
      std::any_of(tables.inspections.strata.begin(), tables.inspections.strata.end(),
                  [&](const SampledStratum& s) { return window.has(s.period); });
  if (sampled) {
    FlowGrouping by;
    by.origin = true;
    by.channel = true;
    const auto estimates =
        estimate_flows(tables, *kept.policy, by, std::pair(window.first, window.last));
    if (!estimates) return estimates.faults();
    reached = precision_json(*estimates, precision);
  }
  return dumped({{"id", d.id},
                 {"period", d.window_last.text()},
                 {"sampled", sampled},
                 {"cells", cells_json(d)},
                 {"ports", ports_json(at_ports(tables, window))},
                 {"precision", std::move(reached)},
                 {"streams", streams_json(tables, window)},
                 {"defaults", defaults_json(*kept.policy, window.last.last_day())},
                 {"standings", standings_json(*kept.policy)},
                 {"sources", sources_json(tables)},
                 {"suppressed", suppressed_json(tables, window)},
                 {"notes", d.notes}});
}

}  // namespace setpoint
