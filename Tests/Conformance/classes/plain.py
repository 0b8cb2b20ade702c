# Plain classes: attributes, methods, inheritance, class attributes.
class Animal:
    count = 0
    sounds = []

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes {self.sound()}"

    def sound(self):
        return "a noise"


class Dog(Animal):
    def sound(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age

    def sound(self):
        return "small " + super().sound()


for animal in (Animal("it"), Dog("Rex"), Puppy("Bit", age=2)):
    print(animal.speak(), animal.count)
rex = Dog("Rex")
print(isinstance(rex, Dog), isinstance(rex, Animal), isinstance(rex, Puppy), isinstance(rex, (int, Animal)))
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), type(rex) is Dog, type(rex).__name__)
print(Puppy.__mro__, Puppy.__bases__, Animal.__base__)
rex.count = "own"
print(rex.count, Dog.count, rex.__dict__)
rex.sounds.append("bark")
print(Animal.sounds)
bound = rex.speak
print(bound(), Dog.speak(rex), bound.__self__ is rex)
rex.sound = lambda: "replaced"
print(rex.speak())
print(hasattr(rex, "name"), hasattr(rex, "nothing"), getattr(rex, "nothing", "default"), getattr(rex, "name"))
setattr(rex, "name", "Max")
print(rex.name)


class Empty:
    pass


print(Empty(), Empty().__class__, Empty.__name__, Empty.__module__, Empty.__doc__)
print(Empty() == Empty(), rex == rex, rex != Empty())
