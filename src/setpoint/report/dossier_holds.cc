// Holds for insufficient evidence, as orders for data.
#include <cmath>

#include "setpoint/core/decimal.h"
#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr int kDecimals = 3;  // of statistics between -1 and 1

std::string_view looks_text(Looks looks) {
  switch (looks) {
    case Looks::fall:
      return "a fall by more than the material change";
    case Looks::rise:
      return "a rise by more than the material change";
    case Looks::unchanged:
      return "a change smaller than the material change";
  }
  return "";
}

std::string whole(double value) {
  return text(std::ceil(value), FigureKind::whole);
}

std::string prevalence_text(double prevalence) {
  return "1 find in " + text(std::round(1 / prevalence), FigureKind::whole);
}

void settling_paragraph(ProseSection& part, const Settling& settling, double confidence) {
  std::string out = "The evidence looks like " + std::string(looks_text(settling.looks)) +
                    ": the statistic under test has a mean of " +
                    grouped(settling.mean, kDecimals) + " and a standard deviation of " +
                    grouped(settling.deviation, kDecimals) + " over the draws. ";
  if (settling.needed <= 0) {
    part.paragraph(out +
                   "It lies on the border of the material change itself, where no precision "
                   "would be expected to settle it.");
    return;
  }
  part.paragraph(out + "To be called at " + percent(confidence) + " confidence with a power of " +
                 percent(kPower) + ", before error control, the deviation may be at most " +
                 grouped(settling.needed, kDecimals) +
                 (settling.times() <= 1 ? ": it is. What holds the call is the adjustment for all "
                                          "tests of the determination together."
                                        : "."));
}

void default_order(ProseSection& part, const Hold& hold, const std::string& form) {
  if (!hold.finds_wanted) return;
  if (!std::isfinite(*hold.finds_wanted)) {
    part.paragraph("No number of finds would be expected to settle it.");
    return;
  }
  part.paragraph(
      "This evidence rests on the default tier: more seizures do not narrow an assumed probability "
      "of interception, and no programme of random inspections covers these routes. One that finds "
      "about " +
      whole(*hold.finds_wanted) +
      " units in each of the two windows that are compared would be expected to settle it. How "
      "many "
      "inspections that is depends on the prevalence, which nobody has measured:");
  ProseTable table{form + ": inspections in a window, by the prevalence assumed",
                   {{"Channel"}, {"Share of the flow", true}}};
  for (const double prevalence : kPrevalences)
    table.columns.push_back({prevalence_text(prevalence), true});
  const auto row = [&](std::string channel, double share) {
    std::vector<ProseCell> cells = {std::move(channel), text(share, FigureKind::share)};
    for (const double prevalence : kPrevalences)
      cells.emplace_back(whole(*hold.finds_wanted * share / prevalence));
    table.rows.push_back(std::move(cells));
  };
  for (const ChannelShare& where : hold.where)
    row(where.channel ? std::string(name(*where.channel))
                      : std::string("through its precursors (the channels of the countries that "
                                    "finish them)"),
        where.share);
  row("all", 1);
  part.table(table);
  part.note(
      "Assumption: the prevalences, after the range in which border prevalences are thought to "
      "lie; "
      "masses of finds lognormal with sigma 1; units drawn one by one; inspections over channels "
      "in "
      "proportion to the present flow, itself of the default tier. A movement compares like with "
      "like, so both windows need the programme: it settles nothing before its second.");
}

void sampled_order(ProseSection& part, const Hold& hold, const std::string& form) {
  if (!hold.times) return;
  if (std::isfinite(*hold.times) && *hold.times > 1)
    part.paragraph(
        "The variance goes as one over the number of inspections, so the sampling "
        "programme would have to inspect about " +
        grouped(*hold.times, 1) + " times as many units as it does.");
  if (!hold.plan) {
    if (!hold.no_plan.empty()) part.paragraph("No plan by stratum: " + hold.no_plan + ".");
    return;
  }
  const SamplePlan& plan = *hold.plan;
  part.paragraph("With " + plan.pilot.text() +
                 " as the pilot, that is a relative standard error of the number of finds of " +
                 text(plan.precision.value_or(0), FigureKind::share) + " in place of " +
                 text(plan.pilot_precision.value_or(0), FigureKind::share) + " in a quarter: " +
                 text(static_cast<double>(plan.psus), FigureKind::whole) + " PSUs and " +
                 text(static_cast<double>(plan.units), FigureKind::whole) + " units." +
                 (plan.reached ? "" : " No number of PSUs reaches it; this comes nearest."));
  ProseTable table{form + ": the plan of a quarter by stratum",
                   {{"Stratum"},
                    {"PSUs in the pilot", true},
                    {"PSUs", true},
                    {"Units in each", true},
                    {"Units", true}}};
  const auto count = [](std::uint64_t n) {
    return text(static_cast<double>(n), FigureKind::whole);
  };
  for (const PlannedStratum& each : plan.strata)
    table.rows.push_back({each.pilot.name, count(each.pilot.psus), count(each.psus),
                          count(each.units_per_psu), count(each.units)});
  part.table(table);
  part.note(
      "The plan counts finds of all countries and forms; setpoint plan makes one for any "
      "precision or budget, with costs.");
}

void gap_order(ProseSection& part, const Hold& hold, const std::string& form) {
  if (hold.gaps.empty()) return;
  part.paragraph(
      "A movement compares like with like. These routes do not have one tier of evidence in every "
      "quarter of both windows; sampling them in the quarters named, or not at all in either "
      "window, would make the windows comparable:");
  ProseTable table{form + ": routes whose windows are not alike",
                   {{"Seen coming from"},
                    {"Channel"},
                    {"Window before"},
                    {"Window now"},
                    {"Quarters that the programme does not cover"}}};
  const auto tier = [](Tier of) {
    return of == Tier::none ? std::string("a quarter is missing") : std::string(name(of));
  };
  for (const RouteGap& gap : hold.gaps) {
    std::vector<std::string> quarters;
    for (const Quarter& quarter : gap.unsampled) quarters.push_back(quarter.text());
    table.rows.push_back(
        {gap.seen.name(), name(gap.channel), tier(gap.before), tier(gap.now), listed(quarters)});
  }
  part.table(table);
}

void order(ProseSection& part, const Hold& hold, const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const std::string form(label(hold.outcome));
  const std::string least =
      text(in.policy.value(keys::min_finds, d.window_last.last_day()).value(), FigureKind::whole);
  part.heading(form);
  part.paragraph("Held because " +
                 (hold.why.empty() ? std::string("nothing was compared") : hold.why) + ".");
  switch (hold.reason) {
    case HoldReason::no_flow:
      part.paragraph("Nothing was seen in either window, so there is nothing to settle.");
      return;
    case HoldReason::below_floor:
      part.paragraph(
          "It is too small a part of all flow of this form to be judged against itself; no number "
          "of inspections changes that.");
      return;
    case HoldReason::unlike:
      gap_order(part, hold, form);
      return;
    case HoldReason::few_finds:
      part.paragraph(text(static_cast<double>(hold.finds_before), FigureKind::whole) +
                     " finds in the window before and " +
                     text(static_cast<double>(hold.finds), FigureKind::whole) +
                     " in this one; a movement needs at least " + least + ".");
      sampled_order(part, hold, form);
      return;
    case HoldReason::credit:
      part.paragraph(
          "A fall is shown, but the policy credits one on sampled evidence alone. What is lacking "
          "is a programme of random inspections with at least " +
          least + " finds in each window.");
      default_order(part, hold, form);
      return;
    case HoldReason::undecided:
      if (hold.settling) settling_paragraph(part, *hold.settling, d.confidence);
      sampled_order(part, hold, form);
      default_order(part, hold, form);
      return;
  }
}

}  // namespace

ProseSection holds_part(const DossierInputs& in) {
  ProseSection part("holds", "Holds as orders for data");
  if (in.dossier.holds.empty()) {
    part.paragraph("No form of supply is held for insufficient evidence.");
    return part;
  }
  part.paragraph(
      "Row 1 holds a rate because the evidence does not show whether the flow changed. What would "
      "be expected to settle each, how much and where. These are planning figures: they take "
      "things "
      "to be as they look, and look before error control, which asks for more.");
  for (const Hold& hold : in.dossier.holds) order(part, hold, in);
  return part;
}

}  // namespace setpoint
