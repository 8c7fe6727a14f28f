// Means of all domains in one pass are those of one domain at a time.
#include "setpoint/sampling/domain_means.h"

#include <gtest/gtest.h>

#include "setpoint/core/random.h"
#include "setpoint/sampling/estimate.h"
#include "setpoint/sampling/student.h"

namespace setpoint {
namespace {

struct Sample {
  std::optional<Design> design;
  std::vector<double> y;
  std::vector<std::uint32_t> domain;
};

// 9 strata of 4 to 12 PSUs, one of a single PSU; rows of several units, 7 domains, one of them of
// two rows in one PSU.
Sample sample(SinglePsu treatment) {
  Sample result;
  DesignColumns columns;
  columns.stages.resize(1);
  Stream stream(Seed{4}, StreamName("domain means"), 0);
  for (int row = 0; row < 3000; ++row) {
    const auto stratum = static_cast<int>(stream.uniform() * 9);
    const auto psus = stratum == 8 ? 1.0 : 4.0 + stratum;
    const auto psu = static_cast<int>(stream.uniform() * psus);
    columns.stages[0].stratum.push_back(std::to_string(stratum));
    columns.stages[0].cluster.push_back(std::to_string(psu));
    columns.stages[0].population.push_back(stratum % 2 == 0 ? std::optional(40.0) : std::nullopt);
    columns.weights.push_back(1 + stream.uniform() * 20);
    columns.counts.push_back(1 + static_cast<std::uint64_t>(stream.uniform() * 4));
    result.y.push_back(stream.uniform() < 0.1 ? 0 : stream.uniform() * 100);
    const auto domain = static_cast<std::uint32_t>(stream.uniform() * 6);
    result.domain.push_back(row < 2 ? 6 : domain);
  }
  auto design = Design::of(columns, treatment);
  EXPECT_TRUE(design.ok()) << (design.ok() ? "" : design.faults().front().text());
  result.design = *std::move(design);
  return result;
}

TEST(DomainMeans, AreThoseOfOneDomainAtATime) {
  for (const SinglePsu treatment : {SinglePsu::certainty, SinglePsu::adjust, SinglePsu::average}) {
    const Sample s = sample(treatment);
    const auto means = estimate_domain_means(*s.design, s.y, s.domain, 8, 0.9);
    ASSERT_TRUE(means.ok());
    ASSERT_EQ(means->size(), 8u);
    EXPECT_FALSE((*means)[7].has_value());
    for (std::uint32_t d = 0; d < 7; ++d) {
      Domain in(s.y.size(), 0);
      for (std::size_t row = 0; row < in.size(); ++row) in[row] = s.domain[row] == d ? 1 : 0;
      const auto expected = estimate_mean(*s.design, s.y, in);
      ASSERT_TRUE(expected.ok());
      const DomainMean& mean = *(*means)[d];
      EXPECT_NEAR(mean.value, expected->value, 1e-12 * expected->value) << d;
      EXPECT_NEAR(mean.standard_error, expected->standard_error(),
                  1e-11 * expected->standard_error() + 1e-300)
          << d;
      EXPECT_EQ(mean.degrees_of_freedom, degrees_of_freedom(*s.design, in)) << d;
      EXPECT_EQ(mean.units, domain_count(*s.design, in)) << d;
      if (mean.degrees_of_freedom == 0) {
        EXPECT_FALSE(mean.interval.has_value());
        continue;
      }
      const double t = student_upper_quantile(0.05, static_cast<double>(mean.degrees_of_freedom));
      EXPECT_NEAR(mean.interval->high, mean.value + t * mean.standard_error, 1e-9);
      EXPECT_NEAR(mean.interval->low, mean.value - t * mean.standard_error, 1e-9);
    }
  }
}

TEST(DomainMeans, RefuseWhatTheyCannotServe) {
  const Sample s = sample(SinglePsu::certainty);
  EXPECT_FALSE(estimate_domain_means(*s.design, s.y, s.domain, 6, 0.9).ok());
  EXPECT_FALSE(estimate_domain_means(*s.design, s.y, s.domain, 7, 1).ok());
  const std::span<const double> shorter(s.y.data(), s.y.size() - 1);
  EXPECT_FALSE(estimate_domain_means(*s.design, shorter, s.domain, 7, 0.9).ok());
}

}  // namespace
}  // namespace setpoint
