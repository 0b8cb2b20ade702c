values = ["a" "b" c]
