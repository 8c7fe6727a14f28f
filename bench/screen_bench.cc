// A name against the whole list: the index against a comparison with every name, by the same score
// and by Levenshtein's distance. Both must find the same matches before any time is printed.
//
// The list is the one that SETPOINT_LIST names, or the shared folder's; without either the
// benchmark says so and ends. Queries: half are listed names as somebody else may type them (up to
// two errors of typing, the last word first, a word left out), half are put together from words of
// different listed names. Then ordinary names by class (screen_names.h), with how many of them the
// list alarms. One thread, and its own processor's time of each query.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "screen_names.h"
#include "setpoint/designation/read_list.h"
#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/name_score.h"
#include "setpoint/screening/screener.h"
#include "timing.h"

namespace {

using namespace setpoint;
// The processor's time of this thread: what others do on the machine does not count.
struct Clock {
  static double now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) * 1e-3;
  }
};

double microseconds(double from) {
  return Clock::now() - from;
}

// Any generator would do; this one gives the same queries everywhere.
class Choices {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % n;
  }

 private:
  std::uint64_t state_ = 2024;
};

std::string retyped(std::string name, Choices& choices) {
  for (std::size_t edits = choices.below(3); edits > 0 && name.size() > 4; --edits) {
    const std::size_t at = 1 + choices.below(name.size() - 2);
    const auto letter = static_cast<char>('a' + choices.below(26));
    const std::size_t how = choices.below(4);
    if (how == 0) name.erase(at, 1);
    if (how == 1) name.insert(at, 1, letter);
    if (how == 2) name[at] = letter;
    if (how == 3) std::swap(name[at], name[at - 1]);
  }
  const std::size_t space = name.rfind(' ');
  const std::size_t how = choices.below(5);
  if (space == std::string::npos || how > 1) return name;
  return how == 0 ? name.substr(space + 1) + " " + name.substr(0, space) : name.substr(0, space);
}

std::string word_of(const std::string& name, std::size_t which) {
  std::size_t from = 0;
  for (; which > 0 && name.find(' ', from) != std::string::npos; --which)
    from = name.find(' ', from) + 1;
  std::string word = name.substr(from, std::min(name.find(' ', from), name.size()) - from);
  while (!word.empty() && word.back() == ',') word.pop_back();
  return word;
}

std::vector<Customer> queries(const SanctionsList& list, std::size_t count) {
  Choices choices;
  const auto any = [&]() -> const ListEntry& {
    return list.entries[choices.below(list.entries.size())];
  };
  std::vector<Customer> made;
  while (made.size() < count) {
    const ListEntry& entry = any();
    Customer customer;
    customer.kind = entry.kind == ListedKind::individual ? NameKind::person
                    : entry.kind == ListedKind::entity   ? NameKind::entity
                                                         : NameKind::vessel;
    if (made.size() % 2 == 0) {
      customer.name = retyped(entry.names[choices.below(entry.names.size())].text, choices);
    } else {
      for (std::size_t k = 0; k < 3; ++k) {
        const ListEntry* other = &any();
        while (other->kind != entry.kind) other = &any();
        customer.name += (k > 0 ? " " : "") + word_of(other->names.front().text, k);
      }
    }
    made.push_back(std::move(customer));
  }
  return made;
}

void print_times(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const double count = static_cast<double>(times.size());
  std::printf("%-52s %10.1f %10.1f %10.1f %10.1f\n", what, times[times.size() / 2], sum / count,
              times[times.size() * 99 / 100], times.back());
}

}  // namespace

int main() {
  const char* named = std::getenv("SETPOINT_LIST");
  const char* shared = std::getenv("SETPOINT_SHARED");
  const std::filesystem::path folder =
      shared != nullptr ? shared : std::filesystem::path(SETPOINT_ROOT) / ".." / "shared";
  const std::string path =
      named != nullptr ? named : (folder / "data" / "ofac" / "sdn_2024-07-02.csv.gz").string();
  if (!std::filesystem::exists(path)) {
    std::printf("SKIPPED: screening (no list: set SETPOINT_LIST to an sdn.csv)\n");
    return 0;
  }
  const auto files = find_list_files(path);
  if (!files) bench::stop(files.faults().front().text());
  const auto list = read_list(*files);
  if (!list) bench::stop(list.faults().front().text());
  auto start = Clock::now();
  const auto screener = Screener::build(*list, {}, {});
  if (!screener) bench::stop(screener.faults().front().text());
  std::printf("index of %zu names of %zu entries: built in %.0f ms\n", screener->names(),
              screener->entries(), microseconds(start) / 1000);

  const std::vector<Customer> asked = queries(*list, 4000);
  Screener::Worker worker;
  std::vector<double> times;
  std::vector<std::vector<Match>> found;
  for (const Customer& customer : asked) static_cast<void>(screener->screen(customer, worker));
  for (const Customer& customer : asked) {
    start = Clock::now();
    auto matches = screener->screen(customer, worker);
    times.push_back(microseconds(start));
    found.push_back(*std::move(matches));
  }

  const auto print_classes = [&] {
    for (const bench::NameClass& names : bench::ordinary_names()) {
      std::vector<double> each;
      std::size_t alarmed = 0;
      std::size_t shown = 0;
      for (const std::string& name : names.names) {
        Customer customer;
        customer.name = name;
        customer.kind = names.kind;
        static_cast<void>(screener->screen(customer, worker));
        start = Clock::now();
        const auto matches = screener->screen(customer, worker);
        each.push_back(microseconds(start));
        if (!matches) bench::stop(matches.faults().front().text());
        alarmed += matches->empty() ? 0U : 1U;
        shown += matches->size();
      }
      print_times(names.what, each);
      std::printf("  %zu of %zu with a match, %.2f matches a name\n", alarmed, names.names.size(),
                  static_cast<double>(shown) / static_cast<double>(names.names.size()));
    }
  };

  if (std::getenv("SETPOINT_BENCH_CLASSES") != nullptr) {
    std::printf("%-52s %10s %10s %10s %10s\n", "microseconds a query, one thread", "median", "mean",
                "p99", "most");
    print_times("index (with reasons)", times);
    print_classes();
    return 0;
  }

  // The rivals: every name of the list, on the first queries.
  constexpr std::size_t kScanned = 200;
  std::vector<std::vector<NormalName>> names(3);
  std::vector<std::vector<std::size_t>> entries(3);
  const auto index_of = [](NameKind kind) { return static_cast<std::size_t>(kind); };
  for (std::size_t e = 0; e < list->entries.size(); ++e) {
    const ListEntry& entry = list->entries[e];
    const NameKind kind = entry.kind == ListedKind::individual ? NameKind::person
                          : entry.kind == ListedKind::entity   ? NameKind::entity
                                                               : NameKind::vessel;
    for (const ListedName& name : entry.names) {
      names[index_of(kind)].push_back(
          normal_name(name.text, kind, NameWeights{}, worker.rules).value());
      entries[index_of(kind)].push_back(e);
    }
  }
  std::vector<double> scans;
  std::vector<double> distances;
  std::size_t matches = 0;
  std::size_t near = 0;
  const double threshold = MatchRules{}.threshold;
  for (std::size_t q = 0; q < kScanned; ++q) {
    const NameKind kind = *asked[q].kind;
    const auto& all = names[index_of(kind)];
    std::vector<std::size_t> scanned;
    start = Clock::now();
    const NormalName name = normal_name(asked[q].name, kind, NameWeights{}, worker.rules).value();
    for (std::size_t n = 0; n < all.size(); ++n)
      if (name_score(name, all[n], NameCosts{}).score >= threshold &&
          (scanned.empty() || scanned.back() != entries[index_of(kind)][n]))
        scanned.push_back(entries[index_of(kind)][n]);
    scans.push_back(microseconds(start));
    std::vector<std::size_t> indexed;
    for (const Match& match : found[q]) indexed.push_back(match.entry);
    std::sort(indexed.begin(), indexed.end());
    if (!std::includes(scanned.begin(), scanned.end(), indexed.begin(), indexed.end()))
      bench::stop("the index finds what the scan does not: " + asked[q].name);
    // A weak alias may fall below the threshold by its factor; nothing else may be lost.
    for (const std::size_t e : scanned) {
      const bool weak =
          std::any_of(list->entries[e].names.begin(), list->entries[e].names.end(),
                      [](const ListedName& one) { return one.strength == NameStrength::weak; });
      if (!weak && !std::binary_search(indexed.begin(), indexed.end(), e))
        bench::stop("the index loses what the scan finds: " + asked[q].name);
    }
    matches += indexed.size();
    start = Clock::now();
    for (const NormalName& one : all) {
      const std::size_t limit = std::max(name.plain.size(), one.plain.size()) * 3 / 10;
      near += edit_distance(name.plain, one.plain, limit) <= limit ? 1U : 0U;
    }
    distances.push_back(microseconds(start));
  }
  std::printf("first %zu queries: %zu matches, the same by index and by scan; %zu by distance\n",
              kScanned, matches, near);
  std::printf("%-52s %10s %10s %10s %10s\n", "microseconds a query, one thread", "median", "mean",
              "p99", "most");
  print_times("index (with reasons)", times);
  print_classes();
  print_times("every name, the same score", scans);
  print_times("every name, Levenshtein's distance up to 0.3", distances);
  return 0;
}
