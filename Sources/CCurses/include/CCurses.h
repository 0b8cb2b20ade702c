#ifndef CCURSES_H
#define CCURSES_H

// A terminal in plain functions with types of fixed size: the macros, variadic functions and globals of curses stay
// in the .c file. One terminal, one thread.

#include <stdbool.h>
#include <stdint.h>

/// Why a terminal could not be opened.
enum cc_start_result {
    CC_STARTED = 0,
    /// Standard output, or what keys are read from, is not a terminal.
    CC_NOT_A_TERMINAL = 1,
    /// The terminal's type is unknown or too poor.
    CC_UNKNOWN_TERMINAL = 2,
};

/// Takes the terminal over: saves its settings, installs the signal handlers, starts curses.
/// Keys come from standard input, or from the terminal itself if standard input is something else and `ask_terminal` is set.
/// With `use_mouse` the terminal reports what the mouse does, if it can.
int32_t cc_start(bool ask_terminal, bool use_mouse);

/// Gives the terminal back as it was. Safe to call twice.
void cc_end(void);

/// Gives it back for a while, and takes it again.
void cc_pause(void);
void cc_resume(void);

/// Stops the process as SIGTSTP does by itself; returns when it goes on. The terminal has to be paused.
void cc_stop_process(void);

/// Ends the process by a signal, as if it had never been caught. The terminal has to have been given back.
void cc_die_by(int32_t signal);

/// Gives the calling thread a stack for signal handlers: a crash because its own stack is full needs another one.
void cc_protect_thread(void);

void cc_size(int32_t *rows, int32_t *columns);
/// Asks the terminal for its size, and lets curses know.
void cc_update_size(void);

/// 0, 8 or 256.
int32_t cc_colors(void);
/// Asks the terminal what its background is like. An answer is read with the keys; a terminal that knows no answer gives none.
void cc_ask_background(void);
/// Defines a pair; -1 is the terminal's own colour.
void cc_define_pair(int32_t pair, int32_t foreground, int32_t background);

enum cc_attribute { CC_BOLD = 1, CC_DIM = 2, CC_REVERSE = 4, CC_UNDERLINE = 8 };

/// Puts one character with its marks at a place. `columns` is the width that it was laid out for: where the C library
/// counts another one, a question mark stands for it.
void cc_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, int32_t columns, uint32_t attributes,
            int32_t pair);
/// Sends what was put.
void cc_flush(void);
/// The next flush sends everything.
void cc_forget_screen(void);

enum cc_event_kind {
    /// Nothing came in time.
    CC_NOTHING = 0,
    /// `value` is a code point; control characters included.
    CC_CHARACTER = 1,
    /// `value` is a `cc_key`.
    CC_KEY = 2,
    CC_FUNCTION_KEY = 3,
    /// The terminal may have another size, or was used by others: SIGWINCH, SIGCONT.
    CC_RESIZED = 4,
    CC_RESUMED = 5,
    /// `value` is SIGINT, SIGTERM, SIGHUP, SIGQUIT or SIGTSTP.
    CC_SIGNAL = 6,
    CC_END_OF_INPUT = 7,
    /// `value` is a `cc_mouse_action`, at `cc_mouse_cell`.
    CC_MOUSE = 8,
    /// The answer to `cc_ask_background`: `value` is CC_DARK or CC_LIGHT.
    CC_BACKGROUND = 9,
};

enum cc_background { CC_DARK = 1, CC_LIGHT };

enum cc_mouse_action {
    /// The first button went down.
    CC_MOUSE_PRESS = 1,
    /// The pointer moved while it is down.
    CC_MOUSE_DRAG,
    CC_MOUSE_WHEEL_UP,
    CC_MOUSE_WHEEL_DOWN,
};

/// Where the mouse was at the last `CC_MOUSE`.
void cc_mouse_cell(int32_t *row, int32_t *column);

enum cc_key {
    CC_KEY_UP = 1,
    CC_KEY_DOWN,
    CC_KEY_LEFT,
    CC_KEY_RIGHT,
    CC_KEY_PAGE_UP,
    CC_KEY_PAGE_DOWN,
    CC_KEY_HOME,
    CC_KEY_END,
    CC_KEY_BACKSPACE,
    CC_KEY_DELETE,
    CC_KEY_INSERT,
    CC_KEY_BACK_TAB,
    CC_KEY_ENTER,
    CC_KEY_OTHER,
};

/// Waits for the next event, at most `milliseconds`; forever if that is negative.
int32_t cc_read(int32_t milliseconds, int32_t *value);

#endif
