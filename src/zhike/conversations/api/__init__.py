"""HTTP of conversations: for staff, for channel settings, for the widget."""

from zhike.conversations.api.channels import router as channels
from zhike.conversations.api.episodes import router as episodes
from zhike.conversations.api.staff import router as staff
from zhike.conversations.api.threads import router as threads
from zhike.conversations.api.widget import router as widget

routers = [staff, threads, episodes, channels, widget]
