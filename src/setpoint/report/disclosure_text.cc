#include "setpoint/report/disclosure_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/report/csv_writer.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

std::string_view outcome_name(Hiding outcome) {
  switch (outcome) {
    case Hiding::open:
      return "open";
    case Hiding::narrow:
      return "narrow";
    case Hiding::recovered:
      return "recovered";
    case Hiding::undecided:
      return "undecided";
  }
  return {};
}

std::string number(std::size_t count) {
  return grouped(static_cast<double>(count), 0);
}
std::string counts(std::size_t count) {
  return number(count) + (count == 1 ? " count" : " counts");
}
std::string sums(const DeathTables& deaths) {
  const std::size_t count = deaths.tables.relations().size();
  return number(count) + (count == 1 ? " sum" : " sums");
}

Json rule_json(const SuppressionRule& rule) {
  return {{"publisher", rule.publisher.name},
          {"largest", rule.publisher.largest},
          {"largest_county", rule.publisher.largest_county},
          {"zero_shown", rule.publisher.zero_shown}};
}

Json leaks_json(const DeathTables& tables, const AttackReport& report) {
  Json leaks = Json::array();
  for (const Leak& leak : report.leaks) {
    const CountKey& key = tables.keys[leak.cell];
    Json ages = nullptr;
    if (key.ages) ages = name(*key.ages);
    leaks.push_back({{"place", key.place},
                     {"ending", key.ending.text()},
                     {"months", key.months},
                     {"cause", name(key.cause)},
                     {"age", std::move(ages)},
                     {"series", key.series},
                     {"outcome", outcome_name(leak.outcome)},
                     {"shown_before", leak.before},
                     {"in_a_table", !leak.implied}});
  }
  return leaks;
}

std::size_t suppressed(const Protected& made) {
  return made.primary + made.secondary;
}

void key_fields(CsvWriter& csv, const CountKey& key) {
  csv.text(key.place).text(key.ending.text()).text(std::to_string(key.months));
  csv.text(name(key.cause)).text(key.ages ? name(*key.ages) : std::string_view());
  csv.text(key.series);
}

constexpr std::string_view kCertificate =
    "each suppressed count could be any of whole numbers at least `width` apart, for a reader who "
    "has these tables, the earlier releases and the rule";
constexpr std::string_view kWithoutOverlaps =
    ", and who does not take differences of sums of twelve months that overlap";

std::string certificate(const DeathTables& tables) {
  std::string text(kCertificate);
  if (tables.overlapping != 0) text += kWithoutOverlaps;
  return text;
}
std::string overlapping_line(const DeathTables& tables) {
  if (tables.overlapping == 0) return {};
  return "not covered without --rolling: " + overlapping_words(tables.overlapping) + "\n";
}

// A record of many releases has a note for most places: a reader of text wants to know of what
// kind.
std::string notes_text(const std::vector<std::string>& notes) {
  constexpr std::size_t kMost = 12;
  std::string text;
  for (std::size_t k = 0; k < std::min(notes.size(), kMost); ++k)
    text += "note: " + notes[k] + "\n";
  if (notes.size() > kMost)
    text += "and " + number(notes.size() - kMost) + " notes more: --json has them all\n";
  return text;
}

}  // namespace

std::string leak_words(const Leak& leak) {
  std::string words(outcome_name(leak.outcome));
  if (leak.before)
    words += ", shown in an earlier release";
  else if (leak.implied)
    words += " though in no table, and small";
  return words;
}

std::string suppression_json(const SuppressionAnswer& answer) {
  const Protected& made = answer.made;
  Json json = {{"schema", "setpoint.suppression/1"},
               {"dataset", {{"name", answer.dataset}, {"sha256", answer.dataset_sha256}}},
               {"settings", answer.settings_sha256},
               {"rule", rule_json(answer.rule)},
               {"cells",
                {{"offered", made.offered},
                 {"shown", made.offered - suppressed(made)},
                 {"suppressed", suppressed(made)}}},
               {"relations", answer.tables.tables.relations().size()},
               {"earlier_releases", answer.previous},
               {"rates", "none is published: a rate is withheld with its count"},
               {"certificate",
                {{"statement", certificate(answer.tables)},
                 {"width", answer.rule.width},
                 {"reader", answer.rule.reader_knows_small
                                ? "knows which counts are small, and that all others are not"
                                : "knows that a count is withheld, not why"},
                 {"overlapping_sums_left_out", answer.tables.overlapping},
                 {"checked", made.attack.withheld},
                 {"recovered", made.attack.count(Hiding::recovered)},
                 {"narrow", made.attack.count(Hiding::narrow)},
                 {"undecided", made.attack.count(Hiding::undecided)},
                 {"solver", "COIN-OR Clp; what it finds is checked in whole numbers"}}},
               {"recoverable_from_the_source", leaks_json(answer.tables, answer.source)},
               {"notes", answer.tables.notes}};
  return json.dump(2) + "\n";
}

std::string suppression_text(const SuppressionAnswer& answer) {
  const Protected& made = answer.made;
  std::string text = counts(made.offered) + ", " + sums(answer.tables) + " between them\n";
  text += counts(made.primary) + " withheld by the rule '" +
          std::string(answer.rule.publisher.name) + "', " + number(made.secondary) +
          " to protect them";
  if (made.offered > made.primary)
    text += " (" +
            grouped(100.0 * static_cast<double>(made.secondary) /
                        static_cast<double>(made.offered - made.primary),
                    2) +
            " % of the others)";
  text += "\n";
  for (const Leak& leak : made.attack.leaks)
    text += "leak: " + answer.tables.tables.cells()[leak.cell].key + ": " + leak_words(leak) + "\n";
  if (made.safe())
    text +=
        "attacked: no withheld count can be recovered, and each could be any of whole numbers " +
        std::to_string(answer.rule.width) + " apart\n";
  text += overlapping_line(answer.tables);
  if (!answer.source.possible)
    text += "the publisher's own tables contradict each other: no attack on them\n";
  for (const Leak& leak : answer.source.leaks)
    text += "recoverable from the publisher's own tables: " +
            answer.tables.tables.cells()[leak.cell].key + " (" +
            std::string(outcome_name(leak.outcome)) + ")\n";
  text += notes_text(answer.tables.notes);
  return text;
}

std::vector<NamedBytes> suppression_files(const SuppressionAnswer& answer) {
  std::vector<NamedBytes> files;
  const auto& cells = answer.tables.tables.cells();
  std::map<CountKey, std::uint32_t> sorted;
  for (std::uint32_t at = 0; at < cells.size(); ++at) sorted.emplace(answer.tables.keys[at], at);
  for (const Level level : kLevels) {
    CsvWriter csv({"place", "ending", "months", "cause", "age", "series", "deaths", "withheld"});
    bool any = false;
    for (const auto& [key, at] : sorted) {
      const Showing showing = answer.made.showing[at];
      // What was asked for, not the months behind a sum of twelve.
      const bool unknown = showing == Showing::hidden && answer.tables.listed[at] != 0;
      if (level_of(key.place) != level || (showing == Showing::hidden && !unknown)) continue;
      any = true;
      key_fields(csv, key);
      csv.text(showing == Showing::shown ? std::to_string(*cells[at].count) : std::string());
      csv.text(showing == Showing::shown ? "" : unknown ? "unknown" : "suppressed");
      csv.end_record();
    }
    if (any)
      files.push_back({"deaths-" + std::string(name(level)) + ".csv", std::move(csv).take()});
  }
  if (!answer.areas.empty()) {
    CsvWriter parts({"area", "ending", "months", "cause", "age", "series", "county"});
    for (const auto& [key, counties] : answer.areas)
      for (const std::string& county : counties) {
        key_fields(parts, key);
        parts.text(county);
        parts.end_record();
      }
    files.push_back({"area-parts.csv", std::move(parts).take()});
  }
  files.push_back({"suppression.json", suppression_json(answer)});
  return files;
}

std::string attack_json(const AttackAnswer& answer) {
  const AttackReport& report = answer.report;
  Json json = {{"schema", "setpoint.attack/1"},
               {"releases", answer.folders},
               {"settings", answer.settings_sha256},
               {"rule", rule_json(answer.rule)},
               {"width", answer.rule.width},
               {"consistent", report.possible},
               {"suppressed", report.withheld},
               {"relations", answer.tables.tables.relations().size()},
               {"recovered", report.count(Hiding::recovered)},
               {"narrow", report.count(Hiding::narrow)},
               {"undecided", report.count(Hiding::undecided)},
               {"leaks", leaks_json(answer.tables, report)},
               {"not_only_small", answer.tables.not_small},
               {"overlapping_sums_left_out", answer.tables.overlapping},
               {"notes", answer.tables.notes}};
  return json.dump(2) + "\n";
}

std::string attack_text(const AttackAnswer& answer) {
  const AttackReport& report = answer.report;
  std::string text = counts(report.withheld) + " withheld, " + sums(answer.tables) + "\n";
  for (const Leak& leak : report.leaks)
    text += answer.tables.tables.cells()[leak.cell].key + ": " + leak_words(leak) + "\n";
  if (!report.possible)
    text += "the tables contradict each other\n";
  else if (report.leaks.empty())
    text += "none can be recovered, and each could be any of whole numbers " +
            std::to_string(answer.rule.width) + " apart\n";
  else
    text += number(report.count(Hiding::recovered)) + " recovered, " +
            number(report.count(Hiding::narrow)) + " narrow, " +
            number(report.count(Hiding::undecided)) + " undecided\n";
  for (const std::string& key : answer.tables.not_small)
    text +=
        "contradicts --only-small: withheld counts that are all small do not make up " + key + "\n";
  text += overlapping_line(answer.tables);
  text += notes_text(answer.tables.notes);
  return text;
}

}  // namespace setpoint
