// Ledger::create: a ledger appears with its founder in it, or not at all.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "setpoint/ledger/ledger.h"
#include "setpoint/ledger/schema.h"

namespace setpoint::ledger {
namespace {

namespace fs = std::filesystem;

// Removes what a ledger that did not come to be has left.
class Partial {
 public:
  explicit Partial(std::string path) : path_(std::move(path)) { remove(); }
  ~Partial() { remove(); }
  Partial(const Partial&) = delete;
  Partial& operator=(const Partial&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  void remove() const {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) ::unlink((path_ + end).c_str());
  }
  std::string path_;
};

Result<Done> make_tables(const Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return std::move(transaction).faults();
  std::string sql = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                    "; PRAGMA user_version=" + std::to_string(kFileVersion) + ";";
  for (const SchemaObject& object : kSchema) (sql += object.sql) += ";";
  if (auto made = database.run(sql); !made) return made;
  return transaction->commit();
}

Fault machine(const fs::path& file, int error) {
  return {FaultKind::machine,
          {file.string()},
          std::generic_category().message(error),
          "a folder in which a ledger can begin"};
}

Fault taken(const fs::path& file) {
  return {FaultKind::usage,
          {file.string()},
          "there is a file already",
          "the name of a ledger that is not there yet"};
}

// The folder, so that the name of the file outlives the power too.
bool flush_folder(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool flushed = ::fsync(handle) == 0 || errno == EINVAL;
  ::close(handle);
  return flushed;
}

}  // namespace

Result<Ledger> Ledger::create(const fs::path& file, const KeyPair& founder, Clock clock) {
  std::error_code error;
  // A log that was left behind would be taken for the new ledger's.
  for (const char* ending : {"", "-wal", "-shm", "-journal"})
    if (const fs::path there = file.string() + ending; fs::exists(fs::symlink_status(there, error)))
      return taken(there);
  const Partial partial(file.string() + ".partial-" + std::to_string(::getpid()));
  {
    auto database = Database::open(partial.path(), Database::Access::create);
    if (!database) return std::move(database).faults();
    if (auto made = make_tables(**database); !made) return std::move(made).faults();
    Ledger ledger(*std::move(database), clock);
    PersonBody person{founder.name(), founder.public_key(), {}};
    for (const Role role : kRoles)
      if (role != Role::service) person.roles.push_back(role);
    if (auto begun = ledger.append(Signer(founder), person, {}); !begun)
      return std::move(begun).faults();
  }
  if (fs::exists(partial.path() + "-wal", error))
    return Fault{FaultKind::machine,
                 {file.string()},
                 "the first entry could not be moved from the "
                 "write-ahead log into the file",
                 "room on the disk"};
  // A link, unlike a rename, never takes the place of what is there.
  if (::link(partial.path().c_str(), file.c_str()) != 0)
    return errno == EEXIST ? taken(file) : machine(file, errno);
  if (!flush_folder(fs::absolute(file, error).parent_path())) return machine(file, errno);
  return open(file, std::move(clock));
}

}  // namespace setpoint::ledger
