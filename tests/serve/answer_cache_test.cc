#include "setpoint/serve/answer_cache.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

Response of(std::size_t bytes) {
  Response response;
  response.body = std::make_shared<const Body>(Body{std::string(bytes, 'x'), "", ""});
  return response;
}

TEST(AnswerCache, KeepsWhatWasAskedForLast) {
  AnswerCache cache(1000);
  cache.keep("/a", of(400));
  cache.keep("/b", of(400));
  ASSERT_TRUE(cache.find("/a"));  // now /b was longest not asked for
  cache.keep("/c", of(400));
  EXPECT_TRUE(cache.find("/a"));
  EXPECT_FALSE(cache.find("/b"));
  EXPECT_TRUE(cache.find("/c"));
}

TEST(AnswerCache, WhatIsTooLargeIsNotKept) {
  AnswerCache cache(1000);
  cache.keep("/a", of(100));
  cache.keep("/large", of(2000));
  EXPECT_TRUE(cache.find("/a"));
  EXPECT_FALSE(cache.find("/large"));
}

TEST(AnswerCache, AddressesCountToo) {
  AnswerCache cache(1000);
  for (int k = 0; k < 100; ++k) cache.keep("/" + std::string(200, 'a') + std::to_string(k), of(0));
  int kept = 0;
  for (int k = 0; k < 100; ++k)
    kept += cache.find("/" + std::string(200, 'a') + std::to_string(k)) ? 1 : 0;
  EXPECT_EQ(kept, 2);
}

}  // namespace
}  // namespace setpoint
