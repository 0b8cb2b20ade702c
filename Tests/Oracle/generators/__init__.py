"""Makers of random programs: each turns a seed into the text of one."""
