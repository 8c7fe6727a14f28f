// The arithmetic of hand calculations: numbers, + - * / and parentheses.
#include <cctype>
#include <cmath>

#include "determination/case_expectation.h"
#include "setpoint/core/decimal.h"

namespace setpoint::test {
namespace {

class Calculation {
 public:
  explicit Calculation(std::string_view text) : text_(text) {}

  std::optional<double> run() {
    const double value = sum();
    skip();
    if (!good_ || at_ != text_.size() || !std::isfinite(value)) return std::nullopt;
    return value;
  }

 private:
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(char wanted) {
    skip();
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  double sum() {
    double value = product();
    while (good_)
      if (take('+'))
        value += product();
      else if (take('-'))
        value -= product();
      else
        break;
    return value;
  }
  double product() {
    double value = factor();
    while (good_)
      if (take('*'))
        value *= factor();
      else if (take('/'))
        value /= factor();
      else
        break;
    return value;
  }
  double factor() {
    if (take('-')) return -factor();
    if (!take('(')) return number();
    const double value = sum();
    good_ = good_ && take(')');
    return value;
  }
  double number() {
    skip();
    const std::size_t from = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool sign = (c == '-' || c == '+') && at_ > from && text_[at_ - 1] == 'e';
      if (std::isdigit(static_cast<unsigned char>(c)) == 0 && c != '.' && c != 'e' && !sign) break;
      ++at_;
    }
    const std::optional<double> value = parse_number(text_.substr(from, at_ - from));
    good_ = good_ && value.has_value();
    return value.value_or(0);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

std::optional<double> arithmetic(std::string_view text) {
  return Calculation(text).run();
}

}  // namespace setpoint::test
