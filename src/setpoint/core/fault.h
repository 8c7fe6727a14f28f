// What went wrong, where, and what was expected: the error type of the whole library.
//
// The library never prints and never throws for bad input: a function that can fail returns
// Result<T>, which holds either a value or every fault that was found (at least one).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace setpoint {

enum class FaultKind {
  data,     // a table or the dataset file is wrong
  policy,   // the policy file or an override is wrong
  usage,    // the command line is wrong
  machine,  // the disk, the memory or the operating system failed
};

// A place in an input. Lines and columns count from 1; 0 means "not known".
// Columns count bytes, as editors do in UTF-8 text without wide characters.
struct Location {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  friend bool operator==(const Location&, const Location&) = default;
};

struct Fault {
  FaultKind kind = FaultKind::data;
  Location where;
  std::string what;
  std::string expected;

  // One line: "file:line:column: what is wrong, expected what".
  [[nodiscard]] std::string text() const;
};

using Faults = std::vector<Fault>;

// The exit status of a program that met these faults: 1 data or policy, 2 usage, 3 machine.
// The gravest wins (machine, then usage, then data).
[[nodiscard]] int exit_status(const Faults& faults);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Fault fault) : state_(std::in_place_index<1>, Faults{std::move(fault)}) {}
  Result(Faults faults) : state_(std::in_place_index<1>, std::move(faults)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Precondition: ok(). (std::get throws std::bad_variant_access otherwise: a fault of the caller.)
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // Precondition: !ok().
  [[nodiscard]] const Faults& faults() const& { return std::get<1>(state_); }
  [[nodiscard]] Faults&& faults() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Faults> state_;
};

// For a step that yields nothing but can fail.
struct Done {};

}  // namespace setpoint
