#include "setpoint/sampling/generator_find.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

// size is a number of pills, or grams.
struct Form {
  double median_size;
  double sigma;
  double purity_a;
  double purity_b;
};
constexpr std::array<Form, kOutcomes.size()> kForms = {
    Form{3000.0, 1.0, 20.0, 1000.0}, Form{100.0, 1.0, 2.0, 16.0}, Form{150.0, 1.0, 2.0, 40.0}};
constexpr double kPillGrams = 0.11;
constexpr std::uint64_t kPillMilligrams = 110;
// Past a million pills or a tonne nothing is one unit; keeps the sums of the truth in 64 bits.
constexpr double kLargestSize = 1e6;

const Form& form_of(Outcome form) {
  return kForms[static_cast<std::size_t>(form)];
}

std::uint64_t whole(double value) {
  return static_cast<std::uint64_t>(std::max(1.0, std::floor(value + 0.5)));
}

std::string_view draw_host(Stream& stream) {
  const double u = stream.uniform();
  if (u < 0.6) return "cocaine";
  return u < 0.9 ? "methamphetamine" : "heroin";
}

}  // namespace

SyntheticFind draw_find(Stream& stream, Outcome form) {
  const Form& of = form_of(form);
  SyntheticFind find;
  find.form = form;
  const double drawn = draw_lognormal(stream, logarithm(of.median_size), of.sigma);
  const double size = std::min(drawn, kLargestSize);
  const double purity = draw_beta(stream, of.purity_a, of.purity_b);
  find.purity_1e5 = whole(1e5 * purity);
  if (form == Outcome::pills) {
    find.pills = whole(size);
    find.gross_mg = kPillMilligrams * find.pills;
  } else {
    find.gross_mg = whole(1e3 * size);
  }
  if (form == Outcome::adulterant) find.host = draw_host(stream);
  return find;
}

double mean_pure_grams(Outcome form) {
  const Form& of = form_of(form);
  const double size = of.median_size * exponential(0.5 * of.sigma * of.sigma);
  const double grams = form == Outcome::pills ? kPillGrams * size : size;
  return grams * (of.purity_a / (of.purity_a + of.purity_b));
}

}  // namespace setpoint
