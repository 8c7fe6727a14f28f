// Every fault of a policy file, with its place and its whole message.
#include "setpoint/policy/layer.h"

#include <gtest/gtest.h>

#include "policy_text.h"

namespace setpoint {
namespace {

using testing::faults_of;
using testing::parameter;
using Lines = std::vector<std::string>;

TEST(Layer, ReadsAParameterInEveryUnit) {
  EXPECT_EQ(faults_of(parameter("window.quarters", "8", "quarters")), Lines{});
  EXPECT_EQ(faults_of(parameter("movement.confidence", "95", "%")), Lines{});
  EXPECT_EQ(faults_of(parameter("basis.revenue_target_usd", "2", "billion USD")), Lines{});
}

TEST(Layer, InlineTablesAndDottedKeysAreTheSame) {
  EXPECT_EQ(faults_of("window.quarters = {value = 8, unit = \"quarters\", from = 2018-10-01, "
                      "standing = \"published\", source = \"x\"}"),
            Lines{});
}

TEST(Layer, TomlFaults) {
  EXPECT_EQ(faults_of("x = \n").size(), 1U);
  const Lines bad_day = faults_of(parameter("window.quarters", "8", "quarters", "", "2021-02-31"));
  ASSERT_EQ(bad_day.size(), 1U);
  EXPECT_TRUE(bad_day[0].starts_with("p.toml:6:")) << bad_day[0];
  EXPECT_NE(bad_day[0].find("expected valid TOML"), std::string::npos) << bad_day[0];
}

TEST(Layer, UnknownKeyNamesTheNearest) {
  EXPECT_EQ(faults_of(parameter("window.quarter", "8", "quarters")),
            (Lines{"p.toml:3:9: unknown key \"window.quarter\", expected a known key; the nearest "
                   "is \"window.quarters\""}));
  EXPECT_EQ(faults_of(parameter("defaults.purity.pills", "0.1", "1")),
            (Lines{"p.toml:3:18: unknown key \"defaults.purity.pills\", expected a known key; the "
                   "nearest is \"default.purity.pills\""}));
  EXPECT_EQ(faults_of("titel = \"x\"\n").size(), 1U);
  EXPECT_EQ(faults_of("[\"window.quarters\"]\nvalue = 1\n"),
            (Lines{"p.toml:3:2: unknown key \"window.quarters\", expected a known key; the nearest "
                   "is \"window.quarters\""}))
      << "a quoted name is not a path";
  EXPECT_EQ(faults_of("[a.b.c.d.e.f.g.h.i]\nx = 1\n").size(), 1U) << "depth is bounded";
  EXPECT_EQ(faults_of("[window]\n"), Lines{}) << "an empty group says nothing";
}

TEST(Layer, KnownKeyThatIsNoTable) {
  EXPECT_EQ(faults_of("[window]\nquarters = 4\n"),
            (Lines{"p.toml:4:1: window.quarters is a number, expected a table with value, unit, "
                   "from, standing and source"}));
  EXPECT_EQ(faults_of("[window]\nquarters = []\n"),
            (Lines{"p.toml:4:1: window.quarters is a list, expected a table with value, unit, "
                   "from, standing and source"}));
}

TEST(Layer, UnknownAndMissingFields) {
  EXPECT_EQ(faults_of("[window.quarters]\nvalue = 4\nunits = \"quarters\"\nfrom = 2018-10-01\n"
                      "standing = \"published\"\n"),
            (Lines{"p.toml:5:1: window.quarters: unknown field \"units\", expected a known field; "
                   "the nearest is \"unit\"",
                   "p.toml:3:1: window.quarters: field unit is missing, expected the fields value, "
                   "unit, from, standing and source",
                   "p.toml:3:1: window.quarters: field source is missing, expected the fields "
                   "value, unit, from, standing and source"}));
}

TEST(Layer, WrongTypes) {
  EXPECT_EQ(faults_of(parameter("window.quarters", "\"4\"", "quarters")),
            (Lines{"p.toml:4:9: window.quarters: value is text, expected a number"}));
  EXPECT_EQ(faults_of(parameter("window.quarters", "nan", "quarters")),
            (Lines{"p.toml:4:9: window.quarters: value is not finite, expected a finite number"}));
  EXPECT_EQ(faults_of(parameter("rule.phase_in", "1", "1")),
            (Lines{"p.toml:4:9: rule.phase_in: value is a number, expected a list of numbers"}));
  EXPECT_EQ(faults_of(parameter("rule.phase_in", "[true]", "1")),
            (Lines{"p.toml:4:10: rule.phase_in: entry is true or false, expected a number"}));
  EXPECT_EQ(faults_of(parameter("basis.path", "3", "text")),
            (Lines{"p.toml:4:9: basis.path: value is a number, expected article-xx, compliance or "
                   "countervailing"}));
  EXPECT_EQ(faults_of(parameter("deaths.outcome_share", "[1]", "1")),
            (Lines{"p.toml:4:9: deaths.outcome_share: value is a list, expected a table of shares "
                   "by outcome"}));
  EXPECT_EQ(faults_of(parameter("window.quarters", "4", "quarters", "", "\"2018-10-01\"")),
            (Lines{"p.toml:6:8: window.quarters: from is text, expected a date as 2018-10-01, "
                   "without quotes"}));
  EXPECT_EQ(faults_of(parameter("window.quarters", "4", "quarters", "reason = 3")),
            (Lines{"p.toml:9:10: window.quarters: reason is a number, expected text"}));
}

TEST(Layer, OutOfRange) {
  EXPECT_EQ(faults_of(parameter("default.interception.truck", "0", "1")),
            (Lines{"p.toml:4:9: default.interception.truck: value 0 is out of range, expected a "
                   "number greater than 0 and at most 1"}));
  EXPECT_EQ(faults_of(parameter("trade.elasticity", "0.5", "1")),
            (Lines{"p.toml:4:9: trade.elasticity: value 0.5 is out of range, expected a number of "
                   "at most 0"}));
  EXPECT_EQ(faults_of(parameter("window.quarters", "1.5", "quarters")),
            (Lines{"p.toml:4:9: window.quarters: value 1.5 is out of range, expected a whole "
                   "number of at least 1 and at most 400"}));
  EXPECT_EQ(faults_of(parameter("default.consumption_ceiling_kg", "-2", "t")),
            (Lines{"p.toml:4:9: default.consumption_ceiling_kg: value -2 is out of range, expected "
                   "a number greater than 0 kg"}));
}

TEST(Layer, UnknownUnitAndStandingAndWord) {
  EXPECT_EQ(faults_of(parameter("basis.cost_per_death_usd", "1", "USD")),
            (Lines{"p.toml:5:8: basis.cost_per_death_usd: unknown unit \"USD\", expected "
                   "\"USD/death\" or \"million USD/death\""}));
  EXPECT_EQ(faults_of("[window.quarters]\nvalue = 4\nunit = \"quarters\"\nfrom = 2018-10-01\n"
                      "standing = \"true\"\nsource = \"x\"\n"),
            (Lines{"p.toml:7:12: window.quarters: unknown standing \"true\", expected published, "
                   "reported, white_paper, derived, unverified, assumption or choice"}));
  EXPECT_EQ(faults_of(parameter("movement.error_control", "\"fdr\"", "text")),
            (Lines{"p.toml:4:9: movement.error_control: unknown value \"fdr\", expected bh, by, "
                   "holm or none"}));
  EXPECT_EQ(faults_of(parameter("window.baseline", "\"2019Q5\"", "text")),
            (Lines{"p.toml:4:9: window.baseline: unknown value \"2019Q5\", expected a quarter as "
                   "\"2019Q3\""}));
  EXPECT_EQ(faults_of(parameter("window.baseline", "\"2019Q4\"", "text")), Lines{});
}

TEST(Layer, Lists) {
  EXPECT_EQ(faults_of(parameter("lag.weights", "[0.6, 0.3]", "1")),
            (Lines{"p.toml:4:9: lag.weights: weights sum to 0.8999999999999999, expected a sum of "
                   "1"}));
  EXPECT_EQ(faults_of(parameter("lag.weights", "[1.5, -0.5]", "1")),
            (Lines{"p.toml:4:15: lag.weights: entry -0.5 is negative, expected weights of at least "
                   "0"}));
  EXPECT_EQ(faults_of(parameter("lag.weights", "[1, 0, 0, 0, 0, 0, 0, 0, 0]", "1")),
            (Lines{"p.toml:4:9: lag.weights: has 9 entries, expected 1 to 8 weights"}));
  EXPECT_EQ(faults_of(parameter("lag.weights", "[]", "1")),
            (Lines{"p.toml:4:9: lag.weights: has 0 entries, expected 1 to 8 weights"}));
  EXPECT_EQ(faults_of(parameter("lag.weights", "[60, 40]", "%")), Lines{});
  EXPECT_EQ(faults_of(parameter("rule.phase_in", "[0.5, 0.25]", "1")),
            (Lines{"p.toml:4:15: rule.phase_in: entry 0.25 is less than the one before, expected "
                   "entries that never decrease"}));
  EXPECT_EQ(faults_of(parameter("rule.phase_in", "[0.5, 1.25]", "1")),
            (Lines{"p.toml:4:15: rule.phase_in: entry 1.25 is out of range, expected a number of "
                   "at least 0 and at most 1"}));
  EXPECT_EQ(faults_of(parameter("rule.phase_in", "[]", "1")),
            (Lines{"p.toml:4:9: rule.phase_in: has no entries, expected at least 1 entry"}));
}

TEST(Layer, Shares) {
  EXPECT_EQ(faults_of(parameter("deaths.outcome_share", "{pills = 0.5, powder = 0.25}", "1")),
            (Lines{"p.toml:4:9: deaths.outcome_share: shares sum to 0.75, expected a sum of 1"}));
  EXPECT_EQ(
      faults_of(parameter("deaths.outcome_share", "{pills = 0.5, powder = 0.4999999989}", "1"))
          .size(),
      1U);
  EXPECT_EQ(
      faults_of(parameter("deaths.outcome_share", "{pills = 0.5, powder = 0.4999999995}", "1")),
      Lines{})
      << "within 1e-9";
  EXPECT_EQ(faults_of(parameter("deaths.outcome_share", "{pils = 1}", "1")),
            (Lines{"p.toml:4:10: deaths.outcome_share: unknown outcome \"pils\", expected pills, "
                   "powder or adulterant"}));
  EXPECT_EQ(faults_of(parameter("default.channel_share.other-ports", "{boat = 1}", "1")),
            (Lines{"p.toml:4:10: default.channel_share.other-ports: unknown channel \"boat\", "
                   "expected truck, rail, sea, air, mail, express, vehicle, pedestrian, transit, "
                   "flight, between-ports or checkpoint"}));
  EXPECT_EQ(faults_of(parameter("default.origin_share.other-ports", "{UK = 1}", "1")),
            (Lines{"p.toml:4:10: default.origin_share.other-ports: unknown country \"UK\", "
                   "expected a two-letter code of ISO 3166-1, or ZZ where the origin is not "
                   "identified"}))
      << "the code of the United Kingdom is GB";
  EXPECT_EQ(
      faults_of(parameter("deaths.outcome_share", "{pills = 1.5, powder = -0.5}", "1")),
      (Lines{"p.toml:4:18: deaths.outcome_share: share of pills 1.5 is out of range, expected "
             "a share of at least 0 and at most 1",
             "p.toml:4:32: deaths.outcome_share: share of powder -0.5 is out of range, "
             "expected a share of at least 0 and at most 1"}));
}

TEST(Layer, DatedValues) {
  const auto pills = [](std::string_view value, std::string_view from) {
    return "[" + parameter("[default.purity.pills]", value, "1", "", from).substr(1);
  };
  EXPECT_EQ(faults_of(pills("0.1", "2020-10-01") + pills("0.2", "2019-10-01")), Lines{})
      << "in any order";
  EXPECT_EQ(faults_of(pills("0.1", "2020-10-01") + pills("0.2", "2020-10-01")),
            (Lines{"p.toml:10:1: default.purity.pills: conflicting dates: two values from "
                   "2020-10-01, expected one value for each date; the other is at line 3"}));
  const auto origins = [](std::string_view value, std::string_view from) {
    return parameter("[default.origin_share.other-ports]", value, "1", "", from);
  };
  EXPECT_EQ(faults_of(origins("{CN = 0.5, MX = 0.5}", "2018-10-01") +
                      origins("{MX = 0.5, CN = 0.5}", "2020-10-01")),
            (Lines{"p.toml:10:1: default.origin_share.other-ports: entries \"MX, CN\" differ from "
                   "those from 2018-10-01, expected the same entries in the same order at every "
                   "date: CN, MX"}));
}

TEST(Layer, Distributions) {
  const auto with = [](std::string_view distribution) {
    return faults_of(parameter("default.purity.pills", "0.1", "1",
                               "distribution = " + std::string(distribution)));
  };
  EXPECT_EQ(with("{kind = \"fixed\"}"), Lines{});
  EXPECT_EQ(with("{kind = \"lognormal\", common = 0.2, yearly = 0}"), Lines{});
  EXPECT_EQ(with("{kind = \"beta\", concentration = 30}"), Lines{});
  EXPECT_EQ(with("{kind = \"uniform\", low = 0.1, high = 0.2}"), Lines{});
  EXPECT_EQ(with("{common = 0.2}"),
            (Lines{"p.toml:9:16: default.purity.pills: distribution has no kind, expected fixed, "
                   "normal, lognormal, logit_normal, triangular, uniform, beta or "
                   "logistic_normal"}));
  EXPECT_EQ(with("{kind = \"gamma\"}"),
            (Lines{"p.toml:9:24: default.purity.pills: unknown kind of distribution \"gamma\", "
                   "expected fixed, normal, lognormal, logit_normal, triangular, uniform, beta or "
                   "logistic_normal"}));
  EXPECT_EQ(with("{kind = \"lognormal\", common = 0.2}"),
            (Lines{"p.toml:9:16: default.purity.pills: distribution lognormal lacks yearly, "
                   "expected the fields common and yearly and no other"}));
  EXPECT_EQ(
      with("{kind = \"fixed\", low = 0.1}"),
      (Lines{"p.toml:9:39: default.purity.pills: distribution fixed takes no low, expected no "
             "further field"}));
  EXPECT_EQ(with("{kind = \"lognormal\", common = 0.2, year = 0}"),
            (Lines{"p.toml:9:51: default.purity.pills: unknown field of the distribution \"year\", "
                   "expected a known field; the nearest is \"yearly\""}));
  EXPECT_EQ(with("{kind = \"lognormal\", common = -0.2, yearly = 11}"),
            (Lines{"p.toml:9:46: default.purity.pills: distribution common -0.2 is negative, "
                   "expected a standard deviation of at least 0",
                   "p.toml:9:61: default.purity.pills: distribution yearly 11 is too large, "
                   "expected a standard deviation of at most 10 on a logarithmic scale"}));
  EXPECT_EQ(with("{kind = \"triangular\", low = 0.3, high = 0.2}"),
            (Lines{"p.toml:9:44: default.purity.pills: distribution low 0.3 is not below high 0.2, "
                   "expected low < high"}));
  EXPECT_EQ(with("{kind = \"triangular\", low = 0.2, high = 0.3}"),
            (Lines{"p.toml:9:16: default.purity.pills: value 0.1 lies outside its distribution "
                   "[0.2, 0.3], expected low <= value <= high"}));
  EXPECT_EQ(with("{kind = \"triangular\", low = 0.05, high = 1.5}"),
            (Lines{"p.toml:9:57: default.purity.pills: distribution high 1.5 is out of range, "
                   "expected a number of at least 0 and at most 1"}));
  EXPECT_EQ(with("{kind = \"logistic_normal\", common = 1, yearly = 1}"),
            (Lines{"p.toml:9:16: default.purity.pills: distribution logistic_normal does not fit "
                   "the parameter, expected a distribution of a number, not of shares"}));
  EXPECT_EQ(with("{kind = \"beta\", concentration = 0}"),
            (Lines{"p.toml:9:48: default.purity.pills: distribution concentration 0 is not "
                   "positive, expected a number greater than 0"}));
  EXPECT_EQ(
      with("{kind = \"beta\", concentration = 0.5}"),
      (Lines{"p.toml:9:48: default.purity.pills: distribution concentration 0.5 is too small, "
             "expected at least 0.1 when multiplied by the value and by 1 - value"}));
}

TEST(Layer, DistributionsThatDoNotFitTheParameter) {
  EXPECT_EQ(
      faults_of(parameter("default.interception.truck", "1", "1",
                          "distribution = {kind = \"logit_normal\", common = 1, yearly = 0}")),
      (Lines{"p.toml:9:16: default.interception.truck: distribution logit_normal about the "
             "value 1, expected a value between 0 and 1, neither included"}));
  EXPECT_EQ(
      faults_of(parameter("default.interception.truck", "0.5", "1",
                          "distribution = {kind = \"normal\", common = 0.1, yearly = 0}")),
      (Lines{"p.toml:9:16: default.interception.truck: distribution normal would reach "
             "values that are not allowed, expected a kind whose draws stay inside the range, "
             "such as lognormal or triangular"}));
  EXPECT_EQ(faults_of(parameter("window.quarters", "4", "quarters",
                                "distribution = {kind = \"uniform\", low = 1, high = 9}")),
            (Lines{"p.toml:9:16: window.quarters: distribution uniform does not fit the parameter, "
                   "expected fixed"}));
  EXPECT_EQ(faults_of(parameter("deaths.outcome_share", "{pills = 1}", "1",
                                "distribution = {kind = \"uniform\", low = 0, high = 1}")),
            (Lines{"p.toml:9:16: deaths.outcome_share: distribution uniform does not fit the "
                   "parameter, expected fixed or logistic_normal"}));
}

TEST(Layer, StandingsMustBeBacked) {
  const auto standing = [](std::string_view which, std::string_view more) {
    return faults_of(
        "[default.purity.pills]\nvalue = 0.1\nunit = \"1\"\nfrom = 2018-10-01\n"
        "standing = \"" +
        std::string(which) + "\"\nsource = \"x\"\n" + std::string(more));
  };
  EXPECT_EQ(standing("assumption", ""),
            (Lines{"p.toml:7:12: default.purity.pills: standing assumption without a reason, "
                   "expected a reason that a reader can contest",
                   "p.toml:7:12: default.purity.pills: standing assumption without a range, "
                   "expected range = [low, high]"}));
  EXPECT_EQ(standing("assumption", "reason = \"r\"\nrange = [0, 1]\n"), Lines{});
  for (const std::string which : {"derived", "choice", "unverified"})
    EXPECT_EQ(standing(which, "reason = \" \"\n"),
              (Lines{"p.toml:7:12: default.purity.pills: standing " + which +
                     " without a reason, expected a reason that a reader can contest"}));
  for (const std::string which : {"published", "reported", "white_paper"})
    EXPECT_EQ(standing(which, ""), Lines{});
  EXPECT_EQ(standing("published", "range = [0.2, 0.3]\n"),
            (Lines{"p.toml:9:9: default.purity.pills: value lies outside its range [0.2, 0.3], "
                   "expected low <= value <= high"}));
  EXPECT_EQ(standing("published", "range = [0.3, 0.05]\n"),
            (Lines{"p.toml:9:9: default.purity.pills: range [0.3, 0.05] is reversed, expected low "
                   "<= high"}));
  EXPECT_EQ(
      standing("published", "range = [0, 3]\n"),
      (Lines{"p.toml:9:9: default.purity.pills: range [0, 3] is out of range, expected limits "
             "that are each a number of at least 0 and at most 1"}));
  EXPECT_EQ(standing("published", "range = [0]\n"),
            (Lines{"p.toml:9:9: default.purity.pills: range has 1 entries, expected range = [low, "
                   "high]"}));
  EXPECT_EQ(
      faults_of(parameter("lag.weights", "[1]", "1", "range = [0, 1]")),
      (Lines{"p.toml:9:9: lag.weights: range of a parameter that is not a number, expected no "
             "range; the reason may state one"}));
  // A list or a split needs a reason and no range.
  EXPECT_EQ(faults_of("[lag.weights]\nvalue = [1]\nunit = \"1\"\nfrom = 2018-10-01\n"
                      "standing = \"assumption\"\nsource = \"x\"\nreason = \"r\"\n"),
            Lines{});
}

TEST(Layer, SourceMustNotBeEmpty) {
  EXPECT_EQ(faults_of("[window.quarters]\nvalue = 4\nunit = \"quarters\"\nfrom = 2018-10-01\n"
                      "standing = \"published\"\nsource = \" \"\n"),
            (Lines{"p.toml:8:10: window.quarters: source is empty, expected a citation, or "
                   "\"assumption\" or \"choice\" where there is none"}));
}

TEST(Layer, InternalisationAndRevenueTargetExclude) {
  EXPECT_EQ(faults_of(parameter("basis.internalisation", "0.1", "1") +
                      parameter("basis.revenue_target_usd", "1", "USD")),
            (Lines{"p.toml:10:1: both basis.internalisation and basis.revenue_target_usd are set, "
                   "expected exactly one of them; the other is at line 3"}));
}

TEST(Layer, NameAndVersionAreRequired) {
  const Result<Policy> policy = Policy::parse("version = 1\n", "p.toml", {});
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(testing::texts(policy.faults()),
            (Lines{"p.toml:1:1: name is missing, expected name = \"...\" before the first table",
                   "p.toml:1:11: version is a number, expected text"}));
}

TEST(Layer, AllFaultsAreFoundAtOnce) {
  EXPECT_EQ(faults_of(parameter("window.quarter", "8", "quarters") +
                      parameter("default.interception.truck", "7", "1") +
                      parameter("movement.confidence", "2", "parts"))
                .size(),
            3U);
}

TEST(Layer, ColumnsCountBytes) {
  // Three letters of two bytes stand before the fault.
  EXPECT_EQ(faults_of("window.quarters = {source = \"äöü\", value = 0, unit = \"quarters\", "
                      "from = 2018-10-01, standing = \"published\"}"),
            (Lines{"p.toml:3:47: window.quarters: value 0 is out of range, expected a whole number "
                   "of at least 1 and at most 400"}));
}

// The TOML library asserts here; a fault is what a user must see, in every build.
TEST(Layer, AKeyThatIsNoneIsAFaultAndNotAnEnd) {
  const auto policy =
      Policy::parse("name = \"t\"\nversion = \"1\"\n[*window]\nquarters = 4\n", "t.toml", {});
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(policy.faults().front().where.line, 3U);
}

}  // namespace
}  // namespace setpoint
