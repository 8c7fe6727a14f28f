// Dividing a budget over 3,143 counties and 12 interventions with 1,000 draws: time and memory of
// the optimum with its certificate, on made-up counties, and of the states with 200 draws.
//
// Usage: allocation_bench [regions interventions draws threads]
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "response/problems.h"
#include "setpoint/response/allocation_solver.h"
#include "setpoint/response/certificate.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

bool run(std::size_t regions, std::size_t interventions, std::uint32_t draws, std::size_t threads) {
  const double budget = 3e5 * static_cast<double>(regions);
  const auto problem = setpoint::random_problem(regions, interventions, draws, budget, 1);
  const double before = processor_seconds();
  const auto start = Clock::now();
  const auto optimum = setpoint::solve_allocation(problem, threads);
  const double solved = seconds_since(start), used = processor_seconds() - before;
  if (!optimum) return false;
  const auto again = Clock::now();
  const auto proof = setpoint::certify(problem, optimum->x, optimum->shadow);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "%zu regions x %zu interventions x %u draws, %zu threads: %.2f s (%.2f s of processor), %d "
      "passes; certificate %.2f s, gap %.1e; %.0f MB\n",
      regions, interventions, draws, threads, solved, used, optimum->passes, seconds_since(again),
      proof.gap, static_cast<double>(usage.ru_maxrss) / 1024);
  return proof.gap <= 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at, std::size_t usual) {
    return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : usual;
  };
  if (argc == 1 && !run(51, 12, 200, 2)) return 1;
  return run(number(1, 3143), number(2, 12), static_cast<std::uint32_t>(number(3, 1000)),
             number(4, 2))
             ? 0
             : 1;
}
