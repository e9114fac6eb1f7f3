from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.resources import shipped
from drafter.schema.figure_rows import row_fields
from drafter.schema.figure_sheet import read_sheets
from drafter.schema.figure_table import table_rows
from drafter.schema.sheet import Cell, Sheet
from drafter.schema.sheet_headers import SheetHeaders, read_sheet_headers
from tests.schema.workbooks import Shown, Value, Wrong, open_document, workbook

SHEETS = Path(__file__).parent.parent / "data" / "sheets"
HEADER: list[Value] = ["指标名称", "计量单位", "1—8月累计", "上年同期", "同比增长（%）"]


@pytest.fixture(scope="module")
def headers() -> SheetHeaders:
    return read_sheet_headers([shipped("config", "sheet_headers.yaml")])


def read(path: Path, headers: SheetHeaders) -> dict[str, dict[str, object]]:
    """Return the fields of the first worksheet's indicators by their names."""
    result = {}
    for row in table_rows(read_sheets(path)[0], headers):
        fields, told = row_fields(row)
        assert fields is not None, told
        result[fields.name] = fields.model_dump(by_alias=True, exclude_defaults=True, exclude={"name"})
    return result


def told(path: Path, headers: SheetHeaders) -> list[tuple[str, str]]:
    return [item for row in table_rows(read_sheets(path)[0], headers) for item in row_fields(row)[1]]


def written(folder: Path, rows: list[list[Value]], merged: tuple[str, ...] = ()) -> Path:
    path = folder / "报表.xlsx"
    path.write_bytes(workbook({"全年": rows}, merged=merged))
    return path


REPORT: list[list[Value]] = [
    ["汀兰县主要指标完成情况（1—8月）"],
    ["填报：县统计局", None, None, None, "单位：万元、%"],
    HEADER,
    ["一、一般公共预算收入", None, 12850.0, 11440.0, Shown(0.12325174825174826, "0.0%")],
    ["　其中：税收收入", None, "９，１００", 8300.0, "9.6%"],
    ["二、固定资产投资", "亿元", 128.5, 114.4, "12.3％"],
    ["规上工业产值（亿元）", None, Shown(38.1234, "0.00"), Shown(35.0, "0.00"), 8.9],
    ["优良天数比例", "%", 92.6, 91.8, "提高0.8个百分点"],
    ["社会消费品零售总额", "亿元", "—", None, None],
    ["农业", None, None, None, None],
    [],
    ["注：以上为快报数，以年报为准。", None, 1.0],
]


def test_a_messy_report_is_read(tmp_path: Path, headers: SheetHeaders) -> None:
    assert read(written(tmp_path, REPORT, ("A1:E1",)), headers) == {
        "一般公共预算收入": {"单位": "万元", "本期": "12850", "上期": "11440", "同比": "12.3%"},
        "税收收入": {"单位": "万元", "本期": "9,100", "上期": "8300", "同比": "9.6%"},
        "固定资产投资": {"单位": "亿元", "本期": "128.5", "上期": "114.4", "同比": "12.3%"},
        "规上工业产值": {"单位": "亿元", "本期": "38.12", "上期": "35", "同比": "8.9%"},
        "优良天数比例": {"单位": "%", "本期": "92.6", "上期": "91.8", "同比": "提高0.8个百分点"},
    }


@pytest.mark.parametrize("suffix", [".xls", ".et"])
def test_old_binary_files_are_read(tmp_path: Path, headers: SheetHeaders, suffix: str) -> None:
    path = tmp_path / f"月报{suffix}"
    path.write_bytes((SHEETS / "月报.xls").read_bytes())
    found = read(path, headers)
    assert found["一般公共预算收入"]["同比"] == "12.3%"  # stored as 0.123…, told from the two values
    assert found["税收收入"] == {"单位": "万元", "本期": "9100", "上期": "8300", "同比": "9.6%"}
    assert [sheet.hidden for sheet in read_sheets(path)] == [False, True]


def test_et_may_be_an_xlsx_inside(tmp_path: Path, headers: SheetHeaders) -> None:
    path = tmp_path / "报表.et"
    path.write_bytes(workbook({"全年": REPORT}))
    assert "固定资产投资" in read(path, headers)


def test_ods_files_are_read(tmp_path: Path, headers: SheetHeaders) -> None:
    path = tmp_path / "报表.ods"
    path.write_bytes(
        open_document(
            [["指标", "本期（亿元）", "上年同期"], ["固定资产投资", 128.5, 114.4], ["产值", 2.0, 1.5]]
        )
    )
    assert read(path, headers)["固定资产投资"] == {"单位": "亿元", "本期": "128.5", "上期": "114.4"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_tables_are_read(tmp_path: Path, headers: SheetHeaders, encoding: str, mark: str) -> None:
    path = tmp_path / "报表.csv"
    rows = [
        ["主要指标", "单位", "完成", "去年同期", "增幅"],
        ["财政收入", "万元", '"12,850"', "11440", "12.3%"],
        ["户数", "户", "12", "6", ""],
    ]
    path.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    assert read(path, headers) == {
        "财政收入": {"单位": "万元", "本期": "12,850", "上期": "11440", "同比": "12.3%"},
        "户数": {"单位": "户", "本期": "12", "上期": "6"},
    }


def test_a_header_of_two_rows(tmp_path: Path, headers: SheetHeaders) -> None:
    rows: list[list[Value]] = [
        ["指标", "单位", "1—8月", None, "全年", None],
        [None, None, "累计", "同比（%）", "目标", "完成率（%）"],
        ["财政收入", "亿元", 1.3, 8.9, 2.0, 65.0],
    ]
    path = written(tmp_path, rows, ("A1:A2", "B1:B2", "C1:D1", "E1:F1"))
    assert read(path, headers)["财政收入"] == {
        "单位": "亿元",
        "本期": "1.3",
        "同比": "8.9%",
        "全年目标": "2",
        "完成率": "65%",
    }


def test_parts_of_the_same_name_are_told_apart(tmp_path: Path, headers: SheetHeaders) -> None:
    rows: list[list[Value]] = [
        ["指标", "本期（亿元）"],
        ["固定资产投资", 5.0],
        ["其中：工业", 2.0],
        ["进出口总额", 4.0],
        ["其中：工业", 1.0],
    ]
    names = list(read(written(tmp_path, rows), headers))
    assert names == ["固定资产投资", "工业", "进出口总额", "进出口总额中的工业"]


@pytest.mark.parametrize(
    ("header", "values", "growth"),
    [
        ("同比增长（%）", (128.5, 114.4, 12.3), "12.3%"),
        ("同比增长", (128.5, 114.4, 12.3), "12.3%"),
        ("同比增长", (128.5, 114.4, 0.12325), "12.3%"),
        ("同比增长", (128.5, None, Shown(0.123, "0.0%")), "12.3%"),
        ("同比增长（%）", (128.5, None, Shown(0.5, "0.0")), "0.5%"),
        ("同比增长", (128.5, None, 12.3), "12.3%"),
        ("同比增长", (128.5, None, "▼12.3%"), "-12.3%"),
        ("同比增长", (128.5, None, "下降12.3%"), "下降12.3%"),
        ("同比增长", (128.5, 128.0, 0.4), "0.4%"),
        ("同比增长", (128.5, None, -12.3), "-12.3%"),
        ("同比增长", (128.5, None, 0.0), "0%"),
    ],
)
def test_per_cent_is_told_from_fractions(
    tmp_path: Path,
    headers: SheetHeaders,
    header: str,
    values: tuple[Value, ...],
    growth: str,
) -> None:
    rows: list[list[Value]] = [["指标", "本期（亿元）", "上年同期", header], ["投资", *values]]
    assert read(written(tmp_path, rows), headers)["投资"]["同比"] == growth


@pytest.mark.parametrize(
    ("values", "place", "words"),
    [
        ((128.5, None, 0.123), "全年!D2", "看不出“0.123”是百分之几"),
        ((Wrong("#DIV/0!"), None, None), "全年!B2", "错误值 #DIV/0!"),
        ((128.5, None, Wrong("#REF!")), "全年!D2", "错误值 #REF!"),
        ((Shown(0, formula="1+1", solved=False), None, None), "全年!B2", "公式还没有算出结果"),
        (("一百多", None, None), "全年!B2", "看不懂这个数"),
        ((128.5, None, "很快"), "全年!D2", "看不懂这个同比"),
    ],
)
def test_what_can_not_be_read_is_told_with_its_cell(
    tmp_path: Path, headers: SheetHeaders, values: tuple[Value, ...], place: str, words: str
) -> None:
    rows: list[list[Value]] = [["指标", "本期（亿元）", "上年同期", "同比"], ["投资", *values]]
    ((where, message),) = told(written(tmp_path, rows), headers)
    assert where == place
    assert words in message


def test_a_rank_alone_says_nothing(tmp_path: Path, headers: SheetHeaders) -> None:
    rows: list[list[Value]] = [["指标", "本期（亿元）", "位次"], ["投资", 3.0, 2.0]]
    assert "全县第2位" in told(written(tmp_path, rows), headers)[0][1]


def bomb() -> bytes:
    return workbook({"表": [["指标", "本期"]]}, extra={"xl/media/a.bin": b"\0" * (60 << 20)})


def test_a_comment_in_the_markup_of_a_row_is_no_crash(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    plain = io.BytesIO(open_document([["指标", "本期"], ["投资", 3.0]]))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</table:table-row>", b"<!-- --></table:table-row>"))
    path = tmp_path / "月报.ods"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(DrafterError, match="损坏"):  # no office program writes one
        read_sheets(path)


def far_cell(place: str) -> bytes:
    data = workbook({"表": [["指标", "本期"]]})
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if "sheet1" in name:
                row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                extra = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
                text = text.replace(b"</sheetData>", extra.encode())
            new.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.xlsx", b"", "空的"),
        ("字.xlsx", "不是表格".encode(), "不是能识别的表格"),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 500, "损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 5000, "损坏"),
        ("图.csv", b"\x89PNG\r\n\x00\x01\x02" * 400, "不是能识别的文本文件"),
        ("大.csv", b"a,b\n" * 6000, "太大"),
        ("宽.csv", b"a," * 1000, "太大"),
        ("重.xlsx", bomb(), "太大"),
        ("远.xlsx", far_cell("XFD1048576"), "太大"),
        ("下.xlsx", far_cell("A1048576"), "太大"),
        ("复.ods", open_document([["指标", 1.0]], repeat=1_000_000), "太大"),
        ("包.xlsx", b"PK\x05\x06" + b"\0" * 18, "不是能识别的表格"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DrafterError, match=words):
        read_sheets(path)


@given(st.binary(max_size=400), st.integers(0, 3000), st.integers(0, 255))
def test_damaged_files_never_crash(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes, at: int, by: int
) -> None:
    path = tmp_path_factory.mktemp("d") / "表.et"
    for data in ((SHEETS / "月报.xls").read_bytes(), workbook({"全年": REPORT})):
        damaged = bytearray(data)
        damaged[at % len(data)] = by
        path.write_bytes(bytes(damaged[: len(data) - len(tail)]) + tail)
        try:
            read_sheets(path)
        except DrafterError:
            continue


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_any_table_is_read_without_a_crash(rows: list[list[str]]) -> None:
    headers = read_sheet_headers([shipped("config", "sheet_headers.yaml")])
    table = [["指标", "单位", "本期", "上期", "同比"], *rows]
    sheet = Sheet(name="表", rows=tuple(tuple(Cell(text) for text in row) for row in table))
    for row in table_rows(sheet, headers):
        fields, faults = row_fields(row)
        assert (fields is None) == bool(faults)


@given(
    st.decimals(0, 10**9, places=3, allow_nan=False),
    st.decimals(-99, 999, places=1, allow_nan=False),
)
def test_numbers_survive_the_way_through_a_file(
    tmp_path_factory: pytest.TempPathFactory, value: object, growth: object
) -> None:
    headers = read_sheet_headers([shipped("config", "sheet_headers.yaml")])
    rows: list[list[Value]] = [["指标", "本期（万元）", "同比（%）"], ["甲", f"{value:,}", f"{growth}%"]]
    fields = read(written(tmp_path_factory.mktemp("r"), rows), headers)["甲"]
    assert str(fields["本期"]).replace(",", "") == f"{value}"
    assert fields["同比"] == f"{growth}%"
