"""Pages: the console, the chat frame and its loader, the full-page chat, the demo shop. They own nothing."""
