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

using Parts = std::map<FlowKey, std::vector<Traced<Mass>>>;

}  // namespace

Attribution::Attribution(TracedRows& rows, Traced<Pure> precursor_share)
    : trace_(rows.trace()),
      lambda_(precursor_share),
      kept_(constant<Pure>(trace_, 1, "one") - precursor_share),
      routing_(matrix(rows, rows.tables().routing)),
      precursors_(matrix(rows, rows.tables().precursors)) {}

Liabilities Attribution::attribute(const WindowFlows& seen) const {
  Parts routed;
  for (const auto& [key, mass] : seen) {
    const auto row = routing_.find(key.country);
    if (row == routing_.end()) {
      routed[key].push_back(mass);
      continue;
    }
    for (const auto& [source, share] : row->second)
      routed[{source, key.channel, key.outcome}].push_back(mass * share);
  }

  // With lambda exactly 0 or 1 one side of the split is nothing, and is left out of the trace.
  const bool lambda_certain = trace_.node(lambda_.id()).certain;
  const bool none_follows = lambda_certain && lambda_.point().value() == 0;
  const bool all_follows = lambda_certain && lambda_.point().value() == 1;

  Liabilities result;
  std::map<LiabilityKey, std::vector<Traced<Mass>>> finished;
  for (const auto& [key, parts] : routed) {
    const Traced<Mass> mass = sum(trace_, parts, "none");
    const bool follows = !none_follows && precursors_.contains(key.country);
    Liability& own = result[{key.country, key.outcome}];
    if (!follows)
      own.channels.emplace(key.channel, mass);
    else if (!all_follows)
      own.channels.emplace(key.channel, mass * kept_);
    if (follows) finished[{key.country, key.outcome}].push_back(mass);
  }

  std::map<LiabilityKey, std::vector<Traced<Mass>>> received;
  for (const auto& [key, parts] : finished) {
    const Traced<Mass> made = sum(trace_, parts, "none");
    for (const auto& [source, share] : precursors_.at(key.first))
      received[{source, key.second}].push_back(
          all_follows
              ? made * share
              : combined<Mass>(trace_, Operation::product, {made.id(), lambda_.id(), share.id()}));
  }
  for (const auto& [key, parts] : received)
    result[key].precursor = sum(trace_, parts, "none")
                                .named("followed precursors to " + std::string(key.first.code()) +
                                       ", " + std::string(name(key.second)));
  return result;
}

Traced<Mass> total(Trace& trace, const Liability& liability) {
  std::vector<Traced<Mass>> parts;
  for (const auto& [channel, mass] : liability.channels) parts.push_back(mass);
  if (liability.precursor) parts.push_back(*liability.precursor);
  return sum(trace, parts, "no flow");
}

}  // namespace setpoint
