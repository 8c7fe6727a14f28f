#include "setpoint/determination/read_determination.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "setpoint/determination/trace_file.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

// A member that is there but says what it must not. Thrown and caught in this file alone, like the
// library's own for members that are missing or of another type.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class T>
T known(const std::optional<T>& parsed, const std::string& text) {
  if (!parsed) throw Unreadable("'" + text + "' is not known");
  return *parsed;
}

Quarter quarter(const Json& json) {
  const auto text = json.get<std::string>();
  return known(Quarter::parse(text), text);
}

Window window(const Json& json) {
  return {quarter(json.at(0)), quarter(json.at(1))};
}

Country country(const Json& json) {
  const auto text = json.get<std::string>();
  return known(Country::parse(text), text);
}

Outcome outcome(const Json& json) {
  const auto text = json.get<std::string>();
  return known(parse_outcome(text), text);
}

Tier tier(const Json& json) {
  const auto text = json.get<std::string>();
  for (const Tier one : {Tier::none, Tier::default_, Tier::sampled, Tier::mixed})
    if (name(one) == text) return one;
  throw Unreadable("'" + text + "' is not known");
}

Movement movement(const Json& json, std::string_view (*name_of)(Movement)) {
  const auto text = json.get<std::string>();
  for (const Movement one :
       {Movement::fell, Movement::rose, Movement::unchanged, Movement::insufficient})
    if (name_of(one) == text) return one;
  throw Unreadable("'" + text + "' is not known");
}

template <class T, class Read>
std::optional<T> optional(const Json& json, Read read) {
  return json.is_null() ? std::nullopt : std::optional<T>(read(json));
}

std::optional<double> number(const Json& json) {
  return optional<double>(json, [](const Json& j) { return j.get<double>(); });
}

std::optional<std::string> text(const Json& json) {
  return optional<std::string>(json, [](const Json& j) { return j.get<std::string>(); });
}

std::optional<Interval> interval(const Json& json) {
  return optional<Interval>(json, [](const Json& j) {
    return Interval{j.at(0).get<double>(), j.at(1).get<double>()};
  });
}

Figure point(const Json& json) {
  Figure f;
  f.value = json.get<double>();
  return f;
}

// A value and its interval, under the names that they have in `json`.
Figure figure(const Json& json, const char* value = "value", const char* limits = "interval") {
  Figure f = point(json.at(value));
  f.interval = interval(json.at(limits));
  return f;
}

std::optional<Figure> figure_if(const Json& json) {
  return optional<Figure>(json, [](const Json& j) { return figure(j); });
}

std::optional<AdjustedTests> tests(const Json& json) {
  return optional<AdjustedTests>(json, [](const Json& j) {
    AdjustedTests t;
    const auto one = [&](const char* key, Spread& spread, double& p, double& after) {
      const Json& test = j.at(key);
      // No spread is known where a limit is not finite.
      constexpr double kNone = std::numeric_limits<double>::infinity();
      spread = {number(test.at("mean")).value_or(kNone),
                number(test.at("deviation")).value_or(kNone)};
      p = test.at("p").get<double>();
      after = test.at("adjusted").get<double>();
    };
    one("fall", t.tests.below, t.tests.fall, t.fall);
    one("rise", t.tests.above, t.tests.rise, t.rise);
    t.tests.not_fallen = j.at("not_fallen").get<double>();
    t.tests.not_risen = j.at("not_risen").get<double>();
    return t;
  });
}

std::optional<Offset> offset(const Json& json, const char* where) {
  if (json.at("found").is_null()) return std::nullopt;
  return Offset{figure(json, "offset"), json.at("found").get<bool>(),
                json.at(where).get<std::vector<std::string>>()};
}

std::optional<FlowMovement> flow_movement(const Json& json) {
  if (json.at("movement").is_null()) return std::nullopt;
  const Json& change = json.at("change");
  FlowMovement m;
  m.call = movement(json.at("movement"), name_of_flow);
  m.why = change.at("why").get<std::string>();
  m.before_kg = figure(change.at("before_kg"));
  m.change_kg = figure(change.at("change_kg"));
  m.relative = figure_if(change.at("relative"));
  m.tests = tests(change.at("tests"));
  m.within = offset(json.at("within"), "outcomes");
  m.new_source = offset(json.at("new_source"), "countries");
  m.finds_before = change.at("finds_before").get<std::uint64_t>();
  m.finds = change.at("finds").get<std::uint64_t>();
  return m;
}

RateByOutcome rate_by_outcome(const Json& json) {
  return {point(json.at("full")), number(json.at("previous")), figure(json, "target")};
}

OutcomeResult outcome_result(const Json& json) {
  OutcomeResult o;
  o.outcome = outcome(json.at("outcome"));
  o.flow_kg = figure(json.at("flow_kg"));
  o.score = figure_if(json.at("score"));
  o.movement = flow_movement(json);
  const Json& deaths = json.at("deaths");
  o.deaths = figure(deaths);
  o.national_deaths = deaths.at("national").get<double>();
  o.deaths_change = figure_if(deaths.at("change"));
  o.deaths_movement = optional<Movement>(deaths.at("movement"),
                                         [](const Json& j) { return movement(j, name_of_deaths); });
  o.goods_share = figure(json.at("goods_share"));
  o.row = json.at("row").is_null() ? 0 : json.at("row").get<int>();
  o.name = json.at("name").get<std::string>();
  o.action = json.at("action").get<std::string>();
  o.capped = json.at("capped").get<bool>();
  o.few_finds = json.at("few_finds").get<bool>();
  o.adjustment = rate_by_outcome(json.at("adjustment"));
  o.toll = rate_by_outcome(json.at("toll"));
  for (const Json& flow : json.at("channels")) {
    const auto channel = flow.at("channel").get<std::string>();
    o.channels.push_back({known(parse_channel(channel), channel), tier(flow.at("tier")),
                          figure(flow.at("flow_kg"))});
  }
  o.precursor_kg = figure_if(json.at("precursor_kg"));
  return o;
}

Rate rate(const Json& json, const char* charged) {
  return {point(json.at(charged)), point(json.at("full")), number(json.at("previous")),
          figure(json, "target")};
}

CountryResult country_result(const Json& json) {
  CountryResult c{country(json.at("country"))};
  c.liable = json.at("liable").get<bool>();
  c.reasons = json.at("reasons").get<std::vector<std::string>>();
  c.deficits = json.at("deficits").get<std::vector<std::string>>();
  c.evidence = tier(json.at("evidence"));
  c.incomplete = json.at("incomplete").get<bool>();
  c.carried = json.at("carried").get<bool>();
  c.phase = json.at("phase").get<double>();
  c.determinations = json.at("determinations").get<int>();
  c.flow_kg = figure(json.at("flow_kg"));
  c.flow_share = figure(json.at("flow_share"));
  c.adjustment = rate(json.at("adjustment"), "rate");
  c.toll = rate(json.at("toll"), "amount");
  for (std::size_t k = 0; k < kPaths.size(); ++k)
    c.by_path[k] = optional<Figure>(
        json.at("adjustment").at("by_path").at(std::string(name(kPaths[k]))), point);
  c.footprint = figure(json.at("footprint"), "deaths");
  c.score = figure_if(json.at("score"));
  c.liability_usd = figure(json.at("liability_usd"));
  c.imports_usd = point(json.at("imports_usd"));
  c.entries = point(json.at("entries"));
  c.adjustment_revenue_usd = figure(json.at("revenue").at("adjustment"));
  c.toll_revenue_usd = figure(json.at("revenue").at("toll"));
  c.trade_lost_usd = figure(json.at("trade_lost_usd"));
  c.entries_lost = figure(json.at("entries_lost"));
  c.consumer_cost_usd = figure(json.at("consumer_cost_usd"));
  c.deadweight_usd = figure(json.at("deadweight_usd"));
  for (const Json& one : json.at("outcomes")) c.outcomes.push_back(outcome_result(one));
  return c;
}

std::vector<ControlRow> control(const Json& json) {
  std::vector<ControlRow> rows;
  for (const Json& row : json)
    rows.push_back({country(row.at("country")), figure_if(row.at("adjustment")),
                    figure_if(row.at("toll")), figure(row.at("deaths"))});
  return rows;
}

std::vector<RuleControlRow> rule_control(const Json& json) {
  std::vector<RuleControlRow> rows;
  for (const Json& row : json) {
    RuleControlRow read{
        country(row.at("country")), figure(row.at("adjustment")), figure(row.at("toll")), {}};
    for (const Json& part : row.at("outcomes"))
      read.outcomes.push_back({outcome(part.at("outcome")), part.at("action").get<std::string>(),
                               figure(part.at("adjustment")), figure(part.at("toll"))});
    rows.push_back(std::move(read));
  }
  return rows;
}

void read_head(const Json& json, Determination& d) {
  d.id = json.at("id").get<std::string>();
  d.program = json.at("program").get<std::string>();
  const Window now = window(json.at("window"));
  d.window_first = now.first;
  d.window_last = now.last;
  d.previous = text(json.at("previous"));
  d.window_before = optional<Window>(json.at("window_before"), window);
  d.baseline = window(json.at("baseline"));
  const auto path = json.at("path").get<std::string>();
  d.path = known(parse_path(path), path);
  const Json& policy = json.at("policy");
  d.policy_name = policy.at("name").get<std::string>();
  d.policy_version = policy.at("version").get<std::string>();
  d.policy_sha256 = policy.at("sha256").get<std::string>();
  d.dataset_name = json.at("dataset").at("name").get<std::string>();
  d.dataset_sha256 = json.at("dataset").at("sha256").get<std::string>();
  d.seed = json.at("seed").get<std::uint64_t>();
  d.draws = json.at("draws").get<std::uint32_t>();
  d.confidence = json.at("confidence").get<double>();
  const Json& internalisation = json.at("internalisation");
  d.internalisation = point(internalisation.at("value"));
  d.internalisation_from = internalisation.at("from").get<std::string>();
  d.dollars_per_death = point(internalisation.at("dollars_per_death"));
  d.revenue_target_usd = number(internalisation.at("revenue_target_usd"));
}

void read_totals(const Json& json, Determination& d) {
  const Json& revenue = json.at("revenue");
  d.adjustment_revenue_usd = figure(revenue.at("adjustments"));
  d.toll_revenue_usd = figure(revenue.at("tolls"));
  d.revenue_shortfall_usd = figure_if(revenue.at("shortfall_usd"));
  const Json& deaths = json.at("deaths");
  d.deaths_reported = deaths.at("reported").get<double>();
  d.deaths_predicted = deaths.at("predicted").get<double>();
  const auto total = [&deaths](const char* of, Figure& into) {
    into = point(deaths.at(of));
    into.interval = interval(deaths.at("intervals").at(of));
  };
  total("attributed", d.deaths_attributed);
  total("domestic", d.deaths_domestic);
  total("unattributed", d.deaths_unattributed);
  total("uncollected_usd", d.uncollected_usd);
  d.outcome_deaths_observed = deaths.at("outcomes_observed").get<bool>();
  d.lags_used = deaths.at("lags_used").get<std::vector<int>>();
  d.lags_dropped = deaths.at("lags_dropped").get<std::vector<int>>();
  for (const Json& row : deaths.at("by_outcome")) {
    DeathsByOutcome of;
    of.outcome = outcome(row.at("outcome"));
    of.national = figure(row.at("national"));
    of.before = figure_if(row.at("before"));
    of.movement = optional<Movement>(row.at("movement"),
                                     [](const Json& j) { return movement(j, name_of_deaths); });
    of.tests = tests(row.at("tests"));
    d.deaths_by_outcome.push_back(std::move(of));
  }
  d.error_control = text(json.at("movement").at("error_control"));
  d.tests = json.at("movement").at("tests").get<std::size_t>();
  const Json& flow = json.at("flow");
  d.through_kg = figure(flow.at("through_kg"));
  d.seized_kg = figure(flow.at("seized_kg"));
  d.checkpoint_kg = figure(flow.at("checkpoint_kg"));
  d.ceiling_kg = flow.at("consumption_ceiling_kg").get<double>();
  d.draws_above_ceiling = flow.at("draws_above_ceiling").get<std::uint32_t>();
}

void read_controls(const Json& json, Determination& d) {
  d.outcomes_only = rule_control(json.at("outcomes_only"));
  d.deaths_only = rule_control(json.at("deaths_only"));
  d.precursor_0 = control(json.at("precursor_0"));
  d.precursor_1 = control(json.at("precursor_1"));
  d.trade_relation = control(json.at("trade_relation"));
  for (const Json& row : json.at("decreed"))
    d.decreed.push_back({country(row.at("country")), point(row.at("mean")),
                         row.at("on_last_day").get<double>(), row.at("scope").get<std::string>()});
}

Fault fault(const std::string& file, std::string what) {
  return {FaultKind::data,
          {file, 0, 0},
          std::move(what),
          "a determination.json written by 'setpoint determine'"};
}

}  // namespace

Result<Determination> read_determination(std::string_view json, const std::string& file) {
  const auto document = read_document(json, file);
  if (!document) return document.faults();
  return determination_in(*document, file);
}

Result<Determination> determination_in(const Json& document, const std::string& file) {
  try {
    Determination d;
    read_head(document, d);
    for (const Json& one : document.at("countries")) d.countries.push_back(country_result(one));
    read_totals(document, d);
    read_controls(document.at("controls"), d);
    for (const Json& check : document.at("checks"))
      d.checks.push_back({check.at("name").get<std::string>(), check.at("holds").get<bool>(),
                          check.at("detail").get<std::string>()});
    d.notes = document.at("notes").get<std::vector<std::string>>();
    return d;
  } catch (const Json::exception& e) {
    return fault(file, std::string("a member is missing or is not what it should be: ") + e.what());
  } catch (const Unreadable& e) {
    return fault(file, e.what());
  }
}

}  // namespace setpoint
