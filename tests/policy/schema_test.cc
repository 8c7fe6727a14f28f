#include "setpoint/policy/schema.h"

#include <gtest/gtest.h>

#include <set>

#include "setpoint/policy/keys.h"

namespace setpoint {
namespace {

TEST(Schema, IsSortedAndWithoutDoubles) {
  const auto all = schema();
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i - 1].key, all[i].key);
  for (const KeySchema& key : all) {
    ASSERT_FALSE(key.units.empty()) << key.key;
    EXPECT_EQ(key.units.front().to_base(3), 3) << "the first unit is the base: " << key.key;
  }
}

TEST(Schema, HoldsTheKeysOfTheModel) {
  for (const std::string& key : {keys::window_quarters.name,
                                 keys::window_step_quarters.name,
                                 std::string(keys::window_baseline),
                                 keys::movement_confidence.name,
                                 std::string("movement.material_change"),
                                 std::string("movement.floor_share"),
                                 std::string("movement.min_finds"),
                                 std::string("movement.error_control"),
                                 std::string("deaths.dispersion"),
                                 std::string("rule.offset_threshold"),
                                 std::string(keys::rule_phase_in),
                                 keys::step_adjustment.name,
                                 keys::step_toll.name,
                                 keys::floor_adjustment.name,
                                 keys::floor_toll.name,
                                 keys::cap_adjustment.name,
                                 keys::cap_toll.name,
                                 std::string("rule.credit_requires"),
                                 keys::liability_flow_share.name,
                                 keys::precursors_share.name,
                                 std::string(keys::lag_weights),
                                 keys::domestic_share.name,
                                 std::string("evidence.coverage"),
                                 std::string("sampling.single_psu"),
                                 std::string(keys::deaths_outcome_share),
                                 std::string(keys::basis_path),
                                 keys::internalisation.name,
                                 keys::revenue_target.name,
                                 keys::cost_per_death.name,
                                 keys::regulation_cost_us.name,
                                 std::string(keys::outcome_share),
                                 keys::consumption_ceiling.name,
                                 keys::trade_relation_goods_share.name,
                                 keys::trade_elasticity.name,
                                 keys::trade_pass_through.name,
                                 keys::toll_elasticity.name,
                                 keys::toll_pass_through.name,
                                 keys::trip_cost.name})
    EXPECT_NE(find_key(key), nullptr) << key;
  for (const Channel channel : kChannels)
    EXPECT_NE(find_key(keys::interception(channel).name), nullptr) << name(channel);
  for (const Outcome outcome : kOutcomes)
    EXPECT_NE(find_key(keys::purity(outcome).name), nullptr) << name(outcome);
  for (const std::string_view stream : default_streams()) {
    EXPECT_EQ(find_key(keys::channel_share(stream))->type, ValueType::channel_shares);
    EXPECT_EQ(find_key(keys::origin_share(stream))->type, ValueType::country_shares);
  }
  EXPECT_EQ(find_key("window"), nullptr);
  EXPECT_EQ(find_key(""), nullptr);
}

TEST(Schema, KnowsGroupsByWholeSegments) {
  EXPECT_TRUE(determination_schema().is_group("default"));
  EXPECT_TRUE(determination_schema().is_group("default.purity"));
  EXPECT_FALSE(determination_schema().is_group("default.pur"));
  EXPECT_FALSE(determination_schema().is_group("window.quarters"));
}

TEST(Schema, ConvertsUnitsToTheBase) {
  const auto in = [](std::string_view key, std::string_view unit, double value) {
    return find_key(key)->unit(unit)->to_base(value);
  };
  EXPECT_EQ(in("basis.revenue_target_usd", "billion USD", 4), 4e9);
  EXPECT_EQ(in("basis.revenue_target_usd", "thousand USD", 4), 4e3);
  EXPECT_EQ(in("basis.cost_per_death_usd", "million USD/death", 10.5), 10.5e6);
  EXPECT_EQ(in("default.consumption_ceiling_kg", "t", 10), 10000);
  // 11,201 lb of fiscal year 2021 are 5,080.69 kg.
  EXPECT_NEAR(in("default.consumption_ceiling_kg", "lb", 11201), 5080.68813637, 1e-8);
  // Every whole percentage is the same double as the fraction with two decimals.
  EXPECT_EQ(in("movement.confidence", "%", 57), 0.57);
  EXPECT_EQ(in("movement.confidence", "%", 29), 0.29);
  EXPECT_EQ(find_key("window.quarters")->unit("%"), nullptr);
  EXPECT_EQ(find_key("trade.elasticity")->accepted_units(),
            "\"1\", \"fraction\", \"share\" or \"%\"");
}

TEST(Schema, SaysWhatItAllows) {
  EXPECT_EQ(find_key("window.quarters")->allowed(), "a whole number of at least 1 and at most 400");
  EXPECT_EQ(find_key("default.interception.truck")->allowed(),
            "a number greater than 0 and at most 1");
  EXPECT_EQ(find_key("movement.confidence")->allowed(), "a number greater than 0 and less than 1");
  EXPECT_EQ(find_key("trade.elasticity")->allowed(), "a number of at most 0");
  EXPECT_EQ(find_key("rule.cap_toll")->allowed(), "a number of at least 0");
  const KeySchema& confidence = *find_key("movement.confidence");
  EXPECT_FALSE(confidence.allows(0));
  EXPECT_FALSE(confidence.allows(1));
  EXPECT_TRUE(confidence.allows(0.9));
  EXPECT_FALSE(find_key("window.quarters")->allows(1.5));
  EXPECT_FALSE(find_key("rule.cap_toll")->allows(std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace setpoint
