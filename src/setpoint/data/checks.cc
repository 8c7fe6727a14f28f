#include "setpoint/data/checks.h"

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "setpoint/data/value_text.h"

namespace setpoint {
namespace {

Location place(const RowRef& at, const ReleaseContext& context) {
  return {context.files[at.table], at.line, 0};
}

std::string path_and_line(const RowRef& at, const ReleaseContext& context) {
  return context.sources[at.table].path + ":" + std::to_string(at.line);
}

const Amount* stated(const DeathRow& row) {
  if (row.reported) return &*row.reported;
  return row.predicted ? &*row.predicted : nullptr;
}

}  // namespace

void check_shares(const std::vector<ShareRow>& rows, std::string_view kind,
                  ReleaseContext& context) {
  constexpr double kTolerance = 1e-9;
  for (std::size_t first = 0; first < rows.size();) {
    double sum = 0;
    std::size_t next = first;
    for (; next < rows.size() && rows[next].from == rows[first].from; ++next)
      sum += rows[next].share.written;
    if (std::fabs(sum - 1) > kTolerance)
      context.faults.add({FaultKind::data, place(rows[first].share.at, context),
                          "the " + std::string(kind) + " shares of " +
                              std::string(rows[first].from.code()) + " sum to " + value_text(sum),
                          "1"});
    first = next;
  }
}

void check_streams(const std::vector<RegionalSeizureRow>& rows, ReleaseContext& context) {
  std::map<Quarter, std::map<SeizureStream, const RegionalSeizureRow*>> seen;
  for (const RegionalSeizureRow& row : rows) seen[row.period][row.stream] = &row;
  for (const auto& [period, streams] : seen)
    for (const SeizureStream stream : kSeizureStreams)
      if (!streams.contains(stream))
        context.faults.add({FaultKind::data, place(streams.begin()->second->gross.at, context),
                            period.text() + " has no row of stream " + std::string(name(stream)),
                            "one, with 0 if nothing was seized"});
}

void check_deaths(const std::vector<DeathRow>& rows, ReleaseContext& context) {
  std::map<std::pair<Quarter, std::string>, const DeathRow*> first;
  for (const DeathRow& row : rows) {
    if (stated(row) == nullptr) continue;
    const auto [at, fresh] = first.try_emplace({row.period, row.region}, &row);
    if (fresh) continue;
    const DeathRow& other = *at->second;
    const std::string key = row.period.text() + " " + row.region;
    const std::string before =
        "one kind (" + path_and_line(stated(other)->at, context) + " has the other)";
    if (row.months != other.months)
      context.faults.add({FaultKind::data, place(stated(row)->at, context),
                          key + " has deaths of 3 and of 12 months", before});
    else if (row.outcome.has_value() != other.outcome.has_value())
      context.faults.add({FaultKind::data, place(stated(row)->at, context),
                          key + " has deaths of all outcomes and of single ones", before});
  }
}

}  // namespace setpoint
