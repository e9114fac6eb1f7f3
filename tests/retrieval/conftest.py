from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.model.vocabulary import Kind, Level, Move
from drafter.resources import shipped
from drafter.retrieval.build import build_index
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.index import Index, open_index
from drafter.schema.lexicon import read_lexicon
from drafter.text.tokenize import Tokenizer

FINGERPRINT = "f" * 32
_TEXTS = {
    "investment": "招商引资不松劲。要盯住产业链缺口，三支小分队轮流外出。要跟紧签约项目，推动早落地、早开工。"
    "要兑现惠企政策，承诺的事项逐条销号。要用好湖蟹节，请客商到港区走一走。",
    "farming": "粮食生产守底线。今年播种面积稳定在12.6万亩，总产量5.8万吨，同比增长2.1%。"
    "新建高标准农田8000亩，修复灌渠36公里。",
    "environment": "一是抓源头，把养殖尾水全部接进处理点。二是抓过程，每周巡查一次河道。三是抓问责，"
    "断面超标的点名通报。四是抓长效，把好做法写进村规民约。",
    "safety": "安全生产一刻不能松。对12家烟花仓库、46家加工企业，凡是隐患没有整改到位的，一律不得复工。",
    "figures": "一般公共预算收入完成3.2亿元，同比增长6.5%；固定资产投资完成28.4亿元，同比增长9.1%；"
    "综合考核排名全县第3位。",
    "conduct": "作风上要立规矩。开会不念稿，调研不陪同，办事不推诿。谁的事情谁负责，谁签的字谁担责。",
}
_FIELDS: dict[str, tuple[str, Move, Kind, Level, int | None, tuple[str, ...]]] = {
    "investment": (
        "招商引资、项目建设",
        Move.DEPLOYMENT,
        Kind.MOBILISATION,
        Level.TOWN,
        2023,
        ("一、聚焦临港产业，全力引项目扩投资",),
    ),
    "farming": ("农业", Move.REVIEW, Kind.ANNUAL_REPORT, Level.COUNTY, 2022, ()),
    "environment": (
        "生态环保",
        Move.DEPLOYMENT,
        Kind.MOBILISATION,
        Level.TOWN,
        2023,
        ("二、生态账", "（一）治水"),
    ),
    "safety": ("安全生产", Move.DEPLOYMENT, Kind.WORK_PLENARY, Level.CITY, None, ("三、守住底线",)),
    "figures": ("经济运行", Move.REVIEW, Kind.ECONOMIC_WORK, Level.COUNTY, 2021, ()),
    "conduct": ("党建作风", Move.PLEDGE, Kind.INAUGURAL, Level.TOWN, 2023, ("三、作风",)),
}

MakePassage = Callable[..., Passage]


def make_passage(name: str, number: int = 0, text: str = "", speech: str = "") -> Passage:
    theme, move, kind, level, year, headings = _FIELDS[name]
    speech_id = speech or name
    return Passage(
        id=f"{speech_id}:{number}",
        speech_id=speech_id,
        title=f"在{name}会议上的讲话",
        kind=kind,
        level=level,
        year=year,
        move=move,
        theme=theme,
        heading_path=headings,
        text=text or _TEXTS[name],
        source="own" if name == "safety" else "shipped",
    )


@pytest.fixture(scope="session")
def passages() -> tuple[Passage, ...]:
    return tuple(make_passage(name, number) for number, name in enumerate(_TEXTS))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])


@pytest.fixture(scope="session")
def index_folder(
    tmp_path_factory: pytest.TempPathFactory, passages: tuple[Passage, ...], lexicon: Lexicon
) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build_index(passages, folder, FINGERPRINT, lexicon)
    return folder


@pytest.fixture(scope="session")
def index(index_folder: Path) -> Index:
    return open_index(index_folder)


@pytest.fixture(scope="session")
def features(index: Index, lexicon: Lexicon) -> FeatureReader:
    return FeatureReader(Tokenizer(index.folder / "dictionary.bin"), lexicon)
