#!/usr/bin/env python3
"""Dump a made library for fit_grouping and fit_looks: what grouping would see of it, and the albums that are right.

    dump.py LIBRARY MODEL.onnx DUMP        writes DUMP.json, and DUMP.OUTPUT.npy for each output of the model

LIBRARY is a folder with photos/, truth-events.json, truth-days.json, truth-stacks.json, truth-themes.json and facts.json
(when each was really taken); MODEL takes 224 x 224 pixels, mean 0.498, standard deviation 0.502 (short side resized,
middle cut out). Needs Pillow, numpy, onnxruntime.
"""
import datetime as dt, hashlib, json, os, re, sys
import numpy as np, onnxruntime
from PIL import Image, ImageOps


def pixels(path, size=224):
    im = Image.open(path)
    im.draft("RGB", (2 * size, 2 * size))
    im = ImageOps.exif_transpose(im).convert("RGB")
    s = size / min(im.size)
    im = im.resize((max(size, round(im.width * s)), max(size, round(im.height * s))), Image.BICUBIC)
    x, y = (im.width - size) // 2, (im.height - size) // 2
    return ((np.asarray(im.crop((x, y, x + size, y + size)), np.float32) / 255 - 0.498) / 0.502).transpose(2, 0, 1)


def degrees(gps):
    def number(v):
        return float(v[0]) + float(v[1]) / 60 + float(v[2]) / 3600
    if 2 not in gps or 4 not in gps:
        return None
    return number(gps[2]) * (1 if gps[1] == "N" else -1), number(gps[4]) * (1 if gps[3] == "E" else -1)


def off(exif, taken):
    """Seconds that are to be added to what the camera wrote."""
    written = dt.datetime.strptime(exif, "%Y:%m:%d %H:%M:%S")
    return round((dt.datetime.fromisoformat(taken) - written).total_seconds())


def facts(root, path, albums, really):
    full = os.path.join(root, path)
    with Image.open(full) as im:
        exif, size, form = im.getexif(), im.size, im.format
    taken = exif.get_ifd(0x8769).get(0x9003)
    day = re.search(r"IMG-(20\d\d)(\d\d)(\d\d)-WA", path)
    with open(full, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    return {"path": path, "hash": digest, "exif": taken and taken[:10].replace(":", "-") + "T" + taken[11:],
            "name": day and "-".join(day.groups()),
            "file": dt.datetime.fromtimestamp(os.stat(full).st_mtime).isoformat(),
            "gps": degrees(exif.get_ifd(0x8825)), "camera": [exif[0x10F], exif[0x110]] if 0x10F in exif else None,
            "off": taken and off(taken, really["taken"]), "size": size, "bytes": os.stat(full).st_size, "format": form,
            **{kind: truth[path] for kind, truth in albums.items()}}


def truth(library, kind):
    with open(os.path.join(library, f"truth-{kind}.json")) as f:
        return {p: a for a, ps in json.load(f)["albums"].items() for p in ps}


def main():
    library, model, dump = sys.argv[1:]
    root = os.path.join(library, "photos")
    albums = {kind: truth(library, kind + "s") for kind in ("event", "day", "stack", "theme")}
    with open(os.path.join(library, "facts.json")) as f:
        really = json.load(f)
    paths = sorted(albums["event"])
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    name, rows = session.get_inputs()[0].name, []
    for i in range(0, len(paths), 8):
        rows.append(session.run(None, {name: np.stack([pixels(os.path.join(root, p)) for p in paths[i:i + 8]])}))
    for output, parts in zip(session.get_outputs(), zip(*rows)):
        e = np.concatenate(parts)
        np.save(f"{dump}.{output.name}.npy", e / np.linalg.norm(e, axis=1, keepdims=True))
    with open(dump + ".json", "w") as f:
        json.dump([facts(root, p, albums, really[p]) for p in paths], f)


if __name__ == "__main__":
    main()
