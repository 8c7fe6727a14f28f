// Means with standard errors of rows that are in memory: of all of them, and of 200 domains at
// once, against the same by one domain at a time.
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/sampling/domain_means.h"
#include "setpoint/sampling/estimate.h"
#include "timing.h"

namespace setpoint::bench {
namespace {

constexpr std::size_t kRows = 1'000'000;
constexpr std::uint32_t kDomains = 200;

struct Sample {
  std::optional<Design> design;
  std::vector<double> y;
  std::vector<std::uint32_t> domain;
};

// 20 strata of 50 PSUs; every PSU has rows of every domain.
Sample sample() {
  Sample made;
  DesignColumns columns;
  columns.stages.resize(1);
  Stream stream(Seed{1}, StreamName("bench.memory"), 0);
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::size_t psu = row % 1000;
    columns.stages[0].stratum.push_back(std::to_string(psu / 50));
    columns.stages[0].cluster.push_back(std::to_string(psu));
    columns.stages[0].population.emplace_back(400.0);
    columns.weights.push_back(1 + stream.uniform() * 20);
    made.y.push_back(stream.uniform() < 0.0005 ? 1 : 0);
    made.domain.push_back(static_cast<std::uint32_t>(stream.uniform() * kDomains));
  }
  auto design = Design::of(columns);
  if (!design) stop(design.faults().front().text());
  made.design = *std::move(design);
  return made;
}

void all() {
  const Sample s = sample();
  const auto one = [&](std::uint32_t d) {
    Domain in(kRows, 0);
    for (std::size_t row = 0; row < kRows; ++row) in[row] = s.domain[row] == d ? 1 : 0;
    auto mean = estimate_mean(*s.design, s.y, in);
    if (!mean) stop(mean.faults().front().text());
    return *mean;
  };
  const auto means = [&] {
    auto made = estimate_domain_means(*s.design, s.y, s.domain, kDomains, 0.9);
    if (!made) stop(made.faults().front().text());
    return *std::move(made);
  };
  const auto at_once = means();
  for (std::uint32_t d = 0; d < kDomains; d += 20) {
    const Estimate expected = one(d);
    if (std::fabs(at_once[d]->value - expected.value) > 1e-12 * expected.value ||
        std::fabs(at_once[d]->standard_error - expected.standard_error()) >
            1e-9 * expected.standard_error())
      stop("domain " + std::to_string(d) + " has another mean in one pass");
  }
  heading("1,000,000 rows in memory, 1,000 PSUs", "ms", "rival ms");
  const double by_one = median_ms(3, [&] { static_cast<void>(one(0)); });
  row("200 domains with intervals (200 x one domain)",
      median_ms(7, [&] { static_cast<void>(means()); }), by_one * kDomains);
  const double limit = median_ms(7, [&] {
    double sum = 0;
    for (std::size_t k = 0; k < kRows; ++k) sum += s.design->expansion()[k] * s.y[k];
    if (!std::isfinite(sum)) stop("a sum that is not finite");
  });
  row("mean with standard error (sum of w y alone)",
      median_ms(7,
                [&] {
                  auto mean = estimate_mean(*s.design, s.y);
                  if (!mean) stop(mean.faults().front().text());
                }),
      limit);
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  setpoint::bench::all();
}
