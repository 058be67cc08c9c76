"""Series in, plain Plotly dictionaries and SVG paths out; pure."""
