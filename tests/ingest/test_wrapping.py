"""Paragraphs recovered: broken at a fixed width, run together, strung behind one another by a site."""

from __future__ import annotations

import pytest

from drafter.ingest.pipeline import IngestRules, ingest_text

PARAGRAPHS = [
    "同志们：",
    "今天，我们召开全县水利工作会议，主要任务是总结去年工作，部署今年任务。刚才，几个单位作了发言，讲得都很好。下面，我讲三点意见。",
    "一、去年工作有新进展",
    "去年，全县新修渠道36公里，加固水库12座，改善灌溉面积2.4万亩，3.6万群众喝上了放心水。各乡镇出工出力，干部群众吃了不少苦，成绩来之不易。",
    "二、今年任务要早安排",
    "要抓住冬春有利时机，早规划、早开工、早见效。水利局要在3月底前完成设计审查，财政局要保证资金按进度拨付，各乡镇要组织好劳力，确保汛前主体工程全部完工。",
    "三、管护责任要落实到人",
    "工程建好了，更要管好。每条渠道、每座水库都要有人管，管护经费要列入预算，每季度检查一次，检查结果在全县通报。",
    "同志们，水利是农业的命脉。让我们真抓实干，为夺取今年农业丰收打下坚实基础！",
]


def wrapped(width: int, indent: int) -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        text = "　" * indent + paragraph
        lines += [text[start : start + width] for start in range(0, len(text), width)]
    return "\n".join(lines)


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("width", [24, 30, 33, 38, 40])
def test_lines_broken_at_a_fixed_width_are_joined(rules: IngestRules, width: int, indent: int) -> None:
    (speech,) = ingest_text(wrapped(width, indent), "x.txt", rules).speeches
    assert [block.text for block in speech.blocks] == PARAGRAPHS
    assert [block.level for block in speech.blocks if block.level] == [1, 1, 1]


def test_parallel_headings_without_any_mark_are_cut_at_one_length(rules: IngestRules) -> None:
    headings = [
        "一、聚焦产业升级，全力做强园区经济",
        "二、聚焦城乡融合，全力建设美丽家园",
        "三、聚焦群众期盼，全力增进民生福祉",
    ]
    bodies = [
        "今年要新建标准厂房6万平方米，引进企业8家，帮助现有企业技改扩能，让园区真正成为全县经济的主心骨、就业的大舞台。",
        "各乡镇要因地制宜搞好规划，先把污水和垃圾管住，再把道路和绿化配齐，一个村一个村地干，干一个成一个。",
        "要办好十件民生实事，每件事都定下牵头单位和完成时限，年底向群众报账，办得怎么样由群众来打分。",
    ]
    text = "同志们：今天，我们召开全县工作会议，主要任务是安排今年工作。下面，我讲三点意见。"
    text += "".join(heading + body * 2 for heading, body in zip(headings, bodies, strict=True))
    text += "同志们，让我们共同努力，为建设美丽家园而奋斗！" + "谢谢大家！"
    (speech,) = ingest_text(text, "x.txt", rules).speeches
    assert [block.text for block in speech.blocks if block.level] == headings
    assert [block.text for block in speech.blocks][3:8:2] == [body * 2 for body in bodies]


def test_an_article_behind_the_speech_is_left_out(rules: IngestRules) -> None:
    speech = "在全县水利工作会议上的讲话\n" + "\n".join(PARAGRAPHS)
    article = (
        "守渠四十年，只为一泓清水\n——记松坪镇管水员老周\n"
        "天刚蒙蒙亮，老周就扛着铁锹出了门。他沿着渠道走了一圈，把杂草和淤泥清了个干净，这样的日子他过了四十年。\n"
        "村里人说，有老周在，水就不会断。老周听了只是笑笑，他说管水是良心活，马虎不得。"
    )
    parsed = ingest_text(speech + "\n" + article, "x.txt", rules)
    assert [block.text for block in parsed.speeches[0].blocks] == PARAGRAPHS
    assert len(parsed.speeches) == 1


def test_words_of_today_in_a_speech_are_no_advertisement(rules: IngestRules) -> None:
    body = "要推行先诊疗后付费，方便群众看病。\n进门扫码登记不能松。\n材料自己写，不许别人代笔。"
    text = "\n".join([*PARAGRAPHS[:3], body, *PARAGRAPHS[3:]])
    parsed = ingest_text(text, "x.txt", rules)
    assert not parsed.noise


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "奋力走好水利发展新征程！\n——在全县水利工作会议上的讲话\n",
            "奋力走好水利发展新征程！——在全县水利工作会议上的讲话",
        ),
        (
            "办水利要实干\n惠民生见真章\n——在全县水利工作会议上的讲话\n",
            "办水利要实干惠民生见真章——在全县水利工作会议上的讲话",
        ),
        ("县长《在全县水利工作会议上的讲话》\n", "县长《在全县水利工作会议上的讲话》"),
        ("2031-02-08_县水利会.txt\n在全县水利工作会议上的讲话\n", "在全县水利工作会议上的讲话"),
    ],
)
def test_titles_of_several_lines_are_one_title(rules: IngestRules, head: str, title: str) -> None:
    (speech,) = ingest_text(head + "\n".join(PARAGRAPHS), "x.txt", rules).speeches
    assert speech.title == title
    assert speech.blocks[0].text == "同志们："
