"""Benchmarks that print figures; never part of the tests."""
