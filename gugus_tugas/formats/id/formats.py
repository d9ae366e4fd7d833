"""Indonesian formats; Django's own `id` locale accepts American dates, so every input format is set here."""

DATE_FORMAT, SHORT_DATE_FORMAT = "j F Y", "d/m/Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT, SHORT_DATETIME_FORMAT = r"j F Y, H.i \W\I\B", "d/m/Y H.i"
YEAR_MONTH_FORMAT, MONTH_DAY_FORMAT = "F Y", "j F"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ",", ".", 3
