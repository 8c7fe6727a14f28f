// Numbers the distinct texts that it is shown, in the order in which they come.
//
// A hash table of 32-bit numbers over texts that it keeps: what a log of millions of rows names
// again and again is looked up in a few nanoseconds, and nothing is allocated for it. Not copyable:
// what it gives out are views of its texts.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace setpoint {

class KeyIndex {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  // Texts of different scopes (a quarter) are different texts.
  [[nodiscard]] static std::uint64_t hash(std::string_view text, std::uint32_t scope = 0);

  // The number of a text, or kNone. `hash` is hash(text, scope).
  [[nodiscard]] std::uint32_t find(std::string_view text, std::uint64_t hash,
                                   std::uint32_t scope = 0) const;
  // For a loop that looks many texts up: fetch() brings what the hash points at into the cache;
  // likely(), some time later, gives the number that find() will probably give, or kNone; and
  // fetch_text() brings its text.
  void fetch(std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t likely(std::uint64_t hash) const;
  void fetch_text(std::uint32_t number) const;
  // Precondition: it is not there yet.
  std::uint32_t add(std::string_view text, std::uint64_t hash, std::uint32_t scope = 0);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  // Lives as long as the index, wherever it is moved to.
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return {keys_[number].begin, keys_[number].size};
  }

 private:
  struct Bucket {
    std::uint32_t number = 0;  // + 1; 0 is free
    std::uint32_t tag = 0;     // upper half of the hash
  };
  struct Key {
    const char* begin;
    std::uint32_t size;
    std::uint32_t scope;
  };
  void place(std::uint32_t number, std::uint64_t hash);
  void grow();

  std::vector<Bucket> buckets_;  // a power of two of them
  std::vector<Key> keys_;
  std::vector<std::unique_ptr<char[]>> pages_;  // the texts; none is moved
  std::size_t page_ = 0;                        // bytes of the last one
  std::size_t left_ = 0;                        // of them
};

}  // namespace setpoint
