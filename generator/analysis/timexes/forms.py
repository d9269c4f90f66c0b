"""Forms that all languages share: dates in digits, and days and months in the orders that languages have."""

MEANINGS: frozenset[str] = frozenset({
    "day", "weekday", "named_day", "part_of_day", "month", "year", "decade", "century", "season", "quarter",
    "numeric_span", "day_span", "date_span", "month_span", "year_span",
    "period", "ago", "ahead", "past_span", "future_span", "anniversary", "clock", "nothing",
})  # fmt: skip
"""What the templates of a language may mean; "nothing" is what only looks like time."""

CONSTANT_ZONES = {"gmt": "Z", "utc": "Z"}

COMMON_FORMS: dict[str, tuple[str, ...]] = {
    "nothing": (
        "amount|yyyy unit ago|which|past_span",
        "before amount|yyyy unit",
        "weekday - weekday",
    ),
    "named_day": (
        "day_name [part]",
    ),
    "day": (
        # digits; a day and month alone need a weekday or a word for "date" beside them: 4/9 may be a score
        "[dayword] wday [.] [,] [part] [,] ( [part] [dateword] numeric ) [part] [which]",
        "[dayword] wday [.] [,] [part] [,] [the] [dateword] numeric [part] [which]",
        "[dayword] wday [.] [,] [part] [the] dotted .",
        "day_name [part] [,] ( [wday ,] [part] numeric )",
        "part which [,] ( [wday ,] numeric )",
        "part ( numeric )",
        "[dateword] full [part]",
        "dateword numeric [part]",
        "~ondate|since|until numeric",
        # day before month
        "[dayword] [wday [.] [part] [,]] [the] [dateword] day [.|th] [of] mon [[.] [,] [of] yyyy] [which]",
        "[dayword] wday [.] [,] [part] [,] ( [dateword] day [.|th] [of] mon [[.] [of] yyyy] ) [part] [which]",
        "day_name [part] [,] ( [wday ,] day [.|th] [of] mon [[.] [of] yyyy] )",
        # month before day
        "[wday [.] [part] [,]] mon [.] day [th] [, yyyy]",
        "[wday [.] [part] [,]] mon [.] day [th] yyyy",
    ),
    "month": (
        "[edge] [monthword] mon [.] [,] [of] yyyy",
    ),
    "numeric_span": (
        "[dayword] [wday -|until|and wday [,]] ( numspan )",
    ),
    "date_span": (
        "day [.|th] mon [[.] yyyy] -|until|through [dateword] day [.|th] mon [[.] [,] [of] yyyy]",
        "mon [.] day [th] [, yyyy] -|until|through mon [.] day [th] [, yyyy]",
    ),
    "year_span": (
        "[yearword] yearspan",
        "[yearword] yyyy -|until|through [yearword] yyyy",
        "~between|from yyyy and yyyy",
        "[yearword] school season|yearspan",
    ),
    "quarter": (
        "[edge] quarter_letter n [-] [yearword] yyyy",
    ),
    "clock": (
        "clock|clockspan zone",
    ),
}  # fmt: skip
