"""Answers in words: text, JSON, and the languages that they are told in."""
