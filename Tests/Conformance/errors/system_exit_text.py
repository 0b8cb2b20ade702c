# A SystemExit with a text: printed on stderr, status 1.
print("out")
raise SystemExit("goodbye")
