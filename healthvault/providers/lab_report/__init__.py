"""A laboratory's report: FHIR, or a PDF that holds text. Read into lines, of which some are recognised.

It is no arrival: what is recognised is shown to the person, who says what is kept.
"""
