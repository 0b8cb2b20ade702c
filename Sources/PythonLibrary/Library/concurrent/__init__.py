"""What runs at the same time (Library Reference, "concurrent")."""
