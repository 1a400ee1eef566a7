"""Compares how well four ways read the test writers' lines, in one run.

    .venv-training/bin/python -m bench.accuracy

Halfway; its codebook alone; a TF-IDF with logistic regressions trained on the same writers; and
VADER, whose sentiment stands for harshness (it knows no moves).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from halfway.conversation import AGAINST, MOVES
from halfway.engine.codebook import load_codebook
from halfway.engine.reader import CodebookReader
from halfway.engine.trained_reader import default_reader
from halfway.evaluation import figures
from halfway.evaluation.lines import Message, OpeningLine, messages, openings, writers
from training.moves.places import DATA


def main() -> None:
    """Print the table."""
    known = writers(DATA)
    seen = [id for id, one in known.items() if one.split == "train"]
    unseen = [id for id, one in known.items() if one.split == "test"]
    train = [line for id in seen for line in messages(DATA, id)]
    test = [line for id in unseen for line in messages(DATA, id)]
    begun = [line for id in seen for line in openings(DATA, id)]
    asked = [line for id in unseen for line in openings(DATA, id)]
    print(f"{len(test)} messages and {len(asked)} openings of {len(unseen)} unseen writers\n")
    print(
        "reader                   macro-F1   AUC  flags on plain   harshness: Spearman  error   ms each"
    )
    for name, moves, harshness in (
        ("Halfway", _halfway, _halfway_harshness),
        ("codebook alone", _codebook, _codebook_harshness),
        ("TF-IDF + logistic", _tfidf(train), _tfidf_harshness(begun)),
        ("VADER", None, _vader(begun)),
    ):
        _row(name, moves, harshness, test, asked)


Scores = Callable[[Sequence[str]], tuple[figures.Floats, figures.Bools]]
Levels = Callable[[Sequence[str]], figures.Floats]


def _row(
    name: str,
    moves: Scores | None,
    harshness: Levels,
    test: Sequence[Message],
    asked: Sequence[OpeningLine],
) -> None:
    cells = "        -     -               -"
    each = ""
    if moves:
        labelled = np.array([[move in line.moves for move in MOVES] for line in test])
        started = time.perf_counter()
        scores, named = moves([line.text for line in test])
        each = f"{(time.perf_counter() - started) / len(test) * 1e3:9.2f}"
        f1 = [figures.agreement(labelled[:, i], named[:, i]).f1 for i in range(len(MOVES))]
        auc = [figures.auc(labelled[:, i], scores[:, i]) for i in range(len(MOVES))]
        flags = named[~labelled.any(axis=1)][:, : len(AGAINST)].any(axis=1).mean()
        cells = f"{np.mean(f1):9.3f} {np.mean(auc):5.3f} {flags:15.3f}"
    wanted = np.array([float(line.harshness) for line in asked])
    read = harshness([line.text for line in asked])
    print(
        f"{name:24}{cells} {figures.spearman(wanted, read):21.3f}"
        f" {figures.mean_absolute_error(wanted, read):6.2f} {each}"
    )


def _halfway(texts: Sequence[str]) -> tuple[figures.Floats, figures.Bools]:
    coded = default_reader().code(texts)
    return np.array([one.moves for one in coded]), _named([one.named for one in coded])


def _halfway_harshness(texts: Sequence[str]) -> figures.Floats:
    return np.array([one.harshness for one in default_reader().code(texts)])


def _codebook(texts: Sequence[str]) -> tuple[figures.Floats, figures.Bools]:
    readings = CodebookReader(load_codebook()).read(texts)
    scores = np.array([[one.moves[move] for move in MOVES] for one in readings])
    return scores, _named([one.named for one in readings])


def _codebook_harshness(texts: Sequence[str]) -> figures.Floats:
    return np.array([one.opening.harshness for one in CodebookReader(load_codebook()).read(texts)])


def _named(rows: Sequence[Sequence[str]]) -> figures.Bools:
    return np.array([[move in row for move in MOVES] for row in rows])


def _tfidf(train: Sequence[Message]) -> Scores:
    views = _views()
    rows = hstack([view.fit_transform([line.text for line in train]) for view in views]).tocsr()
    models = [
        LogisticRegression(C=10, class_weight="balanced", max_iter=300).fit(
            rows, [move in line.moves for line in train]
        )
        for move in MOVES
    ]

    def scores(texts: Sequence[str]) -> tuple[figures.Floats, figures.Bools]:
        new = hstack([view.transform(texts) for view in views]).tocsr()
        found = np.stack([model.predict_proba(new)[:, 1] for model in models], axis=1)
        return found, found >= 0.5

    return scores


def _tfidf_harshness(begun: Sequence[OpeningLine]) -> Levels:
    views = _views()
    rows = hstack([view.fit_transform([line.text for line in begun]) for view in views]).tocsr()
    model = Ridge(alpha=1.0).fit(rows, [line.harshness for line in begun])
    return lambda texts: model.predict(hstack([view.transform(texts) for view in views]).tocsr())


def _vader(begun: Sequence[OpeningLine]) -> Levels:
    """Sentiment, on the line from it to harshness that fits the training writers best."""
    analyzer = SentimentIntensityAnalyzer()

    def compound(texts: Sequence[str]) -> figures.Floats:
        return np.array([analyzer.polarity_scores(text)["compound"] for text in texts])

    slope, start = np.polyfit(
        compound([line.text for line in begun]), [line.harshness for line in begun], 1
    )
    return lambda texts: start + slope * compound(texts)


def _views() -> list[TfidfVectorizer]:
    return [
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
    ]


if __name__ == "__main__":
    main()
