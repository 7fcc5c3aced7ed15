"""Two people, simulated: one only answers "Same event?", honest to the truth; one corrects half of the albums.

    answers.py BENCH LIBRARY PROGRAM TRUTH

BENCH holds simulate_user.py, whose person the second one is (the same half of the albums, up to 40 corrections). What both
teach is judged over the same albums, those that neither touched: the albums that are asked about are the ones most in doubt,
so beside what is left of them a gain over another half could not be set. Prints one line of JSON.
"""
import json, random, sys, tempfile
from collections import Counter

bench, library, program, kind = sys.argv[1:5]
sys.path.insert(0, bench)
from score import load_truth, match, score
from simulate_user import Albumen, about, accept_sure, corrections, run

MOST_ANSWERS, BATCHES, BATCH = 30, 4, 10

truth = load_truth(f"{library}/truth-{kind}.json")
albums = sorted(album for album, photos in Counter(truth.values()).items() if photos > 1)
random.Random(1).shuffle(albums)  # as simulate_user.py draws its half
taught = set(albums[: len(albums) // 2])


def answer(tool, names):
    """Answers until nothing is asked any more; the albums that were shown, how many answers, and whether weights were learned."""
    shown, answers, said = set(), 0, "{}"
    while answers < MOST_ANSWERS:
        asked = json.loads(run(program, "questions", "--library", tool.folder, "--count", "1", "--json"))["questions"]
        if not asked:
            break
        question = asked[0]
        album = lambda path: truth.get(names.get(path))
        shown |= {album(path) for path in question["left"] + question["right"]} - {None}
        one, other = (album(path) for path in question["photos"])
        said = tool.apply([{"op": "same" if one == other else "different", "photos": question["photos"]}])
        answers += 1
    return shown, answers, json.loads(said).get("adopted", False)


def correct(tool):
    """As simulate_user.py does; how many corrections."""
    done = 0
    for _ in range(BATCHES):
        groups = tool.groups()
        sure = [op for op in accept_sure(groups) if op["group"] in about(groups, truth, taught)]
        if sure:
            tool.apply(sure)
            done, groups = done + 1, tool.groups()
        ops = corrections(groups, truth, taught, BATCH)
        if not ops:
            break
        tool.apply(ops)
        done += len(ops)
    return done


with tempfile.TemporaryDirectory() as folder:
    tool = Albumen(program, library, folder, True)
    first = tool.groups()
    names = match([path for group in first for path in group["photos"]], truth)
    shown, answers, adopted = answer(tool, names)
    answered = tool.groups()
with tempfile.TemporaryDirectory() as folder:
    tool = Albumen(program, library, folder, True)
    done = correct(tool)
    corrected = tool.groups()


def f1(left_out):
    own = {photo: album for photo, album in truth.items() if album not in left_out}
    return [score(own, groups)["bcubed_f1"] for groups in (first, answered, corrected)]


print(json.dumps({
    "answers": answers, "adopted": adopted, "corrections": done,
    "untouched": f1(taught | shown), "all": f1(set()),
}))
