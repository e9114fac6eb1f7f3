"""What the user should look at: parts of the brief that stand nowhere in the draft, or at a doubtful place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafter.model.brief import Brief, Deployment, KeyPoint, Project, ReviewItem, Task
from drafter.model.derivation import derive_completion, derive_growth
from drafter.model.draft import DraftBlock, Origin
from drafter.model.figure import Figure

Part = tuple[str, str, str]
"""Key, place in the brief, and text."""
Used = Callable[[Part], bool]
_OF_ONE_TASK = ("责任单位", "时限", "目标")
_SENTENCE = 8
"""Characters from which on a text is its own and not by chance another's."""


def remarks_on(brief: Brief, blocks: Sequence[DraftBlock]) -> tuple[str, ...]:
    """Return a line in Chinese for each thing to look at; nothing of the brief vanishes without one.

    Args:
        brief: The brief.
        blocks: The draft made from it.
    """
    pieces = [piece for block in blocks for piece in block.pieces if piece.origin is not Origin.MISSING]
    refs = {piece.ref for piece in pieces}
    text = "\n".join(block.text for block in blocks)

    def used(part: Part) -> bool:
        # A sentence that stands word for word at another place was said; a unit or a date there is another task's.
        said_elsewhere = len(part[2]) >= _SENTENCE and part[0] not in _OF_ONE_TASK and part[2] in text
        return part[1] in refs or said_elsewhere

    found = [
        *_unused_figures(brief, refs),
        *_unused_occasion(brief, used),
        *_unused_parts(brief, used),
        *_unused_work(brief, used),
        *_doubtful(brief, refs),
    ]
    return tuple(dict.fromkeys(found))


def _unused_figures(brief: Brief, refs: set[str]) -> Iterator[str]:
    for figure in brief.figures:
        if f"{figure.path}.本期" not in refs:
            if not figure.optional:
                yield f"指标“{figure.name}”"
            continue
        for key, value in _silent_values(figure):
            yield f"指标“{figure.name}”的{key}“{value}”"


def _silent_values(figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield the values of a figure that no wording tells: a rate has no completion, a loss no growth."""
    if figure.target is not None and derive_completion(figure) is None:
        yield "全年目标", figure.target.text
    if figure.previous is not None and derive_growth(figure) is None and not figure.official_growth:
        yield "上期", figure.previous.text


def _unused_occasion(brief: Brief, used: Used) -> Iterator[str]:
    meeting = brief.meeting
    parts = [
        *_listed("主要任务", "会议", meeting.purposes),
        *_listed("已进行", "会议", meeting.done),
        ("稍后", "会议.稍后", meeting.to_come),
        ("时段", "时段", brief.period),
        ("号召", "号召", brief.slogan),
    ]
    for part in parts:
        if part[2] and not used(part):
            yield f"{part[0]}“{part[2]}”"


def _unused_parts(brief: Brief, used: Used) -> Iterator[str]:
    """Yield statements and points of the brief that the variant has no place for."""
    for item in brief.statements:
        key = item.path.partition(".")[0]
        if not used((key, item.path, item.text)):
            yield f"{key}“{item.text}”"
    for review in brief.review:
        yield from _named(_review_parts(review), "回顾", review.theme, used)
    for point in brief.key_points:
        yield from _whole(_point_parts(point), point.path.partition(".")[0], point.title, used)


def _unused_work(brief: Brief, used: Used) -> Iterator[str]:
    """Yield sections, tasks and projects, or what of them the draft leaves out."""
    for section in brief.deployment:
        yield from _named(_section_parts(section), "部署", section.theme, used)
        for task in section.tasks:
            yield from _whole(_task_parts(task), "任务", task.object, used)
    for project in brief.projects:
        yield from _whole(_project_parts(project), "项目", project.name, used)


def _whole(parts: Iterator[Part], what: str, name: str, used: Used) -> Iterator[str]:
    """Yield one line for something of which not even the name stands in the draft, else one for each lost part."""
    first, *others = parts
    if not used(first):
        yield f"{what}“{name}”"
        return
    yield from _named(iter(others), what, name, used)


def _named(parts: Iterator[Part], what: str, name: str, used: Used) -> Iterator[str]:
    for part in parts:
        if part[2] and not used(part):
            yield f"{what}“{name}”的{part[0]}“{part[2]}”"


def _listed(key: str, path: str, texts: tuple[str, ...]) -> Iterator[Part]:
    return ((key, f"{path}.{key}.{index}", text) for index, text in enumerate(texts))


def _review_parts(item: ReviewItem) -> Iterator[Part]:
    yield "标题", f"{item.path}.标题", item.heading
    yield from _listed("成效", item.path, item.results)
    for part in item.parts:
        yield "段旨", f"{part.path}.段旨", part.lead
        yield from _listed("成效", part.path, part.results)


def _point_parts(point: KeyPoint) -> Iterator[Part]:
    yield "提法", f"{point.path}.提法", point.title
    yield from _listed("阐述", point.path, point.body)
    yield from _listed("要点", point.path, point.items)
    yield from _listed("责任单位", point.path, point.owners)
    yield "时限", f"{point.path}.时限", point.deadline


def _section_parts(section: Deployment) -> Iterator[Part]:
    yield "标题", f"{section.path}.标题", section.heading
    yield from _listed("引言", section.path, section.preface)


def _task_parts(task: Task) -> Iterator[Part]:
    yield "事项", f"{task.path}.事项", task.object
    yield "段旨", f"{task.path}.段旨", task.lead
    yield from _work_parts(task)


def _project_parts(project: Project) -> Iterator[Part]:
    yield "名称", f"{project.path}.名称", project.name
    yield from _work_parts(project)


def _work_parts(item: Task | Project) -> Iterator[Part]:
    yield from _listed("措施", item.path, item.measures)
    yield "目标", f"{item.path}.目标", item.target
    yield from _listed("责任单位", item.path, item.owners)
    if not item.target:  # else the target may name a time of its own, see `_doubtful`
        yield "时限", f"{item.path}.时限", item.deadline


def _doubtful(brief: Brief, refs: set[str]) -> Iterator[str]:
    for figure in brief.figures:
        growth = derive_growth(figure)
        if growth is not None and growth.value < 0 and f"{figure.path}.本期" in refs:
            yield f"指标“{figure.name}”是下降的，现在写在回顾里，请看要不要挪到“问题”"
    works: list[tuple[Task | Project, str, str]] = [
        *((task, task.object, f"{task.path}.事项") for task in brief.tasks),
        *((project, project.name, f"{project.path}.名称") for project in brief.projects),
    ]
    for work, name, path in works:
        told = f"{work.path}.时限" in refs or work.deadline in work.target or path not in refs
        if work.target and work.deadline and not told:
            yield f"“{name}”的时限“{work.deadline}”：目标里已有时间，请统一成一个"
