// What stands before the data of a DL file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/network/dl_words.h"

namespace setpoint {

// The actors of a network of one mode, numbered from 0 as they are named.
class DlLabels {
 public:
  [[nodiscard]] const std::vector<std::string>& all() const { return all_; }
  // Case does not matter: UCINET makes labels upper case.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view label) const;

  // `word` names actor k, who may have been named before (as a row, say, and now as a column).
  // Precondition: k is at most all().size(). Faults: another label than before; an empty one; one
  // that names another actor; `file` stands for the file in them.
  [[nodiscard]] std::optional<Fault> name_actor(std::size_t k, const DlWord& word,
                                                const std::string& file);
  // A label that comes up in a list; no other has it.
  std::size_t add(std::string_view label);
  // Actors without a label are called by their number.
  void number_up_to(std::size_t size);

 private:
  std::vector<std::string> all_;
  std::map<std::string, std::size_t, std::less<>> number_;
};

enum class DlFormat : std::uint8_t { full_matrix, lower_half, upper_half, edge_list, node_list };

struct DlHead {
  std::size_t size = 0;  // actors, from 1 to 100,000
  DlFormat format = DlFormat::full_matrix;
  bool diagonal = true;
  bool rows_embedded = false;
  bool columns_embedded = false;
  DlLabels labels;       // those listed: of every actor or of none
  std::size_t data = 0;  // the first word of the data
};

// As read_dl.h says.
[[nodiscard]] Result<DlHead> read_dl_head(const std::vector<DlWord>& words,
                                          const std::string& name);

// At word k, or behind the last one.
[[nodiscard]] Fault dl_fault(const std::vector<DlWord>& words, std::size_t k,
                             const std::string& name, std::string what, std::string expected);

// All of text as a number without sign or fraction.
[[nodiscard]] std::optional<std::size_t> dl_whole(std::string_view text);

}  // namespace setpoint
