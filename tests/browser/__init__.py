"""Tests that open a report in Chromium."""
