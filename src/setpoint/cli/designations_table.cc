#include <algorithm>
#include <cmath>

#include "setpoint/cli/designations_output.h"
#include "setpoint/core/decimal.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint::cli {
namespace {

constexpr std::size_t kLabel = 32;
constexpr std::size_t kField = 12;
constexpr std::size_t kLine = 100;

std::string row(std::string_view label, const std::vector<std::string>& fields) {
  std::string line = padded_right(cut(label, kLabel), kLabel);
  for (const std::string& field : fields) line += padded_left(field, kField);
  return line + "\n";
}

std::string whole(std::uint64_t count) {
  return grouped(static_cast<double>(count), 0);
}

std::string bounds(const CountBounds& count) {
  if (count.surely == count.possibly) return whole(count.surely);
  return whole(count.surely) + "-" + whole(count.possibly);
}

std::string percent(double share) {
  constexpr double kPercent = 100;
  return (share < 0 ? "-" : "+") + grouped(std::fabs(share) * kPercent, 1) + "%";
}

std::string tally(std::string_view label, const Tally& count) {
  return row(label, {whole(count.before), whole(count.added), whole(count.removed),
                     whole(count.changed), whole(count.in_force)});
}

std::string head(std::string_view label) {
  return row(label, {"at first", "added", "removed", "changed", "in force"});
}

std::string prose(const std::string& text, std::string_view first = "") {
  std::string lines;
  bool begun = false;
  for (const std::string& line : wrapped(text, kLine - first.size())) {
    lines += (begun ? std::string(first.size(), ' ') : std::string(first)) + line + "\n";
    begun = true;
  }
  return lines;
}

// Countries by how many are in force, then by code.
std::vector<std::pair<Country, Tally>> by_number(const RegisterCounts& counts) {
  auto countries = counts.countries;
  std::stable_sort(countries.begin(), countries.end(), [](const auto& a, const auto& b) {
    return a.second.in_force > b.second.in_force;
  });
  return countries;
}

std::string releases(const DesignationsResult& result) {
  std::string text;
  for (const ReleaseRead& read : result.releases) {
    text += (read.published ? read.published->text() : std::string("no date")) + "  " + read.file +
            ": " + whole(read.entries) + " entries\n";
    const auto note = [&text](std::uint64_t count, std::string_view what) {
      if (count > 0) text += "            " + whole(count) + " " + std::string(what) + "\n";
    };
    if (!read.with_addresses)
      text +=
          "            without its file of addresses (add.csv): countries are those of nationality "
          "and citizenship alone\n";
    note(read.notes.without_address, "entries without a row of addresses");
    note(read.notes.addresses_of_others, "addresses of entries that are not on the list");
    note(read.notes.aliases_of_others, "aliases of entries that are not on the list");
    note(read.notes.comments_of_others, "comments of entries whose remarks do not go on");
    note(read.notes.cut_remarks, "entries whose remarks break off");
  }
  if (!result.table.empty()) text += "register    " + result.table + "\n";
  return text;
}

std::string register_text(const DesignationsResult& result) {
  const RegisterCounts& counts = result.counts;
  std::string text = "\nDesignations as of " + result.designations.as_of.text() + "\n";
  text += head("programme");
  for (const auto& [programme, count] : counts.programmes) text += tally(programme, count);
  text += tally("all, each entry once", counts.total);
  text += "\n" + head("kind");
  for (const auto& [kind, count] : counts.kinds) text += tally(name(kind), count);
  text += "\n" + head("country");
  for (const auto& [country, count] : by_number(counts))
    text += tally(std::string(country.code()) + " " + std::string(country.name()), count);
  text += tally("not known", counts.no_country);
  text += "\n" + row("year", {"added", "removed", "changed", "in force"});
  for (const YearCount& year : counts.years)
    text += row(std::to_string(year.year),
                {bounds(year.added), bounds(year.removed), bounds(year.changed),
                 year.in_force ? bounds(*year.in_force) : "-"});
  text += "\n" +
          prose(
              "at first: on the first release, added no one knows when before it. removed: off the "
              "list. changed: still on it, under other programmes than these (or than that of the "
              "row) alone. Two numbers: "
              "surely in the year, and possibly. An entry counts once in each of its programmes "
              "and countries, so these add up to more than the total; countries are those of "
              "addresses, nationality and citizenship. In force is at the end of the year, or of "
              "what is known.");
  if (result.designations.unknown_countries > 0)
    text += prose(whole(result.designations.unknown_countries) +
                  " entries name a country in words that are not known here, and lack it.");
  if (counts.programme_changes > 0)
    text += prose(whole(counts.programme_changes) +
                  " times a programme was added to or taken from an entry that stayed.");
  return text;
}

std::string change(const KnownChange& known) {
  return known.change ? percent(known.change->relative) : "-";
}

std::string placebo(const KnownChange& known) {
  if (!known.change || !known.change->placebo) return "-";
  return percent(known.change->placebo->low) + " to " + percent(known.change->placebo->high);
}

std::string evaluation_text(const DesignationsResult& result) {
  const Evaluation& evaluation = *result.evaluation;
  std::string text =
      "\nBeside " + result.dataset + "\n" +
      row("country and year", {"added", "removed", "in force", "flow kg", "U.S. deaths"});
  for (const CountryYear& each : evaluation.years) {
    if (!each.flow_kg.value) continue;
    const YearCount& counts = each.counts;
    text += row(std::string(each.country.name()) + " " + std::to_string(counts.year),
                {bounds(counts.added), bounds(counts.removed),
                 counts.in_force ? bounds(*counts.in_force) : "-", grouped(*each.flow_kg.value, 0),
                 each.deaths.value ? grouped(*each.deaths.value, 0) : "-"});
  }
  text += prose(
      "Flow is what came through and is attributed to the country, pure, by the evidence "
      "and the policy; deaths are those of the nation. Years without evidence of the "
      "country's flow are left out here and are in the JSON with the reason.");
  text +=
      "\nChanges from the four quarters before additions to the four after (association only)\n";
  if (evaluation.events.empty()) text += "None: no addition is known to lie within one quarter.\n";
  constexpr std::size_t kWide = 20;
  for (const EventRow& each : evaluation.events)
    text +=
        padded_right(cut(each.programme + " " + std::string(each.country.code()) + " " +
                             std::to_string(each.year),
                         kLabel),
                     kLabel) +
        padded_left(whole(each.designations) + " in " + whole(each.quarters.size()) + " q", 12) +
        "  flow " + padded_left(change(each.flow), 8) + " (" +
        padded_right(placebo(each.flow) + ")", kWide) + " deaths " +
        padded_left(change(each.deaths), 8) + " (" + placebo(each.deaths) + ")\n";
  text += prose(
      "In brackets what 95 % of placebo dates give. Additions known only between days of "
      "different quarters, which are in no row: " +
      whole(evaluation.undated) + ".");
  return text;
}

}  // namespace

std::string designations_table(const DesignationsResult& result) {
  std::string text = releases(result) + register_text(result);
  if (result.evaluation) text += evaluation_text(result);
  text += "\nWhat this cannot show\n";
  for (const std::string_view limit : what_cannot_be_shown())
    text += prose(std::string(limit), "- ");
  return text;
}

}  // namespace setpoint::cli
