"""Where a decoder looks for the next value (`json.scanner`)."""


def make_scanner(context):
    return context.scan_once
