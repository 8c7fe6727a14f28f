// How long `setpoint estimate` takes from file to every total, and how much memory: against
// counting the lines of the same file, against R's survey package and pandas, and against what the
// machine needs to read the file at all. And 1,000 draws of the sampled tier, against drawing every
// PSU.
//
// Times are of whole processes, output to a file or nowhere, the log in the page cache; medians of
// 5 runs, of rivals that take seconds one. The numbers are compared before the times are. A rival
// gives totals and standard errors; the program's time is also that of every interval and
// incidence.
#include <atomic>
#include <cstdint>
#include <optional>
#include <thread>

#include "child.h"
#include "estimated_totals.h"
#include "sample_draws.h"
#include "setpoint/data/dataset.h"
#include "setpoint/sampling/flow_estimate.h"
#include "thinned_log.h"

namespace setpoint::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRows = 10'000'000;
constexpr std::size_t kFewerRows = 1'000'000;
constexpr int kRuns = 5;
constexpr double kAllowedOfWc = 3;       // times `wc -l`, file to every total
constexpr double kAllowedMb = 128;       // peak memory at kRows
constexpr double kAllowedDrawsMs = 200;  // 1,000 draws of all cells
constexpr std::uint32_t kDraws = 1000;
const std::string kRivals = std::string(SETPOINT_ROOT) + "/bench/rivals/";

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "setpoint-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) stop("cannot make a folder in " + pattern);
    path_ = pattern;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<std::string> estimate_of(const fs::path& dataset) {
  return {SETPOINT_PROGRAM, "estimate", "--data", dataset.string(), "--json"};
}

// A rival: how to start it on a log, strata and a file for its totals; absent where not installed.
struct Rival {
  std::string name;
  std::vector<std::string> command;
};

std::optional<Rival> r_survey() {
  if (run_child({"Rscript", "-e", "library(data.table); library(survey)"}, "/dev/null", true)
          .succeeded)
    return Rival{"R survey", {"Rscript", kRivals + "estimate_survey.R"}};
  std::printf("R with data.table and survey is not here: not compared\n");
  return std::nullopt;
}

std::optional<Rival> pandas() {
  // Debian's pandas is the system's Python's, whatever python3 comes first.
  for (const char* python : {"/usr/bin/python3", "python3"})
    if (run_child({python, "-c", "import numpy, pandas"}, "/dev/null", true).succeeded)
      return Rival{"pandas", {python, kRivals + "estimate_pandas.py"}};
  std::printf("Python with pandas is not here: not compared\n");
  return std::nullopt;
}

// One run, whose totals must be ours.
Child checked_run(const Rival& rival, const fs::path& dataset, const CellTotals& ours) {
  const fs::path out = dataset / (rival.name + ".csv");
  std::vector<std::string> command = rival.command;
  for (const fs::path& file : {dataset / "inspections.csv", dataset / "strata.csv", out})
    command.push_back(file.string());
  const Child child = must_run(command);
  const double difference = must_agree(ours, totals_from_csv(out), rival.name);
  std::printf("%zu cells, %s: totals and standard errors the same to %.1e\n", ours.size(),
              rival.name.c_str(), difference);
  return child;
}

// Reads a file on that many threads, each a part of it in turn, into room that stays in the cache.
void read_file(const std::string& path, unsigned threads) {
  constexpr std::size_t kRoom = 256U << 10U;
  constexpr std::size_t kPart = 16 * kRoom;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) stop("cannot open " + path);
  const std::size_t size = fs::file_size(path);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    std::vector<char> room(kRoom);
    for (std::size_t from = next.fetch_add(kPart); from < size; from = next.fetch_add(kPart))
      for (std::size_t at = from; at < std::min(from + kPart, size);) {
        const ssize_t n = ::pread(file, room.data(), kRoom, static_cast<off_t>(at));
        if (n <= 0) stop("cannot read " + path);
        at += static_cast<std::size_t>(n);
      }
  };
  std::vector<std::thread> others;
  for (unsigned k = 1; k < threads; ++k) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  ::close(file);
}

struct Measured {
  double ms = 0;
  double peak_mb = 0;
};

// The program against `wc -l` and reading, in turns: what disturbs one disturbs the others.
Measured against_reading(const fs::path& dataset, std::size_t rows) {
  const std::string log = (dataset / "inspections.csv").string();
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<double> own, own_processor, wc, wc_processor, one, all;
  Measured measured;
  for (int k = -1; k < kRuns; ++k) {
    const Child child = must_run(estimate_of(dataset));
    const Child lines = must_run({"wc", "-l", log});
    const auto timed = [&](unsigned on) {
      const auto start = std::chrono::steady_clock::now();
      read_file(log, on);
      return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
          .count();
    };
    const double by_one = timed(1);
    const double by_all = timed(threads);
    measured.peak_mb = std::max(measured.peak_mb, child.peak_mb);
    if (k < 0) continue;  // the first is not timed
    own.push_back(child.ms);
    own_processor.push_back(child.processor_ms);
    wc.push_back(lines.ms);
    wc_processor.push_back(lines.processor_ms);
    one.push_back(by_one);
    all.push_back(by_all);
  }
  measured.ms = median(own);
  const double megabytes = static_cast<double>(fs::file_size(log)) / 1e6;
  std::printf("\n%zu rows, %.0f MB\n", rows, megabytes);
  heading("estimate --json, from file to every total", "ms", "rival ms");
  row("wc -l", measured.ms, median(wc));
  row("allowed: 3 x wc -l", measured.ms, kAllowedOfWc * median(wc));
  row("processor time, all threads; wc -l", median(own_processor), median(wc_processor));
  row("reading the file, 1 thread", measured.ms, median(one));
  row("reading the file, " + std::to_string(threads) + " threads", measured.ms, median(all));
  std::printf("GB/s: estimate %.2f, wc -l %.2f, reading %.2f and %.2f\n", megabytes / measured.ms,
              megabytes / median(wc), megabytes / median(one), megabytes / median(all));
  return measured;
}

// Kurtosis-based standard error of a standard deviation, relative to it.
double relative_error(const std::vector<double>& draws, double mean, double deviation) {
  double fourth = 0;
  for (const double draw : draws) {
    const double z = (draw - mean) / deviation;
    fourth += z * z * z * z;
  }
  const auto n = static_cast<double>(draws.size());
  return std::sqrt(std::max(0.0, fourth / n - 1) / (4 * n));
}

// Stops where the standard deviations of the draws are further from each other, or ours from the
// standard error of the design, than chance would have it.
void must_scatter_alike(const CellDraws& ours, const CellDraws& naive,
                        const FlowEstimates& estimates) {
  constexpr double kErrors = 5;
  double worst = 0;
  std::size_t cells = 0;
  for (const FlowEstimate& estimate : estimates.rows) {
    const auto own = ours.find({*estimate.origin, *estimate.channel, *estimate.outcome});
    if (own == ours.end()) continue;
    const auto other = naive.find(own->first);
    if (other == naive.end()) stop("a cell that the naive draws do not have");
    ++cells;
    const Uncertain a(0, own->second);
    const Uncertain b(0, other->second);
    const double of_a = relative_error(own->second, a.mean(), a.standard_deviation());
    const double of_b = relative_error(other->second, b.mean(), b.standard_deviation());
    const double design = estimate.pure_kg.standard_error;
    worst = std::max({worst,
                      std::abs(a.standard_deviation() / b.standard_deviation() - 1) /
                          std::sqrt(of_a * of_a + of_b * of_b),
                      std::abs(a.standard_deviation() / design - 1) / of_a});
  }
  if (cells == 0 || cells != ours.size() || cells != naive.size()) stop("draws of other cells");
  if (!(worst < kErrors))
    stop("the draws do not scatter as the design: " + std::to_string(worst) +
         " Monte Carlo errors apart");
  std::printf(
      "\n%zu cells, %u draws: scatter as the naive ones and as the design to %.1f Monte "
      "Carlo errors\n",
      cells, kDraws, worst);
}

template <class T>
T must(Result<T> result) {
  if (!result) stop(result.faults().front().text());
  return std::move(result).value();
}

void draws_of_the_sampled_tier(const fs::path& dataset) {
  const Policy policy = must(Policy::read(std::nullopt, {}));
  const Tables tables = must(read_dataset(dataset, {.threads = 0, .fingerprint_logs = false}));
  const SampledCells cells(tables, policy);
  must_scatter_alike(
      cells.draws(kDraws, 0), draws_of_all_psus(tables, policy, kDraws),
      must(estimate_flows(tables, policy, {.origin = true, .channel = true, .outcome = true})));
  const double naive = median_ms(kRuns, [&] { (void)draws_of_all_psus(tables, policy, kDraws); });
  const double one = median_ms(kRuns, [&] { (void)cells.draws(kDraws, 1); });
  const double all = median_ms(kRuns, [&] { (void)cells.draws(kDraws, 0); });
  heading("1,000 draws of every cell", "ms", "rival ms");
  row("1 thread; rival: every PSU drawn, 1 thread", one, naive);
  row("every thread; rival: every PSU drawn, 1 thread", all, naive);
  row("every thread; allowed", all, kAllowedDrawsMs);
}

void all() {
  static const ScratchFolder scratch;  // static: removed by stop() too
  const fs::path ten = scratch.path() / "ten";
  const fs::path one = scratch.path() / "one";
  must_run({SETPOINT_PROGRAM, "generate", "inspections", "--units", std::to_string(kRows), "--seed",
            "1", "--out", ten.string()});
  fs::create_directory(one);
  for (const auto& entry : fs::directory_iterator(ten))
    if (entry.path().filename() != "inspections.csv")
      fs::copy_file(entry.path(), one / entry.path().filename());
  write_thinned(ten / "inspections.csv", one / "inspections.csv", kFewerRows);

  must_run(estimate_of(ten), ten / "totals.json");
  must_run(estimate_of(one), one / "totals.json");
  const CellTotals totals = totals_from_json(ten / "totals.json");
  // No find was left out, so totals are the same; only incidence is of other units.
  if (must_agree(totals, totals_from_json(one / "totals.json"), "the log of fewer rows") != 0)
    stop("the log of fewer rows gives other bits");

  const auto survey = r_survey();
  const auto frames = pandas();
  std::optional<Child> survey_one, frames_one, frames_ten;
  if (survey) survey_one = checked_run(*survey, one, totals);
  if (frames) frames_one = checked_run(*frames, one, totals);
  if (frames) frames_ten = checked_run(*frames, ten, totals);

  const Measured at_ten = against_reading(ten, kRows);
  const Measured at_one = against_reading(one, kFewerRows);

  std::printf("\n");
  heading("estimate --json; rivals run once", "ms", "rival ms");
  if (survey) row(std::to_string(kFewerRows) + " rows; R survey", at_one.ms, survey_one->ms);
  if (frames) row(std::to_string(kFewerRows) + " rows; pandas", at_one.ms, frames_one->ms);
  if (frames) row(std::to_string(kRows) + " rows; pandas", at_ten.ms, frames_ten->ms);

  if (at_one.peak_mb <= own_peak_mb()) stop("the benchmark holds more than what it measures");
  std::printf("\n");
  heading("peak resident memory", "MB", "rival MB");
  row(std::to_string(kRows) + " rows; allowed", at_ten.peak_mb, kAllowedMb);
  row(std::to_string(kFewerRows) + " rows, as many PSUs and finds; at " + std::to_string(kRows),
      at_one.peak_mb, at_ten.peak_mb);
  if (survey)
    row(std::to_string(kFewerRows) + " rows; R survey", at_one.peak_mb, survey_one->peak_mb);
  if (frames) row(std::to_string(kRows) + " rows; pandas", at_ten.peak_mb, frames_ten->peak_mb);

  draws_of_the_sampled_tier(ten);
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  setpoint::bench::all();
}
