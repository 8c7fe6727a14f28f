// A determination made up for the tests of the report: every part is filled, no figure is a claim.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint::sample {

// Text that would break a page, a table or a spreadsheet if it were not escaped.
inline constexpr const char* kHostile = "<script>alert(\"1\")</script> & 'x'";
inline constexpr const char* kFormula = "=HYPERLINK(\"x\",\"y\")";

class Maker {
 public:
  Figure figure(double value, double low, double high) {
    Leaf leaf{LeafKind::constant, "made up", "", "", {}};
    return Figure{value, Interval{low, high}, trace_->leaf(std::move(leaf), value)};
  }
  // An interval of +-20 % or so.
  Figure about(double value) { return figure(value, value * 0.78, value * 1.27); }
  Figure certain(double value) { return figure(value, value, value); }
  Figure bare(double value) {
    Figure result = certain(value);
    result.interval.reset();
    return result;
  }
  std::shared_ptr<Trace> trace() { return trace_; }

 private:
  std::shared_ptr<Trace> trace_ = std::make_shared<Trace>();
};

inline Country country(const char* code) {
  return *Country::parse(code);
}

inline CountryResult nothing(Maker& make, const char* code) {
  CountryResult result{.country = country(code)};
  result.reasons = {"no evidence of flow"};
  const Figure zero = make.certain(0);
  for (Rate* rate : {&result.adjustment, &result.toll}) *rate = Rate{zero, zero, {}, zero};
  result.footprint = result.flow_share = result.liability_usd = zero;
  result.imports_usd = make.certain(1.25e9);
  result.entries = zero;
  for (Figure* figure : {&result.adjustment_revenue_usd, &result.toll_revenue_usd,
                         &result.trade_lost_usd, &result.consumer_cost_usd, &result.deadweight_usd})
    *figure = zero;
  return result;
}

struct Flow {
  Channel channel;
  double kg;
};

inline OutcomeResult outcome(Maker& make, Outcome which, double kg, double deaths, double national,
                             double adjustment, double toll, const std::vector<Flow>& flows) {
  OutcomeResult result{.outcome = which};
  result.flow_kg = make.about(kg);
  result.deaths = make.about(deaths);
  result.national_deaths = national;
  result.goods_share = make.figure(0.31, 0.12, 0.55);
  result.row = 0;
  result.name = adjustment > 0 ? "initial" : "not liable";
  result.action = adjustment > 0 ? "set" : "none";
  result.adjustment = {make.about(adjustment), {}, make.about(adjustment)};
  result.toll = {make.about(toll), {}, make.about(toll)};
  for (const Flow& flow : flows)
    result.channels.push_back({flow.channel, Tier::default_, make.about(flow.kg)});
  return result;
}

// Mexico (liable), China (liable), Canada and an origin not identified (flow, not liable), and
// countries without evidence.
inline Determination determination() {
  Maker make;
  Determination d;
  d.id = "2024Q3-0123456789ab";
  d.window_first = Quarter::of(2023, 4);
  d.window_last = Quarter::of(2024, 3);
  d.policy_name = "white-paper";
  d.policy_version = "1";
  d.policy_sha256 = std::string(64, 'a');
  d.dataset_name = "Made up for a test";
  d.dataset_sha256 = std::string(64, 'b');
  d.seed = 1;
  d.draws = 1000;
  d.confidence = 0.9;
  d.path = Path::article_xx;
  d.internalisation = make.certain(0.00586);
  d.internalisation_from = d.id;
  d.dollars_per_death = make.figure(77352, 47000, 104000);
  d.cost_per_death_usd = make.figure(13.2e6, 8.1e6, 17.8e6);

  CountryResult mx = nothing(make, "MX");
  mx.liable = true;
  mx.reasons = {"point share of flow 93.9 % is at least 1 %",
                "a deficit in governance is on record", "China's part is uncertain"};
  mx.deficits = {"no analogue law: lists substances one by one",
                 "no know-your-customer duty on transport"};
  mx.evidence = Tier::default_;
  mx.carried = true;
  mx.phase = 0.25;
  mx.flow_share = make.figure(0.939, 0.91, 0.96);
  mx.adjustment = {make.figure(0.0006, 0.0006, 0.0006),
                   make.figure(0.0025, 0.0025, 0.0025),
                   {},
                   make.figure(0.002481, 0.0008, 0.0047)};
  mx.toll = {
      make.figure(1.25, 1.0, 1.25), make.figure(5, 4.2, 5), {}, make.figure(14.382, 8.801, 21.9)};
  mx.by_path[0] = mx.adjustment.target;
  mx.by_path[1] = make.figure(0.00043, 0.0001, 0.0011);
  mx.footprint = make.figure(46210, 41000, 48300);
  mx.score = make.figure(-12.5, -60, 24);
  mx.liability_usd = make.about(3.57e9);
  mx.imports_usd = make.certain(4.997e11);
  mx.entries = make.certain(1.814e8);
  mx.adjustment_revenue_usd = make.figure(2.99e8, 2.98e8, 3e8);
  mx.toll_revenue_usd = make.figure(2.25e8, 2.2e8, 2.27e8);
  mx.trade_lost_usd = make.figure(3e8, 2.3e8, 6.7e8);
  mx.consumer_cost_usd = make.figure(2.8e8, 2.6e8, 3e8);
  mx.deadweight_usd = make.about(90000);
  mx.outcomes = {outcome(make, Outcome::pills, 602, 5500, 6200, 0.0003, 1.7,
                         {{Channel::truck, 120}, {Channel::vehicle, 482}}),
                 outcome(make, Outcome::powder, 4931, 39000, 44100, 0.002, 12.2,
                         {{Channel::truck, 900},
                          {Channel::vehicle, 3100},
                          {Channel::pedestrian, 600},
                          {Channel::between_ports, 331}}),
                 outcome(make, Outcome::adulterant, 110, 1710, 2100, 0.000181, 0.482,
                         {{Channel::vehicle, 110}})};
  mx.outcomes[1].capped = true;
  mx.outcomes[1].precursor_kg = make.about(12);

  CountryResult cn = nothing(make, "CN");
  cn.liable = true;
  cn.reasons = {"point share of flow 4.1 % is at least 1 %", "not enforced"};
  cn.deficits = {"not enforced"};
  cn.evidence = Tier::mixed;
  cn.incomplete = true;
  cn.phase = 0.25;
  cn.flow_share = make.figure(0.041, 0.02, 0.07);
  cn.adjustment = {make.figure(0.0001, 0, 0.0001),
                   make.figure(0.000374, 0.0001, 0.0007),
                   {},
                   make.figure(0.000374, 0.0001, 0.0007)};
  cn.by_path[0] = cn.adjustment.target;
  cn.footprint = make.figure(2015, 960, 3400);
  cn.liability_usd = make.about(1.56e8);
  cn.imports_usd = make.certain(4.42e11);
  cn.adjustment_revenue_usd = make.about(4.4e7);
  cn.outcomes = {outcome(make, Outcome::powder, 247, 2015, 44100, 0.000374, 0,
                         {{Channel::express, 201}, {Channel::mail, 46}})};

  CountryResult ca = nothing(make, "CA");
  ca.reasons = {"point share of flow 0.4 % is below 1 %"};
  ca.evidence = Tier::default_;
  ca.flow_share = make.figure(0.004, 0.001, 0.009);
  ca.footprint = make.figure(213, 64, 410);
  ca.liability_usd = make.about(1.6e7);
  ca.adjustment.target = make.figure(0.0000004, 0, 0.000001);
  ca.outcomes = {
      outcome(make, Outcome::powder, 25.5, 213, 44100, 0, 0, {{Channel::vehicle, 25.5}})};

  CountryResult zz = nothing(make, "ZZ");
  zz.reasons = {"an origin that the evidence does not identify cannot be held liable"};
  zz.evidence = Tier::default_;
  zz.footprint = make.figure(780, 200, 1600);
  zz.outcomes = {outcome(make, Outcome::powder, 96, 780, 44100, 0, 0, {{Channel::express, 96}})};

  d.countries = {ca, cn, mx, zz};
  for (const char* code : {"AU", "BR", "CI", "DE", "FR", "GB", "GT", "IN", "JP", "KR", "NL", "TR"})
    d.countries.push_back(nothing(make, code));
  // The name of the province stands for any text that a data set may bring.
  d.countries.back().reasons = {kHostile};
  std::sort(d.countries.begin(), d.countries.end(),
            [](const auto& a, const auto& b) { return a.country < b.country; });

  d.adjustment_revenue_usd = make.figure(3.43e8, 3.1e8, 3.7e8);
  d.toll_revenue_usd = mx.toll_revenue_usd;
  d.revenue_target_usd = 4e9;
  d.deaths_reported = 51120;
  d.deaths_predicted = 52400;
  d.deaths_attributed = make.figure(51560, 50900, 52000);
  d.deaths_domestic = make.figure(524, 280, 1300);
  d.deaths_unattributed = make.certain(316);
  d.uncollected_usd = make.about(7.7e7);
  d.deaths_by_outcome = {
      {Outcome::pills, make.about(6200), make.about(6138), make.about(62), make.certain(0)},
      {Outcome::powder, make.about(44100), make.about(43659), make.about(441), make.certain(0)},
      {Outcome::adulterant, make.about(2100), make.about(1763), make.about(21), make.certain(316)}};
  d.lags_used = {0, 1};
  d.lags_dropped = {2};
  d.through_kg = make.figure(6010, 2100, 14800);
  d.seized_kg = make.figure(905, 640, 1240);
  d.checkpoint_kg = make.figure(310, 60, 940);
  d.ceiling_kg = 10000;
  d.draws_above_ceiling = 187;
  d.precursor_0 = {{country("CA"), {}, {}, ca.footprint},
                   {country("CN"), cn.adjustment.target, make.certain(0), cn.footprint},
                   {country("MX"), mx.adjustment.target, mx.toll.target, mx.footprint}};
  d.precursor_1 = {{country("CA"), {}, {}, ca.footprint},
                   {country("CN"), make.about(0.0081), make.certain(0), make.about(44900)},
                   {country("MX"), make.about(0.0001), make.about(0.3), make.about(3300)}};
  for (const CountryResult& each : d.countries)
    d.trade_relation.push_back({each.country, {}, {}, make.about(each.imports_usd.value / 3e7)});
  d.checks = {{"conservation of deaths", true, "largest difference 0"},
              {"label invariance", true, "largest difference 2e-13"},
              {"monotone in flow", false, "CN falls by 1e-3"}};
  d.notes = {"the lag of 2 quarters needs evidence before 2018Q4 and is dropped", kHostile};
  d.trace = make.trace();
  return d;
}

inline Policy policy() {
  Result<Policy> read = Policy::read(std::nullopt, {});
  if (!read) throw std::runtime_error(read.faults().front().text());
  return std::move(read).value();
}

inline Tables tables() {
  Tables tables;
  tables.name = "Made up for a test";
  tables.sha256 = std::string(64, 'b');
  TableSource seizures{.kind = TableKind::regional_seizures,
                       .format = "cbp-nationwide-drugs",
                       .path = "seizures/2024, \"final\".csv",
                       .source = kFormula,
                       .retrieved = Date::of(2024, 10, 1),
                       .note = kHostile,
                       .sha256 = std::string(64, 'c'),
                       .rows = 12034};
  TableSource deaths{.kind = TableKind::deaths,
                     .format = "setpoint",
                     .path = "deaths.csv",
                     .source = "A publisher, A series. Opened at example.org",
                     .retrieved = std::nullopt,
                     .note = "",
                     .sha256 = std::string(64, 'd'),
                     .rows = 88};
  tables.sources = {seizures, deaths};
  tables.notes = {"duplicate rows counted once: 3"};
  return tables;
}

// A folder of a test's own, removed when it ends.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "setpoint-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace setpoint::sample
