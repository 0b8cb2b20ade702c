"""Pictures and pages, shown by a headless Chromium that is spoken to over a pipe."""

import base64
import json
import os
import subprocess
import tempfile
import xml.dom.minidom

from tools import RECORDINGS, Failed, needed, record, record_hostile, scripts


class Browser:
    """Chromium's DevTools protocol: JSON messages, a zero byte behind each."""

    def __init__(self):
        program = needed("chromium", "chromium-browser", "google-chrome")
        self.folder = tempfile.TemporaryDirectory()
        down, up = os.pipe(), os.pipe()
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
            f"--user-data-dir={self.folder.name}", "--window-size=1100,1100", "about:blank",
        ]

        def ends():
            # Chromium reads from 3 and writes to 4; both may be taken by now.
            read, write = os.dup(down[0]), os.dup(up[1])
            read, write = (os.dup2(end, end + 40) for end in (read, write))
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            command, preexec_fn=ends, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down[0])
        os.close(up[1])
        self.input, self.output, self.rest = down[1], up[0], b""
        self.number, self.session, self.requests = 0, None, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()

    def message(self):
        while b"\0" not in self.rest:
            piece = os.read(self.output, 1 << 16)
            if not piece:
                raise Failed("Chromium has ended")
            self.rest += piece
        text, _, self.rest = self.rest.partition(b"\0")
        message = json.loads(text)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.input, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, path, fragment=""):
        self.requests = []
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=f"file://{path}{fragment}")
        while self.evaluate("document.readyState + location.protocol") != "completefile:":
            pass

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def press(self, key):
        code = {" ": 32, "ArrowLeft": 37, "ArrowRight": 39, "Home": 36, "End": 35, "Tab": 9, "Enter": 13}.get(key, ord(key[0]))
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, text=text if kind == "keyDown" else "",
                windowsVirtualKeyCode=code)

    def pixels(self, path):
        """The screen as it is painted now; kept under that path too."""
        data = base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])
        if path:
            path.write_bytes(data)
        return data


# The share of the channels' values in which two pictures differ by more than what the smoothing of edges makes.
DIFFERING = """(async (...pictures) => {
  const [one, other] = await Promise.all(pictures.map(async data => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  }));
  return one.reduce((count, value, index) => count + (Math.abs(value - other[index]) > 40), 0) / one.length;
})"""


def differing(browser, *pictures):
    return browser.evaluate(f"{DIFFERING}({', '.join(repr(base64.b64encode(picture).decode()) for picture in pictures)})")


def moments(script):
    """Three moments in seconds: those of chapters, and the end."""
    lines = (RECORDINGS / f"{script.stem}.cast").read_text().splitlines()
    events = [json.loads(line) for line in lines[1:]]
    marked = [event[0] for event in events if event[1] == "m"]
    return [marked[0], marked[len(marked) // 2], round(events[-1][0] - 0.1, 3)]


# Each character with its row of the screen and its place from the left; without what is outside of its window.
SEEN = """(root => {
  const base = root.getBoundingClientRect(), scale = base.width / root.viewBox.baseVal.width;
  const margin = root.id === 'screen' ? 0 : 14;
  return [...root.querySelectorAll('text')].flatMap(text => {
    const box = text.getBoundingClientRect(), frame = text.closest('svg'), matrix = text.getScreenCTM();
    const row = Math.floor((((box.top + box.bottom) / 2 - base.top) / scale - margin) / 20);
    const isWindow = frame !== root && frame.height.baseVal.value === 20;
    if (isWindow && row !== frame.y.baseVal.value / 20) return [];
    let index = 0;
    return [...text.textContent].map(character => {
      const left = text.getStartPositionOfChar(index).matrixTransform(matrix).x;
      index += character.length;
      return [row, left, character];
    });
  });
})(document.querySelector('#screen') || document.documentElement)"""


def seen(browser):
    """The rows of the screen that the browser shows, without blanks."""
    rows = {}
    for row, _, character in sorted(browser.evaluate(SEEN), key=lambda found: found[:2]):
        rows[row] = rows.get(row, "") + "".join(character.split())
    return [rows[row] for row in sorted(rows) if rows[row]]


def expected(script, moment):
    """The same of the still of a moment, without what is drawn as lines."""
    rows = record(script, "--at", f"{moment}s", "--format", "text").splitlines()
    rows = ["".join(c for c in row if not c.isspace() and not "\u2500" <= c <= "\u259f") for row in rows]
    return [row for row in rows if row]


def compare(name, moment, shown, wanted):
    if shown != wanted:
        pair = next((pair for pair in zip(shown, wanted) if pair[0] != pair[1]), (shown[-1:], wanted[-1:]))
        raise Failed(f"{name} at {moment} s shows {pair[0]!r}, not {pair[1]!r}")


def check_pictures(folder, browser):
    """At three moments, an animated picture looks as the still of that moment."""
    worst = 0
    for script in scripts():
        for moment in moments(script):
            browser.open(RECORDINGS / f"{script.stem}.svg")
            browser.evaluate(
                f"document.getAnimations().forEach(a => {{ a.pause(); a.currentTime = {moment * 1000 + 1} }})")
            compare(f"{script.stem}.svg", moment, seen(browser), expected(script, moment))
            if browser.requests != [f"file://{RECORDINGS / script.stem}.svg"]:
                raise Failed(f"{script.stem}.svg asks for {browser.requests}")
            moving = browser.pixels(folder / f"{script.stem}-{moment}.png")
            still = folder / "still.svg"
            still.write_text(record(script, "--at", f"{moment}s", "--format", "svg", "-o", "-"))
            browser.open(still)
            share = differing(browser, moving, browser.pixels(folder / f"{script.stem}-{moment}-still.png"))
            worst = max(worst, share)
            if share > 0.002:
                raise Failed(f"{script.stem}.svg at {moment} s: {share:.2%} of it differ from the still")
    return f"{3 * len(scripts())} moments, at most {worst:.3%} of the pixels' values differ"


def check_less_motion(folder, browser):
    """Who asks for less motion sees one screen that stays."""
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    for script in scripts():
        browser.open(RECORDINGS / f"{script.stem}.svg")
        if browser.evaluate("document.getAnimations().length") != 0:
            raise Failed(f"{script.stem}.svg moves all the same")
        if len(seen(browser)) < 10:
            raise Failed(f"{script.stem}.svg shows nothing then")
    browser.call("Emulation.setEmulatedMedia", features=[])
    return f"{len(scripts())} pictures"


SAID = "document.querySelector('[role=status]').textContent"
PLAYS_ON = """new Promise(done => {
  const start = Date.now(), timer = setInterval(() => {
    const hasMoved = Number(document.getElementById('seek').value) > 0;
    if (hasMoved || Date.now() - start > 8000) { clearInterval(timer); done(hasMoved); }
  }, 50);
})"""
CHAPTER = "[...document.querySelectorAll('nav a')].findIndex(link => link.hasAttribute('aria-current'))"


def check_pages(folder, browser):
    """A page shows its moments, by address and by keys, tells them, and asks for nothing."""
    for script in scripts():
        page = RECORDINGS / f"{script.stem}.html"
        for moment in moments(script):
            browser.open(page, f"#t={moment}")
            compare(page.name, moment, seen(browser), expected(script, moment))
        browser.pixels(folder / f"{script.stem}-page.png")
        last = browser.evaluate(SAID)
        browser.press("Home")
        first = browser.evaluate(SAID)
        if first == last or not first:
            raise Failed(f"{page.name}: Home tells {first!r}")
        browser.press("ArrowRight")
        browser.press("ArrowRight")
        browser.press("ArrowLeft")
        before = browser.evaluate(CHAPTER)
        browser.press("]")
        if browser.evaluate(CHAPTER) != before + 1:
            raise Failed(f"{page.name}: ] leads from chapter {before} to {browser.evaluate(CHAPTER)}")
        browser.press("End")
        if browser.evaluate(SAID) != last:
            raise Failed(f"{page.name}: End tells {browser.evaluate(SAID)!r}")
        browser.press("Home")
        for _ in range(5):
            browser.press("+")
        browser.press(" ")
        if browser.evaluate("document.getElementById('play').getAttribute('aria-label')") != "Stop":
            raise Failed(f"{page.name}: the space bar does not play")
        # Eight times as fast, no screen stands for so long.
        if not browser.evaluate(PLAYS_ON):
            raise Failed(f"{page.name}: it does not play on")
        browser.press(" ")
        # Tab reaches every control, the transcript too.
        browser.evaluate("document.activeElement.blur()")
        wanted, reached = {"back", "play", "next", "seek", "speed", "SUMMARY"}, set()
        # There is a link for each chapter, too.
        for _ in range(len(wanted) + 4 + browser.evaluate("document.querySelectorAll('nav a').length")):
            browser.press("Tab")
            reached.add(browser.evaluate("document.activeElement.id || document.activeElement.tagName"))
        if not wanted <= reached:
            raise Failed(f"{page.name}: Tab reaches only {reached}")
        if any(not url.startswith(("file:", "data:")) for url in browser.requests):
            raise Failed(f"{page.name} asks for {browser.requests}")
    return f"{len(scripts())} pages"


def check_hostile(folder, browser):
    """What a program prints is text in a picture and in a page."""
    for ending in ("svg", "html"):
        target = folder / f"hostile.{ending}"
        target.write_text(record_hostile(folder, "--format", ending, "-o", "-"))
        if ending == "svg":
            xml.dom.minidom.parse(str(target))
        browser.open(target)
        browser.press("End")
        if browser.evaluate("document.title") == "taken":
            raise Failed(f"{ending}: the program's script has run")
        if browser.evaluate("document.querySelectorAll('img').length") != 0:
            raise Failed(f"{ending}: the program's markup is taken for markup")
        shown = browser.evaluate("document.documentElement.textContent")
        for part in ("]]> </script><script>", "onerror=alert(1)> </svg>", "^[[2J", "broken"):
            if part not in shown:
                raise Failed(f"{ending}: {part!r} of the program's text is not shown")
    return "text stays text"
