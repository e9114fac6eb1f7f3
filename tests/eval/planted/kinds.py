"""The kinds of error, each with the rules of which one must find it, set down before anything was measured."""

from __future__ import annotations

from tests.eval.planted import figures, stale, structure, tasks, wording
from tests.eval.planted.plant import CORPUS, DRAFTS, ErrorKind

_WRONG_WORD = ("PLH002", "PLH003", "WRD001", "WRD002", "WRD003", "WRD013")
_FIGURE = ("FIG001", "FIG005", "FIG013")

KINDS = (
    ErrorKind("数字改了一位", (*_FIGURE, "FIG002", "FIG003"), figures.figure_changed, (DRAFTS,)),
    ErrorKind("相邻数位颠倒", (*_FIGURE, "FIG002", "FIG003"), figures.digits_swapped, (DRAFTS,)),
    ErrorKind("万、亿写错", (*_FIGURE, "FIG002", "FIG003", "FIG012"), figures.magnitude_changed, (DRAFTS,)),
    ErrorKind("百分点与%写反", (*_FIGURE, "FIG002", "FIG009"), figures.point_for_percent, (DRAFTS,)),
    ErrorKind("增减方向写反", ("FIG002", "FIG006"), figures.growth_flipped, (DRAFTS,)),
    ErrorKind("两个数互换", (*_FIGURE, "BRF001"), figures.numbers_exchanged, (DRAFTS,)),
    ErrorKind("界限词写反", ("FIG014",), figures.bound_turned, (DRAFTS,)),
    ErrorKind("位次改了", ("FIG001", "FIG007", "FIG015"), figures.rank_changed, (DRAFTS,)),
    ErrorKind("同一指标两个数", ("FIG001", "FIG003", "FIG005"), figures.two_values),
    ErrorKind("分项大于总数", ("FIG004",), figures.part_above_total, (CORPUS,)),
    ErrorKind("增幅算不拢", ("FIG002",), figures.growth_contradicted, (CORPUS,)),
    ErrorKind("区间前大后小", ("FIG011",), figures.range_reversed),
    ErrorKind("旧稿地名没有改", ("LEK001",), stale.place_of_old_left),
    ErrorKind("外地真实地名", ("LEK003", "NAM003"), stale.real_place_left),
    ErrorKind("本地名称写错", ("NAM003",), stale.place_misspelt),
    ErrorKind("旧稿村名留下", ("LEK001", "LEK002"), stale.village_left),
    ErrorKind("旧稿单位、人留下", ("LEK001", "LEK002"), stale.organisation_left),
    ErrorKind("去年的数没有换", ("FIG001", "STL001"), stale.old_figure_left, (CORPUS,)),
    ErrorKind("年份没有换", ("STL002", "STL005", "STL006"), stale.year_stale),
    ErrorKind("日期没有换", ("STL010",), stale.date_stale),
    ErrorKind("党代会、全会届次过时", ("STL003",), stale.congress_stale),
    ErrorKind("旧稿的全会届次", ("STL004",), stale.session_of_old_left),
    ErrorKind("五年规划写错", ("STL005",), stale.plan_stale),
    ErrorKind("今年注错年份", ("STL006",), stale.relative_year),
    ErrorKind("时限已经过去", ("STL008",), stale.deadline_passed),
    ErrorKind("抄来一段", ("OVL001", "OVL002", "OVL003"), stale.paragraph_copied),
    ErrorKind("照抄82%", ("OVL001",), stale.speech_copied, (CORPUS,)),
    ErrorKind("标题跳号", ("NUM001",), structure.heading_number_skipped),
    ErrorKind("标题重号", ("NUM001",), structure.heading_number_repeated),
    ErrorKind("标题编号混用", ("NUM001", "NUM005", "NUM006"), structure.numbering_mixed),
    ErrorKind("（一）后加顿号", ("NUM007", "PUN010"), structure.mark_behind_bracket),
    ErrorKind("标题不对仗", ("HED001", "HED004"), structure.heading_unbalanced),
    ErrorKind("标题用词重复", ("HED002",), structure.heading_word_repeated),
    ErrorKind("预告条数不符", ("NUM002",), structure.announced_count_off),
    ErrorKind("漏了“二是”", ("NUM002", "NUM003"), structure.enumeration_item_lost),
    ErrorKind("“二是”重复", ("NUM003",), structure.enumerator_repeated),
    ErrorKind("一是、二要混用", ("NUM008",), structure.enumerators_mixed),
    ErrorKind("缺回顾或部署", ("STR001", "STR005", "STR012"), structure.required_move_removed),
    ErrorKind("缺号召", ("STR001", "STR012"), structure.exhortation_removed),
    ErrorKind("掩码没有补", ("PLH001",), wording.mask_left),
    ErrorKind("待补没有补", ("PLH001",), wording.todo_left),
    ErrorKind("数字识别错", ("PLH002", "PLH003"), wording.digits_misread),
    ErrorKind("汉字识别错", (*_WRONG_WORD, "PLH004"), wording.character_misread),
    ErrorKind("洗稿怪词", _WRONG_WORD, wording.word_spun),
    ErrorKind("错别字", _WRONG_WORD, wording.word_misspelt),
    ErrorKind("用错的词", _WRONG_WORD, wording.word_confused),
    ErrorKind("繁体字", ("PLH003", "PLH005"), wording.traditional_character),
    ErrorKind("字写了两遍", ("WRD004", "WRD005"), wording.character_doubled),
    ErrorKind("词写了两遍", ("WRD004", "WRD005"), wording.word_doubled),
    ErrorKind("成对标点缺一半", ("PUN003",), wording.pair_lost),
    ErrorKind("半角标点", ("PUN001",), wording.halfwidth_mark),
    ErrorKind("标点重复", ("PUN002",), wording.mark_doubled),
    ErrorKind("话没有说完", ("WRD012",), wording.sentence_unfinished),
    ErrorKind("念不出的符号", ("SPK002",), wording.symbol_unreadable),
    ErrorKind("句子太长", ("LEN001",), wording.sentence_too_long),
    ErrorKind("机构次序颠倒", ("ORD001",), wording.bodies_out_of_order),
    ErrorKind("责任单位张冠李戴", ("BRF001", "BRF002"), tasks.owner_exchanged, (DRAFTS,)),
    ErrorKind("时限改了", ("BRF001", "BRF002", "FIG001"), tasks.deadline_changed, (DRAFTS,)),
    ErrorKind("力争写成确保", ("ORD003",), tasks.target_strengthened, (DRAFTS,)),
    ErrorKind("任务漏写", ("BRF001",), tasks.task_left_out, (DRAFTS,)),
    ErrorKind("问题漏写", ("BRF003",), tasks.result_left_out, (DRAFTS,)),
)

UNLISTED = (ErrorKind("词表没有见过的错字", _WRONG_WORD, wording.word_fresh),)
"""Measured for the record: rules that go by lists can't find what no list has."""

HOMOPHONES = ErrorKind("同音错字", ("WRD013",), wording.word_homophone)
"""Drawn at random, so that some can't be told from right words at all; it has a floor of its own."""
