#include "cli/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <utility>

namespace setpoint::test {
namespace {

std::array<int, 2> open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return ends;
}

std::string drain(int from) {
  std::string text;
  std::array<char, 65536> room{};
  for (;;) {
    const ssize_t n = ::read(from, room.data(), room.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    text.append(room.data(), static_cast<std::size_t>(n));
  }
  ::close(from);
  return text;
}

[[noreturn]] void become(const std::vector<char*>& words, int out, int err,
                         const RunOptions& options) {
  if (!options.standard_output.empty())
    out = ::open(options.standard_output.c_str(), O_WRONLY | O_CLOEXEC);
  if (out < 0 || ::dup2(out, STDOUT_FILENO) < 0 || ::dup2(err, STDERR_FILENO) < 0) ::_exit(126);
  if (options.largest_file) {
    // Ignored, the signal leaves the write to fail, as it does on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{*options.largest_file, *options.largest_file};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
  }
  ::execv(words.front(), words.data());
  ::_exit(127);
}

// A process and the ends of its streams.
struct Child {
  pid_t id = -1;
  int out = -1;
  int err = -1;
};

Child begun(const std::vector<std::string>& arguments, const RunOptions& options) {
  std::vector<std::string> texts = {SETPOINT_PROGRAM};
  texts.insert(texts.end(), arguments.begin(), arguments.end());
  std::vector<char*> words;
  for (std::string& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  const std::array<int, 2> out = open_pipe();
  const std::array<int, 2> err = open_pipe();
  const pid_t id = ::fork();
  if (id < 0) throw std::runtime_error("fork");
  if (id == 0) become(words, out[1], err[1], options);
  ::close(out[1]);
  ::close(err[1]);
  return {id, out[0], err[0]};
}

// Waits for its end.
int status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Finished run(const std::vector<std::string>& arguments, const RunOptions& options) {
  const Child child = begun(arguments, options);
  Finished finished;
  // Both streams are read at once: a full pipe would stop the program.
  std::thread reader([&] { finished.err = drain(child.err); });
  finished.out = drain(child.out);
  reader.join();
  finished.status = status_of(child.id);
  return finished;
}

Started::Started(const std::vector<std::string>& arguments) {
  const Child child = begun(arguments, {});
  child_ = child.id;
  out_ = child.out;
  err_ = child.err;
  char c = 0;
  while (::read(out_, &c, 1) == 1 && c != '\n') first_line_ += c;
}

Finished Started::stop(int signal) {
  ::kill(child_, signal);
  Finished finished;
  finished.out = drain(std::exchange(out_, -1));
  finished.err = drain(std::exchange(err_, -1));
  finished.status = status_of(std::exchange(child_, -1));
  return finished;
}

Started::~Started() {
  if (child_ > 0) static_cast<void>(stop(SIGKILL));
}

}  // namespace setpoint::test
