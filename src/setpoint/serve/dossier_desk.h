// Dossiers take seconds: they are made one after another, beside the service, and asked for again
// until they are there. Safe to use from several threads.
#pragma once

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "setpoint/data/tables.h"
#include "setpoint/serve/kept.h"
#include "setpoint/serve/message.h"
#include "setpoint/serve/policy_source.h"

namespace setpoint {

class DossierDesk {
 public:
  struct State {
    std::string what;  // at hand
    std::size_t done = 0;
    std::size_t of = 0;
    std::shared_ptr<const Body> html;  // when it is there
    Faults faults;                     // why it never will be
    [[nodiscard]] bool ready() const { return html != nullptr; }
  };

  DossierDesk(std::shared_ptr<const Tables> tables, PolicySource source);
  DossierDesk(const DossierDesk&) = delete;
  DossierDesk& operator=(const DossierDesk&) = delete;
  // Waits for the one at hand.
  ~DossierDesk();

  // Somebody has asked for it.
  [[nodiscard]] bool known(const Kept& kept, Country country);
  // The state of a dossier, which is begun if nobody asked for it before. Nothing if too many wait.
  // Precondition: the country is in the determination.
  [[nodiscard]] std::optional<State> ask(const std::shared_ptr<const Kept>& kept, Country country);

 private:
  struct Job {
    std::shared_ptr<const Kept> kept;
    Country country;
    bool taken = false;
    State state{};
  };
  void work();
  void make(Job& job);
  void write(Job& job);
  [[nodiscard]] bool waits(const Job& job) const;

  std::shared_ptr<const Tables> tables_;
  PolicySource source_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Job> jobs_;  // the last asked for first
  bool closing_ = false;
  std::thread worker_;
};

}  // namespace setpoint
