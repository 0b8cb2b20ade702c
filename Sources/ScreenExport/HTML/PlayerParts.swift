/// The player of `HTMLPage`: what is the same on every page.
enum PlayerParts {
    static let style = """
        body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        main{max-width:var(--width);margin:0 auto;padding:1.5rem 1rem 3rem}
        h1{font-size:1.35rem;margin:0} h1+p{margin:.25rem 0 1rem}
        figure{margin:0 -14px;padding:13px;border:1px solid var(--edge);border-radius:8px}
        #screen{display:block;width:100%;height:auto}
        #say{min-height:3em;margin:.9rem 0}
        #say b{display:block;font-weight:600;white-space:pre-line}
        .player{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin-top:.9rem}
        .player input{flex:1 1 12rem;min-width:8rem;accent-color:#3f8fd6}
        button,select{font:inherit;color:inherit;background:none;border:1px solid var(--edge);border-radius:6px;\
        padding:.2rem .6rem;min-width:2.6rem;cursor:pointer}
        select option{color:#000;background:#fff}
        a{color:inherit} :focus-visible{outline:2px solid #3f8fd6;outline-offset:2px}
        nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;padding:0;list-style-position:inside;margin:.5rem 0 1rem}
        nav a[aria-current]{font-weight:700}
        details ol{list-style:none;padding:0} details li{margin:.3rem 0} details b,details q{display:block;margin-top:1rem}
        details q{quotes:none;font-style:italic;white-space:pre-line} details b+q{margin-top:0}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        output{font-variant-numeric:tabular-nums;min-width:7.5rem;text-align:right}
        kbd{border:1px solid var(--edge);border-radius:4px;padding:0 .3em;font:inherit;font-size:.9em}
        .help{opacity:.8;font-size:.9rem}
        """

    static let controls = """
        <div class="player" role="group" aria-label="Player" hidden>
        <button id="chapterBack" aria-label="Previous chapter" title="Previous chapter: [">«</button>
        <button id="back" aria-label="Step back" title="Step back: ←">←</button>
        <button id="play" aria-label="Play" title="Play and stop: Space">▶&#xFE0E;</button>
        <button id="next" aria-label="Step forward" title="Step forward: →">→</button>
        <button id="chapterNext" aria-label="Next chapter" title="Next chapter: ]">»</button>
        <input id="seek" type="range" min="0" value="0" aria-label="Position">
        <output id="clock" for="seek"></output>
        <select id="speed" aria-label="Speed" title="Speed: + and -">
        <option value="0.25">¼ ×</option><option value="0.5">½ ×</option><option value="1" selected>1 ×</option>
        <option value="2">2 ×</option><option value="4">4 ×</option><option value="8">8 ×</option>
        </select>
        </div>
        <div id="say" role="status" aria-live="polite" aria-atomic="true"></div>
        <div id="announce" class="hidden" aria-live="polite"></div>
        <p class="help" hidden><kbd>Space</kbd> plays and stops, <kbd>←</kbd> <kbd>→</kbd> step, <kbd>[</kbd> <kbd>]</kbd> \
        go by chapters, <kbd>Home</kbd> <kbd>End</kbd>, <kbd>+</kbd> <kbd>-</kbd> change the speed.</p>
        """

    static let script = #"""
        "use strict";
        (() => {
        const film = JSON.parse(document.getElementById("film").textContent);
        const [TIME, CAPTION] = [0, 3];
        const element = id => document.getElementById(id);
        const windows = [...document.querySelectorAll("#screen .p")];
        const showing = windows.map(() => -1);
        const chapterLinks = [...document.querySelectorAll("nav a")];
        const last = film.shots.length - 1;
        // null: it does not play.
        let shot = -1, timer = null;

        // The last entry of a rising list of pairs that is not behind a shot.
        const stateAt = (changes, shot) => {
          let low = 0, high = changes.length / 2;
          while (high - low > 1) {
            const middle = (low + high) >> 1;
            if (changes[2 * middle] <= shot) low = middle; else high = middle;
          }
          return changes[2 * low + 1];
        };
        const clock = time => {
          const seconds = Math.floor(time / 1000);
          return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
        };
        const speed = () => Number(element("speed").value);
        const endOf = index => index < last ? film.shots[index + 1][TIME] : film.end;

        function tell(before) {
          const [, frame, sentence, caption] = film.shots[shot];
          const say = element("say");
          say.setAttribute("aria-live", timer === null ? "polite" : "off");
          const line = document.createElement("span");
          line.textContent = [frame > 0 ? "Frame " + frame : "", sentence].filter(text => text).join(": ");
          if (caption) {
            const strong = document.createElement("b");
            strong.textContent = caption;
            say.replaceChildren(strong, line);
          } else {
            say.replaceChildren(line);
          }
          // While it plays, only what was written to be read is read out.
          const old = before >= 0 ? film.shots[before][CAPTION] : "";
          if (timer !== null && caption && caption !== old) element("announce").textContent = caption;
        }

        function show(index) {
          index = Math.max(0, Math.min(last, index));
          if (index === shot) return;
          const before = shot;
          shot = index;
          film.places.forEach(([changes, states], place) => {
            const state = stateAt(changes, shot);
            if (state === showing[place]) return;
            showing[place] = state;
            windows[place].innerHTML = states[state];
          });
          const chapter = film.chapters.reduce((found, start, index) => start <= shot ? index : found, -1);
          chapterLinks.forEach((link, index) => {
            if (index === chapter) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
          });
          element("seek").value = shot;
          element("seek").setAttribute("aria-valuetext", clock(film.shots[shot][TIME]) + " of " + clock(film.end));
          element("clock").value = clock(film.shots[shot][TIME]) + " / " + clock(film.end);
          tell(before);
        }

        function stop() {
          if (timer === null) return;
          clearTimeout(timer);
          timer = null;
          const play = element("play");
          play.textContent = "▶\uFE0E";
          play.setAttribute("aria-label", "Play");
        }

        function wait() {
          timer = setTimeout(() => {
            if (shot >= last) return stop();
            timer = 0;
            show(shot + 1);
            wait();
          }, (endOf(shot) - film.shots[shot][TIME]) / speed());
        }

        function play() {
          if (timer !== null) return stop();
          if (shot >= last) show(0);
          timer = 0;
          element("play").textContent = "‖";
          element("play").setAttribute("aria-label", "Stop");
          wait();
        }

        function step(by) { stop(); show(shot + by); }
        function seek(index) {
          const plays = timer !== null;
          stop();
          show(index);
          if (plays) play();
        }
        function chapter(by) {
          const starts = film.chapters.length ? film.chapters : [0];
          const next = by > 0 ? starts.find(start => start > shot) : [...starts].reverse().find(start => start < shot);
          seek(next === undefined ? (by > 0 ? last : 0) : next);
        }
        function changeSpeed(by) {
          const select = element("speed");
          select.selectedIndex = Math.max(0, Math.min(select.length - 1, select.selectedIndex + by));
          if (timer !== null) { stop(); play(); }
        }
        function goToAddress() {
          const found = /^#t=([0-9.]+)$/.exec(location.hash);
          if (!found) return false;
          const time = Number(found[1]) * 1000 + 0.5;
          let index = film.shots.findIndex(shot => shot[TIME] > time);
          stop();
          show((index < 0 ? film.shots.length : index) - 1);
          return true;
        }

        const keys = {
          " ": play, p: play, k: play,
          ArrowRight: () => step(1), l: () => step(1), ArrowLeft: () => step(-1), h: () => step(-1),
          Home: () => step(-Infinity), g: () => step(-Infinity), End: () => step(Infinity), G: () => step(Infinity),
          "]": () => chapter(1), PageDown: () => chapter(1), "[": () => chapter(-1), PageUp: () => chapter(-1),
          "+": () => changeSpeed(1), "=": () => changeSpeed(1), "-": () => changeSpeed(-1),
        };
        document.addEventListener("keydown", event => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const target = event.target.tagName;
          if (target === "SELECT") return;
          // Those of the element itself.
          if (event.key === " " && ["BUTTON", "SUMMARY", "A"].includes(target)) return;
          const action = keys[event.key];
          if (!action) return;
          event.preventDefault();
          action();
        });
        element("play").onclick = play;
        element("back").onclick = () => step(-1);
        element("next").onclick = () => step(1);
        element("chapterBack").onclick = () => chapter(-1);
        element("chapterNext").onclick = () => chapter(1);
        element("seek").max = last;
        element("seek").oninput = event => seek(Number(event.target.value));
        element("speed").onchange = () => { if (timer !== null) { stop(); play(); } };
        addEventListener("hashchange", goToAddress);
        document.querySelector(".player").hidden = false;
        document.querySelector(".help").hidden = false;
        if (!goToAddress()) {
          const start = Number(document.body.dataset.start);
          const index = film.shots.findIndex(shot => shot[TIME] >= start);
          show(index < 0 ? 0 : index);
        }
        })();
        """#
}
