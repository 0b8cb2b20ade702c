# Comments, blank lines, continuation lines, semicolons, tabs and an indentation that nobody likes.
x = 1; y = 2;
print(x, y)

total = (1 +
         2  # a comment within brackets
         + 3)
print(total)
long = 1 + \
    2
print(long)
if x:
  print("two spaces")
  if y:
        print("eight spaces")
if y: print("on one line"); print("twice")
values = [
    1,

    2,
    # nothing here
    3,
]
print(values)
def tabbed():
	if x:
		return "tabs"
print(tabbed())
while False: pass
else: print("no turn")
print("a", end="")
print("b")
