#include "setpoint/response/interventions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "setpoint/response/response_json.h"
#include "setpoint/response/settings.h"

namespace setpoint {
namespace {

InterventionRegister shipped() {
  auto read = read_interventions(shipped_interventions(), kShippedInterventionsName);
  if (!read)
    for (const Fault& fault : read.faults()) ADD_FAILURE() << fault.text();
  return read ? *std::move(read) : InterventionRegister{};
}

AllocationPolicy policy(const std::vector<PolicyOverride>& overrides = {}) {
  auto read = read_allocation_policy(std::nullopt, overrides);
  if (!read)
    for (const Fault& fault : read.faults()) ADD_FAILURE() << fault.text();
  return *std::move(read);
}

constexpr std::string_view kOne = R"([[intervention]]
id = "x"
title = "X"
unit = "kit"
grade = "C"
populations = []
regions = "everywhere"
cautions = []
measures = []
[[intervention.effect]]
population = "all"
effect = "none"
grade = "C"
source = "somebody"
mark = "K"
standing = "unverified"
)";

TEST(Interventions, TheShippedRegisterHasTheWhitePapersAndTheNullResults) {
  const InterventionRegister all = shipped();
  for (const char* id :
       {"naloxone", "methadone", "buprenorphine", "release-moud", "ed-start", "heroin-assisted",
        "contingency-management", "test-strips", "syringe-services", "drug-education",
        "screening-referral", "mass-media", "jobs", "reentry-peers", "healing"})
    EXPECT_NE(all.find(id), nullptr) << id;
  EXPECT_EQ(all.find("mass-media")->grade, Grade::n);
  EXPECT_EQ(all.find("screening-referral")->grade, Grade::n);
  EXPECT_TRUE(all.find("healing")->check);
  for (const Intervention& each : all.interventions)
    for (const InterventionEffect& effect : each.effects)
      EXPECT_FALSE(effect.source.empty()) << each.id;
}

// Every intervention that can be allocated to has its numbers, and none has numbers of none.
TEST(Interventions, NumbersAndRegisterNameTheSame) {
  const InterventionRegister all = shipped();
  const auto ids = allocated_interventions();
  for (const std::string_view id : ids) EXPECT_NE(all.find(id), nullptr) << id;
  for (const Intervention& each : all.interventions)
    EXPECT_EQ(std::find(ids.begin(), ids.end(), each.id) == ids.end(), each.check) << each.id;
}

// What showed no effect on deaths is worth nothing to the objective.
TEST(Interventions, WhatIsNotShownToSaveALifeAvertsNone) {
  const AllocationPolicy numbers = policy();
  for (const Intervention& each : shipped().interventions) {
    if (each.check) continue;
    const double overdose = std::get<double>(numbers.number(each.id, "overdose")->value);
    const bool shown = each.grade != Grade::n && each.grade != Grade::d;
    EXPECT_EQ(overdose > 0, shown) << each.id;
  }
}

// 227 kits a death (71 to 716) as a lognormal: its 95 % limits are those of the paper.
TEST(Interventions, NaloxoneIsThePublishedFigure) {
  const AllocationPolicy numbers = policy();
  const DatedValue& averted = *numbers.number("naloxone", "overdose");
  EXPECT_NEAR(1 / std::get<double>(averted.value), 227, 1e-9);
  EXPECT_NEAR(227 * std::exp(1.959964 * averted.distribution.common), 716, 10);
  EXPECT_NEAR(227 / std::exp(1.959964 * averted.distribution.common), 71, 1);
}

TEST(Interventions, ANumberCanBeSet) {
  EXPECT_EQ(std::get<double>(policy({{"jobs.cost", "5000"}}).number("jobs", "cost")->value), 5000);
  EXPECT_EQ(policy().number("jobs", "cost"), nullptr);
  EXPECT_FALSE(
      read_allocation_policy(std::nullopt, std::vector<PolicyOverride>{{"naloxone.overdose", "2"}})
          .ok());
  EXPECT_FALSE(read_allocation_policy(std::nullopt,
                                      std::vector<PolicyOverride>{{"money.administration", "0.7"},
                                                                  {"money.reserve", "0.7"}})
                   .ok());
}

TEST(Interventions, FaultsHaveTheirPlace) {
  ASSERT_TRUE(read_interventions(kOne, "r.toml").ok());
  const auto fault = [](std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    const auto read = read_interventions(text, "r.toml");
    EXPECT_FALSE(read.ok()) << to;
    if (read.ok()) return Fault{};
    EXPECT_EQ(read.faults().front().kind, FaultKind::policy);
    EXPECT_GT(read.faults().front().where.line, 0U);
    return read.faults().front();
  };
  EXPECT_EQ(fault(std::string(kOne), "title =", "titel =").where.line, 3U);
  EXPECT_NE(fault(std::string(kOne), "grade = \"C\"", "grade = \"E\"").what.find("grade"),
            std::string::npos);
  EXPECT_NE(fault(std::string(kOne), "\"unverified\"", "\"published\"").what.find("not opened"),
            std::string::npos);
  EXPECT_NE(fault(std::string(kOne), "source = \"somebody\"\n", "").what.find("source"),
            std::string::npos);
  EXPECT_NE(
      fault(std::string(kOne) + std::string(kOne), "id = \"x\"", "id = \"x\"").what.find("again"),
      std::string::npos);
  EXPECT_FALSE(read_interventions("", "r.toml").ok());
  EXPECT_FALSE(read_interventions("= 1", "r.toml").ok());
}

TEST(Interventions, JsonHoldsEveryNumberWithItsStanding) {
  const auto json = interventions_json(shipped(), policy());
  EXPECT_EQ(json["schema"], "setpoint.interventions/1");
  const auto& first = json["interventions"][0];
  EXPECT_EQ(first["id"], "naloxone");
  EXPECT_EQ(first["numbers"]["cost"]["value"], 45);
  EXPECT_EQ(first["numbers"]["cost"]["standing"], "unverified");
  EXPECT_TRUE(first["numbers"]["all_cause"].is_null());
  EXPECT_EQ(first["effects"].size(), 4U);
}

SpecialPopulationRow row(std::string population, std::string measure, std::optional<double> value) {
  return {std::move(population),
          std::move(measure),
          Place::nation(),
          "2023",
          value,
          std::nullopt,
          std::nullopt,
          "deaths",
          "somebody",
          value ? "published" : "gap",
          "a limit",
          {}};
}

TEST(Populations, ShowDataGapsAndWhatFits) {
  RegionalTables tables;
  tables.special_populations = {row("leaving-custody", "overdose deaths", 12),
                                row("leaving-custody", "people", std::nullopt),
                                row("nobody", "people", std::nullopt)};
  const auto json = populations_json(tables, shipped());
  ASSERT_EQ(json["populations"].size(), 2U);
  const auto& custody = json["populations"][0];
  EXPECT_EQ(custody["data"].size(), 1U);
  EXPECT_EQ(custody["data"][0]["value"], 12);
  ASSERT_EQ(custody["gaps"].size(), 1U);
  EXPECT_EQ(custody["gaps"][0]["limits"], "a limit");
  const auto fits = custody["interventions"].dump();
  EXPECT_NE(fits.find("release-moud"), std::string::npos);
  EXPECT_EQ(fits.find("mass-media"), std::string::npos);
  EXPECT_TRUE(json["populations"][1]["interventions"].empty());
}

}  // namespace
}  // namespace setpoint
