"""A project: the folder that holds `content/`, and what its optional `content/site.toml` says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.model import Mode, PublishText
from generator.temporal.nouns import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a build needs to know besides the articles.

    `root` is an absolute path. `base_url` is absolute and ends with a slash, or is empty (then what needs absolute URLs is
    left out). `repository` is the URL of a code forge's repository for "suggest a correction", or empty. `pipeline` is an installed
    spaCy pipeline's name or a path, empty for the bundled one.
    """

    root: Path
    title: str = ""
    description: str = ""
    language: str = "en"
    base_url: str = ""
    repository: str = ""
    mode: Mode = "news"
    publish_text: PublishText = "quotes"
    publish: Literal["all", "reviewed"] = "all"
    noindex: bool = False
    pipeline: str = ""
    settings: Settings = field(default_factory=Settings)

    @property
    def content(self) -> Path:
        """The folder articles are read from."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """The folder the site is written to."""
        return self.root / "site"

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked for, first hit wins: the project's own, then the default theme."""
        own = self.root / "templates"
        return (own, default_theme()) if own.is_dir() and own != default_theme() else (default_theme(),)


def default_theme() -> Path:
    """The theme shipped in the wheel, or the checkout's own `templates/` where we run from one."""
    package = Path(__file__).parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent / "templates"
