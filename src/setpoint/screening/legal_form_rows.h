// The tables of legal forms: the words of each, its class and its number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "setpoint/screening/legal_forms.h"

namespace setpoint {

struct LegalFormRow {
  std::string_view words;  // further_legal_forms(): with bars between
  LegalClass kind;
  std::uint16_t form;  // the same for a form and its abbreviations
  bool rare = false;   // LegalForm::rare
};

// The forms that most names of the lists carry, and those of more countries and in full.
[[nodiscard]] std::span<const LegalFormRow> common_legal_forms();
[[nodiscard]] std::span<const LegalFormRow> further_legal_forms();

}  // namespace setpoint
