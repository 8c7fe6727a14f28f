# farringtonFlexible of R's surveillance on series that warning_bench wrote: whether each of the last
# periods of each series alarms.
#
#   Rscript bench/surveillance.R SERIES.csv ALARMS.csv EVALUATED
#
# SERIES.csv has a series a row. ALARMS.csv has its alarms a row, and a last row with the seconds.
suppressMessages(library(surveillance))
options(warn = -1)
arguments <- commandArgs(trailingOnly = TRUE)
series <- as.matrix(read.csv(arguments[1], header = FALSE))
evaluated <- as.integer(arguments[3])
range <- (ncol(series) - evaluated + 1):ncol(series)
begin <- proc.time()[["elapsed"]]
alarms <- t(apply(series, 1, function(counts) {
  object <- new("sts", observed = matrix(counts), freq = 12, epoch = seq_along(counts))
  answer <- farringtonFlexible(object, list(
    range = range, b = 5, w = 1, noPeriods = 4, pastWeeksNotIncluded = 6, alpha = 0.05,
    thresholdMethod = "nbPlugin", weightsThreshold = 2.58, pThresholdTrend = 1))
  as.integer(answer@alarm)
}))
took <- proc.time()[["elapsed"]] - begin
write.table(alarms, arguments[2], sep = ",", row.names = FALSE, col.names = FALSE)
cat(took, "\n", file = arguments[2], append = TRUE)
