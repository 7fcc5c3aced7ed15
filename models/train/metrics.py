"""How good embeddings are, in the measures of the model card. Pure; embeddings are rows of length 1."""
import numpy as np


def retrieval(embeddings, subjects, nearest=15):
    """(R@1, RP@15): how often the nearest other photo shows the same subject, and which share of the 15 nearest do."""
    subjects = np.asarray(subjects)
    similarity = embeddings @ embeddings.T
    np.fill_diagonal(similarity, -np.inf)
    near = np.argpartition(-similarity, nearest, 1)[:, :nearest]
    order = np.take_along_axis(near, np.argsort(-np.take_along_axis(similarity, near, 1), 1), 1)
    same = subjects[order] == subjects[:, None]
    return float(same[:, 0].mean()), float(same.mean())


def copies(edited, originals, which):
    """Micro average precision (Pizzi et al. 2022) of finding for each edited photo the original, number `which`: all
    pairs are ranked in one list, so that one threshold has to serve all."""
    similarity = edited @ originals.T
    true = np.zeros(similarity.shape, bool)
    true[np.arange(len(which)), which] = True
    hit = true.ravel()[np.argsort(-similarity, axis=None, kind="stable")]
    precision = np.cumsum(hit) / np.arange(1, hit.size + 1)
    return float(precision[hit].mean())
