// Medians of wall time, and rows of a table that names the figure, its rival and the ratio.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace setpoint::bench {

[[noreturn]] inline void stop(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

// The median of `runs` timed calls, in milliseconds, after one that is not timed.
template <class Call>
double median_ms(int runs, Call&& call) {
  call();
  std::vector<double> times;
  for (int k = 0; k < runs; ++k) {
    const auto start = std::chrono::steady_clock::now();
    call();
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// Runs a program to its end with its output thrown away.
inline void run_program(std::vector<std::string> texts) {
  std::vector<char*> words;
  for (std::string& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = 0;
  const bool started =
      ::posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!started || ::waitpid(child, &status, 0) != child || status != 0)
    stop("cannot run " + texts.front());
}

inline void heading(const char* title, const char* figure, const char* rival) {
  std::printf("%-52s %12s %12s %8s\n", title, figure, rival, "ratio");
}

inline void row(const std::string& what, double figure, double rival) {
  std::printf("%-52s %12.2f %12.2f %8.2f\n", what.c_str(), figure, rival, rival / figure);
  std::fflush(stdout);
}

}  // namespace setpoint::bench
