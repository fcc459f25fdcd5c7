"""A run's messages leave in one burst, in their order; a long run does not keep its reader waiting."""

import asyncio
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.ui.bursts import PATIENCE, Burst

Message = dict[str, Any]


def told(kind: str) -> Message:
    """A message of Streamlit's as it goes over the wire."""
    message = ForwardMsg()
    if kind == "script_finished":
        message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    else:
        getattr(message, kind).SetInParent()
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def sent_after(*messages: Message, wait: float = 0) -> list[Message]:
    """What has left once all `messages` came in and `wait` seconds have passed."""
    sent: list[Message] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def run() -> None:
        burst = Burst(send)
        for message in messages:
            await burst(message)
        await asyncio.sleep(wait)

    asyncio.run(run())
    return sent


NEW, DELTA, DONE = told("new_session"), told("delta"), told("script_finished")


def test_nothing_leaves_before_the_run_has_ended() -> None:
    assert sent_after(NEW, DELTA, DELTA) == []
    assert sent_after(NEW, DELTA, DELTA, DONE) == [NEW, DELTA, DELTA, DONE]


def test_what_comes_outside_a_run_leaves_at_once() -> None:
    assert sent_after(DELTA) == [DELTA]
    assert sent_after(NEW, DONE, DELTA) == [NEW, DONE, DELTA]


def test_a_long_run_shows_what_it_has() -> None:
    assert sent_after(NEW, DELTA, wait=PATIENCE + 0.2) == [NEW, DELTA]


def test_the_end_of_the_connection_takes_everything_with_it() -> None:
    close = {"type": "websocket.close"}
    assert sent_after(NEW, DELTA, close) == [NEW, DELTA, close]
