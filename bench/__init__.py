"""Benchmarks and evaluations that print figures; never part of the tests."""
