#include <nlohmann/json.hpp>
#include <string>

#include "setpoint/cli/screen_output.h"
#include "setpoint/report/csv_writer.h"

namespace setpoint::cli {
namespace {

using Json = nlohmann::ordered_json;

Json match_json(const ScreenResult& result, const Match& match) {
  const ListEntry& entry = result.screener.list().entries[match.entry];
  const ListedName& listed = entry.names[match.listed_name];
  return {{"entry", entry.number},      {"grade", name(match.grade)},
          {"score", match.score},       {"name_score", match.name_score},
          {"listed_name", listed.text}, {"strength", name(listed.strength)},
          {"alias_kind", listed.kind},  {"primary_name", entry.names.front().text},
          {"kind", name(entry.kind)},   {"programmes", entry.programmes},
          {"reasons", match.reasons}};
}

Json flags_json(const ScreenResult& result) {
  Json flags = Json::array();
  for (const FlagOutcome& outcome : *result.flags) {
    const FlagRule& rule = result.rules.rules[outcome.rule];
    Json hits = Json::array();
    for (const FlagHit& hit : outcome.hits)
      hits.push_back(
          {{"customer", hit.customer}, {"transactions", hit.transactions}, {"reason", hit.reason}});
    flags.push_back({{"id", rule.id},
                     {"rule", rule.rule},
                     {"advisory", rule.advisory},
                     {"standing", name(rule.standing)},
                     {"source", rule.source},
                     {"evaluated", outcome.evaluated},
                     {"needs", outcome.missing},
                     {"not_judged", outcome.unjudged},
                     {"flags", std::move(hits)}});
  }
  return flags;
}

}  // namespace

std::string screen_json(const ScreenResult& result) {
  const Screener& screener = result.screener;
  Json customers = Json::array();
  for (std::size_t k = 0; k < result.customers.size(); ++k) {
    Json matches = Json::array();
    for (const Match& match : result.matches[k]) matches.push_back(match_json(result, match));
    customers.push_back({{"id", result.customers[k].id},
                         {"name", result.customers[k].name},
                         {"matches", std::move(matches)}});
  }
  Json made = {{"schema", "setpoint.screen/1"},
               {"list", screener.list().file},
               {"published", nullptr},
               {"entries", screener.entries()},
               {"names", screener.names()},
               {"settings", result.settings},
               {"threshold", screener.settings().rules.threshold},
               {"customers", std::move(customers)}};
  if (screener.list().published) made["published"] = screener.list().published->text();
  if (result.flags) {
    made["rules"] = result.rules.name;
    made["caution"] = kFlagCaution;
    made["flags"] = flags_json(result);
    made["unknown_words"] = result.unknown_words;
  }
  return made.dump(2) + "\n";
}

std::vector<NamedBytes> screen_files(const ScreenResult& result) {
  const auto joined = [](const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
  };
  CsvWriter matches({"customer", "name", "score", "grade", "entry", "listed_name", "strength",
                     "primary_name", "kind", "programmes", "reasons"});
  for (std::size_t k = 0; k < result.customers.size(); ++k)
    for (const Match& match : result.matches[k]) {
      const ListEntry& entry = result.screener.list().entries[match.entry];
      const ListedName& listed = entry.names[match.listed_name];
      matches.text(result.customers[k].id).text(result.customers[k].name).number(match.score);
      matches.text(name(match.grade)).text(std::to_string(entry.number)).text(listed.text);
      matches.text(name(listed.strength)).text(entry.names.front().text).text(name(entry.kind));
      matches.text(joined(entry.programmes, " ")).text(joined(match.reasons, "; "));
      matches.end_record();
    }
  std::vector<NamedBytes> files = {{"matches.csv", std::move(matches).take()}};
  if (!result.flags) return files;
  CsvWriter flags({"rule", "advisory", "standing", "status", "customer", "transactions", "reason"});
  for (const FlagOutcome& outcome : *result.flags) {
    const FlagRule& rule = result.rules.rules[outcome.rule];
    const auto begin = [&](std::string_view status) -> CsvWriter& {
      return flags.text(rule.id).text(rule.advisory).text(name(rule.standing)).text(status);
    };
    for (const FlagHit& hit : outcome.hits)
      begin("flag")
          .text(hit.customer)
          .text(joined(hit.transactions, " "))
          .text(hit.reason)
          .end_record();
    if (!outcome.missing.empty())
      begin(outcome.evaluated ? "partly evaluated" : "not evaluated")
          .text("")
          .text("")
          .text("needs " + joined(outcome.missing, ", "))
          .end_record();
    else if (outcome.hits.empty() && outcome.unjudged.empty())
      begin("no flag").text("").text("").text("").end_record();
    for (const std::string& open : outcome.unjudged)
      begin("not judged").text("").text("").text(open).end_record();
  }
  files.push_back({"flags.csv", std::move(flags).take()});
  return files;
}

}  // namespace setpoint::cli
