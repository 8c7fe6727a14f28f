#include "setpoint/report/plain_words.h"

#include "setpoint/rate/rule.h"
#include "setpoint/report/figure_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string spoken(const Figure& figure, FigureKind kind) {
  return text(figure, kind);
}

// "holds pills (row 1, insufficient evidence) and lowers powder (row 4, Scenario 1)"
std::string actions(const CountryResult& c) {
  std::vector<std::string> parts;
  for (const OutcomeResult& o : c.outcomes)
    parts.push_back(o.action + " for " + std::string(name(o.outcome)) + " (row " +
                    std::to_string(o.row) + ", " + o.name + (o.capped ? "; capped" : "") + ")");
  return listed(parts);
}

Findings findings_of(const CountryResult& c, const OutcomeResult& o) {
  if (c.determinations <= 1 || !o.movement) return {.first = true};
  const FlowMovement& m = *o.movement;
  return {false, m.call, o.deaths_movement.value_or(Movement::insufficient),
          m.within && m.within->found, m.new_source && m.new_source->found};
}

}  // namespace

std::string summary_sentences(const Determination& d, const CountryResult& c) {
  const std::string who(c.country.name());
  const std::string path = "the path \"" + std::string(label(d.path)) + "\"";
  if (!c.liable)
    return "In " + window(d) + " " + who + " is not liable by " + path + " and is charged " +
           text(c.adjustment.charged.value, FigureKind::rate_charged) + " and " +
           text(c.toll.charged.value, FigureKind::toll_charged) + ": " + joined(c.reasons) + ". " +
           "A country is liable if it is a major source or transit country and has a deficit in "
           "governance on record; unknown is not a deficit.";
  return "In " + window(d) + " " + who + " meets both conditions of liability: it has " +
         spoken(c.flow_share, FigureKind::share) + " of all liability flow, and " +
         counted(c.deficits.size(), "deficit", "deficits") + " in governance on record. By " +
         path + " it is answerable for " + spoken(c.liability_usd, FigureKind::money) +
         " in the window. That makes a target of " + spoken(c.adjustment.target, FigureKind::rate) +
         " of the customs value of its goods and one of " +
         spoken(c.toll.target, FigureKind::toll) + " for each entry. The rule says " + actions(c) +
         ". Full rates are " + text(c.adjustment.full.value, FigureKind::rate) + " and " +
         text(c.toll.full.value, FigureKind::toll) + "; " + percent(c.phase) +
         " of each is in force, so " + who + " is charged " +
         text(c.adjustment.charged.value, FigureKind::rate_charged) + " of the customs value and " +
         text(c.toll.charged.value, FigureKind::toll_charged) + " for each entry.";
}

std::string evidence_sentence(const CountryResult& c) {
  switch (c.evidence) {
    case Tier::none:
      return "There is no evidence of its flow in the window.";
    case Tier::default_:
      return "Its flow rests on the default tier: what was seized, scaled by an assumed "
             "probability "
             "of interception for which no official figure exists.";
    case Tier::sampled:
      return "Its flow rests on inspections drawn at random.";
    case Tier::mixed:
      return "Its flow rests partly on inspections drawn at random and partly on the default tier: "
             "what was seized, scaled by an assumed probability of interception.";
  }
  return "";
}

std::vector<std::string> action_sentences(const CountryResult& c) {
  std::vector<std::string> items;
  for (const OutcomeResult& o : c.outcomes) {
    const RuleRow& row = decide(Rule::comprehensive, findings_of(c, o));
    std::string item = std::string(label(o.outcome)) + ", row " + std::to_string(o.row) + ": " +
                       std::string(row.why);
    if (o.movement && !o.movement->why.empty()) item += ". Flow: " + o.movement->why;
    if (o.capped)
      item +=
          ". Capped: no rate exceeds the upper limit of its target's interval, so it falls even on "
          "a hold";
    items.push_back(item + ".");
  }
  return items;
}

}  // namespace setpoint
