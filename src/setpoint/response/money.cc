#include "setpoint/response/money.h"

#include <limits>

#include "setpoint/core/digest.h"
#include "setpoint/response/cent_rounding.h"
#include "setpoint/response/document_member.h"
#include "setpoint/response/money_accounts.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMostDollars = 1e13;
constexpr std::string_view kSchema = "setpoint.money/1";

Fault data(const std::string& file, std::string what, std::string expected) {
  return Fault{FaultKind::data, {file, 0, 0}, std::move(what), std::move(expected)};
}

// a + b, or nothing beyond 64 bits.
std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
  if ((b > 0 && a > std::numeric_limits<std::int64_t>::max() - b) ||
      (b < 0 && a < std::numeric_limits<std::int64_t>::min() - b))
    return std::nullopt;
  return a + b;
}

Result<Json> parsed(std::string_view bytes, const std::string& file, std::string_view schema) {
  Json document = Json::parse(bytes, nullptr, false);
  const auto of = document.is_discarded() ? std::nullopt : text(member(document, {"schema"}));
  if (!of || *of != schema)
    return data(file, "not a document " + std::string(schema), "one that this program wrote");
  return document;
}

}  // namespace

RevenueParts divide_revenue(std::int64_t cents, const MoneyShares& shares) {
  const std::vector<std::int64_t> parts = parts_of(
      cents, {shares.administration, shares.reserve, 1 - shares.administration - shares.reserve});
  return {parts[0], parts[1], parts[2]};
}

Result<MoneyLedger> make_ledger(const Revenue& revenue, const MoneyShares& shares,
                                std::string_view bytes, const std::string& file) {
  const auto document = parsed(bytes, file, "setpoint.allocation/1");
  if (!document) return document.faults();
  MoneyLedger made;
  made.determination = revenue.determination;
  made.allocation = sha256(bytes);
  const auto add = [&made](std::string from, std::string to, std::int64_t cents, std::string why,
                           std::string source) {
    if (cents > 0)
      made.entries.push_back(
          {std::move(from), std::move(to), cents, std::move(why), std::move(source)});
  };
  const std::string determined = "determination " + revenue.determination;
  for (const auto& [account, cents] : revenue.sources)
    add(account, "revenue", cents, "projected revenue of a year", determined);
  const RevenueParts parts = divide_revenue(revenue.cents, shares);
  add("revenue", "administration", parts.administration, "share for administration",
      "money.administration");
  add("revenue", "reserve", parts.reserve, "share kept back", "money.reserve");
  add("revenue", "programme", parts.programme, "what is left for regions", determined);

  const auto from = text(member(*document, {"budget", "from"}));
  if (from && from->starts_with("determination ") && *from != determined)
    return data(file, "the allocation is of " + *from + ", not of " + determined,
                "an allocation of the same determination");
  const Json* const regions = member(*document, {"regions"});
  if (regions == nullptr || !regions->is_array())
    return data(file, "an allocation without regions", "regions");
  const std::string allocated = "allocation " + made.allocation.substr(0, 16);
  const auto cents_of = [](const Json& json) -> std::optional<std::int64_t> {
    const auto dollars = number(member(json, {"dollars"}));
    if (!dollars || *dollars < 0 || *dollars > kMostDollars) return std::nullopt;
    return to_cents(*dollars);
  };
  std::int64_t spent = 0;
  for (const Json& region : *regions) {
    const auto id = text(member(region, {"id"}));
    const auto cents = cents_of(region);
    const Json* const cells = member(region, {"interventions"});
    if (!id || !cents || cells == nullptr || !cells->is_array())
      return data(file, "a region without id, dollars or interventions", "all of them");
    add("programme", "region:" + *id, *cents, "the region's part", allocated);
    std::int64_t inside = 0;
    for (const Json& cell : *cells) {
      const auto name = text(member(cell, {"id"}));
      const auto part = cents_of(cell);
      if (!name || !part)
        return data(file, "an intervention of " + *id + " without id or dollars", "both");
      inside += *part;
      add("region:" + *id, "region:" + *id + "/" + *name, *part, "the intervention's part",
          allocated);
    }
    if (inside != *cents)
      return data(file, "the interventions of " + *id + " do not sum to its dollars",
                  "the same sum");
    spent += *cents;
  }
  if (spent > parts.programme)
    return data(file,
                "the allocation spends " + std::to_string(spent) + " cents, the programme has " +
                    std::to_string(parts.programme),
                "an allocation within the revenue");
  // A budget of one's own may be less than the programme; a determination's is the programme.
  if (from == determined && whole(member(*document, {"budget", "cents"})) != parts.programme)
    return data(
        file, "the allocation divides another programme of the same determination",
        std::to_string(parts.programme) +
            " cents: money.administration and money.reserve as they were for the allocation");
  add("programme", "unallocated", parts.programme - spent, "what no region got", allocated);
  if (const auto holds = check_ledger(made.entries, file); !holds) return holds.faults();
  return made;
}

Result<Done> check_ledger(const std::vector<MoneyEntry>& entries, const std::string& file) {
  Faults faults;
  const auto complain = [&](std::string what, std::string expected) {
    faults.push_back(data(file, std::move(what), std::move(expected)));
  };
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> accounts;  // in, out
  for (std::size_t k = 0; k < entries.size(); ++k) {
    const MoneyEntry& entry = entries[k];
    const std::string of = "entry " + std::to_string(k + 1);
    if (entry.cents <= 0) complain(of + " moves no money or takes it back", "cents above 0");
    if (auto expected = expected_instead(entry.from, entry.to))
      complain(of + " is from '" + entry.from + "' to '" + entry.to + "'", *std::move(expected));
    const auto out = sum(accounts[entry.from].second, entry.cents);
    const auto in = sum(accounts[entry.to].first, entry.cents);
    if (!out || !in) {
      complain(of + " takes an account beyond 64 bits", "amounts that can be summed");
      return faults;
    }
    accounts[entry.from].second = *out;
    accounts[entry.to].first = *in;
  }
  // What every account between gives as it gets it, the ends get as the sources give it.
  for (const auto& [account, flows] : accounts) {
    const auto kind = account_kind(account);
    const auto& [in, out] = flows;
    if (kind && gives_and_gets(*kind) && in != out)
      complain(account + " got " + std::to_string(in) + " cents and gave " + std::to_string(out),
               "the same");
  }
  if (!faults.empty()) return faults;
  return Done{};
}

Json money_json(const MoneyLedger& ledger) {
  Json entries = Json::array();
  std::map<std::string, std::int64_t> got;
  std::int64_t revenue = 0;
  for (std::size_t k = 0; k < ledger.entries.size(); ++k) {
    const MoneyEntry& entry = ledger.entries[k];
    entries.push_back({{"number", k + 1},
                       {"from", entry.from},
                       {"to", entry.to},
                       {"cents", entry.cents},
                       {"why", entry.why},
                       {"source", entry.source}});
    got[entry.to] += entry.cents;
    if (entry.to == "revenue") revenue += entry.cents;
  }
  const auto of = [&](const char* account) {
    const auto found = got.find(account);
    return found == got.end() ? std::int64_t{0} : found->second;
  };
  return {{"schema", kSchema},
          {"program", SETPOINT_VERSION},
          {"determination", ledger.determination},
          {"allocation", {{"sha256", ledger.allocation}}},
          {"currency", "USD"},
          {"revenue", {{"cents", revenue}}},
          {"administration", {{"cents", of("administration")}}},
          {"reserve", {{"cents", of("reserve")}}},
          {"programme", {{"cents", of("programme")}}},
          {"unallocated", {{"cents", of("unallocated")}}},
          {"entries", std::move(entries)},
          {"conserved", check_ledger(ledger.entries, "").ok()}};
}

std::string money_csv(const MoneyLedger& ledger) {
  std::string out = "number,from,to,cents,why,source\n";
  for (std::size_t k = 0; k < ledger.entries.size(); ++k) {
    const MoneyEntry& entry = ledger.entries[k];
    out += std::to_string(k + 1) + "," + entry.from + "," + entry.to + "," +
           std::to_string(entry.cents) + "," + entry.why + "," + entry.source + "\n";
  }
  return out;
}

Result<MoneyLedger> read_money(std::string_view bytes, const std::string& file) {
  const auto document = parsed(bytes, file, kSchema);
  if (!document) return document.faults();
  MoneyLedger made;
  made.determination = text(member(*document, {"determination"})).value_or("");
  made.allocation = text(member(*document, {"allocation", "sha256"})).value_or("");
  const Json* const entries = member(*document, {"entries"});
  if (entries == nullptr || !entries->is_array())
    return data(file, "a ledger without entries", "entries");
  for (const Json& json : *entries) {
    const auto from = text(member(json, {"from"})), to = text(member(json, {"to"}));
    const auto why = text(member(json, {"why"})), source = text(member(json, {"source"}));
    const auto cents = whole(member(json, {"cents"}));
    const auto place = whole(member(json, {"number"}));
    const std::int64_t expected = static_cast<std::int64_t>(made.entries.size()) + 1;
    if (!from || !to || !why || !source || !cents || !place || *place != expected)
      return data(file, "entry " + std::to_string(expected) + " is not whole or out of its place",
                  "number, from, to, cents, why and source");
    made.entries.push_back({*from, *to, *cents, *why, *source});
  }
  if (const auto holds = check_ledger(made.entries, file); !holds) return holds.faults();
  // What the document says of itself must be what its entries say, in whatever order of its
  // members.
  Json again = money_json(made);
  again["program"] = (*document)["program"];
  if (nlohmann::json(again) != nlohmann::json(*document))
    return data(file, "the totals are not those of the entries", "the ledger as it was written");
  return made;
}

}  // namespace setpoint
