// One byte of the file changed: verify says which page, and no reader is served it.
#include <gtest/gtest.h>

#include <set>

#include "ledger/scene.h"
#include "setpoint/ledger/file_check.h"

namespace setpoint::ledger::test {
namespace {

void flip(const fs::path& file, std::size_t at, char bits) {
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(static_cast<std::streamoff>(at));
  const char was = static_cast<char>(bytes.get());
  bytes.seekp(static_cast<std::streamoff>(at));
  bytes.put(static_cast<char>(was ^ bits));
}

bool names_page(const std::vector<Finding>& findings, std::size_t offset) {
  for (const Finding& finding : findings)
    if (finding.page == offset / kPageSize + 1 && finding.bytes && finding.bytes->first <= offset &&
        offset <= finding.bytes->last)
      return true;
  return false;
}

class Bytes : public testing::Test {
 protected:
  void SetUp() override { fill(scene_); }
  Scene scene_;
};

TEST_F(Bytes, AClosedLedgerIsOneSoundFile) {
  EXPECT_FALSE(fs::exists(scene_.file().string() + "-wal"));
  EXPECT_FALSE(fs::exists(scene_.file().string() + "-shm"));
  const Verification sound = scene_.verified();
  EXPECT_EQ(joined(texts(sound)), "");
  EXPECT_EQ(sound.entries, 13U);
  EXPECT_EQ(sound.documents, 4U);  // two determinations, one policy, one list of sources
  EXPECT_EQ(sound.pages * kPageSize, fs::file_size(scene_.file()));
  EXPECT_FALSE(fs::exists(scene_.file().string() + "-wal")) << "verify left something";
}

// Checked without SQLite, so every byte of the file can have its turn.
TEST_F(Bytes, AnyByteChangedIsFoundInItsPage) {
  const std::size_t size = fs::file_size(scene_.file());
  for (std::size_t at = 0; at < size; at += at < 200 ? 1 : 61) {
    const char bits = static_cast<char>(1U << (at % 8));
    flip(scene_.file(), at, bits);
    const FileCheck check = must(check_file(scene_.file()));
    ASSERT_TRUE(names_page(check.findings, at)) << "byte " << at;
    ASSERT_EQ(check.findings.size(), 1U) << "byte " << at;
    flip(scene_.file(), at, bits);
  }
  EXPECT_TRUE(scene_.verified().findings.empty());
}

TEST_F(Bytes, VerifyNamesTheByteOfEveryPage) {
  const std::size_t size = fs::file_size(scene_.file());
  for (std::size_t page = 0; page * kPageSize < size; ++page)
    for (const std::size_t within : {std::size_t{0}, std::size_t{17}, std::size_t{21},
                                     std::size_t{97}, std::size_t{2000}, kPageSize - 1}) {
      const std::size_t at = page * kPageSize + within;
      flip(scene_.file(), at, 0x10);
      ASSERT_TRUE(names_page(scene_.verified().findings, at)) << "byte " << at;
      flip(scene_.file(), at, 0x10);
    }
}

// Every row by SQL alone, without the digests and signatures that would notice too.
int read_rows(const fs::path& file, std::string& rows) {
  sqlite3* connection = nullptr;
  sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE,
                  checked_vfs());
  const auto keep = [](void* to, int count, char** values, char**) {
    for (int k = 0; k < count; ++k) static_cast<std::string*>(to)->append(values[k]).append("|");
    return 0;
  };
  const int status =
      sqlite3_exec(connection, "SELECT * FROM entry; SELECT sha256, hex(bytes) FROM document", keep,
                   &rows, nullptr);
  sqlite3_close(connection);
  return status;
}

TEST_F(Bytes, NoReaderIsServedADamagedPage) {
  const std::string whole = bytes_of(scene_.file());
  std::string before;
  ASSERT_EQ(read_rows(scene_.file(), before), SQLITE_OK);
  ASSERT_GT(before.size(), 1000U);
  int refused = 0;
  for (std::size_t at = 0; at < whole.size(); at += 127) {
    flip(scene_.file(), at, 0x01);
    std::string rows;
    const int status = read_rows(scene_.file(), rows);
    if (status == SQLITE_OK) {
      ASSERT_EQ(rows, before) << "byte " << at;
    } else {
      ASSERT_EQ(status, SQLITE_IOERR_DATA) << "byte " << at;
      ++refused;
    }
    flip(scene_.file(), at, 0x01);
  }
  EXPECT_GT(refused, 0);
  // And a reader of the ledger says that it is the data, not the machine.
  flip(scene_.file(), 20, 0x01);
  const auto opened = Ledger::open_read_only(scene_.file());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.faults().front().kind, FaultKind::data);
}

TEST_F(Bytes, BytesCutOffOrAddedAreFound) {
  const std::string whole = bytes_of(scene_.file());
  for (const std::size_t size :
       {whole.size() - 1, whole.size() - kPageSize, kPageSize, std::size_t{100}, std::size_t{1}}) {
    put(scene_.file(), whole.substr(0, size));
    EXPECT_FALSE(scene_.verified().findings.empty()) << size << " bytes left";
  }
  for (const std::size_t more : {std::size_t{1}, kPageSize}) {
    put(scene_.file(), whole + std::string(more, '\0'));
    const Verification found = scene_.verified();
    EXPECT_FALSE(found.findings.empty()) << more << " bytes added";
  }
  put(scene_.file(), "");
  EXPECT_FALSE(must(verify(scene_.file())).findings.empty());
  put(scene_.file(), std::string(20'000, 'x'));
  EXPECT_FALSE(scene_.verified().findings.empty());
  EXPECT_EQ(Ledger::open(scene_.file()).faults().front().kind, FaultKind::data);
}

TEST_F(Bytes, PagesThatChangePlacesAreFound) {
  const std::string whole = bytes_of(scene_.file());
  ASSERT_GE(whole.size(), 4 * kPageSize);
  std::string swapped = whole;
  swapped.replace(2 * kPageSize, kPageSize, whole.substr(3 * kPageSize, kPageSize));
  swapped.replace(3 * kPageSize, kPageSize, whole.substr(2 * kPageSize, kPageSize));
  put(scene_.file(), swapped);
  EXPECT_EQ(must(check_file(scene_.file())).findings.size(), 2U);
}

// A log that is left behind: a copy of file and log while a ledger has it open.
class Log : public Bytes {
 protected:
  // Two appends in the log, neither in the file.
  void leave_log() {
    // A reader that looks at the file keeps the log from being moved into it.
    sqlite3* reader = nullptr;
    ASSERT_EQ(sqlite3_open_v2(scene_.file().c_str(), &reader, SQLITE_OPEN_READWRITE, checked_vfs()),
              SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(reader, "BEGIN; SELECT * FROM entry", nullptr, nullptr, nullptr),
              SQLITE_OK);
    {
      Ledger ledger = scene_.open();
      before_ = must(ledger.state()).number();
      must(ledger.add(scene_.as("Ada"), evidence("log-1"), ""));
      must(ledger.add(scene_.as("Ada"), evidence("log-2"), ""));
      fs::copy_file(scene_.file(), copy());
      fs::copy_file(scene_.file().string() + "-wal", log());
    }
    sqlite3_close(reader);
  }
  [[nodiscard]] fs::path copy() const { return scene_.path("copy"); }
  [[nodiscard]] fs::path log() const { return scene_.path("copy-wal"); }
  std::uint64_t before_ = 0;
};

TEST_F(Log, IsReadAndNotChanged) {
  leave_log();
  const std::string log_before = bytes_of(log());
  ASSERT_FALSE(log_before.empty());
  const Verification sound = must(verify(copy()));
  EXPECT_EQ(joined(texts(sound)), "");
  EXPECT_EQ(sound.entries, before_ + 2);
  EXPECT_EQ(sound.wal.bytes, log_before.size());
  EXPECT_EQ(sound.wal.trailing_bytes(), 0U);
  EXPECT_EQ(bytes_of(log()), log_before);
}

TEST_F(Log, AnInterruptedAppendIsStated) {
  leave_log();
  const std::string whole = bytes_of(log());
  put(log(), whole.substr(0, whole.size() - 10));
  const Verification cut = must(verify(copy()));
  EXPECT_EQ(joined(texts(cut)), "");
  EXPECT_EQ(cut.entries, before_ + 1);
  EXPECT_GT(cut.wal.trailing_bytes(), 0U);
}

TEST_F(Log, AnyByteChangedInItIsFoundOrStated) {
  leave_log();
  const std::string whole = bytes_of(log());
  const std::uint64_t head = before_ + 2;
  for (std::size_t at = 0; at < whole.size(); at += at < 100 ? 1 : 331) {
    flip(log(), at, 0x04);
    const Verification found = must(verify(copy()));
    const bool stated = found.wal.trailing_bytes() > 0 && found.entries < head;
    // The sequence number of checkpoints, bytes 12 to 15, is covered by the checksum too.
    ASSERT_TRUE(!found.findings.empty() || stated) << "byte " << at;
    // What is before the last commit is not passed off as an interruption.
    if (at >= 32 && at < whole.size() / 2) {
      ASSERT_FALSE(found.findings.empty()) << "byte " << at;
    }
    put(log(), whole);
  }
}

}  // namespace
}  // namespace setpoint::ledger::test
