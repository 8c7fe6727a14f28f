#include "setpoint/designation/identifier_kinds.h"

#include <array>

namespace setpoint {
namespace {

constexpr std::string_view kDigitalCurrency = "Digital Currency Address - ";

constexpr auto kKinds = std::to_array<std::string_view>({
    "Afghan Money Service Provider License Number",
    "Aircraft Construction Number (also called L/N or S/N or F/N)",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Mode S Transponder Code",
    "Aircraft Tail Number",
    "BIK (RU)",
    "Birth Certificate Number",
    "Bosnian Personal ID No.",
    "Branch Unit Number",
    "British National Overseas Passport",
    "Business Number",
    "Business Registration Document #",
    "Business Registration Number",
    "C.I.F.",
    "C.R. No.",
    "C.U.I.P.",
    "C.U.I.T.",
    "C.U.R.P. #",
    "C.U.R.P.",
    "Cedula No.",
    "Cedula de Residencia",
    "Central Registration System Number",
    "Certificate of Incorporation Number",
    "Chamber of Commerce Number",
    "Chinese Commercial Code",
    "Citizen's Card Number",
    "Commercial Registry Number",
    "Company Number",
    "Credencial electoral",
    "D-U-N-S Number",
    "D.N.I.",
    "Diplomatic Passport",
    "Driver's License No.",
    "Dubai Chamber of Commerce Membership No.",
    "Economic Register Number (CBLS)",
    "Electoral Registry No.",
    "Enterprise Number",
    "File Number",
    "Fiscal Code",
    "Folio Mercantil No.",
    "Government Gazette Number",
    "I.F.E.",
    "Identification Number",
    "Immigration No.",
    "Istanbul Chamber of Comm. No.",
    "Italian Fiscal Code",
    "Kenyan ID No.",
    "LE Number",
    "Legal Entity Number",
    "License",
    "MMSI",
    "MSB Registration Number",
    "Matricula Mercantil No",
    "Military Registration Number",
    "Moroccan Personal ID No.",
    "N.I.E.",
    "NIT #",
    "National Foreign ID Number",
    "National ID No.",
    "Numero Unico de Identificacao Tributaria (NUIT)",
    "Organization Code",
    "Passport",
    "Permit Number",
    "Personal ID Card",
    "Pilot License Number",
    "Public Registration Number",
    "Public Security and Immigration No.",
    "R.F.C. #",
    "R.F.C.",
    "RIF #",
    "RTN",
    "RUC #",
    "Refugee ID Card",
    "Registered Charity No.",
    "Registration Certificate Number (Dubai)",
    "Registration ID",
    "Registration Number",
    "Residency Number",
    "Romanian Permanent Resident",
    "Romanian Tax Registration",
    "Russian State Individual Business Registration Number Pattern (OGRNIP)",
    "SRE Permit No.",
    "SSN",
    "SWIFT/BIC",
    "Serial No.",
    "Stateless Person ID Card",
    "Stateless Person Passport",
    "Tarjeta Profesional",
    "Tax ID No.",
    "Tazkira National ID Card",
    "Tourism License No.",
    "Trade License No.",
    "Travel Document Number",
    "Turkish Identification Number",
    "UK Company Number",
    "US FEIN",
    "Unified Social Credit Code (USCC)",
    "United Social Credit Code Certificate (USCCC)",
    "V.A.T. Number",
    "Vessel Registration Identification",
    "VisaNumberID",
});

// The digital currency's symbol belongs to the kind.
std::string_view digital_currency(std::string_view text) {
  if (!text.starts_with(kDigitalCurrency)) return {};
  std::size_t end = kDigitalCurrency.size();
  while (end < text.size() &&
         ((text[end] >= 'A' && text[end] <= 'Z') || (text[end] >= '0' && text[end] <= '9')))
    ++end;
  return end == kDigitalCurrency.size() ? std::string_view() : text.substr(0, end);
}

// `kind` begins the text and a space or nothing follows it.
bool begins(std::string_view text, std::string_view kind) {
  return text.starts_with(kind) && (text.size() == kind.size() || text[kind.size()] == ' ');
}

}  // namespace

std::string_view identifier_kind(std::string_view text) {
  const std::string_view currency = digital_currency(text);
  if (begins(text, currency) && !currency.empty()) return currency;
  std::string_view longest;
  for (const std::string_view kind : kKinds)
    if (kind.size() > longest.size() && begins(text, kind)) longest = kind;
  return text.substr(0, longest.size());
}

bool is_identifier_kind(std::string_view text) {
  return !text.empty() && identifier_kind(text).size() == text.size();
}

}  // namespace setpoint
