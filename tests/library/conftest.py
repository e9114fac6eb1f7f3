from collections.abc import Callable

import pytest

from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Level, Move
from drafter.schema.speech_markdown import dump_speech, load_speech

MakeSpeech = Callable[..., Speech]


@pytest.fixture
def make_speech() -> MakeSpeech:
    def make(title: str = "在全镇项目推进会上的讲话", *texts: str) -> Speech:
        texts = texts or ("今天把大家请来，是要把下半年的项目一个一个排清楚，把责任一项一项落到人头。",)
        speech = Speech(
            id="",
            title=title,
            kind=Kind.PROJECT_PUSH,
            level=Level.TOWN,
            year=2024,
            locality="柳塘镇",
            blocks=tuple(Block(type="paragraph", move=Move.DEPLOYMENT, text=text) for text in texts),
        )
        return load_speech(dump_speech(speech), "样稿.md")

    return make
