"""Trains LightGBM on rows of the benchmark and prints one line of JSON: see trees.ts.

usage: trees.py DATA ROWS FEATURES HELD GROUP TASK PARAMETERS SCORES [MODEL]
"""

import json
import resource
import sys
import time

import lightgbm
import numpy as np

LABELS = {"squared": 0, "binary": 1, "quantile": 0, "lambdarank": 2}


def main():
    path, rows, features, held, group, task, parameters, scores = sys.argv[1:9]
    rows, features, held, group = int(rows), int(features), int(held), int(group)
    data = np.fromfile(path, dtype=np.float32)
    values = data[: rows * features].reshape(rows, features)
    labels = data[rows * features :].reshape(3, rows)[LABELS[task]]
    settings = json.loads(parameters)
    trees = settings.pop("num_iterations")
    split = rows - held
    begun = time.perf_counter()
    train = lightgbm.Dataset(
        values[:split],
        labels[:split],
        group=np.full(split // group, group) if task == "lambdarank" else None,
        params=settings,
        free_raw_data=False,
    ).construct()
    binned = time.perf_counter()
    booster = lightgbm.train(settings, train, num_boost_round=trees)
    trained = time.perf_counter()
    booster.predict(values[split:], raw_score=True).tofile(scores)
    if len(sys.argv) > 9:
        booster.save_model(sys.argv[9])
    single = []
    few = values[split : split + 100].astype(np.float64)
    for _ in range(200):
        before = time.perf_counter()
        booster.predict(few, raw_score=True, num_threads=1)
        single.append(time.perf_counter() - before)
    print(
        json.dumps(
            {
                "binSeconds": binned - begun,
                "trainSeconds": trained - binned,
                "scoreMicros": 1e6 * float(np.median(single)),
                "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "version": lightgbm.__version__,
            }
        )
    )


main()
