if a:
	x = 1
	if b:
		y = 2
if c:
        z = 3
        w = 4

   # comment at odd place
        v = 5

if d:
    e = 1
x = [
1,
    2,  # two

  3]
x = 1 + \
    2
if a and \
   b:
    pass
\
x = 3
if a: \
    b = 1
x = (1
)


  # indented comment
	# tab comment
if a:
    b
    # c

    
    d
# e
    f
def f(
  a,
b): pass
class A:
  def f(self):
     pass
  def g(self):
       pass
# last comment without line end