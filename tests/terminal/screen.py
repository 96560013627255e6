"""A terminal for tests: a program runs in it, keys are typed, and the screen is read as a person would read it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

WIDTH, HEIGHT = 120, 400
CSI = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z@])")
OTHER = re.compile(r"\x1b[=>()][0AB]?|\x1b[78]")


class Screen:
    """What stands on the screen after everything a program wrote."""

    def __init__(self):
        self.lines = [[]]
        self.row = 0
        self.column = 0

    def put(self, character):
        while len(self.lines) <= self.row:
            self.lines.append([])
        line = self.lines[self.row]
        while len(line) <= self.column:
            line.append(" ")
        line[self.column] = character
        self.column += 1

    def control(self, arguments, letter):
        number = int(arguments) if arguments.isdigit() else 1
        line = self.lines[self.row] if self.row < len(self.lines) else []
        if letter == "A":
            self.row = max(0, self.row - number)
        elif letter == "B":
            self.row += number
        elif letter == "C":
            self.column += number
        elif letter == "D":
            self.column = max(0, self.column - number)
        elif letter == "G":
            self.column = number - 1
        elif letter == "K":
            del line[self.column:]
        elif letter == "J":
            del line[self.column:]
            del self.lines[self.row + 1:]
        elif letter == "P":
            del line[self.column:self.column + number]
        elif letter == "@":
            line[self.column:self.column] = [" "] * number

    def write(self, text):
        at = 0
        while at < len(text):
            found = CSI.match(text, at)
            if found:
                self.control(found.group(1), found.group(2))
                at = found.end()
                continue
            found = OTHER.match(text, at)
            if found:
                at = found.end()
                continue
            character = text[at]
            at += 1
            assert character != "\x1b", f"the screen does not know {text[at:at + 8]!r}"
            if character == "\n":
                self.row += 1
            elif character == "\r":
                self.column = 0
            elif character == "\b":
                self.column = max(0, self.column - 1)
            elif character >= " ":
                self.put(character)

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.lines).rstrip("\n")


class Terminal:
    """A program that runs in a terminal of its own."""

    def __init__(self, command, environment, folder, edits_lines=True):
        self.written = b""
        self.edits_lines = edits_lines
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            os.chdir(folder)
            os.execvpe(command[0], command, environment)

    def type(self, keys, seconds=60):
        """Types as soon as the program takes keys one by one: the prompt is on the screen a moment before that."""
        end = time.monotonic() + seconds
        while self.edits_lines and termios.tcgetattr(self.terminal)[3] & termios.ICANON:
            if time.monotonic() > end or not self.read(0.01):
                raise AssertionError(f"the program does not take keys:\n{self.screen()}")
        os.write(self.terminal, keys.encode())

    def screen(self):
        screen = Screen()
        screen.write(self.written.decode("utf-8", "replace"))
        return screen.text()

    def read(self, seconds):
        """Reads what was written meanwhile; false if the program has ended."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return True
        try:
            more = os.read(self.terminal, 65536)
        except OSError:  # the program has ended
            more = b""
        self.written += more
        return more != b""

    def wait_until(self, holds, what, seconds=60):
        """Reads until something holds of the screen; the screen then."""
        end = time.monotonic() + seconds
        runs = True
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            if not runs or time.monotonic() > end:
                raise AssertionError(f"{what}:\n{screen}")
            runs = self.read(0.2)

    def wait_for(self, ending):
        return self.wait_until(lambda screen: screen.endswith(ending), f"the screen does not end in {ending!r}")

    def exit_code(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError(f"the program does not end:\n{self.screen()}")
