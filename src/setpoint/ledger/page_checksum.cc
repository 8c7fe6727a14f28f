#include "setpoint/ledger/page_checksum.h"

#include <sqlite3.h>
#include <xxhash.h>

#include <array>
#include <chrono>
#include <cstring>
#include <thread>

namespace setpoint::ledger {
namespace {

constexpr const char* kName = "setpoint-checked";
constexpr std::size_t kChecked = kPageSize - kReservedBytes;
using Page = std::array<char, kPageSize>;

std::uint64_t stored_checksum(std::string_view page) {
  std::uint64_t value = 0;
  for (std::size_t k = kReservedBytes; k-- > 0;)
    value = value << 8U | static_cast<unsigned char>(page[kChecked + k]);
  return value;
}

std::uint32_t number_at(sqlite3_int64 offset) {
  return static_cast<std::uint32_t>(offset / static_cast<sqlite3_int64>(kPageSize)) + 1;
}

bool starts_page(sqlite3_int64 offset) {
  return offset % static_cast<sqlite3_int64>(kPageSize) == 0;
}

// The file that SQLite sees is followed in memory by the one of the system's VFS.
sqlite3_file* inner(sqlite3_file* file) {
  return file + 1;
}

int close_file(sqlite3_file* file) {
  return inner(file)->pMethods->xClose(inner(file));
}

// A page that is being written by a checkpoint while it is read may be half old and half new; that
// passes, damage does not.
int read_whole(sqlite3_file* file, char* to, sqlite3_int64 offset) {
  sqlite3_file* const real = inner(file);
  constexpr int kTries = 3;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const int status = real->pMethods->xRead(real, to, static_cast<int>(kPageSize), offset);
    if (status == SQLITE_IOERR_SHORT_READ) {
      // Beyond the end is an answer of its own; a part of a page is not.
      sqlite3_int64 size = 0;
      if (real->pMethods->xFileSize(real, &size) == SQLITE_OK && size <= offset) return status;
      continue;
    }
    if (status != SQLITE_OK) return status;
    if (is_whole({to, kPageSize}, number_at(offset))) return SQLITE_OK;
  }
  return SQLITE_IOERR_DATA;
}

int read_file(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
  constexpr int kHeader = 100;
  char* const bytes = static_cast<char*>(to);
  if (amount == static_cast<int>(kPageSize) && starts_page(offset))
    return read_whole(file, bytes, offset);
  if (offset == 0 && amount == kHeader) {
    // SQLite looks into the header for the size of pages before it reads page 1, which may stand
    // anew in the write-ahead log. Ours have one size, whatever a damaged header says; page 1 is
    // checked when it is read.
    const int status = inner(file)->pMethods->xRead(inner(file), to, amount, offset);
    if (status != SQLITE_OK) return status;
    bytes[16] = static_cast<char>(kPageSize >> 8U);
    bytes[17] = static_cast<char>(kPageSize & 0xffU);
    bytes[20] = static_cast<char>(kReservedBytes);
    return SQLITE_OK;
  }
  const sqlite3_int64 within = offset % static_cast<sqlite3_int64>(kPageSize);
  if (within + amount > static_cast<sqlite3_int64>(kPageSize)) return SQLITE_IOERR_READ;
  Page page{};
  const int status = read_whole(file, page.data(), offset - within);
  if (status == SQLITE_IOERR_SHORT_READ) std::memset(to, 0, static_cast<std::size_t>(amount));
  if (status != SQLITE_OK) return status;
  std::memcpy(to, page.data() + within, static_cast<std::size_t>(amount));
  return SQLITE_OK;
}

int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  // SQLite writes the main file by whole pages only.
  if (amount != static_cast<int>(kPageSize) || !starts_page(offset)) return SQLITE_IOERR_WRITE;
  Page page{};
  std::memcpy(page.data(), from, kPageSize);
  std::uint64_t sum = page_checksum({page.data(), kPageSize}, number_at(offset));
  for (std::size_t k = 0; k < kReservedBytes; ++k, sum >>= 8U)
    page[kChecked + k] = static_cast<char>(sum & 0xffU);
  return inner(file)->pMethods->xWrite(inner(file), page.data(), amount, offset);
}

// What passes through.
int truncate_file(sqlite3_file* f, sqlite3_int64 size) {
  return inner(f)->pMethods->xTruncate(inner(f), size);
}
int sync_file(sqlite3_file* f, int flags) {
  return inner(f)->pMethods->xSync(inner(f), flags);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) {
  return inner(f)->pMethods->xFileSize(inner(f), size);
}
int lock_file(sqlite3_file* f, int level) {
  return inner(f)->pMethods->xLock(inner(f), level);
}
int unlock_file(sqlite3_file* f, int level) {
  return inner(f)->pMethods->xUnlock(inner(f), level);
}
int check_lock(sqlite3_file* f, int* held) {
  return inner(f)->pMethods->xCheckReservedLock(inner(f), held);
}
int file_control(sqlite3_file* f, int what, void* argument) {
  return inner(f)->pMethods->xFileControl(inner(f), what, argument);
}
int sector_size(sqlite3_file* f) {
  return inner(f)->pMethods->xSectorSize(inner(f));
}
int characteristics(sqlite3_file* f) {
  return inner(f)->pMethods->xDeviceCharacteristics(inner(f)) & ~SQLITE_IOCAP_BATCH_ATOMIC;
}
int shm_map(sqlite3_file* f, int region, int size, int extend, void volatile** at) {
  return inner(f)->pMethods->xShmMap(inner(f), region, size, extend, at);
}
int shm_lock(sqlite3_file* f, int offset, int count, int flags) {
  return inner(f)->pMethods->xShmLock(inner(f), offset, count, flags);
}
void shm_barrier(sqlite3_file* f) {
  inner(f)->pMethods->xShmBarrier(inner(f));
}
int shm_unmap(sqlite3_file* f, int remove) {
  return inner(f)->pMethods->xShmUnmap(inner(f), remove);
}

// Version 2: no xFetch, so that no page reaches a reader by way of a memory map.
constexpr sqlite3_io_methods kMethods = {
    2,         close_file,  read_file,  write_file,   truncate_file, sync_file,       file_size,
    lock_file, unlock_file, check_lock, file_control, sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,  nullptr,      nullptr};

sqlite3_vfs* system_vfs(sqlite3_vfs* vfs) {
  return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  sqlite3_vfs* const real = system_vfs(vfs);
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return real->xOpen(real, name, file, flags, out);
  file->pMethods = nullptr;
  inner(file)->pMethods = nullptr;
  const int status = real->xOpen(real, name, inner(file), flags, out);
  // What was opened is closed by SQLite, also where opening ended in an error.
  if (inner(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return status;
}
int delete_file(sqlite3_vfs* v, const char* name, int sync) {
  return system_vfs(v)->xDelete(system_vfs(v), name, sync);
}
int access_file(sqlite3_vfs* v, const char* name, int flags, int* result) {
  return system_vfs(v)->xAccess(system_vfs(v), name, flags, result);
}
int full_path(sqlite3_vfs* v, const char* name, int room, char* out) {
  return system_vfs(v)->xFullPathname(system_vfs(v), name, room, out);
}
int randomness(sqlite3_vfs* v, int count, char* out) {
  return system_vfs(v)->xRandomness(system_vfs(v), count, out);
}
int sleep_for(sqlite3_vfs* v, int microseconds) {
  return system_vfs(v)->xSleep(system_vfs(v), microseconds);
}
int current_time(sqlite3_vfs* v, double* day) {
  return system_vfs(v)->xCurrentTime(system_vfs(v), day);
}
int last_error(sqlite3_vfs* v, int room, char* out) {
  return system_vfs(v)->xGetLastError(system_vfs(v), room, out);
}

// SQLite keeps a pointer to its VFSs as long as the process lives.
sqlite3_vfs* registered() {
  static sqlite3_vfs vfs{};
  sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  if (real == nullptr) return nullptr;
  vfs.iVersion = 1;
  vfs.szOsFile = static_cast<int>(sizeof(sqlite3_file)) + real->szOsFile;
  vfs.mxPathname = real->mxPathname;
  vfs.zName = kName;
  vfs.pAppData = real;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep_for;
  vfs.xCurrentTime = current_time;
  vfs.xGetLastError = last_error;
  return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK ? &vfs : nullptr;
}

}  // namespace

std::uint64_t page_checksum(std::string_view page, std::uint32_t number) {
  return XXH3_64bits_withSeed(page.data(), kChecked, number);
}

bool is_whole(std::string_view page, std::uint32_t number) {
  return page_checksum(page, number) == stored_checksum(page);
}

const char* checked_vfs() {
  static const sqlite3_vfs* const vfs = registered();
  return vfs == nullptr ? nullptr : kName;
}

}  // namespace setpoint::ledger
