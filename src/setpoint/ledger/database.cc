#include "setpoint/ledger/database.h"

#include <sqlite3.h>
#include <sys/statvfs.h>

#include <system_error>
#include <utility>

#include "setpoint/ledger/page_checksum.h"

namespace setpoint::ledger {
namespace {

namespace fs = std::filesystem;

constexpr int kPrimary = 0xff;  // of an extended result code

// A path as a URI of SQLite.
std::string uri(const std::string& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string text = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
        c == '.' || c == '-' || c == '_')
      text += c;
    else
      (text += '%') += {kHex[byte >> 4U], kHex[byte & 0xfU]};
  }
  return text;
}

std::uintmax_t size_of(const std::string& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  return error ? 0 : size;
}

// Where nobody can write; a file that only this process may not write can have writers.
bool on_a_read_only_medium(const std::string& file) {
  struct statvfs medium {};
  return ::statvfs(file.c_str(), &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement& Statement::bind(int place, std::int64_t value) {
  if (bound_ == SQLITE_OK) bound_ = sqlite3_bind_int64(statement_.get(), place, value);
  return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
  if (bound_ == SQLITE_OK)
    bound_ = sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), nullptr,
                                 SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_bytes(int place, std::string_view bytes) {
  if (bound_ == SQLITE_OK)
    bound_ = sqlite3_bind_blob64(statement_.get(), place, bytes.empty() ? "" : bytes.data(),
                                 bytes.size(), nullptr);
  return *this;
}

Result<bool> Statement::step() {
  if (bound_ != SQLITE_OK) return database_->fault(bound_);
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  return database_->fault(status);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Database::Database(sqlite3* connection, std::string name)
    : connection_(connection), name_(std::move(name)) {}

Database::~Database() {
  sqlite3_close_v2(connection_);
}

Result<std::unique_ptr<Database>> Database::connect(const std::string& file,
                                                    const std::string& name, int flags) {
  const char* const vfs = checked_vfs();
  if (vfs == nullptr)
    return Fault{FaultKind::machine, {name}, "SQLite has no file system", "one that it knows"};
  sqlite3* connection = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &connection,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  if (connection == nullptr) return Fault{FaultKind::machine, {name}, "out of memory", ""};
  std::unique_ptr<Database> database(new Database(connection, name));
  if (status != SQLITE_OK) return database->fault(status);
  return database;
}

Result<std::unique_ptr<Database>> Database::open(const fs::path& file, Access access) {
  const std::string name = file.string();
  std::error_code error;
  const std::string path = fs::absolute(file, error).string();
  const bool there = fs::exists(path, error);
  if (access != Access::create && !there)
    return Fault{
        FaultKind::data, {name}, "no such ledger", "one; 'setpoint ledger init' begins it"};
  if (access != Access::create && !fs::is_regular_file(path, error))
    return Fault{FaultKind::data, {name}, "not a file", "a ledger"};
  if (access != Access::create && size_of(path) == 0)
    return Fault{FaultKind::data, {name}, "an empty file", "a ledger"};
  const int create = access == Access::create ? SQLITE_OPEN_CREATE : 0;
  auto database = connect(path, name, SQLITE_OPEN_READWRITE | create);
  if (!database) return database;
  const bool log_is_there = size_of(path + "-wal") > 0;
  // A reader is not to be the one that moves a log into the file: what it looks at stays as it is.
  if (access == Access::read_only && log_is_there)
    sqlite3_db_config((*database)->connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  auto done = (*database)->set_up(access);
  if (done) return database;
  // On a medium that cannot be written there is no place for the shared memory, and no writer.
  if (access == Access::read_only && !log_is_there && on_a_read_only_medium(path)) {
    auto still = connect(uri(path) + "?immutable=1", name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (still && (*still)->set_up(access)) return still;
  }
  return std::move(done).faults();
}

Result<Done> Database::set_up(Access access) const {
  sqlite3_busy_timeout(connection_, patience_ms_);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (access == Access::create) {
    if (auto set = run("PRAGMA page_size=" + std::to_string(kPageSize)); !set) return set;
    int reserved = static_cast<int>(kReservedBytes);
    const int status =
        sqlite3_file_control(connection_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    if (status != SQLITE_OK) return fault(status);
    if (auto set = run("PRAGMA journal_mode=WAL"); !set) return set;
  }
  if (access == Access::read_only) {
    if (auto set = run("PRAGMA query_only=ON"); !set) return set;
  }
  if (auto set = run("PRAGMA synchronous=FULL; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0");
      !set)
    return set;
  // The first look into the file: damage, and what is no database, shows here.
  if (auto looked = integer("SELECT count(*) FROM sqlite_schema"); !looked)
    return std::move(looked).faults();
  if (access == Access::read_write) checkpoint();
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int status = sqlite3_prepare_v2(connection_, sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
  if (status != SQLITE_OK) return fault(status);
  return Statement(statement, *this);
}

Result<Done> Database::run(const std::string& sql) const {
  const int status = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return fault(status);
  return Done{};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return std::move(statement).faults();
  const auto row = statement->step();
  if (!row) return row.faults();
  return *row ? statement->integer(0) : 0;
}

void Database::wait_for_writers(std::chrono::milliseconds most) {
  patience_ms_ = static_cast<int>(most.count());
  sqlite3_busy_timeout(connection_, patience_ms_);
}

void Database::checkpoint() const {
  // Whoever is in the way will do it, or the next append: what is committed is safe in the log.
  sqlite3_busy_timeout(connection_, 0);
  sqlite3_wal_checkpoint_v2(connection_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(connection_, patience_ms_);
}

Fault Database::fault(int code) const {
  const std::string said = sqlite3_errmsg(connection_);
  const int primary = code & kPrimary;
  const bool of_system = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
  const int system = of_system ? sqlite3_system_errno(connection_) : 0;
  const std::string reason =
      system != 0 ? said + ": " + std::generic_category().message(system) : said;
  switch (primary) {
    case SQLITE_FULL:
      return {FaultKind::machine,
              {name_},
              "the disk is full: nothing was recorded",
              "room for the entry"};
    case SQLITE_BUSY:
      return {FaultKind::machine,
              {name_},
              "another program keeps the ledger busy",
              "a ledger that becomes free within a minute"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {FaultKind::data,
              {name_},
              "not a ledger, or damaged: " + said,
              "a ledger as it was written; 'setpoint ledger verify' says where it is not"};
    case SQLITE_CONSTRAINT:
      return {FaultKind::data, {name_}, "refused by the ledger: " + said, "an append"};
    default:
      if (code == SQLITE_IOERR_DATA)
        return {FaultKind::data,
                {name_},
                "not a ledger, or damaged: a page does not agree with its checksum",
                "a ledger as it was written; 'setpoint ledger verify' says where it is not"};
      // A quota or a limit, unlike a full disk, has no code of its own.
      if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE)
        return {FaultKind::machine,
                {name_},
                "the file cannot grow (no room, a quota or a limit): nothing was recorded",
                "room for the entry"};
      return {FaultKind::machine, {name_}, reason, "a ledger that can be read and written"};
  }
}

Result<Transaction> Transaction::begin(const Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return std::move(begun).faults();
  return Transaction(database);
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself; then there is nothing to do, and it says so.
  if (database_ != nullptr) static_cast<void>(database_->run("ROLLBACK"));
}

Result<Done> Transaction::commit() {
  auto committed = database_->run("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

}  // namespace setpoint::ledger
