#include "setpoint/network/centrality.h"

#ifdef SETPOINT_IGRAPH
#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#endif

namespace setpoint {

#ifdef SETPOINT_IGRAPH
namespace {

constexpr std::size_t kMostForAllPairs = 20'000;

double to_nine_digits(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return std::strtod(text, nullptr);
}

// igraph's own types, released at the end of their scope.
class Vector {
 public:
  explicit Vector(igraph_integer_t size = 0) { igraph_vector_init(&vector_, size); }
  ~Vector() { igraph_vector_destroy(&vector_); }
  Vector(const Vector&) = delete;
  Vector& operator=(const Vector&) = delete;
  igraph_vector_t* get() { return &vector_; }
  // What is below the ninth digit of the largest is noise of the computation.
  [[nodiscard]] std::vector<double> values() const {
    std::vector<double> values;
    double largest = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_size(&vector_); ++i) {
      const double value = igraph_vector_get(&vector_, i);
      values.push_back(std::isfinite(value) ? value : 0);
      largest = std::max(largest, std::abs(values.back()));
    }
    for (double& value : values)
      value = std::abs(value) < 1e-9 * largest ? 0 : to_nine_digits(value);
    return values;
  }

 private:
  igraph_vector_t vector_;
};

class Graph {
 public:
  explicit Graph(const SupplyNetwork& network) {
    igraph_vector_int_t edges;
    igraph_vector_int_init(&edges, 0);
    igraph_vector_int_reserve(&edges, static_cast<igraph_integer_t>(2 * network.edges()));
    for (ActorIndex actor = 0; actor < network.size(); ++actor)
      for (const ActorIndex other : network.neighbours(actor))
        if (other > actor) {
          igraph_vector_int_push_back(&edges, actor);
          igraph_vector_int_push_back(&edges, other);
        }
    igraph_create(&graph_, &edges, static_cast<igraph_integer_t>(network.size()), false);
    igraph_vector_int_destroy(&edges);
  }
  ~Graph() { igraph_destroy(&graph_); }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  igraph_t* get() { return &graph_; }

 private:
  igraph_t graph_;
};

}  // namespace

bool built_with_igraph() {
  return true;
}

std::vector<Centrality> centralities(const SupplyNetwork& network) {
  std::vector<Centrality> all;
  if (network.size() < 2 || network.edges() == 0) return all;
  // A measure that igraph cannot compute is absent; the message would go to standard error.
  igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  Graph graph(network);
  const bool pairs = network.size() <= kMostForAllPairs;
  const auto add = [&](std::string_view name, std::string_view what, bool done,
                       const Vector& vector) {
    if (done) all.push_back({name, what, vector.values()});
  };
  if (pairs) {
    Vector closeness;
    const bool done = igraph_harmonic_centrality(graph.get(), closeness.get(), igraph_vss_all(),
                                                 IGRAPH_ALL, nullptr, true) == IGRAPH_SUCCESS;
    add("harmonic closeness", "mean of 1 / distance to the others", done, closeness);
  }
  {
    Vector eigenvector;
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    igraph_real_t value = 0;
    const bool done = igraph_eigenvector_centrality(graph.get(), eigenvector.get(), &value, false,
                                                    true, nullptr, &options) == IGRAPH_SUCCESS;
    add("eigenvector", "central where one's contacts are; the largest is 1", done, eigenvector);
  }
  {
    Vector rank;
    igraph_real_t value = 0;
    const bool done =
        igraph_pagerank(graph.get(), IGRAPH_PAGERANK_ALGO_PRPACK, rank.get(), &value,
                        igraph_vss_all(), false, 0.85, nullptr, nullptr) == IGRAPH_SUCCESS;
    add("PageRank", "share of a random walk's time, damping 0.85", done, rank);
  }
  {
    igraph_vector_int_t cores;
    igraph_vector_int_init(&cores, 0);
    if (igraph_coreness(graph.get(), &cores, IGRAPH_ALL) == IGRAPH_SUCCESS) {
      Centrality coreness{"coreness", "largest k with a place in the k-core", {}};
      for (igraph_integer_t i = 0; i < igraph_vector_int_size(&cores); ++i)
        coreness.value.push_back(static_cast<double>(igraph_vector_int_get(&cores, i)));
      all.push_back(std::move(coreness));
    }
    igraph_vector_int_destroy(&cores);
  }
  if (pairs) {
    Vector constraint;
    const bool done = igraph_constraint(graph.get(), constraint.get(), igraph_vss_all(), nullptr) ==
                      IGRAPH_SUCCESS;
    add("constraint", "Burt: how far one's contacts are each other's", done, constraint);
  }
  return all;
}
#else
bool built_with_igraph() {
  return false;
}

std::vector<Centrality> centralities(const SupplyNetwork& /*network*/) {
  return {};
}
#endif

}  // namespace setpoint
