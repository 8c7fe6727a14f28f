#include "setpoint/network/read_matrix.h"

#include <gtest/gtest.h>

#include "network/read_text.h"

namespace setpoint::test {
namespace {

TEST(Matrix, IsReadAsUcinetWritesIt) {
  // A mark, quoted corner, carriage returns, no line break at the end, empty cells, rows in
  // another order than columns.
  const auto read = read_alone("\xEF\xBB\xBF\"\",A,B,C\r\nA,0,3,\r\nC,1,0,0\r\nB,0,0,2.5");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "A>B 3, C>A 1, B>C 2");
  EXPECT_EQ(read->network.ties()[2].weight, 2.5);
  EXPECT_EQ(read->network.actors()[1].id, "C");
  EXPECT_EQ(read->network.edges(), 3U);
  EXPECT_EQ(read->network.kinds(), (std::vector<std::string>{"tie"}));
  EXPECT_TRUE(read->notes.empty());
}

TEST(Matrix, ThatIsNotSymmetricIsConnectedEitherWay) {
  const auto read = read_alone(",A,B\nA,0,2\nB,1,0\n");
  EXPECT_EQ(read->network.ties().size(), 2U);
  EXPECT_EQ(read->network.edges(), 1U);
}

TEST(Matrix, OfActorsByEventsIsProjected) {
  const auto read = read_alone(",E1,E2,E3\nA,1,1,0\nB,1,1,1\nC,0,0,1\nD,0,0,0\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(read->network.size(), 4U);
  EXPECT_EQ(ties_text(read->network), "A>B 2, B>C 1");
  EXPECT_EQ(read->notes, (std::vector<std::string>{"rows and columns differ: read as 4 actors at 3 "
                                                   "events, tied where they shared one"}));
}

TEST(Matrix, SaysWhatIsWrongAndWhere) {
  for (const auto& [bytes, fault] : {
           std::pair{",A,B\nA,0,x\nB,0,0\n",
                     "n:2:5: 'x' is not a tie, expected a number of at least 0, or nothing"},
           std::pair{",A,B\nA,0,-1\nB,0,0\n",
                     "n:2:5: '-1' is not a tie, expected a number of at least 0, or nothing"},
           std::pair{",A,B\nA,0, 1\nB,0,0\n",
                     "n:2:5: ' 1' is not a tie, expected a number of at least 0, or nothing"},
           std::pair{
               ",A,B\nA,0,inf\nB,0,1e300\n",
               "n:2:5: 'inf' is not a tie, expected a number of at least 0, or nothing|n:3:5: "
               "'1e300' is not a tie, expected a number of at least 0, or nothing"},
           std::pair{",A,A\nA,0,0\nB,0,0\n",
                     "n:1:4: label 'A' comes twice, expected each label once"},
           std::pair{",A,B\nA,0,0\nA,0,0\n",
                     "n:3:1: label 'A' comes twice, expected each label once"},
           std::pair{",A,\nA,0,0\nB,0,0\n", "n:1:4: an empty label, expected the name of an actor"},
           std::pair{",A,B\n,0,0\nB,0,0\n", "n:2:1: an empty label, expected the name of an actor"},
           std::pair{",A,B\nA,0,0\nC,0,0\n",
                     "n:1:1: the labels of rows and columns differ in part, expected the same "
                     "labels (ties between actors) or none in common (actors by events)"},
           std::pair{",A,B\nA,0,0\n",
                     "n:1:1: the labels of rows and columns differ in part, expected the same "
                     "labels (ties between actors) or none in common (actors by events)"},
           std::pair{",A,B\n",
                     "n:1:1: a matrix without actors, expected labels in the first row "
                     "and the first column"},
           std::pair{",A,B\nA,0\nB,0,0\n", "n:2:4: 2 fields, expected 3 as in the header"},
           std::pair{",A,B\nA,0,\"1\n",
                     "n:2:5: a quote that is never closed, expected a closing quote before the end "
                     "of the file"},
       }) {
    const auto read = read_alone(bytes);
    EXPECT_EQ(faults_of(read), fault) << bytes;
  }
}

TEST(EdgeList, IsReadWithSpacesTabsAndWeights) {
  const auto read = read_alone(
      "\xEF\xBB\xBF"
      "10 2 3\r\n 2\t10\r\n7  10   0.5");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "10>2 3, 2>10 1, 7>10 0");
  EXPECT_EQ(read->network.ties()[2].weight, 0.5);
  EXPECT_EQ(read->network.edges(), 2U);
  EXPECT_TRUE(read->notes.empty());
}

TEST(EdgeList, WhatComesAgainCountsAgain) {
  const auto read = read_alone("a b 2\na c\na b 3\na b\n");
  EXPECT_EQ(ties_text(read->network), "a>b 6, a>c 1");
  EXPECT_EQ(read->notes,
            (std::vector<std::string>{"2 lines repeat a tie; their weights are added"}));
}

TEST(EdgeList, SaysWhatIsWrongAndWhere) {
  const std::string wanted = ", expected from, to and perhaps a weight above 0, parted by spaces";
  for (const auto& [bytes, fault] : {
           std::pair<std::string, std::string>{"a b\n\nc d\n",
                                               "n:2:1: a line of 0 fields" + wanted},
           {"a\n", "n:1:1: a line of 1 fields" + wanted},
           {"a b 1 2\n", "n:1:1: a line of 4 fields" + wanted},
           {"a b x\n", "n:1:5: weight 'x'" + wanted},
           {"a  b 0\n", "n:1:6: weight '0'" + wanted},
           {"a b -1\nc d 1e999\n",
            "n:1:5: weight '-1'" + wanted + "|n:2:5: weight '1e999'" + wanted},
           {"a b\na a\n", "n:2:3: a tie of 'a' with itself" + wanted},
           {"", "n:1:1: no tie" + wanted},
           {"a b\nc \xFF\n", "n:2:1: bytes that are not UTF-8" + wanted},
       }) {
    EXPECT_EQ(faults_of(read_alone(bytes)), fault) << bytes;
  }
}

// As the reader of tables: neither a NUL byte nor a carriage return alone is part of a name.
TEST(EdgeList, HasNoControlCharactersInNames) {
  EXPECT_FALSE(read_alone(std::string_view("a\0 b\n", 5)).ok());
  EXPECT_FALSE(read_alone("a\rb c\n").ok());
}

// Tables of attributes and lists of ties in other words are no networks of actors by events.
TEST(Matrix, IsNotGuessedFromOtherTables) {
  for (const std::string_view bytes :
       {"\"\",Age,Arrests\na,20,1\nb,1,0\n", "source,target,weight\n1,2,1\n2,3,1\n",
        "From,To\na,b\n", "1,2\n3,4\n5,6\n", "x,y\na,2\n"})
    EXPECT_FALSE(read_alone(bytes).ok()) << bytes;
  EXPECT_EQ(faults_of(read_alone("Source,Target\na,b\n")),
            "n:1:1: a header of ties in another spelling, expected the columns from, to and "
            "perhaps kind and weight");
}

TEST(EdgeList, HasNoHeaderAndNoQuotes) {
  EXPECT_FALSE(read_alone("from to\na b\n").ok());
  EXPECT_FALSE(read_alone("Source Target\na b\n").ok());
  EXPECT_FALSE(read_alone("\"a\" \"b\"\n").ok());
  // Elsewhere the words are names.
  EXPECT_TRUE(read_alone("a b\nfrom to\n").ok());
}

}  // namespace
}  // namespace setpoint::test
