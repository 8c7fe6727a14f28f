// A network in one file is what it plainly is, or is refused with how to say what it is.
#include "setpoint/network/network_form.h"

#include <gtest/gtest.h>

#include "network/read_text.h"

namespace setpoint::test {
namespace {

constexpr std::string_view kMatrix = ",A,B,C\nA,0,1,0\nB,0,0,2\nC,3,0,0\n";

std::string parted_by(std::string bytes, char sign) {
  for (char& c : bytes)
    if (c == ',') c = sign;
  return bytes;
}

TEST(NetworkForm, AStarWithoutAHeaderIsNoActorsAtEvents) {
  const auto read = read_alone("1,2\n3,1\n4,1\n5,1\n");
  EXPECT_EQ(faults_of(read),
            "n:1:1: may be a list of ties without a header, or a matrix with a word in its first "
            "field, expected a header (from,to), nothing in the first field of a matrix, or --form "
            "edges, matrix or events");
  const auto edges = parse_network("1,2\n3,1\n4,1\n5,1\n", "n", NetworkForm::edges);
  ASSERT_TRUE(edges.ok()) << faults_of(edges);
  EXPECT_EQ(ties_text(edges->network), "1>2 1, 3>1 1, 4>1 1, 5>1 1");
  const auto events = parse_network("who,E\n3,1\n4,1\n", "n", NetworkForm::events);
  ASSERT_TRUE(events.ok()) << faults_of(events);
  EXPECT_EQ(ties_text(events->network), "3>4 1");
}

TEST(NetworkForm, SemicolonsTabsAndBlanksPartAMatrixToo) {
  const std::string wanted = ties_text(read_alone(kMatrix)->network);
  for (const std::string& bytes :
       {parted_by(std::string(kMatrix), ';'), parted_by(std::string(kMatrix), '\t'),
        std::string("   A B C\nA  0 1 0\nB  0 0 2\nC  3 0 0\n")}) {
    const auto read = read_alone(bytes);
    ASSERT_TRUE(read.ok()) << bytes << faults_of(read);
    EXPECT_EQ(ties_text(read->network), wanted) << bytes;
  }
  // Two actors, whose rows have as many fields as a tie with a weight.
  for (const char* bytes : {"\tA\tB\nA\t0\t1\nB\t1\t1\n", "  A B\nA 0 1\nB 1 1\n"}) {
    const auto read = read_alone(bytes);
    ASSERT_TRUE(read.ok()) << bytes << faults_of(read);
    EXPECT_EQ(ties_text(read->network), "A>B 1, B>A 1") << bytes;
  }
  EXPECT_EQ(ties_text(read_alone("from;to\na;b\n")->network), "a>b 1");
  EXPECT_EQ(ties_text(read_alone("from\tto\tweight\na\tb, c\t2\n")->network), "a>b, c 2");
}

TEST(NetworkForm, WhatMayBeTwoFormsIsRefused) {
  for (const char* bytes :
       {"a,b,1\nb,c,2\n", "who;E1\na;1\n", "who\tE1\na\t1\nb\t0\n", " a b\nb c 2\nc d 3\n"}) {
    const std::string faults = faults_of(read_alone(bytes));
    EXPECT_NE(faults.find("--form edges"), std::string::npos) << bytes << faults;
  }
}

TEST(NetworkForm, AFilledDiagonalIsLeftOutWithANote) {
  const auto read = read_alone(",A,B\nA,4,1\nB,1,2\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "A>B 1, B>A 1");
  EXPECT_EQ(read->notes,
            (std::vector<std::string>{"2 ties of actors with themselves are left out"}));
}

TEST(NetworkForm, BlankLinesAtTheEndOfAnEdgeListAreNone) {
  const auto read = read_alone("a b\nb c 2\n\n  \r\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "a>b 1, b>c 2");
  EXPECT_FALSE(read_alone("a b\n\nb c\n").ok());
}

TEST(NetworkForm, ADecimalCommaIsNamed) {
  EXPECT_EQ(faults_of(read_alone("A B 1,5\nB C 2\n")),
            "n:1:5: weight '1,5', expected a decimal point, as in 1.5");
  EXPECT_EQ(faults_of(read_alone(";A;B\nA;0;1,5\nB;0;0\n")).substr(0, 8), "n:2:5: '");
  EXPECT_NE(faults_of(read_alone(";A;B\nA;0;1,5\nB;0;0\n")).find("a decimal point, as in 1.5"),
            std::string::npos);
}

}  // namespace
}  // namespace setpoint::test
