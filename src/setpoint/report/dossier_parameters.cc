// The parameters that a country's rate rests on, each with its value, standing and citation.
#include <set>

#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

using Keys = std::set<std::string, std::less<>>;

// The parameters below every figure of the country, as the trace has them.
Keys below(const Determination& d, const CountryResult& c) {
  Keys keys;
  if (!d.trace) return keys;
  std::vector<NodeId> roots;
  const auto add = [&](const Figure& figure) {
    if (figure.node < d.trace->size()) roots.push_back(figure.node);
  };
  for (const Rate* rate : {&c.adjustment, &c.toll}) {
    add(rate->charged);
    add(rate->full);
    add(rate->target);
  }
  for (const Figure* figure : {&c.footprint, &c.flow_kg, &c.flow_share, &c.liability_usd,
                               &c.adjustment_revenue_usd, &c.toll_revenue_usd, &c.trade_lost_usd,
                               &c.entries_lost, &c.consumer_cost_usd, &c.deadweight_usd})
    add(*figure);
  for (const OutcomeResult& o : c.outcomes)
    if (o.movement) {
      add(o.movement->before_kg);
      add(o.movement->change_kg);
    }
  for (const NodeId node : d.trace->support(roots)) {
    const Leaf* leaf = d.trace->leaf_of(node);
    if (leaf == nullptr || leaf->kind != LeafKind::parameter) continue;
    keys.insert(leaf->what.substr(0, leaf->what.find('[')));  // "key[pills]": an entry of it
  }
  return keys;
}

// Those that decide calls and actions without being a part of a number.
bool decides(std::string_view key, Path path) {
  for (const std::string_view group : {"window.", "movement.", "rule.", "liability.", "evidence."})
    if (key.starts_with(group)) return true;
  // The share of harm is handed on from the chain's first determination, which solved it.
  return key == "deaths.dispersion" || key == keys::basis_path ||
         (path == Path::article_xx &&
          (key == keys::revenue_target.name || key == keys::internalisation.name));
}

std::string value_of(const Parameter& parameter, const DatedValue& value) {
  const std::string unit = base_unit(parameter.key, value.unit);
  const bool plain = unit.empty() || unit == "1" || unit == "text";
  return readable(value.value) + (plain ? "" : " " + unit) +
         (parameter.overridden ? " (set by the user)" : "");
}

std::string standing_of(const std::vector<const DatedValue*>& values) {
  std::string out;
  for (const Standing standing : kStandings) {
    std::size_t count = 0;
    for (const DatedValue* value : values) count += value->standing == standing ? 1U : 0U;
    if (count > 0)
      out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(label(standing));
  }
  return out;
}

ProseTable table_of(std::string caption, const DossierInputs& in, const Keys& keys,
                    std::vector<const DatedValue*>& listed_values) {
  const Date day = in.dossier.determination.window_last.last_day();
  ProseTable table{std::move(caption),
                   {{"Parameter"},
                    {"Value in force"},
                    {"Standing"},
                    {"Range and distribution"},
                    {"Source"},
                    {"Reason"}}};
  for (const std::string& key : keys) {
    const auto parameter = in.policy.parameters().find(key);
    if (parameter == in.policy.parameters().end() || parameter->second.values.empty()) continue;
    const DatedValue& value = in.policy.in_force(key, day);
    listed_values.push_back(&value);
    const std::string range = range_text(value);
    table.rows.push_back(
        {key, value_of(parameter->second, value), label(value.standing),
         (range.empty() ? "" : range + "; ") + distribution_text(value.distribution), value.source,
         value.reason});
  }
  return table;
}

}  // namespace

ProseSection parameters_part(const DossierInputs& in) {
  const Keys used = below(in.dossier.determination, in.dossier.of_country());
  Keys deciding;
  for (const auto& [key, parameter] : in.policy.parameters())
    if (decides(key, in.dossier.determination.path) && !used.contains(key)) deciding.insert(key);
  std::vector<const DatedValue*> values;
  const ProseTable entering = table_of(
      "Parameters that enter the figures, as in force on the window's last day", in, used, values);
  const ProseTable rules =
      table_of("Parameters that decide calls and actions", in, deciding, values);
  std::size_t assumptions = 0;
  for (const DatedValue* value : values)
    assumptions += value->standing == Standing::assumption ? 1U : 0U;

  ProseSection part("parameters", "Parameters that the rate rests on");
  part.paragraph("Of the policy's parameters " + counted(values.size(), "bears", "bear") +
                 " on this country's figures: " + standing_of(values) + ". " +
                 counted(assumptions, "of them is an assumption", "of them are assumptions") +
                 ": a value without a source, with a reason and a range instead. Another value is "
                 "tried with --set KEY=VALUE.");
  part.note(
      "Standing: published, read in the publisher's own document; reported, the publisher's figure "
      "as another document reports it; white paper, stated by Frydl 2025; derived, computed from "
      "such figures; unverified, commonly stated, source not opened; assumption; choice, of "
      "method. Earlier windows use the values of their own dates.");
  part.table(entering);
  part.table(rules);
  return part;
}

}  // namespace setpoint
