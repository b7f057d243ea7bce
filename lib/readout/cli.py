"""The command ``readout``: arguments and exit codes only.

Exit codes: 0, every report was rendered (drafts included); 1, at least one failed and all others are done (for
``check``: an error was found; for ``doctor``: a gap; for ``minutes --apply``: something is left to
apply; for ``status``: a client cannot be read); 2, wrong use.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib import metadata
from typing import Any

from readout.data.formats import leave_out_formats
from readout.data.garbage import look_for_garbage_seldom
from readout.model.errors import Problem, ReadoutError
from readout.model.month_names import month_before, month_name

FAILED = 1
WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    leave_out_formats()
    look_for_garbage_seldom()
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except ReadoutError as error:
        print(f"readout: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("readout: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="readout", description="Monthly client reports that clients actually read.")
    parser.add_argument("--version", action="version", version=metadata.version("readout-reports"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _add_new(commands)

    run = commands.add_parser("run", help="make reports: HTML and PDF of each client")
    _add_clients_and_month(run)
    run.add_argument("--jobs", type=_jobs, default=None, help="clients worked on at once (default: one a core)")
    run.add_argument("--renderer", choices=("auto", "quarto", "embedded"), default="auto")
    run.add_argument("--force", action="store_true", help="make it again though nothing changed")
    run.add_argument("--timeout", type=_whole, metavar="SECONDS", help="the longest a client may take (usually 600)")
    run.add_argument("--max-cpu", type=_whole, metavar="SECONDS", help="the most of the processor for a client (300)")
    run.add_argument("--max-memory", type=_whole, metavar="MB", help="the most memory for a client (2048)")
    run.add_argument("--dask", metavar="ADDRESS", help="have a Dask cluster make them: tcp://scheduler:8786 (default "
                     "of --jobs: as many as it takes)")  # fmt: skip
    run.add_argument("--to", metavar="URL", help="put them there as well: s3://bucket/reports, file:///srv/reports, …")
    run.set_defaults(command=_run)

    opening = commands.add_parser("open", help="prepare a notebook for the month: prompts where words are needed")
    opening.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    _add_month(opening)
    opening.add_argument("--set-aside", action="store_true", help="keep words that were never sent in past/, and go on")
    opening.add_argument("--lab", action="store_true", help="open JupyterLab on the notebook")
    opening.set_defaults(command=_open)

    check = commands.add_parser("check", help="hold clients against the nine rules, without making a report")
    _add_clients_and_month(check)
    check.set_defaults(command=_check)

    preview = commands.add_parser("preview", help="show the report in a browser while you write, after each save")
    preview.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    preview.add_argument("--month", default=None, help="YYYY-MM, or latest (default: the month the notebook is open "
                         "for)")  # fmt: skip
    preview.add_argument("--port", type=_port, default=0, help="of 127.0.0.1 (default: a free one)")
    preview.add_argument("--no-browser", action="store_true", help="open no browser, only say the address")
    preview.add_argument("--renderer", choices=("auto", "quarto", "embedded"), default="embedded", help="of the page "
                         "(default: embedded, the quicker one)")  # fmt: skip
    preview.set_defaults(command=_preview)

    sync = commands.add_parser("sync", help="bring notebooks up to their templates, cell by cell")
    sync.add_argument("clients", nargs="*", metavar="CLIENT", help="folders under clients/ (default: all)")
    sync.add_argument("--check", action="store_true", help="only look; exit 1 when a notebook is behind")
    settle = sync.add_mutually_exclusive_group()
    settle.add_argument("--keep-mine", dest="settle", action="store_const", const="mine",
                        help="where both changed, the notebook's cells stay")  # fmt: skip
    settle.add_argument("--take-template", dest="settle", action="store_const", const="template",
                        help="where both changed, the template's cells come over")  # fmt: skip
    sync.set_defaults(command=_sync)

    _add_work(commands)

    approve = commands.add_parser("approve", help="approve a finished report, so that it may be sent")
    approve.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    _add_month(approve)
    approve.add_argument("--by", required=True, metavar="NAME", help="who approves: an approver's id, name or address")
    approve.add_argument("--allow", action="append", default=[], metavar="CODE", help="let an error pass; may be "
                         "repeated, each with a --because")  # fmt: skip
    approve.add_argument("--because", action="append", default=[], metavar="REASON", help="why the error may pass")
    approve.add_argument("--yes", action="store_true", help="do not ask, on a terminal, before approving")
    approve.add_argument("--json", action="store_true", help="print what was approved for machines")
    approve.set_defaults(command=_approve)

    revise = commands.add_parser("revise", help="begin a new version of a report that was sent")
    revise.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    revise.add_argument("--month", required=True, help="YYYY-MM")
    revise.add_argument("--because", required=True, metavar="REASON", help="why, as the client may read it")
    revise.add_argument("--json", action="store_true", help="print what was begun for machines")
    revise.set_defaults(command=_revise)

    send = commands.add_parser("send", help="send approved reports: into the outbox, or by the agency's mail server")
    send.add_argument("clients", nargs="*", metavar="CLIENT", help="folders under clients/; for all of them, --all")
    _add_month(send)
    send.add_argument("--json", action="store_true", help="print a list for machines")
    send.add_argument("--all", action="store_true", help="every client whose report is approved")
    send.add_argument("--smtp", action="store_true", help="send by the mail server of agency.yml")
    send.add_argument("--dry-run", action="store_true", help="write and send nothing, say what would go to whom")
    send.add_argument("--called", action="store_true", help="we have called: send though client.yml says hold")
    after = send.add_mutually_exclusive_group()
    after.add_argument("--mark-sent", action="store_true", help="send nothing: it was sent by hand, or has arrived")
    after.add_argument("--resend", action="store_true", help="its outcome was unknown, and it has not arrived")
    send.set_defaults(command=_send)

    minutes = commands.add_parser("minutes", help="write down a call: a page from the agenda, then work and decisions")
    minutes.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    _add_month(minutes)
    then = minutes.add_mutually_exclusive_group()
    then.add_argument("--apply", action="store_true", help="turn what was written into rows of work.csv and decisions")
    then.add_argument("--send", action="store_true", help="write them as a message to the outbox")
    then.add_argument("--mark-sent", action="store_true", help="the message in the outbox was sent by hand")
    minutes.add_argument("--yes", action="store_true", help="with --apply: do not ask, on a terminal, before writing")
    minutes.set_defaults(command=_minutes)

    status = commands.add_parser("status", help="say where each client stands, and how many days are left")
    status.add_argument("clients", nargs="*", metavar="CLIENT", help="folders under clients/ (default: all)")
    status.add_argument("--month", default=None, help="YYYY-MM, latest, or current: the running month, with the goals "
                        "that are slipping now (default: the last calendar month)")  # fmt: skip
    status.add_argument("--mine", nargs="?", const="", default=None, metavar="NAME", help="only clients whose analyst "
                        "or backup is NAME (default: the address in git's settings)")  # fmt: skip
    status.add_argument("--json", action="store_true", help="print a list for machines")
    status.set_defaults(command=_status)

    doctor = commands.add_parser("doctor", help="look at this machine and every client's configuration")
    doctor.add_argument("--connect", action="store_true", help="also ask every database for an answer")
    doctor.add_argument("--json", action="store_true", help="print a list for machines")
    doctor.set_defaults(command=_doctor)
    return parser


def _add_new(commands: Any) -> None:
    new = commands.add_parser("new", help="make a client's folder from a template and the client's own data")
    new.add_argument("client", metavar="CLIENT", help="the folder to be made: small letters, digits and -")
    new.add_argument("--template", help="ecommerce, lead-gen, publisher, or another folder of templates/")
    new.add_argument(
        "--data", action="append", default=[], metavar="FILE", help="an export; may be given several times"
    )
    new.add_argument("--name", help="the client's name, as the report shows it")
    new.add_argument("--language", help="of the report: en-GB, fi, …")
    new.add_argument("--currency", help="EUR, GBP, …")
    new.add_argument("--timezone", help="of the client's days: Europe/Berlin, …")
    new.add_argument("--start", metavar="YYYY-MM", help="first month of the engagement")
    new.add_argument("--end", metavar="YYYY-MM", help="last month of the engagement (proposed: a year)")
    new.add_argument("--target", help="the first goal's value")
    new.add_argument("--until", metavar="YYYY-MM", help="the month it is reached by (proposed: the engagement's last)")
    new.add_argument("--goal", metavar="SENTENCE", help="the first goal in a sentence")
    new.add_argument("--goal-kpi", metavar="KPI", help="the KPI it is measured by")
    new.add_argument("--map", action="append", default=[], metavar="NAME=COLUMN", type=_mapped,
                     help="a column for one of the template's: revenue=Umsatz, or revenue=none")  # fmt: skip
    new.add_argument("--date", metavar="COLUMN", help="the column with the date")
    new.add_argument("--rates", metavar="FILE", help="what other currencies are worth: a csv currency,month,rate")
    new.add_argument("--date-format", metavar="PATTERN", help="how dates are written: %%d/%%m/%%Y or %%m/%%d/%%Y")
    new.add_argument("--grain", help="what one row's date stands for: day, week or month")
    new.add_argument("--decimal", help="the sign that marks decimals: . or ,")
    new.add_argument("--yes", action="store_true", help="accept what is proposed")
    new.set_defaults(command=_new)


def _add_work(commands: Any) -> None:
    work = commands.add_parser("work", help="bring work in from where it is kept").add_subparsers(
        required=True, metavar="ACTION"
    )
    bring = work.add_parser("import", help="map an export of Asana, Jira, Trello, Harvest or Toggl into work.csv")
    bring.add_argument("client", metavar="CLIENT", help="the folder under clients/")
    bring.add_argument("file", metavar="FILE", help="the export (csv)")
    bring.add_argument("--map", metavar="NAME", help="the map to read it by (default: by its header)")
    bring.add_argument("--done-on", metavar="YYYY-MM-DD", type=_day, help="the day of finished work without one")
    bring.add_argument("--yes", action="store_true", help="write what was found")
    bring.set_defaults(command=_work_import)


def _add_clients_and_month(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("clients", nargs="*", metavar="CLIENT", help="folders under clients/ (default: all)")
    _add_month(parser)
    parser.add_argument("--json", action="store_true", help="print a list for machines")


def _add_month(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", default=None, help="YYYY-MM, or latest: each client's newest complete month "
                        "(default: the last calendar month)")  # fmt: skip


_ANSWERS = (
    *("template", "name", "language", "currency", "timezone", "start", "end", "target", "until", "goal", "goal-kpi"),
    *("date", "date-format", "grain", "decimal", "rates"),
)


def _new(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.interview import Interview
    from readout.pipeline.new_client import make_client
    from readout.pipeline.terminal_new import person, show_made

    console = _console()
    said = {flag: getattr(options, flag.replace("-", "_")) for flag in _ANSWERS}
    given = {flag: value for flag, value in said.items() if value is not None}
    interview = Interview(given, person(console), options.yes)
    made = make_client(find_project(), options.client, interview, options.data, dict(options.map))
    show_made(made, console)
    return 0


def _run(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.batch import Order, default_jobs, selected
    from readout.pipeline.engines.select import chosen
    from readout.pipeline.limits import AskedLimits
    from readout.pipeline.terminal import run_and_show, run_in_silence

    project = find_project()
    chosen(options.renderer)  # refuses a renderer that is not there before any work is done
    clients = selected(project, options.clients)
    jobs = options.jobs or (len(clients) if options.dask else default_jobs())
    limits = AskedLimits(options.timeout, options.max_cpu, options.max_memory)
    order = Order(project, clients, _month(options.month), options.renderer, jobs, options.force, limits)
    putting = _putting(project, options.to) if options.to else None
    with ExitStack() as stack:
        pool = stack.enter_context(_cluster(options.dask, order)) if options.dask else None
        if options.json:
            outcomes = run_in_silence(order, _console(stderr=True), pool, putting)
            _print_json([outcome.as_dict() for outcome in outcomes])
        else:
            outcomes = run_and_show(order, _console(), pool, putting)
    return FAILED if any(outcome.status == "failed" for outcome in outcomes) else 0


def _cluster(address: str, order: Any) -> Any:
    from readout.pipeline.cluster.connection import cluster

    return cluster(address, order)


def _putting(project: Any, url: str) -> Any:
    from readout.pipeline.target.place import place
    from readout.pipeline.target.putting import Putting

    return Putting(project, place(url))


def _open(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.notebook.lab import open_in_lab, require_lab
    from readout.notebook.month_opening import open_for_month
    from readout.pipeline.terminal_open import show_opened

    project, month = find_project(), _month(options.month)
    if options.lab:
        require_lab()
    opened = open_for_month(project, options.client, _period(month), options.set_aside)
    show_opened(opened, project, _console())
    return open_in_lab(opened.notebook, project.root) if options.lab else 0


def _check(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.batch import selected
    from readout.pipeline.check import check_client
    from readout.pipeline.terminal import guide_of, show_findings, show_where_explained

    project = find_project()
    month = _month(options.month)
    results = [check_client(project, client, _period(month)) for client in selected(project, options.clients)]
    if options.json:
        _print_json([finding for result in results for finding in result.as_dicts()])
    else:
        short, guide = len(results) > 1, guide_of(project)
        for result in results:
            show_findings(result.client, result.month, result.findings, _console(), short=short, guide=guide)
        show_where_explained([finding for result in results for finding in result.findings], _console())
    return FAILED if any(result.blocked for result in results) else 0


def _preview(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.engines.select import choose
    from readout.pipeline.preview.session import preview
    from readout.pipeline.preview.wish import Wish
    from readout.pipeline.terminal_preview import open_in_browser, show_address, show_save

    console, client = _console(), options.client

    def begun(url: str) -> None:
        show_address(client, url, console)
        if not options.no_browser:
            open_in_browser(url)

    wish = Wish(find_project(), client, options.month, choose(options.renderer))
    try:
        preview(wish, options.port, begun, lambda shown: show_save(client, shown, console))
    except KeyboardInterrupt:
        console.print("the preview has ended")
    return 0


def _sync(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.notebook.syncing import sync_client
    from readout.pipeline.batch import selected
    from readout.pipeline.terminal_sync import show_synced, show_unsynced

    project, console = find_project(), _console()
    behind = failed = False
    for client in selected(project, options.clients):
        try:
            synced = sync_client(project, client, check=options.check, settle=options.settle)
        except ReadoutError as error:
            show_unsynced(client, error, console)
            failed = True
            continue
        show_synced(synced, console, options.check)
        behind = behind or synced.behind
    return FAILED if failed or (options.check and behind) else 0


def _work_import(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.terminal_work import show_and_write
    from readout.pipeline.work_import import compare

    compared = compare(find_project(), options.client, options.file, options.map, options.done_on)
    show_and_write(compared, _console(), options.yes)
    return 0


def _approve(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.delivery.approval import carry_out
    from readout.delivery.proposal import propose
    from readout.delivery.terminal import approved_as_dict, show_approved, show_proposal

    project, month = find_project(), _month(options.month)
    allow = _allowed(options.allow, options.because)
    proposal = propose(project, options.client, _period(month), options.by, allow)
    if not options.json:
        show_proposal(proposal, _console())
        if not options.yes and not _agrees("Approve it?"):
            return FAILED
    approved = carry_out(proposal)
    if options.json:
        _print_json(approved_as_dict(approved, proposal, project))
    else:
        show_approved(approved, project, _console())
    return 0


def _revise(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.delivery.revise import revise
    from readout.delivery.terminal import show_begun

    project = find_project()
    begun = revise(project, options.client, _period(month_name(options.month, "--month")), options.because)
    if options.json:
        place = project.relative(begun.notebook)
        said = {"client": begun.client, "month": str(begun.month), "version": begun.version, "notebook": place}
        _print_json({**said, "because": begun.because})
    else:
        show_begun(begun, project, _console())
    return 0


def _allowed(codes: Sequence[str], reasons: Sequence[str]) -> tuple[Any, ...]:
    """Pair each code with its reason; both are needed, for an override without a reason explains nothing."""
    from readout.checks.codes import CODES
    from readout.model.history import Allowed

    if len(codes) != len(reasons):
        cure = 'write --because "…" once for each --allow CODE'
        raise ReadoutError(Problem("--allow", f"{len(codes)} codes and {len(reasons)} reasons; {cure}"))
    for code in codes:
        if code not in CODES:
            raise ReadoutError(Problem("--allow", f"{code!r} is no check's code; docs/checks.md lists them"))
    for reason in reasons:
        if not reason.strip():
            raise ReadoutError(Problem("--because", "is empty; write why the error may pass"))
    return tuple(Allowed(code, " ".join(reason.split())) for code, reason in zip(codes, reasons, strict=True))


def _agrees(question: str) -> bool:
    """Ask on a terminal; elsewhere nobody could answer, and the command itself is the answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    return input(f"{question} [y/N] ").strip().casefold() in ("y", "yes")


def _send(options: argparse.Namespace) -> int:
    from readout.data.agency import read_agency
    from readout.data.project import find_project
    from readout.delivery.by_hand import mark_all
    from readout.delivery.dispatch import dispatch
    from readout.delivery.order import Order
    from readout.delivery.server import server_of
    from readout.delivery.terminal_send import send_and_show
    from readout.pipeline.batch import selected

    _refuse_wrong_sending(options)
    project, month = find_project(), _month(options.month)
    clients, named = selected(project, options.clients), not options.all
    server = server_of(read_agency(project).mail, project.root) if options.smtp else None
    order = Order(project, _period(month), server, options.called, options.resend, options.dry_run)
    work = mark_all if options.mark_sent else dispatch
    shipments = work(order, clients) if options.json else send_and_show(work, order, clients, _console(), named=named)
    if options.json:
        _print_json([shipment.as_dict() for shipment in shipments])
    return FAILED if any(shipment.failed(named=named) for shipment in shipments) else 0


def _refuse_wrong_sending(options: argparse.Namespace) -> None:
    """Refuse combinations of options that mean nothing, or more than anybody should say in one go."""
    one_by_one = [name for name in ("called", "mark_sent", "resend") if getattr(options, name)]
    wrong = ""
    if options.all and options.clients:
        wrong = "--all and names of clients exclude each other; leave one out"
    elif not options.all and not options.clients:
        wrong = "name the clients whose reports are to be sent, or say --all"
    elif options.all and one_by_one:
        wrong = f"--{one_by_one[0].replace('_', '-')} is for clients that are named, not for --all"
    elif options.resend and not options.smtp:
        wrong = "--resend needs --smtp; what is sent by hand is marked with --mark-sent afterwards"
    elif options.mark_sent and (options.smtp or options.dry_run):
        wrong = "--mark-sent sends nothing; leave out --smtp and --dry-run"
    if wrong:
        raise ReadoutError(Problem("send", wrong))


def _minutes(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.delivery.minutes import create_minutes, open_minutes
    from readout.delivery.terminal_minutes import apply_and_show, mark_and_show, send_and_show, show_created

    project, month, console = find_project(), _month(options.month), _console()
    asked = _period(month)
    if not (options.apply or options.send or options.mark_sent):
        show_created(create_minutes(project, options.client, asked), project, console)
        return 0
    if asked is None:
        from readout.data.load import load_client

        asked = load_client(project, options.client).latest_month()
    file = open_minutes(project, options.client, asked)
    if options.apply:
        return 0 if apply_and_show(project, file, console, yes=options.yes) else FAILED
    now = dt.datetime.now().astimezone()
    (send_and_show if options.send else mark_and_show)(project, file, now, console)
    return 0


def _status(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.delivery.mine import git_address
    from readout.delivery.standing import Question, standings
    from readout.delivery.terminal_status import show_standings

    project, today = find_project(), dt.date.today()
    current = options.month == "current"
    month = f"{today:%Y-%m}" if current else _month(options.month)
    mine = None if options.mine is None else options.mine or git_address(project.root)
    asked = Question(_period(month), today, mine=mine, current=current)
    found = standings(project, options.clients, asked)
    if options.json:
        _print_json([each.as_dict() for each in found])
    else:
        show_standings(found, asked, _console())
    return FAILED if any(each.error for each in found) else 0


def _doctor(options: argparse.Namespace) -> int:
    from readout.data.project import find_project
    from readout.pipeline.doctor import examine
    from readout.pipeline.terminal import show_diagnosis

    console = _console()
    found = []
    for diagnosis in examine(find_project(), connect=options.connect):
        found.append(diagnosis)
        if not options.json:
            show_diagnosis(diagnosis, console)
    if options.json:
        _print_json([diagnosis.as_dict() for diagnosis in found])
    return FAILED if any(diagnosis.state == "gap" for diagnosis in found) else 0


def _month(text: str | None) -> str | None:
    """Return the month asked for as YYYY-MM; None for each client's latest."""
    if text == "latest":
        return None
    if text is None:
        return month_before(dt.date.today())
    return month_name(text, "--month")


def _period(month: str | None) -> Any:
    """Return a month as all below knows it; pandas, which that takes, is loaded for it."""
    from readout.model.months import parse_month

    return parse_month(month) if month is not None else None


def _mapped(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not (name.strip() and equals and column.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} is no map; write it as in revenue=Umsatz")
    return name.strip(), column.strip()


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write YYYY-MM-DD") from None


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number up to 65535, such as 8765")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of jobs; write 1 or more")
    return int(text)


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def _console(*, stderr: bool = False) -> Any:
    from rich.console import Console

    return Console(highlight=False, stderr=stderr)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
