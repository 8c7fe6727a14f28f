#include "setpoint/screening/legal_forms.h"

#include <algorithm>
#include <array>
#include <vector>

#include "setpoint/screening/legal_form_rows.h"

namespace setpoint {
namespace {

bool matches(std::string_view pattern, std::span<const std::string_view> words,
             std::size_t& taken) {
  taken = 0;
  while (true) {
    const std::size_t space = std::min(pattern.find(' '), pattern.size());
    if (taken == words.size() || words[taken] != pattern.substr(0, space)) return false;
    ++taken;
    if (space == pattern.size()) return true;
    pattern.remove_prefix(space + 1);
  }
}

// Ascending by their words, so that the forms that begin with a letter are neighbours.
const std::vector<LegalFormRow>& rows() {
  static const std::vector<LegalFormRow> all = [] {
    std::vector<LegalFormRow> made;
    constexpr std::size_t kShort = 4;
    for (const LegalFormRow& row : common_legal_forms()) made.push_back(row);
    for (LegalFormRow row : further_legal_forms())
      for (std::string_view left = row.words; !left.empty();) {
        const std::size_t end = std::min(left.find('|'), left.size());
        row.words = left.substr(0, end);
        row.rare = row.words.size() <= kShort;
        made.push_back(row);
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    std::sort(made.begin(), made.end(), [](const LegalFormRow& x, const LegalFormRow& y) {
      return x.words != y.words ? x.words < y.words : x.form < y.form;
    });
    return made;
  }();
  return all;
}

}  // namespace

std::string_view name(LegalClass value) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "a limited company",     "a company with share capital", "a partnership",     "a company",
      "a cooperative society", "an association or foundation", "a state enterprise"};
  return kNames[static_cast<std::size_t>(value)];
}

std::optional<LegalForm> legal_form(std::span<const std::string_view> words) {
  std::optional<LegalForm> best;
  if (words.empty() || words.front().empty()) return best;
  const std::string_view first = words.front();
  const auto before = [](const LegalFormRow& row, std::string_view word) {
    return row.words < word;
  };
  for (auto row = std::lower_bound(rows().begin(), rows().end(), first, before);
       row != rows().end() && row->words.starts_with(first); ++row) {
    std::size_t taken = 0;
    if (matches(row->words, words, taken) && (!best || taken > best->words))
      best = LegalForm{row->kind, row->form, taken, row->rare};
  }
  return best;
}

bool glued_form(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kGlued = {
      "ag", "gmbh", "ltd", "llc", "inc", "plc", "bv", "nv", "sarl", "srl", "ooo", "jsc"};
  return std::find(kGlued.begin(), kGlued.end(), word) != kGlued.end();
}

}  // namespace setpoint
