"""The best items of a catalog by Faiss's exact index of inner products, on one thread, one query at a time.

usage: faiss_top.py FILE ITEMS QUERIES FACTORS LIMIT WARM_UP CALLS LEAST_CALLS MOST_MS

FILE holds the queries and then the items as 4-byte floats. Prints one line of JSON; see serving.ts.
"""

import json
import sys
import time

import faiss
import numpy as np

from peer import describe_libraries


def main():
    path = sys.argv[1]
    items, queries, factors, limit, warm_up, calls, least_calls, most_ms = (int(text) for text in sys.argv[2:10])
    faiss.omp_set_num_threads(1)
    numbers = np.fromfile(path, dtype=np.float32).reshape(queries + items, factors)
    index = faiss.IndexFlatIP(factors)
    index.add(np.ascontiguousarray(numbers[queries:]))
    asked = [np.ascontiguousarray(numbers[at : at + 1]) for at in range(queries)]
    for call in range(warm_up):
        index.search(asked[call % queries], limit)
    times = []
    begin = time.perf_counter()
    for call in range(calls):
        start = time.perf_counter()
        if call >= least_calls and (start - begin) * 1000 > most_ms:
            break
        index.search(asked[call % queries], limit)
        times.append((time.perf_counter() - start) * 1000)
    lists = [index.search(query, limit)[1][0].tolist() for query in asked]
    print(json.dumps({"times": times, "lists": lists, "version": faiss.__version__, "libraries": describe_libraries()}))


main()
