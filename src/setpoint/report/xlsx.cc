#include "setpoint/report/xlsx.h"

#include <xlsxwriter.h>

#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/sheet.h"
#include "setpoint/report/wording.h"
#include "setpoint/report/workbook.h"

namespace setpoint {
namespace {

using Columns = std::vector<SheetColumn>;

class Book {
 public:
  Book(lxw_workbook* workbook, const Determination& determination, const Policy& policy,
       const Tables& tables)
      : workbook_(workbook),
        formats_(workbook),
        determination_(determination),
        policy_(policy),
        tables_(tables) {}

  [[nodiscard]] lxw_error fill() {
    schedule();
    outcomes();
    flows();
    deaths();
    parameters();
    sources();
    checks();
    about();
    return error_;
  }

 private:
  Sheet sheet(const char* name, Columns columns, unsigned frozen) {
    return Sheet(workbook_, formats_, name, std::move(columns), frozen);
  }
  void finish(Sheet& sheet) {
    sheet.finish();
    if (error_ == LXW_NO_ERROR) error_ = sheet.error();
  }

  void schedule();
  void outcomes();
  void flows();
  void deaths();
  void parameters();
  void sources();
  void checks();
  void about();

  lxw_workbook* workbook_;
  CellFormats formats_;
  const Determination& determination_;
  const Policy& policy_;
  const Tables& tables_;
  lxw_error error_ = LXW_NO_ERROR;
};

std::string lines(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : "; ") + part;
  return result;
}

void Book::schedule() {
  using F = CellFormat;
  Columns columns = {{"Country", 9, F::text},
                     {"Name", 24, F::text},
                     {"Liable", 8, F::text},
                     {"Evidence", 10, F::text},
                     {"Phase", 8, F::general}};
  add_figure_columns(columns, "Adjustment charged", F::rate_charged);
  add_figure_columns(columns, "Adjustment, full", F::rate);
  add_figure_columns(columns, "Adjustment, target", F::rate);
  add_figure_columns(columns, "Toll charged", F::toll_charged);
  add_figure_columns(columns, "Toll, full", F::toll);
  add_figure_columns(columns, "Toll, target", F::toll);
  add_figure_columns(columns, "Footprint, deaths", F::decimal);
  add_figure_columns(columns, "Share of flow", F::rate_charged);
  add_figure_columns(columns, "Annual liability", F::money);
  add_figure_columns(columns, "Imports, customs value", F::money);
  add_figure_columns(columns, "Entries, persons", F::count);
  add_figure_columns(columns, "Adjustment revenue", F::money);
  add_figure_columns(columns, "Toll revenue", F::money);
  add_figure_columns(columns, "Trade lost", F::money);
  add_figure_columns(columns, "Consumer cost", F::money);
  columns.insert(columns.end(), {{"Incomplete", 11, F::text},
                                 {"Carried", 9, F::text},
                                 {"Deficits in governance", 40, F::text},
                                 {"Reasons", 60, F::text}});
  Sheet out = sheet("Schedule", std::move(columns), 2);
  for (const CountryResult& country : determination_.countries) {
    out.text(country.country.code()).text(country.country.name()).truth(country.liable);
    out.text(name(country.evidence)).number(country.phase);
    for (const Rate* rate : {&country.adjustment, &country.toll})
      out.figure(rate->charged).figure(rate->full).figure(rate->target);
    out.figure(country.footprint).figure(country.flow_share).figure(country.liability_usd);
    out.figure(country.imports_usd).figure(country.entries);
    out.figure(country.adjustment_revenue_usd).figure(country.toll_revenue_usd);
    out.figure(country.trade_lost_usd).figure(country.consumer_cost_usd);
    out.truth(country.incomplete).truth(country.carried);
    out.text(lines(country.deficits)).text(lines(country.reasons));
    out.end_row();
  }
  finish(out);
}

void Book::outcomes() {
  using F = CellFormat;
  Columns columns = {
      {"Country", 9, F::text},       {"Outcome", 12, F::text}, {"Row", 6, F::general},
      {"Rule", 28, F::text},         {"Action", 9, F::text},   {"Flow moved", 14, F::text},
      {"Deaths moved", 14, F::text}, {"Capped", 9, F::text},   {"Few finds", 10, F::text}};
  add_figure_columns(columns, "Flow, kg pure", F::kilograms);
  add_figure_columns(columns, "Score", F::decimal);
  add_figure_columns(columns, "Deaths", F::decimal);
  columns.push_back({"National deaths", 14, F::decimal});
  add_figure_columns(columns, "Share on goods", F::rate_charged);
  columns.push_back({"Adjustment, previous", 14, F::rate});
  add_figure_columns(columns, "Adjustment, full", F::rate);
  add_figure_columns(columns, "Adjustment, target", F::rate);
  columns.push_back({"Toll, previous", 14, F::toll});
  add_figure_columns(columns, "Toll, full", F::toll);
  add_figure_columns(columns, "Toll, target", F::toll);
  Sheet out = sheet("Outcomes", std::move(columns), 2);
  for (const CountryResult& country : determination_.countries) {
    for (const OutcomeResult& outcome : country.outcomes) {
      out.text(country.country.code()).text(name(outcome.outcome)).number(outcome.row);
      out.text(outcome.name).text(outcome.action).text(movement_of(outcome, ""));
      out.text(deaths_movement_of(outcome, "")).truth(outcome.capped);
      out.truth(outcome.few_finds).figure(outcome.flow_kg).figure(outcome.score);
      out.figure(outcome.deaths).number(outcome.national_deaths).figure(outcome.goods_share);
      for (const RateByOutcome* rate : {&outcome.adjustment, &outcome.toll})
        out.number(rate->previous).figure(rate->full).figure(rate->target);
      out.end_row();
    }
  }
  finish(out);
}

void Book::flows() {
  using F = CellFormat;
  Columns columns = {{"Country", 9, F::text},
                     {"Outcome", 12, F::text},
                     {"Channel", 14, F::text},
                     {"Tier", 10, F::text}};
  add_figure_columns(columns, "Flow, kg pure", F::kilograms);
  Sheet out = sheet("Flows", std::move(columns), 1);
  for (const CountryResult& country : determination_.countries) {
    for (const OutcomeResult& outcome : country.outcomes) {
      for (const ChannelFlow& flow : outcome.channels) {
        out.text(country.country.code()).text(name(outcome.outcome)).text(name(flow.channel));
        out.text(name(flow.tier)).figure(flow.kg);
        out.end_row();
      }
    }
  }
  finish(out);
}

void Book::deaths() {
  using F = CellFormat;
  Columns columns = {{"Outcome", 14, F::text}};
  add_figure_columns(columns, "National", F::decimal);
  add_figure_columns(columns, "Attributed", F::decimal);
  add_figure_columns(columns, "Domestic", F::decimal);
  add_figure_columns(columns, "Unattributed", F::decimal);
  Sheet out = sheet("Deaths", std::move(columns), 1);
  for (const DeathsByOutcome& outcome : determination_.deaths_by_outcome) {
    out.text(name(outcome.outcome)).figure(outcome.national).figure(outcome.attributed);
    out.figure(outcome.domestic).figure(outcome.unattributed);
    out.end_row();
  }
  out.text("all").figure(std::optional<Figure>()).figure(determination_.deaths_attributed);
  out.figure(determination_.deaths_domestic).figure(determination_.deaths_unattributed);
  out.end_row();
  finish(out);
}

void Book::parameters() {
  using F = CellFormat;
  Sheet out = sheet("Parameters",
                    {{"Key", 34, F::text},
                     {"Value", 22, F::general},
                     {"Unit", 12, F::text},
                     {"Unit as written", 14, F::text},
                     {"In force from", 13, F::text},
                     {"Standing", 12, F::text},
                     {"Range, low", 11, F::general},
                     {"Range, high", 11, F::general},
                     {"Distribution", 34, F::text},
                     {"Overridden", 11, F::text},
                     {"Source", 60, F::text},
                     {"Reason", 60, F::text}},
                    1);
  for (const auto& [key, parameter] : policy_.parameters()) {
    for (const DatedValue& value : parameter.values) {
      out.text(key);
      if (const double* number = std::get_if<double>(&value.value)) {
        out.number(*number);
      } else {
        out.text(value_text(value.value));
      }
      out.text(base_unit(key, value.unit)).text(value.unit).text(value.from.text());
      out.text(label(value.standing));
      out.number(value.range ? std::optional(value.range->low) : std::nullopt);
      out.number(value.range ? std::optional(value.range->high) : std::nullopt);
      out.text(distribution_text(value.distribution)).truth(parameter.overridden);
      out.text(value.source).text(value.reason);
      out.end_row();
    }
  }
  finish(out);
}

void Book::sources() {
  using F = CellFormat;
  Sheet out = sheet("Sources",
                    {{"Kind", 18, F::text},
                     {"Format", 24, F::text},
                     {"Path", 34, F::text},
                     {"Source", 60, F::text},
                     {"Retrieved", 12, F::text},
                     {"Rows", 10, F::count},
                     {"SHA-256", 68, F::text},
                     {"Note", 60, F::text}},
                    1);
  for (const TableSource& source : tables_.sources) {
    out.text(label(source.kind)).text(source.format).text(source.path).text(source.source);
    out.text(source.retrieved ? source.retrieved->text() : "");
    out.number(static_cast<double>(source.rows)).text(source.sha256).text(source.note);
    out.end_row();
  }
  finish(out);
}

void Book::checks() {
  using F = CellFormat;
  Sheet out =
      sheet("Checks", {{"Check", 30, F::text}, {"Holds", 8, F::text}, {"Detail", 90, F::text}}, 1);
  for (const Check& check : determination_.checks) {
    out.text(check.name).truth(check.holds).text(check.detail);
    out.end_row();
  }
  finish(out);
}

void Book::about() {
  using F = CellFormat;
  Columns columns = {{"What", 36, F::text}};
  add_figure_columns(columns, "Value", F::general);
  columns.push_back({"Text", 90, F::text});
  Sheet out = sheet("About", std::move(columns), 1);
  const Determination& d = determination_;
  const auto said = [&out](std::string_view what, std::string_view value) {
    out.text(what).figure(std::optional<Figure>()).text(value);
    out.end_row();
  };
  const auto figure = [&out](std::string_view what, const Figure& value) {
    out.text(what).figure(value);
    out.end_row();
  };
  const auto number = [&out](std::string_view what, const std::optional<double>& value) {
    out.text(what).number(value);
    out.end_row();
  };
  said("Determination", d.id);
  said("Window", window(d));
  said("Previous determination", d.previous.value_or("none"));
  said("Program", "Setpoint " SETPOINT_VERSION);
  said("Policy", d.policy_name + " " + d.policy_version);
  said("Policy, SHA-256", d.policy_sha256);
  said("Dataset", d.dataset_name);
  said("Dataset, SHA-256", d.dataset_sha256);
  said("Path", name(d.path));
  said("Seed", std::to_string(d.seed));
  number("Draws", static_cast<double>(d.draws));
  number("Confidence of intervals", d.confidence);
  figure("Internalisation", d.internalisation);
  said("Internalisation solved in", d.internalisation_from);
  figure("Dollars per death", d.dollars_per_death);
  figure("Cost per death, USD", d.cost_per_death_usd);
  figure("Adjustment revenue, USD", d.adjustment_revenue_usd);
  figure("Toll revenue, USD", d.toll_revenue_usd);
  number("Revenue target, USD", d.revenue_target_usd);
  if (d.revenue_shortfall_usd) figure("Revenue short of the target, USD", *d.revenue_shortfall_usd);
  number("Deaths reported", d.deaths_reported);
  number("Deaths predicted", d.deaths_predicted);
  figure("Uncollected, USD", d.uncollected_usd);
  figure("Got through, kg pure", d.through_kg);
  figure("Seized, kg pure", d.seized_kg);
  figure("Interior checkpoints, kg pure (never added)", d.checkpoint_kg);
  number("Published ceiling on consumption, kg pure", d.ceiling_kg);
  number("Draws above the ceiling", static_cast<double>(d.draws_above_ceiling));
  said("Standing of the policy's values", standing_counts(policy_));
  for (const std::string& note : d.notes) said("Note", note);
  finish(out);
}

}  // namespace

Result<std::string> xlsx(const Determination& determination, const Policy& policy,
                         const Tables& tables) {
  return workbook("setpoint.xlsx", "Border adjustments and tolls, " + window(determination),
                  determination.window_last.last_day(), [&](lxw_workbook* book) {
                    return Book(book, determination, policy, tables).fill();
                  });
}

}  // namespace setpoint
