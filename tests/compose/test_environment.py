from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateError, TemplateNotFound

from drafter.compose.environment import make_environment
from drafter.compose.provenance import Ledger
from drafter.errors import DrafterError


def render(tmp_path: Path, source: str, **names: object) -> str:
    return make_environment([tmp_path], Ledger()).from_string(source).render(names)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ x.__class__ }}",
        "{{ x['__class__'] }}",
        "{{ x.upper() }}",
        "{{ x.format(x) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ range(10) }}",
        "{{ cycler }}",
        "{{ self.__init__ }}",
        "{{ x | attr('__class__') }}",
        "{% import 'os' as os %}",
        "{% include '../secret.txt' %}",
        "{{ 9 ** 9999999 }}",
        "{{ 'a' * 999999999 }}",
        "{{ unknown }}",
        "{{ [1].append(2) }}",
    ],
)
def test_what_templates_must_not_do_is_refused(tmp_path: Path, attack: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with pytest.raises((TemplateError, DrafterError)):
        render(tmp_path, attack, x="字")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    root = tmp_path / "templates"
    root.mkdir()
    (root / "link.md").symlink_to(secret)
    with pytest.raises(TemplateNotFound):
        make_environment([root], Ledger()).get_template("link.md")


@pytest.mark.parametrize(
    ("units", "text"),
    [(["甲"], "由甲负责"), (["甲", "乙"], "由甲牵头、乙配合"), (["甲", "乙", "丙"], "由甲牵头，乙、丙配合")],
)
def test_responsible_units(tmp_path: Path, units: list[str], text: str) -> None:
    assert render(tmp_path, "{{ units | 责任 }}", units=units) == text


@pytest.mark.parametrize(
    ("period", "target", "text"),
    [
        ("10月底前", "签约6个", "10月底前，签约6个"),
        ("", "年内签约6个", "年内签约6个"),
        ("三天内", "", "三天内完成"),
    ],
)
def test_target_and_deadline(tmp_path: Path, period: str, target: str, text: str) -> None:
    assert (
        render(tmp_path, "{{ task | 限时 }}", task={"限期": period, "目标": target, "收尾": "完成"}) == text
    )


@pytest.mark.parametrize(
    "attack",
    [
        "".join(f"{{% for a{i} in items %}}" for i in range(12)) + "字" + "{% endfor %}" * 12,
        "".join(f"{{% for a{i} in items %}}" for i in range(12)) + "{% endfor %}" * 12,
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% set a = '字字字字字字字字' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60,
        "{% set a = '字' ~ '字' %}",
        "{% set a = ['字'] + ['字'] %}",
        "{% set a = '字' %}" + "{% set a = [a, a] | 列举 %}" * 60,
    ],
)
def test_what_never_ends_or_swells_is_stopped(tmp_path: Path, attack: str) -> None:
    with pytest.raises((TemplateError, DrafterError, RecursionError)):
        render(tmp_path, attack, items=list(range(40)))
