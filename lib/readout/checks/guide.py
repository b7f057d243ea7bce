"""What every check means, an example of it and its cure: the text of docs/checks.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Guide:
    """When a code is found, a line as it is printed (shortened), and what to do."""

    meaning: str
    example: str
    cure: str


GUIDES: dict[str, Guide] = {
    "R001": Guide(
        "A source does not hold the whole month, and its KPIs are not declared pending. No verdict is given on part of "
        "a month.",
        "source orders: 2026-05 is incomplete: data reach 2026-05-25 only",
        "Bring the export up to the month's end, or add the KPI to `pending` with a date.",
    ),
    "R002": Guide(
        "The newest row is more than a week older than the month's end (weekly data: two weeks), though the month "
        "counts as complete.",
        "source orders: the newest row is of 2026-05-22",
        "Bring a newer export, or make sure that `through` is true.",
    ),
    "R003": Guide(
        "A file, a query or a value cannot be read as client.yml says. Nothing else is checked then.",
        "data/orders.csv:7: revenue is 'abc'",
        "Mend the row, or say in `format` how the file writes its values.",
    ),
    "R004": Guide(
        "A number in the analyst's words equals no figure of the month within the rounding it is written in; or it "
        "says how something went that the report does not hold (a channel, a week, an older year, a measure such as an "
        "open rate, a competitor, a part of what was counted), and not where it comes from. Plans, hopes, prices, what "
        "was paid and what we did need no source.",
        "“19%” matches no figure of the month; the nearest is −18.0%",
        "Correct the number or take it out; name the source in its sentence (*according to Google Analytics*, *(order "
        "system)*) or once for the cell (*Source: Google Analytics*); or put what it counts into work.csv.",
    ),
    "R005": Guide(
        "A word such as rose, fell or flat stands with a KPI that did something else.",
        "“revenue rose”, while it fell by 18% against April",
        "Correct the word, or name the month it is compared with.",
    ),
    "R006": Guide(
        "A figure that a client was sent, or was told last, in the past 13 months is another one today, by more than "
        "half a percent and half a unit of its last printed digit, with the same definition, and no event says why.",
        "orders has changed since it was sent: 2026-03 from 1204 to 1187, beyond the 0.5% that figures settle by",
        "Find out why, and write it as an event of this month with the KPI in `kpis` and the changed month in "
        "`corrects`; the report says both to the client in one line.",
    ),
    "R007": Guide(
        "Sentences, lists and the analyst's words take longer to read than `reading_minutes` of agency.yml (three "
        "minutes by default). Tables, tiles, charts, pictures and the small print are looked at, not read, and are not "
        "counted. 230 words a minute: adults read English non-fiction silently at 238 (Brysbaert 2019, Journal of "
        "Memory and Language 109); other languages by how fast they are read beside English (Finnish: 162; IReST "
        "texts, Trauzettel-Klosinski and Dietz 2012).",
        "the report has 824 words, 3.6 minutes to read, with a limit of 3",
        "Cut words, or fewer and shorter notes in work.csv; or move the limit.",
    ),
    "R008": Guide(
        "Another client's name or id stands in this client's report. The name is not repeated in the message.",
        "another client's name or id stands here",
        "Take it out, or list it under `may_mention`.",
    ),
    "R009": Guide(
        "No font of the report has a character; the PDF shows a replacement mark.",
        "no font has U+1F680 ROCKET",
        "Write it another way.",
    ),
    "R010": Guide(
        "Our figure and the client's own system differ by more than the tolerance of `reconcile`.",
        "revenue does not reconcile: ours is 10, till says 12",
        "Find the difference, or agree on a wider tolerance.",
    ),
    "R011": Guide(
        "Something in what was read is odd, and only a person can tell whether it is right.",
        "where status = 'payed' passes no row",
        "Look at it; correct client.yml or the file.",
    ),
    "R012": Guide(
        "Days are missing in the middle of a source: the month before is not whole (`absent: missing`), or more days "
        "in a row have no row than ever in the one or two years before (`absent: zero`; five days at least).",
        "source orders: no row on 9 days in a row (2026-05-05 to 2026-05-13), where 3 were the most in the 24 months",
        "Bring the missing days, or write an event in that month that says what happened.",
    ),
    "R013": Guide(
        "The month has more than 1.8 times, or less than 0.55 times, the rows that its own history leads one to "
        "expect, and lies outside of their normal range: an export that holds rows twice, or half of them.",
        "source orders: 2026-05 has 4012 rows where about 2010 were to be expected",
        "See that the export is whole and holds no row twice; where it is right, nothing is to be done.",
    ),
    "R014": Guide(
        "A name that stood in each of the six months before is gone from a KPI's dimension, is written otherwise, or "
        "a third of the rows have names that were never seen, where hardly any were new before.",
        "source ads: channel 'Facebook' is gone and 'facebook ads' is new",
        "Where a name is only written otherwise, mend it at its source: what explains a change goes by names.",
    ),
    "R015": Guide(
        "The accent colour of client.yml is too light for text on white (less than 4.5:1, WCAG 2 AA). The report uses "
        "a darker colour of the same hue.",
        "brand.color #ffcc00 is too light to be read (1.4:1, needed 4.5:1); the report uses #896c00",
        "Agree on a darker colour, or write the one the report uses.",
    ),
    "R016": Guide(
        "A Markdown cell holds an HTML comment. JupyterLab does not show it, and the report does, like everything that "
        "was typed: no word is lost on the way to the client.",
        'report.ipynb, cell summary: "<!-- ask Anna -->" is hidden in JupyterLab and shown to the client',
        "Move the note into a cell with the tag `remove-cell`, which no report shows, or delete it.",
    ),
    "R101": Guide(
        "The client has no goal, so nothing in the report is for anything.",
        "goals is empty",
        "Agree on a business goal and write it down.",
    ),
    "R103": Guide(
        "A goal or a KPI's definition is not what it was in the last report sent, and the client is not told so.",
        "goal grow: target was 120000 in the report sent for 2026-04 and is 100000",
        "For a target, add a `revisions` entry with who agreed to it and why; for anything else of a goal, a decision "
        "to change or pivot; for a KPI, an event since that names it.",
    ),
    "R104": Guide(
        "A goal is behind its plan, or missed in a month of its own span, and nobody says what we do differently. "
        "Words are five or more in a `goals` cell (one cell may speak of several goals) or in an `explain` cell of the "
        "goal's KPI. Where the `goals` prompt stands untouched, R505 says so instead.",
        "goal grow is behind by 24 days and has no word on it",
        "Say what we do differently.",
    ),
    "R105": Guide(
        "A goal is behind its plan, or missed in a month of its own span, and `decisions` has no entry for it this "
        "month. What was decided about the larger goal (`parent`) covers its parts.",
        "goal grow is behind by 24 days and has no decision",
        "Add a decision: keep, change or pivot, and because.",
    ),
    "R201": Guide(
        "Nothing was finished in the month and no pause was agreed.",
        "nothing was finished in 2026-05",
        "Add the work, or a pause with its reason.",
    ),
    "R202": Guide(
        "Finished work that could be shown has neither evidence nor a counted result, or its evidence is a path at "
        "which there is no file. Links are never opened.",
        "guide has no evidence",
        "Add a link or a file.",
    ),
    "R203": Guide(
        "A title in work.csv says that something was done and not what: every word is a usual one, or there is only "
        "one short word. Titles are read in the report's language and in English.",
        "seo is titled 'Worked on SEO', which could be anything",
        "Name what was made, as one would point at it.",
    ),
    "R204": Guide(
        "Something promised in the last report sent, or anything of ours in the log whose day has passed, is neither "
        "done, nor late with a new date, nor dropped with a reason; or its first date, title or side was changed "
        "silently.",
        "price-list was due on 2026-05-12 and is not done",
        "Account for it in work.csv: `done`, a new `due` with the first date in `promised`, or `dropped` with a note.",
    ),
    "R301": Guide(
        "An agreed KPI has no value for the month and is not pending.",
        "revenue has no value for 2026-05",
        "Check its value and where, or declare it pending.",
    ),
    "R401": Guide(
        "A KPI serves no business goal.",
        "visits serves no goal",
        "Name a goal, or leave the KPI out, however good it looks.",
    ),
    "R402": Guide(
        "A leading sign is made the headline: the summary's first sentence names one and no outcome before it, or "
        "client.yml lists one before an outcome.",
        "the summary leads with Website visits, a leading sign",
        "Begin with an outcome; a sign may follow.",
    ),
    "R403": Guide(
        "KPIs are others, or in another order, than in the last report sent, and no event since then names them: by id "
        "in `kpis`, or by name in its note.",
        "kpis: visits of the last report sent is gone",
        "Tell the client why in such an event, or bring the KPI back.",
    ),
    "R404": Guide(
        "More than five outcomes or nine KPIs.",
        "kpis holds 11 KPIs, 6 of them outcomes",
        "Keep what decisions are made on.",
    ),
    "R501": Guide(
        "A KPI truly changed, for better or worse, and no `explain` cell that names it (`kpis` in its metadata, or in "
        "words where that is empty) has five words of a person. Where its prompt stands untouched, R505 says so "
        "instead.",
        "revenue truly changed for the worse and nobody says why",
        "Say why, or that we do not know yet and how we find out.",
    ),
    "R502": Guide(
        "A KPI truly changed for the worse and nothing is done about it: no work with this `kpi` is open or was "
        "finished this month, on either side, there is no decision about a goal it serves, and the next-steps words do "
        "not name it.",
        "revenue truly changed for the worse and nothing is done about it",
        "Add the work, the decision or the words.",
    ),
    "R503": Guide(
        "A cause is given for a KPI's movement in a month that is normal for it, without a counted result and its "
        "source.",
        "“orders rose thanks to the newsletter”, in a normal month of orders",
        "Say what was counted and where, or leave the cause out.",
    ),
    "R504": Guide(
        "A cell holds the words of the last report sent or of the newest notebook in past/ (beyond 15 words: nine "
        "tenths of them), or is stamped with another month.",
        "these words stood in the last report already",
        "Write this month's; `readout open` prepares the cells.",
    ),
    "R505": Guide(
        "A prompt, an example row or an example name of the template stands untouched, or the month has no summary. An "
        "untouched `explain` or `goals` prompt is named here only, and not as R501 or R104 as well.",
        "a prompt or an example stands here unanswered",
        "Write what is true of this client and month, or delete it; the summary is asked for every month.",
    ),
    "R601": Guide(
        "Nothing of ours is due in the coming month, though the agreement goes on and no pause is agreed.",
        "nothing of ours is due in 2026-06",
        "Plan the work, or add a pause with its reason.",
    ),
    "R602": Guide(
        "Open work has no due date or no owner.",
        "sale-page has no owner",
        "Fill in due and owner.",
    ),
    "R701": Guide(
        "Two or more actions are open and none has an owner, on either side. A single one is R602's.",
        "none of the 4 open actions has an owner",
        "Name a person for each.",
    ),
    "R702": Guide(
        "An action of the client's is due since the report's day or before, and the next-steps words do not speak of "
        "it (two words of its title are enough).",
        "stock of Shop owner is due since 2026-05-18",
        "Agree on a new due date, or say what waits for it.",
    ),
    "R801": Guide(
        "No time is agreed for the call in the coming month, which is no pause.",
        "call.when is empty",
        "Agree on one, for example `when: second Tuesday 10:00`.",
    ),
    "R802": Guide(
        "There was a call on the last report sent and no minutes of it.",
        "the call about 2026-04 has no minutes",
        "Write the minutes; `readout minutes` begins them.",
    ),
    "R901": Guide(
        "“I”, “you” or “the agency” stands where “we” belongs. Requests and questions to the client are left alone.",
        "“I wrote two guides”",
        "Write “we”.",
    ),
    "R902": Guide(
        "What went well is ours and what went wrong is theirs.",
        "“we grew revenue … your orders fell”",
        "Write “we” in both.",
    ),
}
