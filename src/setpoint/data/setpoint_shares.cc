// Routing and precursors: rows of a matrix of shares.
#include <array>
#include <span>

#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

enum : std::size_t { kFrom, kTo, kShare };

constexpr std::array kRoutingColumns = {Column{"seen"}, Column{"source"}, Column{"share"}};
constexpr std::array kPrecursorColumns = {Column{"finisher"}, Column{"source"}, Column{"share"}};

Release<Country, ShareRow> read_shares(TableInput& input, std::span<const Column> columns) {
  Release<Country, ShareRow> release{input.table, 0, {}};
  TableReader table(input, columns);
  while (table.next()) {
    const auto from = table.country(kFrom);
    const auto to = table.country(kTo);
    const auto share = table.fraction(kShare, "a share");
    if (!from || !to || !share) continue;
    const std::string key = std::string(from->code()) + " from " + std::string(to->code());
    if (!table.unique(key, key)) continue;
    release.groups[*from].push_back({std::string(to->code()), {*from, *to, *share}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace

Release<Country, ShareRow> read_routing(TableInput& input) {
  return read_shares(input, kRoutingColumns);
}

Release<Country, ShareRow> read_precursors(TableInput& input) {
  return read_shares(input, kPrecursorColumns);
}

}  // namespace setpoint
