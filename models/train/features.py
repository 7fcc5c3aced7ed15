"""Reads each photo and its views through the backbone once, and keeps the readings on disk.

A cache folder holds `about.json` (what is read), one float16 array [photos, views, length] for each reading, and
`read.jsonl`: one line for each photo that is done, so that an interrupted run goes on where it was. View 0 is the photo
as it is, the others are edited copies. The heads are trained on these; nothing runs the backbone again.
"""
import json
import os
import random
from concurrent.futures import ProcessPoolExecutor

import numpy as np

import backbone
import photos
import views

BATCH = 16
_session = None


def _start(model):
    """In each worker: its own session on one thread; parallel photos are faster than parallel convolutions."""
    global _session
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    _session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def encode(pictures):
    """Readings of pictures, a dict of float16 [pictures, length]."""
    names = list(backbone.READINGS)
    parts = []
    for i in range(0, len(pictures), BATCH):
        batch = np.stack([photos.prepare(p) for p in pictures[i:i + BATCH]])
        parts.append(_session.run(names, {"image": batch}))
    return {n: np.concatenate([p[k] for p in parts]).astype(np.float16) for k, n in enumerate(names)}


def _photo(job):
    path, number, count, seed = job
    try:
        photo = photos.read(path)
        rng = random.Random(f"{seed} {number}")
        return encode([photo] + [views.edited(photo, rng) for _ in range(count - 1)]), None
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for files that are no pictures
        return None, f"{path}: {error}"


def cache(paths, folder, count, seed=0, workers=2, say=print):
    """Read `count` views of each photo into `folder`, as far as it does not hold them already. Photos that cannot be
    read are named and left out. Returns the paths that were read, in the order of the arrays."""
    os.makedirs(folder, exist_ok=True)
    wanted = {"count": count, "seed": seed, "readings": {k: list(v) for k, v in backbone.READINGS.items()}}
    if _about(folder, wanted) != wanted:
        raise SystemExit(f"{folder} holds readings made otherwise; name another cache folder or remove it")
    journal = _journal(folder)
    if [j["path"] for j in journal] != paths[:len(journal)]:
        raise SystemExit(f"{folder} holds readings of other photos; name another cache folder or remove it")
    read = [j["path"] for j in journal if not j["problem"]]
    files = {n: open(os.path.join(folder, n + ".f16"), "ab") for n in backbone.READINGS}
    for name, file in files.items():  # what was written after the journal's last line is written again
        file.truncate(len(read) * count * backbone.length(name) * 2)
    jobs = [(p, n, count, seed) for n, p in enumerate(paths)][len(journal):]
    with open(os.path.join(folder, "read.jsonl"), "a") as log, \
            ProcessPoolExecutor(workers, initializer=_start, initargs=(backbone.readings_model(),)) as pool:
        for done, (job, (found, problem)) in enumerate(zip(jobs, pool.map(_photo, jobs, chunksize=4)), len(journal) + 1):
            if problem:
                say(f"left out: {problem}")
            else:
                for name, values in found.items():
                    files[name].write(values.tobytes())
                    files[name].flush()
                read.append(job[0])
            log.write(json.dumps({"path": job[0], "problem": problem}) + "\n")
            log.flush()
            if done % 500 == 0:
                say(f"read {done} of {len(paths)} photos, {count} views each")
    for file in files.values():
        file.close()
    return read


def _about(folder, wanted):
    """What the cache folder is for; a new one is for `wanted`."""
    path = os.path.join(folder, "about.json")
    if not os.path.exists(path):
        with open(path, "w") as f:
            json.dump(wanted, f)
    with open(path) as f:
        return json.load(f)


def _journal(folder):
    path = os.path.join(folder, "read.jsonl")
    if not os.path.exists(path):
        return []
    with open(path) as f:
        return [json.loads(line) for line in f if line.endswith("\n")]


def load(folder, name, count, photo_count):
    """One reading of a cache as a read-only array float16 [photos, views, length]."""
    return np.memmap(os.path.join(folder, name + ".f16"), np.float16, "r").reshape(photo_count, count, -1)
