// The money ledger: from a determination's revenue to regions to interventions, to the cent.
//
// Double entry in whole cents: an entry takes its cents from one account and gives the same to
// another, so what leaves the sources is what arrives, at every level and in all. Accounts, each
// with what it gives to in money_accounts.h:
//   country:MX/adjustments, country:MX/tolls   sources: what a country's goods and people pay
//   revenue                                    all of it
//   administration, reserve                    shares that policy sets (0 unless set)
//   programme                                  what there is for regions
//   region:WV                                  a region's part
//   region:WV/naloxone                         what an intervention gets there
//   unallocated                                what no region got
// A year's money: figures of a determination are of its window, whose years divide them.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/revenue.h"

namespace setpoint {

struct MoneyEntry {
  std::string from;
  std::string to;
  std::int64_t cents = 0;  // above 0
  std::string why;
  std::string source;  // what says so: a determination, a setting, an allocation
};

struct MoneyShares {
  double administration = 0;
  double reserve = 0;
};
// What is left for regions, after shares rounded to the cent.
struct RevenueParts {
  std::int64_t administration = 0, reserve = 0, programme = 0;
};
// Precondition: cents and shares not below 0, shares at most 1 together.
[[nodiscard]] RevenueParts divide_revenue(std::int64_t cents, const MoneyShares& shares);

struct MoneyLedger {
  std::string determination;
  std::string allocation;  // SHA-256 of the allocation's file
  std::vector<MoneyEntry> entries;
};

// allocation: a document setpoint.allocation/1. Faults (data): the allocation spends more than the
// programme has, its parts do not sum, it was made from another determination or with other shares.
[[nodiscard]] Result<MoneyLedger> make_ledger(const Revenue& revenue, const MoneyShares& shares,
                                              std::string_view allocation_json,
                                              const std::string& file);

// Every fault: an entry of no or negative cents or between accounts that may not give to one
// another (money_accounts.h), by its number; an account that gives more or less than it got; a sum
// beyond 64 bits.
[[nodiscard]] Result<Done> check_ledger(const std::vector<MoneyEntry>& entries,
                                        const std::string& file);

// setpoint.money/1
[[nodiscard]] nlohmann::ordered_json money_json(const MoneyLedger& ledger);
[[nodiscard]] std::string money_csv(const MoneyLedger& ledger);
// Reads a document setpoint.money/1 and checks all that it says of itself. Faults (data).
[[nodiscard]] Result<MoneyLedger> read_money(std::string_view json, const std::string& file);

}  // namespace setpoint
