"""Shared by all tests: where `../shared` is, and the one skip for its absence."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; a fresh clone does without."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared, the development data, which a clone does not have")
    return SHARED
