"""The totals that `setpoint estimate` prints, as pandas and numpy do them.

    python3 estimate_pandas.py inspections.csv strata.csv totals.csv

pandas reads the columns it needs, sums the finds by cell and PSU, and the variance is the formula

    V = sum over strata of (1 - n / N) n / (n - 1) (sum of z^2 - (sum of z)^2 / n),

z the weighted total of a PSU, 0 in the PSUs without a find. n counts every PSU with a random
inspection. One quarter: strata are told by their name alone. Fentanyl only: potency is 1.
"""
import sys

import numpy as np
import pandas as pd

log_path, strata_path, out_path = sys.argv[1:]
TEXTS = ["channel", "origin", "stratum", "psu", "selection", "result", "form"]
NUMBERS = ["weight", "count", "mass_g", "purity", "pills"]

log = pd.read_csv(
    log_path,
    usecols=TEXTS + NUMBERS,
    dtype={**dict.fromkeys(TEXTS, "category"), **dict.fromkeys(NUMBERS, np.float64)},
    keep_default_na=False,
    na_values={name: [""] for name in NUMBERS},
    float_precision="round_trip",
)
strata = pd.read_csv(strata_path, dtype={"stratum": str}).set_index("stratum")
random = log[log["selection"] == "random"]

drawn = random[["stratum", "psu"]].drop_duplicates()
design = drawn.groupby("stratum", observed=True).size().rename("n").to_frame()
design["population"] = strata["psus"].reindex(design.index)
fraction = (design["n"] / design["population"]).fillna(0)
design["factor"] = (1 - fraction) * design["n"] / (design["n"] - 1)

finds = random[random["result"] == "positive"].astype({name: str for name in TEXTS})
stands_for = finds["weight"] * finds["count"]
measures = pd.DataFrame(
    {
        "finds": stands_for,
        "gross": stands_for * finds["mass_g"] / 1000,
        "pure": stands_for * finds["mass_g"] / 1000 * finds["purity"],
        "pills": stands_for * finds["pills"].fillna(0),
    }
)
cell = ["origin", "channel", "form"]
keys = finds[cell + ["stratum", "psu"]]
by_psu = measures.groupby([keys[name] for name in keys]).sum()
by_stratum = by_psu.groupby(level=cell + ["stratum"])
sums = by_stratum.sum()
about_mean = (by_psu**2).groupby(level=cell + ["stratum"]).sum() - (sums**2).div(
    design["n"], level="stratum", axis=0
)
variance = about_mean.mul(design["factor"], level="stratum", axis=0).groupby(level=cell).sum()
result = sums.groupby(level=cell).sum().join(np.sqrt(variance).add_prefix("se_"))
result.index.names = ["origin", "channel", "outcome"]
result.to_csv(out_path, float_format="%.17g")
