// The ledger as the service reads and writes it: for persons who prove themselves by a token, with
// the service's own key.
//
// Reading and writing each have a connection of their own, so nobody who reads waits for an append.
// Safe to use from several threads.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
  // For reading alone.
  [[nodiscard]] static Result<std::unique_ptr<LedgerDesk>> open(const std::filesystem::path& file);
  // key: the service's. Faults: those of Ledger::open; (data) a key that is not the present one of
  // a person of the ledger with the role service.
  [[nodiscard]] static Result<std::unique_ptr<LedgerDesk>> open(const std::filesystem::path& file,
                                                                ledger::KeyPair key);

  struct Standing {
    std::string id;
    Quarter period;
    std::string state;
    std::string recorded;
    std::string document;  // SHA-256 of determination.json
  };
  // Every determination of the ledger, in the order in which they were added.
  [[nodiscard]] Result<std::vector<Standing>> standings();

  // A determination as it is recorded. Null: there is none, or it cannot be read.
  [[nodiscard]] std::shared_ptr<const Kept> read(std::string_view id);

  // The holder of an Authorization header ("Bearer ..."). Nothing if it gives no access.
  [[nodiscard]] Result<std::optional<ledger::TokenHolder>> holder(std::string_view authorization);

  // Entries (without tokens), determinations with who did what, objections; head of the chain.
  [[nodiscard]] Result<std::string> answer();

  [[nodiscard]] bool writes() const { return writing_ != nullptr; }
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
  struct Writing {
    std::mutex mutex;
    ledger::Ledger ledger;
    ledger::KeyPair key;
    Writing(ledger::Ledger open, ledger::KeyPair own)
        : ledger(std::move(open)), key(std::move(own)) {}
  };
  explicit LedgerDesk(ledger::Ledger reading) : reading_(std::move(reading)) {}

  std::mutex mutex_;  // of what reads
  ledger::Ledger reading_;
  std::unique_ptr<Writing> writing_;
};

}  // namespace setpoint
