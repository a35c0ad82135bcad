from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n
from zhike.kernel.live.issue import opens_feed


class ConversationsConfig(AppConfig):
    """Owns channels, conversations, episodes, messages, notes, transfers, drafts and visitors' sessions."""

    name = "zhike.conversations"
    label = "conversations"

    def ready(self) -> None:
        from zhike.conversations.permissions import CONVERSATION_VIEW

        i18n.register(Path(__file__).parent)
        opens_feed(CONVERSATION_VIEW)
