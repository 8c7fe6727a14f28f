// Files that appear together, each whole, or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

struct NamedBytes {
  std::string name;  // of a file in the folder
  std::string bytes;
};

// Writes every file under a temporary name (".<name>.partial-<process>") in the folder, which is
// created if missing, and flushes it to the disk; only when all are there are they renamed to
// their names and the folder flushed. On a fault the temporary files are removed, and a folder
// that this call created is removed again; files that were there before keep their bytes.
//
// Faults (machine): the operating system's reason for the file that failed ("No space left on
// device"); a file where the folder should be, a folder where a file should be.
// The renames are one system call each: a machine that stops between two of them leaves some files
// new and some old, every one of them whole.
[[nodiscard]] Result<Done> write_files(const std::filesystem::path& folder,
                                       const std::vector<NamedBytes>& files);

}  // namespace setpoint
