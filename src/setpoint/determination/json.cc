#include "setpoint/determination/json.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/determination/figures.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

// No published number is ever NaN or infinite: absent is null.
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json number(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

Json text(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json interval(const Figure& f) {
  if (!f.interval) return nullptr;
  return Json::array({number(f.interval->low), number(f.interval->high)});
}

Json figure(const Figure& f) {
  return {{"value", number(f.value)}, {"interval", interval(f)}};
}

Json figure(const std::optional<Figure>& f) {
  return f ? figure(*f) : Json(nullptr);
}

Json value(const std::optional<Figure>& f) {
  return f ? number(f->value) : Json(nullptr);
}

Json tests(const std::optional<AdjustedTests>& t) {
  if (!t) return nullptr;
  const auto one = [](const Spread& spread, double p, double after) {
    return Json{{"mean", number(spread.mean)},
                {"deviation", number(spread.deviation)},
                {"p", number(p)},
                {"adjusted", number(after)}};
  };
  return {{"fall", one(t->tests.below, t->tests.fall, t->fall)},
          {"rise", one(t->tests.above, t->tests.rise, t->rise)},
          {"not_fallen", number(t->tests.not_fallen)},
          {"not_risen", number(t->tests.not_risen)}};
}

Json offset(const std::optional<Offset>& o, const char* where) {
  Json result = {{"offset", o ? number(o->share.value) : Json(nullptr)},
                 {"interval", o ? interval(o->share) : Json(nullptr)},
                 {"found", o ? Json(o->found) : Json(nullptr)}};
  result[where] = o ? Json(o->where) : Json::array();
  return result;
}

// How the flow moved, in numbers; null in a first determination.
Json change(const std::optional<FlowMovement>& m) {
  if (!m) return nullptr;
  return {{"why", m->why},
          {"before_kg", figure(m->before_kg)},
          {"change_kg", figure(m->change_kg)},
          {"relative", figure(m->relative)},
          {"finds_before", m->finds_before},
          {"finds", m->finds},
          {"tests", tests(m->tests)}};
}

Json rate(const RateByOutcome& r) {
  return {{"full", number(r.full.value)},
          {"previous", number(r.previous)},
          {"target", number(r.target.value)},
          {"interval", interval(r.target)}};
}

Json outcome(const OutcomeResult& o) {
  Json channels = Json::array();
  for (const ChannelFlow& f : o.channels)
    channels.push_back(
        {{"channel", name(f.channel)}, {"tier", name(f.tier)}, {"flow_kg", figure(f.kg)}});
  const std::optional<FlowMovement>& m = o.movement;
  return {{"outcome", name(o.outcome)},
          {"flow_kg", figure(o.flow_kg)},
          {"score", figure(o.score)},
          {"movement", m ? Json(name_of_flow(m->call)) : Json(nullptr)},
          {"change", change(m)},
          {"deaths",
           {{"value", number(o.deaths.value)},
            {"interval", interval(o.deaths)},
            {"national", number(o.national_deaths)},
            {"change", figure(o.deaths_change)},
            {"movement",
             o.deaths_movement ? Json(name_of_deaths(*o.deaths_movement)) : Json(nullptr)}}},
          {"within", offset(m ? m->within : std::nullopt, "outcomes")},
          {"new_source", offset(m ? m->new_source : std::nullopt, "countries")},
          {"row", o.action == "none" ? Json(nullptr) : Json(o.row)},
          {"name", o.name},
          {"action", o.action},
          {"capped", o.capped},
          {"few_finds", o.few_finds},
          {"goods_share", figure(o.goods_share)},
          {"adjustment", rate(o.adjustment)},
          {"toll", rate(o.toll)},
          {"channels", std::move(channels)},
          {"precursor_kg", figure(o.precursor_kg)}};
}

Json country(const CountryResult& c) {
  Json by_path = Json::object();
  for (std::size_t k = 0; k < kPaths.size(); ++k)
    by_path[std::string(name(kPaths[k]))] = value(c.by_path[k]);
  Json outcomes = Json::array();
  for (const OutcomeResult& o : c.outcomes) outcomes.push_back(outcome(o));
  return {
      {"country", c.country.code()},
      {"name", c.country.name()},
      {"liable", c.liable},
      {"reasons", c.reasons},
      {"deficits", c.deficits},
      {"evidence", name(c.evidence)},
      {"incomplete", c.incomplete},
      {"carried", c.carried},
      {"phase", number(c.phase)},
      {"determinations", c.determinations},
      {"flow_kg", figure(c.flow_kg)},
      {"flow_share", figure(c.flow_share)},
      {"adjustment",
       {{"rate", number(c.adjustment.charged.value)},
        {"full", number(c.adjustment.full.value)},
        {"previous", number(c.adjustment.previous)},
        {"target", number(c.adjustment.target.value)},
        {"interval", interval(c.adjustment.target)},
        {"by_path", std::move(by_path)}}},
      {"toll",
       {{"amount", number(c.toll.charged.value)},
        {"full", number(c.toll.full.value)},
        {"previous", number(c.toll.previous)},
        {"target", number(c.toll.target.value)},
        {"interval", interval(c.toll.target)}}},
      {"footprint", {{"deaths", number(c.footprint.value)}, {"interval", interval(c.footprint)}}},
      {"score", figure(c.score)},
      {"liability_usd", figure(c.liability_usd)},
      {"imports_usd", number(c.imports_usd.value)},
      {"entries", number(c.entries.value)},
      {"revenue",
       {{"adjustment", figure(c.adjustment_revenue_usd)}, {"toll", figure(c.toll_revenue_usd)}}},
      {"trade_lost_usd", figure(c.trade_lost_usd)},
      {"entries_lost", figure(c.entries_lost)},
      {"consumer_cost_usd", figure(c.consumer_cost_usd)},
      {"deadweight_usd", figure(c.deadweight_usd)},
      {"outcomes", std::move(outcomes)}};
}

Json control(const std::vector<ControlRow>& rows) {
  Json result = Json::array();
  for (const ControlRow& row : rows)
    result.push_back({{"country", row.country.code()},
                      {"adjustment", figure(row.adjustment)},
                      {"toll", figure(row.toll)},
                      {"deaths", figure(row.deaths)}});
  return result;
}

Json control(const std::vector<RuleControlRow>& rows) {
  Json result = Json::array();
  for (const RuleControlRow& row : rows) {
    Json outcomes = Json::array();
    for (const RuleControlRow::Part& part : row.outcomes)
      outcomes.push_back({{"outcome", name(part.outcome)},
                          {"action", part.action},
                          {"adjustment", figure(part.adjustment)},
                          {"toll", figure(part.toll)}});
    result.push_back({{"country", row.country.code()},
                      {"adjustment", figure(row.adjustment)},
                      {"toll", figure(row.toll)},
                      {"outcomes", std::move(outcomes)}});
  }
  return result;
}

Json control(const std::vector<DecreedRate>& rows) {
  Json result = Json::array();
  for (const DecreedRate& row : rows)
    result.push_back({{"country", row.country.code()},
                      {"mean", number(row.mean.value)},
                      {"on_last_day", number(row.on_last_day)},
                      {"scope", row.scope}});
  return result;
}

Json national(const std::vector<DeathsByOutcome>& rows) {
  Json result = Json::array();
  for (const DeathsByOutcome& row : rows)
    result.push_back(
        {{"outcome", name(row.outcome)},
         {"national", figure(row.national)},
         {"before", figure(row.before)},
         {"movement", row.movement ? Json(name_of_deaths(*row.movement)) : Json(nullptr)},
         {"tests", tests(row.tests)}});
  return result;
}

// Text of a JSON object with one member a line, and arrays marked so with one element a line:
// readable, and a change of one country is a change of one line.
class Lines {
 public:
  void member(std::string_view key, const Json& value) { open(key) += value.dump(); }
  void list(std::string_view key, const Json& values) {
    std::string& out = open(key);
    out += "[";
    for (std::size_t k = 0; k < values.size(); ++k)
      out += (k == 0 ? "\n    " : ",\n    ") + values[k].dump();
    out += values.empty() ? "]" : "\n  ]";
  }
  void raw(std::string_view key, std::string_view json) { open(key) += json; }
  [[nodiscard]] std::string finish() && { return std::move(text_) + "\n}\n"; }

 private:
  std::string& open(std::string_view key) {
    text_ += text_ == "{" ? "\n  \"" : ",\n  \"";
    text_ += key;
    text_ += "\": ";
    return text_;
  }
  std::string text_ = "{";
};

// What the roots rest on, operands before what uses them, in the order of the roots and of
// operands. The order of making is not published: the language leaves it to the compiler in which
// order the two sides of an operation are made.
std::vector<NodeId> in_order_of_use(const Trace& trace, const std::vector<NodeId>& roots) {
  std::vector<NodeId> order;
  std::vector<bool> entered(trace.size(), false);
  std::vector<std::pair<NodeId, std::size_t>> open;  // a node and its next operand
  for (const NodeId root : roots) {
    if (entered[root]) continue;
    entered[root] = true;
    open.emplace_back(root, 0);
    while (!open.empty()) {
      auto& [node, next] = open.back();
      const auto operands = trace.operands(node);
      if (next == operands.size()) {
        order.push_back(node);
        open.pop_back();
        continue;
      }
      const NodeId operand = operands[next++];
      if (entered[operand]) continue;
      entered[operand] = true;
      open.emplace_back(operand, 0);
    }
  }
  return order;
}

// The trace below what is published: sources once each, roots by name, nodes one a line with
// operands before what uses them.
std::string trace_json(const Determination& d) {
  const Trace& trace = *d.trace;
  std::vector<NodeId> roots;
  for_each_figure(d, [&](const std::string&, const Figure& f) { roots.push_back(f.node); });
  const std::vector<NodeId> nodes = in_order_of_use(trace, roots);
  std::vector<std::uint32_t> place(trace.size(), 0);
  for (std::size_t k = 0; k < nodes.size(); ++k) place[nodes[k]] = static_cast<std::uint32_t>(k);

  std::map<std::string, std::size_t> source_index;
  Json sources = Json::array();
  std::string lines;
  for (const NodeId id : nodes) {
    Json node;
    if (const Leaf* leaf = trace.leaf_of(id)) {
      node["leaf"] = name(leaf->kind);
      node["what"] = leaf->what;
      if (!leaf->source.empty()) {
        const auto [entry, added] = source_index.emplace(leaf->source, source_index.size());
        if (added) sources.push_back(leaf->source);
        node["source"] = entry->second;
      }
      if (!leaf->note.empty()) node["note"] = leaf->note;
    } else {
      node["op"] = name(trace.node(id).operation);
      Json of = Json::array();
      for (const NodeId operand : trace.operands(id)) of.push_back(place[operand]);
      node["of"] = std::move(of);
    }
    if (!trace.label(id).empty()) node["label"] = trace.label(id);
    node["value"] = number(trace.node(id).value);
    lines += (lines.empty() ? "\n      " : ",\n      ") + node.dump();
  }
  Json root_of = Json::object();
  for_each_figure(
      d, [&](const std::string& label, const Figure& f) { root_of[label] = place[f.node]; });
  return "{\n    \"sources\": " + sources.dump() + ",\n    \"roots\": " + root_of.dump() +
         ",\n    \"nodes\": [" + lines + "\n    ]\n  }";
}

Lines members(const Determination& d) {
  Lines out;
  out.member("schema", "setpoint.determination/1");
  out.member("id", d.id);
  out.member("program", d.program);
  out.member("window", {d.window_first.text(), d.window_last.text()});
  out.member("previous", text(d.previous));
  out.member("window_before",
             d.window_before ? Json{d.window_before->first.text(), d.window_before->last.text()}
                             : Json(nullptr));
  out.member("baseline", {d.baseline.first.text(), d.baseline.last.text()});
  out.member("path", name(d.path));
  out.member("policy",
             {{"name", d.policy_name}, {"version", d.policy_version}, {"sha256", d.policy_sha256}});
  out.member("dataset", {{"name", d.dataset_name}, {"sha256", d.dataset_sha256}});
  out.member("seed", d.seed);
  out.member("draws", d.draws);
  out.member("confidence", number(d.confidence));
  out.member("internalisation", {{"value", number(d.internalisation.value)},
                                 {"from", d.internalisation_from},
                                 {"dollars_per_death", number(d.dollars_per_death.value)},
                                 {"revenue_target_usd", number(d.revenue_target_usd)}});
  Json countries = Json::array();
  for (const CountryResult& c : d.countries) countries.push_back(country(c));
  out.list("countries", countries);
  out.member("revenue", {{"adjustments", figure(d.adjustment_revenue_usd)},
                         {"tolls", figure(d.toll_revenue_usd)},
                         {"target_usd", number(d.revenue_target_usd)},
                         {"shortfall_usd", figure(d.revenue_shortfall_usd)}});
  out.member("deaths", {{"reported", number(d.deaths_reported)},
                        {"predicted", number(d.deaths_predicted)},
                        {"attributed", number(d.deaths_attributed.value)},
                        {"domestic", number(d.deaths_domestic.value)},
                        {"unattributed", number(d.deaths_unattributed.value)},
                        {"uncollected_usd", number(d.uncollected_usd.value)},
                        {"intervals",
                         {{"attributed", interval(d.deaths_attributed)},
                          {"domestic", interval(d.deaths_domestic)},
                          {"unattributed", interval(d.deaths_unattributed)},
                          {"uncollected_usd", interval(d.uncollected_usd)}}},
                        {"outcomes_observed", d.outcome_deaths_observed},
                        {"lags_used", d.lags_used},
                        {"lags_dropped", d.lags_dropped},
                        {"by_outcome", national(d.deaths_by_outcome)}});
  out.member("movement", {{"error_control", text(d.error_control)}, {"tests", d.tests}});
  out.member("flow", {{"through_kg", figure(d.through_kg)},
                      {"seized_kg", figure(d.seized_kg)},
                      {"checkpoint_kg", figure(d.checkpoint_kg)},
                      {"consumption_ceiling_kg", number(d.ceiling_kg)},
                      {"draws_above_ceiling", d.draws_above_ceiling}});
  out.member("controls", {{"outcomes_only", control(d.outcomes_only)},
                          {"deaths_only", control(d.deaths_only)},
                          {"precursor_0", control(d.precursor_0)},
                          {"precursor_1", control(d.precursor_1)},
                          {"trade_relation", control(d.trade_relation)},
                          {"decreed", control(d.decreed)}});
  Json checks = Json::array();
  for (const Check& c : d.checks)
    checks.push_back({{"name", c.name}, {"holds", c.holds}, {"detail", c.detail}});
  out.list("checks", checks);
  out.member("notes", d.notes);
  return out;
}

}  // namespace

std::string to_json(const Determination& d) {
  Lines out = members(d);
  out.raw("trace", trace_json(d));
  return std::move(out).finish();
}

std::string summary_json(const Determination& d) {
  return members(d).finish();
}

std::string country_json(const CountryResult& c) {
  return country(c).dump();
}

std::string national_json(const Determination& d) {
  return national(d.deaths_by_outcome).dump();
}

}  // namespace setpoint
