"""What a run reports: each recipe on subjects that it never saw, three ways, as a table in Markdown."""
import os
import random

import numpy as np

import metrics
import recipes

EACH = 16  # photos of a subject, as in the measure that the model card reports


def thirds(subjects, seed=5):
    """Three ways to leave out a third of the subjects."""
    mixed = sorted(set(subjects))
    random.Random(seed).shuffle(mixed)
    return [set(mixed[i::3]) for i in range(3)]


def subject_of(path, folder):
    """The subfolder of `folder` that a photo lies in, "" if none. Known to the judge only, never to the training."""
    inside = os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).split(os.sep)
    return inside[0] if len(inside) > 1 and inside[0] != os.pardir else ""


def judge(views, folder, named_recipes, say=print):
    """Rows of (name, R@1, RP@15, copies, spread of the three): mean over the thirds that were left out of training."""
    subjects = np.array([subject_of(p, folder) for p in views.paths])
    figures = {name: [] for name in named_recipes}
    for out in thirds(s for s in subjects if s):
        held = np.isin(subjects, list(out))
        kept, asked = np.flatnonzero(~held), _draw(subjects, out)
        if len(asked) < 2 * EACH:
            raise SystemExit(f"{folder}: too few subjects with {EACH} photos to judge by")
        for name, recipe in named_recipes.items():
            figures[name].append(_figures(recipe(views.only(kept)), views.only(asked), subjects[asked]))
            say(f"{name}: " + " ".join(f"{f:.4f}" for f in figures[name][-1]))
    return figures


def _draw(subjects, out, seed=0):
    rng, chosen = np.random.default_rng(seed), []
    for subject in sorted(out):
        chosen += list(rng.permutation(np.flatnonzero(subjects == subject))[:EACH])
    return np.array(chosen, int)


def _figures(head, views, subjects):
    x = views.inputs(head.parts)
    embeddings = head.apply(x.reshape(-1, x.shape[-1])).reshape(x.shape[0], x.shape[1], -1)
    original = embeddings[:, 0]
    found = [metrics.copies(embeddings[:, v], original, np.arange(len(original))) for v in range(1, x.shape[1])]
    return (*metrics.retrieval(original, subjects), float(np.mean(found)))


def table(figures):
    """Markdown: a row a recipe; in brackets the lowest and highest of the thirds."""
    lines = ["| head | R@1 | RP@15 | copies |", "|---|---|---|---|"]
    for name, rows in figures.items():
        m, lo, hi = (f(rows, 0) for f in (np.mean, np.min, np.max))
        cells = [f"{m[i]:.3f} ({lo[i]:.3f} to {hi[i]:.3f})" for i in range(3)]
        lines.append("| " + " | ".join([name, *cells]) + " |")
    return "\n".join(lines) + "\n"
