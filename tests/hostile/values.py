"""Numbers without end and days at the ends of the calendar: a correct answer, or an error that says what is wrong."""

import json

from driver import CASE, DONE, NO, check, guide, run, write

RULES = {
    "weeks_passed": "time since injury >= 6 weeks",
    "years_passed": "time since injury >= 9998 years",
    "months_passed": "time since injury > 119987 months",
    "at_the_end": "injury >= 9999-12-31",
    "gap": "surgery - injury > 3652000 days",
    "seen": "some earlier within 9999 years",
    "amount_large": "amount >= 999999999.999999",
    "doses": "dose + grams + dose + grams > 4 mg",
}
DECLARED = """fact injury: date "day of the injury"
fact surgery: date "day of the surgery"
fact amount: number "an amount"
fact visits: count "visits"
fact lasting: duration "how long"
fact dose: number in mg "dose"
fact grams: number in g "dose in grams"
record earlier "earlier injection":
  date: date
"""
GUIDELINES = DECLARED + "".join(
    f'guideline d.{name} "{name}":\n  recommended when {condition}\n  otherwise not_recommended\n'
    for name, condition in RULES.items())


def told(as_of, facts):
    write("values.guide", GUIDELINES)
    write("case.json", json.dumps({"schema": "guide.case/1", "as_of": as_of, "facts": facts})
          if isinstance(facts, dict) else f'{{"schema":"guide.case/1","as_of":"{as_of}","facts":{facts}}}')
    return guide("decide", "case.json", "--library", "values.guide", "--format", "json")


def decided(as_of, **facts):
    """The guidelines that come out recommended and not; the rest is open."""
    result = told(as_of, facts).says(DONE)
    conclusions = {each["name"][2:]: each["conclusion"].get("outcome") for each in json.loads(result.out)["requests"][0]["guidelines"]}
    return ({name for name, said in conclusions.items() if said == "recommended"},
            {name for name, said in conclusions.items() if said == "not_recommended"})


def days_at_the_ends():
    yes, no = decided("9999-12-31", injury="0001-01-01", surgery="9999-12-31")
    assert yes == {"weeks_passed", "years_passed", "months_passed", "gap"} and no == {"at_the_end"}, (yes, no)
    yes, no = decided("9999-12-31", injury="9999-12-31", surgery="0001-01-01")
    assert yes == {"at_the_end"} and no == {"weeks_passed", "years_passed", "months_passed", "gap"}, (yes, no)
    yes, no = decided("0001-01-01", injury="0001-01-01", surgery="0001-01-01", earlier=[{"date": "0001-01-01"}])
    assert yes == {"seen"} and no == {"weeks_passed", "years_passed", "months_passed", "at_the_end", "gap"}, (yes, no)
    yes, no = decided("9999-12-31", injury="0001-02-01", earlier=[{"date": "0001-01-01"}])
    assert yes == {"weeks_passed", "years_passed", "seen"} and no == {"months_passed", "at_the_end"}, (yes, no)
    yes, no = decided("2024-05-01", injury="9999-12-31")
    assert yes == {"at_the_end"} and no == {"weeks_passed", "years_passed", "months_passed"}, (yes, no)


def days_that_are_none():
    for day in ("0000-01-01", "10000-01-01", "2024-02-30", "2023-02-29", "1900-02-29", "-001-01-01", "2024-13-01",
                "2024-00-10", "2024-04-31", "9" * 1_000_000, "2024-05-01" * 100_000):
        told(day, {}).says(CASE, "is no day of the calendar")
        if day != "2023-02-29":
            told("2024-05-01", {"injury": day}).says(CASE)
    told("2000-02-29", {}).says(DONE)
    for day in ("0000-01-01", "10000-01-01", "2023-02-29", "9" * 1_000_000):
        check(DECLARED + f'guideline a.b "A":\n  require injury > {day}\n').says(NO)
        check(DECLARED + f'guideline a.b "A":\n  effective {day} to 9999-12-31\n  require injury is documented\n').says(NO)


def bounds_past_the_calendar():
    for bound in ("999999999 years", "999999999 days", "10000 years", "120000 months", "600000 weeks", "4000000 days"):
        for condition in (f"time since injury >= {bound}", f"some earlier within {bound}",
                          f"time since latest earlier < {bound}"):
            result = check(DECLARED + f'guideline a.b "A":\n  require {condition}\n')
            assert result.code in (DONE, NO), result
    for bound in ("9998 years", "119987 months", "3652058 days"):
        write("values.guide", DECLARED + f'guideline a.b "A":\n  recommended when time since injury >= {bound}\n'
              '  otherwise not_recommended\n')
        for as_of in ("0001-01-01", "9999-12-31"):
            for day in ("0001-01-01", "9999-12-31"):
                write("case.json", f'{{"schema":"guide.case/1","as_of":"{as_of}","facts":{{"injury":"{day}"}}}}')
                expected = as_of > day
                guide("decide", "case.json", "--library", "values.guide").says(
                    DONE, "  recommended" if expected else "  not recommended")


def large_numbers():
    yes, no = decided("2024-05-01", amount="999999999.999999", dose="999999999 mg", grams="999999999 g")
    assert {"amount_large", "doses"} <= yes, (yes, no)
    yes, no = decided("2024-05-01", amount="999999999.999998", dose="0 mg", grams="0 g")
    assert {"amount_large", "doses"} <= no, (yes, no)


def numbers_that_are_none():
    huge = "9" * 10_000_000
    for number in ("1000000000", "9223372036854775807", "9223372036854775808", "18446744073709551616", "-1", "-0",
                   "-9223372036854775808", "1e9", "1e400", "1E-400", "0.0000001", "00", "01", "1.", ".5", "+1", "0x10",
                   "NaN", "Infinity", "1e", "1_000", huge, "0." + huge, "1e" + huge, "-" + huge):
        told("2024-05-01", f'{{"amount":{number}}}').says(CASE)
        if number not in ("00", "01"):
            told("2024-05-01", f'{{"amount":"{number}"}}').says(CASE)
    for amount in ("999999999 years", "300000000 years", "9" * 20 + " days", "1.5.5 weeks", "5 lightyears"):
        told("2024-05-01", {"lasting": amount}).says(CASE)
    told("2024-05-01", {"dose": "999999999 kg"}).says(CASE, "cannot be said exactly")
    for amount in ("1.5", "1000000000", "-1", huge):
        told("2024-05-01", {"visits": amount}).says(CASE)


def numbers_in_guidelines():
    for number in ("1000000000", "9223372036854775808", "0.0000001", "-1", "1e9", "9" * 3_000_000, "0." + "0" * 3_000_000 + "1"):
        check(DECLARED + f'guideline a.b "A":\n  require amount > {number}\n').says(NO)
        check(f'fact x: number from 0 to {number} "x"\n').says(NO)
    check(DECLARED + 'guideline a.b "A":\n  require ' + "amount + " * 200_000 + "amount > 3\n", seconds=6, megabytes=900)
    check(DECLARED + 'guideline a.b "A":\n  require at least 999999999 of: amount > 1, amount > 2\n').says(NO)
    check(DECLARED + 'guideline a.b "A":\n  require count of earlier + visits <= 999999999\n')


run([days_at_the_ends, days_that_are_none, bounds_past_the_calendar, large_numbers, numbers_that_are_none,
     numbers_in_guidelines])
