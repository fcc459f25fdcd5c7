"""Charts: rows in, a Plotly figure out; nothing here knows Streamlit or the warehouse."""
