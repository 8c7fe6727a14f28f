// How long a determination takes: on the reference dataset, against the naive way to draw, and as
// draws and countries grow.
#include <cstdint>
#include <cstring>

#include "setpoint/data/dataset.h"
#include "setpoint/determination/determine.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/replay.h"
#include "synthetic_dataset.h"
#include "timing.h"

namespace setpoint::bench {
namespace {

const std::string kReference = std::string(SETPOINT_ROOT) + "/data/reference";
constexpr double kRequiredMs = 500;  // a determination with 1,000 draws

template <class T>
T must(Result<T> result) {
  if (!result) stop(result.faults().front().text());
  return std::move(result).value();
}

Determination determined(const Tables& tables, const Policy& policy, std::uint32_t draws,
                         unsigned threads = 0) {
  DetermineOptions options;
  options.draws = draws;
  options.threads = threads;
  return must(determine(tables, policy, options));
}

// Mixes the bits of every draw: equal only if all are.
class Checksum {
 public:
  void add(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    hash_ = (hash_ ^ bits) * 0x100000001b3ULL;
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

std::uint64_t by_blocks(const Trace& trace, const std::vector<NodeId>& wanted, std::uint32_t draws,
                        unsigned threads) {
  Checksum sum;
  for (const Uncertain& u : evaluate(trace, wanted, Seed{1}, draws, threads))
    for (std::uint32_t r = 0; r < draws; ++r) sum.add(u.certain() ? u.point() : u.draws()[r]);
  return sum.value();
}

// The rival: the same trace, one draw after another, one node after another.
std::uint64_t one_by_one(const Trace& trace, const std::vector<NodeId>& wanted,
                         std::uint32_t draws) {
  const std::vector<NodeId> order = trace.support(wanted);
  std::vector<double> value(trace.size());
  std::vector<std::vector<double>> kept(wanted.size(), std::vector<double>(draws));
  std::vector<double> operands;
  for (std::uint32_t r = 0; r < draws; ++r) {
    for (const NodeId id : order) {
      const Trace::Node& node = trace.node(id);
      value[id] = node.value;
      if (node.certain) continue;
      if (const Leaf* leaf = trace.leaf_of(id)) {
        leaf->sampler(Seed{1}, r, std::span<double>(&value[id], 1));
        continue;
      }
      operands.clear();
      for (const NodeId operand : trace.operands(id)) operands.push_back(value[operand]);
      value[id] = apply(node.operation, std::span<const double>(operands));
    }
    for (std::size_t k = 0; k < wanted.size(); ++k) kept[k][r] = value[wanted[k]];
  }
  Checksum sum;
  for (const std::vector<double>& draws_of_one : kept)
    for (const double value_of_one : draws_of_one) sum.add(value_of_one);
  return sum.value();
}

void against_the_requirement(const Tables& tables, const Policy& policy) {
  heading("determine, reference dataset, 1,000 draws", "ms", "required ms");
  row("determine() in the process", median_ms(9, [&] { (void)determined(tables, policy, 1000); }),
      kRequiredMs);
  row("the whole program, reading and printing",
      median_ms(9,
                [] {
                  run_program({SETPOINT_PROGRAM, "determine", "--data", kReference});
                }),
      kRequiredMs);
}

void against_one_by_one(const Tables& tables, const Policy& policy) {
  constexpr std::uint32_t kDraws = 1000;
  const Determination d = determined(tables, policy, 1);
  std::vector<NodeId> wanted;
  for_each_figure(d, [&](const std::string&, const Figure& f) { wanted.push_back(f.node); });
  const std::uint64_t same = one_by_one(*d.trace, wanted, kDraws);
  if (by_blocks(*d.trace, wanted, kDraws, 1) != same ||
      by_blocks(*d.trace, wanted, kDraws, 0) != same)
    stop("the draws differ from those made one by one");
  std::printf("\n%zu numbers, %u draws, every draw the same to the bit\n", wanted.size(), kDraws);
  heading("draws of the reference dataset", "ms", "one by one");
  const double naive = median_ms(5, [&] { (void)one_by_one(*d.trace, wanted, kDraws); });
  row("1 thread", median_ms(5, [&] { (void)by_blocks(*d.trace, wanted, kDraws, 1); }), naive);
  row("every thread", median_ms(5, [&] { (void)by_blocks(*d.trace, wanted, kDraws, 0); }), naive);
}

void as_draws_grow(const Tables& tables, const Policy& policy) {
  std::printf("\n");
  heading("determine() as draws grow (rival: 10 times the last)", "ms", "10 x last");
  double last = 0;
  for (const std::uint32_t draws : {100U, 1000U, 10000U, 100000U}) {
    const double ms =
        median_ms(draws > 10000 ? 1 : 5, [&] { (void)determined(tables, policy, draws); });
    row(std::to_string(draws) + " draws", ms, last == 0 ? ms : 10 * last);
    last = ms;
  }
}

void as_countries_grow() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("setpoint-bench-" + std::to_string(::getpid()));
  // Everybody is liable, whatever the share of the flow.
  const std::vector<PolicyOverride> everybody = {{"liability.flow_share", "0"}};
  const Policy policy = must(Policy::read(std::nullopt, everybody));
  std::printf("\n");
  heading("determine() as countries double, 1,000 draws", "ms", "2 x last");
  double last = 0;
  for (const std::size_t countries : {15U, 30U, 60U, 120U, 240U}) {
    write_dataset(folder, countries);
    const Tables tables = must(read_dataset(folder));
    std::size_t liable = 0;
    std::size_t nodes = 0;
    const double ms = median_ms(3, [&] {
      const Determination d = determined(tables, policy, 1000);
      liable = 0;
      for (const CountryResult& c : d.countries) liable += c.liable;
      nodes = d.trace->size();
    });
    if (liable != countries)
      stop("only " + std::to_string(liable) + " countries are liable in the synthetic dataset");
    row(std::to_string(countries) + " countries, " + std::to_string(nodes) + " nodes", ms,
        last == 0 ? ms : 2 * last);
    last = ms;
  }
  std::filesystem::remove_all(folder);
}

// A chain of seven fiscal years: every determination looks at its own window, at the one before
// and at the baseline. The rival is what was asked for.
void a_chain() {
  constexpr double kAsked = 3000;  // ms, 7 determinations of 60 countries with 1,000 draws
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("setpoint-bench-" + std::to_string(::getpid()));
  const std::vector<PolicyOverride> everybody = {{"liability.flow_share", "0"}};
  const Policy policy = must(Policy::read(std::nullopt, everybody));
  write_dataset(folder, 60, 7);
  const Tables tables = must(read_dataset(folder));
  std::filesystem::remove_all(folder);
  std::size_t nodes = 0;
  const auto chain = [&](std::uint32_t draws) {
    ReplayOptions options;
    options.draws = draws;
    const auto made = must(replay(tables, policy, options));
    if (made.size() != 7) stop("the chain has " + std::to_string(made.size()) + " determinations");
    for (const CountryResult& c : made.back().countries)
      if (!c.liable || c.determinations != 7) stop("not everybody was liable all along");
    nodes = made.back().trace->size();
  };
  chain(1);
  std::printf("\n");
  heading("replay(), 7 determinations of 60 countries", "ms", "asked, ms");
  row("1,000 draws, " + std::to_string(nodes) + " nodes", median_ms(3, [&] { chain(1000); }),
      kAsked);
  row("10,000 draws", median_ms(1, [&] { chain(10000); }), 10 * kAsked);
}

void all() {
  const Tables tables = must(read_dataset(kReference));
  const Policy policy = must(Policy::read(std::nullopt, {}));
  against_the_requirement(tables, policy);
  against_one_by_one(tables, policy);
  as_draws_grow(tables, policy);
  as_countries_grow();
  a_chain();
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  setpoint::bench::all();
}
