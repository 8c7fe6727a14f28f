#include "setpoint/network/regrowth_state.h"

#include <algorithm>
#include <map>
#include <utility>

namespace setpoint {
namespace {

constexpr std::uint32_t kNobody = UINT32_MAX;
constexpr std::uint32_t kNoRole = UINT32_MAX;

std::size_t picked(double u, std::size_t size) {
  return std::min(static_cast<std::size_t>(u * static_cast<double>(size)), size - 1);
}

}  // namespace

RegrowthState::RegrowthState(const Regrowth& model, const Removal& removal, Seed seed,
                             std::uint32_t number)
    : model_(model),
      network_(model.network_),
      targets_(removal.targets),
      gone_(removal.gone),
      contacts_(removal.contacts),
      added_(gone_.size()),
      recruit_(targets_.size(), kNobody),
      ready_(targets_.size(), 0),
      distance_(gone_.size(), kNobody),
      groups_(removal.groups) {
  const StreamName name("network.regrowth");
  open_.reserve(removal.open.size());
  for (const auto& [orphan, place] : removal.open) {
    const ActorIndex who = orphan < network_.size() ? orphan : targets_[orphan - network_.size()];
    const std::uint64_t pair = static_cast<std::uint64_t>(who) << 32U | targets_[place];
    open_.push_back({orphan, place, Stream(seed, name.at(pair), number)});
    open_.back().turn = open_.back().luck.uniform();
  }
  std::sort(open_.begin(), open_.end(), [&](const OpenTie& a, const OpenTie& b) {
    if (a.turn != b.turn) return a.turn < b.turn;
    return std::pair(a.orphan, targets_[a.place]) < std::pair(b.orphan, targets_[b.place]);
  });
}

bool RegrowthState::pass(std::size_t month) {
  bool changed = false;
  for (std::size_t place = 0; place < targets_.size(); ++place)
    changed = changed || (recruit_[place] != kNobody && ready_[place] == month);
  for (OpenTie& tie : open_) {
    if (tie.closed) continue;
    // Every month takes the same number of draws: what one tie meets does not shift another.
    const double whether = tie.luck.uniform();
    const double which = tie.luck.uniform();
    const double whom = tie.luck.uniform();
    if (gone_[tie.orphan] != 0 || whether >= model_.settings_.repair) continue;
    const ActorIndex found = contact(tie, which, whom, month);
    if (found == kNobody) continue;
    added_[tie.orphan].push_back(found);
    added_[found].push_back(tie.orphan);
    ++contacts_[tie.orphan];
    ++contacts_[found];
    groups_.join(tie.orphan, found);
    close(tie);
    changed = true;
  }
  return changed;
}

// And its other half, where the newcomers of two targets both looked.
void RegrowthState::close(OpenTie& tie) {
  tie.closed = true;
  if (tie.orphan < network_.size()) return;
  const auto place = static_cast<std::uint32_t>(tie.orphan - network_.size());
  for (OpenTie& other : open_)
    if (other.place == place && other.orphan == network_.size() + tie.place) other.closed = true;
}

double RegrowthState::missing(std::size_t month) const {
  const double now =
      model_.routes_ != nullptr ? supply(month) : static_cast<double>(groups_.pairs());
  return std::max(0.0, 1 - now / model_.before_);
}

Connectivity RegrowthState::shape() {
  Connectivity result;
  std::map<ActorIndex, std::size_t> sizes;
  for (ActorIndex actor = 0; actor < gone_.size(); ++actor)
    if (gone_[actor] == 0) ++sizes[groups_.of(actor)];
  for (const auto& [leader, size] : sizes) {
    result.actors += size;
    result.components += 1;
    result.largest = std::max(result.largest, size);
    result.pairs += static_cast<std::uint64_t>(size) * (size - 1);
  }
  return result;
}

std::uint32_t RegrowthState::role(ActorIndex actor) const {
  return model_.role_[actor < network_.size() ? actor : targets_[actor - network_.size()]];
}

template <class Visit>
void RegrowthState::each_contact(ActorIndex actor, const Visit& visit) const {
  if (actor < network_.size())
    for (const ActorIndex other : network_.neighbours(actor))
      if (gone_[other] == 0) visit(other);
  for (const ActorIndex other : added_[actor]) visit(other);
}

bool RegrowthState::knows(ActorIndex actor, ActorIndex other) const {
  if (actor < network_.size() && other < network_.size()) {
    const auto around = network_.neighbours(actor);
    if (std::binary_search(around.begin(), around.end(), other)) return true;
  }
  return std::find(added_[actor].begin(), added_[actor].end(), other) != added_[actor].end();
}

void RegrowthState::look_around(ActorIndex from, std::uint32_t wanted) {
  for (const ActorIndex actor : seen_) distance_[actor] = kNobody;
  seen_.assign(1, from);
  distance_[from] = 0;
  // A contact is at distance 1; who is further is not known yet.
  std::size_t furthest = model_.settings_.reach + 1;
  for (std::size_t next = 0; next < seen_.size(); ++next) {
    const ActorIndex actor = seen_[next];
    if (distance_[actor] >= furthest) break;
    const std::uint32_t beyond = distance_[actor] + 1;
    each_contact(actor, [&](ActorIndex other) {
      if (distance_[other] != kNobody) return;
      distance_[other] = beyond;
      seen_.push_back(other);
      if (beyond >= 2 && role(other) == wanted) furthest = beyond;
    });
  }
}

ActorIndex RegrowthState::contact(const OpenTie& tie, double which, double whom,
                                  std::size_t month) {
  const auto& shares = model_.settings_.mechanisms;
  if (which < shares[0]) return nearest(tie, whom);
  if (which < shares[0] + shares[1]) return recruited(tie, month);
  return preferred(tie, whom);
}

ActorIndex RegrowthState::nearest(const OpenTie& tie, double whom) {
  const std::uint32_t wanted = model_.role_[targets_[tie.place]];
  look_around(tie.orphan, wanted);
  std::vector<ActorIndex> candidates;
  std::uint32_t at = kNobody;
  for (const ActorIndex actor : seen_) {
    if (distance_[actor] > at) break;
    if (distance_[actor] < 2 || role(actor) != wanted) continue;
    at = distance_[actor];
    candidates.push_back(actor);
  }
  if (candidates.empty()) return kNobody;
  std::sort(candidates.begin(), candidates.end());
  return candidates[picked(whom, candidates.size())];
}

ActorIndex RegrowthState::recruited(const OpenTie& tie, std::size_t month) {
  const auto newcomer = static_cast<ActorIndex>(network_.size() + tie.place);
  if (recruit_[tie.place] != kNobody) return knows(tie.orphan, newcomer) ? kNobody : newcomer;
  if (!model_.enabling_.empty()) {
    look_around(tie.orphan, kNoRole);
    for (const std::uint32_t needed : model_.enabling_)
      if (std::none_of(seen_.begin(), seen_.end(),
                       [&](ActorIndex actor) { return role(actor) == needed; }))
        return kNobody;
  }
  gone_[newcomer] = 0;
  recruit_[tie.place] = newcomer;
  ready_[tie.place] = month + model_.settings_.recruit_delay;
  return newcomer;
}

ActorIndex RegrowthState::preferred(const OpenTie& tie, double whom) {
  const std::uint32_t wanted = model_.role_[targets_[tie.place]];
  std::vector<std::pair<ActorIndex, double>> candidates;
  double all = 0;
  const auto consider = [&](ActorIndex actor) {
    if (gone_[actor] != 0 || actor == tie.orphan || knows(tie.orphan, actor)) return;
    all += 1 + contacts_[actor];
    candidates.emplace_back(actor, all);
  };
  for (const ActorIndex actor : model_.by_role_[wanted]) consider(actor);
  for (std::uint32_t place = 0; place < targets_.size(); ++place)
    if (model_.role_[targets_[place]] == wanted)
      consider(static_cast<ActorIndex>(network_.size() + place));
  for (const auto& [actor, up_to] : candidates)
    if (whom * all < up_to) return actor;
  return candidates.empty() ? kNobody : candidates.back().first;
}

// The largest flow with the newcomers and the new ties, over which goods go as along any other.
double RegrowthState::supply(std::size_t month) const {
  const ChainRoutes& routes = *model_.routes_;
  const Chain& chain = routes.chain();
  const auto source = static_cast<MaxFlow::Node>(2 * gone_.size());
  const MaxFlow::Node sink = source + 1;
  const auto last = static_cast<std::uint32_t>(chain.stages().size() - 1);
  const auto stage = [&](ActorIndex actor) {
    return routes.stage(actor < network_.size() ? actor : targets_[actor - network_.size()]);
  };
  MaxFlow flow(gone_.size() * 2 + 2);
  for (ActorIndex actor = 0; actor < gone_.size(); ++actor) {
    if (gone_[actor] != 0 || stage(actor) == ChainRoutes::kOffChain) continue;
    double capacity = 0;
    if (actor < network_.size()) {
      capacity = network_.actors()[actor].capacity;
    } else if (const std::size_t place = actor - network_.size(); month >= ready_[place]) {
      capacity = network_.actors()[targets_[place]].capacity * model_.settings_.recruit_capacity;
    }
    if (capacity <= 0) continue;
    flow.add_arc(2 * actor, 2 * actor + 1, flow_amount(capacity));
    if (stage(actor) == 0) flow.add_arc(source, 2 * actor, MaxFlow::kUnlimited);
    if (stage(actor) == last) flow.add_arc(2 * actor + 1, sink, MaxFlow::kUnlimited);
  }
  const auto link = [&](ActorIndex from, ActorIndex to) {
    if (gone_[from] == 0 && gone_[to] == 0) flow.add_arc(2 * from + 1, 2 * to, MaxFlow::kUnlimited);
  };
  for (const ChainRoutes::Arc& arc : routes.arcs()) link(arc.from, arc.to);
  for (ActorIndex actor = 0; actor < gone_.size(); ++actor)
    for (const ActorIndex other : added_[actor]) {
      // Each new tie stands in both lists: the list of the earlier stage speaks for it, and within
      // a stage both do.
      const std::uint32_t from = stage(actor);
      const std::uint32_t to = stage(other);
      if (from == ChainRoutes::kOffChain || to == ChainRoutes::kOffChain || from > to) continue;
      if (chain.passes(from, to)) link(actor, other);
    }
  return flow_number(flow.augment(source, sink));
}

}  // namespace setpoint
