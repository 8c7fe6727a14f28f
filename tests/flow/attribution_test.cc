#include "setpoint/flow/attribution.h"

#include <gtest/gtest.h>

#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::TablesBuilder;

class AttributionTest : public ::testing::Test {
 protected:
  Liabilities run(const TablesBuilder& tables, double lambda) {
    rows_.emplace(tables.tables(), trace_);
    return Attribution(*rows_, constant<Pure>(trace_, lambda, "lambda")).attribute(seen_);
  }
  void see(std::string_view code, Channel channel, Outcome outcome, double kg) {
    see(code, channel, outcome, kg, {.by_default = true});
  }
  void see(std::string_view code, Channel channel, Outcome outcome, double kg, Grounds grounds) {
    seen_.emplace(FlowKey{country(code), channel, outcome},
                  SeenFlow{constant<Mass>(trace_, kg, "seen"), grounds});
  }
  double of(const Liabilities& l, std::string_view code, Outcome outcome) {
    const auto found = l.find({country(code), outcome});
    return found == l.end() ? 0 : total(trace_, found->second).point().value();
  }
  double all(const Liabilities& l) {
    double sum = 0;
    for (const auto& [key, liability] : l) sum += total(trace_, liability).point().value();
    return sum;
  }
  Trace trace_;
  WindowFlows seen_;
  std::optional<TracedRows> rows_;
};

TEST_F(AttributionTest, WithoutTablesEveryoneKeepsWhatIsSeen) {
  see("MX", Channel::truck, Outcome::powder, 10);
  see("CN", Channel::mail, Outcome::powder, 2);
  const auto l = run(TablesBuilder(), 0.4);
  EXPECT_EQ(of(l, "MX", Outcome::powder), 10);
  EXPECT_EQ(of(l, "CN", Outcome::powder), 2);
  EXPECT_FALSE(l.at({country("MX"), Outcome::powder}).precursor.has_value());
}

TEST_F(AttributionTest, RoutingMovesFlowAndKeepsChannelAndOutcome) {
  see("CA", Channel::truck, Outcome::powder, 10);
  TablesBuilder tables;
  tables.routing("CA", "CA", 0.6).routing("CA", "MX", 0.3).routing("CA", "CN", 0.1);
  const auto l = run(tables, 0);
  EXPECT_DOUBLE_EQ(of(l, "CA", Outcome::powder), 6);
  EXPECT_DOUBLE_EQ(of(l, "MX", Outcome::powder), 3);
  EXPECT_DOUBLE_EQ(of(l, "CN", Outcome::powder), 1);
  EXPECT_TRUE(l.at({country("CN"), Outcome::powder}).channels.contains(Channel::truck));
}

TEST_F(AttributionTest, PrecursorsTakeTheirShareOfLiability) {
  see("MX", Channel::vehicle, Outcome::pills, 100);
  TablesBuilder tables;
  tables.precursors("MX", "CN", 0.9).precursors("MX", "IN", 0.07).precursors("MX", "MX", 0.03);
  const auto l = run(tables, 0.4);
  EXPECT_NEAR(of(l, "MX", Outcome::pills), 60 + 0.4 * 3, 1e-12);
  EXPECT_NEAR(of(l, "CN", Outcome::pills), 36, 1e-12);
  EXPECT_NEAR(of(l, "IN", Outcome::pills), 2.8, 1e-12);
  EXPECT_NEAR(all(l), 100, 1e-10);
  // At 0 all stays with the finishing country, at 1 all follows the precursor.
  EXPECT_NEAR(of(run(tables, 0), "MX", Outcome::pills), 100, 1e-12);
  EXPECT_NEAR(of(run(tables, 1), "MX", Outcome::pills), 3, 1e-12);
  EXPECT_NEAR(of(run(tables, 1), "CN", Outcome::pills), 90, 1e-12);
}

TEST_F(AttributionTest, ACountryWithoutARowKeepsItsChannels) {
  see("CA", Channel::truck, Outcome::powder, 10);
  see("MX", Channel::truck, Outcome::powder, 10);
  TablesBuilder tables;
  tables.precursors("MX", "CN", 1);
  const auto l = run(tables, 0.5);
  EXPECT_EQ(l.at({country("CA"), Outcome::powder}).channels.at(Channel::truck).point().value(), 10);
  EXPECT_NEAR(of(l, "MX", Outcome::powder), 5, 1e-12);
}

TEST_F(AttributionTest, FlowThatIsMovedRestsOnWhatItRestedOn) {
  see("CA", Channel::truck, Outcome::powder, 10, {.by_sample = true, .finds = 7});
  see("MX", Channel::truck, Outcome::powder, 10, {.by_default = true, .incomplete = true});
  TablesBuilder tables;
  tables.routing("CA", "CA", 0.6).routing("CA", "MX", 0.4);
  const auto l = run(tables, 0);
  const Grounds& canada = l.at({country("CA"), Outcome::powder}).grounds.at(Channel::truck);
  EXPECT_EQ(canada.tier(), Tier::sampled);
  EXPECT_EQ(canada.finds, 7u);
  EXPECT_FALSE(canada.incomplete);
  const Grounds mexico = l.at({country("MX"), Outcome::powder}).all_grounds();
  EXPECT_EQ(mexico.tier(), Tier::mixed);
  EXPECT_EQ(mexico.finds, 7u);
  EXPECT_TRUE(mexico.incomplete);
}

TEST_F(AttributionTest, PrecursorsHandOnTheGrounds) {
  see("MX", Channel::truck, Outcome::powder, 10, {.by_sample = true, .finds = 3});
  TablesBuilder tables;
  tables.precursors("MX", "CN", 1);
  const auto l = run(tables, 0.5);
  EXPECT_EQ(l.at({country("CN"), Outcome::powder}).all_grounds().tier(), Tier::sampled);
  EXPECT_EQ(l.at({country("CN"), Outcome::powder}).all_grounds().finds, 3u);
  EXPECT_EQ(l.at({country("MX"), Outcome::powder}).all_grounds().finds, 3u);
}

// Model, section 2: both conserve total mass to 1e-12, whatever the numbers.
TEST_F(AttributionTest, ConservesMassOverRandomInputs) {
  constexpr std::array kCodes = {"MX", "CN", "CA", "IN", "DE"};
  for (std::uint32_t trial = 0; trial < 200; ++trial) {
    Stream stream(Seed{11}, StreamName("attribution"), trial);
    seen_.clear();
    double seen = 0;
    for (const auto* code : kCodes)
      for (const Channel channel : {Channel::truck, Channel::mail, Channel::between_ports})
        for (const Outcome outcome : kOutcomes) {
          const double kg = stream.uniform() * 1000;
          see(code, channel, outcome, kg);
          seen += kg;
        }
    TablesBuilder tables;
    const auto shares = [&](auto add) {
      for (const auto* from : {"MX", "CA"}) {
        const double a = stream.uniform();
        const double b = stream.uniform() * (1 - a);
        add(from, "CN", a);
        add(from, "IN", b);
        add(from, from, 1 - a - b);
      }
    };
    shares([&](auto from, auto to, double s) { tables.routing(from, to, s); });
    shares([&](auto from, auto to, double s) { tables.precursors(from, to, s); });
    const double lambda = stream.uniform();
    EXPECT_NEAR(all(run(tables, lambda)) / seen, 1, 1e-12) << "trial " << trial;
  }
}

}  // namespace
}  // namespace setpoint
