#include "setpoint/response/money_accounts.h"

namespace setpoint {
namespace {

constexpr std::string_view kCountry = "country:";
constexpr std::string_view kRegion = "region:";

// Whether it gives to `to`; `said` is made what it gives to, in words.
bool gives(std::string_view from, AccountKind kind, std::string_view to, std::string& said) {
  const auto other = account_kind(to);
  switch (kind) {
    case AccountKind::source:
      said = "to revenue";
      return other == AccountKind::revenue;
    case AccountKind::revenue:
      said = "to administration, reserve or programme";
      return other == AccountKind::share || other == AccountKind::programme;
    case AccountKind::programme:
      said = "to region:ID or unallocated";
      return other == AccountKind::region || other == AccountKind::unallocated;
    case AccountKind::region:
      said = "to " + std::string(from) + "/INTERVENTION";
      return other == AccountKind::intervention && to.substr(0, to.find('/')) == from;
    case AccountKind::share:
    case AccountKind::unallocated:
    case AccountKind::intervention:
      break;
  }
  said = "nothing";
  return false;
}

}  // namespace

std::optional<AccountKind> account_kind(std::string_view account) {
  if (account == "revenue") return AccountKind::revenue;
  if (account == "administration" || account == "reserve") return AccountKind::share;
  if (account == "programme") return AccountKind::programme;
  if (account == "unallocated") return AccountKind::unallocated;
  const std::size_t slash = account.find('/');
  const bool whole = slash == std::string_view::npos;
  const std::string_view of = account.substr(0, slash);
  const std::string_view part = whole ? std::string_view() : account.substr(slash + 1);
  if (of.starts_with(kCountry) && of != kCountry && (part == "adjustments" || part == "tolls"))
    return AccountKind::source;
  if (!of.starts_with(kRegion) || of == kRegion) return std::nullopt;
  if (whole) return AccountKind::region;
  if (part.empty() || part.find('/') != std::string_view::npos) return std::nullopt;
  return AccountKind::intervention;
}

bool gives_and_gets(AccountKind kind) {
  return kind == AccountKind::revenue || kind == AccountKind::programme ||
         kind == AccountKind::region;
}

std::optional<std::string> expected_instead(std::string_view from, std::string_view to) {
  const auto kind = account_kind(from);
  if (!kind)
    return "money from country:ID/adjustments, country:ID/tolls, revenue, programme or region:ID";
  std::string said;
  if (gives(from, *kind, to, said)) return std::nullopt;
  return std::string(from) + " to give " + said;
}

}  // namespace setpoint
