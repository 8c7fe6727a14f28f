# What R's surveillance answers on the generated series of farrington_series.h: thresholds,
# expectations, probabilities and alarms. Run from the root of the repository:
#
#   Rscript tests/warning/farrington_reference.R > tests/warning/farrington_reference.h
#
# Debian 12: r-cran-surveillance 1.20.3. The tests do not need R.
suppressMessages(library(surveillance))
options(warn = -1)

text <- paste(readLines("tests/warning/farrington_series.h"), collapse = " ")
series <- function(name) {
  body <- sub(paste0(".*", name, " = \\{([^}]*)\\}.*"), "\\1", text)
  as.numeric(strsplit(gsub("[[:space:]]", "", body), ",")[[1]])
}
number <- function(x) ifelse(is.na(x), "-1", sprintf("%.15g", x))

flexible <- function(title, name, frequency, range, ...) {
  counts <- series(name)
  object <- new("sts", observed = matrix(counts), freq = frequency, epoch = seq_along(counts))
  control <- list(range = range, ...)
  # In 1.20.3 the fit of the model looks for `control` by name.
  answer <- farringtonFlexible(object, control)
  emit(title, range, as.vector(answer@upperbound), as.vector(answer@control$expected),
       as.vector(answer@control$pvalue), as.vector(answer@alarm), as.vector(answer@control$trend))
}
original <- function(title, name, frequency, range, ...) {
  object <- create.disProg(week = seq_along(series(name)), observed = series(name),
                           state = rep(0, length(series(name))), freq = frequency)
  answer <- algo.farrington(object, control = list(range = range, ...))
  emit(title, range, as.vector(answer$upperbound), rep(NA, length(range)),
       1 - answer$control$pd[, 1], as.vector(answer$alarm), as.vector(answer$trend))
}
emit <- function(title, range, upper, expected, p, alarm, trend) {
  cat("inline const std::vector<Reference> ", title, " = {\n", sep = "")
  for (i in seq_along(range))
    cat("    {", range[i] - 1, ", ", number(upper[i]), ", ", number(expected[i]), ", ", number(p[i]),
        ", ", ifelse(alarm[i] == 1, "true", "false"), ", ", ifelse(trend[i] == 1, "true", "false"),
        "},\n", sep = "")
  cat("};\n")
}

cat("// Written by tests/warning/farrington_reference.R with R's surveillance ",
    as.character(packageVersion("surveillance")), ": position, threshold,\n",
    "// expectation, P(as many or more), alarm and trend. -1: R gives none.\n",
    "// clang-format off\n#pragma once\n\n#include <cstddef>\n#include <vector>\n\n",
    "namespace setpoint::test {\n\n",
    "struct Reference {\n  std::size_t at;\n  double upper;\n  double expected;\n  double p;\n",
    "  bool alarm;\n  bool trend;\n};\n", sep = "")
flexible("kFlexibleWindows", "kMonthly", 12, 73:96, b = 5, w = 1)
flexible("kFlexibleSeasons", "kMonthly", 12, 70:96, b = 4, w = 1, noPeriods = 4, alpha = 0.01,
         thresholdMethod = "nbPlugin", pastWeeksNotIncluded = 6)
flexible("kFlexibleUpperMean", "kMonthly", 12, 73:96, b = 5, w = 1, noPeriods = 4, alpha = 0.005,
         thresholdMethod = "muan", pThresholdTrend = 1)
flexible("kFlexibleWeekly", "kWeekly", 52, 316:340, b = 5, w = 3, noPeriods = 10, alpha = 0.01,
         thresholdMethod = "nbPlugin", pastWeeksNotIncluded = 26)
flexible("kFlexibleQuarterly", "kQuarterly", 4, 25:40, b = 5, w = 0, noPeriods = 4, alpha = 0.025,
         powertrans = "1/2", pastWeeksNotIncluded = 2)
flexible("kFlexibleHalfYears", "kHalfYears", 2, 15:24, b = 7, w = 0, noPeriods = 2,
         powertrans = "none", reweight = FALSE)
flexible("kFlexibleSmall", "kSmall", 12, 62:84, b = 5, w = 1, noPeriods = 2, trend = FALSE,
         reweight = FALSE, thresholdMethod = "nbPlugin")
original("kOriginalMonthly", "kMonthly", 12, 62:96, b = 5, w = 1)
original("kOriginalWeekly", "kWeekly", 52, 316:340, b = 5, w = 3, alpha = 0.01)
original("kOriginalSmall", "kSmall", 12, 60:84, b = 4, w = 2, powertrans = "1/2", reweight = FALSE)
original("kOriginalHalfYears", "kHalfYears", 2, 17:24, b = 8, w = 0, powertrans = "none")
cat("\n}  // namespace setpoint::test\n")
