#include "setpoint/disclosure/linear_program.h"

#include <ClpSimplex.hpp>
#include <CoinError.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>
#include <cmath>

namespace setpoint {
namespace {

// Prices of tables of counts are small fractions: 60 is a multiple of 2, 3, 4, 5 and 6.
constexpr std::int64_t kDenominator = 60;
// Distance from a whole number within which Clp's value is tried as that number.
constexpr double kNear = 1e-6;
// Products of prices and counts that stay far below 2^63.
constexpr double kLargestPrice = 1e4;

double clp_bound(std::int64_t bound) {
  return bound >= kNoLimit / 2 ? COIN_DBL_MAX : static_cast<double>(bound);
}

// Of one program; a number, not a time, so that the answer is the same on every machine.
constexpr int kIterations = 20000;

__extension__ using Wide = __int128;

std::int64_t floor_of(Wide a, std::int64_t b) {
  const Wide quotient = a / b;
  return static_cast<std::int64_t>(a % b != 0 && a < 0 ? quotient - 1 : quotient);
}

}  // namespace

struct LinearProgram::Model {
  ClpSimplex clp;
};

LinearProgram::~LinearProgram() = default;

LinearProgram::LinearProgram(const LinearSystem& system, const ValueBounds& bounds,
                             std::vector<std::uint32_t> variables, Others others)
    : variables_(std::move(variables)), model_(std::make_unique<Model>()) {
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t v : variables_) {
    (void)part_.add_variable(bounds.low[v], bounds.high[v]);
    for (const Term& column : system.rows_of(v)) rows.push_back(column.variable);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const auto position = [&](std::uint32_t v) {
    const auto at = std::lower_bound(variables_.begin(), variables_.end(), v);
    return static_cast<std::uint32_t>(at - variables_.begin());
  };
  for (const std::uint32_t index : rows) {
    Row row;
    row.right = system.rows()[index].right;
    bool whole = true;
    for (const Term& term : system.rows()[index].terms) {
      if (std::binary_search(variables_.begin(), variables_.end(), term.variable)) {
        row.terms.push_back({position(term.variable), term.factor});
        continue;
      }
      whole = whole && bounds.fixed(term.variable);
      row.right -= term.factor * bounds.low[term.variable];
    }
    if (whole || others == Others::fixed) part_.add_row(std::move(row));
  }

  std::vector<int> starts;
  std::vector<int> indices;
  std::vector<double> factors;
  std::vector<double> low;
  std::vector<double> high;
  for (std::size_t v = 0; v < part_.variables(); ++v) {
    starts.push_back(static_cast<int>(indices.size()));
    for (const Term& column : part_.rows_of(v)) {
      indices.push_back(static_cast<int>(column.variable));
      factors.push_back(column.factor);
    }
    low.push_back(static_cast<double>(part_.bounds().low[v]));
    high.push_back(clp_bound(part_.bounds().high[v]));
  }
  starts.push_back(static_cast<int>(indices.size()));
  std::vector<double> right;
  for (const Row& row : part_.rows()) right.push_back(static_cast<double>(row.right));
  const std::vector<double> objective(part_.variables(), 0.0);
  model_->clp.setLogLevel(0);
  model_->clp.setMaximumIterations(kIterations);
  model_->clp.loadProblem(static_cast<int>(part_.variables()), static_cast<int>(right.size()),
                          starts.data(), indices.data(), factors.data(), low.data(), high.data(),
                          objective.data(), right.data(), right.data());
}

bool LinearProgram::solve(std::size_t position, int direction) {
  ClpSimplex& clp = model_->clp;
  const int column = static_cast<int>(position);
  clp.setObjectiveCoefficient(column, -direction);  // Clp minimises
  bool solved = false;
  try {
    clp.primal();
    solved = clp.isProvenOptimal();
  } catch (const CoinError&) {
    solved = false;
  }
  clp.setObjectiveCoefficient(column, 0);
  return solved;
}

std::vector<std::int64_t> LinearProgram::whole_vertex() const {
  const double* const value = model_->clp.getColSolution();
  std::vector<std::int64_t> whole(part_.variables());
  for (std::size_t v = 0; v < whole.size(); ++v) {
    if (!(std::fabs(value[v]) < 1e12)) return {};
    whole[v] = std::llround(value[v]);
  }
  if (!part_.holds(whole, part_.bounds())) return {};
  return whole;
}

// max x_v = max sum_u e_u x_u with e the unit vector. For any p: e x = p A x + (e - p A) x
//         <= p right + sum_u max over bounds of (e - p A)_u x_u.
std::optional<std::int64_t> LinearProgram::proved_bound(std::size_t position, int direction) const {
  const double* const price = model_->clp.getRowPrice();
  const std::size_t rows = part_.rows().size();
  std::vector<std::int64_t> p(rows);
  Wide bound = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    if (!(std::fabs(price[r]) < kLargestPrice)) return std::nullopt;
    p[r] = -std::llround(price[r] * static_cast<double>(kDenominator));
    bound += static_cast<Wide>(p[r]) * part_.rows()[r].right;
  }
  for (std::size_t u = 0; u < part_.variables(); ++u) {
    std::int64_t reduced = u == position ? direction * kDenominator : 0;
    for (const Term& column : part_.rows_of(u)) reduced -= p[column.variable] * column.factor;
    if (reduced == 0) continue;
    const std::int64_t end = reduced > 0 ? part_.bounds().high[u] : part_.bounds().low[u];
    if (end >= kNoLimit / 2) return std::nullopt;
    bound += static_cast<Wide>(reduced) * end;
  }
  return direction * floor_of(bound, kDenominator);
}

std::optional<LinearProgram::Optimum> LinearProgram::best(std::size_t position, int direction) {
  if (!solve(position, direction)) return std::nullopt;
  return Optimum{proved_bound(position, direction), whole_vertex()};
}

void LinearProgram::set_bounds(std::size_t position, std::int64_t low, std::int64_t high) {
  part_.bounds().low[position] = low;
  part_.bounds().high[position] = high;
  model_->clp.setColumnBounds(static_cast<int>(position), static_cast<double>(low),
                              clp_bound(high));
}

LinearProgram::Answer LinearProgram::branch(std::size_t position, int direction, std::size_t& nodes,
                                            std::vector<std::int64_t>& values) {
  if (nodes == 0) return Answer::given_up;
  --nodes;
  ValueBounds tightened = part_.bounds();
  if (!tighten(part_, tightened, 8)) return Answer::none;
  if (!solve(position, direction))
    return model_->clp.isProvenPrimalInfeasible() ? Answer::none : Answer::given_up;
  values = whole_vertex();
  if (!values.empty()) return Answer::found;
  // The variable farthest from a whole value, the first of equals.
  const double* const value = model_->clp.getColSolution();
  std::size_t at = 0;
  double farthest = -1;
  for (std::size_t v = 0; v < part_.variables(); ++v) {
    const double away = std::fabs(value[v] - std::nearbyint(value[v]));
    if (away <= farthest + kNear) continue;
    farthest = away;
    at = v;
  }
  if (farthest < kNear || !(std::fabs(value[at]) < 1e12)) return Answer::given_up;
  const auto below = static_cast<std::int64_t>(std::floor(value[at]));
  const std::int64_t low = part_.bounds().low[at];
  const std::int64_t high = part_.bounds().high[at];
  set_bounds(at, low, below);
  const Answer left = branch(position, direction, nodes, values);
  if (left != Answer::found) {
    set_bounds(at, below + 1, high);
    const Answer right = branch(position, direction, nodes, values);
    set_bounds(at, low, high);
    if (right == Answer::found) return right;
    return left == Answer::none && right == Answer::none ? Answer::none : Answer::given_up;
  }
  set_bounds(at, low, high);
  return left;
}

LinearProgram::Whole LinearProgram::reach(std::size_t position, int direction, std::int64_t value,
                                          std::size_t nodes) {
  const std::int64_t low = part_.bounds().low[position];
  const std::int64_t high = part_.bounds().high[position];
  Whole made;
  if (direction > 0 ? value > high : value < low) {
    made.answer = Answer::none;
    return made;
  }
  set_bounds(position, direction > 0 ? std::max(low, value) : low,
             direction > 0 ? high : std::min(high, value));
  made.answer = branch(position, direction, nodes, made.values);
  set_bounds(position, low, high);
  return made;
}

}  // namespace setpoint
