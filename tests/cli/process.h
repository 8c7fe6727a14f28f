// Runs the built program as a user does: a process with arguments, two streams and a status.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace setpoint::test {

struct Finished {
  int status = -1;  // exit status; 128 + signal if it was killed
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string standard_output;                  // a path such as /dev/full; empty: captured
  std::optional<std::uint64_t> largest_file{};  // bytes; writes beyond it fail (EFBIG)
};

// setpoint with these arguments.
[[nodiscard]] Finished run(const std::vector<std::string>& arguments,
                           const RunOptions& options = {});

// setpoint with these arguments, going on until it is stopped.
class Started {
 public:
  explicit Started(const std::vector<std::string>& arguments);
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started();  // kills it if it still goes on
  // The first line that it prints, without its line break; empty if it ends without one.
  [[nodiscard]] const std::string& first_line() const { return first_line_; }
  // Sends the signal and waits for the end.
  [[nodiscard]] Finished stop(int signal);

 private:
  int child_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string first_line_;
};

}  // namespace setpoint::test
