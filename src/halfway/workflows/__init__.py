"""The verbs of Halfway as plain functions: what both faces, page and command line, call.

One module for each thing that is worked on, so that a command loads no more than it needs.
"""
