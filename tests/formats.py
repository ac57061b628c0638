"""What the formats beside the pages are held to: schemas in tests/formats/, each from the format's own specification."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree

FORMATS = Path(__file__).parent / "formats"


def faults(name: str, content: object) -> list[str]:
    """Where `content` is not what the JSON Schema `name` says, and why."""
    schema = json.loads((FORMATS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(content)]


def xml_faults(name: str, content: bytes) -> list[str]:
    """The same of XML and a RELAX NG (.rng) or XML Schema (.xsd)."""
    schema = etree.parse(FORMATS / name)
    validator = etree.RelaxNG(schema) if name.endswith(".rng") else etree.XMLSchema(schema)
    validator.validate(etree.fromstring(content))
    return [f"{error.line}: {error.message}" for error in validator.error_log]
