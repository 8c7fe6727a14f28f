#include <string>

#include "setpoint/cli/designations_output.h"
#include "setpoint/report/csv_writer.h"

namespace setpoint::cli {
namespace {

void number(CsvWriter& csv, std::uint64_t count) {
  csv.text(std::to_string(count));
}

void tally(CsvWriter& csv, std::string_view label, const Tally& count) {
  csv.text(label);
  for (const std::uint64_t each :
       {count.before, count.added, count.removed, count.changed, count.in_force})
    number(csv, each);
  csv.end_record();
}

void bounds(CsvWriter& csv, const std::optional<CountBounds>& count) {
  csv.text(count ? std::to_string(count->surely) : std::string());
  csv.text(count ? std::to_string(count->possibly) : std::string());
}

void year(CsvWriter& csv, const YearCount& count) {
  csv.text(std::to_string(count.year));
  bounds(csv, count.added);
  bounds(csv, count.removed);
  bounds(csv, count.changed);
  bounds(csv, count.in_force);
}

std::vector<std::string> tally_header(const std::string& label) {
  return {label, "before_first_release", "added", "removed", "changed_programme", "in_force"};
}

std::vector<std::string> year_header(std::vector<std::string> header) {
  for (const char* column :
       {"year", "added_surely", "added_possibly", "removed_surely", "removed_possibly",
        "changed_surely", "changed_possibly", "in_force_surely", "in_force_possibly"})
    header.emplace_back(column);
  return header;
}

std::string register_csv(const Register& designations) {
  CsvWriter csv({"entry", "programme", "country", "kind", "designated", "removed", "still_listed"});
  for (const Stay& stay : designations.programmes) {
    std::vector<Country> countries = stay.countries;
    if (countries.empty()) countries.push_back(Country::unidentified());
    for (const Country country : countries) {
      number(csv, stay.entry);
      csv.text(stay.programme)
          .text(country.code())
          .text(name(stay.kind))
          .text(stay.added.text())
          .text(stay.removed ? stay.removed->text() : std::string())
          .text(stay.stays_listed ? "yes" : "");
      csv.end_record();
    }
  }
  return std::move(csv).take();
}

std::string country_years_csv(const Evaluation& evaluation) {
  std::vector<std::string> header = year_header({"country"});
  for (const char* column : {"flow_kg", "flow_why_not", "national_deaths", "deaths_why_not"})
    header.emplace_back(column);
  CsvWriter csv(header);
  for (const CountryYear& each : evaluation.years) {
    csv.text(each.country.code());
    year(csv, each.counts);
    csv.number(each.flow_kg.value).text(each.flow_kg.why_not);
    csv.number(each.deaths.value).text(each.deaths.why_not);
    csv.end_record();
  }
  return std::move(csv).take();
}

void change(CsvWriter& csv, const KnownChange& known) {
  const Change made = known.change.value_or(Change{});
  csv.number(known.change ? std::optional(made.relative) : std::nullopt);
  csv.number(made.placebo ? std::optional(made.placebo->low) : std::nullopt);
  csv.number(made.placebo ? std::optional(made.placebo->high) : std::nullopt);
  csv.number(made.rank);
  csv.text(known.change ? made.why_no_placebo : known.why_not);
}

std::string events_csv(const Evaluation& evaluation) {
  CsvWriter csv({"programme", "country", "year", "designations", "quarters", "overlapping_quarters",
                 "flow_change", "flow_placebo_low", "flow_placebo_high", "flow_placebo_rank",
                 "flow_why_not", "deaths_change", "deaths_placebo_low", "deaths_placebo_high",
                 "deaths_placebo_rank", "deaths_why_not"});
  for (const EventRow& each : evaluation.events) {
    std::string quarters;
    for (const Quarter quarter : each.quarters)
      quarters += (quarters.empty() ? "" : " ") + quarter.text();
    csv.text(each.programme).text(each.country.code()).text(std::to_string(each.year));
    number(csv, each.designations);
    csv.text(quarters);
    number(csv, each.overlapping);
    change(csv, each.flow);
    change(csv, each.deaths);
    csv.end_record();
  }
  return std::move(csv).take();
}

}  // namespace

std::vector<NamedBytes> designations_files(const DesignationsResult& result) {
  CsvWriter programmes(tally_header("programme"));
  for (const auto& [programme, count] : result.counts.programmes)
    tally(programmes, programme, count);
  CsvWriter countries(tally_header("country"));
  for (const auto& [country, count] : result.counts.countries)
    tally(countries, country.code(), count);
  tally(countries, "ZZ", result.counts.no_country);
  CsvWriter years(year_header({}));
  for (const YearCount& each : result.counts.years) {
    year(years, each);
    years.end_record();
  }
  std::vector<NamedBytes> files = {{"designations.json", designations_json(result)},
                                   {"register.csv", register_csv(result.designations)},
                                   {"by_programme.csv", std::move(programmes).take()},
                                   {"by_country.csv", std::move(countries).take()},
                                   {"by_year.csv", std::move(years).take()}};
  if (result.evaluation) {
    files.push_back({"country_years.csv", country_years_csv(*result.evaluation)});
    files.push_back({"events.csv", events_csv(*result.evaluation)});
  }
  return files;
}

}  // namespace setpoint::cli
