"""Photos from folders: which there are, and how one becomes the encoder's input."""
import os

import numpy as np
from PIL import Image, ImageOps

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
SIDE = 224  # of the encoder's input
MEAN, STD = 0.498, 0.502  # as the backbone was trained with
# Views are made of a photo no larger than this (shorter side): more costs time and is lost again at 224 pixels.
LARGEST = 512


def find(folders):
    """All photos below the folders, sorted, so that a run can be repeated; links are followed."""
    found = []
    for folder in folders:
        for where, _, names in os.walk(folder, followlinks=True):
            found += [os.path.join(where, n) for n in names if n.lower().endswith(ENDINGS) and not n.startswith(".")]
    return sorted(found)


def read(path):
    """The photo upright, in RGB, at most `LARGEST` pixels high or wide where it is short. Raises OSError or ValueError
    for what is no picture."""
    with Image.open(path) as opened:
        opened.draft("RGB", (2 * LARGEST, 2 * LARGEST))
        photo = ImageOps.exif_transpose(opened).convert("RGB")
    if min(photo.size) > LARGEST:
        k = LARGEST / min(photo.size)
        photo = photo.resize((round(photo.width * k), round(photo.height * k)), Image.BICUBIC)
    return photo


def prepare(photo):
    """The encoder's input, float32 [3, 224, 224]: shorter side to 224, the middle, scaled; as the manifest says."""
    k = SIDE / min(photo.size)
    photo = photo.resize((max(SIDE, round(photo.width * k)), max(SIDE, round(photo.height * k))), Image.BICUBIC)
    left, top = (photo.width - SIDE) // 2, (photo.height - SIDE) // 2
    pixels = np.asarray(photo.crop((left, top, left + SIDE, top + SIDE)), np.float32)
    return ((pixels / 255 - MEAN) / STD).transpose(2, 0, 1)
