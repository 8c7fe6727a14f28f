#include "setpoint/report/csv.h"

#include <string_view>
#include <vector>

#include "setpoint/report/csv_writer.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : "; ") + part;
  return result;
}

std::vector<std::string> header(std::initializer_list<std::string> before,
                                std::initializer_list<std::string> figures) {
  std::vector<std::string> result(before);
  for (const std::string& name : figures) add_figure_columns(result, name);
  return result;
}

void rate(CsvWriter& csv, const Rate& rate) {
  csv.figure(rate.charged).figure(rate.full).figure(rate.target);
}

}  // namespace

std::string schedule_csv(const Determination& determination) {
  std::vector<std::string> columns =
      header({"country", "name", "liable", "evidence", "incomplete", "carried", "phase",
              "adjustment_previous", "toll_previous"},
             {"adjustment_charged",
              "adjustment_full",
              "adjustment_target",
              "toll_charged",
              "toll_full",
              "toll_target",
              "footprint_deaths",
              "score",
              "flow_share",
              "liability_usd",
              "imports_usd",
              "entries",
              "adjustment_revenue_usd",
              "toll_revenue_usd",
              "trade_lost_usd",
              "consumer_cost_usd",
              "deadweight_usd",
              "adjustment_target_article_xx",
              "adjustment_target_compliance",
              "adjustment_target_countervailing"});
  columns.insert(columns.end(), {"deficits", "reasons"});
  CsvWriter csv(columns);
  for (const CountryResult& country : determination.countries) {
    csv.text(country.country.code()).text(country.country.name()).truth(country.liable);
    csv.text(name(country.evidence)).truth(country.incomplete).truth(country.carried);
    csv.number(country.phase).number(country.adjustment.previous).number(country.toll.previous);
    rate(csv, country.adjustment);
    rate(csv, country.toll);
    csv.figure(country.footprint).figure(country.score).figure(country.flow_share);
    csv.figure(country.liability_usd).figure(country.imports_usd).figure(country.entries);
    csv.figure(country.adjustment_revenue_usd).figure(country.toll_revenue_usd);
    csv.figure(country.trade_lost_usd).figure(country.consumer_cost_usd);
    csv.figure(country.deadweight_usd);
    for (const std::optional<Figure>& target : country.by_path) csv.figure(target);
    csv.text(joined(country.deficits)).text(joined(country.reasons));
    csv.end_record();
  }
  return std::move(csv).take();
}

std::string outcomes_csv(const Determination& determination) {
  std::vector<std::string> columns =
      header({"country", "outcome", "row", "name", "action", "movement", "deaths_movement",
              "capped", "few_finds", "national_deaths", "adjustment_previous", "toll_previous"},
             {"flow_kg", "precursor_kg", "score", "deaths", "goods_share", "adjustment_full",
              "adjustment_target", "toll_full", "toll_target"});
  CsvWriter csv(columns);
  for (const CountryResult& country : determination.countries) {
    for (const OutcomeResult& outcome : country.outcomes) {
      csv.text(country.country.code()).text(name(outcome.outcome));
      csv.number(outcome.action == "none" ? std::nullopt : std::optional<double>(outcome.row));
      csv.text(outcome.name).text(outcome.action).text(movement_of(outcome, ""));
      csv.text(deaths_movement_of(outcome, "")).truth(outcome.capped);
      csv.truth(outcome.few_finds).number(outcome.national_deaths);
      csv.number(outcome.adjustment.previous).number(outcome.toll.previous);
      csv.figure(outcome.flow_kg).figure(outcome.precursor_kg).figure(outcome.score);
      csv.figure(outcome.deaths).figure(outcome.goods_share);
      csv.figure(outcome.adjustment.full).figure(outcome.adjustment.target);
      csv.figure(outcome.toll.full).figure(outcome.toll.target);
      csv.end_record();
    }
  }
  return std::move(csv).take();
}

std::string flows_csv(const Determination& determination) {
  CsvWriter csv(header({"country", "outcome", "channel", "tier"}, {"pure_kg"}));
  for (const CountryResult& country : determination.countries) {
    for (const OutcomeResult& outcome : country.outcomes) {
      for (const ChannelFlow& flow : outcome.channels) {
        csv.text(country.country.code()).text(name(outcome.outcome)).text(name(flow.channel));
        csv.text(name(flow.tier)).figure(flow.kg);
        csv.end_record();
      }
    }
  }
  return std::move(csv).take();
}

std::string parameters_csv(const Policy& policy) {
  CsvWriter csv({"key", "value", "unit", "unit_as_written", "from", "standing", "source", "reason",
                 "range_low", "range_high", "distribution", "overridden"});
  for (const auto& [key, parameter] : policy.parameters()) {
    for (const DatedValue& value : parameter.values) {
      csv.text(key);
      // A negative number is no formula.
      if (const double* number = std::get_if<double>(&value.value)) {
        csv.number(*number);
      } else {
        csv.text(value_text(value.value));
      }
      csv.text(base_unit(key, value.unit)).text(value.unit).text(value.from.text());
      csv.text(label(value.standing)).text(value.source).text(value.reason);
      csv.number(value.range ? std::optional(value.range->low) : std::nullopt);
      csv.number(value.range ? std::optional(value.range->high) : std::nullopt);
      csv.text(distribution_text(value.distribution)).truth(parameter.overridden);
      csv.end_record();
    }
  }
  return std::move(csv).take();
}

std::string sources_csv(const Tables& tables) {
  CsvWriter csv({"kind", "format", "path", "source", "retrieved", "rows", "sha256", "note"});
  for (const TableSource& source : tables.sources) {
    csv.text(label(source.kind)).text(source.format).text(source.path).text(source.source);
    csv.text(source.retrieved ? source.retrieved->text() : "");
    csv.number(static_cast<double>(source.rows)).text(source.sha256).text(source.note);
    csv.end_record();
  }
  return std::move(csv).take();
}

}  // namespace setpoint
