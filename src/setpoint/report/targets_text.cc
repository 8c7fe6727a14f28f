#include "setpoint/report/targets_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/network/equivalence.h"
#include "setpoint/report/csv_writer.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint {
namespace {

constexpr std::size_t kWidth = 120;

std::string percent(double share) {
  return grouped(100 * share, 1) + " %";
}

// To four significant digits.
std::string rounded(double value) {
  std::array<char, 32> room{};
  const auto end =
      std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::general, 4);
  return {room.data(), end.ptr};
}

std::string interval(const OverRuns& over) {
  return percent(over.mean) + " [" + percent(over.low) + ", " + percent(over.high) + "]";
}

void paragraph(std::string& out, const std::string& text, std::string_view indent = "") {
  for (const std::string& line : wrapped(text, kWidth - indent.size()))
    out += std::string(indent) + line + "\n";
}

void notes(std::string& out, const Study& study) {
  for (const std::string& note : study.notes()) paragraph(out, "Note: " + note + ".");
}

std::string names(const Study& study, const std::vector<ActorIndex>& actors) {
  std::string text;
  for (const ActorIndex actor : actors)
    text += (text.empty() ? "" : ", ") + study.network().actors()[actor].id;
  return text;
}

std::string id_of(const Study& study, const TargetValue& target) {
  return study.network().actors()[target.actor].id;
}

std::string head(const Study& study) {
  const SupplyNetwork& network = study.network();
  return grouped(static_cast<double>(network.size()), 0) + " actors, " +
         grouped(static_cast<double>(network.edges()), 0) + " pairs with a tie";
}

std::string what_is_measured(const Study& study) {
  return study.routes() != nullptr
             ? "the supply along " + study.routes()->chain().text() + ", " +
                   rounded(study.regrowth().before()) + " in the file's unit of capacity"
             : "the ordered pairs of actors that are connected, " +
                   grouped(study.regrowth().before(), 0);
}

}  // namespace

std::string ranking_text(const Study& study, const Ranking& ranking, std::size_t top) {
  std::string out;
  paragraph(out, head(study) + ". Value = centrality x hard to replace, each from 0 to 1.");
  const bool flow = study.routes() != nullptr;
  const bool estimated = !ranking.betweenness_exact;
  out += "\n" + padded_right("target", 22) + padded_right("role", 20) + padded_left("value", 9) +
         (estimated ? padded_left("+-", 8) : "") + padded_left("central", 9) +
         padded_left("hard", 7) + padded_left("contacts", 10) +
         (flow ? padded_left("supply lost", 13) : "") + padded_left("brokerage", 11) +
         padded_left("known", 8) + padded_left("in reach", 10) + "\n";
  for (std::size_t place = 0; place < std::min(top, ranking.targets.size()); ++place) {
    const TargetValue& target = ranking.targets[place];
    const bool detailed = place < ranking.detailed;
    out += padded_right(cut(id_of(study, target), 21), 22) +
           padded_right(cut(study.network().actors()[target.actor].role, 19), 20) +
           padded_left(grouped(target.value, 4), 9) +
           (estimated ? padded_left(grouped(target.value_error, 4), 8) : "") +
           padded_left(grouped(target.centrality, 3), 9) +
           padded_left(grouped(target.hard_to_replace, 3), 7) +
           padded_left(std::to_string(target.degree), 10);
    if (flow)
      out += padded_left(
          (target.flow_lost_exact ? "" : "<= ") + percent(target.flow_lost / ranking.supply), 13);
    const double broker =
        ranking.largest_betweenness > 0 ? target.betweenness / ranking.largest_betweenness : 0;
    out += padded_left(grouped(broker, 3), 11) +
           padded_left(grouped(target.known_substitutes, 2), 8) +
           padded_left(detailed ? std::to_string(target.substitutes_within_reach) : "", 10) + "\n";
  }
  out += "\n";
  paragraph(out,
            "central: " +
                (flow ? "share of supply lost without the target, and brokerage, weighted " +
                            shortest(study.policy().settings.flow_weight) + " to " +
                            shortest(1 - study.policy().settings.flow_weight)
                      : std::string("brokerage")) +
                ". brokerage: betweenness as a share of the largest" +
                (estimated ? ", estimated from " + std::to_string(ranking.sources) +
                                 " sources; +- is a standard error"
                           : "") +
                ". hard: 1 / (1 + known), known the full substitutes that a contact of the target "
                "already knows. in reach: who has the role within " +
                std::to_string(study.policy().settings.reach) + " steps of a contact.");
  if (flow) paragraph(out, "Chain: " + study.routes()->chain().text() + ".");
  notes(out, study);
  return out;
}

std::string target_text(const Study& study, const Ranking& ranking, std::size_t place,
                        const std::vector<Centrality>& centralities) {
  const TargetValue& target = ranking.targets[place - 1];
  const Actor& actor = study.network().actors()[target.actor];
  std::string out = actor.id + (actor.role.empty() ? "" : ", " + actor.role) +
                    (actor.country ? ", " + std::string(actor.country->name()) : "") + "\n\n";
  paragraph(out, "Value " + grouped(target.value, 4) + ", number " + std::to_string(place) +
                     (place <= ranking.detailed ? "" : " or better") + " of " +
                     std::to_string(ranking.targets.size()) + ": centrality " +
                     grouped(target.centrality, 4) + " x hard to replace " +
                     grouped(target.hard_to_replace, 4) + ". Per unit of cost " +
                     grouped(target.per_cost, 4) + " (cost " + shortest(actor.cost) + ").");
  const double broker =
      ranking.largest_betweenness > 0 ? target.betweenness / ranking.largest_betweenness : 0;
  const double weight = study.policy().settings.flow_weight;
  if (study.routes() != nullptr) {
    paragraph(out, "Centrality: " + shortest(weight) + " x " +
                       grouped(target.flow_lost / ranking.supply, 4) + " + " +
                       shortest(1 - weight) + " x " + grouped(broker, 4) + ".");
    paragraph(out, "Supply: " + rounded(target.flow_through) + " of " + rounded(ranking.supply) +
                       " passes here in a largest flow; without it " +
                       (target.flow_lost_exact ? "" : "at most ") + rounded(target.flow_lost) +
                       " of the supply is lost.");
  }
  paragraph(out, "Brokerage: betweenness " + rounded(target.betweenness) +
                     (ranking.betweenness_exact
                          ? std::string()
                          : " (standard error " + rounded(target.betweenness_error) + ")") +
                     ", " + percent(broker) + " of the largest.");
  paragraph(out, "Hard to replace: 1 / (1 + " + grouped(target.known_substitutes, 3) +
                     "). Each of its " + std::to_string(target.degree) +
                     " contacts knows on average " + grouped(target.known_substitutes, 3) +
                     " full substitutes; of its role there are " +
                     std::to_string(target.substitutes_within_reach) + " within " +
                     std::to_string(study.policy().settings.reach) + " steps of a contact.");
  const auto same_place = [&](const Partition& partition, const std::string& sort) {
    std::vector<ActorIndex> others;
    for (ActorIndex other = 0; other < partition.size(); ++other)
      if (other != target.actor && partition[other] == partition[target.actor])
        others.push_back(other);
    if (!others.empty()) paragraph(out, sort + names(study, others) + ".");
  };
  same_place(structural_equivalence(study.network()),
             "Structurally equivalent, with the same contacts: ");
  if (study.network().known().roles)
    same_place(regular_equivalence(study.network()),
               "Regularly equivalent, with contacts of the same kinds: ");
  if (!centralities.empty()) {
    std::string others;
    for (const Centrality& measure : centralities)
      others += (others.empty() ? "" : "; ") + std::string(measure.name) + " " +
                rounded(measure.value[target.actor]);
    paragraph(out, "Other measures, which do not enter the value: " + others + ".");
  }
  notes(out, study);
  return out;
}

std::string judgement_text(const Study& study, const Judgement& judgement) {
  std::string out;
  paragraph(out, "Without " + names(study, judgement.targets) + " (cost " +
                     rounded(judgement.cost) + "), of " + what_is_measured(study) + ":");
  out += "\n";
  for (std::size_t month = 0; month < judgement.by_month.size(); ++month) {
    const double missing = judgement.by_month[month];
    const auto bar = static_cast<std::size_t>(60 * std::clamp(missing, 0.0, 1.0) + 0.5);
    out += padded_left(month == 0 ? "at once" : "month " + std::to_string(month), 10) +
           padded_left(percent(missing), 9) + "  " + std::string(bar, '#') + "\n";
  }
  out += "\n";
  paragraph(out, "Missing over the months on average " + interval(judgement.mean) +
                     ", at the end " + interval(judgement.at_end) +
                     " (95 % intervals of the mean over runs; 90 % of runs lie between " +
                     percent(judgement.mean.p5) + " and " + percent(judgement.mean.p95) +
                     "). Per target " + percent(judgement.per_target.mean) + ", per unit of cost " +
                     percent(judgement.per_cost.mean) + ".");
  paragraph(out, "Fragmentation of those who remain " +
                     grouped(judgement.fragmentation_at_once.mean, 3) + " at once, " +
                     grouped(judgement.fragmentation_at_end.mean, 3) + " at the end.");
  if (judgement.fragmented_without_loss)
    paragraph(out,
              "The network falls into more pieces and by the end less than a tenth is missing: "
              "fragmentation without loss, which may help those who remain.");
  notes(out, study);
  return out;
}

std::string set_text(const Study& study, const SetAnswer& answer) {
  const BestSet& set = answer.set;
  std::string out;
  if (set.targets.empty()) {
    paragraph(out,
              "No set within the limits is worth anything: no target costs so little, or none "
              "adds to the objective " +
                  std::string(name(answer.objective)) + " (" + answer.of + ").");
    return out;
  }
  paragraph(out, "Targets: " + names(study, set.targets) + ". Objective " +
                     std::string(name(answer.objective)) + " (" + answer.of +
                     "): " + grouped(set.value, 4) + ", cost " + rounded(set.cost) + ".");
  if (set.exact)
    paragraph(out, "This is the best set: no other within the limits is worth more.");
  else if (set.bound)
    paragraph(out, "The search was cut short: no set within the limits is worth more than " +
                       grouped(*set.bound, 4) + ", a gap of " + grouped(*set.bound - set.value, 4) +
                       ".");
  else
    paragraph(out,
              "Found by greedy selection and exchanges; no bound is known for this objective, "
              "so another set may be worth more.");
  if (set.guarantee > 0)
    paragraph(out, "Greedy selection alone gives " + grouped(set.greedy_value, 4) +
                       " and is sure of " + percent(set.guarantee) + " of the best.");
  out += "\n" + judgement_text(study, answer.judgement);
  return out;
}

std::string comparison_text(const Study& study, const std::vector<Judgement>& judgements,
                            const ComparisonOptions& options) {
  std::string out;
  paragraph(
      out,
      head(study) + ". Missing of " + what_is_measured(study) + ", when up to " +
          std::to_string(options.size) + " targets" +
          (options.budget ? " that cost at most " + rounded(*options.budget) + " together" : "") +
          " are gone: at once, on average over " + std::to_string(study.policy().settings.months) +
          " months of regrowth, at "
          "the end; " +
          std::to_string(options.runs) + " runs.");
  out += "\n" + padded_right("strategy", 29) + padded_left("targets", 9) +
         padded_left("at once", 9) + padded_left("average, 95 % interval", 27) +
         padded_left("at end", 9) + padded_left(options.budget ? "cost" : "per target", 12) +
         padded_left("per cost", 10) + padded_left("fragmented", 12) + "\n";
  for (const Judgement& judgement : judgements)
    out += padded_right(judgement.strategy, 29) + padded_left(rounded(judgement.number), 9) +
           padded_left(percent(judgement.at_once.mean), 9) +
           padded_left(interval(judgement.mean), 27) +
           padded_left(percent(judgement.at_end.mean), 9) +
           padded_left(
               options.budget ? rounded(judgement.cost) : percent(judgement.per_target.mean), 12) +
           padded_left(grouped(100 * judgement.per_cost.mean, 2) + " %", 10) +
           padded_left(grouped(judgement.fragmentation_at_once.mean, 3), 12) + "\n";
  out += "\n";
  for (const Judgement& judgement : judgements) {
    if (!judgement.over_best_baseline) {
      paragraph(out, "The best baseline is " + judgement.strategy + ".");
      continue;
    }
    const OverRuns& over = *judgement.over_best_baseline;
    paragraph(out,
              judgement.strategy + ": " + names(study, judgement.targets) +
                  (judgement.strategy == "random" ? " (of the first run)" : "") + ". " +
                  interval(over) + " against the best baseline, run by run." +
                  (judgement.fragmented_without_loss ? " Fragments without lasting loss." : ""));
  }
  notes(out, study);
  return out;
}

std::string ranking_csv(const Study& study, const Ranking& ranking, std::size_t top) {
  CsvWriter csv({"place", "id", "role", "country", "value", "value_standard_error", "per_cost",
                 "cost", "centrality", "hard_to_replace", "contacts", "betweenness",
                 "betweenness_standard_error", "flow_through", "flow_lost", "flow_lost_exact",
                 "known_substitutes", "substitutes_within_reach"});
  for (std::size_t place = 0; place < std::min(top, ranking.targets.size()); ++place) {
    const TargetValue& target = ranking.targets[place];
    const Actor& actor = study.network().actors()[target.actor];
    csv.number(static_cast<double>(place + 1)).text(actor.id).text(actor.role);
    csv.text(actor.country ? actor.country->code() : "");
    csv.number(target.value).number(target.value_error).number(target.per_cost).number(actor.cost);
    csv.number(target.centrality).number(target.hard_to_replace);
    csv.number(static_cast<double>(target.degree));
    csv.number(target.betweenness).number(target.betweenness_error);
    if (study.routes() != nullptr)
      csv.number(target.flow_through).number(target.flow_lost).truth(target.flow_lost_exact);
    else
      csv.text("").text("").text("");
    csv.number(target.known_substitutes);
    csv.number(place < ranking.detailed
                   ? std::optional<double>(static_cast<double>(target.substitutes_within_reach))
                   : std::nullopt);
    csv.end_record();
  }
  return std::move(csv).take();
}

std::string comparison_csv(const Study& study, const std::vector<Judgement>& judgements) {
  CsvWriter csv({"strategy", "targets", "number", "cost", "missing_at_once", "missing_mean",
                 "missing_mean_low", "missing_mean_high", "missing_at_end", "per_target",
                 "per_cost", "fragmentation_at_once", "fragmentation_at_end", "over_best_baseline",
                 "over_best_baseline_low", "over_best_baseline_high", "fragmented_without_loss"});
  for (const Judgement& judgement : judgements) {
    std::string targets;
    for (const ActorIndex actor : judgement.targets)
      targets += (targets.empty() ? "" : "; ") + study.network().actors()[actor].id;
    csv.text(judgement.strategy).text(targets);
    csv.number(judgement.number).number(judgement.cost);
    csv.number(judgement.at_once.mean).number(judgement.mean.mean);
    csv.number(judgement.mean.low).number(judgement.mean.high).number(judgement.at_end.mean);
    csv.number(judgement.per_target.mean).number(judgement.per_cost.mean);
    csv.number(judgement.fragmentation_at_once.mean).number(judgement.fragmentation_at_end.mean);
    const auto& over = judgement.over_best_baseline;
    csv.number(over ? std::optional(over->mean) : std::nullopt);
    csv.number(over ? std::optional(over->low) : std::nullopt);
    csv.number(over ? std::optional(over->high) : std::nullopt);
    csv.truth(judgement.fragmented_without_loss).end_record();
  }
  return std::move(csv).take();
}

}  // namespace setpoint
