"""Reads of customers. Each file holds the reads of one subject."""
