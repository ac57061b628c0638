"""One file of content/, and its bytes as clean text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import ContentError

MAX_CHARACTERS = 1_000_000  # what spaCy takes at once; a novel of 150,000 words has fewer

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file: `path` is relative to the project, with forward slashes."""

    path: str
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """The file's ending in small letters, dot included."""
        return PurePosixPath(self.path).suffix.lower()

    def text(self, encoding: str = "utf-8") -> str:
        """The bytes decoded and cleaned; a ContentError names the first byte that is none of `encoding`."""
        try:
            decoded = self.data.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError as error:
            before = self.data[: error.start]
            line = before.count(b"\n") + 1
            column = error.start - before.rfind(b"\n")
            message = f"byte 0x{self.data[error.start]:02X} is not {encoding.upper()}: save the file as UTF-8"
            raise ContentError(message, path=self.path, line=line, column=column) from None
        if "\x00" in decoded:
            raise ContentError("this holds NUL characters and so is no text: save it as UTF-8 text", path=self.path)
        return clean(decoded)


def clean(text: str) -> str:
    """`text` in Unicode's composed form (NFC), with plain spaces and line ends and without invisible characters.

    Lines and columns stay countable: nothing here adds or removes a line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text)))
