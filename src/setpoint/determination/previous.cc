#include "setpoint/determination/previous.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema = "setpoint.determination/1";

void add_control(std::map<Country, Previous::OfCountry>& countries,
                 const std::vector<RuleControlRow>& control, Rule rule) {
  for (const RuleControlRow& row : control)
    for (const RuleControlRow::Part& part : row.outcomes)
      countries[row.country].rates[static_cast<std::size_t>(rule)][part.outcome] = {
          part.adjustment.value, part.toll.value};
}

// Reads members one by one; the first that is missing or of another kind is the fault.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  Result<Previous> read(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("schema") || json["schema"] != kSchema)
      return fault("is not a determination",
                   "a determination.json of schema " + std::string(kSchema));
    Previous previous;
    const bool whole = string(json, "id", previous.id) && window(json, "window", previous.window) &&
                       baseline(json, previous) && internalisation(json, previous) &&
                       countries(json, previous) &&
                       control(json, "outcomes_only", Rule::outcomes_only, previous) &&
                       control(json, "deaths_only", Rule::deaths_only, previous);
    if (!whole) return fault(missing_, "what a determination hands on to the next");
    return previous;
  }

 private:
  Fault fault(std::string what, std::string expected) const {
    return {FaultKind::data, {file_, 0, 0}, std::move(what), std::move(expected)};
  }
  bool lacks(const std::string& what) {
    missing_ = "lacks " + what + ", or it is not what it should be";
    return false;
  }
  const Json* member(const Json& json, const char* key) {
    if (!json.is_object()) return nullptr;
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
  }
  bool string(const Json& json, const char* key, std::string& out) {
    const Json* found = member(json, key);
    if (found == nullptr || !found->is_string() || found->get<std::string>().empty())
      return lacks(key);
    out = found->get<std::string>();
    return true;
  }
  bool amount(const Json& json, const char* key, double& out) {
    const Json* found = member(json, key);
    if (found == nullptr || !found->is_number()) return lacks(key);
    out = found->get<double>();
    return (std::isfinite(out) && out >= 0) || lacks(key);
  }
  bool window(const Json& json, const char* key, Window& out) {
    const Json* found = member(json, key);
    if (found == nullptr || !found->is_array() || found->size() != 2 || !(*found)[0].is_string() ||
        !(*found)[1].is_string())
      return lacks(key);
    const auto first = Quarter::parse((*found)[0].get<std::string>());
    const auto last = Quarter::parse((*found)[1].get<std::string>());
    if (!first || !last || *last < *first) return lacks(key);
    out = {*first, *last};
    return true;
  }
  bool baseline(const Json& json, Previous& out) {
    Window of{};
    if (!window(json, "baseline", of)) return false;
    out.baseline = of.last;
    return true;
  }
  bool internalisation(const Json& json, Previous& out) {
    const Json* found = member(json, "internalisation");
    if (found == nullptr) return lacks("internalisation");
    return amount(*found, "value", out.internalisation) &&
           string(*found, "from", out.internalised_by);
  }
  bool country(const Json& json, Country& out) {
    std::string code;
    if (!string(json, "country", code)) return false;
    const auto parsed = Country::parse(code);
    if (!parsed) return lacks("country");
    out = *parsed;
    return true;
  }
  bool outcome(const Json& json, Outcome& out) {
    std::string text;
    if (!string(json, "outcome", text)) return false;
    const auto parsed = parse_outcome(text);
    if (!parsed) return lacks("outcome");
    out = *parsed;
    return true;
  }
  bool countries(const Json& json, Previous& out) {
    const Json* found = member(json, "countries");
    if (found == nullptr || !found->is_array()) return lacks("countries");
    for (const Json& one : *found) {
      const Json* liable = member(one, "liable");
      if (liable == nullptr || !liable->is_boolean()) return lacks("liable");
      if (!liable->get<bool>()) continue;
      Country code = Country::unidentified();
      if (!country(one, code)) return false;
      const Json* count = member(one, "determinations");
      if (count == nullptr || !count->is_number_unsigned() || count->get<std::uint64_t>() < 1 ||
          count->get<std::uint64_t>() > 100000)
        return lacks("determinations of " + std::string(code.code()));
      out.countries[code].determinations = count->get<int>();
      if (!rates(one, "full", out.countries[code].rates[0])) return false;
    }
    return true;
  }
  // One rate for each outcome.
  bool rates(const Json& json, const char* full, std::map<Outcome, StandingRate>& out) {
    const Json* outcomes = member(json, "outcomes");
    if (outcomes == nullptr || !outcomes->is_array()) return lacks("outcomes");
    for (const Json& one : *outcomes) {
      Outcome which{};
      StandingRate rate;
      const Json* adjustment = member(one, "adjustment");
      const Json* toll = member(one, "toll");
      if (!outcome(one, which) || adjustment == nullptr || toll == nullptr ||
          !amount(*adjustment, full, rate.adjustment) || !amount(*toll, full, rate.toll) ||
          !out.emplace(which, rate).second)
        return lacks("full rates by outcome");
    }
    return out.size() == kOutcomes.size() || lacks("full rates of every outcome");
  }
  bool control(const Json& json, const char* key, Rule rule, Previous& out) {
    const Json* controls = member(json, "controls");
    const Json* rows = controls == nullptr ? nullptr : member(*controls, key);
    if (rows == nullptr || !rows->is_array()) return lacks(key);
    for (const Json& row : *rows) {
      Country code = Country::unidentified();
      if (!country(row, code)) return false;
      const auto own = out.countries.find(code);
      if (own == out.countries.end() ||
          !rates(row, "value", own->second.rates[static_cast<std::size_t>(rule)]))
        return lacks(key);
    }
    for (const auto& [code, own] : out.countries)
      if (own.rates[static_cast<std::size_t>(rule)].empty()) return lacks(key);
    return true;
  }

  std::string file_;
  std::string missing_;
};

}  // namespace

std::string Previous::text() const {
  std::string all = id + "\n" + window.first.text() + " " + window.last.text() + " " +
                    baseline.text() + " " + shortest(internalisation) + " " + internalised_by +
                    "\n";
  for (const auto& [country, own] : countries) {
    all += std::string(country.code()) + " " + std::to_string(own.determinations);
    for (const auto& by_outcome : own.rates)
      for (const auto& [outcome, rate] : by_outcome)
        all += " " + shortest(rate.adjustment) + " " + shortest(rate.toll);
    all += "\n";
  }
  return all;
}

Previous handed_on(const Determination& d) {
  Previous previous;
  previous.id = d.id;
  previous.window = {d.window_first, d.window_last};
  previous.baseline = d.baseline.last;
  previous.internalisation = d.internalisation.value;
  previous.internalised_by = d.internalisation_from;
  for (const CountryResult& c : d.countries) {
    if (!c.liable) continue;
    Previous::OfCountry& own = previous.countries[c.country];
    own.determinations = c.determinations;
    for (const OutcomeResult& o : c.outcomes)
      own.rates[0][o.outcome] = {o.adjustment.full.value, o.toll.full.value};
  }
  add_control(previous.countries, d.outcomes_only, Rule::outcomes_only);
  add_control(previous.countries, d.deaths_only, Rule::deaths_only);
  return previous;
}

Result<Previous> read_previous(std::string_view json, const std::string& file) {
  return Reader(file).read(json);
}

}  // namespace setpoint
