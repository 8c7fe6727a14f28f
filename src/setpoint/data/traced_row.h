// Cells of tables as leaves of a trace, in our units.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "setpoint/core/trace.h"
#include "setpoint/data/tables.h"

namespace setpoint {

class TracedRows {
 public:
  TracedRows(const Tables& tables, Trace& trace) : tables_(&tables), trace_(&trace) {}

  [[nodiscard]] const Tables& tables() const { return *tables_; }
  [[nodiscard]] Trace& trace() const { return *trace_; }

  // The figure as written, times the exact factor to our unit where there is one.
  template <class D>
  [[nodiscard]] Traced<D> at(const Amount& amount) {
    std::string note;
    if (amount.carried_from) note = "carried from " + amount.carried_from->text();
    const NodeId written = trace_->leaf(Leaf{LeafKind::row,
                                             tables_->text(amount.at),
                                             tables_->sources[amount.at.table].source,
                                             std::move(note),
                                             {}},
                                        amount.written);
    if (amount.factor == 1) return Traced<D>(*trace_, written);
    return combined<D>(*trace_, Operation::product, {written, factor(amount)});
  }

 private:
  NodeId factor(const Amount& amount) {
    const auto key = std::pair(std::string(amount.factor_name), amount.factor);
    if (const auto found = factors_.find(key); found != factors_.end()) return found->second;
    const NodeId node =
        trace_->leaf(Leaf{LeafKind::constant, key.first, "", "", {}}, amount.factor);
    factors_.emplace(key, node);
    return node;
  }

  const Tables* tables_;
  Trace* trace_;
  std::map<std::pair<std::string, double>, NodeId> factors_;
};

}  // namespace setpoint
