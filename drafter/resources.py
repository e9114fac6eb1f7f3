"""The one door to the data that travels with the program: templates, config, corpus."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(*names: str) -> Path:
    """Return the path of a shipped file or folder.

    A wheel carries the data inside the package; a checkout has it at its top level, which is told from an
    installed package by its pyproject.toml (site-packages/templates would be anybody's folder).

    Args:
        names: Path parts such as `"config", "noise.yaml"`.

    Raises:
        FileNotFoundError: The installation is broken: neither place holds the data.
    """
    checkout = _PACKAGE.parent
    roots = [_PACKAGE / "data"]
    if (checkout / "pyproject.toml").is_file():
        roots.append(checkout)
    for root in roots:
        path = root.joinpath(*names)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(names))


def is_shipped(path: Path) -> bool:
    """Tell whether a file came with the program; the tests have checked those, so a command need not."""
    return any(
        path.is_relative_to(root) for root in (shipped("config"), shipped("templates"), shipped("corpus"))
    )
