#include "setpoint/serve/dossier_desk.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "setpoint/determination/dossier.h"
#include "setpoint/report/dossier.h"
#include "setpoint/report/dossier_command.h"

namespace setpoint {
namespace {

constexpr std::size_t kMostWaiting = 8;
constexpr std::size_t kMostKept = 24;

// As the user would give them to the program; where the chain before was made with the same values
// it is made again, else it has to be given.
DossierCommand command(const Kept& kept, const PolicySource& source) {
  DossierCommand given;
  given.policy_file = source.file.has_value();
  for (const auto* overrides : {&source.overrides, &kept.overrides})
    for (const PolicyOverride& one : *overrides) given.set.push_back(one.key + "=" + one.value);
  if (!kept.before)
    given.previous = "none";
  else if (kept.before->overrides.size() != kept.overrides.size())
    given.previous = "FILE";
  return given;
}

}  // namespace

DossierDesk::DossierDesk(std::shared_ptr<const Tables> tables, PolicySource source)
    : tables_(std::move(tables)), source_(std::move(source)), worker_([this] { work(); }) {}

DossierDesk::~DossierDesk() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

bool DossierDesk::waits(const Job& job) const {
  return !job.taken && !job.state.ready() && job.state.faults.empty();
}

bool DossierDesk::known(const Kept& kept, Country country) {
  const std::lock_guard lock(mutex_);
  return std::any_of(jobs_.begin(), jobs_.end(), [&](const Job& job) {
    return job.kept->id() == kept.id() && job.country == country;
  });
}

std::optional<DossierDesk::State> DossierDesk::ask(const std::shared_ptr<const Kept>& kept,
                                                   Country country) {
  const std::lock_guard lock(mutex_);
  const auto own = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) {
    return job.kept->id() == kept->id() && job.country == country;
  });
  if (own != jobs_.end()) {
    jobs_.splice(jobs_.begin(), jobs_, own);
    return own->state;
  }
  const auto waiting =
      std::count_if(jobs_.begin(), jobs_.end(), [this](const Job& job) { return waits(job); });
  if (static_cast<std::size_t>(waiting) >= kMostWaiting) return std::nullopt;
  jobs_.push_front({kept, country});
  jobs_.front().state.what = "waiting for another dossier";
  if (jobs_.size() > kMostKept) {
    const auto last = std::find_if(jobs_.rbegin(), jobs_.rend(), [](const Job& job) {
      return job.state.ready() || !job.state.faults.empty();
    });
    if (last != jobs_.rend()) jobs_.erase(std::next(last).base());
  }
  changed_.notify_all();
  return jobs_.front().state;
}

void DossierDesk::work() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    // The one that waits longest stands last.
    const auto next =
        std::find_if(jobs_.rbegin(), jobs_.rend(), [this](const Job& job) { return waits(job); });
    if (next == jobs_.rend()) {
      changed_.wait(lock);
      continue;
    }
    Job& job = *next;  // stays where it is while it is not ready
    job.taken = true;
    lock.unlock();
    make(job);
    lock.lock();
  }
}

void DossierDesk::make(Job& job) {
  try {
    write(job);
  } catch (const std::exception& error) {
    const std::lock_guard lock(mutex_);
    job.state.faults = {{FaultKind::machine, {}, error.what(), "room to make it"}};
  }
}

void DossierDesk::write(Job& job) {
  const Kept& kept = *job.kept;
  auto made = dossier(*tables_, *kept.policy, kept.options, kept.determination, job.country,
                      [&](std::string_view what, std::size_t done, std::size_t of) {
                        const std::lock_guard lock(mutex_);
                        job.state.what = what;
                        job.state.done = done;
                        job.state.of = of;
                      });
  std::shared_ptr<const Body> html;
  if (made) {
    const DossierInputs inputs{
        *made, *kept.policy, *tables_,
        dossier_command(kept.determination, job.country, command(kept, source_))};
    html = body_of(to_html(dossier_prose(inputs)), true);
  }
  const std::lock_guard lock(mutex_);
  if (made)
    job.state.html = std::move(html);
  else
    job.state.faults = std::move(made).faults();
  job.state.done = job.state.of;
}

}  // namespace setpoint
