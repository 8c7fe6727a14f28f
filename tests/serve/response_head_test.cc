#include "setpoint/serve/response_head.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "setpoint/serve/gzip.h"

namespace setpoint {
namespace {

std::string inflated(const std::string& bytes, std::size_t size) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(size, '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(stream.total_out, size);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, IsReadBackByTheLibrary) {
  std::string text;
  for (int k = 0; k < 5000; ++k) text += std::to_string(k * k) + ",";
  const std::string small = gzip(text);
  ASSERT_FALSE(small.empty());
  EXPECT_LT(small.size(), text.size() / 2);
  EXPECT_EQ(inflated(small, text.size()), text);
  EXPECT_EQ(gzip(text), small);
}

TEST(ResponseHead, EveryAnswerIsGuarded) {
  const std::string head = head_of(problem(404, "nothing"), {});
  EXPECT_TRUE(head.starts_with("HTTP/1.1 404 Not Found\r\n")) << head;
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const char* line : {"Content-Security-Policy: default-src 'none'; script-src 'self';",
                           "X-Content-Type-Options: nosniff\r\n", "X-Frame-Options: DENY\r\n",
                           "Referrer-Policy: no-referrer\r\n", "Cache-Control: no-store\r\n"})
    EXPECT_NE(head.find(line), std::string::npos) << line << "\n" << head;
  EXPECT_EQ(head.find("unsafe"), std::string::npos);
}

TEST(ResponseHead, AReportHasItsOwnStyleAndNoScript) {
  Response response = json_response("x");
  response.document = true;
  const std::string head = head_of(response, {});
  EXPECT_NE(head.find("style-src 'unsafe-inline'"), std::string::npos);
  EXPECT_EQ(head.find("script-src"), std::string::npos);  // so default-src 'none' holds
}

TEST(ResponseHead, LengthIsThatOfTheBytesThatFollow) {
  const Response response = json_response(std::string(5000, 'a'), true);
  const auto has = [&](const Head& how, std::size_t bytes) {
    return head_of(response, how).find("Content-Length: " + std::to_string(bytes) + "\r\n") !=
           std::string::npos;
  };
  EXPECT_TRUE(has({}, 5000));
  EXPECT_TRUE(has({.encoding = Encoding::gzip}, response.body->gzip.size()));
  EXPECT_LT(response.body->gzip.size(), 5000U);
  EXPECT_EQ(head_of(response, {.not_modified = true}).find("Content-Length"), std::string::npos);
}

TEST(ResponseHead, AFileNameIsNoHeaderOfItsOwn) {
  Response response = json_response("x");
  response.file_name = "a\"\r\nSet-Cookie: b=c";
  EXPECT_EQ(head_of(response, {}).find("Cookie"), std::string::npos);
  response.file_name = "../../x";
  EXPECT_EQ(head_of(response, {}).find("Disposition"), std::string::npos);
  response.file_name = "schedule-2025Q3-1a2b.csv";
  EXPECT_NE(head_of(response, {}).find("attachment; filename=\"schedule-2025Q3-1a2b.csv\"\r\n"),
            std::string::npos);
}

TEST(Problem, WhatWasAskedNeedNotBeUtf8) {
  EXPECT_NE(problem(404, "no '\xff'").body->bytes.find("\xef\xbf\xbd"), std::string::npos);
}

}  // namespace
}  // namespace setpoint
