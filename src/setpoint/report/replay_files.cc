#include "setpoint/report/replay_files.h"

#include <algorithm>
#include <utility>

#include "setpoint/determination/json.h"
#include "setpoint/report/csv_writer.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/html_history.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

void history_row(CsvWriter& csv, const Determination& d, const CountryResult& c,
                 const OutcomeResult& o) {
  csv.text(d.window_last.text()).text(d.id).text(c.country.code()).truth(c.liable);
  csv.text(name(o.outcome));
  csv.number(o.action == "none" ? std::nullopt : std::optional<double>(o.row));
  csv.text(o.name).text(o.action).truth(o.capped);
  csv.text(movement_of(o, "")).text(deaths_movement_of(o, ""));
  csv.text(o.movement ? o.movement->why : "");
  csv.figure(o.movement ? std::optional(o.movement->before_kg) : std::nullopt).figure(o.flow_kg);
  const auto tests = o.movement ? o.movement->tests : std::nullopt;
  csv.number(tests ? std::optional(tests->fall) : std::nullopt);
  csv.number(tests ? std::optional(tests->rise) : std::nullopt);
  csv.figure(o.deaths).figure(o.deaths_change);
  csv.number(o.adjustment.previous).figure(o.adjustment.full).figure(o.adjustment.target);
  csv.number(o.toll.previous).figure(o.toll.full).figure(o.toll.target);
  csv.number(c.phase).figure(c.adjustment.charged).figure(c.toll.charged).figure(c.score);
  const auto decreed =
      std::find_if(d.decreed.begin(), d.decreed.end(),
                   [&](const DecreedRate& rate) { return rate.country == c.country; });
  csv.number(decreed == d.decreed.end() ? std::nullopt : std::optional(decreed->mean.value));
  csv.end_record();
}

}  // namespace

std::string replay_json(const std::vector<Determination>& chain) {
  std::string out = "{\n\"schema\": \"setpoint.replay/1\",\n\"determinations\": [";
  for (const Determination& d : chain) {
    std::string one = summary_json(d);
    one.pop_back();  // its line break
    out += (&d == &chain.front() ? "\n" : ",\n") + one;
  }
  return out + "\n]\n}\n";
}

std::string history_csv(const std::vector<Determination>& chain) {
  std::vector<std::string> columns = {
      "period", "id",     "country", "liable",   "outcome",         "row",
      "name",   "action", "capped",  "movement", "deaths_movement", "why"};
  const auto add = [&](const char* figure) { add_figure_columns(columns, figure); };
  add("flow_before_kg");
  add("flow_kg");
  columns.insert(columns.end(), {"p_fall_adjusted", "p_rise_adjusted"});
  add("deaths");
  add("deaths_change");
  columns.emplace_back("adjustment_previous");
  add("adjustment_full");
  add("adjustment_target");
  columns.emplace_back("toll_previous");
  add("toll_full");
  add("toll_target");
  columns.emplace_back("phase");
  add("country_adjustment_charged");
  add("country_toll_charged");
  add("country_score");
  columns.emplace_back("country_decreed_mean");
  CsvWriter csv(columns);
  for (const Determination& d : chain)
    for (const CountryResult& c : d.countries)
      if (c.liable || c.adjustment.previous)
        for (const OutcomeResult& o : c.outcomes) history_row(csv, d, c, o);
  return std::move(csv).take();
}

Result<Done> write_replay(const std::filesystem::path& folder,
                          const std::vector<Determination>& chain) {
  std::vector<NamedBytes> files;
  for (const Determination& d : chain)
    files.push_back({"determination-" + d.window_last.text() + ".json", to_json(d)});
  files.push_back({"replay.json", replay_json(chain)});
  files.push_back({"history.csv", history_csv(chain)});
  files.push_back({"history.html", history_html(chain)});
  return write_files(folder, files);
}

}  // namespace setpoint
