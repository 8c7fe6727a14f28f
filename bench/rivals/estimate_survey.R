# The totals that `setpoint estimate` prints, as R does them: data.table reads the log, the survey
# package estimates. Every random inspection is in the design; a domain is a subset of it, which in
# survey keeps the number of PSUs drawn. svyby() has then only the finds to walk over.
#
#   Rscript estimate_survey.R inspections.csv strata.csv totals.csv
#
# One quarter: strata are told by their name alone. Fentanyl only: a find's potency is 1.
suppressPackageStartupMessages({
  library(data.table)
  library(survey)
})
setDTthreads(0)
paths <- commandArgs(trailingOnly = TRUE)

log <- fread(paths[1], na.strings = "", select = c(
  "channel", "origin", "stratum", "psu", "weight", "selection", "count", "result", "form",
  "mass_g", "purity", "pills"
))
strata <- fread(paths[2], na.strings = "")
log <- log[selection == "random"]
log[strata, psus := i.psus, on = "stratum"]
log[, weight := weight * count]
log[, finds := as.numeric(result == "positive")]
log[, gross := fifelse(finds == 1, mass_g / 1000, 0)]
log[, pure := fifelse(finds == 1, gross * purity, 0)]
log[, pills := fcoalesce(as.numeric(pills), 0)]

design <- svydesign(
  id = ~psu, strata = ~stratum, weights = ~weight, fpc = ~psus, nest = TRUE, data = log
)
totals <- svyby(~ finds + gross + pure + pills, ~ origin + channel + form,
  subset(design, finds == 1), svytotal,
  keep.names = FALSE
)
names(totals)[3] <- "outcome"
names(totals) <- sub("^se[.]", "se_", names(totals))
write.csv(format(totals, digits = 17, trim = TRUE), paths[3], row.names = FALSE, quote = FALSE)
