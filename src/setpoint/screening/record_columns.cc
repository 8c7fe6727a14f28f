#include <array>

#include "setpoint/screening/records.h"

namespace setpoint {
namespace {

using enum ValueKind;

constexpr std::array kCustomers = std::to_array<RecordColumn>({
    {"id", text, true},
    {"name", text, true},
    {"aliases", text},
    {"kind", party},
    {"birth_date", birth},
    {"country", country},
    {"address", address},
    {"identifier", text},
    {"phone", phone},
    {"email", email},
    {"business", text, false, ""},
    {"founded", day},
    {"expected_monthly_usd", amount},
    {"registered", truth},
    {"makes_drugs", truth},
    {"home_address", truth},
    {"web_presence", truth},
    {"drug_conviction", truth},
    {"laboratory_press", truth},
    {"claims_no_prc_tie", truth},
    {"prc_contact_of_chemical_site", truth},
    {"sells_online", truth},
    {"lists_by_cas_number", truth},
    {"trades_mostly_with_prc_chemical", truth},
});

constexpr std::string_view kMethods =
    "wire cash_deposit cash_withdrawal p2p virtual_currency cheque check card";
// The states, the capital and the territories, by the codes of the Postal Service.
constexpr std::string_view kStates =
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm "
    "ny "
    "nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc as gu mp pr vi";

constexpr std::array kTransactions = std::to_array<RecordColumn>({
    {"id", text, true},
    {"date", day, true},
    {"customer", text, true},
    {"sender", text},
    {"sender_country", country},
    {"sender_business", text, false, ""},
    {"receiver", text},
    {"receiver_kind", party},
    {"receiver_country", country},
    {"receiver_business", text, false, ""},
    {"receiver_phone", phone},
    {"receiver_email", email},
    {"receiver_contact_on_sales_site", truth},
    {"direction", way},
    {"method", text, false, kMethods},
    {"state", text, false, kStates},
    {"amount_usd", amount},
    {"purpose", text},
    {"goods", text, false, ""},
    {"goods_described", text},
    {"goods_mismatch", truth},
    {"via_country", country},
    {"via_broker", truth},
    {"route_has_reason", truth},
    {"wallet_of_darknet_seller", truth},
    {"wallet_of_precursor_seller", truth},
});

}  // namespace

std::span<const RecordColumn> customer_columns() {
  return kCustomers;
}

std::span<const RecordColumn> transaction_columns() {
  return kTransactions;
}

std::optional<std::size_t> column_named(std::span<const RecordColumn> columns,
                                        std::string_view name) {
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (columns[k].name == name) return k;
  return std::nullopt;
}

}  // namespace setpoint
