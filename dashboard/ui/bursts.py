"""What a run of a page sends to its browser, in one burst: in drops, the browser would draw the page for each."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Message, Send

PATIENCE = 0.4


class Burst:
    """Holds the messages of a run until it has ended, or until it has taken PATIENCE seconds; keeps their order."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: list[Message] = []
        self._turn = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None

    async def __call__(self, message: Message) -> None:
        """Takes a message to the browser, now or later."""
        kind = _kind(message)
        self._held.append(message)
        if kind == "new_session" and self._timer is None:
            self._timer = asyncio.create_task(self._late())
        elif kind in ("script_finished", "close"):
            self._stop_waiting()
        if self._timer is None:
            await self._release()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _late(self) -> None:
        await asyncio.sleep(PATIENCE)
        self._timer = None
        await self._release()

    async def _release(self) -> None:
        async with self._turn:
            while self._held:
                await self._send(self._held.pop(0))


def _kind(message: Message) -> str:
    """The kind of Streamlit's message, `close` for the end of the connection."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    if message["type"] != "websocket.send":
        return "close"
    told = message.get("bytes")
    return str(ForwardMsg.FromString(told).WhichOneof("type")) if told else ""
