"""The walls: who may import whom, no cycles, no module past 300 lines, spaCy behind one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(GENERATOR.rglob("*.py"))
}

# errors → temporal → model → toml → tokens → project → words → {siblings} → build → {jsonl, serve, terminal} → explain → cli
# Siblings import no sibling.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("temporal",),
    ("model",),
    ("toml",),
    ("tokens",),
    ("project",),
    ("words",),
    ("read", "cache", "language", "story", "pages", "search", "render", "write"),
    ("build",),
    ("jsonl", "serve", "terminal"),
    ("explain",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
ONLY_IN = {
    "spacy": "generator.language",
    "jinja2": "generator.render",
    "livereload": "generator.serve",
    "typer": "generator.cli",
    "pagefind": "generator.search",
}
PURE = {"dateparser", "holidays"}  # what temporal may import besides the standard library, each in one file, inside a function


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Each imported module and whether the import is hidden (in a function or under TYPE_CHECKING)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield (full if full in MODULES else base, node not in top)


def part(module: str) -> str:
    """The folder or module directly below `generator`."""
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    for imported, _ in imports(MODULES[module]):
        if not imported.startswith("generator.") or not part(module) or part(imported) == part(module):
            continue
        assert LEVEL[part(imported)] < LEVEL[part(module)], f"{module} must not import {imported}"


def test_every_module_has_a_layer() -> None:
    assert {part(module) for module in MODULES} - {""} <= set(LEVEL)


def test_there_are_no_import_cycles() -> None:
    graph = {module: {name for name, _ in imports(path) if name in MODULES and name != module} for module, path in MODULES.items()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, "import cycle: " + " → ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for imported in sorted(graph[module]):
                visit(imported, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_under_300_lines(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_behind_their_door(module: str) -> None:
    for imported, _ in imports(MODULES[module]):
        home = ONLY_IN.get(imported.split(".")[0])
        assert home is None or module == home or module.startswith(home + "."), f"{module} imports {imported}"


def test_the_time_engine_is_pure() -> None:
    import sys

    for module, path in MODULES.items():
        if part(module) != "temporal":
            continue
        for imported, hidden in imports(path):
            root = imported.split(".")[0]
            assert root in {"generator", "__future__"} | PURE | set(sys.stdlib_module_names), f"{module} imports {imported}"
            assert root not in PURE or hidden, f"{module} must import {imported} lazily"
