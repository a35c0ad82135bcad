"""Surveys: what customers think of the service, on scales that stay comparable."""
