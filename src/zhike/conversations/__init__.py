"""Threads between customers and the shop: channels, conversations, episodes, messages, notes, transfers."""
