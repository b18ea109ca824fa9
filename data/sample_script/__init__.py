"""The parts of `data/make_sample.py`, which writes the made-up sample district (样本)."""
