// What is particular here:
//
// - Our signal handlers are installed before curses starts: it leaves alone what is not SIG_DFL. By itself it would exit on
//   SIGINT and SIGTERM. A handler writes one byte to a pipe; `cc_read` waits for the keys and the pipe together.
// - Keys are read from a pad: reading from a window would refresh it.
// - The end of the input shows as a hang-up, or as a descriptor that is readable and gives nothing.
// - After a crash nothing but write(), tcsetattr() and the like may be called: the sequences that leave the screen
//   are looked up at the start.

#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE 1
#define NCURSES_NOMACROS 1

#include "CCurses.h"

#include <ctype.h>
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum { MOST_SCALARS = 5, ESCAPE_DELAY = 25 };

static bool is_open;
static bool is_paused;
static bool was_opened_before;
static int keys_in = -1;
static int screen_out = -1;
static FILE *keys_file;
static FILE *screen_file;
static SCREEN *screen;
static WINDOW *keys;
static struct termios saved;
static bool wants_mouse;
static MEVENT mouse;
enum { MOST_MICE = 16 };
static MEVENT mice[MOST_MICE];
static int waiting_mice;

/// The code of the key that an answer about the background begins like; curses itself uses none so high.
enum { BACKGROUND_ANSWER = 4000 };

/// curses asks for presses alone: these ask for motion while a button is down, too, and end that.
static const char drag_on[] = "\033[?1002h", drag_off[] = "\033[?1002l";

// MARK: Giving the terminal back from anywhere

/// The sequences that leave curses' screen, for handlers.
static char leave[512];
static size_t leave_length;

static volatile sig_atomic_t handler_pipe = -1;
static int read_pipe = -1;
/// A request to end that nobody has read yet; a second one does not wait.
static volatile sig_atomic_t unread_end;

/// Appends a terminal's sequence without its padding (`$<5>`).
static void append_leave(const char *sequence) {
    if (sequence == NULL || sequence == (const char *)-1) return;
    while (*sequence != '\0' && leave_length < sizeof leave) {
        if (sequence[0] == '$' && sequence[1] == '<') {
            const char *end = strchr(sequence, '>');
            if (end != NULL) {
                sequence = end + 1;
                continue;
            }
        }
        leave[leave_length++] = *sequence++;
    }
}

static void prepare_leave(void) {
    leave_length = 0;
    // What curses sends to end the mouse's reports is no capability of its own.
    if (wants_mouse) append_leave("\033[?1006l\033[?1002l\033[?1000l");
    append_leave(tigetstr("sgr0"));
    append_leave(tigetstr("op"));
    append_leave(tigetstr("cnorm"));
    append_leave(tigetstr("rmkx"));
    append_leave(tigetstr("rmcup"));
}

/// Only what a signal handler may call.
static void leave_now(void) {
    if (!is_open || is_paused) return;
    is_paused = true;
    size_t done = 0;
    while (done < leave_length) {
        ssize_t count = write(screen_out, leave + done, leave_length - done);
        if (count <= 0) break;
        done += (size_t)count;
    }
    tcsetattr(screen_out, TCSANOW, &saved);
}

// MARK: Signals

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
static const int requests[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH, SIGCONT};
enum { CRASHES = sizeof crashes / sizeof crashes[0], REQUESTS = sizeof requests / sizeof requests[0] };
static struct sigaction crash_actions[CRASHES];
static struct sigaction request_actions[REQUESTS];

/// Gives the terminal back; then whoever handled the signal before goes on, as if we had not been there.
static void on_crash(int signal) {
    int error = errno;
    leave_now();
    for (int index = 0; index < CRASHES; index++)
        if (crashes[index] == signal) sigaction(signal, &crash_actions[index], NULL);
    // Blocked until this handler returns.
    raise(signal);
    errno = error;
}

static bool is_end(int signal) {
    return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
}

static void on_request(int signal) {
    int error = errno;
    if (is_end(signal)) {
        if (unread_end) {
            // Whoever should have read the first one is stuck.
            leave_now();
            struct sigaction fallback;
            memset(&fallback, 0, sizeof fallback);
            fallback.sa_handler = SIG_DFL;
            sigaction(signal, &fallback, NULL);
            raise(signal);
            errno = error;
            return;
        }
        unread_end = 1;
    }
    unsigned char byte = (unsigned char)signal;
    if (handler_pipe >= 0) (void)!write((int)handler_pipe, &byte, 1);
    errno = error;
}

void cc_protect_thread(void) {
    enum { SIZE = 64 * 1024 };
    stack_t present;
    if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
    // It lasts as long as the process: nobody knows when the thread ends.
    stack_t alternate = {.ss_sp = malloc(SIZE), .ss_size = SIZE, .ss_flags = 0};
    if (alternate.ss_sp != NULL) sigaltstack(&alternate, NULL);
}

static void install_handlers(void) {
    cc_protect_thread();
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], &action, &crash_actions[index]);
    action.sa_handler = on_request;
    action.sa_flags = SA_RESTART;
    for (int index = 0; index < REQUESTS; index++) sigaction(requests[index], &action, &request_actions[index]);
}

static void remove_handlers(void) {
    for (int index = 0; index < CRASHES; index++) sigaction(crashes[index], &crash_actions[index], NULL);
    for (int index = 0; index < REQUESTS; index++) sigaction(requests[index], &request_actions[index], NULL);
}

// MARK: Starting and ending

static void choose_locale(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
}

/// Terminals differ in what the keypad sends in which mode; both forms of these mean one key everywhere.
static void define_keys(void) {
    static const struct {
        const char *sequence;
        int code;
    } known[] = {
        {"\033[A", KEY_UP},    {"\033OA", KEY_UP},   {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
        {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
        {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB}, {"\033OP", KEY_F(1)},
        {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
        {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC},
    };
    for (size_t index = 0; index < sizeof known / sizeof known[0]; index++)
        if (key_defined(known[index].sequence) == 0) define_key(known[index].sequence, known[index].code);
}

/// Past curses, which has sent all it had to.
static void send_directly(const char *sequence) {
    fflush(screen_file);
    (void)!write(screen_out, sequence, strlen(sequence));
}

static void start_mouse(void) {
    if (!wants_mouse) return;
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED | REPORT_MOUSE_POSITION, NULL);
    send_directly(drag_on);
}

static void end_mouse(void) {
    if (wants_mouse) send_directly(drag_off);
}

static void set_modes(void) {
    // Signals of the keyboard stay on: Ctrl-C is a signal also while nobody reads keys.
    cbreak();
    noecho();
    nonl();
    curs_set(0);
    keypad(keys, TRUE);
    meta(keys, TRUE);
    wtimeout(keys, 0);
}

int32_t cc_start(bool ask_terminal, bool use_mouse) {
    if (is_open) return CC_STARTED;
    if (!isatty(STDOUT_FILENO)) return CC_NOT_A_TERMINAL;
    int in = STDIN_FILENO;
    if (!isatty(in)) {
        if (!ask_terminal) return CC_NOT_A_TERMINAL;
        in = open("/dev/tty", O_RDWR | O_CLOEXEC);
        if (in < 0) return CC_NOT_A_TERMINAL;
    }
    if (tcgetattr(STDOUT_FILENO, &saved) != 0) {
        if (in != STDIN_FILENO) close(in);
        return CC_NOT_A_TERMINAL;
    }
    choose_locale();
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return CC_NOT_A_TERMINAL;
    read_pipe = ends[0];
    handler_pipe = ends[1];
    screen_out = STDOUT_FILENO;
    keys_in = in;
    if (in == STDIN_FILENO) {
        keys_file = stdin;
    } else {
        keys_file = fdopen(in, "r");
    }
    screen_file = stdout;
    unread_end = 0;
    install_handlers();
    set_escdelay(ESCAPE_DELAY);
    screen = keys_file == NULL ? NULL : newterm(NULL, screen_file, keys_file);
    if (screen == NULL) {
        remove_handlers();
        handler_pipe = -1;
        close(ends[0]);
        close(ends[1]);
        if (in != STDIN_FILENO && keys_file != NULL) fclose(keys_file);
        return CC_UNKNOWN_TERMINAL;
    }
    set_term(screen);
    set_escdelay(ESCAPE_DELAY);
    keys = newpad(1, 1);
    is_paused = false;
    is_open = true;
    const char *reports = tigetstr("kmous");
    wants_mouse = use_mouse && reports != NULL && reports != (const char *)-1;
    prepare_leave();
    set_modes();
    start_mouse();
    define_keys();
    if (!was_opened_before) atexit(cc_end);
    was_opened_before = true;
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    leaveok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    wnoutrefresh(stdscr);
    doupdate();
    return CC_STARTED;
}

void cc_end(void) {
    if (!is_open) return;
    if (!is_paused) {
        end_mouse();
        endwin();
        tcsetattr(screen_out, TCSADRAIN, &saved);
    }
    is_paused = true;
    is_open = false;
    delwin(keys);
    delscreen(screen);
    remove_handlers();
    int pipe = (int)handler_pipe;
    handler_pipe = -1;
    close(pipe);
    close(read_pipe);
    if (keys_in != STDIN_FILENO) fclose(keys_file);
}

void cc_pause(void) {
    if (!is_open || is_paused) return;
    end_mouse();
    endwin();
    tcsetattr(screen_out, TCSADRAIN, &saved);
    is_paused = true;
}

void cc_resume(void) {
    if (!is_open || !is_paused) return;
    is_paused = false;
    reset_prog_mode();
    set_modes();
    cc_forget_screen();
    doupdate();
    // doupdate has turned the reports on again.
    if (wants_mouse) send_directly(drag_on);
}

void cc_stop_process(void) {
    struct sigaction action, ours;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, &ours);
    kill(getpid(), SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

void cc_die_by(int32_t signal) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, NULL);
    raise(signal);
}

// MARK: Size and colours

void cc_size(int32_t *rows, int32_t *columns) {
    int height, width;
    height = getmaxy(stdscr);
    width = getmaxx(stdscr);
    *rows = height;
    *columns = width;
}

void cc_update_size(void) {
    struct winsize size;
    if (ioctl(screen_out, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        // Not resizeterm: it would queue a key that tells of a resize.
        resize_term(size.ws_row, size.ws_col);
    cc_forget_screen();
}

int32_t cc_colors(void) {
    if (!has_colors()) return 0;
    return COLORS >= 256 && COLOR_PAIRS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

void cc_define_pair(int32_t pair, int32_t foreground, int32_t background) {
    init_pair((short)pair, (short)foreground, (short)background);
}

void cc_ask_background(void) {
    if (!is_open) return;
    // xterm's control sequences: "OSC 11 ; ? BEL". The answer comes among the keys, if it comes: nobody waits for it.
    define_key("\033]11;", BACKGROUND_ANSWER);
    send_directly("\033]11;?\a");
}

// MARK: Drawing

void cc_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, int32_t columns, uint32_t attributes,
            int32_t pair) {
    wchar_t text[MOST_SCALARS + 1];
    int length = 0;
    for (; length < count && length < MOST_SCALARS; length++) text[length] = (wchar_t)scalars[length];
    text[length] = L'\0';
    if (length == 0 || wcwidth(text[0]) != columns) {
        // It would take other columns than it was given, and move the rest of the row.
        for (int extra = 1; extra < columns; extra++)
            cc_put(row, column + extra, (const uint32_t[]){' '}, 1, 1, attributes, pair);
        text[0] = L'?';
        text[1] = L'\0';
    }
    // Marks that the C library does not know as marks.
    for (int index = 1; text[0] != L'\0' && text[index] != L'\0'; index++)
        if (wcwidth(text[index]) != 0) {
            text[index] = L'\0';
            break;
        }
    attr_t look = A_NORMAL;
    if (attributes & CC_BOLD) look |= A_BOLD;
    if (attributes & CC_DIM) look |= A_DIM;
    if (attributes & CC_REVERSE) look |= A_REVERSE;
    if (attributes & CC_UNDERLINE) look |= A_UNDERLINE;
    cchar_t cell;
    if (setcchar(&cell, text, look, (short)pair, NULL) == OK) mvadd_wch(row, column, &cell);
}

void cc_flush(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

void cc_forget_screen(void) { clearok(curscr, TRUE); }

// MARK: Keys

/// The oldest of the events that curses has read; it gives the newest one first.
static int32_t next_mouse(int32_t *value) {
    while (waiting_mice > 0) {
        mouse = mice[--waiting_mice];
        if (mouse.bstate & BUTTON4_PRESSED) *value = CC_MOUSE_WHEEL_UP;
        else if (mouse.bstate & BUTTON5_PRESSED) *value = CC_MOUSE_WHEEL_DOWN;
        else if (mouse.bstate & BUTTON1_PRESSED) *value = CC_MOUSE_PRESS;
        else if (mouse.bstate & REPORT_MOUSE_POSITION) *value = CC_MOUSE_DRAG;
        else continue;
        return CC_MOUSE;
    }
    return CC_NOTHING;
}

static int32_t read_mouse(int32_t *value) {
    while (waiting_mice < MOST_MICE && getmouse(&mice[waiting_mice]) == OK) waiting_mice++;
    return next_mouse(value);
}

void cc_mouse_cell(int32_t *row, int32_t *column) {
    *row = mouse.y;
    *column = mouse.x;
}

/// A part of an answer, of one to four hexadecimal digits: from 0 to 1. Negative: there is none.
static double color_part(const char **text) {
    int digits = 0;
    double value = 0, most = 0;
    for (; digits < 4 && isxdigit((unsigned char)**text); digits++, (*text)++) {
        int digit = **text <= '9' ? **text - '0' : (**text | 0x20) - 'a' + 10;
        value = value * 16 + digit;
        most = most * 16 + 15;
    }
    if (**text == '/') (*text)++;
    return digits == 0 ? -1 : value / most;
}

/// What follows the beginning of an answer about the background: `rgb:1e1e/1e1e/1e1e`, and BEL or ST at its end.
static int32_t read_background(int32_t *value) {
    char answer[64];
    size_t length = 0;
    wint_t code;
    // All of it was sent at once.
    wtimeout(keys, 100);
    while (length < sizeof answer - 1 && wget_wch(keys, &code) == OK && code >= 0x20 && code < 0x7F)
        answer[length++] = (char)code;
    if (code == 033 && wget_wch(keys, &code) == OK && code != '\\') unget_wch((wchar_t)code);
    wtimeout(keys, 0);
    answer[length] = '\0';
    const char *parts = strchr(answer, ':');
    if (parts == NULL) return CC_NOTHING;
    parts++;
    double red = color_part(&parts), green = color_part(&parts), blue = color_part(&parts);
    if (red < 0 || green < 0 || blue < 0) return CC_NOTHING;
    *value = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? CC_LIGHT : CC_DARK;
    return CC_BACKGROUND;
}

static int32_t key_of(wint_t code, int32_t *value) {
    *value = CC_KEY_OTHER;
    if (code == BACKGROUND_ANSWER) return read_background(value);
    switch (code) {
    case KEY_UP: *value = CC_KEY_UP; break;
    case KEY_DOWN: *value = CC_KEY_DOWN; break;
    case KEY_LEFT: *value = CC_KEY_LEFT; break;
    case KEY_RIGHT: *value = CC_KEY_RIGHT; break;
    case KEY_PPAGE: *value = CC_KEY_PAGE_UP; break;
    case KEY_NPAGE: *value = CC_KEY_PAGE_DOWN; break;
    case KEY_HOME: *value = CC_KEY_HOME; break;
    case KEY_END: *value = CC_KEY_END; break;
    case KEY_BACKSPACE: *value = CC_KEY_BACKSPACE; break;
    case KEY_DC: *value = CC_KEY_DELETE; break;
    case KEY_IC: *value = CC_KEY_INSERT; break;
    case KEY_BTAB: *value = CC_KEY_BACK_TAB; break;
    case KEY_ENTER: *value = CC_KEY_ENTER; break;
    case KEY_RESIZE: return CC_NOTHING;
    case KEY_MOUSE: return read_mouse(value);
    default:
        if (code >= KEY_F0 && code <= KEY_F(63)) {
            *value = (int32_t)(code - KEY_F0);
            return CC_FUNCTION_KEY;
        }
    }
    return CC_KEY;
}

static void take_back(int result, wint_t code) {
    if (result == KEY_CODE_YES) ungetch((int)code);
    else if (result == OK) unget_wch((wchar_t)code);
}

/// Escape by itself, or the beginning of a key that curses does not know, as of one with Ctrl or Alt: such a key is read
/// to its end and means nothing, instead of what its characters would.
static int32_t read_escape(int32_t *value) {
    wint_t bracket, code;
    int result = wget_wch(keys, &bracket);
    if (result == OK && bracket == '[') {
        int next = wget_wch(keys, &code);
        if (next == OK && code >= 0x30 && code < 0x40) {
            // Parameters, then one character from @ on.
            while (code < 0x40 && wget_wch(keys, &code) == OK) continue;
            *value = CC_KEY_OTHER;
            return CC_KEY;
        }
        take_back(next, code);
    }
    take_back(result, bracket);
    *value = 033;
    return CC_CHARACTER;
}

static int32_t character(wint_t code, int32_t *value) {
    if (code == 033) return read_escape(value);
    *value = (int32_t)code;
    return CC_CHARACTER;
}

static int32_t read_signal(int32_t *value) {
    unsigned char byte;
    if (read(read_pipe, &byte, 1) != 1) return CC_NOTHING;
    *value = byte;
    if (is_end(byte)) unread_end = 0;
    return byte == SIGWINCH ? CC_RESIZED : byte == SIGCONT ? CC_RESUMED : CC_SIGNAL;
}

int32_t cc_read(int32_t milliseconds, int32_t *value) {
    *value = 0;
    int32_t signal = read_signal(value);
    if (signal != CC_NOTHING) return signal;
    if (next_mouse(value) == CC_MOUSE) return CC_MOUSE;
    // What curses has read already is not seen by poll.
    wint_t code;
    int result = wget_wch(keys, &code);
    if (result == KEY_CODE_YES) return key_of(code, value);
    if (result == OK) return character(code, value);
    struct pollfd waits[2] = {{.fd = keys_in, .events = POLLIN}, {.fd = read_pipe, .events = POLLIN}};
    int ready = poll(waits, 2, milliseconds);
    if (waits[1].revents & POLLIN) return read_signal(value);
    if (ready <= 0) return CC_NOTHING;
    if (waits[0].revents & POLLIN) {
        int waiting = 0;
        if (ioctl(keys_in, FIONREAD, &waiting) == 0 && waiting == 0) return CC_END_OF_INPUT;
        result = wget_wch(keys, &code);
        if (result == KEY_CODE_YES) return key_of(code, value);
        if (result == OK) return character(code, value);
        return waits[0].revents & (POLLHUP | POLLERR) ? CC_END_OF_INPUT : CC_NOTHING;
    }
    if (waits[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return CC_END_OF_INPUT;
    return CC_NOTHING;
}
