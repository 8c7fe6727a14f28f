#include "setpoint/rate/liable.h"

#include <gtest/gtest.h>

#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::TablesBuilder;

Liable judge(const TablesBuilder& tables, std::string_view code, double share,
             std::string_view day = "2024-09-30") {
  return liable(tables.tables(), country(code), *Date::parse(day), Fraction(share), Fraction(0.01));
}

TEST(Liable, MajorWithADeficit) {
  TablesBuilder tables;
  tables.deficit("MX");
  EXPECT_TRUE(judge(tables, "MX", 0.5).liable);
  EXPECT_TRUE(judge(tables, "MX", 0.01).liable) << "the threshold itself is major";
}

TEST(Liable, EachOfTheThreeDeficitsSuffices) {
  for (const GovernanceField field : {GovernanceField::analogue_law, GovernanceField::enforced,
                                      GovernanceField::know_your_customer}) {
    TablesBuilder tables;
    tables.governance("MX", field, Finding::no);
    EXPECT_TRUE(judge(tables, "MX", 0.5).liable) << name(field);
  }
}

TEST(Liable, NoEvidenceNoRate) {
  TablesBuilder tables;
  tables.deficit("MX");
  const auto none = judge(tables, "MX", 0);
  EXPECT_FALSE(none.liable);
  EXPECT_EQ(none.reasons.front(), "no evidence of flow");
  EXPECT_FALSE(judge(tables, "MX", 0.0099).liable);
}

TEST(Liable, UnknownIsNotADeficit) {
  TablesBuilder tables;
  for (const GovernanceField field : kGovernanceFields)
    tables.governance("CN", field, Finding::unknown);
  EXPECT_FALSE(judge(tables, "CN", 0.9).liable);
  EXPECT_FALSE(judge(tables, "DE", 0.9).liable);
}

TEST(Liable, ASimilarlyEffectiveMeasureEndsIt) {
  TablesBuilder tables;
  tables.deficit("IN").governance("IN", GovernanceField::equivalent, Finding::yes, "2024-01-01");
  EXPECT_TRUE(judge(tables, "IN", 0.5, "2023-12-31").liable);
  EXPECT_FALSE(judge(tables, "IN", 0.5, "2024-01-01").liable);
}

TEST(Liable, TheLastFindingInForceCounts) {
  TablesBuilder tables;
  tables.governance("CN", GovernanceField::analogue_law, Finding::yes, "2019-05-01");
  tables.governance("CN", GovernanceField::analogue_law, Finding::no, "2018-01-01");
  EXPECT_TRUE(judge(tables, "CN", 0.5, "2019-04-30").liable);
  EXPECT_FALSE(judge(tables, "CN", 0.5, "2019-05-01").liable);
}

TEST(Liable, AnOriginThatIsNotIdentifiedCannotBeLiable) {
  TablesBuilder tables;
  tables.deficit("ZZ");
  EXPECT_FALSE(judge(tables, "ZZ", 0.5).liable);
}

TEST(Liable, SubsidyNeedsAllThreeElements) {
  TablesBuilder tables;
  const Date day = *Date::parse("2024-09-30");
  tables.subsidy("CN", SubsidyElement::financial_contribution, Finding::yes)
      .subsidy("CN", SubsidyElement::benefit, Finding::yes);
  EXPECT_FALSE(subsidy_on_record(tables.tables(), country("CN"), day));
  tables.subsidy("CN", SubsidyElement::specificity, Finding::yes);
  EXPECT_TRUE(subsidy_on_record(tables.tables(), country("CN"), day));
}

}  // namespace
}  // namespace setpoint
