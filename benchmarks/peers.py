"""The peers of benchmarks/speed.py: each a script that reads one file of JSON lines.

A script gets the path of the file and of an empty folder, and prints the pairs it found as JSON. Of
a peer that gives clusters, every two members of one are a pair. None is tuned beyond what its own
documentation shows: datasketch and rensa shingle plain ``\\w+`` words, as most users do; text-dedup
and datatrove tokenise themselves and run their whole command and their four local steps.
"""

from __future__ import annotations

READ = """
import json, sys
ids, texts = [], []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        ids.append(record["id"])
        texts.append(record["text"])
"""

JUST_READ = READ + "print('[]')"

DATASKETCH = (
    READ
    + """
import re
from datasketch import MinHash, MinHashLSH
word = re.compile(r"\\w+")
def shingles(text):
    words = word.findall(text)
    return [" ".join(words[at:at + 3]).encode() for at in range(len(words) - 2)]
index = MinHashLSH(num_perm=126, params=(42, 3))
kept = []
sketches = MinHash.generator((shingles(text) for text in texts), num_perm=126)
for name, sketch in zip(ids, sketches):
    if not sketch.is_empty():
        kept.append((name, sketch))
        index.insert(name, sketch, check_duplication=False)
print(json.dumps([
    (name, other) for name, sketch in kept for other in index.query(sketch) if name < other
]))
"""
)

RENSA = (
    READ
    + """
import re
from rensa import RMinHash, RMinHashLSH
word = re.compile(r"\\w+")
def shingles(text):
    words = word.findall(text)
    return [" ".join(words[at:at + 5]) for at in range(len(words) - 4)]
index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=64)
kept = []
for at, text in enumerate(texts):
    grams = shingles(text)
    if grams:
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(grams)
        kept.append((at, sketch))
        index.insert(at, sketch)
print(json.dumps([
    (ids[at], ids[other])
    for at, sketch in kept for other in index.query(sketch) if ids[at] < ids[other]
]))
"""
)

_CLUSTERS = """
def pairs(clusters):
    return [
        sorted((one, other)) for members in clusters.values()
        for at, one in enumerate(members) for other in members[at + 1:]
    ]
"""

TEXT_DEDUP = (
    _CLUSTERS
    + """
import collections, json, os, pathlib, subprocess, sys
from datasets import load_from_disk
folder = pathlib.Path(sys.argv[2])
(folder / "config.toml").write_text(f'''
[input]
input_type = "local_files"
file_type = "json"
read_arguments = {{ path = "json", data_files = "{sys.argv[1]}", split = "train" }}
[algorithm]
algorithm_name = "minhash"
text_column = "text"
threshold = 0.3
num_perm = 128
ngram_size = 5
hash_func_name = "xxh3"
check_false_positive = true
[output]
output_dir = "{folder / 'out'}"
skip_filtering = true
keep_cluster_column = true
[debug]
''')
subprocess.run(
    [sys.executable, "-m", "text_dedup.minhash"], cwd=folder, check=True,
    env=dict(os.environ, HF_HOME=str(folder), HF_HUB_OFFLINE="1"), stdout=sys.stderr,
)
clusters = collections.defaultdict(list)
rows = load_from_disk(str(folder / "out"))
for name, cluster in zip(rows["id"], rows["__CLUSTER__"]):
    if cluster is not None and cluster >= 0:
        clusters[cluster].append(name)
print(json.dumps(pairs(clusters)))
"""
)

DATATROVE = (
    _CLUSTERS
    + """
import collections, glob, gzip, json, os, sys
from datatrove.executor.local import LocalPipelineExecutor as Executor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature)
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers.jsonl import JsonlWriter
def main(path, folder):
    where, name = os.path.split(path)
    config = MinhashConfig()
    read = JsonlReader(where, glob_pattern=name)
    language = "arb_Arab"  # most of the articles, and one language is all that it takes
    sign = MinhashDedupSignature(f"{folder}/1", config=config, language=language)
    bucket = MinhashDedupBuckets(f"{folder}/1", f"{folder}/2", config=config)
    group = MinhashDedupCluster(f"{folder}/2", f"{folder}/3", config=config, save_cluster_id=True)
    sift = MinhashDedupFilter(
        f"{folder}/3", exclusion_writer=JsonlWriter(f"{folder}/out"), load_cluster_ids=True)
    steps = [
        ([read, sign], 1), ([bucket], config.num_buckets), ([group], 1),
        ([read, sift, JsonlWriter(f"{folder}/kept")], 1),
    ]
    for number, (pipeline, tasks) in enumerate(steps):
        Executor(pipeline=pipeline, tasks=tasks, workers=2 if tasks > 1 else 1,
                 logging_dir=f"{folder}/log{number}").run()
    clusters = collections.defaultdict(list)
    for file in [*glob.glob(f"{folder}/out/*"), *glob.glob(f"{folder}/kept/*")]:
        with gzip.open(file, "rt") as lines:
            for record in map(json.loads, lines):
                cluster = record["metadata"].get("minhash_cluster_id", -1)
                if cluster is not None and cluster >= 0:
                    clusters[cluster].append(record["id"])
    print(json.dumps(pairs(clusters)))
if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
"""
)
