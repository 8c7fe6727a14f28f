// SQLite, by values: connections, statements and transactions that clean up after themselves, and
// errors as faults.
//
// Every connection goes through the VFS of page_checksum.h, keeps a write-ahead log and flushes it
// at every commit (synchronous=FULL): what was committed outlives the process and the power.
// A connection belongs to one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

struct sqlite3;
struct sqlite3_stmt;

namespace setpoint::ledger {

class Database;

// A prepared statement. What is bound must live until the last step.
class Statement {
 public:
  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::string_view text);
  Statement& bind_bytes(int place, std::string_view bytes);
  // Whether there is a row (true) or the statement is done (false).
  [[nodiscard]] Result<bool> step();
  // Of the row; columns count from 0.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;  // of text or bytes, all of it

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, const Database& database)
      : statement_(statement), database_(&database) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const Database* database_;
  int bound_ = 0;  // SQLITE_OK, or what the first binding that failed said
};

class Database {
 public:
  enum class Access {
    create,      // a file that is not there yet
    read_write,  // and empties the write-ahead log that another left, if it can
    read_only,   // changes neither the file nor a log that is there
  };
  // Faults: no such file (data), not a ledger or damaged (data), the system's reason (machine).
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                              Access access);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  // One or more statements whose rows nobody wants.
  [[nodiscard]] Result<Done> run(const std::string& sql) const;
  // The number in the first column of the first row.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
  // Moves the write-ahead log into the file and empties it, if no other connection is in the way.
  void checkpoint() const;
  // How long an append waits for others before it is a fault; a minute unless it is told.
  void wait_for_writers(std::chrono::milliseconds most);

  [[nodiscard]] const std::string& file() const { return name_; }
  [[nodiscard]] Fault fault(int code) const;

 private:
  Database(sqlite3* connection, std::string name);
  [[nodiscard]] Result<Done> set_up(Access access) const;
  [[nodiscard]] static Result<std::unique_ptr<Database>> connect(const std::string& file,
                                                                 const std::string& name,
                                                                 int flags);
  sqlite3* connection_;
  std::string name_;  // for faults
  int patience_ms_ = 60'000;
};

// Takes the one place of a writer, waiting for it; rolled back unless committed.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  [[nodiscard]] Result<Done> commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;  // null: nothing left to roll back
};

}  // namespace setpoint::ledger
