#include "setpoint/data/csv.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace setpoint {
namespace {

using Records = std::vector<std::vector<std::string>>;

struct Read {
  Records records;
  std::vector<std::uint64_t> lines;
  std::string fault;
};

Read read(std::string_view text, std::size_t block = CsvReader::kBlock) {
  MemoryBytes bytes(text);
  CsvReader csv(bytes, "t.csv", block);
  Read result;
  while (csv.next()) {
    result.records.emplace_back(csv.fields().begin(), csv.fields().end());
    result.lines.push_back(csv.line());
  }
  if (csv.fault()) result.fault = csv.fault()->text();
  return result;
}

TEST(Csv, ReadsRfc4180) {
  const Read result = read("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n,\"\"");
  EXPECT_EQ(result.fault, "");
  EXPECT_EQ(result.records, (Records{{"a", "b"}, {"1", "x, \"y\"\nz"}, {"", ""}}));
  EXPECT_EQ(result.lines, (std::vector<std::uint64_t>{1, 2, 4}));
}

TEST(Csv, SkipsAByteOrderMarkButCountsNoColumnForIt) {
  EXPECT_EQ(read("\xEF\xBB\xBFState,b\n1,2\n").records, (Records{{"State", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "ab\"c\n")
                .fault,
            "t.csv:1:3: a quote inside an unquoted field, expected the whole field in quotes, and "
            "two quotes for one");
}

// The generator's words are the standard's, the same with every library.
TEST(Csv, WhatIsWrittenWithQuotesReadsBackForEveryBlockSize) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a", ",",  "\"", "\n", "\r\n", "\r", " ",
                                           "é", "12", ";",  "'",  "\"\"", "\t", "日本"};
  for (int trial = 0; trial < 20; ++trial) {
    const std::size_t width = 1 + random() % 4;
    Records records(1 + random() % 6, std::vector<std::string>(width));
    std::string text;
    for (auto& record : records) {
      for (std::size_t f = 0; f < width; ++f) {
        for (std::size_t n = random() % 5; n > 0; --n)
          record[f] += pieces[random() % pieces.size()];
        std::string escaped;
        for (const char c : record[f])
          escaped += c == '"' ? std::string("\"\"") : std::string(1, c);
        const bool needed = record[f].find_first_of(",\"\r\n") != std::string::npos || width == 1;
        const bool quoted = needed || random() % 2 == 0;
        text += (f > 0 ? "," : "") + (quoted ? "\"" + escaped + "\"" : escaped);
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    for (std::size_t block = 1; block <= 64; ++block) {
      const Read result = read(text, block);
      ASSERT_EQ(result.fault, "") << text;
      ASSERT_EQ(result.records, records) << "block " << block << ": " << text;
    }
  }
}

struct Case {
  std::string text;
  std::string fault;
};

TEST(Csv, FaultsHaveTheirPlaceForEveryBlockSize) {
  using namespace std::string_literals;
  const std::vector<Case> cases = {
      {"a,b\n1,\"2\"x\n",
       "2:6: text after a closing quote, expected a comma or the end of the line"},
      {"a,b\n\"1\n2\",3\n4,5\"6\n",
       "4:4: a quote inside an unquoted field, expected the whole field in quotes, and two quotes "
       "for one"},
      {"a,b\n1,\"2\n3,4\n",
       "2:3: a quote that is never closed, expected a closing quote before the end of the file"},
      {"a,b\n1,2,3\n", "2:5: 3 fields, expected 2 as in the header"},
      {"a,b,c\n1,2\n", "2:4: 2 fields, expected 3 as in the header"},
      {"a,b\n1\n", "2:2: 1 field, expected 2 as in the header"},
      {"a,b\n1,2\0\n"s, "2:4: a NUL byte: this is not text, expected a CSV file"},
      {"a,b\n1,\xC3\x28\n", "2:3: a byte that is not UTF-8, expected UTF-8 text"},
      {"a,b\n1,\xED\xA0\x80\n", "2:3: a byte that is not UTF-8, expected UTF-8 text"},
      {"a,b\n1,\xC0\xAF\n", "2:3: a byte that is not UTF-8, expected UTF-8 text"},
      {"a,b\r1,2\r", "1:4: a carriage return alone, expected LF or CRLF at the end of a line"},
      {"a,b\n1,2\r", "2:4: a carriage return alone, expected LF or CRLF at the end of a line"},
      {"a,b\n\n1,2\n", "2:1: a blank line, expected a record"},
      {"a,b\n1,2\n\n", "3:1: a blank line, expected a record"},
  };
  for (const Case& each : cases)
    for (std::size_t block = 1; block <= 64; ++block)
      EXPECT_EQ(read(each.text, block).fault, "t.csv:" + each.fault) << "block " << block;
}

TEST(Csv, AnEmptyFileIsAFault) {
  EXPECT_EQ(read("").fault, "t.csv: the file is empty, expected a header and rows");
  EXPECT_EQ(read("\xEF\xBB\xBF").fault, "t.csv: the file is empty, expected a header and rows");
}

TEST(Csv, ABinaryFileIsCalledOne) {
  EXPECT_EQ(read(std::string("PK\x03\x04\"x\"\0\0\n", 11)).fault,
            "t.csv:1:8: a NUL byte: this is not text, expected a CSV file");
}

TEST(Csv, AQuoteLeftOpenDoesNotReadTheWholeOfALargeFile) {
  std::string text = "a,b\n1,\"2\n";
  while (text.size() < 2 * CsvReader::kLongestRecord) text += "3,4\n5,6\n7,8\n9,10\n";
  EXPECT_EQ(read(text).fault,
            "t.csv:2:1: a record of more than 16 MiB, expected a line break (is a quote left "
            "open?)");
}

TEST(Csv, KnowsWhereAFieldStandsBehindALineBreakInQuotes) {
  MemoryBytes bytes("a,b,c\n\"x\ny\",\"p\"\"q\",z\n");
  CsvReader csv(bytes, "t.csv");
  ASSERT_TRUE(csv.next());
  ASSERT_TRUE(csv.next());
  EXPECT_EQ(csv.where(0), (Location{"t.csv", 2, 1}));
  EXPECT_EQ(csv.where(1), (Location{"t.csv", 3, 4}));
  EXPECT_EQ(csv.where(2), (Location{"t.csv", 3, 11}));
}

}  // namespace
}  // namespace setpoint
