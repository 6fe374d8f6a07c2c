"""Reads official texts and compares them with what statute files say."""
