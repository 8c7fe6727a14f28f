#include "setpoint/screening/screener.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "setpoint/core/arena_threads.h"
#include "setpoint/screening/beside_name.h"
#include "setpoint/screening/name_reasons.h"

namespace setpoint {
namespace {

std::size_t kind_of(ListedKind kind) {
  switch (kind) {
    case ListedKind::individual:
      return 0;
    case ListedKind::entity:
      return 1;
    case ListedKind::vessel:
    case ListedKind::aircraft:
      return 2;
  }
  return 1;
}

constexpr std::array kKinds = {NameKind::person, NameKind::entity, NameKind::vessel};

bool of_programmes(const ListEntry& entry, std::span<const std::string> programmes) {
  return programmes.empty() ||
         std::find_first_of(entry.programmes.begin(), entry.programmes.end(), programmes.begin(),
                            programmes.end()) != entry.programmes.end();
}

std::string_view typed(const Customer& customer, std::size_t which) {
  return which == 0 ? std::string_view(customer.name) : customer.aliases[which - 1];
}

Faults unknown_programmes(const SanctionsList& list, std::span<const std::string> programmes) {
  Faults faults;
  for (const std::string& programme : programmes) {
    const bool known =
        std::any_of(list.entries.begin(), list.entries.end(), [&](const ListEntry& entry) {
          return std::find(entry.programmes.begin(), entry.programmes.end(), programme) !=
                 entry.programmes.end();
        });
    if (!known)
      faults.push_back({FaultKind::usage,
                        {},
                        "no entry of " + list.file + " has the programme '" + programme + "'",
                        "a programme of the list, such as SDNTK"});
  }
  return faults;
}

// What agrees beside the name may lift a score; what is looked for is lower by so much.
double least_by_name(const Customer& customer, const MatchRules& rules) {
  double left = 1 - rules.threshold;
  const auto lifted = [&left](bool known, double share) {
    if (known && share < 1) left /= 1 - share;
  };
  lifted(customer.birth.has_value(), rules.birth_date);
  lifted(customer.country.has_value(), rules.country);
  lifted(!customer.address.empty(), rules.address);
  return std::max(1 - left, kLeastThreshold);
}

Faults placed(Faults faults, const Location& where, std::string_view subject) {
  for (Fault& fault : faults) {
    fault.where = where;
    fault.what = std::string(subject) + ": " + fault.what;
  }
  return faults;
}

}  // namespace

Result<Screener> Screener::build(const SanctionsList& list, const ScreeningSettings& settings,
                                 std::span<const std::string> programmes) {
  if (Faults unknown = unknown_programmes(list, programmes); !unknown.empty()) return unknown;
  Screener made;
  made.list_ = &list;
  made.settings_ = settings;
  Transliteration rules;
  std::array<std::vector<NormalName>, 3> names;
  Faults faults;
  for (std::uint32_t e = 0; e < list.entries.size(); ++e) {
    const ListEntry& entry = list.entries[e];
    if (!of_programmes(entry, programmes)) continue;
    ++made.entries_;
    const std::size_t kind = kind_of(entry.kind);
    for (std::uint32_t n = 0; n < entry.names.size(); ++n) {
      auto normal = normal_name(entry.names[n].text, kKinds[kind], settings.weights, rules);
      if (!normal) {
        Faults found = placed(normal.faults(), {list.file, entry.line, 0},
                              "entry " + std::to_string(entry.number));
        faults.insert(faults.end(), found.begin(), found.end());
        continue;
      }
      names[kind].push_back(*std::move(normal));
      made.kinds_[kind].places.push_back({e, n});
      ++made.names_;
    }
    for (const ListedIdentifier& identifier : entry.identifiers)
      if (std::string plain = plain_identifier(identifier.value); !plain.empty())
        made.identifiers_.emplace_back(std::move(plain), e);
  }
  if (!faults.empty()) return faults;
  for (std::size_t k = 0; k < kKinds.size(); ++k) {
    made.kinds_[k].kind = kKinds[k];
    made.kinds_[k].index = NameIndex(std::move(names[k]), settings.costs);
  }
  std::sort(made.identifiers_.begin(), made.identifiers_.end());
  return made;
}

void Screener::take_names(const Kind& kind, const NormalName& asked, std::size_t typed,
                          double threshold, NameIndex::Scratch& scratch,
                          std::vector<Found>& found) const {
  for (const NameIndex::Scored& each : kind.index.find(asked, threshold, scratch)) {
    const Place place = kind.places[each.name];
    Match match{place.entry, place.name, typed, each.score, each.score, MatchGrade::possible, {}};
    found.push_back({std::move(match), &asked, &kind.index.names()[each.name]});
  }
}

void Screener::take_identifiers(const Customer& customer, std::vector<Found>& found) const {
  for (const std::string& text : customer.identifiers) {
    const std::string plain = plain_identifier(text);
    if (plain.empty()) continue;
    for (auto at = std::lower_bound(identifiers_.begin(), identifiers_.end(),
                                    std::pair<std::string, std::uint32_t>(plain, 0));
         at != identifiers_.end() && at->first == plain; ++at)
      found.push_back({{at->second, 0, 0, 0, 0, MatchGrade::exact, {}}, nullptr, nullptr});
  }
}

Result<std::vector<Match>> Screener::screen(const Customer& customer, Worker& worker) const {
  std::vector<Found> found;
  std::vector<NormalName> asked;
  asked.reserve(kinds_.size() * (customer.aliases.size() + 1));
  const double threshold = least_by_name(customer, settings_.rules);
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    if (customer.kind && *customer.kind != kinds_[k].kind) continue;
    for (std::size_t t = 0; t <= customer.aliases.size(); ++t) {
      auto name = normal_name(typed(customer, t), kinds_[k].kind, settings_.weights, worker.rules);
      if (!name) return placed(name.faults(), customer.where, "customer " + customer.id);
      asked.push_back(*std::move(name));
      take_names(kinds_[k], asked.back(), t, threshold, worker.scratch[k], found);
    }
  }
  take_identifiers(customer, found);
  std::optional<Address> address;
  if (!customer.address.empty() && !found.empty()) {
    auto read = read_address(customer.address, {}, settings_.weights, worker.rules);
    if (!read)
      return placed(read.faults(), customer.where, "customer " + customer.id + ", address");
    address = *std::move(read);
  }
  // Of an entry the name that scores highest; of equals the one that is listed first.
  std::sort(found.begin(), found.end(), [](const Found& x, const Found& y) {
    const Match& a = x.match;
    const Match& b = y.match;
    if (a.entry != b.entry) return a.entry < b.entry;
    if (a.name_score != b.name_score) return a.name_score > b.name_score;
    if (a.listed_name != b.listed_name) return a.listed_name < b.listed_name;
    return a.typed_name < b.typed_name;
  });
  std::vector<Match> matches;
  for (std::size_t k = 0; k < found.size();) {
    Found& best = found[k];
    bool identified = false;
    for (; k < found.size() && found[k].match.entry == best.match.entry; ++k)
      identified = identified || found[k].asked == nullptr;
    weigh(customer, address ? &*address : nullptr, identified, best, worker);
    if (best.match.score >= settings_.rules.threshold) matches.push_back(std::move(best.match));
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  return matches;
}

void Screener::weigh(const Customer& customer, const Address* address, bool identified,
                     Found& found, Worker& worker) const {
  Match& match = found.match;
  const ListEntry& entry = list_->entries[match.entry];
  const ListedName& listed = entry.names[match.listed_name];
  const bool weak = listed.strength == NameStrength::weak;
  bool whole = false;
  bool slip = false;
  double score = match.name_score;
  const IdentifierAgreement identifiers =
      identified ? compare_identifiers(customer, entry, match.reasons) : IdentifierAgreement::none;
  if (found.asked == nullptr) {
    match.reasons.emplace_back("the names are not alike enough to say anything");
  } else {
    ExplainedScore by_name = explained_score(*found.asked, *found.listed, settings_.costs);
    whole = by_name.score.whole() && !by_name.score.order_differs;
    slip = by_name.score.slip_in_short_word;
    for (std::string& reason : by_name.reasons) match.reasons.push_back(std::move(reason));
    if (match.typed_name > 0)
      match.reasons.push_back("by the alias '" + std::string(typed(customer, match.typed_name)) +
                              "'");
  }
  if (weak) {
    score *= settings_.rules.weak_alias;
    match.reasons.emplace_back("the list calls this name weak: too broad to be screened for alone");
  }
  score = weigh_birth(score, customer, entry, settings_.rules, match.reasons);
  score = weigh_country(score, customer, entry, settings_.rules, match.reasons);
  if (address != nullptr)
    score = weigh_address(score, *address, entry, settings_, worker.rules, match.reasons);
  const auto by_number = grade_by_identifiers(identifiers, found.asked != nullptr, match.reasons);
  if (identified) score = std::max(score, settings_.rules.identifier);
  match.score = score;
  if (by_number == MatchGrade::exact || (whole && !weak && score >= settings_.rules.strong))
    match.grade = MatchGrade::exact;
  else if (by_number)
    match.grade = *by_number;
  else if (weak)
    match.grade = MatchGrade::weak_alias;
  else if (!slip && score >= settings_.rules.strong)
    match.grade = MatchGrade::strong;
}

Result<std::vector<std::vector<Match>>> Screener::screen(std::span<const Customer> customers,
                                                         unsigned threads) const {
  std::vector<std::vector<Match>> all(customers.size());
  std::vector<Faults> faults(customers.size());
  tbb::enumerable_thread_specific<Worker> workers;
  tbb::task_arena arena(arena_threads(threads));
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, customers.size(), 16),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                        Worker& worker = workers.local();
                        for (std::size_t k = range.begin(); k != range.end(); ++k) {
                          auto found = screen(customers[k], worker);
                          if (found)
                            all[k] = *std::move(found);
                          else
                            faults[k] = found.faults();
                        }
                      });
  });
  Faults together;
  for (const Faults& some : faults) together.insert(together.end(), some.begin(), some.end());
  if (!together.empty()) return together;
  return all;
}

}  // namespace setpoint
