// The ledger as the service reads and writes it: for persons who prove themselves by a token, with
// the service's own key.
//
// A token that gives no access is refused in the same words, whatever is wrong with it. Safe to use
// from several threads: each call has the ledger to itself.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/tables.h"
#include "setpoint/ledger/ledger.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/kept.h"

namespace setpoint {

class LedgerDesk {
 public:
  // key: the service's, admitted to the ledger with the role service; empty: nothing is written.
  LedgerDesk(ledger::Ledger ledger, std::optional<ledger::KeyPair> key);

  struct Standing {
    std::string id;
    Quarter period;
    std::string state;
    std::string recorded;
  };
  // Every determination of the ledger, in the order in which they were added.
  [[nodiscard]] Result<std::vector<Standing>> standings();

  // A determination as it is recorded. Null: there is none, or it cannot be read.
  [[nodiscard]] std::shared_ptr<const Kept> read(std::string_view id);

  // The holder of an Authorization header ("Bearer ..."). Nothing if it gives no access.
  [[nodiscard]] Result<std::optional<ledger::TokenHolder>> holder(std::string_view authorization);

  // Entries (without tokens), determinations with who did what, objections; head of the chain.
  [[nodiscard]] Result<std::string> answer();

  [[nodiscard]] bool writes() const { return key_.has_value(); }
  [[nodiscard]] Result<ledger::Receipt> add(const std::string& person,
                                            const ledger::Evidence& evidence,
                                            const std::string& name);
  [[nodiscard]] Result<ledger::Receipt> review(const std::string& person, std::string id,
                                               std::string note);
  [[nodiscard]] Result<ledger::Receipt> publish(const std::string& person, std::string id,
                                                std::string note);
  [[nodiscard]] Result<ledger::Receipt> object(const std::string& person,
                                               ledger::ObjectionBody objection);

 private:
  std::mutex mutex_;
  ledger::Ledger ledger_;
  std::optional<ledger::KeyPair> key_;
};

}  // namespace setpoint
