"""Days, months, years and clock times, and what an open date is by the day of writing."""
