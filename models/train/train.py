#!/usr/bin/env python3
"""From photos to an encoder: python models/train/train.py FOLDER... --out models/ID

FOLDER  photos, anywhere below; names of folders and files teach nothing
--out   the new encoder's folder; its name becomes the id. Gets model.onnx, manifest.toml and report.md
--cache where the backbone's readings are kept (by default beside the output); an interrupted run goes on there
--judge FOLDER  a folder of subjects among them, to measure on: its subfolders are left out of training by thirds, three
        ways, and every recipe is made three times more; only this reads folder names
--limit how many photos, drawn at random; --limit 200 is the smoke run

Needs what models/requirements.txt and models/train/requirements.txt name. No GPU, no PyTorch: the backbone stays as it
is, and only linear maps are learned.
"""
import argparse
import os
import random
import time

import export
import features
import photos
import recipes
import report


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--out", required=True)
    ap.add_argument("--cache")
    ap.add_argument("--judge")
    ap.add_argument("--limit", type=int)
    ap.add_argument("--views", type=int, default=4, help="of each photo, the photo itself among them")
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--name", default="Albumen’s own (EfficientNet-Lite0)")
    a = ap.parse_args()
    start = time.time()

    def say(text):
        print(f"{time.time() - start:7.1f} s  {text}", flush=True)

    paths = photos.find(a.folders)
    random.Random(a.seed).shuffle(paths)
    paths = paths[:a.limit]
    say(f"{len(paths)} photos")
    cache = a.cache or os.path.abspath(a.out) + ".cache"
    read = features.cache(paths, cache, a.views, a.seed, a.workers, say)
    views = recipes.Views(cache, a.views, read)
    text = [f"# {os.path.basename(os.path.abspath(a.out))}\n\n{len(read)} photos, {a.views} views each, seed {a.seed}.\n"]
    if a.judge:
        figures = report.judge(views, a.judge, {**recipes.PEERS, **recipes.STEPS}, say)
        text.append("Subjects that training never saw, edited by `views.py`:\n\n" + report.table(figures))
    made = {name: recipe(views) for name, recipe in recipes.SHIPPED.items()}
    size = export.write(a.out, made, a.name)
    text.append(f"{size:,} bytes; made in {time.time() - start:.0f} s.\n")
    with open(os.path.join(a.out, "report.md"), "w") as f:
        f.write("\n".join(text))
    say(f"{a.out}: {size:,} bytes")


if __name__ == "__main__":
    main()
