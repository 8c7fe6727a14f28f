// Whether the values of a withheld count lie far enough apart, where moves (widths.h) do not show
// it: the exact attack (system_attack.h) is asked.
//
// An answer is a fact about the tables, whichever solutions the attack came by, so what is built on
// it does not depend on a solver. The counts that the solutions behind a proof give other values
// are kept: while all of them are withheld the proof stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "setpoint/disclosure/count_tables.h"
#include "setpoint/disclosure/system_attack.h"

namespace setpoint {

class ProvedWidths {
 public:
  // `point`: a whole solution of what is public. All are kept by reference.
  ProvedWidths(const CountTables& tables, const SuppressionRule& rule, std::span<const char> small,
               std::span<const std::int64_t> point);

  // Of one cell, with what is shown now: whether its values lie `width` apart.
  [[nodiscard]] bool prove(std::uint32_t cell, std::span<const Showing> showing,
                           std::int64_t width);
  // Of several at once, ascending, each with its width: whether all of them do.
  [[nodiscard]] bool prove_all(std::span<const std::uint32_t> cells,
                               std::span<const Showing> showing,
                               std::span<const std::int64_t> widths);
  // How well a cell is hidden if every cell that has a price is withheld too. What is narrow then
  // is narrow in every pattern, for its solutions are among those of this one.
  [[nodiscard]] Hiding at_best(std::uint32_t cell, std::span<const Showing> showing,
                               std::span<const std::int64_t> price, std::int64_t width) const;
  // Whether there ever was a proof of the cell, and whether there is one.
  [[nodiscard]] bool known(std::uint32_t cell) const { return proofs_[cell].has_value(); }
  [[nodiscard]] bool stands(std::uint32_t cell) const {
    return proofs_[cell] && proofs_[cell]->stands;
  }
  // A cell is shown: the proofs that rest on its having another value stand no more; and withheld
  // again: they do.
  void show(std::uint32_t cell) { stand(cell, false); }
  void withhold_again(std::uint32_t cell) { stand(cell, true); }

 private:
  struct Proof {
    std::vector<std::uint32_t> moved;  // ascending
    bool stands = true;
  };
  [[nodiscard]] std::vector<Range> ranges(std::span<const std::uint32_t> cells,
                                          std::span<const Showing> showing,
                                          std::span<const std::int64_t> widths,
                                          std::size_t nodes) const;
  void stand(std::uint32_t cell, bool stands);

  const CountTables& tables_;
  const SuppressionRule& rule_;
  std::span<const char> small_;
  std::span<const std::int64_t> point_;
  std::vector<std::optional<Proof>> proofs_;  // by cell
};

}  // namespace setpoint
