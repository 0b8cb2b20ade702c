# sys.exit by another name: a SystemExit with a status ends the program without a traceback.
def leave():
    try:
        raise SystemExit(3)
    finally:
        print("finally runs")


try:
    leave()
except Exception:
    print("never printed: SystemExit is no Exception")
