#include "setpoint/data/table_formats.h"

#include <algorithm>
#include <array>

namespace setpoint {
namespace {

struct KindName {
  TableKind kind;
  std::string_view name;
};
constexpr std::array kKinds = {KindName{TableKind::seizures, "seizures"},
                               KindName{TableKind::regional_seizures, "regional_seizures"},
                               KindName{TableKind::deaths, "deaths"},
                               KindName{TableKind::crossings, "crossings"},
                               KindName{TableKind::imports, "imports"},
                               KindName{TableKind::covered_imports, "covered_imports"},
                               KindName{TableKind::governance, "governance"},
                               KindName{TableKind::regulation, "regulation"},
                               KindName{TableKind::subsidy, "subsidy"},
                               KindName{TableKind::routing, "routing"},
                               KindName{TableKind::precursors, "precursors"},
                               KindName{TableKind::inspections, "inspections"},
                               KindName{TableKind::strata, "strata"},
                               KindName{TableKind::coverage, "coverage"},
                               KindName{TableKind::decreed, "decreed"}};

constexpr std::array kRegionalKinds = {
    RegionalKind::deaths,      RegionalKind::population,          RegionalKind::designated_counties,
    RegionalKind::area_states, RegionalKind::lab_reports,         RegionalKind::area_seizures,
    RegionalKind::nonfatal,    RegionalKind::special_populations, RegionalKind::centroids};

constexpr std::array<std::string_view, 9> kFormats = {
    "setpoint",       "cbp-nationwide-drugs", "cdc-vsrr",          "bts-border-crossing",
    "census-imports", "cdc-wonder",           "census-population", "dea-nflis",
    "cdc-dose"};

std::vector<std::string_view> regional_formats(RegionalKind kind) {
  std::vector<std::string_view> formats = {name(Format::setpoint)};
  if (kind == RegionalKind::deaths) {
    formats.push_back(name(Format::cdc_vsrr));
    formats.push_back(name(Format::cdc_wonder));
  }
  if (kind == RegionalKind::population) formats.push_back(name(Format::census_population));
  if (kind == RegionalKind::lab_reports) formats.push_back(name(Format::dea_nflis));
  if (kind == RegionalKind::area_seizures) formats.push_back(name(Format::cbp_nationwide_drugs));
  if (kind == RegionalKind::nonfatal) formats.push_back(name(Format::cdc_dose));
  return formats;
}
std::vector<std::string_view> determination_formats(TableKind kind) {
  std::vector<std::string_view> formats = {name(Format::setpoint)};
  if (kind == TableKind::seizures) formats.push_back(name(Format::cbp_nationwide_drugs));
  if (kind == TableKind::deaths) formats.push_back(name(Format::cdc_vsrr));
  if (kind == TableKind::crossings) formats.push_back(name(Format::bts_border_crossing));
  if (kind == TableKind::imports || kind == TableKind::covered_imports)
    formats.push_back(name(Format::census_imports));
  return formats;
}

}  // namespace

std::string_view name(TableKind kind) {
  for (const KindName& each : kKinds)
    if (each.kind == kind) return each.name;
  return {};
}

std::string_view name(Format format) {
  return kFormats[static_cast<std::size_t>(format)];
}

std::string_view kind_name(const AnyKind& kind) {
  return std::visit([](const auto& each) { return name(each); }, kind);
}

std::optional<AnyKind> parse_kind(std::string_view text) {
  for (const KindName& each : kKinds)
    if (each.name == text) return each.kind;
  for (const RegionalKind each : kRegionalKinds)
    if (name(each) == text) return each;
  return std::nullopt;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const KindName& each : kKinds) names.push_back(each.name);
  for (const RegionalKind each : kRegionalKinds) names.push_back(name(each));
  return names;
}

std::optional<Format> parse_format(std::string_view text) {
  const auto* const found = std::find(kFormats.begin(), kFormats.end(), text);
  if (found == kFormats.end()) return std::nullopt;
  return static_cast<Format>(found - kFormats.begin());
}

std::span<const std::string_view> format_names() {
  return kFormats;
}

std::vector<std::string_view> formats_of(const AnyKind& kind) {
  if (const RegionalKind* const regional = std::get_if<RegionalKind>(&kind))
    return regional_formats(*regional);
  return determination_formats(std::get<TableKind>(kind));
}

bool can_be_carried(const AnyKind& any) {
  const TableKind* const kind = std::get_if<TableKind>(&any);
  return kind != nullptr && (*kind == TableKind::crossings || *kind == TableKind::imports ||
                             *kind == TableKind::covered_imports);
}

}  // namespace setpoint
