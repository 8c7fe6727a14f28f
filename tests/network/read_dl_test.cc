// DL in each of its forms is the network that the same matrix is in CSV, or a fault with its place.
#include "setpoint/network/read_dl.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "network/read_text.h"

namespace setpoint::test {
namespace {

constexpr std::string_view kDirected = ",A,B,C\nA,0,1,0\nB,0,0,2\nC,3,0,0\n";
constexpr std::string_view kBinary = ",A,B,C\nA,0,1,1\nB,0,0,0\nC,0,1,0\n";
constexpr std::string_view kSymmetric = ",A,B,C,D\nA,0,1,0,4\nB,1,0,2,0\nC,0,2,0,0\nD,4,0,0,0\n";

std::string bad_place(const std::string& bytes) {
  const std::string faults = faults_of(read_alone(bytes));
  return faults.substr(0, faults.find(": "));
}

void expect_same(const std::string& bytes, std::string_view matrix) {
  const auto read = read_alone(bytes);
  const auto wanted = read_alone(matrix);
  ASSERT_TRUE(wanted.ok()) << faults_of(wanted);
  ASSERT_TRUE(read.ok()) << bytes << faults_of(read);
  EXPECT_EQ(ties_text(read->network), ties_text(wanted->network)) << bytes;
  ASSERT_EQ(read->network.size(), wanted->network.size()) << bytes;
  for (ActorIndex k = 0; k < read->network.size(); ++k)
    EXPECT_EQ(read->network.actors()[k].id, wanted->network.actors()[k].id) << bytes;
  EXPECT_EQ(read->network.kinds(), wanted->network.kinds());
  EXPECT_EQ(read->network.edges(), wanted->network.edges());
  EXPECT_EQ(read->notes, wanted->notes) << bytes;
}

TEST(Dl, IsReadInItsUsualForms) {
  for (const char* bytes :
       {"dl n=3 format=fullmatrix\nlabels:\nA,B,C\ndata:\n0 1 0\n0 0 2\n3 0 0\n",
        "DL N = 3\nLABELS:\nA\nB\nC\nDATA:\n0 1 0 0 0 2 3 0 0\n",
        "dl n=3, format = fullmatrix, labels embedded\ndata:\n  A B C\nA 0 1 0\nB 0 0 2\nC 3 0 0\n",
        "dl n=3 format=edgelist1\nlabels:\n\"A\" B C\ndata:\n1 2\n2 3 2\n3 1 3\n",
        "dl n=3 format=edgelist1\nlabels embedded\ndata:\nA B\nB C 2\nC A 3\n"})
    expect_same(bytes, kDirected);
  // Without labels actors are numbers; an actor without ties is one.
  const auto bare = read_alone("dl n=3 format=edgelist1\ndata:\n1 2\n2 2\n");
  ASSERT_TRUE(bare.ok()) << faults_of(bare);
  EXPECT_EQ(bare->network.size(), 3U);
  EXPECT_EQ(bare->network.actors()[2].id, "3");
  EXPECT_EQ(bare->notes, (std::vector<std::string>{"1 tie of an actor with itself is left out"}));
}

TEST(Dl, HeadsThatUcinetWritesAreRead) {
  const std::string data = "DATA:\n0 1 0\n0 0 2\n3 0 0\n";
  const std::string rows = "ROW LABELS:\n\"A\"\n\"B\"\n\"C\"\n";
  const std::string columns = "COLUMN LABELS:\n\"A\"\n\"B\"\n\"C\"\n";
  for (const std::string& head : std::vector<std::string>{
           "DL\r\nN=3\r\nFORMAT = FULLMATRIX DIAGONAL PRESENT\r\n" + rows + columns,
           "DL\nN = 3, NM = 1\n" + rows, "dl\nn 3 nm 1\nformat fm diagonal=present\n" + columns,
           "DL N=3,\nLEVEL LABELS:\n\"Page 1\"\n" + rows + columns,
           "DL N=3\nMATRIX LABELS:\ntrust\nFORMAT=FULLMATRIX\nLABELS:A,B\nC\n",
           "Dl\nNr=3, Nc=3\n" + rows + columns, "DL NR=3 NC=3 LABELS: A B C\n",
           "DL N=3 ROW LABELS: A B C COL LABELS:a b c\n"})
    expect_same(head + data, kDirected);
  // Listed and embedded.
  expect_same("DL\nN=3\nFORMAT = FULLMATRIX DIAGONAL PRESENT\n" + rows + "ROW LABELS EMBEDDED\n" +
                  columns +
                  "COLUMN LABELS EMBEDDED\nDATA:\n  \"A\" \"B\" \"C\"\n\"A\" 0 1 0\n\"B\" 0 0 2\n"
                  "\"C\" 3 0 0\n",
              kDirected);
  expect_same("dl n=3\nrow labels embedded\ndata:\nA 0 1 0\nB 0 0 2\nC 3 0 0\n", kDirected);
  expect_same("dl n=3\ncolumn labels embedded:\ndata:\nA B C\n0 1 0\n0 0 2\n3 0 0\n", kDirected);
}

TEST(Dl, AMatrixWithoutItsDiagonalIsRead) {
  for (const char* bytes :
       {"dl n=3 format=fullmatrix diagonal absent labels: A B C\ndata:\n1 0\n0 2\n3 0\n",
        "dl n=3 diagonal = absent labels: A B C data: 1 0 0 2 3 0",
        "dl n=3 diagonal absent labels embedded\ndata:\nA B C\nA 1 0\nB 0 2\nC 3 0\n"})
    expect_same(bytes, kDirected);
}

TEST(Dl, AHalfIsSymmetric) {
  const std::string labels = "\nlabels: A B C D\ndata:\n";
  for (const std::string& bytes : std::vector<std::string>{
           "dl n=4 format=lowerhalf" + labels + "0\n1 0\n0 2 0\n4 0 0 0\n",
           "DL N=4 FORMAT = LOWERHALF DIAGONAL PRESENT" + labels + "0 1 0 0 2 0 4 0 0 0\n",
           "dl n=4 format=lowerhalf diagonal absent" + labels + "1\n0 2\n4 0 0\n",
           "dl n=4 format=upperhalf" + labels + "0 1 0 4\n0 2 0\n0 0\n0\n",
           "dl n=4 format=uh diagonal=absent" + labels + "1 0 4\n2 0\n0\n",
           "dl n=4 format=lh labels embedded\ndata:\nA B C D\nA 0\nB 1 0\nC 0 2 0\nD 4 0 0 0\n",
           "dl n=4 format=lowerhalf diagonal absent labels embedded\ndata:\nA B C D\nA\nB 1\nC 0 "
           "2\n"
           "D 4 0 0\n"})
    expect_same(bytes, kSymmetric);
  // A half has its diagonal where nothing is said; the note is that of the matrix.
  expect_same("dl n=2 format=lowerhalf\nlabels: A B\ndata:\n2\n1 2\n", ",A,B\nA,2,1\nB,1,2\n");
  EXPECT_EQ(faults_of(read_alone("dl n=3 format=lowerhalf\ndata:\n1\n0 2\n")),
            "n:4:4: 3 values of data, expected 6, as n says, or \"diagonal absent\" in the head");
  EXPECT_EQ(faults_of(read_alone("dl n=2 format=upperhalf diagonal absent\ndata:\n0 1\n0\n")),
            "n:3:3: 3 values of data, expected 1, as n says without the diagonal, or \"diagonal "
            "present\" in the head");
}

TEST(Dl, ANodeListNamesWhomAnActorHasTiesTo) {
  for (const char* bytes :
       {"dl n=3 format=nodelist1\nlabels: A B C\ndata:\n1 2 3\n3 2\n",
        "dl n=3 format=nodelist1\nlabels: A B C\ndata:\n3,2\n1 3\nB\n1 2\n",
        "DL N=3 FORMAT=NL1 LABELS EMBEDDED:\nDATA:\nA B C\nC B\n",
        "dl n=3 format=nodelist1 labels embedded\ndata:\nA B\n\"C\" b\na c\nB\n"})
    expect_same(bytes, kBinary);
  const auto again = read_alone("dl n=3 format=nodelist1\ndata:\n1 2 2 1\n1 2\n");
  ASSERT_TRUE(again.ok()) << faults_of(again);
  EXPECT_EQ(ties_text(again->network), "1>2 1");
  EXPECT_EQ(again->notes, (std::vector<std::string>{"2 names repeat a tie, which counts once",
                                                    "1 tie of an actor with itself is left out"}));
}

TEST(Dl, AColonIsPartOfAName) {
  const auto read = read_alone("dl n=2 labels:x:1,\"data:\"\ndata:0 1 0 0\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "x:1>data: 1");
  EXPECT_EQ(
      ties_text(read_alone("dl n=2 format=el1 labels embedded data:\na:b labels:\n")->network),
      "a:b>labels: 1");
}

// "1" is the first actor for UCINET, and here the name of the second.
TEST(Dl, ANumberThatMayBeTwoActorsIsRefused) {
  const std::string head = "dl n=2 format=edgelist1\nlabels: 2 1\n";
  EXPECT_EQ(faults_of(read_alone(head + "data:\n1 2\n")),
            "n:4:1: '1' is the number of one actor and the label of another, expected labels "
            "embedded if it is the label, or labels that are no numbers");
  EXPECT_EQ(ties_text(read_alone(head + "labels embedded data:\n1 2\n")->network), "1>2 1");
  EXPECT_EQ(ties_text(read_alone("dl n=2 format=el1 labels: 1 2 data:\n1 2\n")->network), "1>2 1");
}

TEST(Dl, SaysWhatIsWrong) {
  for (const auto& [bytes, fault] : {
           std::pair{"dl n=2\ndata:\n0 1 0\n", "n:3:6: 3 values of data, expected 4, as n says"},
           std::pair{"dl n=2\ndata:\n0 1\n0 0 5\n",
                     "n:4:5: 5 values of data, expected 4, as n says"},
           std::pair{"dl n=2 format=nodelist\ndata:\n",
                     "n:1:15: format 'nodelist', expected fullmatrix, lowerhalf, upperhalf, "
                     "edgelist1 or nodelist1"},
           std::pair{"dl n=2\nlabels:\nA\ndata:\n0 1 1 0\n",
                     "n:3:1: 1 label, expected 2 as n says"},
           std::pair{"dl n=2\nrow labels:\nA\ncolumn labels:\nA B\ndata:\n0 1 1 0\n",
                     "n:3:1: 1 label, expected 2 as n says"},
           std::pair{"dl n=2\nlabels:\nA\n B C\ndata:\n0 1 1 0\n",
                     "n:4:4: more labels than actors, expected 2 as n says"},
           std::pair{"dl n=2\nlabels: A a\ndata:\n0 1 1 0\n",
                     "n:2:11: label 'a' comes twice, expected each label once"},
           std::pair{"dl n=2 format=edgelist1\ndata:\n1 3\n",
                     "n:3:3: '3' is not an actor, expected a number from 1 to n, or a label"},
           std::pair{"dl n=2 format=edgelist1\ndata:\n1 2 1 2\n",
                     "n:3:1: a line of 4 fields, expected two actors and perhaps a weight"},
           std::pair{"dl n=2 format=edgelist1\ndata:\n1 2 -1\n",
                     "n:3:5: weight '-1', expected a number of at least 0"},
           std::pair{"dl n=2 format=nodelist1\ndata:\n1 2\n2 0\n",
                     "n:4:3: '0' is not an actor, expected a number from 1 to n, or a label"},
           std::pair{"dl n=2 format=nodelist1 labels embedded\ndata:\na b\n b c\n",
                     "n:4:4: 'c' is not an actor, expected one of the 2 whom n says, by label"},
           std::pair{"dl n=3 format=nodelist1 labels embedded\ndata:\na b\n",
                     "n:3:4: 2 actors among the ties, expected 3 as n says"},
           std::pair{"dl n=2\n", "n:1:7: no data, expected \"data:\" and what follows it"},
           std::pair{"dl format=fullmatrix\ndata:\n0 1 1 0\n",
                     "n:2:1: no number of actors, expected n=N before the data"},
           std::pair{"dl labels: A B\nn=2\n", "n:1:4: labels before n, expected n=N first"},
           std::pair{"dl n=2 n=2\ndata:\n0 1 1 0\n",
                     "n:1:8: n a second time, expected each part of the head once"},
           std::pair{"dl n=2 diagonal\ndata:\n0 1 1 0\n",
                     "n:2:1: diagonal 'data:', expected present or absent"},
           std::pair{"dl n=2\ndata:\n0 x\n0 0\n",
                     "n:3:3: 'x' is not a tie, expected a number of at least 0"},
           std::pair{"dl n=2\nlabels: A \"B\ndata:\n0 1 1 0\n",
                     "n:2:11: a quote that is never closed, expected a closing quote on the same "
                     "line"},
           std::pair{"dl n=2\nlabels: \"A\"\"B\"\ndata:\n0 1 1 0\n",
                     "n:2:12: a quote inside a word, expected a blank or a comma behind a closing "
                     "quote"},
           std::pair{"dl n=2\nlabels: A \xFF\n", "n:2:11: bytes that are not text, expected UTF-8"},
       })
    EXPECT_EQ(faults_of(read_alone(bytes)), fault) << bytes;
  EXPECT_FALSE(read_alone("dl").ok());
  EXPECT_EQ(bad_place("dl n=2\nlabels:\n\"A\nB\" C\ndata:\n0 1 1 0\n"), "n:3:3");
  EXPECT_EQ(bad_place("dl\nn=99999999999999999999\ndata:\n"), "n:2:3");
  EXPECT_EQ(bad_place("dl n=2 row labels\ndata:\n"), "n:2:1");
  EXPECT_EQ(bad_place("dl n=2 format=el1 row labels embedded\ndata:\n1 2\n"), "n:2:1");
  EXPECT_EQ(faults_of(parse_network("0 1\n", "n", NetworkForm::dl)),
            "n:1:1: no \"dl\" at the beginning, expected dl, then n=N and data:");
}

TEST(Dl, RowsAndColumnsOfOneModeAreTheSameActors) {
  const std::string expected =
      ", expected 'A' as before: of one mode rows and columns are the same actors in the same "
      "order";
  EXPECT_EQ(
      faults_of(read_alone("DL N=2\nROW LABELS:\nA\nB\nCOLUMN LABELS:\nB\nA\nDATA:\n0 1 1 0")),
      "n:6:1: label 'B' of actor 1" + expected);
  EXPECT_EQ(
      faults_of(read_alone("dl nr=2 nc=2\nrow labels: A B\ncol labels: E1 E2\ndata: 0 1 1 0")),
      "n:3:13: label 'E1' of actor 1" + expected);
  EXPECT_EQ(faults_of(read_alone("dl n=2 labels embedded\ndata:\nA B\nC 0 1\nB 1 0\n")),
            "n:4:1: label 'C' of actor 1" + expected);
}

TEST(Dl, TwoModesAreRefused) {
  EXPECT_EQ(faults_of(read_alone("dl nr=2, nc=3\ndata:\n")),
            "n:1:13: nr and nc that differ: rows and columns are two modes, expected n=N, of one "
            "mode; two modes (actors by events) as a matrix in CSV");
  EXPECT_EQ(faults_of(read_alone("dl nr=2 nc=2 row labels: A B\ndata:\n0 1 1 0\n")),
            "n:2:1: nr and nc, and nothing says that rows and columns are the same actors, "
            "expected n=N if they are, or labels of both; two modes (actors by events) as a matrix "
            "in CSV");
  EXPECT_EQ(bad_place("dl n=2 nr=2\ndata:\n0 1 1 0\n"), "n:1:11");
  EXPECT_EQ(bad_place("dl nr=2 n=2\ndata:\n0 1 1 0\n"), "n:1:11");
  EXPECT_EQ(faults_of(read_alone("dl nr=2 labels: A B\ndata:\n0 1 1 0\n")),
            "n:2:1: nr without nc, expected n=N, of one mode");
  EXPECT_EQ(bad_place("dl nr=2 nc=2 format=el1 labels: A B\ndata:\n1 2\n"), "n:2:1");
}

TEST(Dl, SeveralMatricesAreRefused) {
  const std::string expected =
      ", expected one matrix a file (nm=1): which of several is meant is not guessed, so save each "
      "by itself";
  EXPECT_EQ(faults_of(read_alone("DL\nN=2 NM=2\nDATA:\n0 1 1 0\n0 0 1 0\n")),
            "n:2:8: nm is '2'" + expected);
  EXPECT_EQ(faults_of(read_alone("DL\nN=2\nLEVEL LABELS:\nZACHE\nZACHC\nDATA:\n0 1 1 0\n")),
            "n:5:1: a second level label" + expected);
  EXPECT_EQ(bad_place("dl n=2 matrix labels:\ndata:\n0 1 1 0\n"), "n:1:15");
}

}  // namespace
}  // namespace setpoint::test
