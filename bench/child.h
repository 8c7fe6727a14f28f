// Runs a program to its end and says how long it took and how much memory it had at most.
#pragma once

#include <sys/resource.h>

#include <filesystem>
#include <vector>

#include "timing.h"

namespace setpoint::bench {

struct Child {
  bool succeeded = false;
  double ms = 0;
  double processor_ms = 0;  // of all its threads, the system's for it with it
  // Peak resident memory, mapped pages counted; 1 MB = 1e6 bytes. The system counts what the parent
  // held at its start too, so it is only known where it is more than that.
  double peak_mb = 0;
};

inline double own_peak_mb() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) * 1024 / 1e6;
}

// Standard output goes to the file, standard error too where `quiet`, else where ours goes.
inline Child run_child(std::vector<std::string> texts,
                       const std::filesystem::path& output = "/dev/null", bool quiet = false) {
  std::vector<char*> words;
  for (std::string& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (quiet) posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  Child child;
  pid_t id = 0;
  int status = 0;
  rusage used{};
  const auto start = std::chrono::steady_clock::now();
  const bool started =
      ::posix_spawnp(&id, words.front(), &actions, nullptr, words.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!started || ::wait4(id, &status, 0, &used) != id) return child;
  child.ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  child.processor_ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
  child.peak_mb = static_cast<double>(used.ru_maxrss) * 1024 / 1e6;
  child.succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return child;
}

// The same, of a program that must succeed.
inline Child must_run(const std::vector<std::string>& texts,
                      const std::filesystem::path& output = "/dev/null") {
  const Child child = run_child(texts, output);
  if (!child.succeeded) stop("cannot run " + texts.front());
  return child;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace setpoint::bench
