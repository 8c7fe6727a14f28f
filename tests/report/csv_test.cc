#include "setpoint/report/csv.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "sample.h"
#include "setpoint/core/decimal.h"
#include "setpoint/data/csv.h"

namespace setpoint {
namespace {

using Record = std::map<std::string, std::string>;

// Read back by the project's own strict reader: what it accepts is RFC 4180.
std::vector<Record> read(const std::string& text) {
  MemoryBytes bytes(text);
  CsvReader reader(bytes, "written.csv");
  std::vector<std::string> header;
  std::vector<Record> records;
  while (reader.next()) {
    const std::vector<std::string_view>& fields = reader.fields();
    if (header.empty()) {
      header.assign(fields.begin(), fields.end());
      continue;
    }
    Record record;
    for (std::size_t i = 0; i < fields.size(); ++i) record[header[i]] = std::string(fields[i]);
    records.push_back(std::move(record));
  }
  EXPECT_FALSE(reader.fault().has_value()) << reader.fault()->text();
  EXPECT_EQ(std::set<std::string>(header.begin(), header.end()).size(), header.size());
  return records;
}

void expect_figure(const Record& record, const std::string& column, const Figure& figure) {
  EXPECT_EQ(parse_number(record.at(column)), figure.value) << column;
  if (figure.interval) {
    EXPECT_EQ(parse_number(record.at(column + "_low")), figure.interval->low) << column;
    EXPECT_EQ(parse_number(record.at(column + "_high")), figure.interval->high) << column;
  } else {
    EXPECT_EQ(record.at(column + "_low"), "");
    EXPECT_EQ(record.at(column + "_high"), "");
  }
}

TEST(Csv, ScheduleReadsBackAsTheDetermination) {
  const Determination d = sample::determination();
  const std::vector<Record> records = read(schedule_csv(d));
  ASSERT_EQ(records.size(), d.countries.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const CountryResult& country = d.countries[i];
    EXPECT_EQ(records[i].at("country"), country.country.code());
    EXPECT_EQ(records[i].at("name"), country.country.name());
    EXPECT_EQ(records[i].at("liable"), country.liable ? "true" : "false");
    expect_figure(records[i], "adjustment_charged", country.adjustment.charged);
    expect_figure(records[i], "adjustment_full", country.adjustment.full);
    expect_figure(records[i], "adjustment_target", country.adjustment.target);
    expect_figure(records[i], "toll_charged", country.toll.charged);
    expect_figure(records[i], "toll_target", country.toll.target);
    expect_figure(records[i], "footprint_deaths", country.footprint);
    expect_figure(records[i], "consumer_cost_usd", country.consumer_cost_usd);
    if (country.score) {
      expect_figure(records[i], "score", *country.score);
    } else {
      EXPECT_EQ(records[i].at("score"), "");
    }
    EXPECT_EQ(records[i].at("adjustment_previous"), "");
  }
}

TEST(Csv, OutcomesAndFlowsHaveARowForEach) {
  const Determination d = sample::determination();
  std::vector<const OutcomeResult*> outcomes;
  std::vector<const ChannelFlow*> flows;
  for (const CountryResult& country : d.countries) {
    for (const OutcomeResult& outcome : country.outcomes) {
      outcomes.push_back(&outcome);
      for (const ChannelFlow& flow : outcome.channels) flows.push_back(&flow);
    }
  }
  const std::vector<Record> outcome_records = read(outcomes_csv(d));
  ASSERT_EQ(outcome_records.size(), outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    EXPECT_EQ(outcome_records[i].at("outcome"), name(outcomes[i]->outcome));
    expect_figure(outcome_records[i], "flow_kg", outcomes[i]->flow_kg);
    expect_figure(outcome_records[i], "deaths", outcomes[i]->deaths);
    EXPECT_EQ(outcome_records[i].at("capped"), outcomes[i]->capped ? "true" : "false");
  }
  const std::vector<Record> flow_records = read(flows_csv(d));
  ASSERT_EQ(flow_records.size(), flows.size());
  for (std::size_t i = 0; i < flows.size(); ++i) {
    EXPECT_EQ(flow_records[i].at("channel"), name(flows[i]->channel));
    expect_figure(flow_records[i], "pure_kg", flows[i]->kg);
  }
}

TEST(Csv, EveryValueOfThePolicyHasARow) {
  const Policy policy = sample::policy();
  const std::vector<Record> records = read(parameters_csv(policy));
  std::size_t row = 0;
  for (const auto& [key, parameter] : policy.parameters()) {
    for (const DatedValue& value : parameter.values) {
      ASSERT_LT(row, records.size());
      const Record& record = records[row++];
      EXPECT_EQ(record.at("key"), key);
      EXPECT_EQ(record.at("from"), value.from.text());
      EXPECT_EQ(record.at("source"), value.source);
      EXPECT_EQ(record.at("reason"), value.reason);
      if (const double* number = std::get_if<double>(&value.value)) {
        EXPECT_EQ(parse_number(record.at("value")), *number) << key;
      }
    }
  }
  EXPECT_EQ(row, records.size());
}

TEST(Csv, ValueAndUnitAgree) {
  // Percentages are held as fractions; a reader must not see 0.9 beside "%".
  for (const Record& record : read(parameters_csv(sample::policy()))) {
    EXPECT_NE(record.at("unit"), "%") << record.at("key");
    if (record.at("key") == "basis.revenue_target_usd") {
      EXPECT_EQ(record.at("unit"), "USD");
      EXPECT_EQ(record.at("value"), "4000000000");
    }
  }
}

TEST(Csv, FormulasAreDefusedAndTextIsQuoted) {
  const std::vector<Record> records = read(sources_csv(sample::tables()));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].at("source"), std::string("'") + sample::kFormula);
  EXPECT_EQ(records[0].at("note"), sample::kHostile);
  EXPECT_EQ(records[0].at("path"), "seizures/2024, \"final\".csv");
  EXPECT_EQ(records[0].at("retrieved"), "2024-10-01");
  EXPECT_EQ(records[1].at("retrieved"), "");
  EXPECT_EQ(records[0].at("rows"), "12034");
}

TEST(Csv, LinesEndInCarriageReturnAndLineFeed) {
  const std::string text = schedule_csv(sample::determination());
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\n') {
      ASSERT_EQ(text[i - 1], '\r') << i;
    }
  }
  EXPECT_TRUE(text.ends_with("\r\n"));
}

}  // namespace
}  // namespace setpoint
