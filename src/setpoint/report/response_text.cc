#include "setpoint/report/response_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint {
namespace {

constexpr std::size_t kWidth = 120;
constexpr double kCents = 100;
constexpr double kMillion = 1e6;

void paragraph(std::string& out, const std::string& text, std::string_view indent = "") {
  for (const std::string& line : wrapped(text, kWidth - indent.size()))
    out += std::string(indent) + line + "\n";
}

// To four significant digits.
std::string rounded(double value) {
  std::array<char, 32> room{};
  const auto end =
      std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::general, 4);
  return {room.data(), end.ptr};
}

std::string count(double value) {
  constexpr double kWhole = 100;
  return grouped(value, value < kWhole ? 1 : 0);
}

std::string averted_text(const Averted& averted) {
  return count(averted.value) + " [" + count(averted.interval.low) + ", " +
         count(averted.interval.high) + "]";
}

std::string money(std::int64_t cents) {
  return grouped(static_cast<double>(cents) / kCents, 2);
}

std::string number_text(const AllocationPolicy& policy, const std::string& id, const char* what,
                        const char* label) {
  const DatedValue* const value = policy.number(id, what);
  if (value == nullptr) return std::string(label) + ": none on record";
  std::string text = std::string(label) + ": " + rounded(std::get<double>(value->value));
  if (value->range)
    text += " [" + rounded(value->range->low) + ", " + rounded(value->range->high) + "]";
  return text + " (" + std::string(name(value->standing)) + ")";
}

// What deaths of a region are taken for, where they are no count of its own.
std::string_view mark(Basis basis) {
  switch (basis) {
    case Basis::count:
      return "";
    case Basis::months:
      return "s";
    case Basis::moved:
      return "m";
    case Basis::part:
      return "p";
    case Basis::assumed:
      return "a";
    case Basis::leftover:
      return "l";
  }
  return {};
}

std::string_view meaning(Basis basis) {
  switch (basis) {
    case Basis::count:
      return "a count";
    case Basis::months:
      return "a sum of monthly counts";
    case Basis::moved:
      return "an older count, moved by the nation's change since";
    case Basis::part:
      return "counts of counties, moved as their state's";
    case Basis::assumed:
      return "an assumption, as nothing is shown";
    case Basis::leftover:
      return "no count: of what the nation has more than its states";
  }
  return {};
}

// The objective then counts no plain deaths: a region's are worth more than another's.
bool weighted(const AllocationAnswer& answer) {
  return std::any_of(answer.regions.begin(), answer.regions.end(),
                     [](const RegionAnswer& region) { return region.weight != 1; });
}

std::string price_text(double floor, double cap) {
  return floor + cap == 0 ? "" : rounded((floor + cap) * kMillion);
}

// The price of every floor and cap of a cell, also where no money goes there.
std::string cells_text(const AllocationAnswer& answer) {
  std::string lines;
  for (const RegionAnswer& region : answer.regions)
    for (const CellAnswer& cell : region.cells)
      if (cell.bounded)
        lines +=
            padded_right(region.base.id + "/" + answer.interventions[cell.intervention].id, 39) +
            padded_left(money(cell.cents), 20) +
            padded_left(region.base.shown() ? count(cell.averted) : "-", 30) +
            padded_left(price_text(cell.floor, cell.cap), 20) + "\n";
  if (lines.empty()) return lines;
  return "\n" + padded_right("cell with a floor or cap", 39) + padded_left("USD", 20) +
         padded_left("averted", 30) + padded_left("shadow per $1m", 20) + "\n" + lines;
}

// Doubles prove nothing finer than this.
std::string proof_text(const AllocationAnswer& answer, const std::string& counted) {
  constexpr double kFinest = 1e-15;
  double part = kFinest;
  while (part < answer.certificate.gap) part *= 10;
  std::string text = "Proved: no allocation averts more than this one by over " + rounded(part) +
                     " of what it averts (" + rounded(answer.certificate.bound) + " " + counted +
                     "). ";
  text += answer.rounding_loss > 0
              ? "Whole cents cost " + rounded(answer.rounding_loss) + " of that."
              : std::string("Whole cents cost nothing that can be told.");
  return text;
}

}  // namespace

std::string interventions_text(const InterventionRegister& interventions,
                               const AllocationPolicy& policy) {
  std::string out;
  paragraph(
      out,
      "Grades: A several trials or a meta-analysis, B one trial or a strong "
      "quasi-experiment, C observational or a model, D proxy outcomes only, N shown not to "
      "work or harmful. Marks: S the white paper, P a page of the source was opened, K general "
      "knowledge, A an assumption.");
  for (const Intervention& each : interventions.interventions) {
    out += "\n";
    paragraph(out, each.title + " (" + each.id + "), grade " + std::string(name(each.grade)) +
                       " on deaths, per " + each.unit +
                       (each.check ? "; a check on the model, gets no money" : ""));
    if (!each.check)
      paragraph(out,
                number_text(policy, each.id, "cost", "USD a unit") + "; " +
                    number_text(policy, each.id, "overdose", "overdose deaths averted a unit") +
                    "; " + number_text(policy, each.id, "eligible", "units per 100,000 people"),
                "  ");
    for (const InterventionEffect& effect : each.effects)
      paragraph(out,
                std::string(name(effect.grade)) + "  " + effect.population + ": " + effect.effect +
                    ". " + effect.source + " [" + effect.mark + "]",
                "  ");
    for (const std::string& caution : each.cautions) paragraph(out, "! " + caution, "  ");
  }
  return out;
}

std::string populations_text(const RegionalTables& tables,
                             const InterventionRegister& interventions) {
  std::string out;
  if (tables.special_populations.empty())
    paragraph(out, "The dataset has no table of special populations.");
  std::string last;
  for (const SpecialPopulationRow& row : tables.special_populations) {
    if (row.population != last) {
      if (!last.empty()) out += "\n";
      last = row.population;
      std::string fits;
      for (const Intervention& each : interventions.interventions)
        if (std::find(each.populations.begin(), each.populations.end(), last) !=
            each.populations.end())
          fits += (fits.empty() ? "" : ", ") + each.id + " (" + std::string(name(each.grade)) + ")";
      paragraph(out, last + (fits.empty() ? "" : "; interventions that fit: " + fits));
    }
    std::string line = row.measure + ", " + row.place.text() + ", " + row.period + ": ";
    if (row.value) {
      line += shortest(*row.value) + " " + row.unit;
      if (row.low && row.high) line += " [" + shortest(*row.low) + ", " + shortest(*row.high) + "]";
      line += " (" + row.standing + "). " + row.source;
    } else if (row.withheld != Withheld::no) {
      line += std::string(name(row.withheld)) + ", " + row.unit + " (" + row.standing + "). " +
              row.source;
    } else {
      line += "GAP. " + row.source;
    }
    if (!row.limits.empty()) line += ". " + row.limits;
    paragraph(out, line, "  ");
  }
  return out;
}

std::string allocation_text(const AllocationAnswer& answer, const AllocationPolicy& policy,
                            std::size_t top) {
  std::string out;
  const int percent = static_cast<int>(100 * policy.settings.confidence + 0.5);
  paragraph(out, money(answer.spent_cents) + " USD over " + std::to_string(answer.regions.size()) +
                     " regions (by " + std::string(name(answer.baseline.by)) + ") avert " +
                     averted_text(answer.averted) + " " + answer.unit + " in a year (mean and " +
                     std::to_string(percent) + " % interval of " +
                     std::to_string(answer.question.draws) + " draws). Budget from " +
                     answer.question.budget_from + ".");
  const std::string counted = weighted(answer) ? "weighted " + answer.unit : answer.unit;
  paragraph(out, "A further million dollars would avert " +
                     rounded(answer.shadow_price * kMillion) + " " + counted + ". " +
                     proof_text(answer, counted));
  if (answer.unspent_cents > 0)
    paragraph(out, money(answer.unspent_cents) + " USD of the budget of " +
                       money(answer.question.budget_cents) +
                       " USD are not spent: no further dollar averts anything (see the notes).");
  out += "\n" + padded_right("intervention", 24) + padded_left("grade", 6) +
         padded_left("USD", 20) + padded_left("units paid for", 15) + padded_left("usable", 13) +
         padded_left("averted", 26) + padded_left("shadow per $1m", 15) + "\n";
  for (const InterventionAnswer& line : answer.interventions)
    out += padded_right(cut(line.id, 23), 24) + padded_left(name(line.grade), 6) +
           padded_left(money(line.cents), 20) + padded_left(count(line.units), 15) +
           padded_left(count(line.usable), 13) +
           padded_left(line.idle ? "no effect shown" : averted_text(line.averted), 26) +
           padded_left(price_text(line.floor, line.cap), 15) + "\n";
  std::vector<const RegionAnswer*> order;
  for (const RegionAnswer& region : answer.regions) order.push_back(&region);
  std::stable_sort(order.begin(), order.end(), [](const RegionAnswer* a, const RegionAnswer* b) {
    return a->cents > b->cents;
  });
  std::string legend;
  out += "\n" + padded_right("region", 26) + padded_left("deaths", 10) + "   " +
         padded_left("USD", 20) + padded_left("averted", 30) + padded_left("shadow per $1m", 20) +
         "\n";
  const std::size_t shown_regions = std::min(top, order.size());
  for (std::size_t k = 0; k < shown_regions; ++k) {
    const RegionAnswer& region = *order[k];
    const auto shown = region.base.shown();
    out += padded_right(cut(region.base.id + " " + region.base.name, 25), 26) +
           padded_left(shown ? count(*shown) : "-", 10) + padded_left(mark(region.base.basis), 2) +
           " " + padded_left(money(region.cents), 20) +
           padded_left(shown ? averted_text(region.averted) : "-", 30) +
           padded_left(price_text(region.floor, region.cap), 20) + "\n";
  }
  for (const Basis basis :
       {Basis::months, Basis::moved, Basis::part, Basis::assumed, Basis::leftover})
    if (std::any_of(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown_regions),
                    [basis](const RegionAnswer* region) { return region->base.basis == basis; }))
      legend += (legend.empty() ? "" : "; ") + std::string(mark(basis)) + " " +
                std::string(meaning(basis));
  if (!legend.empty())
    paragraph(out,
              "Deaths of twelve months; " + legend + "; - not shown, as withheld or below 10.");
  if (order.size() > top) out += std::to_string(order.size() - top) + " more with --top\n";
  out += cells_text(answer);
  out += "\n" + padded_right("rule", 26) + padded_left("averts", 30) +
         padded_left(weighted(answer) ? "fewer than ours, weighted" : "fewer than ours", 30) +
         padded_left("ours better", 14) + "\n";
  for (const RuleAnswer& rule : answer.rules)
    out += padded_right(rule.name, 26) + padded_left(averted_text(rule.averted), 30) +
           padded_left(averted_text(rule.worse_by), 30) +
           padded_left(grouped(100 * rule.probability_ours_better, 1) + " %", 14) + "\n";
  for (const OtherBudget& other : answer.others)
    out += padded_right(other.name + " revenue", 26) +
           padded_left(averted_text(other.averted), 30) + "  at " + money(other.cents) + " USD\n";
  out += "\n";
  for (const std::string& note : answer.notes) paragraph(out, "Note: " + note + ".");
  return out;
}

std::string money_text(const MoneyLedger& ledger) {
  std::map<std::string, std::int64_t> got, by_intervention;
  std::int64_t countries = 0, regions = 0;
  for (const MoneyEntry& entry : ledger.entries) {
    got[entry.to] += entry.cents;
    if (entry.to == "revenue") countries += 1;
    if (entry.from == "programme" && entry.to != "unallocated") regions += 1;
    if (const std::size_t slash = entry.to.find('/'); slash != std::string::npos)
      by_intervention[entry.to.substr(slash + 1)] += entry.cents;
  }
  std::string out;
  const auto line = [&out](const std::string& label, std::int64_t cents) {
    out += padded_right(label, 40) + padded_left(money(cents), 24) + " USD\n";
  };
  line("revenue (" + std::to_string(countries) + " sources)", got["revenue"]);
  line("  administration", got["administration"]);
  line("  reserve", got["reserve"]);
  line("  programme", got["programme"]);
  std::int64_t allocated = 0;
  for (const auto& [id, cents] : by_intervention) allocated += cents;
  line("    " + std::to_string(regions) + " regions", allocated);
  for (const auto& [id, cents] : by_intervention) line("      " + id, cents);
  line("    unallocated", got["unallocated"]);
  paragraph(out, std::to_string(ledger.entries.size()) +
                     " entries; every account gives what it gets, to the cent.");
  return out;
}

}  // namespace setpoint
