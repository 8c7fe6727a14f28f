// Units: numbers that cannot be added to the wrong thing.
//
// A Dimension is the exponents of kilograms, deaths, dollars and persons; Scalar<D> is a double
// of that dimension. Sums need equal dimensions, products and quotients combine them, so
// "dollars per death times deaths" is dollars and "deaths plus dollars" does not compile.
// Mass is kilograms; money is U.S. dollars; a person is one entry into the country.
#pragma once

#include <compare>

namespace setpoint {

template <int Kilogram, int Death, int Dollar, int Person>
struct Dimension {};

template <class A, class B>
struct ProductOf;
template <int a, int b, int c, int d, int e, int f, int g, int h>
struct ProductOf<Dimension<a, b, c, d>, Dimension<e, f, g, h>> {
  using type = Dimension<a + e, b + f, c + g, d + h>;
};
template <class A, class B>
struct QuotientOf;
template <int a, int b, int c, int d, int e, int f, int g, int h>
struct QuotientOf<Dimension<a, b, c, d>, Dimension<e, f, g, h>> {
  using type = Dimension<a - e, b - f, c - g, d - h>;
};
template <class A, class B>
using Times = typename ProductOf<A, B>::type;
template <class A, class B>
using Per = typename QuotientOf<A, B>::type;

using Pure = Dimension<0, 0, 0, 0>;
using Mass = Dimension<1, 0, 0, 0>;
using Mortality = Dimension<0, 1, 0, 0>;
using Money = Dimension<0, 0, 1, 0>;
using Travel = Dimension<0, 0, 0, 1>;

template <class D>
class Scalar {
 public:
  constexpr Scalar() = default;
  explicit constexpr Scalar(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }

  friend constexpr Scalar operator+(Scalar a, Scalar b) { return Scalar(a.value_ + b.value_); }
  friend constexpr Scalar operator-(Scalar a, Scalar b) { return Scalar(a.value_ - b.value_); }
  friend constexpr auto operator<=>(Scalar, Scalar) = default;

 private:
  double value_ = 0;
};

template <class A, class B>
constexpr Scalar<Times<A, B>> operator*(Scalar<A> a, Scalar<B> b) {
  return Scalar<Times<A, B>>(a.value() * b.value());
}
template <class A, class B>
constexpr Scalar<Per<A, B>> operator/(Scalar<A> a, Scalar<B> b) {
  return Scalar<Per<A, B>>(a.value() / b.value());
}

using Fraction = Scalar<Pure>;
using Kilograms = Scalar<Mass>;
using Deaths = Scalar<Mortality>;
using Dollars = Scalar<Money>;
using Entries = Scalar<Travel>;
using DollarsPerDeath = Scalar<Per<Money, Mortality>>;
using DollarsPerEntry = Scalar<Per<Money, Travel>>;

}  // namespace setpoint
