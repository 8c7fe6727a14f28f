// A supply network of a million ties: its ranking, and betweenness from the same sources by this
// project, by igraph (in this process) and by NetworkX (a process of its own, where it is there),
// on the same graph in the same run. Results are compared before any time is given.
//
//   network_bench [ACTORS] [SOURCES]
#include <igraph/igraph.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "setpoint/network/betweenness.h"
#include "setpoint/network/generate_network.h"
#include "setpoint/network/study.h"

namespace {

using namespace setpoint;

double seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median_of(int times, const std::function<void()>& work) {
  std::vector<double> all;
  for (int i = 0; i < times; ++i) all.push_back(seconds(work));
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

// The largest difference of two results, as a share of the largest value.
double difference(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0;
  double largest = 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    most = std::max(most, std::abs(a[i] - b[i]));
    largest = std::max(largest, std::abs(a[i]));
  }
  return most / largest;
}

std::vector<double> by_igraph(const SupplyNetwork& network, const std::vector<ActorIndex>& sources,
                              double& took) {
  igraph_vector_int_t edges;
  igraph_vector_int_init(&edges, 0);
  for (ActorIndex actor = 0; actor < network.size(); ++actor)
    for (const ActorIndex other : network.neighbours(actor))
      if (other > actor) {
        igraph_vector_int_push_back(&edges, actor);
        igraph_vector_int_push_back(&edges, other);
      }
  igraph_t graph;
  igraph_create(&graph, &edges, static_cast<igraph_integer_t>(network.size()), false);
  igraph_vector_int_destroy(&edges);
  igraph_vector_int_t from;
  igraph_vector_int_init(&from, 0);
  for (const ActorIndex source : sources) igraph_vector_int_push_back(&from, source);
  igraph_vector_t result;
  igraph_vector_init(&result, 0);
  took = seconds([&] {
    igraph_betweenness_subset(&graph, &result, igraph_vss_all(), false, igraph_vss_vector(&from),
                              igraph_vss_all(), nullptr);
  });
  std::vector<double> values(network.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = igraph_vector_get(&result, static_cast<igraph_integer_t>(i));
  igraph_vector_destroy(&result);
  igraph_vector_int_destroy(&from);
  igraph_destroy(&graph);
  return values;
}

// Sums of dependencies over the sources, halved: what every library here means by betweenness from
// a subset of an undirected graph's sources.
std::vector<double> unscaled(const Betweenness& between, std::size_t actors) {
  std::vector<double> values = between.value;
  for (double& value : values)
    value *= static_cast<double>(between.sources) / static_cast<double>(actors);
  return values;
}

constexpr const char* kNetworkX = R"(
import sys, time, networkx
graph = networkx.read_edgelist(sys.argv[1], nodetype=int)
sources = [int(line) for line in open(sys.argv[2])]
begin = time.perf_counter()
value = networkx.betweenness_centrality_subset(graph, sources, list(graph), normalized=False)
took = time.perf_counter() - begin
with open(sys.argv[3], "w") as out:
    out.write(f"{took!r}\n")
    for actor in range(int(sys.argv[4])):
        out.write(f"{value.get(actor, 0.0)!r}\n")
)";

// Nothing where NetworkX is not there.
std::vector<double> by_networkx(const SupplyNetwork& network,
                                const std::vector<ActorIndex>& sources, double& took) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "setpoint-network-bench";
  fs::create_directories(folder);
  {
    std::ofstream edges(folder / "edges");
    for (ActorIndex actor = 0; actor < network.size(); ++actor)
      for (const ActorIndex other : network.neighbours(actor))
        if (other > actor) edges << actor << ' ' << other << '\n';
    std::ofstream from(folder / "sources");
    for (const ActorIndex source : sources) from << source << '\n';
    std::ofstream(folder / "by_networkx.py") << kNetworkX;
  }
  const std::string at = folder.string();
  const std::string command = "/usr/bin/python3 " + at + "/by_networkx.py " + at + "/edges " + at +
                              "/sources " + at + "/result " + std::to_string(network.size()) +
                              " 2>/dev/null";
  std::vector<double> values;
  if (std::system(command.c_str()) == 0) {
    std::ifstream result(folder / "result");
    result >> took;
    for (double value = 0; result >> value;) values.push_back(value);
  }
  fs::remove_all(folder);
  return values;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t actors = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 380'000;
  const std::size_t sources = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 64;
  constexpr std::size_t kForNetworkX = 4;
  constexpr Seed kSeed{1};

  const GeneratedNetwork made = generate_network(actors, kSeed);
  auto policy = read_target_policy(std::nullopt, {});
  auto read = parse_actors_and_ties(made.actors_csv, "actors.csv", made.ties_csv, "ties.csv");
  if (!policy || !read) return 3;
  const double reading = median_of(3, [&] {
    (void)parse_actors_and_ties(made.actors_csv, "actors.csv", made.ties_csv, "ties.csv");
  });
  auto study = Study::of(*std::move(read), {}, *std::move(policy));
  if (!study) return 3;
  const SupplyNetwork& network = study->network();
  std::printf("%zu actors, %zu ties, read in %.2f s (%.0f MB/s)\n", network.size(), network.edges(),
              reading,
              static_cast<double>(made.actors_csv.size() + made.ties_csv.size()) / 1e6 / reading);

  const std::vector<ActorIndex> drawn = drawn_sources(network.size(), sources, kSeed);
  const Betweenness ours = betweenness(network, sources, kSeed);
  double igraph_took = 0;
  const std::vector<double> theirs = by_igraph(network, drawn, igraph_took);
  const double apart = difference(unscaled(ours, network.size()), theirs);
  std::printf("betweenness from %zu sources: largest difference from igraph %.2g of the largest\n",
              sources, apart);
  if (!(apart < 1e-9)) return 1;
  const std::vector<ActorIndex> few = drawn_sources(network.size(), kForNetworkX, kSeed);
  double networkx_took = 0;
  const std::vector<double> slow = by_networkx(network, few, networkx_took);
  if (!slow.empty()) {
    const double from_ours =
        difference(unscaled(betweenness(network, kForNetworkX, kSeed), network.size()), slow);
    std::printf("from %zu sources: largest difference from NetworkX %.2g\n", kForNetworkX,
                from_ours);
    if (!(from_ours < 1e-9)) return 1;
  }

  const double all_threads = median_of(3, [&] { (void)betweenness(network, sources, kSeed); }) /
                             static_cast<double>(sources);
  double one_thread = 0;
  {
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    one_thread = median_of(3, [&] { (void)betweenness(network, sources, kSeed); }) /
                 static_cast<double>(sources);
  }
  std::vector<double> igraph_times{igraph_took};
  for (int i = 0; i < 2; ++i) {
    (void)by_igraph(network, drawn, igraph_took);
    igraph_times.push_back(igraph_took);
  }
  std::sort(igraph_times.begin(), igraph_times.end());
  const double igraph_each = igraph_times[1] / static_cast<double>(sources);
  std::printf(
      "a source: ours %.1f ms on all threads, %.1f ms on one; igraph %.1f ms (%.2f x one "
      "thread)\n",
      1e3 * all_threads, 1e3 * one_thread, 1e3 * igraph_each, igraph_each / one_thread);
  if (!slow.empty()) {
    const double each = networkx_took / kForNetworkX;
    std::printf("          NetworkX %.0f ms (%.0f x one thread)\n", 1e3 * each, each / one_thread);
  }

  // The least that a source can cost: each arc's end read twice, in order, at the speed of memory.
  std::vector<char> from(std::size_t{1} << 28U, 1);
  std::vector<char> to(from.size());
  const double copying = median_of(3, [&] { std::memcpy(to.data(), from.data(), from.size()); });
  const double bandwidth = 2 * static_cast<double>(from.size()) / copying;
  const double bytes = 2.0 * 2.0 * static_cast<double>(network.edges()) * sizeof(ActorIndex);
  std::printf(
      "the limit: %.0f MB of arcs a source at %.1f GB/s is %.1f ms; one thread takes %.0f x "
      "that (every arc is a jump)\n",
      bytes / 1e6, bandwidth / 1e9, 1e3 * bytes / bandwidth, one_thread / (bytes / bandwidth));

  Ranking ranking;
  const double ranked =
      median_of(3, [&] { ranking = study->rank({.sources = 512, .detailed = 20, .seed = kSeed}); });
  std::printf(
      "ranking with exact supply, substitutes and contacts, betweenness from 512 sources: "
      "%.1f s\n",
      ranked);
  for (std::size_t place = 0; place < 3; ++place) {
    const TargetValue& target = ranking.targets[place];
    std::printf("  %-8s value %.4f +- %.4f, supply lost %.2f of %.0f\n",
                network.actors()[target.actor].id.c_str(), target.value, target.value_error,
                target.flow_lost, ranking.supply);
  }
  return 0;
}
