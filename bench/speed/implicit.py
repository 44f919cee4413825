"""Trains implicit's ALS on a matrix of the benchmark and prints one line of JSON: see als.ts.

usage: implicit.py MATRIX FACTORS ITERATIONS REGULARISATION THREADS [FACTORS_FILE]
"""

import json
import resource
import sys

from peer import describe_libraries

sys.path.pop(0)  # This file is called like the library, and stands first in the search path.

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix


def read_matrix(path):
    """rows, columns, entries, indptr, indices, weights: little-endian, 4 bytes each.

    Confidences are 1 + weight: those of cells without an entry are 1.
    """
    data = np.memmap(path, dtype=np.uint32, mode="r")
    rows, columns, entries = (int(value) for value in data[:3])
    split = 3 + rows + 1
    indptr = np.array(data[3:split], dtype=np.int32)
    indices = np.array(data[split : split + entries], dtype=np.int32)
    confidences = 1 + data[split + entries :].view(np.float32)
    return csr_matrix((confidences, indices, indptr), shape=(rows, columns))


def main():
    path, factors, iterations, regularisation, threads = sys.argv[1:6]
    model = AlternatingLeastSquares(
        factors=int(factors),
        iterations=int(iterations),
        regularization=float(regularisation),
        num_threads=int(threads),
        random_state=1,
    )
    seconds = []
    model.fit(read_matrix(path), show_progress=False, callback=lambda _, s, __: seconds.append(s))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if len(sys.argv) > 6:
        with open(sys.argv[6], "wb") as out:
            model.user_factors.tofile(out)
            model.item_factors.tofile(out)
    print(json.dumps({"seconds": seconds, "peakBytes": peak, "libraries": describe_libraries()}))


main()
