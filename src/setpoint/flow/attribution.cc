#include "setpoint/flow/attribution.h"

#include <string>

namespace setpoint {
namespace {

using Matrix = std::map<Country, std::vector<std::pair<Country, Traced<Pure>>>>;

// The rows of a share table. A reader accepts rows that add up to 1 within rounding of what people
// write (0.3333, 0.6667 is not, 0.333333333 three times is); mass is conserved exactly all the
// same.
Matrix matrix(TracedRows& rows, const std::vector<ShareRow>& table) {
  Matrix result;
  for (const ShareRow& row : table) result[row.from].emplace_back(row.to, rows.at<Pure>(row.share));
  for (auto& [from, row] : result) {
    std::vector<Traced<Pure>> shares;
    for (const auto& [to, share] : row) shares.push_back(share);
    const Traced<Pure> total = sum(rows.trace(), shares, "no share");
    if (total.point().value() == 1) continue;
    for (auto& [to, share] : row) share = (share / total).named("share, of a row that sums to 1");
  }
  return result;
}

struct Parts {
  std::vector<Traced<Mass>> masses;
  Grounds grounds;
  void add(Traced<Mass> mass, const Grounds& from) {
    masses.push_back(mass);
    grounds.add(from);
  }
};

}  // namespace

Attribution::Attribution(TracedRows& rows, Traced<Pure> precursor_share)
    : trace_(rows.trace()),
      lambda_(precursor_share),
      kept_(constant<Pure>(trace_, 1, "one") - precursor_share),
      routing_(matrix(rows, rows.tables().routing)),
      precursors_(matrix(rows, rows.tables().precursors)) {}

Liabilities Attribution::attribute(const WindowFlows& seen) const {
  std::map<FlowKey, Parts> routed;
  for (const auto& [key, flow] : seen) {
    const auto row = routing_.find(key.country);
    if (row == routing_.end()) {
      routed[key].add(flow.mass, flow.grounds);
      continue;
    }
    for (const auto& [source, share] : row->second)
      routed[{source, key.channel, key.outcome}].add(flow.mass * share, flow.grounds);
  }

  // With lambda exactly 0 or 1 one side of the split is nothing, and is left out of the trace.
  const bool lambda_certain = trace_.node(lambda_.id()).certain;
  const bool none_follows = lambda_certain && lambda_.point().value() == 0;
  const bool all_follows = lambda_certain && lambda_.point().value() == 1;

  Liabilities result;
  std::map<LiabilityKey, Parts> finished;
  for (const auto& [key, parts] : routed) {
    const Traced<Mass> mass = sum(trace_, parts.masses, "none");
    const bool follows = !none_follows && precursors_.contains(key.country);
    Liability& own = result[{key.country, key.outcome}];
    if (!follows)
      own.channels.emplace(key.channel, mass);
    else if (!all_follows)
      own.channels.emplace(key.channel, mass * kept_);
    if (own.channels.contains(key.channel)) own.grounds[key.channel] = parts.grounds;
    if (follows) finished[{key.country, key.outcome}].add(mass, parts.grounds);
  }

  std::map<LiabilityKey, Parts> received;
  for (const auto& [key, parts] : finished) {
    const Traced<Mass> made = sum(trace_, parts.masses, "none");
    for (const auto& [source, share] : precursors_.at(key.first))
      received[{source, key.second}].add(
          all_follows
              ? made * share
              : combined<Mass>(trace_, Operation::product, {made.id(), lambda_.id(), share.id()}),
          parts.grounds);
  }
  for (const auto& [key, parts] : received) {
    Liability& own = result[key];
    own.precursor = sum(trace_, parts.masses, "none")
                        .named("followed precursors to " + std::string(key.first.code()) + ", " +
                               std::string(name(key.second)));
    own.precursor_grounds = parts.grounds;
  }
  return result;
}

Grounds Liability::all_grounds() const {
  Grounds all = precursor_grounds;
  for (const auto& [channel, own] : grounds) all.add(own);
  return all;
}

std::set<Country> Attribution::answerable(const std::set<Country>& seen) const {
  const auto spread = [](const std::set<Country>& from, const auto& matrix, bool keep) {
    std::set<Country> result;
    for (const Country country : from) {
      const auto row = matrix.find(country);
      if (keep || row == matrix.end()) result.insert(country);
      if (row == matrix.end()) continue;
      for (const auto& [to, share] : row->second)
        if (share.point().value() > 0) result.insert(to);
    }
    return result;
  };
  const std::set<Country> routed = spread(seen, routing_, false);
  return lambda_.point().value() > 0 ? spread(routed, precursors_, true) : routed;
}

Traced<Mass> total(Trace& trace, const Liability& liability) {
  std::vector<Traced<Mass>> parts;
  for (const auto& [channel, mass] : liability.channels) parts.push_back(mass);
  if (liability.precursor) parts.push_back(*liability.precursor);
  return sum(trace, parts, "no flow");
}

}  // namespace setpoint
